"""Where events took place: coordinates of places, and events gathered by place.

`data/coordinates.json` is made by `tools/worldmap.py` from GeoNames (CC BY 4.0) and Natural Earth (public domain).
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Literal

import msgspec
import polars as pl

from communique.views.lines import Line, lines
from communique.views.picking import Rows

_SHOWN = 3


class Spot(msgspec.Struct, frozen=True):
    """A point in degrees; `exact` is `town`, or `state` where only the state is known: then the point is its middle."""

    latitude: float
    longitude: float
    exact: Literal["town", "state"]


class Gathering(msgspec.Struct, frozen=True, kw_only=True):
    """The events at one place.

    Attributes:
        place: The place's slug, `town,state` or a state's.
        spot: Where it lies; None if no list of places has it.
        number: How many events.
        latest: The latest of them, newest first, undated ones only where others are too few; none where they were not asked for.
        years: First and last year; None if all are undated.
    """

    place: str
    spot: Spot | None
    number: int
    latest: tuple[Line, ...]
    years: tuple[int, int] | None


class _Coordinates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    states: dict[str, tuple[float, float]]
    towns: dict[str, tuple[float, float]]


@lru_cache(maxsize=1)
def _coordinates() -> _Coordinates:
    text = resources.files("communique.views").joinpath("data/coordinates.json").read_bytes()
    return msgspec.json.decode(text, type=_Coordinates)


def locate(place: str) -> Spot | None:
    """Where a place lies: the town, else its state; None if neither is known."""
    known = _coordinates()
    if place in known.towns:
        return Spot(*known.towns[place], "town")
    state = place.rpartition(",")[2]
    return Spot(*known.states[state], "state") if state in known.states else None


class Gathered(msgspec.Struct, frozen=True):
    """Events by place, the busiest first; how many events have a place, and how many places there are."""

    gatherings: list[Gathering]
    placed: int
    places: int


def gather(events: pl.DataFrame, rows: Rows, *, most: int = 0, told: int = 0) -> Gathered:
    """Events (columns of `communique.views.lines`) by place, the places with most events first.

    Args:
        events: In calendar order.
        rows: Numbers of the rows to gather.
        most: How many places to give, 0 for all.
        told: Of how many places to give the latest events, 0 for all.
    """
    chosen = events.select("place", "start").with_row_index("row")[rows]
    placed = chosen.filter(pl.col("place").is_not_null())
    years, dated = pl.col("start").dt.year(), pl.col("start").is_not_null()
    groups = (
        placed.group_by("place")
        .agg(number=pl.len(), first=years.min(), last=years.max(), latest=pl.col("row").sort_by(dated, "row").tail(_SHOWN).reverse())
        .sort("number", "place", descending=[True, False])
    )  # fmt: skip
    shown = groups.head(most) if most else groups
    latest = (shown.head(told) if told else shown)["latest"].explode()
    line = dict(zip(latest, lines(events[latest]), strict=True)) if len(latest) else {}
    made = [
        Gathering(
            place=row["place"],
            spot=locate(row["place"]),
            number=row["number"],
            latest=tuple(line[each] for each in row["latest"] if each in line),
            years=(row["first"], row["last"]) if row["first"] is not None else None,
        )
        for row in shown.iter_rows(named=True)
    ]
    return Gathered(made, len(placed), len(groups))
