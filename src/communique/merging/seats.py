"""Two in one office at one time: reports that cannot both be right about who is president."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from communique.actors.tenures import Rivals, rivals, tenures
from communique.actors.world import seats
from communique.merging.disputes import dispute
from communique.model import Actor, Alternative, Dispute, Profile, Reading


def seat_disputes(
    readings: Iterable[Reading], rename: Callable[[str], str], name: Callable[[str], str], profile: Profile
) -> dict[str, Dispute]:
    """A dispute for each office that reports give to two at one time, by `seat_key`.

    Its values are ids of persons, its references `<report id>#<actor id>`; it belongs to no event.

    Args:
        readings: Each report once.
        rename: The id across reports of an actor named in one.
        name: The usual name of an actor.
        profile: The user's profile.
    """
    told = (
        (
            reading.report.id,
            reading.dated.interval,
            [(rename(actor.id), actor) for actor in reading.actors if _holds_a_seat(actor)],
        )
        for reading in readings
    )
    return {seat_key(each.title, each.of): dispute_of(each, name) for each in rivals(tenures(told, profile))}


def seat_key(seat: str, of: str) -> str:
    """The key of an office that only one can hold."""
    return f"{seat}|{of}"


def seat_question(title: str, of: str | None, name: Callable[[str], str]) -> str:
    """The question of a dispute about an office, in words."""
    return f"Who was {seats().get(title, title)}, {name(of) if of else 'of whatever body'}?"


def _holds_a_seat(actor: Actor) -> bool:
    return any(office.title in seats() for office in actor.offices)


def dispute_of(found: Rivals, name: Callable[[str], str]) -> Dispute:
    """The dispute over an office."""
    values = sorted(found.holders, key=lambda each: (-len(each[1]), each[0]))
    return dispute(
        None,
        "office",
        seat_question(found.title, found.of, name),
        [
            Alternative(actor, tuple(each.ref for each in seen), len({each.report for each in seen}))
            for actor, seen in values
        ],
    )
