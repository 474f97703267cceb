"""The timeline: events in the order of the calendar, filtered, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

from communique.errors import CommuniqueError
from communique.model import Event, Interval
from communique.model.interval import parse
from communique.model.vocabulary import EVENT_TYPES, STATUSES
from communique.views.corpus import Corpus
from communique.views.lines import COLUMNS
from communique.views.picking import Filter, pick

__all__ = ["COLUMNS", "Filter", "bounds", "check_terms", "find", "select", "timeline"]


def bounds(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """First and last day from ISO texts: `2018` means from its first or to its last day.

    Raises:
        CommuniqueError: If a text is no ISO 8601 date.
    """
    first, last = _interval("--since", since), _interval("--until", until)
    return (first.start if first else None, last.end if last else None)


def _interval(option: str, text: str | None) -> Interval | None:
    if not text:
        return None
    try:
        return parse(text)
    except ValueError as error:
        raise CommuniqueError(
            f"{text!r} is not a date.", where=option, todo="Write 2018, 2018-06 or 2018-06-12."
        ) from error


def check_terms(types: Sequence[str], statuses: Sequence[str]) -> None:
    """Raise a CommuniqueError that lists the vocabulary if a type or status is not in it."""
    for option, given, known in (("--type", types, EVENT_TYPES), ("--status", statuses, STATUSES)):
        unknown = [term for term in given if term not in known]
        if unknown:
            raise CommuniqueError(
                f"{unknown[0]!r} is unknown.", where=option, todo=f"One of: {', '.join(known)}."
            )


def find(corpus: Corpus, wanted: Filter) -> pl.DataFrame:
    """The events that pass as a frame with the columns of `COLUMNS`, in the order of the calendar, undated ones last."""
    return corpus.frame[pick(corpus, wanted)]


def select(corpus: Corpus, wanted: Filter) -> list[Event]:
    """The events that pass, in the order of the calendar, undated ones last."""
    return [corpus.events[identity] for identity in find(corpus, wanted)["id"]]


def timeline(corpus: Corpus, wanted: Filter | None = None) -> pl.DataFrame:
    """The selected events as a table with the columns of `COLUMNS`, one row an event."""
    return find(corpus, wanted or Filter())
