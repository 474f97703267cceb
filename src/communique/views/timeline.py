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

COLUMNS: dict[str, pl.DataType] = {
    "id": pl.String(),
    "start": pl.Date(),
    "end": pl.Date(),
    "precision": pl.String(),
    "type": pl.String(),
    "status": pl.String(),
    "level": pl.String(),
    "outcome": pl.String(),
    "title": pl.String(),
    "place": pl.String(),
    "sides": pl.List(pl.String()),
    "people": pl.List(pl.String()),
    "reports": pl.Int64(),
    "origins": pl.Int64(),
    "disputed": pl.Boolean(),
}


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


def select(corpus: Corpus, wanted: Filter) -> list[Event]:
    """The events that pass, in the order of the calendar, undated ones last."""
    passing = [event for event in corpus.record.events if _passes(event, wanted, corpus)]
    return sorted(passing, key=_order)


def timeline(corpus: Corpus, wanted: Filter | None = None) -> pl.DataFrame:
    """The selected events as a table with the columns of `COLUMNS`, one row an event."""
    rows = [_row(event, corpus) for event in select(corpus, wanted or Filter())]
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def _order(event: Event) -> tuple[date, date, str]:
    if event.date is None:
        return date.max, date.max, event.id
    return event.date.start, event.date.end, event.id


def _passes(event: Event, wanted: Filter, corpus: Corpus) -> bool:
    return (
        _in_time(event.date, wanted)
        and (not wanted.type or event.type in wanted.type)
        and (not wanted.status or event.best("status") in wanted.status)
        and (
            wanted.side is None
            or _names(wanted.side, [a.value for a in (*event.sides, *event.target)], corpus)
        )
        and (wanted.person is None or _names(wanted.person, [a.value for a in event.people], corpus))
        and (wanted.place is None or _at(wanted.place, event))
        and (not wanted.disputed or event.id in corpus.disputed)
    )


def _in_time(interval: Interval | None, wanted: Filter) -> bool:
    if interval is None:
        return wanted.since is None and wanted.until is None
    early = wanted.since is not None and interval.end < wanted.since
    late = wanted.until is not None and interval.start > wanted.until
    return not early and not late


def _names(wanted: str, actors: Sequence[str], corpus: Corpus) -> bool:
    plain = wanted.casefold()
    slug = plain.replace(" ", "-")
    return any(slug == actor or plain in corpus.name(actor).casefold() for actor in actors)


def _at(wanted: str, event: Event) -> bool:
    slug = wanted.casefold().replace(", ", ",").replace(" ", "-")
    return any(slug in (place.value, *place.value.split(",")) for place in event.fields.get("place", ()))


def _row(event: Event, corpus: Corpus) -> tuple[object, ...]:
    when = event.date
    return (
        event.id,
        when.start if when else None,
        when.end if when else None,
        when.precision if when else None,
        event.type,
        event.best("status"),
        event.best("level"),
        event.best("outcome"),
        event.title,
        event.best("place"),
        [side.value for side in event.sides],
        [person.value for person in event.people],
        event.reports,
        event.origins,
        event.id in corpus.disputed,
    )
