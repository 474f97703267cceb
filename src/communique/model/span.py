"""Spans and cited values: the only form of citation.

A span is a stretch of one report's text, in characters. A cited value is a value together with the spans that
it came from and the name of the rule that derived it, so that every value in the record can say why.
"""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")


class Span(msgspec.Struct, frozen=True, order=True):
    """Characters `start` to `end` (exclusive) of the text of the report with id `report`."""

    report: str
    start: int
    end: int

    def overlap(self, other: Span) -> int:
        """Number of characters that both spans hold; 0 for spans of two reports."""
        if self.report != other.report:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def within(self, text: str) -> bool:
        """Whether the span is a non-empty stretch of `text`."""
        return 0 <= self.start < self.end <= len(text)

    def of(self, text: str) -> str:
        """The words that the span holds, given the report's text."""
        return text[self.start : self.end]


class Cited(msgspec.Struct, Generic[T], frozen=True):
    """A value, the spans that it came from, and the name of the rule that derived it.

    A derived value (a status from a tense, a level from two offices) cites the words that the rule looked at.
    """

    value: T
    spans: tuple[Span, ...]
    rule: str = "said"
