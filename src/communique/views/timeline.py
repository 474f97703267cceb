"""The timeline: events in the order of the calendar, filtered, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
import polars as pl

from communique.errors import CommuniqueError
from communique.model import Event, Interval
from communique.model.interval import parse
from communique.model.vocabulary import EVENT_TYPES, STATUSES
from communique.views.corpus import Corpus
from communique.views.lines import COLUMNS

__all__ = ["COLUMNS", "Filter", "bounds", "check_terms", "find", "select", "timeline"]


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which events to show; None is no limit.

    Attributes:
        since: First day; events that end before it are left out. Undated events are kept only without bounds.
        until: Last day.
        type: Event types.
        status: Statuses.
        side: Slug or name of a side that acts, takes part or is aimed at.
        person: Id or name of a person that takes part.
        place: Slug or name of a city or country.
        disputed: Only events on which accounts differ.
    """

    since: date | None = None
    until: date | None = None
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    side: str | None = None
    person: str | None = None
    place: str | None = None
    disputed: bool = False


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
    frame = corpus.frame
    keep = [pl.lit(True)]
    if wanted.since is not None:
        keep.append(pl.col("end") >= wanted.since)
    if wanted.until is not None:
        keep.append(pl.col("start") <= wanted.until)
    if wanted.type:
        keep.append(pl.col("type").is_in(list(wanted.type)))
    if wanted.status:
        keep.append(pl.col("status").is_in(list(wanted.status)))
    if wanted.disputed:
        keep.append(pl.col("disputed"))
    for kind, term in (("side", wanted.side), ("person", wanted.person), ("place", wanted.place)):
        if term is not None:
            keep.append(pl.col("id").is_in(_tagged(kind, term, corpus)))
    return frame.filter(*keep)


def select(corpus: Corpus, wanted: Filter) -> list[Event]:
    """The events that pass, in the order of the calendar, undated ones last."""
    return [corpus.events[identity] for identity in find(corpus, wanted)["id"]]


def timeline(corpus: Corpus, wanted: Filter | None = None) -> pl.DataFrame:
    """The selected events as a table with the columns of `COLUMNS`, one row an event."""
    return find(corpus, wanted or Filter())


def _tagged(kind: str, term: str, corpus: Corpus) -> list[str]:
    """Ids of the events that have any side, person or place that the term names."""
    fits = _at if kind == "place" else _names
    keys = [key for key in corpus.tags(kind) if fits(term, key, corpus)]
    return sorted({identity for ids in corpus.tagged(kind, keys).values() for identity in ids})


def _names(wanted: str, actor: str, corpus: Corpus) -> bool:
    plain = wanted.casefold()
    return plain.replace(" ", "-") == actor or plain in corpus.name(actor).casefold()


def _at(wanted: str, place: str, _: Corpus) -> bool:
    slug = wanted.casefold().replace(", ", ",").replace(" ", "-")
    return slug in (place, *place.split(","))
