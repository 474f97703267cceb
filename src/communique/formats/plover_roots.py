"""The PLOVER root (manual of 2021) that an account or statement is exchanged as: its type or kind, refined by how it stands.

PLOVER codes what is intended or refused as well as what is done: a planned visit is an AGREE, a cancelled one a REJECT,
lifted sanctions a CONCEDE, a channel that is cut a SANCTION (CAMEO 16, reduced relations).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from communique.model.vocabulary import PLOVER, EventType, Kind

OF_KIND: Final[MappingProxyType[Kind, str | None]] = MappingProxyType(
    {
        "demand": "REQUEST", "appeal": "REQUEST", "condition": "REQUEST", "offer": "AGREE", "pledge": "AGREE",
        "refusal": "REJECT", "threat": "THREATEN", "accusation": "ACCUSE", "denial": "REJECT",
        "assessment": None, "prediction": None, "announcement": None,
    }
)  # fmt: skip
"""Roots of statements by kind; what only tells or judges has none (PLOVER dropped CAMEO's "make public statement")."""

_PEACEFUL: Final = frozenset({"talks", "visit", "call", "message", "contact", "channel", "agreement", "step"})
_PLANNED: Final = frozenset({"scheduled", "proposed", "uncertain"})
_OFF: Final = frozenset({"cancelled", "postponed"})
_BY_OUTCOME: Final = MappingProxyType(
    {("sanction", "lifted"): "CONCEDE", ("sanction", "waived"): "CONCEDE", ("channel", "cut"): "SANCTION"}
)


def root_of_event(kind: EventType, status: str | None, outcome: str | None) -> str | None:
    """The root of an account or event.

    Args:
        kind: Its type.
        status: Its status.
        outcome: Its outcome, None if none is told.

    Returns:
        A root code; None where it was denied, and so did not happen.
    """
    if status == "denied":
        return None
    if outcome is not None and (found := _BY_OUTCOME.get((kind, outcome))) is not None:
        return found
    if kind in _PEACEFUL:
        return "AGREE" if status in _PLANNED else "REJECT" if status in _OFF else PLOVER[kind]
    if status in _OFF:
        return "CONCEDE"
    return "THREATEN" if status in _PLANNED and kind in ("attack", "sanction") else PLOVER[kind]


def root_of_statement(kind: Kind) -> str | None:
    """The root of a statement; None where it only tells or judges."""
    return OF_KIND[kind]
