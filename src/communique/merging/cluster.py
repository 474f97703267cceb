"""Accounts to events by correlation clustering: groups whose members agree on average, never chains of likeness.

Pairs with a positive score tie accounts into components, and each component is solved by itself: groups grow by the
best mean score of all their cross pairs, a veto between any two members keeps groups apart, and then single accounts
move to where they fit best. Greedy agglomeration with local moves, after Bansal, Blum and Chawla (2004) and Elsner
and Schudy (2009). Everything is taken in one fixed order, so that the order of reading never shows.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from communique.merging.factors import hopeless, score
from communique.merging.facts import Facts
from communique.merging.tables import VETO, weights

Score = Callable[[str, str], float]
Group = tuple[str, ...]

# In a large group a few members stand for all: the mean of a sample grows no dearer with the crowd.
_SAMPLE = 5
_ROUNDS = 4
# One odd account in so many keeps no groups apart; of large groups so many are looked at.
_CROWD, _CHECKED = 10, 32


def ties(facts: Mapping[str, Facts], pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """The pairs with a positive score, as neighbours of each account."""
    found: dict[str, dict[str, float]] = {}
    for left, right in pairs:
        if hopeless(facts[left], facts[right]):
            continue
        value = score(facts[left], facts[right], 0.0)
        if value > 0:
            found.setdefault(left, {})[right] = value
            found.setdefault(right, {})[left] = value
    return found


def components(tied: Mapping[str, Mapping[str, float]], starts: Iterable[str]) -> list[list[str]]:
    """The accounts that hang together by ties, for every component that holds one of `starts`."""
    seen: set[str] = set()
    found: list[list[str]] = []
    for start in starts:
        if start in seen:
            continue
        members, stack = [], [start]
        seen.add(start)
        while stack:
            ref = stack.pop()
            members.append(ref)
            for other in tied.get(ref, ()):
                if other not in seen:
                    seen.add(other)
                    stack.append(other)
        found.append(members)
    return found


def solve(
    members: Sequence[str], facts: Mapping[str, Facts], tied: Mapping[str, Mapping[str, float]]
) -> list[Group]:
    """The groups of one component, each in order."""
    ordered = sorted(members, key=lambda ref: facts[ref].key)
    if len(ordered) == 1:
        return [tuple(ordered)]
    known: dict[tuple[str, str], float] = {}

    def pair(left: str, right: str) -> float:
        if right < left:
            left, right = right, left
        value = known.get((left, right))
        if value is None:
            value = tied.get(left, {}).get(right)
            if value is None:
                value = score(facts[left], facts[right])
            known[left, right] = value
        return value

    rank = {ref: place for place, ref in enumerate(ordered)}
    groups = _agglomerate(ordered, rank, tied, pair)
    groups = _move(ordered, groups, tied, pair)
    groups = reconciled(groups, rank, tied, pair)
    return sorted((tuple(sorted(group, key=rank.__getitem__)) for group in groups), key=lambda g: rank[g[0]])


def mean(left: Sequence[str], right: Sequence[str], pair: Score) -> float:
    """Mean score over the cross pairs of two groups (over samples of large ones), and a little for the crowd.

    `VETO` if any pair is vetoed.
    """
    total, count = 0.0, 0
    for one in left[:_SAMPLE]:
        for other in right[:_SAMPLE]:
            value = pair(one, other)
            if value <= VETO:
                return VETO
            total += value
            count += 1
    # What many tell is what one more report is likelier to mean than something that nobody else tells.
    return total / count + _crowd(max(len(left), len(right)))


@lru_cache(maxsize=4096)
def _crowd(size: int) -> float:
    return float(weights()["crowd"]) * math.log(size)


def _agglomerate(
    ordered: list[str], rank: Mapping[str, int], tied: Mapping[str, Mapping[str, float]], pair: Score
) -> list[list[str]]:
    groups: dict[int, list[str]] = {place: [ref] for place, ref in enumerate(ordered)}
    near: dict[int, set[int]] = {
        place: {rank[other] for other in tied.get(ref, ())} for place, ref in enumerate(ordered)
    }
    heap = [
        (-pair(ordered[left], ordered[right]), left, right)
        for left, others in near.items()
        for right in others
        if left < right
    ]
    heapq.heapify(heap)
    fresh = len(ordered)
    while heap:
        _, left, right = heapq.heappop(heap)
        if left not in groups or right not in groups:
            continue
        merged = sorted(groups.pop(left) + groups.pop(right), key=rank.__getitem__)
        others = {each for each in near.pop(left) | near.pop(right) if each in groups}
        groups[fresh], near[fresh] = merged, others
        for other in others:
            near[other].add(fresh)
            value = mean(groups[other], merged, pair)
            if value > 0:
                heapq.heappush(heap, (-value, other, fresh))
        fresh += 1
    return list(groups.values())


def _move(
    ordered: list[str], groups: list[list[str]], tied: Mapping[str, Mapping[str, float]], pair: Score
) -> list[list[str]]:
    """Single accounts go where their mean score is best, or stand alone, until nothing moves."""
    at = {ref: number for number, group in enumerate(groups) for ref in group}
    held = {number: list(group) for number, group in enumerate(groups)}
    for _ in range(_ROUNDS):
        moved = False
        for ref in ordered:
            here = at[ref]
            rest = [other for other in held[here] if other != ref]
            best, value = here, mean([ref], rest, pair) if rest else 0.0
            for number in sorted({at[other] for other in tied.get(ref, ())} - {here}):
                there = mean([ref], held[number], pair)
                if there > value + 1e-9:
                    best, value = number, there
            if value < 0 and rest:
                best = max(held) + 1
                held[best] = []
            if best != here:
                held[here] = rest
                held[best] = sorted([*held[best], ref])
                at[ref] = best
                moved = True
        if not moved:
            break
    return [group for group in held.values() if group]


def reconciled(
    groups: list[list[str]], rank: Mapping[str, int], tied: Mapping[str, Mapping[str, float]], pair: Score
) -> list[list[str]]:
    """Groups that only a few odd accounts keep apart are joined, and those few stand alone.

    One report that has the day or the number wrong is vetoed by everybody and must not part all others for good.
    """
    held = dict(enumerate(sorted(groups, key=lambda group: rank[group[0]])))
    at = {ref: number for number, group in held.items() for ref in group}
    todo = sorted(
        {(min(at[ref], at[other]), max(at[ref], at[other])) for ref in at for other in tied.get(ref, ())}
    )
    for left, right in todo:
        if (
            left == right
            or left not in held
            or right not in held
            or len(held[left]) + len(held[right]) < _CROWD
        ):
            continue
        odd = _odd(held[left], held[right], rank, pair)
        one, other = ([ref for ref in held[side] if ref not in odd] for side in (left, right))
        if not (odd and one and other) or mean(one, other, pair) <= 0:
            continue
        held[left] = sorted([*one, *other], key=rank.__getitem__)
        del held[right]
        held |= {max(held) + 1 + place: [ref] for place, ref in enumerate(sorted(odd, key=rank.__getitem__))}
    return list(held.values())


def _odd(left: Sequence[str], right: Sequence[str], rank: Mapping[str, int], pair: Score) -> set[str]:
    """The few accounts that every veto between two groups comes from; none if they are not few."""
    some, others = left[:_CHECKED], right[:_CHECKED]
    vetoed = {(one, other) for one in some for other in others if pair(one, other) <= VETO}
    most = (len(some) + len(others)) // _CROWD
    odd: set[str] = set()
    while vetoed and len(odd) < most:
        counted = Counter(ref for both in vetoed for ref in both)
        worst = max(counted, key=lambda ref: (counted[ref], -rank[ref]))
        odd.add(worst)
        vetoed = {both for both in vetoed if worst not in both}
    return set() if vetoed else odd


def grouped(known: Mapping[str, Facts], tied: Mapping[str, Mapping[str, float]]) -> list[Group]:
    """The groups of all accounts, given their ties."""
    alone = [(ref,) for ref in known if ref not in tied]
    solved = [group for members in components(tied, tied) for group in solve(members, known, tied)]
    return sorted([*alone, *solved], key=lambda group: known[group[0]].key)
