"""Which accounts of one type meet, all at once and in arrays: the blocks of `communique.merging.blocks`, a stretch of time at a time.

Accounts are numbered in the order that they have in every block, so that those near each other in time have near
numbers, and what is compared at one time is a small part of all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from communique.merging.blocks import ANY, MONTH, keys, place_of, reach_of
from communique.merging.facts import Facts
from communique.merging.glance import Glance

Numbers = NDArray[np.int64]
# Accounts whose pairs are found at a time.
_STRETCH = 8192


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
        self._glance = Glance()
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
            self._glance.add(each)
        order = sorted(range(len(places)), key=places.__getitem__)
        del places
        self.order = np.array(order, dtype=np.int64)
        number = np.empty(len(order), dtype=np.int64)
        number[self.order] = np.arange(len(order))
        self._glance.in_order(self.order)
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
            hope = self._glance.hope(left, right)
            yield left[hope], right[hope]

    def _met(self, here: Numbers, step: int) -> Numbers:
        """The pairs of entries so many steps apart, each as one number."""
        here = here[here + step < len(self._held)]
        there = here + step
        met = (self._block[here] == self._block[there]) & (self._reach[here] >= step)
        here, there = here[met], there[met]
        left, right = self._held[here].astype(np.int64), self._held[there].astype(np.int64)
        # Whose sides are told meets in the blocks of its sides.
        met = ~self._wide[here] | self._glance.open[left] | self._glance.open[right]
        return np.asarray(left[met] * len(self.order) + right[met])


@lru_cache(maxsize=65536)
def _number(key: tuple[str, ...]) -> int:
    """A block's key as a number."""
    text = "\x1f".join(key).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big")
