"""Whether manoeuvres that have begun still run on the day of the report: they last for days or weeks (ruling 1)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from communique.reading.clauses import forms
from communique.reading.standing_words import effect_of_verb

if TYPE_CHECKING:
    from communique.model import Interval
    from communique.reading.document import Document
    from communique.reading.within import Group, Told

_RUN: Final = timedelta(14)
"""How long manoeuvres run as a rule where no end is told."""
_RUNNING: Final = frozenset({"begin", "start", "kick", "open", "run", "continue", "last", "launch"})


def still_runs(document: Document, group: Group, date: Interval | None) -> bool:
    """Whether an exercise told to have begun is not told to have ended, and began shortly before the report.

    Args:
        document: The report.
        group: The mentions of one account.
        date: Its date, None where none is told.
    """
    day = document.day
    if group[0].type != "exercise" or day is None or any(each.count is not None for each in group):
        return False
    if date is not None and not (date.start <= day.end and date.end >= day.start - _RUN):
        return False
    ended = any(each.standing.effect in ("ended", "cancelled") for each in group)
    return not ended and any(has_begun(document, each) for each in group)


def has_begun(document: Document, mention: Told) -> bool:
    """Whether its own words or a relative clause tell that it began: "the drill, which began on March 1"."""
    if mention.standing.begun or mention.standing.effect == "begun":
        return True
    return any(
        effect_of_verb(document, child) == "begun" or bool(forms(document, child) & _RUNNING)
        for child in document.children(mention.match.head, "acl:relcl")
    )
