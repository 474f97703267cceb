"""The ties and groups of all accounts of one type, found with few of them in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import msgspec
import numpy as np
from numpy.typing import NDArray

from communique.merging.cluster import solve
from communique.merging.factors import hopeless, score
from communique.merging.facts import Facts
from communique.merging.meeting import Meetings

# Accounts of components that are solved together.
_TOGETHER = 4096


class Solved(msgspec.Struct, frozen=True, array_like=True):
    """What was found out about the accounts of a type: arrays as bytes, all accounts by their places among those given.

    Attributes:
        left: Of each tied pair the one (int32).
        right: The other.
        scores: Their score (float64).
        groups: The accounts of all groups, group by group, the groups in the order of time (int32).
        sizes: How many accounts each group has (int32).
    """

    left: bytes
    right: bytes
    scores: bytes
    groups: bytes
    sizes: bytes


class Ties:
    """Tied pairs, for each account its neighbours.

    Args:
        count: Number of accounts.
        left: Of each pair the one.
        right: The other.
        scores: Their score.
    """

    def __init__(
        self, count: int, left: NDArray[np.int32], right: NDArray[np.int32], scores: NDArray[np.float64]
    ) -> None:
        ends = np.concatenate((left, right))
        order = np.argsort(ends, kind="stable")
        self._others = np.concatenate((right, left))[order]
        self._scores = np.concatenate((scores, scores))[order]
        self._starts = np.searchsorted(ends[order], np.arange(count + 1)).astype(np.int32)

    def of(self, at: int) -> tuple[list[int], list[float]]:
        """The neighbours of an account, and their scores."""
        here = slice(self._starts[at], self._starts[at + 1])
        return self._others[here].tolist(), self._scores[here].tolist()

    def components(self) -> Iterator[list[int]]:
        """The accounts that hang together by ties."""
        seen = np.zeros(len(self._starts) - 1, dtype=np.bool_)
        for start in range(len(seen)):
            if seen[start]:
                continue
            seen[start] = True
            members, stack = [], [start]
            while stack:
                at = stack.pop()
                members.append(at)
                for other in self.of(at)[0]:
                    if not seen[other]:
                        seen[other] = True
                        stack.append(other)
            yield members


def solved(part: Sequence[Facts]) -> Solved:
    """The ties and groups of the accounts of one type; `part` is gone through and looked into more than once."""
    meetings = Meetings(part)
    order = meetings.order
    left, right, scores = _tied(part, meetings)
    ties = Ties(len(order), left, right, scores)
    found: list[NDArray[np.int32]] = []
    sizes: list[int] = []
    for some in _together(ties.components()):
        held = _looked_up(part, order, sorted(chain.from_iterable(some)))
        for members in some:
            for group in _groups(members, held, ties):
                found.append(order[group].astype(np.int32))
                sizes.append(len(group))
    groups = np.concatenate(found) if found else np.zeros(0, dtype=np.int32)
    return Solved(
        order[left].astype(np.int32).tobytes(),
        order[right].astype(np.int32).tobytes(),
        scores.tobytes(),
        groups.tobytes(),
        np.array(sizes, dtype=np.int32).tobytes(),
    )


def _tied(
    part: Sequence[Facts], meetings: Meetings
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]:
    """The pairs with a positive score, by number."""
    found: list[tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]] = []
    held: dict[int, Facts] = {}
    for lefts, rights in meetings.stretches():
        numbers = np.unique(np.concatenate((lefts, rights))).tolist()
        held = _looked_up(part, meetings.order, numbers, held)
        pairs, values = [], []
        for one, other in zip(lefts.tolist(), rights.tolist(), strict=True):
            left, right = held[one], held[other]
            if hopeless(left, right):
                continue
            value = score(left, right, 0.0)
            if value > 0:
                pairs.append((one, other))
                values.append(value)
        ends = np.array(pairs, dtype=np.int32).reshape(-1, 2)
        found.append((ends[:, 0].copy(), ends[:, 1].copy(), np.array(values, dtype=np.float64)))
    if not found:
        none = np.zeros(0, dtype=np.int32)
        return none, none, np.zeros(0, dtype=np.float64)
    lefts_, rights_, scores = zip(*found, strict=True)
    return np.concatenate(lefts_), np.concatenate(rights_), np.concatenate(scores)


def _looked_up(
    part: Sequence[Facts], order: NDArray[np.int64], numbers: Sequence[int], known: Mapping[int, Facts] = {}
) -> dict[int, Facts]:
    """Accounts by number; those that are known are not looked up again."""
    return {each: known[each] if each in known else part[int(order[each])] for each in numbers}


def _together(components: Iterator[list[int]]) -> Iterator[list[list[int]]]:
    """Components, as many at a time as have together so many accounts."""
    some: list[list[int]] = []
    count = 0
    for members in components:
        some.append(members)
        count += len(members)
        if count >= _TOGETHER:
            yield some
            some, count = [], 0
    if some:
        yield some


def _groups(members: Sequence[int], held: Mapping[int, Facts], ties: Ties) -> Iterator[list[int]]:
    """The groups of one component."""
    if len(members) == 1:
        yield list(members)
        return
    ref = {at: held[at].ref for at in members}
    number = {name: at for at, name in ref.items()}
    tied = {
        ref[at]: dict(zip((ref[other] for other in others), scores, strict=True))
        for at in members
        for others, scores in [ties.of(at)]
    }
    facts = {name: held[at] for name, at in number.items()}
    for group in solve(members=list(facts), facts=facts, tied=tied):
        yield [number[name] for name in group]
