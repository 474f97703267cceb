"""What is said, reports, offices and actors made anew near a change."""

from __future__ import annotations

from collections.abc import Sequence

from communique.merging.said import Said, said_of
from communique.merging.units import Ids, Unit, name_of, of_report
from communique.merging.upkeep.ledger import decode, encode
from communique.merging.upkeep.offices import of_seat, seat_rows
from communique.merging.upkeep.people import actor_row
from communique.merging.upkeep.sayings import heard, moved, rows_of, voice_disputes, vow_commitments
from communique.merging.upkeep.work import Work, forget, identity_of, keep, moved_refs
from communique.model import Reading


def make_sayings(work: Work) -> None:
    """Positions, officials at odds and pledges around the statements that changed or whose event did."""
    refs = moved_refs(work)
    about = work.readings.some(sorted({ref.partition("#")[0] for ref in refs}))
    changed_ = {identity_of(change): change for change in work.changes}
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
    forget(work, sorted({*names, *(name_of(year, "vow") for year in years)}))
    for name, voice in names.items():
        keep(work, name, Unit(disputes=tuple(voice_disputes(work.ledger, voice, work.event_at))))
    for year in years:
        made = vow_commitments(work.ledger, year, work.event_at)
        keep(work, name_of(year, "vow"), Unit(commitments=tuple(made)))


def _said_again(work: Work, report: str, taken: set[str]) -> tuple[dict[str, Said], dict[str, Said]]:
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


def _taken_of(work: Work, report: str, taken: set[str]) -> set[str]:
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


def make_reports(work: Work) -> None:
    """Disputes and deadlines in reports that changed, or of whose statements the event or what is awaited did."""
    before = {ref for ids, _ in work.units.values() for ref in ids.foreseen}
    after = {ref for _, unit in work.units.values() for ref in unit.ids.foreseen}
    asked = {ref.partition("#")[0] for ref in moved_refs(work) | (before ^ after)}
    asked |= {identity_of(change) for change in work.changes}
    forget(work, [name_of(report, "report") for report in sorted(asked)])
    for report, reading in work.readings.some(sorted(asked)).items():
        refs = [f"{report}#{each.id}" for each in reading.statements]
        about = {ref: work.ground.about(ref) for ref in refs}
        at = work.event_at.some(each for refs_ in about.values() for each in refs_)
        on = {ref: at[held[0]] for ref, held in about.items() if held and held[0] in at}
        events = set(at.values())
        found = work.ledger.get("made", sorted(events - set(work.units)))
        tied = {ref for data in found.values() for ref in decode(data, Ids).foreseen}
        tied |= {ref for event in events & set(work.units) for ref in work.units[event][1].ids.foreseen}
        keep(work, name_of(report, "report"), of_report(reading, work.ground, on, tied))


def make_seats(work: Work) -> None:
    """Offices that changed reports give to people."""
    keys: set[str] = set()
    for old, new in work.changes:
        was = seat_rows(old) if old is not None else []
        now = seat_rows(new) if new is not None else []
        keys |= {key for key, _, _ in (*was, *now)}
        if was != now:
            work.ledger.drop("seat", [(key, rank) for key, rank, _ in was])
            work.ledger.put("seat", now)
    forget(work, [name_of(key, "seat") for key in sorted(keys)])
    for key in sorted(keys):
        people = work.people
        keep(work, name_of(key, "seat"), of_seat(work.ledger, key, people.after, people.name, work.profile))


def make_actors(work: Work) -> None:
    """The rows of actors that changed."""
    rows = work.actors.some(sorted(work.people.actors))

    def naming(raw: Sequence[str]) -> list[Reading]:
        reports = {each for ids in work.held.looked_up("actor", raw).values() for each in ids}
        reports |= {identity_of(change) for change in work.changes}
        return list(work.readings.some(sorted(reports)).values())

    changes = [change for change in work.changes if change[0] is not change[1]]
    for actor in sorted(work.people.actors):
        now = actor_row(actor, rows.get(actor), changes, work.people, naming)
        if now is None:
            work.done.gone["actors"].add(actor)
        else:
            work.put("actors", actor, rows.get(actor), now)
