"""Clues weighed together: how likely each day is, and the shortest interval that holds most of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from communique.dating import axis
from communique.dating.axis import Shape
from communique.dating.clue import NUMBERS, Clue
from communique.model import Interval

_BOUNDING: Final = frozenset(
    {"years", "office", "event", "series", "date", "month-year", "company", "day", "page"}
)
_WITNESS: Final = 12.0


def weigh(clues: Sequence[Clue]) -> Shape:
    """The probability of each day, given the clues; they add up, tempered because they are not independent."""
    weights: dict[str, float] = NUMBERS["weights"]
    total = np.zeros(axis.LENGTH)
    for clue in clues:
        total += weights[clue.rule] * clue.shape
    total -= total.max()
    probability = np.exp(total)
    return np.asarray(probability / probability.sum(), dtype=np.float64)


def bounded(
    clues: Sequence[Clue], mass: float | None = None, widest: int | None = None, least: int = 0
) -> Interval | None:
    """The shortest interval that holds most of what the clues allow.

    Args:
        clues: The evidence.
        mass: How much it must hold, 0 to 1.
        widest: Days beyond which nothing bounds the report.
        least: Days that an answer from company keeps on both sides of its middle.

    Returns:
        The interval, or None where no clue bounds a day or the interval would be wider than `widest`.
    """
    if not any(clue.rule in _BOUNDING for clue in clues):
        return None
    if mass is None and any(clue.rule == "company" for clue in clues):
        first, last = axis.centred(weigh(clues), NUMBERS["company_core"], NUMBERS["company_mass"])
        grow = max(0, least - (last - first) // 2)
        first, last = max(0, first - grow), min(axis.LENGTH - 1, last + grow)
    else:
        first, last = axis.shortest(weigh(clues), NUMBERS["mass"] if mass is None else mass)
    if last - first + 1 > (NUMBERS["widest"] if widest is None else widest):
        return None
    return axis.interval_at(first, last)


def telling(clues: Sequence[Clue], interval: Interval) -> list[tuple[float, Clue]]:
    """How much each clue speaks for the interval against all other days, strongest first."""
    low, high = axis.index(interval.start), axis.index(interval.end) + 1
    found: list[tuple[float, Clue]] = []
    for clue in clues:
        inside = float(clue.shape[low:high].max())
        overall = float(np.log(np.exp(clue.shape).mean()))
        found.append((inside - overall, clue))
    found.sort(key=lambda each: -each[0])
    return found


def plausible(clues: Sequence[Clue], interval: Interval) -> float:
    """How much less likely the best day of an interval is than the best of all, as a log ratio; 0 is the best.

    Clues of one kind are one witness, however many they are: a gallery of old pictures names a score of days that are all
    wrong for its page.
    """
    if not clues:
        return 0.0
    kinds: dict[str, Shape] = {}
    for clue in clues:
        kinds[clue.rule] = kinds[clue.rule] + clue.shape if clue.rule in kinds else clue.shape
    total = np.zeros(axis.LENGTH)
    for shape in kinds.values():
        total += np.maximum(shape - shape.max(), -_WITNESS)
    low, high = max(0, axis.index(interval.start)), min(axis.LENGTH, axis.index(interval.end) + 1)
    if low >= high:
        return -50.0
    return float(total[low:high].max() - total.max())
