"""What a word looks like and how it stands on the page: the small integers that the encoder sees beside
its subwords, because the encoder's vocabulary knows neither capitals nor line breaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

GLUED: Final = 0
SPACED: Final = 1
NEW_LINE: Final = 2
NEW_BLOCK: Final = 3
LAYOUTS: Final = 4

CASES: Final = 8


def case_of(word: str) -> int:
    """The class of a word's capitals, 0 to 7.

    Args:
        word: A word, not empty.

    Returns:
        0 lower case, 1 Capitalised, 2 one capital letter, 3 UPPER CASE, 4 miXed, 5 with a digit,
        6 letters without case, 7 no letter or digit.
    """
    if word.islower():
        return 5 if any(map(str.isdigit, word)) else 0
    if word.isupper():
        return 5 if any(map(str.isdigit, word)) else 2 if len(word) == 1 else 3
    if word.isalpha():
        if word.istitle():
            return 1
        return 6 if word.lower() == word.upper() else 4
    if any(map(str.isdigit, word)):
        return 5
    if any(map(str.isalpha, word)):
        return 1 if word[0].isupper() else 4
    return 7


def layout_of(text: str, previous_end: int, start: int) -> int:
    """How a word stands to the one before: glued to it, after a space, on a new line, in a new block.

    Args:
        text: The text.
        previous_end: Where the word before ends, -1 for the first word of the text.
        start: Where the word starts.

    Returns:
        GLUED, SPACED, NEW_LINE, or NEW_BLOCK (after a blank line, or first in the text).
    """
    if previous_end < 0:
        return NEW_BLOCK
    if previous_end == start:
        return GLUED
    if start - previous_end == 1 and text[previous_end] == " ":
        return SPACED
    breaks = text.count("\n", previous_end, start)
    return NEW_BLOCK if breaks > 1 else NEW_LINE if breaks else SPACED


def layouts(text: str, words: Sequence[tuple[int, int]]) -> list[int]:
    """`layout_of` for every word of a text, in order."""
    found, previous_end = [], -1
    for start, end in words:
        found.append(layout_of(text, previous_end, start))
        previous_end = end
    return found
