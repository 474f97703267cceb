"""Lines to blocks: each paragraph one text, also where it is broken over many lines."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.vocabulary import Zone
from communique.page.flow import flows
from communique.page.lines import Line
from communique.page.types import Block


def blocks_of(lines: Sequence[Line], zones: Sequence[Zone]) -> tuple[Block, ...]:
    """Blocks in order, every line in exactly one.

    Lines of one zone are one block where the text runs on: in captions and wrapped paragraphs, and where a line is
    left open and the next goes on in lower case.
    """
    flowing = flows(lines)
    widths = _widths(lines)
    found: list[Block] = []
    for at, line in enumerate(lines):
        if (
            at
            and zones[at] == zones[at - 1]
            and _runs_on(lines[at - 1], line, flowing[at - 1] and flowing[at], widths[at - 1])
        ):
            found[-1] = Block(found[-1].start, line.end, zones[at])
        else:
            found.append(Block(line.start, line.end, zones[at]))
    return tuple(found)


def _runs_on(before: Line, line: Line, flowing: bool, width: int) -> bool:
    if before.furniture is not None or line.furniture is not None or line.bullet:
        return flowing and not line.gap
    if not flowing:
        return not before.ended and line.lower_start and before.words > 3
    if not line.gap:
        # A sentence that ends well before the margin ends its paragraph.
        return not before.stopped or len(before.text) >= 0.75 * width
    return not before.stopped and line.lower_start


def _widths(lines: Sequence[Line]) -> list[int]:
    """The widest line of the run without blank lines that each line stands in."""
    widths = [0] * len(lines)
    first = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or lines[at].gap:
            widths[first:at] = [max(len(line.text) for line in lines[first:at])] * (at - first)
            first = at
    return widths
