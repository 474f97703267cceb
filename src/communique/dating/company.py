"""Company: reports of the same story that are dated, which date those that are not.

Likeness is the cosine of word and name counts weighted by how rare they are (tf-idf), over words and pairs of
words: near-duplicates share almost all of them, other reports of one story the names and turns of the day.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from communique.dating import axis
from communique.dating.axis import Shape
from communique.dating.clue import NUMBERS, Clue
from communique.model import Interval

_WORD: Final = re.compile(r"[^\W_]+")
_MOST: Final = 12
_LEAST: Final = 0.05
_SMALL: Final = 200
_CLOSE: Final = 0.8
_AROUND: Final = 20.0
_INDEPENDENT: Final = 0.45
SAME_STORY: Final = 0.25


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A dated report like the one to be dated.

    Attributes:
        interval: Its days.
        shared: How alike they are, 0 to 1; from 0.5 they share most of their words.
        note: Which report it is.
    """

    interval: Interval
    shared: float
    note: str = ""


class Companions:
    """Dated reports, ready to be asked for the neighbours of a text.

    Args:
        dated: Name, text and days of each report.
    """

    def __init__(self, dated: Iterable[tuple[str, str, Interval]]) -> None:
        self._names: list[str] = []
        self._intervals: list[Interval] = []
        counts: list[Counter[str]] = []
        for name, text, interval in dated:
            self._names.append(name)
            self._intervals.append(interval)
            counts.append(features(text))
        frequency: Counter[str] = Counter()
        for each in counts:
            frequency.update(each.keys())
        total = max(1, len(counts))
        # A word of one report alone ties nothing together in a large corpus and would fill memory; in a small one it
        # is all there is.
        least = 1 if total <= _SMALL else 2
        self._rarity = {
            term: math.log((2 + total) / (1 + seen))
            for term, seen in frequency.items()
            if least <= seen <= max(1, total / 2)
        }
        self._holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, each in enumerate(counts):
            for term, weight in self._vector(each).items():
                self._holders[term].append((place, weight))

    def _vector(self, counts: Counter[str]) -> dict[str, float]:
        rarity = self._rarity
        vector = {
            term: (1 + math.log(count)) * rarity[term] for term, count in counts.items() if term in rarity
        }
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        return {term: weight / length for term, weight in vector.items()}

    def neighbours(self, text: str, leave_out: frozenset[str] = frozenset()) -> tuple[Neighbour, ...]:
        """The dated reports most like a text, most alike first.

        Args:
            text: The words of the undated report.
            leave_out: Names of reports that may not help.
        """
        likeness: dict[int, float] = defaultdict(float)
        for term, weight in self._vector(features(text)).items():
            for place, other in self._holders[term]:
                likeness[place] += weight * other
        best = sorted(likeness.items(), key=lambda each: (-each[1], each[0]))
        found: list[Neighbour] = []
        for place, shared in best:
            if len(found) == _MOST or shared < _LEAST:
                break
            if self._names[place] not in leave_out:
                found.append(Neighbour(self._intervals[place], min(1.0, shared), self._names[place]))
        return tuple(found)


def features(text: str) -> Counter[str]:
    """Words and pairs of words of a text in lower case, with their counts."""
    words = [word.lower() for word in _WORD.findall(text)]
    counted = Counter(word for word in words if len(word) > 2)
    counted.update(f"{first} {second}" for first, second in pairwise(words))
    return counted


def _shares(shared: float) -> tuple[float, float]:
    """Chances that a report is of its neighbour's day or so, and of its weeks, by their likeness; measured."""
    for least, near, far in NUMBERS["likeness"]:
        if shared >= least:
            return near, far
    return 0.0, 0.0


def company_clue(company: Sequence[Neighbour]) -> Clue | None:
    """What dated neighbours say of a report's day: the more alike, the nearer."""
    if not company:
        return None
    shape: Shape = np.zeros(axis.LENGTH)
    # The nearest, if it tells the same story, counts in full; the others say much of the same again.
    for rank, each in enumerate(sorted(company, key=lambda each: -each.shared)):
        low, high = axis.index(each.interval.start), axis.index(each.interval.end)
        near, far = _shares(each.shared)
        if high < 0 or low >= axis.LENGTH or near == 0.0:
            continue
        away = np.maximum(0.0, np.maximum(low - axis.DAYS, axis.DAYS - high))
        close, around = np.exp(-away / _CLOSE), np.exp(-away / _AROUND)
        density = near * close / close.sum() + far * around / around.sum() + (1 - near - far) * axis.BLIND
        counts = 1.0 if rank == 0 and each.shared >= SAME_STORY else _INDEPENDENT
        shape += counts * np.log(density / axis.BLIND)
    if not shape.any():
        return None
    nearest = max(company, key=lambda each: each.shared)
    note = f"is like {nearest.note or 'a report'} of {nearest.interval} (shares {nearest.shared:.2f})"
    return Clue("company", shape, -1, -1, note, nearest.interval)
