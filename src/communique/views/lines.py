"""Events as lines of a table: what a timeline needs of each, in columns, so that a hundred thousand stay small and quick."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from typing import cast

import msgspec
import polars as pl

from communique.model import Event, Interval
from communique.model.interval import Precision

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


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An event as one line: the columns of `COLUMNS`, with the face of an event where a template asks for it."""

    id: str
    start: datetime.date | None
    end: datetime.date | None
    precision: str | None
    type: str
    status: str | None
    level: str | None
    outcome: str | None
    title: str
    place: str | None
    sides: tuple[str, ...]
    people: tuple[str, ...]
    reports: int
    origins: int
    disputed: bool

    @property
    def date(self) -> Interval | None:
        """The days that it took; None if no report says."""
        if self.start is None or self.end is None:
            return None
        return Interval(self.start, self.end, cast(Precision, self.precision or "day"))

    def best(self, field: str) -> str | None:
        """The best value of a field as text, None if no account gives one."""
        value = getattr(self, field)
        return None if value is None else str(value)


def frame_of(events: Iterable[Event], disputed: Collection[str]) -> pl.DataFrame:
    """Events as a frame with the columns of `COLUMNS`, in the order of the calendar, undated ones last."""
    rows = [_row(event, disputed) for event in sorted(events, key=_order)]
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def lines(frame: pl.DataFrame) -> list[Line]:
    """The rows of a frame as lines."""
    rows = frame.select(*COLUMNS).iter_rows(named=True)
    return [Line(**{**row, "sides": tuple(row["sides"]), "people": tuple(row["people"])}) for row in rows]


def _order(event: Event) -> tuple[datetime.date, datetime.date, str, str]:
    """That of `communique.store.derived.rank_of_event`: on one day by type, then by id."""
    if event.date is None:
        return datetime.date.max, datetime.date.max, event.type, event.id
    return event.date.start, event.date.end, event.type, event.id


def _row(event: Event, disputed: Collection[str]) -> tuple[object, ...]:
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
        event.id in disputed,
    )
