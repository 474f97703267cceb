"""The zones of places, and the words and hours of marks.yaml, read once and checked."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
import yaml

from communique.errors import DataError

_FOLDER: Final = Path(__file__).parent


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`marks.yaml`: zones by abbreviation, by the words before "time" and by place; hours by part of the day."""

    abbreviations: dict[str, str]
    names: dict[str, str]
    places: dict[str, str]
    hours: dict[str, tuple[float, float]]
    early: tuple[float, float]
    late: tuple[float, float]


class World(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`world.yaml`: zones by state, and by `city,state` where a city keeps another time than its capital."""

    states: dict[str, str]
    cities: dict[str, str]


def _read(name: str, kind: type[Any]) -> Any:
    path = _FOLDER / name
    try:
        return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), kind)
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise DataError(f"{path}: {error}") from error


@lru_cache(maxsize=1)
def marks() -> Marks:
    """The marks of time zones.

    Raises:
        DataError: If the file has not the expected shape.
    """
    found: Marks = _read("marks.yaml", Marks)
    return found


@lru_cache(maxsize=1)
def world() -> World:
    """The zones of the world's states and cities.

    Raises:
        DataError: If the file has not the expected shape.
    """
    found: World = _read("world.yaml", World)
    return found


@lru_cache(maxsize=512)
def clock_of(zone: str) -> ZoneInfo:
    """The clock of an IANA zone.

    Raises:
        DataError: If the time zone database has no such zone.
    """
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise DataError(f"no time zone {zone!r}: install the package tzdata") from error


def zone_of(place: str | None) -> str | None:
    """The IANA zone of a place told as `city,state` or a bare slug; None if it is not known."""
    if not place:
        return None
    regions, states = marks().places, world().states
    town, _, state = place.rpartition(",")
    for known in (
        world().cities.get(place),
        regions.get(town or state),
        states.get(state),
        regions.get(state),
    ):
        if known is not None:
            return known
    return None
