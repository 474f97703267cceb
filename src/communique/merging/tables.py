"""The table of weights that the matcher reads, checked on load."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from communique.errors import DataError
from communique.model.vocabulary import EVENT_TYPES

VETO = -20.0
"""The weight of what may never be joined: no sum of reasons outweighs it."""

Note = frozenset[str] | tuple[object, ...] | str
# A factor's name, its weight, and what it rests on: put into words only for a balance that somebody reads.
Line = tuple[str, float, Note]

_PATH = Path(__file__).with_name("weights.yaml")
_GROUPS = (
    "rates",
    "slack",
    "time",
    "sides",
    "target",
    "people",
    "place",
    "level",
    "count",
    "nth",
    "status",
    "words",
    "report",
    "line",
    "sum",
)


@cache
def weights(path: Path = _PATH) -> dict[str, Any]:
    """The table of weights.

    Raises:
        DataError: If a group or an event type is missing.
    """
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    missing = [group for group in _GROUPS if not isinstance(table.get(group), dict)]
    missing += [
        kind
        for kind in EVENT_TYPES
        if kind not in table.get("rates", {}) or kind not in table.get("slack", {})
    ]
    if missing:
        raise DataError(f"no weights for {', '.join(missing)}", where=str(path), todo="Add them.")
    return dict(table)


@cache
def weigh(group: str, name: str) -> float:
    """One weight of a group of the table."""
    return float(weights()[group][name])


def inferred(rule: str) -> bool:
    """Whether a date derived by this rule is a guess from what stands near it."""
    return rule.removesuffix("+zone") in weights()["inferred"]
