"""What merging has found out so far, so that the next merge of nearly the same readings need not find it out again.

Nothing here decides anything: each piece is taken over only where all that it was made from is the same as before.
So a record merged with a memory is the record merged without one, whatever came in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from communique.merging.cluster import Group
from communique.merging.events import event_of
from communique.merging.facts import Facts, Rename, facts_of
from communique.merging.ground import Ground
from communique.merging.partition import Partition
from communique.model import Carriage, Event, Reading
from communique.page.duplicates import Memory

# Where so great a share of the accounts is new, grouping them all afresh is cheaper.
_AFRESH = 0.3


class _Told(NamedTuple):
    """The facts of a report's accounts, with what they were made from."""

    reading: Reading
    renamed: tuple[str, ...]
    facts: tuple[Facts, ...]


class _Made(NamedTuple):
    """An event, with what it was made from besides its accounts: origins of reports, and names."""

    facts: tuple[Facts, ...]
    origins: tuple[str, ...]
    names: dict[str, str]
    event: Event


class Standing:
    """The memory of a record that is merged again and again.

    Attributes:
        copies: What is known of texts and their likeness.
        events_made: Number of events made so far: the work done.
    """

    def __init__(self) -> None:
        self.copies = Memory()
        self.events_made = 0
        self._told: dict[str, _Told] = {}
        self._partition = Partition()
        self._made: dict[Group, _Made] = {}

    @property
    def scored(self) -> int:
        """Number of pairs of accounts compared so far: the work done."""
        return self._partition.scored

    def ground(self, readings: Sequence[Reading], rename: Rename) -> Ground:
        """The ground of these readings; facts of those that are as they were are not made again."""
        told = {reading.report.id: self._of(reading, rename) for reading in readings}
        self._told = told
        ground = Ground([each.reading for each in told.values()], rename)
        ground.facts = {facts.ref: facts for each in told.values() for facts in each.facts}
        return ground

    def _of(self, reading: Reading, rename: Rename) -> _Told:
        renamed = tuple(rename(actor) for actor in _actors(reading))
        held = self._told.get(reading.report.id)
        if held is not None and held.renamed == renamed and held.reading == reading:
            return held
        return _Told(
            reading, renamed, tuple(facts_of(reading, account, rename) for account in reading.accounts)
        )

    def groups(self, facts: Mapping[str, Facts]) -> list[Group]:
        """The groups of these accounts: only the neighbourhood of what came or went is grouped again."""
        held = self._partition.blocks.facts
        gone = [ref for ref, each in held.items() if facts.get(ref) is not each]
        fresh = [each for ref, each in facts.items() if held.get(ref) is not each]
        if len(gone) + len(fresh) > _AFRESH * len(facts):
            scored = self.scored
            self._partition = Partition(facts.values())
            self._partition.scored += scored
        else:
            self._partition.remove(gone)
            self._partition.add(fresh)
        return self._partition.groups

    def events(
        self,
        groups: Iterable[Sequence[str]],
        ground: Ground,
        carried: Mapping[str, Carriage],
        name: Callable[[str], str],
    ) -> list[Event]:
        """The events of these groups; those that nothing touched are taken over."""
        made = {tuple(group): self._event(tuple(group), ground, carried, name) for group in groups}
        self._made = made
        return [each.event for each in made.values()]

    def _event(
        self, group: Group, ground: Ground, carried: Mapping[str, Carriage], name: Callable[[str], str]
    ) -> _Made:
        facts = tuple(ground.facts[ref] for ref in group)
        origins = tuple(
            found.origin if (found := carried.get(each.report)) is not None else "" for each in facts
        )
        held = self._made.get(group)
        if (
            held is not None
            and held.origins == origins
            and all(one is other for one, other in zip(held.facts, facts, strict=True))
            and all(name(actor) == called for actor, called in held.names.items())
        ):
            return held
        names: dict[str, str] = {}

        def noted(actor: str) -> str:
            names[actor] = name(actor)
            return names[actor]

        self.events_made += 1
        return _Made(facts, origins, names, event_of(group, ground, carried, noted))


def _actors(reading: Reading) -> Iterator[str]:
    """The ids that the facts of a reading's accounts are told with."""
    for account in reading.accounts:
        for cited in (*account.sides, *account.target, *account.people):
            yield cited.value
