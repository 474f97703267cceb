"""The lines of a text, each with what its shape tells: length, how it starts and ends, what stands around it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from communique.page.lexicon import STOP, Furniture, find

_ENDED: Final = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*\Z|\.{3}\s*\Z")
_DISPATCH: Final = re.compile(
    r"[A-Z][A-Z.,'’/ -]{2,50}(?: [A-Z][a-z]+\.? \d{1,2})?,? ?(?:\([A-Z][\w .'-]{1,40}\) ?)?(?:--|[-–—]) [\"“A-Z]"
)
_BULLET: Final = re.compile(r"\s*(?:[•·●▪‣*–—-]|--|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
# Captions may carry the time, or the mark of a new speaker, before their words.
_CODE: Final = re.compile(r"[\W_]{0,9}\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?=\W)")
_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SMALL: Final = frozenset((
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "it", "nor", "of", "on",
    "or", "over", "per", "s", "than", "the", "to", "up", "via", "vs", "with", "under", "about", "after",
    "amid",
))  # fmt: skip
# How a line ends shows in its last characters; a line may be a whole book.
_TAIL: Final = 24
LONG: Final = 25
"""Words from which a line is running text, however it ends."""


class Line:
    """One non-blank line of a report.

    Args:
        number: From 1, blank lines counted.
        start: Its first character that is no space.
        text: The line without spaces around it.
        gap: Whether a blank line, or the start of the text, stands before it.
    """

    def __init__(self, number: int, start: int, text: str, gap: bool) -> None:
        self.number = number
        self.start = start
        self.text = text
        self.gap = gap

    @property
    def end(self) -> int:
        """Character after its last."""
        return self.start + len(self.text)

    @cached_property
    def words(self) -> int:
        """Number of words between spaces."""
        return len(self.text.split())

    @cached_property
    def furniture(self) -> Furniture | None:
        """The furniture that its words are, if any."""
        return find(self.text)

    @cached_property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        return STOP.search(self.text[-_TAIL:]) is not None

    @cached_property
    def ended(self) -> bool:
        """Whether it ends with any mark that closes a phrase."""
        return _ENDED.search(self.text[-_TAIL:]) is not None

    @cached_property
    def trails_off(self) -> bool:
        """Whether it breaks off with dots, as excerpts do."""
        return self.text.rstrip(" ]").endswith(("…", "..."))

    @cached_property
    def bullet(self) -> bool:
        """Whether it is an item of a list."""
        return _BULLET.match(self.text) is not None

    @cached_property
    def lower_start(self) -> bool:
        """Whether it goes on in the middle of a sentence."""
        start = _CODE.match(self.text)
        first = next((char for char in self.text[start.end() if start else 0 :] if char.isalnum()), "")
        return first.islower()

    @cached_property
    def capitals(self) -> bool:
        """Whether all its letters are capitals."""
        return self.text.isupper()

    @cached_property
    def title_case(self) -> bool:
        """Whether nearly all its words but the small ones start with a capital."""
        words = [word for word in _WORD.findall(self.text) if word.casefold() not in _SMALL]
        if len(words) < 3:
            return False
        return sum(not word[0].islower() for word in words) >= len(words) * 0.85

    @cached_property
    def sentence(self) -> bool:
        """Whether it reads as running text: it ends as a sentence, is long, or starts as a dispatch does."""
        if self.words >= LONG or (self.words >= 8 and _DISPATCH.match(self.text)):
            return True
        if self.capitals and self.words > 1:
            return False
        return (self.stopped and self.words >= 4) or (self.ended and self.words >= 6)

    @cached_property
    def key(self) -> str:
        """Its letters and digits, for telling whether two lines say the same."""
        return "".join(char for char in self.text.casefold() if char.isalnum())


def lines_of(text: str) -> list[Line]:
    """The non-blank lines of a text, numbered as `text.split("\\n")` does."""
    found: list[Line] = []
    at = 0
    gap = True
    for number, raw in enumerate(text.split("\n"), 1):
        clean = raw.strip()
        if clean:
            found.append(Line(number, at + raw.index(clean[0]), clean, gap))
        gap = not clean
        at += len(raw) + 1
    return found
