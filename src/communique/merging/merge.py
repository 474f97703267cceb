"""Readings to the record: one function of the readings and the corrections, whatever order they come in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from communique.collector import collector_off
from communique.merging.amend import amended
from communique.merging.cast import Cast, cast_of
from communique.merging.corrections import Correction, corrected, find, in_order, regrouped
from communique.merging.drawn import Drawing, Drawn
from communique.merging.events import NO_TIES, Ties, event_of
from communique.merging.ground import Filed, Ground, shelved
from communique.merging.links import linked
from communique.merging.lookup import Lookup
from communique.merging.parts import Parts
from communique.merging.shelf import Row, Shelf
from communique.merging.standing import Standing
from communique.merging.syndication import prints
from communique.merging.units import Sayings, Unit, of_one_event, units_of_seats
from communique.model import NO_PROFILE, Profile, Reading, Record
from communique.page.duplicates import Memory, Signature

# Readings of more reports than these are kept in a file while they are merged.
_FILED = 2000
_ON_READINGS = ("dismiss", "date-report", "refuse-repair")
_ON_GROUPS = ("merge", "split")
_ON_EVENTS = ("set", "clear", "note", "merge", "split")


class Merged(NamedTuple):
    """A record, with what it was made from: enough to keep it up to date from here on.

    Attributes:
        drawn: The record, kind by kind.
        readings: The readings as corrections have them.
        as_read: The same as they were read.
        ground: Look-ups into them.
        cast: Who is who.
        parts: The ties of all accounts; None where earlier merges were asked.
        signatures: The signatures of texts.
        events: All events by key.
        drawing: What was made of each unit, and what it looked for.
    """

    drawn: Drawn
    readings: Collection[Reading]
    as_read: Collection[Reading]
    ground: Ground
    cast: Cast
    parts: Parts | None
    signatures: Mapping[str, Signature]
    events: Lookup
    drawing: Drawing

    @property
    def record(self) -> Record:
        """The record, all of it in memory."""
        return self.drawn.record()


def merge(
    readings: Iterable[Reading],
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
    return merged(readings, profile=profile, corrections=corrections, standing=standing, filed=False).record


def merged(
    readings: Iterable[Reading],
    *,
    profile: Profile = NO_PROFILE,
    corrections: Sequence[Correction] = (),
    standing: Standing | None = None,
    workers: int = 1,
    filed: bool | None = None,
) -> Merged:
    """The same as `merge`, with what the record was made from.

    Args:
        readings: Readings of any number of reports; gone through once.
        profile: The negotiation as the user describes it.
        corrections: Changes by hand that are in force.
        standing: What earlier merges of this record found out.
        workers: In how many processes, where that is quicker.
        filed: Whether readings, events and all else that grows with the record is kept in temporary files; None leaves that
            to the number of readings, if that is known.
    """
    if filed is None:
        filed = standing is None and isinstance(readings, Collection) and len(readings) > _FILED
    with collector_off():
        return _merged(readings, profile, in_order(corrections), standing, workers, filed=filed)


def _merged(
    readings: Iterable[Reading],
    profile: Profile,
    corrections: Sequence[Correction],
    standing: Standing | None,
    workers: int,
    *,
    filed: bool,
) -> Merged:
    shelf = shelved(readings, filed=filed)
    before, orphans = _by_hand(shelf, corrections)
    order = sorted(shelf)
    held: Collection[Reading] = Row(shelf, order)
    as_read: Collection[Reading] = Row(shelf, order, lambda reading: before.get(reading.report.id, reading))
    cast = cast_of(held, profile, corrections, filed=filed)
    ground = standing.ground(tuple(held), cast.rename) if standing else Filed(shelf, cast.rename)
    parts = Parts(ground.weighed(), workers, filed=filed) if isinstance(ground, Filed) else None
    copies = standing.copies if standing else Memory(lasting=not filed)
    printed = prints(shelf, copies)
    carried = {each.report: each for each in printed.carriages}

    drawing = Drawing(filed=filed)
    groups: Iterable[tuple[tuple[str, ...], Ties]]
    if standing:
        given, lost = regrouped(standing.groups(ground.facts), ground, corrections)
        for event in standing.events(given, ground, carried, cast.name):
            drawing.take(event)
    else:
        assert parts is not None
        groups, lost = _regrouped(parts.settled(), ground, corrections)
        for group, tied in groups:
            drawing.take(event_of(group, ground, carried, cast.name, tied))
    missed = _amended(drawing, ground, corrections, cast)
    events = _entered(drawing, ground)
    for event in drawing.in_order():
        events.looks = []
        whole = linked(event, ground, events, drawing.at)
        drawing.finish(whole, of_one_event(whole, ground, carried, events), events.looks)
    sayings = Sayings(drawing.at, drawing.foreseen, drawing.taken, filed=filed)
    for name, unit in _units(sayings, ground, held, cast, profile):
        drawing.keep(name, unit)
    drawn = Drawn(
        events=drawing.events(),
        disputes=drawing.disputes(),
        positions=tuple(sayings.positions()),
        expectations=drawing.expectations(),
        commitments=drawing.commitments(),
        syndication=printed.carriages,
        actors=cast.actors,
        orphans=tuple(sorted(orphans | lost | missed)),
    )
    return Merged(drawn, held, as_read, ground, cast, parts, printed.signatures, events, drawing)


def _by_hand(shelf: Shelf[Reading], corrections: Sequence[Correction]) -> tuple[dict[str, Reading], set[str]]:
    """Correct the readings on a shelf; gives those that are others now as they were, and the corrections that found no ground."""
    near = [each for each in corrections if each.kind in _ON_READINGS]
    reports = sorted({target.report for each in near for target in each.targets})
    before = {report: shelf[report] for report in reports if report in shelf}
    fixed, orphans = corrected(list(before.values()), near)
    for reading in fixed:
        shelf.put(reading.report.id, reading)
    return before, orphans


def _regrouped(
    settled: Iterator[tuple[tuple[str, ...], Ties]], ground: Ground, corrections: Sequence[Correction]
) -> tuple[Iterable[tuple[tuple[str, ...], Ties]], set[str]]:
    """The groups after merges and splits by hand, and the ids of the corrections that found no ground."""
    if not any(each.kind in _ON_GROUPS for each in corrections):
        return settled, set()
    groups, lost = regrouped([group for group, _ in settled], ground, corrections)
    return ((group, NO_TIES) for group in groups), lost


def _amended(drawing: Drawing, ground: Ground, corrections: Sequence[Correction], cast: Cast) -> set[str]:
    """Correct events by hand; gives the ids of the corrections that found no ground."""
    on_events = [each for each in corrections if each.kind in _ON_EVENTS]
    refs = {find(target, ground.reading.get(target.report)) for each in on_events for target in each.targets}
    touched = sorted({drawing.at[ref] for ref in refs if ref is not None and ref in drawing.at})
    found, missed = amended([drawing.drafts[each] for each in touched], ground, corrections, cast.name)
    for event in found:
        drawing.amend(event)
    return missed


def _entered(drawing: Drawing, ground: Ground) -> Lookup:
    """All events under the keys that they are looked for by."""
    events = Lookup(drawing.drafts)
    for event in drawing.drafts.each():
        drawing.places[event.id] = events.enter(event, ground).place
    events.in_order()
    return events


def _units(
    sayings: Sayings, ground: Ground, held: Collection[Reading], cast: Cast, profile: Profile
) -> Iterator[tuple[str, Unit]]:
    """What is made of reports, voices, years of pledges and offices."""
    yield from sayings.reports(ground)
    yield from sayings.together()
    yield from units_of_seats(held, cast.rename, cast.name, profile).items()
