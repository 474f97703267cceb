"""The map as plain coordinates: which part of the world to show, a mark for each place, labels that do not collide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources
from math import sqrt

import msgspec

from communique.app.web.projection import HEIGHT, WIDTH, project
from communique.views.places import Gathering

_MARGIN = 40.0
_NARROWEST = 220.0
_ASPECT = 0.52
_LABELS = 14


class Outline(msgspec.Struct, frozen=True):
    """SVG paths of the land and of the borders between states."""

    land: str
    borders: str


class Mark(msgspec.Struct, frozen=True):
    """A place on the map: middle, radius (area by the number of events), label (empty where there is no room)."""

    x: float
    y: float
    radius: float
    gathering: Gathering
    label: str = ""


class Frame(msgspec.Struct, frozen=True):
    """The part of the map that is shown, in units of the projection."""

    x: float
    y: float
    width: float
    height: float

    @property
    def unit(self) -> float:
        """Units of the projection that one unit of a drawing 1000 wide takes."""
        return self.width / WIDTH


@lru_cache(maxsize=1)
def outline() -> Outline:
    """The outline of the world (Natural Earth 1:110m, public domain)."""
    text = resources.files("communique.app.web").joinpath("data/outline.json").read_bytes()
    return msgspec.json.decode(text, type=Outline)


def frame(gatherings: Iterable[Gathering], *, whole: bool = False) -> Frame:
    """The smallest part of the world, of a pleasant shape, that shows all places with room around them."""
    points = [project(each.spot.longitude, each.spot.latitude) for each in gatherings if each.spot]
    if whole or not points:
        return Frame(0, 0, WIDTH, HEIGHT)
    left, right = min(x for x, _ in points) - _MARGIN, max(x for x, _ in points) + _MARGIN
    top, bottom = min(y for _, y in points) - _MARGIN, max(y for _, y in points) + _MARGIN
    width = min(max(right - left, (bottom - top) / _ASPECT, _NARROWEST), WIDTH)
    height = min(max(width * _ASPECT, bottom - top), HEIGHT)
    x = min(max((left + right - width) / 2, 0), WIDTH - width)
    y = min(max((top + bottom - height) / 2, 0), HEIGHT - height)
    return Frame(round(x, 1), round(y, 1), round(width, 1), round(height, 1))


def marks(gatherings: Sequence[Gathering], shown: Frame, names: dict[str, str]) -> list[Mark]:
    """A mark for each located place, in units of the projection; the busiest first get a label while there is room."""
    most = max((each.number for each in gatherings), default=1)
    made: list[Mark] = []
    taken: list[tuple[float, float, float, float]] = []
    for each in gatherings:
        if each.spot is None:
            continue
        x, y = project(each.spot.longitude, each.spot.latitude)
        radius = (5 + 17 * sqrt(each.number / most)) * shown.unit
        name = names[each.place]
        box = _box(x + radius, y, name, shown.unit)
        inside = box[2] < shown.x + shown.width
        free = inside and len(taken) < _LABELS and not any(_meet(box, other) for other in taken)
        if free:
            taken.append(box)
        made.append(Mark(round(x, 2), round(y, 2), round(radius, 2), each, name if free else ""))
    return made


def _box(x: float, y: float, name: str, unit: float) -> tuple[float, float, float, float]:
    return x, y - 9 * unit, x + (10 + 8.2 * len(name)) * unit, y + 9 * unit


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
