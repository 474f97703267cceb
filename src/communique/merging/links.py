"""Ties between events that are not sameness: one is part of another, or comes next in a series.

A summit told in a count of three is part of the three; talks on a journey are part of the journey; the second test
follows the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from communique.merging.ground import Ground
from communique.model import Event, Link

_MEETINGS = ("talks", "message", "agreement")


def linked(events: Sequence[Event], ground: Ground) -> list[Event]:
    """The events with their links."""
    held = {ref: event.id for event in events for ref in event.accounts}
    ties: dict[str, set[Link]] = defaultdict(set)
    _said(events, ground, held, ties)
    _counted(events, ties)
    _journeys(events, ties)
    _series(events, ground, ties)
    order = lambda link: (link.kind, link.event)  # noqa: E731
    return [
        msgspec.structs.replace(event, links=tuple(sorted(ties[event.id], key=order)))
        if ties[event.id]
        else event
        for event in events
    ]


def _said(
    events: Sequence[Event], ground: Ground, held: Mapping[str, str], ties: dict[str, set[Link]]
) -> None:
    """What a report itself tells as part of something else."""
    for event in events:
        for ref in event.accounts:
            whole = ground.account[ref].part_of
            other = held.get(f"{ground.report(ref)}#{whole}") if whole else None
            if other is not None and other != event.id:
                ties[event.id].add(Link("part-of", other))


def _key(event: Event) -> tuple[str, tuple[str, ...]]:
    return event.type, tuple(sorted(each.value for each in event.sides))


def _counted(events: Sequence[Event], ties: dict[str, set[Link]]) -> None:
    """One of the several that another event tells together."""
    several = defaultdict(list)
    for event in events:
        if event.best("count") and event.date:
            several[_key(event)].append(event)
    for event in events:
        for whole in several.get(_key(event), ()):
            inside = event.date is not None and whole.date is not None and whole.date.contains(event.date)
            level = {event.best("level"), whole.best("level")} - {None, "unknown"}
            if inside and whole.id != event.id and not event.best("count") and len(level) <= 1:
                ties[event.id].add(Link("part-of", whole.id))


def _journeys(events: Sequence[Event], ties: dict[str, set[Link]]) -> None:
    """What a visitor does at the place and in the days of the visit."""
    visits = defaultdict(list)
    for event in events:
        if event.type == "visit" and event.date is not None and event.date.days <= 14 and event.best("place"):
            for person in event.people:
                visits[person.value].append(event)
    for event in events:
        if event.type not in _MEETINGS or event.date is None or event.date.days > 7:
            continue
        for person in event.people:
            for visit in visits.get(person.value, ()):
                if (
                    visit.date is not None
                    and visit.date.overlaps(event.date)
                    and event.best("place") == visit.best("place")
                ):
                    ties[event.id].add(Link("part-of", visit.id))


def _series(events: Sequence[Event], ground: Ground, ties: dict[str, set[Link]]) -> None:
    """The next of a numbered series of the same sides."""
    numbered: dict[tuple[object, int], Event] = {}
    for event in events:
        told = {ground.facts[ref].nth for ref in event.accounts if ref in ground.facts} - {None}
        if len(told) == 1 and (nth := told.pop()) is not None:
            numbered.setdefault(((*_key(event), event.best("level")), nth), event)
    for (key, nth), event in numbered.items():
        before = numbered.get((key, nth - 1))
        if before is not None and before.date and event.date and before.date.start <= event.date.start:
            ties[event.id].add(Link("follows", before.id))
