"""A text cut into windows that the encoder takes at once, at block and sentence breaks where there are any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from communique.language.encoder import Window
from communique.language.layout import GLUED, LAYOUTS, NEW_BLOCK, NEW_LINE, case_of
from communique.language.subwords import Subwords

# Subwords of a window at most; training saw up to 300.
LONGEST: Final = 220
# A shorter window without a full stop is a headline or a heading rather than a caption.
_LEAST_BARE: Final = 12
_CLOSING: Final = frozenset(".?!…。！？")
_AFTER_CLOSING: Final = frozenset("\"'”’)]»")


def windows_of(text: int, words: Sequence[str], layout: Sequence[int], subwords: Subwords) -> list[Window]:
    """Cut the words of a text into windows.

    Args:
        text: Number of the text, kept in the windows.
        words: Its words as written.
        layout: Their layout.
        subwords: The encoder's vocabulary.

    Returns:
        Windows that together hold each word once, in order; none longer than LONGEST subwords.
    """
    pieces = subwords.of(words)
    found, first = [], 0
    while first < len(words):
        last = _end(first, words, layout, pieces)
        cases = [case_of(word) for word in words[first:last]]
        looks = [1 + case * LAYOUTS + how for case, how in zip(cases, layout[first:last], strict=True)]
        length = 2 + sum(map(len, pieces[first:last]))
        bare = last - first >= _LEAST_BARE and not any(word[0] in _CLOSING for word in words[first:last])
        found.append(Window(text, first, last, pieces[first:last], looks, cases, length, bare))
        first = last
    return found


def _end(first: int, words: Sequence[str], layout: Sequence[int], pieces: Sequence[tuple[int, ...]]) -> int:
    """Past the last word of the window that begins at `first`."""
    room, at = LONGEST - 2, first
    while at < len(words) and len(pieces[at]) <= room:
        room -= len(pieces[at])
        at += 1
    if at == len(words):
        return at
    best, worth = at, 0
    for cut in range(at, first + (at - first) // 3, -1):
        value = _break_before(cut, words, layout)
        if value > worth:
            best, worth = cut, value
            if value == 3:
                break
    return best


def _break_before(cut: int, words: Sequence[str], layout: Sequence[int]) -> int:
    """How good a break stands before a word: 3 a block, 2 the end of a sentence, 1 a line, 0 none."""
    if layout[cut] == NEW_BLOCK:
        return 3
    if layout[cut] != GLUED:
        before = words[cut - 1]
        if before[-1] in _AFTER_CLOSING and cut > 1 and layout[cut - 1] == GLUED:
            before = words[cut - 2]
        if before[0] in _CLOSING and before[-1] in _CLOSING:
            return 2
    return 1 if layout[cut] == NEW_LINE else 0
