"""What is made of one event, report, year of pledges or office, and what its making looked for: the units of a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from communique.merging.commitments import undertaken
from communique.merging.contradictions import in_report, of_odds, on_event
from communique.merging.disputes import of_event
from communique.merging.expectations import deadlines, foreseen
from communique.merging.ground import Ground
from communique.merging.lookup import Lookup
from communique.merging.pledges import in_year
from communique.merging.positions import held_on, on_issue
from communique.merging.said import Said, said_of
from communique.merging.seats import seat_disputes
from communique.merging.shelf import Heaps
from communique.merging.voices import Voice, at_odds
from communique.model import Carriage, Commitment, Dispute, Event, Expectation, Position, Profile, Reading


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


class Sayings:
    """What is made of statements: of each report by itself, of all voices, of the pledges of all years, and positions.

    Args:
        at: The event of each account.
        tied: References of statements that an event's expectation holds.
        taken: References of statements that an event's commitment holds.
        filed: Whether what is said is kept in files until it is looked at side by side.
    """

    def __init__(self, at: Mapping[str, str], tied: set[str], taken: set[str], *, filed: bool) -> None:
        self._at, self._tied, self._taken = at, tied, taken
        self._on_issue: Heaps[Said] = Heaps(Said, filed=filed)
        self._in_year: Heaps[Said] = Heaps(Said, filed=filed)

    def reports(self, ground: Ground) -> Iterator[tuple[str, Unit]]:
        """The units of reports; all others are to be asked for after these."""
        for report in sorted(ground.reading):
            reading = ground.reading[report]
            told = [said_of(f"{reading.report.id}#{each.id}", ground) for each in reading.statements]
            for said in told:
                self._enter(said)
            unit = of_report(reading, ground, on_of(told, self._at.get), self._tied)
            if unit != Unit():
                yield name_of(reading.report.id, "report"), unit

    def _enter(self, said: Said) -> None:
        for side, issue in held_on(said):
            self._on_issue.put(f"{side}|{issue}", said)
        if said.kind == "pledge" and said.side is not None and said.ref not in self._taken:
            self._in_year.put(said.out, said)

    def together(self) -> Iterator[tuple[str, Unit]]:
        """The units of voices and of years of pledges."""
        for key in self._on_issue.names():
            voices: dict[str, list[Dispute]] = defaultdict(list)
            for odds in at_odds(self._on_issue.of(key)):
                if f"{odds.voice.side}|{odds.voice.issue}" == key:
                    on = on_of((*odds.opened, *odds.shut), self._at.get)
                    voices[name_of(odds.voice)].append(of_odds(odds, on))
            for name, held in voices.items():
                yield name, Unit(disputes=tuple(held))
        for year in self._in_year.names():
            yield name_of(year, "vow"), Unit(commitments=tuple(in_year(self._in_year.of(year), self._at.get)))

    def positions(self) -> Iterator[Position]:
        """The positions of all sides on all issues, in order."""
        for side, issue in sorted(key.rpartition("|")[::2] for key in self._on_issue.names()):
            told = sorted(self._on_issue.of(f"{side}|{issue}"), key=lambda each: each.place)
            yield from on_issue(side, issue, told)


def units_of_seats(
    readings: Iterable[Reading],
    rename: Callable[[str], str],
    name: Callable[[str], str],
    profile: Profile,
) -> dict[str, Unit]:
    """The disputes over who held which office."""
    found = seat_disputes(readings, rename, name, profile)
    return {name_of(key, "seat"): Unit(disputes=(each,)) for key, each in found.items()}
