"""Whether a date lies ahead of the report or behind it, and what that makes of an event that the words leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from communique.reading.document import Document
    from communique.reading.when import When


def timed(document: Document, when: When | None, otherwise: str | None) -> str | None:
    """A date settles what the words leave open: what lies ahead is scheduled, what lies behind happened."""
    if lies_ahead(document, when):
        return "scheduled"
    if otherwise != "happened" and reaches_ahead(document, when):
        return "scheduled"
    if lies_behind(document, when):
        return "happened"
    return otherwise


def lies_ahead(document: Document, when: When | None) -> bool:
    """Whether a date begins after the report."""
    return when is not None and document.day is not None and when.interval.start > document.day.end


def reaches_ahead(document: Document, when: When | None) -> bool:
    """Whether a date runs from the day of the report on: "later this month"."""
    return (
        when is not None
        and document.day is not None
        and when.interval.start >= document.day.start
        and when.interval.end > document.day.end
    )


_KNOWN: Final = 2
"""Days within which a report's own day is known well enough to say that one of its days is over."""


def lies_behind(document: Document, when: When | None) -> bool:
    """Whether a date is over by the time of the report."""
    if when is None or document.day is None:
        return False
    known = document.day.days <= _KNOWN or when.interval.precision != "day"
    return when.interval.end <= (document.day.end if known else document.day.start)


def is_of_today(document: Document, when: When | None) -> bool:
    """Whether a date is the report's own day, which is not over for who says what will be on it."""
    return (
        when is not None
        and document.day is not None
        and document.day.days == 1
        and when.interval == document.day
    )
