"""One change of a large record: what it touches is found in the ledger, made anew, and handed over to be written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from communique.merging.amend import amended
from communique.merging.cast import plain
from communique.merging.corrections import Correction, find, in_order, regrouped
from communique.merging.events import event_of
from communique.merging.facts import Facts, facts_of
from communique.merging.links import linked
from communique.merging.lookup import keys_of, place_of
from communique.merging.said import Said, said_of
from communique.merging.units import Ids, Unit, name_of, of_one_event, of_report
from communique.merging.upkeep.copies import Copying
from communique.merging.upkeep.groups import Groups, changed
from communique.merging.upkeep.ledger import Ledger, decode, encode
from communique.merging.upkeep.looked import look_rows
from communique.merging.upkeep.offices import of_seat, seat_rows
from communique.merging.upkeep.people import Change, actor_row, touched
from communique.merging.upkeep.sayings import heard, moved, rows_of, voice_disputes, vow_commitments
from communique.merging.upkeep.world import Entries, Held, Near, Sought
from communique.model import Carriage, Event, Profile, Reading

_BY_HAND = ("merge", "split")
_ON_EVENTS = ("set", "clear", "note", "merge", "split")


class Update(msgspec.Struct):
    """What a change did to the derived record.

    Attributes:
        values: New and changed values by kind and id.
        gone: Ids of those that are no more, by kind.
        readings: The readings that changed, None for those gone.
        events: The events that were gone through.
        renamed: Ids, as reports have them, of actors that are called otherwise now.
        name: The name of an actor as reports have it, after the change.
        compared: Pairs of accounts compared: the work done.
        made: Events made: the work done.
    """

    values: dict[str, dict[str, Any]] = msgspec.field(default_factory=lambda: defaultdict(dict))
    gone: dict[str, set[str]] = msgspec.field(default_factory=lambda: defaultdict(set))
    readings: dict[str, Reading | None] = {}
    events: dict[str, Event] = {}
    renamed: frozenset[str] = frozenset()
    name: Callable[[str], str] = plain
    compared: int = 0
    made: int = 0


class _Work:
    """One change at work: what is known so far of the record after it."""

    def __init__(
        self,
        ledger: Ledger,
        held: Held,
        changes: Sequence[Change],
        profile: Profile,
        before: Sequence[Correction],
        after: Sequence[Correction],
    ) -> None:
        self.ledger, self.held, self.changes, self.profile = ledger, held, list(changes), profile
        self.before, self.after = in_order(before), in_order(after)
        self.done = Update()
        self.people = touched(ledger, changes, profile, self.after)
        known = {_id(change): change[1] for change in changes}
        self.readings: Sought[Reading] = Sought(held.readings_of, known)
        self._again()
        self.groups = Groups(ledger)
        self.facts: Sought[Facts] = Sought(self.groups.facts)
        self.ground = Near(self.readings, self.people.after, self.facts)
        self.carried: Sought[Carriage] = Sought(lambda ids: held.derived("syndication", ids))
        self.event_at: Sought[str] = Sought(
            lambda refs: {ref: ids[0] for ref, ids in held.looked_up("event", refs).items()}
        )
        self.events: Sought[Event] = Sought(lambda ids: held.derived("events", ids))
        self.old: dict[str, Event] = {}
        self.fresh: dict[str, Event] = {}
        self.units: dict[str, tuple[Ids, Unit]] = {}
        self.said: dict[str, Said] = {}

    def _again(self) -> None:
        """Reports that name somebody who now stands for another are looked at again too."""
        ids = self.people.renamed
        found = {each for reports in self.held.looked_up("actor", ids).values() for each in reports}
        found |= {report for rows in self.ledger.buckets("name", ids).values() for report, _ in rows}
        known = {_id(change) for change in self.changes}
        again = self.readings.some(sorted(found - known))
        self.changes += [(reading, reading) for reading in again.values()]

    def put(self, kind: str, identity: str, was: object, value: object) -> None:
        """Note a value that is new or other than it was."""
        self.done.gone[kind].discard(identity)
        if was != value:
            self.done.values[kind][identity] = value


def _id(change: Change) -> str:
    each = change[1] or change[0]
    assert each is not None
    return each.report.id


def updated(
    ledger: Ledger,
    held: Held,
    changes: Sequence[Change],
    profile: Profile,
    before: Sequence[Correction],
    after: Sequence[Correction],
) -> Update:
    """What a change does to the record; the ledger is brought up to date on the way.

    Args:
        ledger: What is known of the record before the change.
        held: The derived record before it.
        changes: Readings that change, as corrections have them: before and after, None for none.
        profile: The user's profile.
        before: Corrections in force before.
        after: Corrections in force now.
    """
    work = _Work(ledger, held, changes, profile, before, after)
    groups, refs = _accounts(work)
    origins = _copies(work)
    dirty = _old_events(work, refs, origins)
    _events(work, groups, dirty)
    _units(work)
    _sayings(work)
    _reports(work)
    _seats(work)
    _actors(work)
    work.done.name = lambda actor: work.people.name(work.people.after(actor))
    work.done.compared = work.groups.scored
    work.done.readings = {_id(change): change[1] for change in work.changes}
    return work.done


def _accounts(work: _Work) -> tuple[list[tuple[str, ...]], set[str]]:
    """The groups around the accounts that changed, and the accounts that any of this is about."""
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
    return groups, around | touched | gone


def _targets(work: _Work, correction: Correction) -> list[str]:
    """The accounts that a correction is about."""
    found = (find(target, work.readings.get(target.report)) for target in correction.targets)
    return [ref for ref in found if ref is not None]


def _copies(work: _Work) -> set[str]:
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


def _old_events(work: _Work, refs: set[str], origins: set[str]) -> set[str]:
    """The events as they were that any of this is about."""
    told = work.readings.some(sorted(origins))
    refs = refs | {f"{report}#{each.id}" for report, reading in told.items() for each in reading.accounts}
    was, now = ({each.id: each for each in some} for some in (work.before, work.after))
    differ = [each for key, each in (was | now).items() if (key in was) != (key in now)]
    refs |= {ref for each in differ if each.kind in _ON_EVENTS for ref in _targets(work, each)}
    called = {
        actor
        for actor, row in work.held.derived("actors", sorted(work.people.actors)).items()
        if row.name != work.people.name(actor)
    }
    events = set(work.event_at.some(sorted(refs)).values())
    for kind in ("side", "person"):
        for ids in work.held.looked_up(kind, called).values():
            events |= set(ids)
    raw = {each for actor in called for each in work.people.raw(actor)}
    work.done.renamed = work.people.renamed | raw | called
    work.old = dict(work.events.some(sorted(events)))
    return events


def _events(work: _Work, groups: list[tuple[str, ...]], dirty: set[str]) -> None:
    """Make the events of these groups, and of the events that are to be made again."""
    taken = {ref for group in groups for ref in group}
    for event in work.old.values():
        left = tuple(ref for ref in event.accounts if ref not in taken and ref in work.ground.account)
        if left:
            groups.append(left)
    work.readings.load({ref.partition("#")[0] for group in groups for ref in group})
    work.facts.load(ref for group in groups for ref in group)
    made = [event_of(group, work.ground, work.carried, work.people.name) for group in groups]
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
        work.events.set(identity, None)
        work.done.gone["events"].add(identity)
        for ref in work.old[identity].accounts if identity in work.old else ():
            work.event_at.set(ref, None)
    for event in made:
        work.events.set(event.id, event)
        for ref in event.accounts:
            work.event_at.set(ref, event.id)
    work.fresh = fresh


def _entered(work: _Work, identities: Iterable[str]) -> set[str]:
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
            work.ledger.put("entry", [(key, now[0], b"") for key in now[1]])
            work.ledger.put("entered", [(identity, "", encode(now))])
        else:
            work.ledger.drop("entered", [(identity, "")])
        for at, under in ((place, keys), now):
            day = at.partition(" ")[0]
            for key in under:
                for rank, since in work.ledger.bucket("look", key, since=day):
                    if decode(since, str) <= day:
                        found.add(rank.partition("|")[2])
        found |= {rank.partition("|")[2] for rank, _ in work.ledger.bucket("look", f"id|{identity}")}
    return found


def _units(work: _Work) -> None:
    """Make anew what follows from events that changed, and from those that look at them."""
    fresh = work.fresh
    touched = {*fresh, *work.done.gone["events"]}
    looking = _entered(work, touched) | _wholes(work, touched)
    work.events.load(looking)
    others = Entries(work.ledger, work.events)
    dirty = sorted({*fresh, *(each for each in looking if each in work.events)})
    for identity in dirty:
        if identity not in fresh:
            work.old[identity] = work.events[identity]
    _forget(work, sorted({*dirty, *work.done.gone["events"]}))
    found = {identity: work.events[identity] for identity in dirty}
    work.readings.load({ref.partition("#")[0] for event in found.values() for ref in event.accounts})
    work.facts.load(ref for event in found.values() for ref in event.accounts)
    looks = {}
    for identity, event in found.items():
        others.looks = []
        bare = msgspec.structs.replace(event, links=())
        whole = linked(bare, work.ground, others, work.event_at)
        looks[identity] = others.looks
        found[identity] = whole
        work.put("events", identity, work.old.get(identity), whole)
        work.events.set(identity, whole)
    work.done.events = found
    for identity, event in found.items():
        others.looks = []
        unit = of_one_event(event, work.ground, work.carried, others)
        _keep(work, identity, unit)
        rows = look_rows(identity, [*looks[identity], *others.looks])
        work.ledger.put("look", rows)
        work.ledger.put("looked", [(identity, "", encode([(key, rank) for key, rank, _ in rows]))])


def _wholes(work: _Work, identities: Iterable[str]) -> set[str]:
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


def _forget(work: _Work, identities: Sequence[str]) -> None:
    """Take out what was made of these units, and what they had looked for."""
    for data in work.ledger.get("looked", identities).values():
        work.ledger.drop("look", [(key, rank) for key, rank in decode(data, list[tuple[str, str]])])
    work.ledger.drop("looked", [(identity, "") for identity in identities])
    made = work.ledger.get("made", identities)
    for identity in identities:
        ids = decode(made[identity], Ids) if identity in made else Ids()
        work.units[identity] = (ids, Unit())
        for kind in ("disputes", "expectations", "commitments"):
            work.done.gone[kind] |= set(getattr(ids, kind))
    work.ledger.drop("made", [(identity, "") for identity in identities])


def _keep(work: _Work, identity: str, unit: Unit) -> None:
    """Keep what was made of a unit, of which was forgotten what was made before."""
    work.units[identity] = (work.units[identity][0], unit)
    if unit.ids != Ids():
        work.ledger.put("made", [(identity, "", encode(unit.ids))])
    for kind in ("disputes", "expectations", "commitments"):
        for value in getattr(unit, kind):
            work.put(kind, value.id, None, value)


def _moved_refs(work: _Work) -> set[str]:
    """Accounts whose event has another id than before, or another name for it."""
    fresh = work.fresh
    found: set[str] = set()
    for event in work.old.values():
        found |= {ref for ref in event.accounts if work.event_at.get(ref) != event.id}
    for event in fresh.values():
        was = work.old.get(event.id)
        found |= {ref for ref in event.accounts if was is None or ref not in was.accounts}
        if was is not None and was.date != event.date:
            found |= set(event.accounts)
    return found


def _sayings(work: _Work) -> None:
    """Positions, officials at odds and pledges around the statements that changed or whose event did."""
    refs = _moved_refs(work)
    about = work.readings.some(sorted({ref.partition("#")[0] for ref in refs}))
    changed_ = {_id(change): change for change in work.changes}
    taken_before = {ref for ids, _ in work.units.values() for ref in ids.taken}
    taken = {ref for _, unit in work.units.values() for ref in unit.ids.taken}
    again = {ref.partition("#")[0] for ref in taken_before ^ taken} | set(changed_)
    work.readings.load(again)
    gone: list[Said] = []
    come: list[Said] = []
    years: set[str] = set()
    for report in sorted(again):
        old, new = _said_again(work, report, taken)
        gone += [each for each in old.values() if new.get(each.ref) != each]
        come += [each for each in new.values() if old.get(each.ref) != each]
        years |= {each.out for each in (*old.values(), *new.values()) if each.kind == "pledge"}
    voices = heard((*gone, *come))
    for report, reading in about.items():
        for statement in reading.statements:
            said = said_of(f"{report}#{statement.id}", work.ground)
            if refs.intersection(said.about):
                voices |= heard([said])
                years |= {said.out} if said.kind == "pledge" else set()
    fresh, lost = moved(work.ledger, gone, come)
    work.done.gone["positions"] |= lost
    before = work.held.derived("positions", sorted(fresh))
    for identity, position in fresh.items():
        work.put("positions", identity, before.get(identity), position)
    names = {name_of(each): each for each in voices}
    _forget(work, sorted({*names, *(name_of(year, "vow") for year in years)}))
    for name, voice in names.items():
        _keep(work, name, Unit(disputes=tuple(voice_disputes(work.ledger, voice, work.event_at.get))))
    for year in years:
        made = vow_commitments(work.ledger, year, work.event_at.get)
        _keep(work, name_of(year, "vow"), Unit(commitments=tuple(made)))


def _said_again(work: _Work, report: str, taken: set[str]) -> tuple[dict[str, Said], dict[str, Said]]:
    """The statements of a report as they were in the ledger, and as they are put there now."""
    data = work.ledger.get("told", [report]).get(report)
    rows: list[tuple[str, str, str]] = decode(data, list[tuple[str, str, str]]) if data is not None else []
    old: dict[str, Said] = {}
    for kind in ("voice", "vow"):
        keys = {key for each, key, _ in rows if each == kind}
        wanted = {(key, rank) for each, key, rank in rows if each == kind}
        for key, rank in wanted:
            for found, value in work.ledger.bucket(kind, key, since=rank[:-1], until=rank + "~"):
                if found == rank:
                    said = decode(value, Said)
                    old[said.ref] = said
        assert keys or not wanted
        work.ledger.drop(kind, wanted)
    reading = work.readings.get(report)
    new: dict[str, Said] = {}
    put: list[tuple[str, str, str]] = []
    by_unit = _taken_of(work, report, taken)
    for statement in reading.statements if reading is not None else ():
        said = said_of(f"{report}#{statement.id}", work.ground)
        vows = said.kind == "pledge" and said.side is not None and said.ref not in by_unit
        for kind, row in rows_of(said, vows=vows):
            new[said.ref] = said
            work.ledger.put(kind, [row])
            put.append((kind, row[0], row[1]))
    if put:
        work.ledger.put("told", [(report, "", encode(put))])
    else:
        work.ledger.drop("told", [(report, "")])
    return old, new


def _taken_of(work: _Work, report: str, taken: set[str]) -> set[str]:
    """The statements of a report that agreements and steps hold as commitments."""
    reading = work.readings.get(report)
    if reading is None:
        return set()
    refs = [
        ref for each in reading.statements if each.kind.value == "pledge"
        for ref in work.ground.about(f"{report}#{each.id}")
    ]  # fmt: skip
    events = set(work.event_at.some(refs).values()) - set(work.units)
    found = work.ledger.get("made", sorted(events))
    return taken | {ref for data in found.values() for ref in decode(data, Ids).taken}


def _reports(work: _Work) -> None:
    """Disputes and deadlines in reports that changed, or of whose statements the event or what is awaited did."""
    before = {ref for ids, _ in work.units.values() for ref in ids.foreseen}
    after = {ref for _, unit in work.units.values() for ref in unit.ids.foreseen}
    asked = {ref.partition("#")[0] for ref in _moved_refs(work) | (before ^ after)}
    asked |= {_id(change) for change in work.changes}
    _forget(work, [name_of(report, "report") for report in sorted(asked)])
    for report, reading in work.readings.some(sorted(asked)).items():
        refs = [f"{report}#{each.id}" for each in reading.statements]
        about = {ref: work.ground.about(ref) for ref in refs}
        at = work.event_at.some(each for refs_ in about.values() for each in refs_)
        on = {ref: at[held[0]] for ref, held in about.items() if held and held[0] in at}
        events = set(at.values())
        found = work.ledger.get("made", sorted(events - set(work.units)))
        tied = {ref for data in found.values() for ref in decode(data, Ids).foreseen}
        tied |= {ref for event in events & set(work.units) for ref in work.units[event][1].ids.foreseen}
        _keep(work, name_of(report, "report"), of_report(reading, work.ground, on, tied))


def _seats(work: _Work) -> None:
    """Offices that changed reports give to people."""
    keys: set[str] = set()
    for old, new in work.changes:
        was = seat_rows(old) if old is not None else []
        now = seat_rows(new) if new is not None else []
        keys |= {key for key, _, _ in (*was, *now)}
        if was != now:
            work.ledger.drop("seat", [(key, rank) for key, rank, _ in was])
            work.ledger.put("seat", now)
    _forget(work, [name_of(key, "seat") for key in sorted(keys)])
    for key in sorted(keys):
        people = work.people
        _keep(work, name_of(key, "seat"), of_seat(work.ledger, key, people.after, people.name, work.profile))


def _actors(work: _Work) -> None:
    """The rows of actors that changed."""
    rows = work.held.derived("actors", sorted(work.people.actors))

    def naming(raw: Sequence[str]) -> list[Reading]:
        reports = {each for ids in work.held.looked_up("actor", raw).values() for each in ids}
        reports |= {_id(change) for change in work.changes}
        return list(work.readings.some(sorted(reports)).values())

    changes = [change for change in work.changes if change[0] is not change[1]]
    for actor in sorted(work.people.actors):
        now = actor_row(actor, rows.get(actor), changes, work.people, naming)
        if now is None:
            work.done.gone["actors"].add(actor)
        else:
            work.put("actors", actor, rows.get(actor), now)
