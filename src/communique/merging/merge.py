"""Readings to the record: one function of the readings and the corrections, whatever order they come in."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from communique.merging.amend import amended
from communique.merging.blocks import Blocks
from communique.merging.cast import cast_of
from communique.merging.cluster import cluster
from communique.merging.commitments import commitments as commitments_of
from communique.merging.corrections import Correction, corrected, in_order, regrouped
from communique.merging.disputes import disputes as disputes_of
from communique.merging.events import event_of
from communique.merging.expectations import expectations as expectations_of
from communique.merging.ground import Ground, once
from communique.merging.links import linked
from communique.merging.lookup import Lookup
from communique.merging.positions import positions as positions_of
from communique.merging.said import said_of
from communique.merging.seats import seat_disputes
from communique.merging.standing import Standing
from communique.merging.syndication import syndication
from communique.model import NO_PROFILE, Event, Profile, Reading, Record


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
    with _no_collector():
        return _merged(readings, profile, corrections, standing)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Hold the garbage collector off: merging makes millions of values and no cycles, and the walks cost a fifth."""
    held = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if held:
            gc.enable()


def _merged(
    readings: Sequence[Reading],
    profile: Profile,
    corrections: Sequence[Correction],
    standing: Standing | None,
) -> Record:
    ordered = in_order(corrections)
    held, orphans = corrected(once(readings), ordered)
    cast = cast_of(held, profile, ordered)
    ground = standing.ground(held, cast.rename) if standing else Ground(held, cast.rename)
    carriages = syndication(held, standing.copies if standing else None)
    carried = {each.report: each for each in carriages}

    if standing:
        groups, lost = regrouped(standing.groups(ground.facts), ground, ordered)
        events = standing.events(groups, ground, carried, cast.name)
    else:
        groups = cluster(ground.facts.values(), Blocks(ground.facts.values()).pairs())
        groups, lost = regrouped(groups, ground, ordered)
        events = [event_of(group, ground, carried, cast.name) for group in groups]
    events, missed = amended(events, ground, ordered, cast.name)
    others = Lookup(events, ground)
    at = {ref: event.id for event in events for ref in event.accounts}
    events = sorted((linked(event, ground, others, at) for event in events), key=_day)
    others = Lookup(events, ground)
    about = _about(events, ground)
    commitments = commitments_of(events, ground, about, others)
    undone = [each for each in commitments if each.status in ("broken", "lapsed")]
    lapsed = frozenset(at[ref] for each in undone for ref in each.accounts if ref in at)
    return Record(
        events=tuple(events),
        disputes=(
            *disputes_of(events, ground, carried, about),
            *seat_disputes(held, cast.rename, cast.name, profile),
        ),
        positions=positions_of(said_of(ref, ground) for ref in ground.statement),
        expectations=expectations_of(events, ground, about, lapsed, others),
        commitments=commitments,
        syndication=carriages,
        actors=cast.actors,
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
