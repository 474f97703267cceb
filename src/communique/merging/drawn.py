"""The record as it is drawn: events, and what is made of each, are put away one by one and shown in order in the end."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple, TypeVar

import msgspec

from communique.merging.lookup import Look
from communique.merging.shelf import Row, Shelf
from communique.merging.units import Ids, Unit
from communique.model import (
    Actor,
    Carriage,
    Commitment,
    Dispute,
    Event,
    Expectation,
    Join,
    Position,
    Record,
)

V = TypeVar("V", bound=Dispute | Expectation | Commitment)
_LAST = "9999"


class Drawn(NamedTuple):
    """A record kind by kind, each in order, to be gone through any number of times; see `communique.model.Record`."""

    events: Collection[Event]
    disputes: Collection[Dispute]
    positions: Collection[Position]
    expectations: Collection[Expectation]
    commitments: Collection[Commitment]
    syndication: Collection[Carriage]
    actors: Collection[Actor]
    orphans: Collection[str]

    def record(self) -> Record:
        """All of it in memory."""
        return Record(**{kind: tuple(values) for kind, values in self._asdict().items()})


class Drawing:
    """A record under way.

    Args:
        filed: Whether what is made is put away in files.

    Attributes:
        drafts: Events by id, without the reasons for their joins.
        at: The event of each account.
        places: Where each event stands in the calendar, as text that sorts.
        foreseen: References of statements that expectations of events hold.
        taken: References of statements that commitments of events hold.
        looks: What the making of each event's unit looked for.
        ids: The ids of what was made of each unit.
    """

    def __init__(self, *, filed: bool) -> None:
        self.drafts: Shelf[Event] = Shelf(Event, filed=filed)
        self.at: dict[str, str] = {}
        self.places: dict[str, str] = {}
        self.foreseen: set[str] = set()
        self.taken: set[str] = set()
        self.looks: Shelf[list[Look]] = Shelf(list[Look], filed=filed, recent=1)
        self.ids: Shelf[Ids] = Shelf(Ids, filed=filed, recent=1)
        self._joins: Shelf[tuple[Join, ...]] = Shelf(tuple[Join, ...], filed=filed, recent=1)
        self._disputes: Shelf[Dispute] = Shelf(Dispute, filed=filed, recent=1)
        self._expectations: Shelf[Expectation] = Shelf(Expectation, filed=filed, recent=1)
        self._commitments: Shelf[Commitment] = Shelf(Commitment, filed=filed, recent=1)
        self._order: dict[str, dict[str, str]] = {"disputes": {}, "expectations": {}, "commitments": {}}

    def take(self, event: Event) -> None:
        """Take an event in, as it is before its links are known."""
        if event.joins:
            self._joins.put(event.id, event.joins)
        self.drafts.put(event.id, msgspec.structs.replace(event, joins=()))
        self.at |= dict.fromkeys(event.accounts, event.id)

    def amend(self, event: Event) -> None:
        """Put an event as it is by hand in place of what it was."""
        self.drafts.put(event.id, event)

    def in_order(self) -> Iterator[Event]:
        """The events in the order of the calendar; with all others at hand they can be finished."""
        return self.drafts.each(sorted(self.places, key=self.places.__getitem__))

    def finish(self, event: Event, unit: Unit, looks: list[Look]) -> None:
        """Take in an event with its links, what was made of it, and what was looked for."""
        if event.links:
            self.drafts.put(event.id, event)
        self.looks.put(event.id, looks)
        self.foreseen |= {ref for each in unit.expectations for ref in each.statements}
        self.taken |= {ref for each in unit.commitments for ref in each.statements}
        self.keep(event.id, unit)

    def keep(self, name: str, unit: Unit) -> None:
        """Take in what was made of a unit."""
        if unit == Unit():
            return
        self.ids.put(name, unit.ids)
        for dispute in unit.disputes:
            self._disputes.put(dispute.id, dispute)
            self._order["disputes"][dispute.id] = self._place(dispute.event)
        for awaited in unit.expectations:
            self._expectations.put(awaited.id, awaited)
            self._order["expectations"][awaited.id] = str(awaited.due or _LAST)
        for commitment in unit.commitments:
            self._commitments.put(commitment.id, commitment)
            self._order["commitments"][commitment.id] = self._place(commitment.made)

    def _place(self, event: str | None) -> str:
        """Where an event stands; what belongs to none comes last."""
        return self.places.get(event or "", "~")

    def _row(self, kind: str, shelf: Shelf[V]) -> Collection[V]:
        order: Mapping[str, str] = self._order[kind]
        return Row(shelf, sorted(order, key=lambda each: (order[each], each)))

    def events(self) -> Collection[Event]:
        """All events, in the order of the calendar."""
        return Row(self.drafts, sorted(self.places, key=self.places.__getitem__), self._whole)

    def _whole(self, event: Event) -> Event:
        if event.id not in self._joins:
            return event
        return msgspec.structs.replace(event, joins=self._joins[event.id])

    def disputes(self) -> Collection[Dispute]:
        """All disputes, those of events first, in the order of the events."""
        return self._row("disputes", self._disputes)

    def expectations(self) -> Collection[Expectation]:
        """All expectations, in the order of the days that they are due."""
        return self._row("expectations", self._expectations)

    def commitments(self) -> Collection[Commitment]:
        """All commitments, in the order of the events that they were made by."""
        return self._row("commitments", self._commitments)
