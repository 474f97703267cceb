"""Who held which office, kept up from the sightings of each office."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from communique.actors.tenures import rivals, tenures
from communique.actors.world import seats
from communique.merging.seats import dispute_of, seat_key
from communique.merging.units import Unit
from communique.merging.upkeep.ledger import Ledger, Row, decode, encode
from communique.model import Actor, Interval, Office, Profile, Reading


class Seen(msgspec.Struct, frozen=True):
    """A report that gives somebody a seat."""

    report: str
    day: Interval | None
    actor: str
    kind: str
    office: Office


def seat_rows(reading: Reading) -> list[Row]:
    """The seats that a report gives to people."""
    return [
        (
            seat_key(seats()[office.title], office.of),
            f"{reading.report.id}|{actor.id}|{office.title}|{office.when}",
            encode(
                Seen(
                    reading.report.id,
                    reading.dated.interval,
                    actor.id,
                    actor.kind,
                    msgspec.structs.replace(office, spans=()),
                )
            ),
        )
        for actor in reading.actors
        for office in actor.offices
        if office.title in seats() and office.of is not None
    ]


def of_seat(
    ledger: Ledger, key: str, rename: Callable[[str], str], name: Callable[[str], str], profile: Profile
) -> Unit:
    """The dispute over who held one office."""
    told: list[tuple[str, Interval | None, Sequence[tuple[str, Actor]]]] = []
    for _, data in ledger.bucket("seat", key):
        seen: Seen = decode(data, Seen)
        actor = Actor(id=seen.actor, kind=seen.kind, name="", offices=(seen.office,))  # type: ignore[arg-type]
        told.append((seen.report, seen.day, [(rename(seen.actor), actor)]))
    return Unit(tuple(dispute_of(each, name) for each in rivals(tenures(told, profile))))
