"""Accounts tied and grouped part by part: none meets one of another type, so that each type is a part by itself.

Parts can be solved in processes of their own. What comes of it is the same for any number of processes: each part is
solved by the same steps, and all are put together in one order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing import current_process, get_context

import msgspec

from communique.collector import collector_off
from communique.merging.blocks import Blocks
from communique.merging.cluster import Group, grouped, ties
from communique.merging.facts import Facts

Tied = dict[str, dict[str, float]]
# Fewer accounts than these are grouped before other processes have come up.
_WORTH = 20_000


class _Part(msgspec.Struct, frozen=True, array_like=True):
    """What was found out about a part: pairs that are tied, and groups, all by the numbers of accounts."""

    left: list[int]
    right: list[int]
    scores: list[float]
    groups: list[list[int]]


class Parts:
    """Accounts whose grouping is under way; ask for it by `settled`.

    Args:
        facts: All accounts.
        workers: Number of processes; where it is 1, or the accounts are few, this process does it when it is asked.
        worth: From how many accounts on other processes are worth their start.
    """

    def __init__(self, facts: Mapping[str, Facts], workers: int = 1, worth: int = _WORTH) -> None:
        self._facts = facts
        self._parts = parts_of(facts.values())
        self._pool: ProcessPoolExecutor | None = None
        self._under_way: list[Future[bytes]] = []
        # A process that may not outlive its parent may have none of its own.
        alone = min(workers, len(self._parts)) < 2 or current_process().daemon
        if len(facts) >= worth and not alone:
            # Spawned, not forked: a fork would copy the threads of a runtime in an unknown state.
            self._pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
            encode = msgspec.msgpack.Encoder().encode
            self._under_way = [self._pool.submit(_solved, encode(part)) for part in self._parts]

    def settled(self) -> tuple[Tied, list[Group]]:
        """The ties of all accounts, and their groups in order."""
        found = self._found()
        tied: Tied = {}
        groups: list[Group] = []
        for part, solved in zip(self._parts, found or map(_solve, self._parts), strict=True):
            refs = [each.ref for each in part]
            for left, right, score in zip(solved.left, solved.right, solved.scores, strict=True):
                tied.setdefault(refs[left], {})[refs[right]] = score
                tied.setdefault(refs[right], {})[refs[left]] = score
            groups += (tuple(refs[at] for at in group) for group in solved.groups)
        return tied, sorted(groups, key=lambda group: self._facts[group[0]].key)

    def _found(self) -> list[_Part]:
        """What other processes found out; nothing where there are none, or one of them was ended."""
        try:
            return [msgspec.msgpack.decode(each.result(), type=_Part) for each in self._under_way]
        except BrokenExecutor:
            return []
        finally:
            if self._pool is not None:
                self._pool.shutdown(cancel_futures=True)


def parts_of(facts: Iterable[Facts]) -> list[list[Facts]]:
    """The accounts of each type, the most numerous first."""
    found: dict[str, list[Facts]] = defaultdict(list)
    for each in facts:
        found[each.type].append(each)
    return sorted(found.values(), key=lambda part: (-len(part), part[0].type))


def _solved(data: bytes) -> bytes:
    """A part solved in another process."""
    with collector_off():
        return msgspec.msgpack.encode(_solve(msgspec.msgpack.decode(data, type=list[Facts])))


def _solve(part: Sequence[Facts]) -> _Part:
    facts = {each.ref: each for each in part}
    at = {ref: number for number, ref in enumerate(facts)}
    tied = ties(facts, Blocks(part).pairs())
    pairs = [
        (at[one], at[other], score)
        for one, others in tied.items()
        for other, score in others.items()
        if at[one] < at[other]
    ]
    return _Part(
        [left for left, _, _ in pairs],
        [right for _, right, _ in pairs],
        [score for _, _, score in pairs],
        [[at[ref] for ref in group] for group in grouped(facts, tied)],
    )
