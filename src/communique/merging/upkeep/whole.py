"""The ledger of a record that was merged whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from communique.actors.tallies import Tally
from communique.merging.corrections import Correction
from communique.merging.lookup import place_of
from communique.merging.merge import Merged
from communique.merging.said import said_of
from communique.merging.syndication import readable
from communique.merging.units import Ids
from communique.merging.upkeep.bands import Print, band_rows
from communique.merging.upkeep.copies import copy_rows, print_of
from communique.merging.upkeep.groups import block_rows
from communique.merging.upkeep.ledger import Ledger, Row, decode, encode
from communique.merging.upkeep.looked import look_rows
from communique.merging.upkeep.offices import seat_rows
from communique.merging.upkeep.people import name_rows, tally_rows, whole
from communique.merging.upkeep.sayings import rows_of
from communique.model import Profile, Reading


def remembered(ledger: Ledger, merged: Merged, profile: Profile, corrections: Sequence[Correction]) -> None:
    """Write all that keeping a record up to date needs; the ledger is empty before."""
    ledger.put("facts", ((ref, "", encode(facts)) for ref, facts in merged.ground.facts.items()))
    ledger.put("block", (row for facts in merged.ground.facts.values() for row in block_rows(facts)))
    ledger.put(
        "tie",
        ((ref, other, encode(value)) for ref, held in merged.tied.items() for other, value in held.items()),
    )
    prints = [_print(merged, reading) for reading in merged.readings]
    ledger.put("print", ((each.order[-1], "", encode(each)) for each in prints))
    ledger.put("band", band_rows(prints))
    ledger.put("copy", copy_rows(merged.record.syndication))
    _people(ledger, merged, profile, corrections)
    ledger.put("name", (row for reading in merged.readings for row in name_rows(reading)))
    ledger.put("seat", (row for reading in merged.readings for row in seat_rows(reading)))
    _entries(ledger, merged)
    _said(ledger, merged)


def _print(merged: Merged, reading: Reading) -> Print:
    words = merged.copies.words(reading.report.text, readable(reading))
    return print_of(reading, merged.copies.signature(words))


def _people(ledger: Ledger, merged: Merged, profile: Profile, corrections: Sequence[Correction]) -> None:
    tallies: dict[str, Tally] = {}
    for kind, rows in tally_rows(merged.readings).items():
        ledger.put(kind, rows)
        tallies |= {actor: decode(data, Tally) for actor, _, data in rows}
    found = whole(tallies, profile, corrections)
    ledger.put("judged", [("", "", encode(found.kept))])
    ledger.put("kin", found.kin)
    ledger.put("alike", found.alike)


def _entries(ledger: Ledger, merged: Merged) -> None:
    keys: dict[str, list[str]] = defaultdict(list)
    for key, entry in merged.events.entered():
        keys[entry.id].append(key)
    ledger.put("entry", ((key, entry.place, encode(entry.named)) for key, entry in merged.events.entered()))
    ledger.put(
        "entered",
        (
            (event.id, "", encode((place_of(event), tuple(sorted(keys[event.id])))))
            for event in merged.record.events
        ),
    )
    ledger.put("look", (row for unit, looks in merged.looks.items() for row in look_rows(unit, looks)))
    ledger.put(
        "looked",
        (
            (unit, "", encode([(key, rank) for key, rank, _ in look_rows(unit, looks)]))
            for unit, looks in merged.looks.items()
        ),
    )
    ledger.put("made", _made(merged))


def _made(merged: Merged) -> Iterator[Row]:
    for name, unit in merged.units.items():
        if (ids := unit.ids) != Ids():
            yield name, "", encode(ids)


def _said(ledger: Ledger, merged: Merged) -> None:
    events = {event.id for event in merged.record.events}
    held = (unit for name, unit in merged.units.items() if name in events)
    taken = {ref for unit in held for ref in unit.ids.taken}
    for reading in merged.readings:
        ledger.put("told", _told(ledger, merged, reading, taken))


def _told(ledger: Ledger, merged: Merged, reading: Reading, taken: set[str]) -> Iterable[Row]:
    places: list[tuple[str, str, str]] = []
    found: dict[str, list[Row]] = defaultdict(list)
    for statement in reading.statements:
        said = said_of(f"{reading.report.id}#{statement.id}", merged.ground)
        vows = said.kind == "pledge" and said.side is not None and said.ref not in taken
        for kind, row in rows_of(said, vows=vows):
            found[kind].append(row)
            places.append((kind, row[0], row[1]))
    for kind, rows in found.items():
        ledger.put(kind, rows)
    return [(reading.report.id, "", encode(places))] if places else []
