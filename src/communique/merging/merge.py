"""Readings to the record: one function of the readings and the corrections, whatever order they come in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from communique.collector import collector_off
from communique.merging.amend import amended
from communique.merging.cast import Cast, cast_of
from communique.merging.corrections import Correction, corrected, in_order, regrouped
from communique.merging.events import event_of
from communique.merging.ground import Ground, once
from communique.merging.links import linked
from communique.merging.lookup import Look, Lookup
from communique.merging.parts import Parts, Tied
from communique.merging.positions import positions as positions_of
from communique.merging.said import said_of
from communique.merging.standing import Standing
from communique.merging.syndication import syndication
from communique.merging.units import Unit, of_one_event, units_of_seats, units_of_statements
from communique.model import NO_PROFILE, Carriage, Dispute, Event, Profile, Reading, Record
from communique.page.duplicates import Memory


class Merged(NamedTuple):
    """A record, with what it was made from: enough to keep it up to date from here on.

    Attributes:
        record: The record.
        readings: The readings as corrections have them.
        ground: Look-ups into them.
        cast: Who is who.
        tied: For each account those it is likelier one with than two, with their scores.
        copies: Words and signatures of texts.
        events: All events by key.
        units: What is made of each event, report, voice, year of pledges and office.
        looks: What the making of each event's unit looked for.
    """

    record: Record
    readings: tuple[Reading, ...]
    ground: Ground
    cast: Cast
    tied: Mapping[str, Mapping[str, float]]
    copies: Memory
    events: Lookup
    units: Mapping[str, Unit]
    looks: Mapping[str, Sequence[Look]]


def merge(
    readings: Sequence[Reading],
    *,
    profile: Profile = NO_PROFILE,
    corrections: Sequence[Correction] = (),
    standing: Standing | None = None,
) -> Record:
    """The record that these readings make together.

    The same for any order of the readings, and when a reading is given twice.

    Args:
        readings: Readings of any number of reports.
        profile: The negotiation as the user describes it.
        corrections: Changes by hand that are in force.
        standing: What earlier merges of this record found out; the record is the same with and without.

    Returns:
        The record; corrections whose ground is gone are listed in `orphans`.
    """
    return merged(readings, profile=profile, corrections=corrections, standing=standing).record


def merged(
    readings: Sequence[Reading],
    *,
    profile: Profile = NO_PROFILE,
    corrections: Sequence[Correction] = (),
    standing: Standing | None = None,
    workers: int = 1,
) -> Merged:
    """The same as `merge`, with what the record was made from; in so many processes where that is quicker."""
    with collector_off():
        return _merged(readings, profile, corrections, standing, workers)


def _merged(
    readings: Sequence[Reading],
    profile: Profile,
    corrections: Sequence[Correction],
    standing: Standing | None,
    workers: int,
) -> Merged:
    ordered = in_order(corrections)
    held, orphans = corrected(once(readings), ordered)
    cast = cast_of(held, profile, ordered)
    ground = standing.ground(held, cast.rename) if standing else Ground(held, cast.rename)
    parts = Parts(ground.facts, workers) if standing is None else None
    copies = standing.copies if standing else Memory()
    carriages = syndication(held, copies)
    carried = {each.report: each for each in carriages}

    tied: Tied = {}
    if standing:
        groups, lost = regrouped(standing.groups(ground.facts), ground, ordered)
        events = standing.events(groups, ground, carried, cast.name)
    else:
        assert parts is not None
        tied, groups = parts.settled()
        groups, lost = regrouped(groups, ground, ordered)
        events = [event_of(group, ground, carried, cast.name, tied) for group in groups]
    events, missed = amended(events, ground, ordered, cast.name)
    at = {ref: event.id for event in events for ref in event.accounts}
    events, others, looks = _linked(events, ground, at)
    made = dict(_units(events, ground, carried, others, looks))
    made |= units_of_statements(ground, at, made)
    made |= units_of_seats(held, cast.rename, cast.name, profile)
    place = {event.id: number for number, event in enumerate(events)}
    record = Record(
        events=tuple(events),
        disputes=_disputes(made.values(), place),
        positions=positions_of(said_of(ref, ground) for ref in ground.statement),
        expectations=tuple(
            sorted(
                (each for unit in made.values() for each in unit.expectations),
                key=lambda each: (str(each.due or "9999"), each.id),
            )
        ),
        commitments=tuple(
            sorted(
                (each for unit in made.values() for each in unit.commitments),
                key=lambda each: (place.get(each.made or "", len(place)), each.id),
            )
        ),
        syndication=carriages,
        actors=cast.actors,
        orphans=tuple(sorted(orphans | lost | missed)),
    )
    return Merged(record, held, ground, cast, tied, copies, others, made, looks)


def _linked(
    events: Sequence[Event], ground: Ground, at: Mapping[str, str]
) -> tuple[list[Event], Lookup, dict[str, list[Look]]]:
    """The events with their links, in the order of the calendar; the same by key; and what each looked for."""
    others = Lookup(events, ground)
    found: list[Event] = []
    looks: dict[str, list[Look]] = {}
    for event in events:
        others.looks = []
        found.append(linked(event, ground, others, at))
        looks[event.id] = others.looks
    found.sort(key=_day)
    others.renew(found)
    return found, others, looks


def _units(
    events: Sequence[Event],
    ground: Ground,
    carried: Mapping[str, Carriage],
    others: Lookup,
    looks: dict[str, list[Look]],
) -> Iterator[tuple[str, Unit]]:
    """What is made of each event by itself; what it looked for is added to `looks`."""
    for event in events:
        others.looks = looks[event.id]
        yield event.id, of_one_event(event, ground, carried, others)


def _disputes(made: Iterable[Unit], place: Mapping[str, int]) -> tuple[Dispute, ...]:
    """All disputes, those of events first, in the order of the events."""
    found = {each.id: each for unit in made for each in unit.disputes}
    return tuple(sorted(found.values(), key=lambda each: (place.get(each.event or "", len(place)), each.id)))


def _day(event: Event) -> tuple[str, str, str]:
    """Events in the order of the calendar; what has no day comes last."""
    return (str(event.date or "9999"), event.type, event.id)
