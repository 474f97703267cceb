"""Which accounts of one type meet, all at once and in arrays: the blocks of `communique.merging.blocks`, a stretch of time at a time.

Accounts are numbered in the order that they have in every block, so that those near each other in time have near
numbers, and what is compared at one time is a small part of all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.merging.blocks import ANY, MONTH, keys, open_to_all, place_of, reach_of
from communique.merging.factors import MOVED
from communique.merging.facts import Facts

Numbers = NDArray[np.int64]
# Accounts whose pairs are found at a time.
_STRETCH = 8192
_NEVER = -(10**7)


class _Columns(NamedTuple):
    """What tells at a glance that two accounts are not one event (`factors.hopeless`), for each account."""

    report: Numbers
    sides: NDArray[np.uint64]
    firm: NDArray[np.bool_]
    first: Numbers
    last: Numbers
    sure: NDArray[np.bool_]
    open: NDArray[np.bool_]


class Meetings:
    """The pairs of accounts that meet.

    Args:
        facts: Accounts of one type.

    Attributes:
        order: Their places among those given, in the order in which they are numbered here.
    """

    def __init__(self, facts: Iterable[Facts]) -> None:
        places: list[tuple[int, int, str]] = []
        blocks: list[int] = []
        counts: list[int] = []
        reach: list[int] = []
        wide: list[bool] = []
        columns: list[tuple[int, int, bool, int, int, bool, bool]] = []
        reports: dict[str, int] = {}
        for each in facts:
            (first, last), ref = place_of(each)
            places.append((first, last, ref))
            held = keys(each)
            counts.append(0)
            for key in held:
                blocks.append(_number(key))
                reach.append(reach_of(key))
                wide.append(key[2] == ANY)
                counts[-1] += 1
            columns.append((reports.setdefault(each.report, len(reports)), *_glance(each)))
        order = sorted(range(len(places)), key=places.__getitem__)
        del places
        self.order = np.array(order, dtype=np.int64)
        number = np.empty(len(order), dtype=np.int64)
        number[self.order] = np.arange(len(order))
        self._columns = _ordered(columns, self.order)
        held_by = np.repeat(number, np.array(counts, dtype=np.int64)).astype(np.int32)
        block = np.array(blocks, dtype=np.uint64)
        place = np.lexsort((held_by, block))
        self._held, self._block = held_by[place], block[place]
        self._reach = np.array(reach, dtype=np.int8)[place]
        self._wide = np.array(wide, dtype=np.bool_)[place]

    def stretches(self) -> Iterator[tuple[Numbers, Numbers]]:
        """All pairs that meet and may be one event, each once, in order: the earlier and the later, by number."""
        for begin in range(0, len(self.order), _STRETCH):
            here = np.flatnonzero((self._held >= begin) & (self._held < begin + _STRETCH))
            found = [self._met(here, step) for step in range(1, MONTH + 1)]
            pairs = np.unique(np.concatenate(found))
            left, right = pairs // len(self.order), pairs % len(self.order)
            hope = self._hope(left, right)
            yield left[hope], right[hope]

    def _met(self, here: Numbers, step: int) -> Numbers:
        """The pairs of entries so many steps apart, each as one number."""
        here = here[here + step < len(self._held)]
        there = here + step
        met = (self._block[here] == self._block[there]) & (self._reach[here] >= step)
        here, there = here[met], there[met]
        left, right = self._held[here].astype(np.int64), self._held[there].astype(np.int64)
        # Whose sides are told meets in the blocks of its sides.
        met = ~self._wide[here] | self._columns.open[left] | self._columns.open[right]
        return np.asarray(left[met] * len(self.order) + right[met])

    def _hope(self, left: Numbers, right: Numbers) -> NDArray[np.bool_]:
        """Which of these pairs may be one event, as far as a glance tells."""
        held = self._columns
        hope = held.report[left] != held.report[right]
        hope &= ~(held.firm[left] & held.firm[right] & ((held.sides[left] & held.sides[right]) == 0))
        gap = np.maximum(held.first[left] - held.last[right], held.first[right] - held.last[left])
        return np.asarray(hope & ~(held.sure[left] & held.sure[right] & (gap > MOVED)))


def _glance(facts: Facts) -> tuple[int, bool, int, int, bool, bool]:
    """The columns of one account but for its report."""
    sides = 0
    for side in facts.sides:
        sides |= 1 << (hashlib.blake2b(side.encode("utf-8", "surrogatepass"), digest_size=1).digest()[0] % 63)
    # Of others, sides that are not the same may still be told of one event.
    firm = bool(facts.sides) and not facts.loose and facts.type not in ("sanction", "nuclear-test")
    dated = facts.first is not None and facts.last is not None
    sure = dated and not facts.inferred and not facts.nth and not facts.stands
    first, last = (facts.first, facts.last) if dated else (_NEVER, _NEVER)
    return sides, firm, first or _NEVER, last or _NEVER, sure, open_to_all(facts)


def _ordered(columns: Sequence[tuple[int, int, bool, int, int, bool, bool]], order: Numbers) -> _Columns:
    report, sides, firm, first, last, sure, free = zip(*columns, strict=True) if columns else ((),) * 7
    return _Columns(
        np.array(report, dtype=np.int64)[order],
        np.array(sides, dtype=np.uint64)[order],
        np.array(firm, dtype=np.bool_)[order],
        np.array(first, dtype=np.int64)[order],
        np.array(last, dtype=np.int64)[order],
        np.array(sure, dtype=np.bool_)[order],
        np.array(free, dtype=np.bool_)[order],
    )


def _number(key: tuple[str, ...]) -> int:
    """A block's key as a number."""
    text = "\x1f".join(key).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big")
