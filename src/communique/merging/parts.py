"""Accounts tied and grouped part by part: none meets one of another type, so that each type is a part by itself.

Parts can be solved in processes of their own. What comes of it is the same for any number of processes: each part is
solved by the same steps, and all are put together in one order. Where accounts are many they are written into a file for
each type, and the process that solves it reads of them what it compares.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from heapq import merge
from multiprocessing import current_process, get_context
from pathlib import Path
from typing import overload
from weakref import finalize

import msgspec
import numpy as np
from numpy.typing import NDArray

from communique.collector import collector_off
from communique.merging.blocks import place_of
from communique.merging.cluster import Group
from communique.merging.facts import Facts
from communique.merging.folder import Folder
from communique.merging.solving import Solved, Ties, solved

Tied = Mapping[str, Mapping[str, float]]
# Fewer accounts than these are grouped before other processes have come up.
_WORTH = 20_000
_GATHERED = 1 << 20


class Pile(Sequence[Facts]):
    """The accounts of one type, in a file.

    Args:
        path: The file; new ones are written at its end.
        starts: Where each begins, and where the last ends.
    """

    def __init__(self, path: Path, starts: Sequence[int] = (0,)) -> None:
        self.path, self.starts = path, array("q", starts)
        self._file = path.open("a+b", buffering=0)
        finalize(self, self._file.close)
        self._gathered = bytearray()
        self._decode = msgspec.msgpack.Decoder(Facts).decode

    def add(self, data: bytes) -> None:
        """Write one, encoded."""
        self._gathered += data
        self.starts.append(self.starts[-1] + len(data))
        if len(self._gathered) > _GATHERED:
            self.flush()

    def flush(self) -> None:
        """Write what is still held."""
        self._file.write(self._gathered)
        self._gathered = bytearray()

    def __len__(self) -> int:
        return len(self.starts) - 1

    @overload
    def __getitem__(self, at: int) -> Facts: ...

    @overload
    def __getitem__(self, at: slice) -> list[Facts]: ...

    def __getitem__(self, at: int | slice) -> Facts | list[Facts]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        start, end = self.starts[at], self.starts[at + 1]
        return self._decode(os.pread(self._file.fileno(), end - start, start))


class _Part:
    """The accounts of a type: their references and days, and themselves, in memory or in a file."""

    def __init__(self) -> None:
        self.refs: list[str] = []
        self.days = array("i")
        self.held: list[Facts] = []
        self.pile: Pile | None = None
        none = np.zeros(0, dtype=np.int32)
        self.ties = Ties(0, none, none, np.zeros(0, dtype=np.float64))
        self.groups: list[NDArray[np.int32]] = []

    def take(self, facts: Facts, data: bytes | None) -> None:
        """Take an account in; `data` is what stands for it in the file, None where it is held in memory."""
        self.refs.append(facts.ref)
        self.days.append(place_of(facts)[0][0])
        if self.pile is None or data is None:
            self.held.append(facts)
        else:
            self.pile.add(data)

    @property
    def source(self) -> Sequence[Facts]:
        """The accounts."""
        return self.held if self.pile is None else self.pile

    def settle(self, found: Solved) -> None:
        """Take in what was found out about them."""
        left, right = (np.frombuffer(data, dtype=np.int32) for data in (found.left, found.right))
        self.ties = Ties(len(self.refs), left, right, np.frombuffer(found.scores, dtype=np.float64))
        ends = np.cumsum(np.frombuffer(found.sizes, dtype=np.int32))
        self.groups = np.split(np.frombuffer(found.groups, dtype=np.int32), ends[:-1])
        self.held, self.pile = [], None

    def in_time(self) -> Iterator[tuple[int, Group, Tied]]:
        """Its groups in the order of their first days, each with that day and the ties of its accounts."""
        firsts = np.array([min(self.days[at] for at in group.tolist()) for group in self.groups])
        for number in np.argsort(firsts, kind="stable").tolist():
            group = self.groups[number].tolist()
            yield int(firsts[number]), tuple(self.refs[at] for at in group), dict(map(self.tied, group))

    def tied(self, at: int) -> tuple[str, dict[str, float]]:
        """An account's reference, and its neighbours with their scores."""
        others, scores = self.ties.of(at)
        return self.refs[at], {self.refs[other]: score for other, score in zip(others, scores, strict=True)}


class Parts:
    """Accounts whose grouping is under way; ask for it by `settled`.

    Args:
        facts: All accounts.
        workers: Number of processes; where it is 1, or the accounts are few, this process does it when it is asked.
        worth: From how many accounts on files and other processes are worth their start.
        filed: Whether accounts are kept in files however few they are.
    """

    def __init__(
        self, facts: Iterable[Facts], workers: int = 1, worth: int = _WORTH, *, filed: bool = False
    ) -> None:
        self._worth = 0 if filed else worth
        self._folder: Folder | None = None
        self._encode = msgspec.msgpack.Encoder().encode
        held: dict[str, _Part] = {}
        for each in facts:
            self._take(held, each)
        # The most numerous first.
        self._parts = [
            part for _, part in sorted(held.items(), key=lambda item: (-len(item[1].refs), item[0]))
        ]
        self._pool: ProcessPoolExecutor | None = None
        self._under_way: list[Future[Solved]] = []
        piles = [part.pile for part in self._parts if part.pile is not None]
        for pile in piles:
            pile.flush()
        # A process that may not outlive its parent may have none of its own.
        if sum(map(len, piles)) >= worth and min(workers, len(piles)) > 1 and not current_process().daemon:
            # Spawned, not forked: a fork would copy the threads of a runtime in an unknown state.
            self._pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
            self._under_way = [self._pool.submit(_solved, pile.path, pile.starts) for pile in piles]

    def _take(self, held: dict[str, _Part], facts: Facts) -> None:
        part = held.setdefault(facts.type, _Part())
        if self._folder is None and sum(len(each.held) for each in held.values()) >= self._worth - 1:
            self._folder = Folder()
        if self._folder is None:
            part.take(facts, None)
            return
        for each in held.values():
            if each.pile is None:
                each.pile = Pile(self._folder.path / str(len(list(self._folder.path.iterdir()))))
                for before in each.held:
                    each.pile.add(self._encode(before))
                each.held = []
        part.take(facts, self._encode(facts))

    def settled(self) -> Iterator[tuple[Group, Tied]]:
        """The groups of all accounts in the order of time, each with the ties of its accounts."""
        found = self._found()
        for part in self._parts:
            with collector_off():
                part.settle(found.pop(0) if found else solved(part.source))
        for _, group, tied in merge(*(part.in_time() for part in self._parts), key=lambda each: each[0]):
            yield group, tied

    def tied(self) -> Iterator[tuple[str, Mapping[str, float]]]:
        """All accounts that are tied to any, each with its neighbours and their scores; to be asked for once all is settled."""
        for part in self._parts:
            for at in range(len(part.refs)):
                ref, others = part.tied(at)
                if others:
                    yield ref, others

    def _found(self) -> list[Solved]:
        """What other processes found out; nothing where there are none, or one of them was ended."""
        try:
            return [each.result() for each in self._under_way]
        except BrokenExecutor:
            return []
        finally:
            if self._pool is not None:
                self._pool.shutdown(cancel_futures=True)


def _solved(path: Path, starts: Sequence[int]) -> Solved:
    """A part solved in another process."""
    with collector_off():
        return solved(Pile(path, starts))
