"""Events by id, by side and by type: what the rules that tie one event to another look things up in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from communique.model import Event


def sides_of(event: Event) -> frozenset[str]:
    """Slugs of the sides of an event."""
    return frozenset(each.value for each in event.sides)


class Lookup:
    """The events of a record, found without going through them all.

    Args:
        events: All events, in the order of the calendar.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events

    @cached_property
    def by_id(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def _by_side(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, event in enumerate(self.events):
            for side in sides_of(event):
                found[event.type, side].append(place)
        return found

    @cached_property
    def _by_type(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, event in enumerate(self.events):
            found[event.type].append(place)
        return found

    def of(self, types: Iterable[str], sides: frozenset[str]) -> Iterator[Event]:
        """Events of these types with one of these sides (with any, where none is given), in order."""
        places: set[int] = set()
        for kind in types:
            if not sides:
                places.update(self._by_type.get(kind, ()))
            for side in sides:
                places.update(self._by_side.get((kind, side), ()))
        return (self.events[place] for place in sorted(places))
