"""Readings to the record: one function of the readings and the corrections, whatever order they come in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from communique.merging.amend import amended
from communique.merging.blocks import Blocks
from communique.merging.cluster import cluster
from communique.merging.commitments import commitments as commitments_of
from communique.merging.corrections import Correction, corrected, in_order, regrouped, renaming
from communique.merging.disputes import disputes as disputes_of
from communique.merging.events import event_of
from communique.merging.expectations import expectations as expectations_of
from communique.merging.ground import Ground, once
from communique.merging.links import linked
from communique.merging.positions import positions as positions_of
from communique.merging.syndication import syndication
from communique.model import NO_PROFILE, Actor, Event, Profile, Reading, Record


def merge(
    readings: Sequence[Reading], *, profile: Profile = NO_PROFILE, corrections: Sequence[Correction] = ()
) -> Record:
    """The record that these readings make together.

    The same for any order of the readings, and when a reading is given twice.

    Args:
        readings: Readings of any number of reports.
        profile: The negotiation as the user describes it.
        corrections: Changes by hand that are in force.

    Returns:
        The record; corrections whose ground is gone are listed in `orphans`.
    """
    ordered = in_order(corrections)
    held, orphans = corrected(once(readings), ordered)
    joined = renaming(ordered)
    ground = Ground(held, lambda actor: joined.get(actor, actor))
    carriages = syndication(held)
    carried = {each.report: each for each in carriages}
    names = _names(ground, ordered)
    name = _namer(names)

    groups = cluster(ground.facts.values(), Blocks(ground.facts.values()).pairs())
    groups, lost = regrouped(groups, ground, ordered)
    events = [event_of(group, ground, carried, name) for group in groups]
    events, missed = amended(events, ground, ordered, name)
    events = sorted(linked(events, ground), key=_day)
    about = _about(events, ground)
    return Record(
        events=tuple(events),
        disputes=disputes_of(events, ground, carried, about),
        positions=positions_of(ground),
        expectations=expectations_of(events, ground, about),
        commitments=commitments_of(events, ground, about),
        syndication=carriages,
        actors=_actors(ground, names),
        orphans=tuple(sorted(orphans | lost | missed)),
    )


def _day(event: Event) -> tuple[str, str, str]:
    """Events in the order of the calendar; what has no day comes last."""
    return (str(event.date or "9999"), event.type, event.id)


def _about(events: Iterable[Event], ground: Ground) -> dict[str, tuple[str, ...]]:
    """For each event the statements about it."""
    at = {ref: event.id for event in events for ref in event.accounts}
    found: dict[str, list[str]] = defaultdict(list)
    for ref in sorted(ground.statement, key=ground.order):
        for event in dict.fromkeys(at[each] for each in ground.about(ref) if each in at):
            found[event].append(ref)
    return {event: tuple(refs) for event, refs in found.items()}


def _names(ground: Ground, corrections: Sequence[Correction]) -> dict[str, str]:
    """The name of each actor: the one that most reports give it, or the one given by hand."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in ground.readings:
        for actor in reading.actors:
            told[ground.rename(actor.id)][actor.name] += 1
    found = {actor: min(names, key=lambda name: (-names[name], name)) for actor, names in told.items()}
    given = {
        each.actors[0]: each.value
        for each in corrections
        if each.kind == "rename" and each.actors and each.value
    }
    return found | {ground.rename(actor): value for actor, value in given.items()}


def _namer(names: Mapping[str, str]) -> Callable[[str], str]:
    return lambda actor: names.get(actor) or " ".join(word.capitalize() for word in actor.split("-"))


def _actors(ground: Ground, names: Mapping[str, str]) -> tuple[Actor, ...]:
    """Every actor once, with the names and offices of all reports."""
    held: dict[str, list[Actor]] = defaultdict(list)
    for reading in ground.readings:
        for actor in reading.actors:
            held[ground.rename(actor.id)].append(actor)
    return tuple(_actor(identity, held[identity], names[identity]) for identity in sorted(held))


def _actor(identity: str, told: Sequence[Actor], name: str) -> Actor:
    sides = [actor.side for actor in told if actor.side is not None]
    counted = Counter(side.value for side in sides)
    best = min(counted, key=lambda side: (-counted[side], side)) if counted else None
    return msgspec.structs.replace(
        told[0],
        id=identity,
        name=name,
        side=next((side for side in sides if side.value == best), None),
        names=tuple(each for actor in told for each in actor.names),
        offices=tuple(dict.fromkeys(each for actor in told for each in actor.offices)),
        repairs=tuple(dict.fromkeys(each for actor in told for each in actor.repairs)),
    )
