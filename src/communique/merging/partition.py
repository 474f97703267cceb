"""Accounts in their events, kept up to date as reports come and go: each change touches only its neighbourhood.

What stands after any run of additions and removals is what clustering all accounts at once would give, since a
component of tied accounts is solved by itself and only components that a change touches are solved again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from communique.merging.blocks import Blocks
from communique.merging.cluster import Group, components, solve
from communique.merging.factors import hopeless, score
from communique.merging.facts import Facts
from communique.merging.tables import VETO


class Touched(NamedTuple):
    """What a change did: groups that are no more, and groups that stand instead."""

    gone: tuple[Group, ...]
    new: tuple[Group, ...]


class Partition:
    """The standing groups of accounts.

    Args:
        facts: The accounts to begin with.

    Attributes:
        scored: Number of pairs that were compared so far: the work done.
    """

    def __init__(self, facts: Iterable[Facts] = ()) -> None:
        self.blocks = Blocks(facts)
        self.scored = 0
        self._tied: dict[str, dict[str, float]] = {}
        self._group: dict[str, Group] = {}
        for left, right in self.blocks.pairs():
            self._tie(left, right)
        self._settle(self.blocks.facts)

    @property
    def groups(self) -> list[Group]:
        """All groups, in the order of their first accounts."""
        return sorted(set(self._group.values()), key=lambda group: self.blocks.facts[group[0]].key)

    def add(self, facts: Iterable[Facts]) -> Touched:
        """Take accounts in."""
        known = [each for each in facts if each.ref not in self.blocks.facts]
        dirty = {each.ref for each in known}
        for each in known:
            self.blocks.add(each)
        near = set().union(*(self.blocks.neighbours(each) for each in known)) if known else set()
        dirty |= self._part(near)
        for each in known:
            for other in self.blocks.neighbours(each):
                if other not in self._tied.get(each.ref, {}) and self._tie(each.ref, other):
                    dirty.add(other)
        return self._settle(dirty)

    def remove(self, refs: Iterable[str]) -> Touched:
        """Take accounts out."""
        known = [self.blocks.facts[ref] for ref in refs if ref in self.blocks.facts]
        near = set().union(*(self.blocks.neighbours(each) for each in known)) if known else set()
        gone = {self._group[each.ref] for each in known}
        dirty = {ref for group in gone for ref in group} - {each.ref for each in known}
        for each in known:
            self.blocks.remove(each.ref)
            for other in self._tied.pop(each.ref, {}):
                self._tied.get(other, {}).pop(each.ref, None)
                dirty.add(other)
            del self._group[each.ref]
        held = self.blocks.facts
        near, dirty = {ref for ref in near if ref in held}, {ref for ref in dirty if ref in held}
        settled = self._settle(dirty | self._meet(near))
        return Touched(tuple(sorted({*gone, *settled.gone})), settled.new)

    def _part(self, refs: Iterable[str]) -> set[str]:
        """Untie accounts that no longer meet: a newcomer in a crowd stands between them."""
        dirty: set[str] = set()
        for ref in sorted(refs):
            tied = self._tied.get(ref, {})
            meets = self.blocks.neighbours(self.blocks.facts[ref]) if tied else set()
            for other in [each for each in tied if each not in meets]:
                del tied[other], self._tied[other][ref]
                dirty |= {ref, other}
        return dirty

    def _meet(self, refs: Iterable[str]) -> set[str]:
        """Tie accounts that now meet: one that stood between them has left."""
        dirty: set[str] = set()
        for ref in sorted(refs):
            for other in self.blocks.neighbours(self.blocks.facts[ref]):
                if other not in self._tied.get(ref, {}) and self._tie(ref, other):
                    dirty |= {ref, other}
        return dirty

    def _tie(self, left: str, right: str) -> bool:
        self.scored += 1
        one, other = self.blocks.facts[left], self.blocks.facts[right]
        value = VETO if hopeless(one, other) else score(one, other, 0.0)
        if value > 0:
            self._tied.setdefault(left, {})[right] = value
            self._tied.setdefault(right, {})[left] = value
        return value > 0

    def _settle(self, dirty: Iterable[str]) -> Touched:
        """Solve the components of these accounts anew."""
        gone: set[Group] = set()
        new: set[Group] = set()
        for members in components(self._tied, sorted(dirty)):
            gone |= {self._group[ref] for ref in members if ref in self._group}
            for group in solve(members, self.blocks.facts, self._tied):
                new.add(group)
                self._group.update(dict.fromkeys(group, group))
        return Touched(tuple(sorted(gone - new)), tuple(sorted(new - gone)))
