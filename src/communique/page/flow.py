"""Running text that is broken into lines without regard to sentences: machine captions, and paragraphs wrapped at a width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from communique.page.lines import Line

_LEAST: Final = 4
_WIDEST: Final = 140
_OPEN: Final = 0.6
_LOWER: Final = 0.4


def flows(lines: Sequence[Line]) -> list[bool]:
    """For each line, whether it is part of running text broken into lines.

    Two signs: lines that go on in lower case and do not end as sentences (captions, single or double spaced), and
    lines of nearly one width without blank lines between (wrapped paragraphs).
    """
    found = [False] * len(lines)
    for first, last in (*_runs(lines, by_gap=True), *_runs(lines, by_gap=False)):
        # The first line of a page, set off from what follows, is its headline and not the start of the captions.
        first += first == 0 and lines[1].gap and not lines[0].lower_start
        if _captions(lines[first:last]) or _wrapped(lines[first:last]):
            found[first:last] = [True] * (last - first)
    return found


def _runs(lines: Sequence[Line], *, by_gap: bool) -> list[tuple[int, int]]:
    """Stretches of lines to judge together: without blank lines, or of lines that go on one into the next."""
    runs = []
    first = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or (lines[at].gap if by_gap else not _goes_on(lines[at - 1], lines[at])):
            if at - first >= _LEAST:
                runs.append((first, at))
            first = at
    return runs


def _goes_on(line: Line, after: Line) -> bool:
    return not line.stopped and after.lower_start and len(line.text) <= _WIDEST and not after.bullet


def _captions(run: Sequence[Line]) -> bool:
    """Most lines open at the end, many starting in lower case (or all in capitals), none long."""
    if max(len(line.text) for line in run) > _WIDEST or sum(line.words for line in run) < 4 * len(run):
        return False
    if sum(line.bullet or line.furniture is not None for line in run) > len(run) / 4:
        return False
    inner = run[1:]
    open_ends = sum(not line.stopped for line in run) / len(run)
    going_on = sum(line.lower_start or line.capitals for line in inner) / len(inner)
    return open_ends >= _OPEN and going_on >= _LOWER


def _wrapped(run: Sequence[Line]) -> bool:
    """Lines that fill one width, but for the last of each paragraph."""
    widest = max(len(line.text) for line in run)
    if not 50 <= widest <= _WIDEST:
        return False
    full = [line for line in run[:-1] if len(line.text) >= widest * 0.8]
    return len(full) >= 0.75 * (len(run) - 1) and sum(not line.stopped for line in full) >= 0.5 * len(full)
