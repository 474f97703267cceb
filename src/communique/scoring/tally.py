"""Counting: right, invented and missed, shares, and one-to-one matching best first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from communique.model import Span

Left = TypeVar("Left")
Right = TypeVar("Right")


class Tally(msgspec.Struct, frozen=True):
    """How many were found rightly, how many invented, how many missed."""

    right: float = 0
    invented: float = 0
    missed: float = 0

    @classmethod
    def of_sets(cls, gold: Collection[Any], found: Collection[Any]) -> Tally:
        """Count the members of two sets."""
        left, both = set(gold), set(gold) & set(found)
        return cls(len(both), len(set(found)) - len(both), len(left) - len(both))

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.invented + other.invented, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None if nothing was found."""
        return share(self.right, self.right + self.invented)

    @property
    def recall(self) -> float | None:
        """Share of what was to be found that was; None if there was nothing."""
        return share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None if there was nothing on either side."""
        return share(2 * self.right, 2 * self.right + self.invented + self.missed)


class Share(msgspec.Struct, frozen=True):
    """A sum of credits over a number of cases."""

    credit: float = 0
    cases: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.credit + other.credit, self.cases + other.cases)

    @property
    def value(self) -> float | None:
        """Mean credit; None without cases."""
        return share(self.credit, self.cases)

    @classmethod
    def of(cls, credits: Iterable[float | bool | None]) -> Share:
        """Sum the credits, leaving out the cases that do not count (None)."""
        counted = [float(each) for each in credits if each is not None]
        return cls(sum(counted), len(counted))


def share(part: float, whole: float) -> float | None:
    """`part / whole`, None where there is nothing to divide by."""
    return part / whole if whole else None


def best_first(
    gold: Sequence[Left], found: Sequence[Right], worth: Callable[[Left, Right], float | None]
) -> list[tuple[int, int]]:
    """Pair two sequences one to one, the worthiest pair first, earlier entries first among equals.

    Args:
        gold: What was to be found.
        found: What was found.
        worth: Worth of a pair, None where it is no match.

    Returns:
        Pairs of indices, in the order of `gold`.
    """
    worths = [
        (-value, i, j)
        for i, left in enumerate(gold)
        for j, right in enumerate(found)
        if (value := worth(left, right)) is not None
    ]
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairs = []
    for _, i, j in sorted(worths):
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            pairs.append((i, j))
    return sorted(pairs)


def overlap(these: Iterable[Span], those: Iterable[Span]) -> float:
    """The greatest overlap of two spans as a share of the shorter one, 0 to 1."""
    others = list(those)
    return max(
        (
            left.overlap(right) / max(1, min(left.end - left.start, right.end - right.start))
            for left in these
            for right in others
        ),
        default=0.0,
    )


def likeness(these: Iterable[Span], those: Iterable[Span]) -> float:
    """Characters that both cover as a share of those that either covers, 0 to 1."""
    left, right = _characters(these), _characters(those)
    return len(left & right) / len(left | right) if left or right else 0.0


def shares_evidence(these: Iterable[Span], those: Iterable[Span]) -> bool:
    """Whether two spans overlap by at least half of the shorter."""
    return overlap(these, those) >= 0.5


def _characters(spans: Iterable[Span]) -> set[tuple[str, int]]:
    return {(span.report, place) for span in spans for place in range(span.start, span.end)}
