"""The derived record as rows, and back: each value with a rank, text that puts its kind in order.

A rank follows from the value itself and never from its neighbours, so that one value can be put between two others
without touching them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from communique.model import (
    Actor,
    Carriage,
    Commitment,
    Dispute,
    Event,
    Expectation,
    Interval,
    Position,
)
from communique.store.codec import decode, encode
from communique.store.driver import Row

KINDS: dict[str, Any] = {
    "events": Event,
    "disputes": Dispute,
    "positions": Position,
    "expectations": Expectation,
    "commitments": Commitment,
    "syndication": Carriage,
    "actors": Actor,
    "orphans": str,
}
# Sorts after every ISO date and every id.
_LAST = "~"
_APART = "|"
# How the rank of a value begins that has no day, or no event.
UNRANKED = _LAST + _APART


class Values(Protocol):
    """The values of a record by kind, to be gone through any number of times."""

    @property
    def events(self) -> Iterable[Event]:
        """Events, in order."""
        ...

    @property
    def disputes(self) -> Iterable[Dispute]:
        """Disputes, in order."""
        ...


def rank_of_event(event: Event) -> str:
    """The order of the calendar; what has no day comes last."""
    return _joined(_day(event.date), event.type, event.id)


def _day(interval: Interval | None) -> str:
    return str(interval) if interval else _LAST


def _joined(*parts: str | None) -> str:
    return _APART.join(part or _LAST for part in parts)


def rank(kind: str, value: Any, at: Mapping[str, str]) -> str:
    """Where a value stands among those of its kind; `at` gives the rank of each event."""
    if kind == "events":
        return rank_of_event(value)
    if kind == "disputes":
        return _joined(at.get(value.event or "", value.event), value.id)
    if kind == "positions":
        return _joined(value.side, value.issue, str(value.since) if value.since else "0", value.id)
    if kind == "expectations":
        return _joined(_day(value.due), value.id)
    if kind == "commitments":
        return _joined(at.get(value.made or "", value.made), value.id)
    return identity(kind, value)


def identity(kind: str, value: Any) -> str:
    """The id of a value: its own, its report's, or itself."""
    return str(value if kind == "orphans" else value.report if kind == "syndication" else value.id)


def row(kind: str, value: Any, at: Mapping[str, str]) -> Row:
    """A value as a row of `derived`; why an event's accounts are one is kept apart: only `show` looks at it."""
    more = None
    held = value
    if kind == "events" and value.joins:
        more, held = encode(value.joins), msgspec.structs.replace(value, joins=())
    return kind, identity(kind, value), rank(kind, value, at), encode(held), more


def value_of(kind: str, data: str, more: str | None) -> Any:
    """The value that a row holds.

    Raises:
        RecordError: If the row is damaged.
    """
    value = decode(data, KINDS[kind])
    if more is None:
        return value
    joins = decode(f'{{"id":"","type":"talks","title":"","fields":{{}},"joins":{more}}}', Event).joins
    return msgspec.structs.replace(value, joins=joins)


def in_order(rows: Iterable[Sequence[Any]]) -> list[Sequence[Any]]:
    """Rows that end with their rank, in the order of it: told to put those of some ids in order, SQLite goes through all of the kind."""
    return sorted(rows, key=lambda row: row[-1])


def values_of(kind: str, rows: Iterable[Sequence[Any]], shape: Any = None) -> dict[str, Any]:
    """Values by id from rows that begin with id, data and more; so much of each as a shape holds, if one is given."""
    if shape is None:
        return {row[0]: value_of(kind, row[1], row[2]) for row in rows}
    return {row[0]: decode(row[1], shape) for row in rows}


def timeline_row(event: Event, *, disputed: bool) -> Row:
    """An event as a row of `timeline`; several sides or people are parted by commas."""
    when = event.date
    return (
        event.id, rank_of_event(event),
        when.start.isoformat() if when else None, when.end.isoformat() if when else None, when.precision if when else None,
        event.type, event.best("status"), event.best("level"), event.best("outcome"), event.title, event.best("place"),
        ",".join(each.value for each in event.sides), ",".join(each.value for each in event.people),
        event.reports, event.origins, disputed,
    )  # fmt: skip
