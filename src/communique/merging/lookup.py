"""Events by id, by side and by type: what the rules that tie one event to another look things up in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from communique.model import Event

T = TypeVar("T")


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
        self._known: dict[tuple[str, str], Any] = {}

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

    @cached_property
    def _starts(self) -> list[date]:
        """First days of the events; what has none comes last, as in the calendar."""
        return [event.date.start if event.date else date.max for event in self.events]

    def of(
        self,
        types: Iterable[str],
        sides: frozenset[str],
        *,
        since: date | None = None,
        until: date | None = None,
    ) -> Iterator[Event]:
        """Events of these types with one of these sides (with any, where none is given), in order.

        Args:
            types: Event types.
            sides: Slugs of sides.
            since: Only events that begin on this day or later.
            until: Only events that begin by this day; those without a day are left out.
        """
        runs: list[list[int]] = []
        for kind in types:
            if not sides:
                runs.append(self._by_type.get(kind, []))
            for side in sides:
                runs.append(self._by_side.get((kind, side), []))
        first = bisect_left(self._starts, since) if since else 0
        last = bisect_right(self._starts, until) if until else len(self.events)
        places: set[int] = set()
        for run in runs:
            places.update(run[bisect_left(run, first) : bisect_left(run, last)])
        return (self.events[place] for place in sorted(places))

    @cached_property
    def _by_report(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, event in enumerate(self.events):
            for report in {ref.partition("#")[0] for ref in event.accounts}:
                found[report].append(place)
        return found

    def told_in(self, reports: Iterable[str]) -> Iterator[Event]:
        """Events that one of these reports tells of, in order."""
        places = {place for report in reports for place in self._by_report.get(report, ())}
        return (self.events[place] for place in sorted(places))
