"""Quotations in running text: straight, curly and single marks, over several paragraphs, without a closing mark.

Quotation marks are read from the text itself, block by block, so that no tagger stands between a mark and its
meaning. A paragraph that opens a quotation and does not close it runs to its end (the convention of the press).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec


class Quote(msgspec.Struct, frozen=True):
    """Words between quotation marks.

    Attributes:
        start: Character of the opening mark.
        end: Character after the closing mark, or the paragraph's end.
        block: Order of the block that it stands in.
        closed: Whether a closing mark was found.
    """

    start: int
    end: int
    block: int
    closed: bool


_DOUBLE_OPEN = "“„«"
_DOUBLE_CLOSE = "”»"
_DOUBLE = re.compile(f'["{_DOUBLE_OPEN}{_DOUBLE_CLOSE}]')
_SINGLE = re.compile(r"(?<![\w’'.,])[‘'](?=[\w\[.…])")
_SINGLE_END = re.compile(r"(?<=[\w.,!?…\])])[’'](?![\w])")


def find_quotes(text: str, blocks: Sequence[tuple[int, int]]) -> tuple[Quote, ...]:
    """All quotations of the outermost level, in order.

    Args:
        text: The report's text.
        blocks: First and last character of each paragraph, in order.

    Returns:
        Quotations with double marks; single marks count in a block that has no double ones.
    """
    found: list[Quote] = []
    for number, (start, end) in enumerate(blocks):
        doubles = _doubles(text, start, end, number)
        found += doubles or _singles(text, start, end, number)
    return tuple(found)


def _doubles(text: str, start: int, end: int, number: int) -> list[Quote]:
    found: list[Quote] = []
    opened: int | None = None
    for match in _DOUBLE.finditer(text, start, end):
        place, mark = match.start(), match.group()
        if mark == '"':
            if opened is None and _may_open(text, place, start, end):
                opened = place
            elif opened is not None:
                found.append(Quote(opened, place + 1, number, True))
                opened = None
        elif mark in _DOUBLE_OPEN:
            if opened is not None and place - opened > 1 and _fresh(text, place, start):
                found.append(Quote(opened, place, number, False))
            opened = place
        elif mark in _DOUBLE_CLOSE and opened is not None:
            found.append(Quote(opened, place + 1, number, True))
            opened = None
    if opened is not None and end - opened > 2:
        found.append(Quote(opened, end, number, False))
    return found


def _may_open(text: str, place: int, start: int, end: int) -> bool:
    before = text[place - 1] if place > start else " "
    after = text[place + 1] if place + 1 < end else " "
    return not after.isspace() and (not before.isalnum() or place == start)


def _fresh(text: str, place: int, start: int) -> bool:
    """Whether an opening mark inside an open quotation starts it anew: a new sentence before it."""
    before = text[start:place].rstrip()
    return bool(before) and before[-1] in ".!?”\n"


def _singles(text: str, start: int, end: int, number: int) -> list[Quote]:
    found: list[Quote] = []
    place = start
    while match := _SINGLE.search(text, place, end):
        closing = _closing(text, match.start(), end)
        if closing is None:
            place = match.end()
            continue
        found.append(Quote(match.start(), closing, number, True))
        place = closing
    return found


def _closing(text: str, opening: int, end: int) -> int | None:
    """End of a single-marked quotation: the last closing mark before the next opening one."""
    following = _SINGLE.search(text, opening + 1, end)
    limit = following.start() if following else end
    last: int | None = None
    for match in _SINGLE_END.finditer(text, opening + 1, limit):
        last = match.end()
        # A plural's apostrophe ("the two sides' talks") is followed by a word; a closing mark by a pause or cue.
        if text[match.start() - 1] in ".,!?" or text[match.start() - 1] != "s":
            break
    return last
