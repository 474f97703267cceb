"""Ties between events that are not sameness: one is part of another, or comes next in a series.

A summit told in a count of three is part of the three; talks on a journey are part of the journey; the second test
follows the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

import msgspec

from communique.merging.ground import Ground
from communique.merging.lookup import JOURNEY, Lookup, journey_key, number_of, series_key, several_key
from communique.model import Event, Link

_MEETINGS = ("talks", "message", "agreement")
# A meeting of more days is none of a journey.
_WEEK = 7


def linked(event: Event, ground: Ground, others: Lookup, held: Mapping[str, str]) -> Event:
    """The event with its links.

    Args:
        event: An event.
        ground: The readings.
        others: All events.
        held: The id of each account's event.
    """
    ties = {*_said(event, ground, held), *_counted(event, others), *_journeys(event, others)}
    ties.update(_series(event, ground, others))
    if not ties:
        return event
    return msgspec.structs.replace(event, links=tuple(sorted(ties, key=lambda link: (link.kind, link.event))))


def _said(event: Event, ground: Ground, held: Mapping[str, str]) -> Iterator[Link]:
    """What a report itself tells as part of something else."""
    for ref in event.accounts:
        whole = ground.account[ref].part_of
        other = held.get(f"{ground.report(ref)}#{whole}") if whole else None
        if other is not None and other != event.id:
            yield Link("part-of", other)


def _counted(event: Event, others: Lookup) -> Iterator[Link]:
    """One of the several that another event tells together."""
    if event.date is None or event.best("count"):
        return
    for whole in others.under([several_key(event)], until=event.date.start):
        level = {event.best("level"), whole.best("level")} - {None, "unknown"}
        if whole.date is not None and whole.date.contains(event.date) and len(level) <= 1:
            yield Link("part-of", whole.id)


def _journeys(event: Event, others: Lookup) -> Iterator[Link]:
    """What a visitor does at the place and in the days of the visit."""
    if event.type not in _MEETINGS or event.date is None or event.date.days > _WEEK:
        return
    keys = [journey_key(person.value) for person in event.people]
    soonest = event.date.start - timedelta(days=min(JOURNEY, event.date.start.toordinal() - 1))
    for visit in others.under(keys, since=soonest, until=event.date.end):
        meets = visit.date is not None and visit.date.overlaps(event.date)
        if meets and event.best("place") == visit.best("place"):
            yield Link("part-of", visit.id)


def _series(event: Event, ground: Ground, others: Lookup) -> Iterator[Link]:
    """The next of a numbered series of the same sides; of several with one number the first."""
    nth = number_of(event, ground)
    if nth is None:
        return
    first = next(others.under([series_key(event, nth)]), event)
    before = next(others.under([series_key(event, nth - 1)]), None)
    if first.id != event.id or before is None or before.date is None or event.date is None:
        return
    if before.date.start <= event.date.start:
        yield Link("follows", before.id)
