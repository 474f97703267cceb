"""Which accounts are worth comparing: those that share a block, so that cost grows with the news and not its square.

A block holds accounts of one type that share a side and a month, or a telling word and a year. Within a block
accounts stand in one fixed order and meet only the next few: in a crowd the same event stands close together, and
clusters join what the window parts.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray

from communique.merging.facts import Facts
from communique.merging.words import voters

# Neighbours that an account meets in a block by month and side, by year and side, and by word and year.
MONTH, YEAR, WORD = 10, 6, 4
_WIDE = 62
ANY = "*"
"""The block of all sides, for accounts that name none."""
_FAR = 400

Place = tuple[int, int]
Entry = tuple[Place, str]


class Blocks:
    """An index of accounts by block; accounts come and go one at a time.

    Args:
        facts: The accounts to begin with.
    """

    def __init__(self, facts: Iterable[Facts] = ()) -> None:
        self._blocks: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        self.facts: dict[str, Facts] = {}
        for each in facts:
            self.facts[each.ref] = each
            entry = place_of(each)
            for key in keys(each):
                self._blocks[key].append(entry)
        for block in self._blocks.values():
            block.sort()

    def add(self, facts: Facts) -> None:
        """Put an account into its blocks."""
        self.facts[facts.ref] = facts
        for key in keys(facts):
            insort(self._blocks[key], place_of(facts))

    def remove(self, ref: str) -> None:
        """Take an account out of its blocks."""
        facts = self.facts.pop(ref)
        for key in keys(facts):
            block = self._blocks[key]
            del block[bisect_left(block, place_of(facts))]
            if not block:
                del self._blocks[key]

    def neighbours(self, facts: Facts) -> set[str]:
        """References of the accounts that this one meets, before and after it in each of its blocks."""
        return self._met(facts)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every pair that meets, once: all blocks hold one order, so that looking ahead finds each."""
        refs = list(self.facts)
        at = {ref: number for number, ref in enumerate(refs)}
        blocks = [(key, block) for key, block in self._blocks.items() if len(block) > 1]
        sizes = [len(block) for _, block in blocks]
        held = np.array([at[ref] for _, block in blocks for _, ref in block], dtype=np.int64)
        block = np.repeat(np.arange(len(blocks)), sizes)
        reach = np.repeat(np.array([reach_of(key) for key, _ in blocks], dtype=np.int8), sizes)
        wide = np.repeat(np.array([key[2] == ANY for key, _ in blocks], dtype=np.bool_), sizes)
        free = np.array([open_to_all(each) for each in self.facts.values()], dtype=np.bool_)
        found: list[NDArray[np.int64]] = []
        for step in range(1, MONTH + 1):
            left, right = held[:-step], held[step:]
            met = (block[:-step] == block[step:]) & (reach[:-step] >= step)
            # Whose sides are told meets in the blocks of its sides.
            met &= ~wide[:-step] | free[left] | free[right]
            found.append(left[met] * len(refs) + right[met])
        for pair in np.unique(np.concatenate(found)).tolist():
            yield refs[pair // len(refs)], refs[pair % len(refs)]

    def _met(self, facts: Facts) -> set[str]:
        found: set[str] = set()
        entry = place_of(facts)
        for key in keys(facts):
            block = self._blocks.get(key, [])
            middle, reach = bisect_left(block, entry), reach_of(key)
            first = max(0, middle - reach)
            near = [ref for _, ref in block[first : middle + reach + 1]]
            # Whose sides are told meets in the blocks of its sides.
            found.update(
                near
                if key[2] != ANY or open_to_all(facts)
                else [ref for ref in near if open_to_all(self.facts[ref])]
            )
        found.discard(facts.ref)
        return found


def open_to_all(facts: Facts) -> bool:
    """Whether nobody is told as acting, or somebody that others may tell otherwise: of nuclear tests all, they are so few.

    What a body's members voted is told as the body's act and as theirs.
    """
    if not facts.sides or facts.loose or facts.type == "nuclear-test":
        return True
    return facts.type == "sanction" and len(facts.sides) == 1 and bool(voters(next(iter(facts.sides))))


def reach_of(key: tuple[str, ...]) -> int:
    """How many neighbours an account meets on each side in a block."""
    return {"month": MONTH, "year": YEAR}.get(key[0], WORD)


def place_of(facts: Facts) -> Entry:
    """Where an account stands in its blocks: by its day, or by the day of its report as far as its bounds allow."""
    if facts.first is None or facts.last is None:
        return (facts.said or 0, 0), facts.ref
    if facts.last - facts.first < _WIDE or facts.said is None:
        return (facts.first, facts.last), facts.ref
    return (min(max(facts.said, facts.first), facts.last), facts.last), facts.ref


def keys(facts: Facts) -> Iterable[tuple[str, ...]]:
    """The blocks that an account belongs to, each once."""
    return dict.fromkeys(_keys(facts))


def _keys(facts: Facts) -> Iterator[tuple[str, ...]]:
    host = frozenset(facts.place[-1:]) if facts.type == "visit" else frozenset()
    sides = sorted(facts.sides | host) or ["-"]
    sides = [*sides[:4], ANY]
    first, last = _bounds(facts)
    wide = facts.first is None or last - first >= _WIDE
    years = [str(year) for year in _years(first, last)]
    if not wide:
        for month in _months(first, last):
            for side in sides:
                yield "month", facts.type, side, month
    if facts.nth and facts.type.endswith("-test"):
        yield "word", facts.type, f"#{facts.nth}", sides[0], "-"
    if facts.stands:
        # What is in force is told in any year.
        for word in sorted(facts.what):
            yield "word", facts.type, word, sides[0], "-"
    for year in years:
        # All meet here in a small record; in a large one the month's block has the narrow ones.
        for side in sides:
            yield "year", facts.type, side, year
        for word in _telling(facts):
            yield "word", facts.type, word, sides[0], year


def _telling(facts: Facts) -> list[str]:
    """What is most likely to be told by every report of the event: people, place, number, and its longest words."""
    words = sorted(facts.what, key=lambda word: (-len(word), word))[:3]
    found = [*sorted(facts.people)[:2], *words]
    if facts.place:
        found.append(facts.place[0])
    if facts.nth:
        found.append(f"#{facts.nth}")
    return found


def _bounds(facts: Facts) -> tuple[int, int]:
    if facts.first is not None and facts.last is not None:
        return facts.first, facts.last
    said = facts.said or 1
    return (said, said + _FAR) if facts.planned else (max(1, said - _FAR), said)


def _years(first: int, last: int) -> range:
    begin, end = date.fromordinal(first).year, date.fromordinal(last).year
    return range(max(begin, end - 2), end + 1)


def _months(first: int, last: int) -> list[str]:
    begin, end = date.fromordinal(first), date.fromordinal(last)
    span = (end.year - begin.year) * 12 + end.month - begin.month
    return [
        f"{begin.year + (begin.month - 1 + step) // 12}-{(begin.month - 1 + step) % 12 + 1:02}"
        for step in range(span + 1)
    ]
