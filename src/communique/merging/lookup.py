"""Events by what the rules look for: how one event finds the others that bear on it, without going through them all.

Every event is entered under a few keys (`keys_of`), in the order of the calendar. A rule that ties one event to another
asks for the events under a key, between two days where it can; what was asked is noted, so that an event that comes,
changes or goes leads to just those that had looked for it.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar

from communique.merging.ground import Ground
from communique.merging.said import share
from communique.merging.words import heads, stem, stems
from communique.model import Event
from communique.model.vocabulary import EVENT_TYPES, LEVELS

T = TypeVar("T")
# A visit of more days is no journey that talks are part of.
JOURNEY = 14
_LAST = date.max.isoformat()
# The share of the words that name one of two events which name the other too, where both may be one deal.
_ALIKE = 0.34
_LEAVE = "leave"


class Look(NamedTuple):
    """Something asked for: events under a key that begin between two days (ISO 8601, both included).

    Attributes:
        key: The key.
        since: The first day.
        until: The last day.
        named: Only events named by words alike to these; all, where there are none.
    """

    key: str
    since: str
    until: str
    named: tuple[str, ...] = ()


class Entry(NamedTuple):
    """Where an event stands under a key: its place, its id, and the words that name it where events are asked for by those."""

    place: str
    id: str
    named: tuple[str, ...] = ()


def alike(left: Collection[str], right: Collection[str]) -> bool:
    """Whether of the words that name two events enough are the same."""
    return share(frozenset(left), frozenset(right)) >= _ALIKE


def sides_of(event: Event) -> frozenset[str]:
    """Slugs of the sides of an event."""
    return frozenset(each.value for each in event.sides)


def place_of(event: Event) -> str:
    """Where an event stands in the calendar, as text that sorts; what has no day comes last."""
    start = event.date.start.isoformat() if event.date else _LAST
    return f"{start} {event.date or '9999'} {event.type} {event.id}"


def kind_key(kind: str, side: str = "") -> str:
    """The key of the events of a type, all or those of a side."""
    return f"{kind}|{side}"


def beside_key(kind: str, report: str) -> str:
    """The key of the events of a type that a report tells of."""
    return f"{kind} in|{report}"


def word_key(use: str, side: str, word: str) -> str:
    """The key of the withdrawals of a side that have a word: to name a deal by (`leave`), or what is off (`off`)."""
    return f"{use}|{side}|{word}"


def several_key(event: Event) -> str:
    """The key of the events that tell several at once of what this one may be one of."""
    return f"several|{event.type}|{','.join(sorted(sides_of(event)))}"


def journey_key(person: str) -> str:
    """The key of a person's journeys."""
    return f"journey|{person}"


def series_key(event: Event, nth: int) -> str:
    """The key of an event's like with a number in their series."""
    return f"series|{event.type}|{','.join(sorted(sides_of(event)))}|{event.best('level')}|{nth}"


def number_of(event: Event, ground: Ground) -> int | None:
    """An event's number in its series; None where its accounts tell none, or two."""
    told = {ground.nth(ref) for ref in event.accounts} - {None}
    return told.pop() if len(told) == 1 else None


def naming(event: Event) -> frozenset[str]:
    """The words that name an event: without those of its type, of deals, and of its sides."""
    sides = frozenset(word for each in event.sides for word in stems(each.value))
    words = frozenset(word for each in event.fields.get("what", ()) for word in stems(each.value))
    return words - heads(event.type) - heads("agreement") - sides


def kinds_named(event: Event, ground: Ground) -> frozenset[str]:
    """The words of kinds and levels of events that its accounts use."""
    kinds = frozenset().union(*(heads(kind) for kind in EVENT_TYPES)) | {stem(level) for level in LEVELS}
    return frozenset(stem(word) for ref in event.accounts for word in stems(ground.words(ref))) & kinds


def named_under(key: str, event: Event) -> tuple[str, ...]:
    """The words that an event is entered with under a key: only under those where it is asked for by them."""
    return tuple(sorted(naming(event))) if key.startswith(f"{_LEAVE}|") else ()


def keys_of(event: Event, ground: Ground) -> Iterator[str]:
    """The keys that an event is entered under."""
    sides = ("", *sorted(sides_of(event)))
    for side in sides:
        yield kind_key(event.type, side)
    if event.type == "agreement":
        for report in {ground.report(ref) for ref in event.accounts}:
            yield beside_key(event.type, report)
    if event.type == "withdrawal":
        for use, words in ((_LEAVE, naming(event)), ("off", kinds_named(event, ground))):
            for side in sides:
                for word in sorted(words):
                    yield word_key(use, side, word)
    if event.best("count") and event.date:
        yield several_key(event)
    if (
        event.type == "visit"
        and event.date is not None
        and event.date.days <= JOURNEY
        and event.best("place")
    ):
        for person in event.people:
            yield journey_key(person.value)
    nth = number_of(event, ground)
    if nth is not None:
        yield series_key(event, nth)


class Lookup:
    """The events of a record by key; what is asked of it is noted in `looks`.

    Args:
        events: All events by id; each is looked up when it is asked for.

    Attributes:
        looks: What was asked since it was last emptied.
    """

    def __init__(self, events: Mapping[str, Event]) -> None:
        self.looks: list[Look] = []
        self._known: dict[tuple[str, str], Any] = {}
        self._by_id = events
        self._under: dict[str, list[Entry]] = {}

    def enter(self, event: Event, ground: Ground) -> Entry:
        """Enter an event under its keys; once all are, they are to be put `in_order`."""
        plain = Entry(place_of(event), event.id)
        for key in keys_of(event, ground):
            named = named_under(key, event)
            self._under.setdefault(key, []).append(plain._replace(named=named) if named else plain)
        return plain

    def in_order(self) -> None:
        """Put all that is entered in the order of the calendar."""
        for held in self._under.values():
            held.sort()

    def entered(self) -> Iterator[tuple[str, Entry]]:
        """All that is entered, by key."""
        for key, held in self._under.items():
            for entry in held:
                yield key, entry

    def once(self, what: str, event: Event, make: Callable[[], T]) -> T:
        """What is made of an event, made once: rules ask the same of one event for many others.

        Args:
            what: The name of what is made.
            event: Of which event.
            make: Makes it.
        """
        key = (what, event.id)
        if key not in self._known:
            self._known[key] = make()
        made: T = self._known[key]
        return made

    def get(self, identity: str) -> Event | None:
        """An event by its id."""
        self.looks.append(Look(f"id|{identity}", "", "~"))
        return self._event(identity)

    def under(
        self,
        keys: Iterable[str],
        *,
        since: date | None = None,
        until: date | None = None,
        named: Collection[str] = (),
    ) -> Iterator[Event]:
        """The events under any of these keys, each once, in the order of the calendar.

        Args:
            keys: See the functions of this module.
            since: Only events that begin on this day or later.
            until: Only events that begin by this day; those without a day are left out.
            named: Only events named by words alike to these, under keys where events are asked for so.
        """
        words = tuple(sorted(named))
        first, last = since.isoformat() if since else "", until.isoformat() if until else "~"
        asked = list(dict.fromkeys(keys))
        runs = [self._run(key, first, f"{last}~") for key in asked]
        before = ""
        reached = last
        try:
            for entry in heapq.merge(*runs):
                if entry.id == before:
                    continue
                before, reached = entry.id, entry.place.partition(" ")[0]
                event = self._event(entry.id) if not words or alike(words, entry.named) else None
                if event is not None:
                    yield event
            reached = last
        finally:
            # Who stops early has not looked at what comes later.
            self.looks.extend(Look(key, first, min(reached, last), words) for key in asked)

    def of(
        self,
        types: Iterable[str],
        sides: frozenset[str],
        *,
        since: date | None = None,
        until: date | None = None,
    ) -> Iterator[Event]:
        """Events of these types with one of these sides (with any, where none is given), in order."""
        keys = [kind_key(kind, side) for kind in types for side in (sorted(sides) or [""])]
        return self.under(keys, since=since, until=until)

    def _event(self, identity: str) -> Event | None:
        return self._by_id.get(identity)

    def _run(self, key: str, first: str, last: str) -> Iterator[Entry]:
        """What is entered under a key, in order, from one place to another."""
        held = self._under.get(key, [])
        for at in range(bisect_left(held, Entry(first, "")), len(held)):
            if held[at].place > last:
                return
            yield held[at]


__all__ = [
    "JOURNEY", "Entry", "Look", "Lookup", "alike", "beside_key", "journey_key", "keys_of", "kind_key", "kinds_named", "named_under", "naming",
    "number_of", "place_of", "series_key", "several_key", "sides_of", "word_key",
]  # fmt: skip
