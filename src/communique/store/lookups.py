"""What leads from a key to ids: the sides, people and places of events, the actors of reports, what is about what.

| kind | from | to |
| --- | --- | --- |
| `event` | account reference | its event |
| `side`, `person`, `place` | slug or id | events |
| `dispute` | event | its disputes |
| `actor` | actor id | reports that name it |
| `speaker` | actor id | statements |
| `about` | account reference | statements about it |

Each row ends with what it belongs to: an event, a dispute or a report, with which it goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.model import Dispute, Event, Reading
from communique.store.derived import rank_of_event

Row = tuple[str, str, str, str, str]


def of_event(event: Event) -> Iterator[Row]:
    """What leads to an event."""
    rank = rank_of_event(event)
    keys = {
        "event": event.accounts,
        "side": [each.value for each in (*event.sides, *event.target)],
        "person": [each.value for each in event.people],
        "place": [each.value for each in event.fields.get("place", ())],
    }
    for kind, found in keys.items():
        for key in dict.fromkeys(found):
            yield kind, key, rank, event.id, event.id


def of_dispute(dispute: Dispute) -> Iterator[Row]:
    """What leads to a dispute."""
    if dispute.event is not None:
        yield "dispute", dispute.event, dispute.id, dispute.id, dispute.id


def of_reading(reading: Reading) -> Iterator[Row]:
    """What leads to a report and what is said in it."""
    report = reading.report.id
    for actor in dict.fromkeys(actor.id for actor in reading.actors):
        yield "actor", actor, report, report, report
    for number, statement in enumerate(reading.statements):
        ref, rank = f"{report}#{statement.id}", f"{report}#{number:05}"
        yield "speaker", statement.speaker.value, rank, ref, report
        for account in dict.fromkeys(statement.about):
            yield "about", f"{report}#{account}", rank, ref, report


def line_of(reading: Reading) -> tuple[object, ...]:
    """A report as a row of `lines`: whose words it is, and how much was read in it."""
    outlet = reading.outlet.value if reading.outlet else reading.report.outlet
    republisher = reading.republisher.value if reading.republisher else None
    sizes = len(reading.accounts), len(reading.statements), len(reading.dated.traps)
    return reading.report.id, outlet, republisher, *sizes


def all_rows(
    events: Iterable[Event], disputes: Iterable[Dispute], readings: Iterable[Reading]
) -> Iterator[Row]:
    """All rows of these."""
    for event in events:
        yield from of_event(event)
    for dispute in disputes:
        yield from of_dispute(dispute)
    for reading in readings:
        yield from of_reading(reading)
