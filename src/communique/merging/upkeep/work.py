"""One change at work: what is known so far of the record after it, and what will be written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from communique.merging.cast import plain
from communique.merging.corrections import Correction, in_order
from communique.merging.facts import Facts
from communique.merging.said import Said
from communique.merging.units import Ids, Unit
from communique.merging.upkeep.actors import ActorRow
from communique.merging.upkeep.groups import Groups
from communique.merging.upkeep.ledger import Ledger, decode, encode
from communique.merging.upkeep.people import Change, touched
from communique.merging.upkeep.world import Held, Near, Sought
from communique.model import Carriage, Event, Profile, Reading


class Update(msgspec.Struct):
    """What a change did to the derived record.

    Attributes:
        values: New and changed values by kind and id.
        gone: Ids of those that are no more, by kind.
        readings: The readings that changed, None for those gone.
        events: The events that were gone through.
        renamed: Ids, as reports have them, of actors that are called otherwise now.
        name: The name of an actor as reports have it, after the change.
        compared: Pairs of accounts compared: the work done.
        made: Events made: the work done.
    """

    values: dict[str, dict[str, Any]] = msgspec.field(default_factory=lambda: defaultdict(dict))
    gone: dict[str, set[str]] = msgspec.field(default_factory=lambda: defaultdict(set))
    readings: dict[str, Reading | None] = {}
    events: dict[str, Event] = {}
    renamed: frozenset[str] = frozenset()
    name: Callable[[str], str] = plain
    compared: int = 0
    made: int = 0


class Work:
    """One change at work: what is known so far of the record after it."""

    def __init__(
        self,
        ledger: Ledger,
        held: Held,
        changes: Sequence[Change],
        profile: Profile,
        before: Sequence[Correction],
        after: Sequence[Correction],
    ) -> None:
        self.ledger, self.held, self.changes, self.profile = ledger, held, list(changes), profile
        self.before, self.after = in_order(before), in_order(after)
        self.done = Update()
        self.people = touched(ledger, changes, profile, self.after)
        known = {identity_of(change): change[1] for change in changes}
        self.readings: Sought[Reading] = Sought(held.readings_of, known)
        self._again()
        self.groups = Groups(ledger)
        self.facts: Sought[Facts] = Sought(self.groups.facts)
        self.ground = Near(self.readings, self.people.after, self.facts)
        self.carried: Sought[Carriage] = Sought(lambda ids: held.derived("syndication", ids))
        self.event_at: Sought[str] = Sought(
            lambda refs: {ref: ids[0] for ref, ids in held.looked_up("event", refs).items()}
        )
        self.events: Sought[Event] = Sought(lambda ids: held.derived("events", ids))
        # Without the reasons for their joins, as rules see them: many are looked at for each that is made.
        self.seen: Sought[Event] = Sought(lambda ids: held.derived("events", ids, Event))
        self.actors: Sought[ActorRow] = Sought(lambda ids: held.derived("actors", ids, ActorRow))
        self.old: dict[str, Event] = {}
        self.fresh: dict[str, Event] = {}
        self.units: dict[str, tuple[Ids, Unit]] = {}
        self.said: dict[str, Said] = {}

    def _again(self) -> None:
        """Reports that name somebody who now stands for another are looked at again too."""
        ids = self.people.renamed
        found = {each for reports in self.held.looked_up("actor", ids).values() for each in reports}
        found |= {report for rows in self.ledger.buckets("name", ids).values() for report, _ in rows}
        known = {identity_of(change) for change in self.changes}
        again = self.readings.some(sorted(found - known))
        self.changes += [(reading, reading) for reading in again.values()]

    def load(self, refs: Iterable[str]) -> None:
        """Fetch at once what making events of these accounts looks at."""
        asked = list(refs)
        reports = sorted({ref.partition("#")[0] for ref in asked})
        self.readings.load(reports)
        self.carried.load(reports)
        self.facts.load(asked)
        self.event_at.load(asked)

    def settle(self, identity: str, event: Event | None) -> None:
        """Put an event in place of what it was."""
        self.events.set(identity, event)
        self.seen.set(identity, event)

    def put(self, kind: str, identity: str, was: object, value: object) -> None:
        """Note a value that is new or other than it was."""
        self.done.gone[kind].discard(identity)
        if was != value:
            self.done.values[kind][identity] = value


def identity_of(change: Change) -> str:
    """The id of the report that changes."""
    each = change[1] or change[0]
    assert each is not None
    return each.report.id


def forget(work: Work, identities: Sequence[str]) -> None:
    """Take out what was made of these units, and what they had looked for."""
    for data in work.ledger.get("looked", identities).values():
        work.ledger.drop("look", [(key, rank) for key, rank in decode(data, list[tuple[str, str]])])
    work.ledger.drop("looked", [(identity, "") for identity in identities])
    made = work.ledger.get("made", identities)
    for identity in identities:
        ids = decode(made[identity], Ids) if identity in made else Ids()
        work.units[identity] = (ids, Unit())
        for kind in ("disputes", "expectations", "commitments"):
            work.done.gone[kind] |= set(getattr(ids, kind))
    work.ledger.drop("made", [(identity, "") for identity in identities])


def keep(work: Work, identity: str, unit: Unit) -> None:
    """Keep what was made of a unit, of which was forgotten what was made before."""
    work.units[identity] = (work.units[identity][0], unit)
    if unit.ids != Ids():
        work.ledger.put("made", [(identity, "", encode(unit.ids))])
    for kind in ("disputes", "expectations", "commitments"):
        for value in getattr(unit, kind):
            work.put(kind, value.id, None, value)


def moved_refs(work: Work) -> set[str]:
    """Accounts whose event has another id than before, or another name for it."""
    fresh = work.fresh
    work.event_at.load(ref for event in (*work.old.values(), *fresh.values()) for ref in event.accounts)
    found: set[str] = set()
    for event in work.old.values():
        found |= {ref for ref in event.accounts if work.event_at.get(ref) != event.id}
    for event in fresh.values():
        was = work.old.get(event.id)
        found |= {ref for ref in event.accounts if was is None or ref not in was.accounts}
        if was is not None and was.date != event.date:
            found |= set(event.accounts)
    return found
