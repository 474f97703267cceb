"""The network of who met whom as plain coordinates, for the template to draw."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from communique.views.presence import Tie, layout

_ROW = 19.0


class Dot(msgspec.Struct, frozen=True):
    """A person: middle, radius, name, and on which side of the dot the name stands (`start`, `end`)."""

    person: str
    name: str
    x: float
    y: float
    radius: float
    anchor: str


class Line(msgspec.Struct, frozen=True):
    """Two people's meetings: from dot to dot, the thicker the more often."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    words: str


class Network(msgspec.Struct, frozen=True):
    """Dots and lines on a sheet of `width` by `height` units."""

    width: float
    height: float
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]


def network(pairs: Sequence[Tie], name: Callable[[str], str]) -> Network:
    """The drawing of these ties. Names are kept a line apart where dots would press them together."""
    nodes = layout(pairs)
    width = 1000.0
    height = max(220.0, min(760.0, 44.0 * len(nodes)))
    spots: dict[str, tuple[float, float]] = {}
    left, right = 170.0, width - 170.0
    taken: list[tuple[float, float]] = []
    for node in sorted(nodes, key=lambda each: (each.y, each.x, each.person)):
        x, y = left + node.x * (right - left), 24 + node.y * (height - 48)
        while any(abs(y - other_y) < _ROW and abs(x - other_x) < 230 for other_x, other_y in taken):
            y += _ROW
        taken.append((x, y))
        spots[node.person] = (round(x, 1), round(y, 1))
    tallest = max((y for _, y in spots.values()), default=0.0)
    dots = tuple(
        Dot(
            node.person,
            name(node.person),
            *spots[node.person],
            round(4 + 1.2 * min(node.degree, 8) ** 0.7, 1),
            "end" if spots[node.person][0] > width / 2 and node.degree < 3 else "start",
        )
        for node in nodes
    )
    drawn = tuple(
        Line(
            *spots[tie.left], *spots[tie.right], round(0.8 + min(tie.number, 16) ** 0.6, 1),
            f"{name(tie.left)} and {name(tie.right)}: {tie.number}",
        )
        for tie in pairs
    )  # fmt: skip
    return Network(width, max(height, tallest + 24), dots, drawn)
