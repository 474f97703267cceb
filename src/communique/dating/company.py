"""Company: reports of the same story that are dated, which date those that are not.

Likeness is the cosine of word and name counts weighted by how rare they are (tf-idf), over words and pairs of
words: near-duplicates share almost all of them, other reports of one story the names and turns of the day. Words whose
reports lie near one another in time (a visit, a quoted phrase) tell of days and count for more than those that come up
all year: after the temporal language models of Kanhabua and Norvag (2008), with closeness in place of partitions.
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
_INDEPENDENT: Final = 0.4
SAME_STORY: Final = 0.15
# Days within which reports of one story lie, the strength of closeness in time against rarity (measured: from 0.2 to 0.5
# all but flat), and the holders beyond which a word is too common to be of any day.
_STORY_DAYS: Final = 7.0
_TIMELINESS: Final = 0.25
_TOO_COMMON: Final = 400


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
        days = [each.midpoint.toordinal() for each in self._intervals]
        holders: dict[str, list[int]] = defaultdict(list)
        for each, on in zip(counts, days, strict=True):
            for term in each:
                holders[term].append(on)
        total = max(1, len(counts))
        base = closeness(days)
        # A word of one report alone ties nothing together in a large corpus and would fill memory; in a small one it
        # is all there is.
        least = 1 if total <= _SMALL else 2
        self._rarity = {
            term: math.log((2 + total) / (1 + len(held))) * _timeliness(held, base)
            for term, held in holders.items()
            if least <= len(held) <= max(1, total / 2)
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


def closeness(days: Sequence[int]) -> float:
    """How near in time the pairs of some days lie, from 0 (weeks apart) to 1 (the same day); 1 for a single day."""
    near = together = 0.0
    last = 0
    for place, on in enumerate(sorted(days)):
        # Each day is compared with all before it at once: their closeness to it fades by the gap from the last.
        together = (together + 1.0) * math.exp((last - on) / _STORY_DAYS) if place else 0.0
        near += together
        last = on
    pairs = len(days) * (len(days) - 1) / 2
    return near / pairs if pairs else 1.0


def _timeliness(days: Sequence[int], base: float) -> float:
    """How much closer in time the reports with a word lie than reports at large; 1 where it says nothing."""
    if not 2 <= len(days) <= _TOO_COMMON or base <= 0.0:
        return 1.0
    pairs = len(days) * (len(days) - 1) / 2
    # One more pair as close as any keeps words of two reports from saying too much.
    return float(((closeness(days) * pairs / base + 1.0) / (pairs + 1.0)) ** _TIMELINESS)


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
