"""Accounts grouped anew, their events and what follows from one event, near a change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from communique.merging.amend import amended
from communique.merging.corrections import Correction, find, regrouped
from communique.merging.events import event_of
from communique.merging.facts import Facts, facts_of
from communique.merging.links import linked
from communique.merging.lookup import keys_of, named_under, place_of
from communique.merging.units import of_one_event
from communique.merging.upkeep.copies import Copying
from communique.merging.upkeep.groups import changed
from communique.merging.upkeep.ledger import decode, encode
from communique.merging.upkeep.looked import look_rows, lookers
from communique.merging.upkeep.work import Work, forget, keep
from communique.merging.upkeep.world import Entries
from communique.model import Carriage

_BY_HAND = ("merge", "split")
_ON_EVENTS = ("set", "clear", "note", "merge", "split")


class Regrouped(NamedTuple):
    """The groups of accounts around a change.

    Attributes:
        groups: The groups.
        around: The accounts in them, or that were.
        touched: The accounts of reports that changed.
    """

    groups: list[tuple[str, ...]]
    around: set[str]
    touched: set[str]


def regroup(work: Work) -> Regrouped:
    """The groups around the accounts that changed."""
    gone: set[str] = set()
    fresh: list[Facts] = []
    touched: set[str] = set()
    for old, new in work.changes:
        was = {f"{old.report.id}#{each.id}" for each in old.accounts} if old is not None else set()
        facts = work.groups.facts(was)
        now = {}
        if new is not None:
            made = (facts_of(new, account, work.people.after) for account in new.accounts)
            now = {each.ref: each for each in made}
        gone |= {ref for ref in was if ref in facts and now.get(ref) != facts[ref]}
        fresh += [each for ref, each in now.items() if facts.get(ref) != each]
        touched |= was | set(now)
    groups, around = changed(work.groups, gone, fresh)
    for ref in gone - {each.ref for each in fresh}:
        work.facts.set(ref, None)
    both = {each.id: each for each in (*work.before, *work.after)}
    by_hand = [each for each in both.values() if each.kind in _BY_HAND]
    if by_hand:
        targets = {ref for each in by_hand for ref in _targets(work, each)}
        groups = work.groups.around(set(work.groups.facts(around | targets)))
        around = {ref for group in groups for ref in group}
        groups, _ = regrouped(groups, work.ground, work.after)
    return Regrouped(groups, around, touched | gone)


def _targets(work: Work, correction: Correction) -> list[str]:
    """The accounts that a correction is about."""
    found = (find(target, work.readings.get(target.report)) for target in correction.targets)
    return [ref for ref in found if ref is not None]


def recopied(work: Work) -> set[str]:
    """Bring up to date who copies whom; gives the reports whose origin is another than before."""

    def carried(reports: Iterable[str]) -> dict[str, Carriage]:
        return dict(work.held.derived("syndication", sorted(reports)))

    copying = Copying(work.ledger, lambda report: work.readings[report], carried)
    found = copying.update([change for change in work.changes if change[0] is not change[1]])
    before = carried(found)
    origins = set()
    for report, now in found.items():
        was = before.get(report)
        work.carried.set(report, now)
        if now is None:
            work.done.gone["syndication"].add(report)
        else:
            work.put("syndication", report, was, now)
        if (was.origin if was else None) != (now.origin if now else None):
            origins.add(report)
    return origins


def old_events(work: Work, near: Regrouped, origins: set[str]) -> set[str]:
    """The events as they were that are to be made again; groups that are of the same accounts as before are let be."""
    told = work.readings.some(sorted(origins))
    refs = {f"{report}#{each.id}" for report, reading in told.items() for each in reading.accounts}
    refs |= near.touched
    was, now = ({each.id: each for each in some} for some in (work.before, work.after))
    differ = [each for key, each in (was | now).items() if (key in was) != (key in now)]
    refs |= {ref for each in differ if each.kind in _ON_EVENTS for ref in _targets(work, each)}
    called = {
        actor
        for actor, row in work.actors.some(sorted(work.people.actors)).items()
        if row.name != work.people.name(actor)
    }
    work.event_at.load(sorted(refs | near.around))
    events = set(work.event_at.some(sorted(refs)).values())
    for kind in ("side", "person"):
        for ids in work.held.looked_up(kind, called).values():
            events |= set(ids)
    raw = {each for actor in called for each in work.people.raw(actor)}
    work.done.renamed = work.people.renamed | raw | called
    beside = set(work.event_at.some(sorted(near.around)).values()) - events
    work.old = dict(work.events.some(sorted(events | beside)))
    grouped = {frozenset(group): group for group in near.groups}
    for identity in beside:
        group = grouped.get(frozenset(work.old[identity].accounts))
        if group is None:
            events.add(identity)
        else:
            near.groups.remove(group)
            del work.old[identity]
    return events


def make_events(work: Work, groups: list[tuple[str, ...]], dirty: set[str]) -> None:
    """Make the events of these groups, and of the events that are to be made again."""
    taken = {ref for group in groups for ref in group}
    for event in work.old.values():
        left = tuple(ref for ref in event.accounts if ref not in taken and ref in work.ground.account)
        if left:
            groups.append(left)
    work.load(ref for group in groups for ref in group)
    made = [
        event_of(group, work.ground, work.carried, work.people.name, work.groups.tied) for group in groups
    ]
    reports = {ref.partition("#")[0] for event in made for ref in event.accounts}
    near = [
        each
        for each in work.after
        if each.kind in _ON_EVENTS and reports & {target.report for target in each.targets}
    ]
    made, _ = amended(made, work.ground, near, work.people.name)
    for some, known in ((work.before, False), (work.after, True)):
        added = [each for each in some if each.kind == "add-event"]
        events, _ = amended([], work.ground, added, work.people.name)
        if known:
            made += events
        else:
            work.old |= work.events.some(each.id for each in events)
    work.done.made = len(made)
    fresh = {event.id: event for event in made}
    for identity in {*work.old, *dirty} - set(fresh):
        work.settle(identity, None)
        work.done.gone["events"].add(identity)
        for ref in work.old[identity].accounts if identity in work.old else ():
            work.event_at.set(ref, None)
    for event in made:
        work.settle(event.id, event)
        for ref in event.accounts:
            work.event_at.set(ref, event.id)
    work.fresh = fresh


def _entered(work: Work, identities: Iterable[str]) -> set[str]:
    """Enter changed events under their keys; gives the units that had looked for them."""
    asked = sorted(identities)
    rows = {
        key: decode(data, tuple[str, tuple[str, ...]])
        for key, data in work.ledger.get("entered", asked).items()
    }
    found: set[str] = set()
    for identity in asked:
        event, old = work.events.get(identity), work.old.get(identity)
        place, keys = rows.get(identity, ("", ()))
        now = (
            (place_of(event), tuple(sorted(set(keys_of(event, work.ground)))))
            if event is not None
            else ("", ())
        )
        bare = msgspec.structs.replace(old, links=()) if old is not None else None
        if (place, keys) == now and bare == event:
            continue
        work.ledger.drop("entry", [(key, place) for key in keys])
        if event is not None:
            rows_ = [(key, now[0], encode(named_under(key, event))) for key in now[1]]
            work.ledger.put("entry", rows_)
            work.ledger.put("entered", [(identity, "", encode(now))])
        else:
            work.ledger.drop("entered", [(identity, "")])
        told = [each for each in (old, event) if each is not None]
        for at, under in ((place, keys), now):
            for key in under:
                found |= lookers(work.ledger, key, at.partition(" ")[0], told)
        found |= {rank.partition("|")[2] for rank, _ in work.ledger.bucket("look", f"id|{identity}")}
    return found


def make_units(work: Work) -> None:
    """Make anew what follows from events that changed, and from those that look at them."""
    fresh = work.fresh
    touched = {*fresh, *work.done.gone["events"]}
    looking = _entered(work, touched) | _wholes(work, touched)
    work.events.load(looking)
    others = Entries(work.ledger, work.seen)
    dirty = sorted({*fresh, *(each for each in looking if each in work.events)})
    for identity in dirty:
        if identity not in fresh:
            work.old[identity] = work.events[identity]
    forget(work, sorted({*dirty, *work.done.gone["events"]}))
    found = {identity: work.events[identity] for identity in dirty}
    work.load(ref for event in found.values() for ref in event.accounts)
    looks = {}
    for identity, event in found.items():
        others.looks = []
        bare = msgspec.structs.replace(event, links=())
        whole = linked(bare, work.ground, others, work.event_at)
        looks[identity] = others.looks
        found[identity] = whole
        work.put("events", identity, work.old.get(identity), whole)
        work.settle(identity, whole)
    work.done.events = found
    for identity, event in found.items():
        others.looks = []
        unit = of_one_event(event, work.ground, work.carried, others)
        keep(work, identity, unit)
        rows = look_rows(identity, [*looks[identity], *others.looks])
        work.ledger.put("look", rows)
        work.ledger.put("looked", [(identity, "", encode([(key, rank) for key, rank, _ in rows]))])


def _wholes(work: Work, identities: Iterable[str]) -> set[str]:
    """The events of accounts that their report tells as part of one whose event changed."""
    refs = {
        ref
        for identity in identities
        for event in (work.old.get(identity), work.events.get(identity))
        if event is not None
        for ref in event.accounts
    }
    found: set[str] = set()
    readings = work.readings.some(sorted({ref.partition("#")[0] for ref in refs}))
    for report, reading in readings.items():
        parts = [
            f"{report}#{each.id}"
            for each in reading.accounts
            if each.part_of and f"{report}#{each.part_of}" in refs
        ]
        found |= set(work.event_at.some(parts).values())
    return found
