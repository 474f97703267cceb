"""A text as the sequence of words and codes that the patterns of time run over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from communique.dating.lexicon import BREAK, Lexicon, pieces

if TYPE_CHECKING:
    from communique.language import Analysis

_LONG_GAP: Final = 200


@dataclass(frozen=True, slots=True)
class Words:
    """Words with their characters in the text and their codes; a break has the code of a new line and no width.

    Attributes:
        text: The text that starts and ends count in.
        starts: First character of each word.
        ends: Character after each word.
        lows: The words in lower case, phrases with single spaces.
        codes: One character a word, from the lexicon.
    """

    text: str
    starts: list[int]
    ends: list[int]
    lows: list[str]
    codes: str

    def low(self, index: int) -> str:
        """The word at `index` in lower case, empty before the first and after the last."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def capital(self, index: int) -> bool:
        """Whether the word at `index` begins with a capital letter."""
        return self.text[self.starts[index] : self.starts[index] + 1].isupper()


def ranges_of(analysis: Analysis) -> list[tuple[int, int]]:
    """The stretches of text that an analysis covers, cut at blank lines and at what it left out."""
    found: list[tuple[int, int]] = []
    text = analysis.text
    start = end = -1
    for token in analysis.tokens:
        if start >= 0 and (token.start - end > 1):
            gap = text[end : token.start]
            if gap.strip() or gap.count("\n") > 1 or len(gap) > _LONG_GAP:
                found.append((start, end))
                start = -1
        if start < 0:
            start = token.start
        end = max(end, token.end)
    if start >= 0:
        found.append((start, end))
    return found


def words_of(text: str, ranges: Iterable[tuple[int, int]], lexicon: Lexicon) -> Words:
    """Cut the given stretches of a text into words, with a break between stretches.

    Phrases of the lexicon become one word. May, March and other words that are months only now and then lose
    their class where they stand in lower case; patterns that are sure of them name the class `MAYBE_MONTH`.
    """
    starts: list[int] = []
    ends: list[int] = []
    lows: list[str] = []
    codes: list[str] = []
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    code_of, phrases = lexicon.code, lexicon.phrases
    for low, high in ranges:
        if codes:
            starts.append(low)
            ends.append(low)
            lows.append("")
            codes.append(BREAK)
        cuts = [(low + first, low + last) for first, last in pieces(text[low:high])]
        words = [lowered[first:last] for first, last in cuts]
        index, count = 0, len(cuts)
        while index < count:
            first, last = cuts[index]
            word = words[index]
            if word in phrases:
                width, code = _phrase(words, index, lexicon)
                if width:
                    last = cuts[index + width - 1][1]
                    starts.append(first)
                    ends.append(last)
                    lows.append(" ".join(lowered[first:last].split()))
                    codes.append(code)
                    index += width
                    continue
            starts.append(first)
            ends.append(last)
            lows.append(word)
            codes.append(code_of(word))
            index += 1
    return Words(text, starts, ends, lows, "".join(codes))


def _phrase(words: list[str], index: int, lexicon: Lexicon) -> tuple[int, str]:
    """Number of words of the longest phrase that begins here, and its code; 0 if there is none."""
    held = lexicon.phrases[words[index]]
    longest = len(held[0][0])  # the lexicon holds them in this order
    plain = tuple([word.replace("’", "'") for word in words[index : index + longest]])
    for parts, classes in held:
        if plain[: len(parts)] == parts:
            return len(parts), lexicon.code_of(classes)
    return 0, ""


def token_at(analysis: Analysis, start: int) -> int:
    """Index of the token that holds or follows the character `start`; -1 if there is none."""
    tokens = analysis.tokens
    if not tokens:
        return -1
    index = bisect_right(tokens, start, key=lambda each: each.start) - 1
    if index >= 0 and tokens[index].end > start:
        return index
    return index + 1 if index + 1 < len(tokens) else -1
