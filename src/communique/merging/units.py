"""What is made of one event, report, year of pledges or office, and what its making looked for: the units of a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from communique.merging.commitments import undertaken
from communique.merging.contradictions import in_report, of_odds, on_event
from communique.merging.disputes import of_event
from communique.merging.expectations import deadlines, foreseen
from communique.merging.ground import Ground
from communique.merging.lookup import Lookup
from communique.merging.pledges import in_year
from communique.merging.said import Said, said_of
from communique.merging.seats import seat_disputes
from communique.merging.voices import Voice, at_odds
from communique.model import Carriage, Commitment, Dispute, Event, Expectation, Profile, Reading


class Ids(msgspec.Struct, frozen=True):
    """The ids of what was made of a unit, by kind, and of the statements that its commitments hold."""

    disputes: tuple[str, ...] = ()
    expectations: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    foreseen: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


class Unit(msgspec.Struct, frozen=True):
    """What is made of a unit."""

    disputes: tuple[Dispute, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    commitments: tuple[Commitment, ...] = ()

    @property
    def ids(self) -> Ids:
        """What is kept of it in the ledger."""
        return Ids(
            tuple(each.id for each in self.disputes),
            tuple(each.id for each in self.expectations),
            tuple(each.id for each in self.commitments),
            tuple(sorted({ref for each in self.expectations for ref in each.statements})),
            tuple(sorted({ref for each in self.commitments for ref in each.statements})),
        )


def about_of(event: Event, ground: Ground) -> tuple[str, ...]:
    """References of the statements about an event, in order."""
    held: dict[str, set[str]] = defaultdict(set)
    for ref in event.accounts:
        report, _, account = ref.partition("#")
        held[report].add(account)
    found = [
        f"{report}#{statement.id}"
        for report, accounts in held.items()
        for statement in ground.reading[report].statements
        if not accounts.isdisjoint(statement.about)
    ]
    return tuple(sorted(found, key=ground.order))


def of_one_event(event: Event, ground: Ground, carried: Mapping[str, Carriage], others: Lookup) -> Unit:
    """What is made of one event with its links."""
    about = about_of(event, ground)
    commitments = tuple(undertaken(event, ground, about, others))
    lapsed = any(each.status in ("broken", "lapsed") and each.accounts for each in commitments)
    awaited = foreseen(event, ground, about, others, lapsed=lapsed)
    disputes = (*of_event(event, ground, carried), *on_event(event, about, ground))
    return Unit(disputes, (awaited,) if awaited is not None else (), commitments)


def of_report(reading: Reading, ground: Ground, on: Mapping[str, str], tied: set[str]) -> Unit:
    """What is made of the statements of one report by themselves."""
    refs = sorted((f"{reading.report.id}#{each.id}" for each in reading.statements), key=ground.order)
    return Unit(tuple(in_report(refs, ground, on)), tuple(deadlines(ground, refs, tied)))


def name_of(what: Voice | str, kind: str = "voice") -> str:
    """The name of a unit that is no event."""
    return f"voice {what.side}|{what.issue}|{what.year}" if isinstance(what, Voice) else f"{kind} {what}"


def on_of(told: Iterable[Said], event_of: Callable[[str], str | None]) -> dict[str, str]:
    """The event that each statement is about: that of the first account."""
    return {each.ref: event for each in told if each.about and (event := event_of(each.about[0])) is not None}


def units_of_statements(ground: Ground, at: Mapping[str, str], events: Mapping[str, Unit]) -> dict[str, Unit]:
    """What is made of all reports by themselves, of all voices, and of the pledges of all years.

    Args:
        ground: The readings.
        at: The event of each account.
        events: What is made of each event.
    """
    told = [said_of(ref, ground) for ref in ground.statement]
    on = on_of(told, at.get)
    tied = {ref for unit in events.values() for each in unit.expectations for ref in each.statements}
    taken = {ref for unit in events.values() for each in unit.commitments for ref in each.statements}
    found = {
        name_of(reading.report.id, "report"): unit
        for reading in ground.readings
        if (unit := of_report(reading, ground, on, tied)) != Unit()
    }
    voices: dict[str, list[Dispute]] = defaultdict(list)
    for odds in at_odds(told):
        voices[name_of(odds.voice)].append(of_odds(odds, on))
    found |= {name: Unit(disputes=tuple(held)) for name, held in voices.items()}
    years: dict[str, list[Said]] = defaultdict(list)
    for each in told:
        if each.kind == "pledge" and each.side is not None and each.ref not in taken:
            years[each.out].append(each)
    return found | {
        name_of(year, "vow"): Unit(commitments=tuple(in_year(held, at.get))) for year, held in years.items()
    }


def units_of_seats(
    readings: Sequence[Reading],
    rename: Callable[[str], str],
    name: Callable[[str], str],
    profile: Profile,
) -> dict[str, Unit]:
    """The disputes over who held which office."""
    found = seat_disputes(readings, rename, name, profile)
    return {name_of(key, "seat"): Unit(disputes=(each,)) for key, each in found.items()}
