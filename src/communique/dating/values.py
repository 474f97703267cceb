"""What makers of time values work with: the words a rule matched, the moment they are read from, the value made."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from communique.dating.patterns import Rule
from communique.dating.words import Words
from communique.model import Interval


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of words that a rule matched.

    Attributes:
        first: Index of its first word.
        last: Index after its last word.
        rule: The rule.
        match: The match over codes, with the rule's named groups.
        words: The words matched in.
    """

    first: int
    last: int
    rule: Rule
    match: re.Match[str]
    words: Words

    def get(self, group: str) -> str:
        """The words of a group in lower case joined by spaces; empty if it matched nothing."""
        for name in (group, group + "_2", group + "_3"):
            if name in self.rule.pattern.groupindex and (span := self.match.span(name)) != (-1, -1):
                return " ".join(self.words.lows[span[0] : span[1]])
        return ""

    @property
    def text(self) -> str:
        """All words in lower case."""
        return " ".join(self.words.lows[self.first : self.last])


@dataclass(frozen=True, slots=True)
class Now:
    """The moment that an expression is read from.

    Attributes:
        day: The day that relative words count from, None if unknown.
        previous: The last date told before in the text, None if there is none.
        direction: Tells where the clause looks: -1 back, 1 ahead, 0 not said.
    """

    day: date | None
    previous: Interval | None
    direction: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Value:
    """A time value before it is put on its span: TIMEX3 kind and value, days, and what it was counted from; the zone and event named."""

    kind: str
    value: str
    interval: Interval | None = None
    anchor: str = "report"
    zone: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Grounded:
    """A match with its value."""

    found: Found
    value: Value


Maker = Callable[[Found, Now], Value | None]
