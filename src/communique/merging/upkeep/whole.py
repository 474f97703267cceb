"""The ledger of a record that was merged whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from communique.batches import batched
from communique.merging.corrections import Correction
from communique.merging.merge import Merged
from communique.merging.said import said_of
from communique.merging.units import Ids
from communique.merging.upkeep.bands import band_rows
from communique.merging.upkeep.copies import copy_rows, print_of
from communique.merging.upkeep.groups import block_rows
from communique.merging.upkeep.ledger import Filled, Row, encode
from communique.merging.upkeep.looked import look_rows
from communique.merging.upkeep.offices import seat_rows
from communique.merging.upkeep.people import name_rows, tally_rows, whole
from communique.merging.upkeep.sayings import rows_of
from communique.model import Profile, Reading

# Reports, or events, of which is written at a time.
_AT_ONCE = 500


def remembered(ledger: Filled, merged: Merged, profile: Profile, corrections: Sequence[Correction]) -> None:
    """Write all that keeping a record up to date needs; the ledger is empty before."""
    for facts in batched(merged.ground.facts.values(), _AT_ONCE):
        ledger.put("facts", [(each.ref, "", encode(each)) for each in facts])
        ledger.put("block", (row for each in facts for row in block_rows(each)))
    assert merged.parts is not None
    ledger.put(
        "tie",
        ((ref, other, encode(score)) for ref, held in merged.parts.tied() for other, score in held.items()),
    )
    ledger.put("copy", copy_rows(merged.drawn.syndication))
    _people(ledger, merged, profile, corrections)
    _entries(ledger, merged)
    for reports in batched(sorted(merged.ground.reading), _AT_ONCE):
        # Fetched through the ground, they are at hand when their statements are looked at.
        _told(ledger, merged, [merged.ground.reading[each] for each in reports])


def _people(ledger: Filled, merged: Merged, profile: Profile, corrections: Sequence[Correction]) -> None:
    tallies = merged.cast.tallies
    for kind, rows in tally_rows(tallies).items():
        ledger.put(kind, rows)
    found = whole(tallies, profile, corrections)
    ledger.put("judged", [("", "", encode(found.kept))])
    ledger.put("kin", found.kin)
    ledger.put("alike", found.alike)


def _entries(ledger: Filled, merged: Merged) -> None:
    keys: dict[str, list[str]] = defaultdict(list)
    for key, entry in merged.events.entered():
        keys[entry.id].append(key)
    ledger.put("entry", ((key, entry.place, encode(entry.named)) for key, entry in merged.events.entered()))
    drawing = merged.drawing
    ledger.put(
        "entered",
        ((event, "", encode((place, tuple(sorted(keys[event]))))) for event, place in drawing.places.items()),
    )
    for some in batched(drawing.looks.items(), _AT_ONCE):
        rows = {unit: look_rows(unit, looks) for unit, looks in some}
        ledger.put("look", (row for found in rows.values() for row in found))
        ledger.put(
            "looked",
            ((unit, "", encode([(key, rank) for key, rank, _ in found])) for unit, found in rows.items()),
        )
    ledger.put("made", ((name, "", encode(ids)) for name, ids in drawing.ids.items() if ids != Ids()))


def _told(ledger: Filled, merged: Merged, readings: Sequence[Reading]) -> None:
    """What is kept of some reports."""
    prints = [print_of(reading, merged.signatures[reading.report.id]) for reading in readings]
    ledger.put("print", ((each.order[-1], "", encode(each)) for each in prints))
    ledger.put("band", band_rows(prints))
    ledger.put("name", (row for reading in readings for row in name_rows(reading)))
    ledger.put("seat", (row for reading in readings for row in seat_rows(reading)))
    found: dict[str, list[Row]] = defaultdict(list)
    for reading in readings:
        places: list[tuple[str, str, str]] = []
        for statement in reading.statements:
            said = said_of(f"{reading.report.id}#{statement.id}", merged.ground)
            vows = said.kind == "pledge" and said.side is not None and said.ref not in merged.drawing.taken
            for kind, row in rows_of(said, vows=vows):
                found[kind].append(row)
                places.append((kind, row[0], row[1]))
        if places:
            found["told"].append((reading.report.id, "", encode(places)))
    for kind, rows in found.items():
        ledger.put(kind, rows)
