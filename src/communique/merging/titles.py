"""A headline for an event in plain words, built from its values and from nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import yaml

from communique.errors import DataError
from communique.merging.words import heads, stems
from communique.model.vocabulary import EVENT_TYPES

_PATH = Path(__file__).with_name("titles.yaml")
# Kinds of which the words tell more than the label: which weapon, measure, text or step. Of talks or a visit they
# only tell again who met whom and where.
_TOLD_BY_WHAT = frozenset(
    {
        "missile-test", "exercise", "deployment", "attack", "sanction", "agreement", "step", "withdrawal", "message",
        "channel", "call", "contact", "office",
    }
)  # fmt: skip
_ORDINALS = {
    1: "first",
    2: "second",
    3: "third",
    4: "fourth",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
}


@cache
def labels(path: Path = _PATH) -> dict[str, str]:
    """What each event type is called.

    Raises:
        DataError: If a type has no label.
    """
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    missing = [kind for kind in EVENT_TYPES if kind not in found]
    if missing:
        raise DataError(f"no label for {', '.join(missing)}", where=str(path), todo="Add one.")
    return dict(found)


def title_of(
    kind: str,
    *,
    sides: Sequence[str],
    people: Sequence[str],
    level: str | None,
    place: str | None,
    what: str | None,
    nth: int | None,
    name: Callable[[str], str],
) -> str:
    """The headline of an event; `name` gives an actor's usual name. Its status is told beside it, not in it."""
    label = labels().get(f"{kind}/{level}", labels()[kind])
    if nth is not None and kind == "nuclear-test":
        label = f"{_ORDINALS.get(nth, f'{nth}th')} {label}"
    who = _who(kind, level, sides, people)
    words = [f"{' and '.join(name(each) for each in who)}: {label}" if who else label.capitalize()]
    if place:
        words.append(f"in {_place(place)}")
    if what and kind in _TOLD_BY_WHAT and frozenset(stems(what)) - heads(kind) - frozenset(stems(label)):
        words.append(f"({_short(what)})")
    return " ".join(words)


def _who(kind: str, level: str | None, sides: Sequence[str], people: Sequence[str]) -> Sequence[str]:
    """The two of a summit, whoever travels or calls, else the sides: of many people none stands for the rest."""
    if kind == "talks":
        return people if level == "summit" and len(people) == 2 else sides[:2] or people[:2]
    return people[:2] if kind in ("visit", "call") and people else sides[:2]


def _place(slug: str) -> str:
    return " ".join(word.capitalize() for word in slug.partition(",")[0].split("-"))


def _short(text: str, most: int = 60) -> str:
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0] + "..."
