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
_LABELS = 18
# A circle for so many events is of the largest size; where all places have fewer, all are smaller.
_FULL = 12
# Nothing lies south of it but Antarctica, which the outline leaves out.
_SOUTH = 445.0
# Left, top, right, bottom.
Box = tuple[float, float, float, float]


class Outline(msgspec.Struct, frozen=True):
    """SVG paths of the land and of the borders between states."""

    land: str
    borders: str


class Label(msgspec.Struct, frozen=True):
    """A name on the map: where its line begins, ends or has its middle (`anchor`, as SVG has it)."""

    text: str
    x: float
    y: float
    anchor: str


class Mark(msgspec.Struct, frozen=True):
    """A place on the map: middle, radius (area by the number of events), label (None where there is no room)."""

    x: float
    y: float
    radius: float
    gathering: Gathering
    label: Label | None = None


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
        return Frame(0, 0, WIDTH, _SOUTH)
    left, right = min(x for x, _ in points) - _MARGIN, max(x for x, _ in points) + _MARGIN
    top, bottom = min(y for _, y in points) - _MARGIN, max(y for _, y in points) + _MARGIN
    width = min(max(right - left, (bottom - top) / _ASPECT, _NARROWEST), WIDTH)
    height = min(max(width * _ASPECT, bottom - top), HEIGHT)
    x = min(max((left + right - width) / 2, 0), WIDTH - width)
    y = min(max((top + bottom - height) / 2, 0), HEIGHT - height)
    return Frame(round(x, 1), round(y, 1), round(width, 1), round(height, 1))


def marks(gatherings: Sequence[Gathering], shown: Frame, names: dict[str, str]) -> list[Mark]:
    """A mark for each located place, in units of the projection; the busiest first get a label while there is room."""
    most = max((_FULL, *(each.number for each in gatherings)))
    bare: list[Mark] = []
    for each in gatherings:
        if each.spot is not None:
            x, y = project(each.spot.longitude, each.spot.latitude)
            radius = (4.5 + 17 * sqrt(each.number / most)) * shown.unit
            bare.append(Mark(round(x, 2), round(y, 2), round(radius, 2), each))
    circles = [(each.x - each.radius, each.y - each.radius, each.x + each.radius, each.y + each.radius) for each in bare]  # fmt: skip
    taken: list[Box] = []
    made = []
    for place, mark in enumerate(bare):
        others = [*taken, *circles[:place], *circles[place + 1 :]]
        label = _label(mark, names[mark.gathering.place], shown, others) if len(taken) < _LABELS else None
        if label is not None:
            taken.append(_box(label, shown.unit))
        made.append(msgspec.structs.replace(mark, label=label))
    return made


def _label(mark: Mark, name: str, shown: Frame, others: Iterable[Box]) -> Label | None:
    """The first of four places beside a mark where its name stands in nobody's way."""
    away, unit = mark.radius + 4 * shown.unit, shown.unit
    for x, y, anchor in (
        (mark.x + away, mark.y + 4.5 * unit, "start"),
        (mark.x - away, mark.y + 4.5 * unit, "end"),
        (mark.x, mark.y - away - 1 * unit, "middle"),
        (mark.x, mark.y + away + 11 * unit, "middle"),
    ):
        label = Label(name, round(x, 2), round(y, 2), anchor)
        box = _box(label, unit)
        inside = shown.x <= box[0] and box[2] <= shown.x + shown.width and shown.y <= box[1] and box[3] <= shown.y + shown.height  # fmt: skip
        if inside and not any(_meet(box, other) for other in others):
            return label
    return None


def _box(label: Label, unit: float) -> Box:
    long = (6 + 7.6 * len(label.text)) * unit
    left = label.x - {"start": 0.0, "middle": long / 2, "end": long}[label.anchor]
    return left, label.y - 12 * unit, left + long, label.y + 4 * unit


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
