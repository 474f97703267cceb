"""An account made ready to be compared: its values without their citations, in forms that compare fast.

Days are ordinals, places are split, bodies stand under their umbrellas, people and sides under one id across
reports. A planned or past event without a date is still bounded by the day of its report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from communique.actors.world import bodies, state_ids
from communique.merging.tables import inferred, weights
from communique.merging.words import (
    amounts,
    content,
    faceless,
    ordinal,
    pronouns,
    several,
    stems,
    umbrella,
    weekdays,
)
from communique.model import Account, Cited, Interval, Reading

PLANNED = frozenset({"scheduled", "proposed", "postponed", "cancelled", "uncertain"})
PAST = frozenset({"happened", "ongoing", "denied"})

# Days of a week; and characters of a time expression: a longer span is a sentence, which may name other days.
_WEEK, _LONGEST = 7, 40
_MONTH = 31
_FEW = 3
_OFF = ("cancelled", "postponed")
_TESTS = ("missile-test", "nuclear-test")

Rename = Callable[[str], str]


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What one account says, ready to be compared.

    Attributes:
        ref: `report#account`.
        report: Report id.
        key: What puts accounts in one order, whatever the order of reading.
        type: Event type.
        status: Status of the event as told.
        first: First day it may have been on (ordinal); None if undated.
        last: Last day it may have been on.
        inferred: Whether the date is only inferred from what stands near or from the day of the report.
        weekdays: Days of the week (0 is Monday) that the date's own words name, where they leave the week open.
        said: Day by which the report was out (ordinal); None if the report is undated.
        place: Parts of the place, town first.
        sides: Those that act or take part; of a visit the visitors.
        loose: Whether its sides are only made out: by a pronoun, or by who else the sentence names.
        target: Those it is aimed at.
        people: Those that take part in person.
        level: Level of talks, None if unknown.
        outcome: Outcome, None if not told.
        count: How many events the account tells of at once, 0 for several, None for one.
        nth: Its place in a series ("the fifth test"), None if not told.
        numbered: Whether that number is part of what it is called, and not only of its sentence.
        what: Stems of what it says it is, without those that say no more than the type.
        told: Stems of the sentences that tell it.
        amounts: Sums of money that what it is names, in millions.
        zone: IANA name of the zone in whose calendar its day is told, None if not known.
    """

    ref: str
    report: str
    key: tuple[str, ...]
    type: str
    status: str
    first: int | None
    last: int | None
    inferred: bool
    weekdays: frozenset[int]
    said: int | None
    place: tuple[str, ...]
    sides: frozenset[str]
    loose: bool
    target: frozenset[str]
    people: frozenset[str]
    level: str | None
    outcome: str | None
    count: int | None
    nth: int | None
    numbered: bool
    what: frozenset[str]
    told: frozenset[str]
    amounts: frozenset[float] = frozenset()
    zone: str | None = None

    @property
    def days(self) -> int | None:
        """Number of days that the event may have been on; None if undated."""
        return None if self.first is None or self.last is None else self.last - self.first + 1

    @property
    def stands(self) -> bool:
        """Whether it is a measure told as in force: its day is then that of the words, and not of the measure."""
        return self.type == "sanction" and self.status == "ongoing"

    @property
    def planned(self) -> bool:
        """Whether the report tells it as something yet to come."""
        return self.status in PLANNED


def facts_of(reading: Reading, account: Account, rename: Rename) -> Facts:
    """The facts of one account of a reading; `rename` gives the id of an actor across reports."""
    text, kind = reading.report.text, account.type.value
    # Evidence is read in the order of the text: a reader that lists it otherwise means the same.
    told = " ".join(span.of(text) for span in sorted(account.evidence))
    what = account.what.value if account.what else ""
    count = account.count.value if account.count and account.count.value > 1 else several(what, kind)
    when = None if _of_the_call_off(account, reading.dated.interval) else _when(account, count)
    if count == 0 and when is not None and when.days <= _FEW:
        # Meetings, or missiles, of one day are told as one thing.
        count = None
    said = reading.dated.interval
    sides = _sides(reading, rename, account.sides)
    target = _sides(reading, rename, account.target)
    people = frozenset(rename(person) for person in _values(account.people))
    place = _place(account, sides)
    # The host is a side of a visit that it receives, but one report names it and another does not.
    visitors = sides - frozenset(place[-1:]) if kind == "visit" else sides
    # Names that stand in typed fields are weighed there, once.
    known = {word for name in (*sides, *target, *people, *place) for word in stems(name)}
    return Facts(
        ref=f"{reading.report.id}#{account.id}",
        report=reading.report.id,
        key=(
            reading.report.id,
            *(f"{span.start:09}-{span.end:09}" for span in account.evidence),
            kind,
            account.id,
        ),
        type=kind,
        status=account.status.value,
        first=when.start.toordinal() if when else None,
        last=when.end.toordinal() if when else None,
        inferred=when is not None and account.date is not None and _guessed(account.date),
        weekdays=_weekdays(text, account.date),
        said=said.end.toordinal() if said else None,
        place=place,
        sides=visitors,
        loose=bool(account.sides) and all(_made_out(text, side) for side in account.sides),
        target=target,
        people=people,
        level=account.level.value if account.level and account.level.value != "unknown" else None,
        outcome=account.outcome.value if account.outcome else None,
        count=count,
        nth=_nth(text, account, what, told, count),
        numbered=ordinal(what, kind) is not None,
        what=content(what, kind) - known,
        told=content(told, kind) - known,
        amounts=amounts(what),
        zone=account.zone.value if account.zone else None,
    )


def _made_out(text: str, side: Cited[str]) -> bool:
    """Whether a side is read from a pronoun, or from what stands elsewhere in the sentence: right more often than not."""
    return side.rule in weights()["made_out"] or (
        bool(side.spans) and all(span.of(text).lower() in pronouns() for span in side.spans)
    )


def _when(account: Account, count: int | None) -> Interval | None:
    """The days of an account; of several at once only those that somebody gave to all of them.

    "Six nuclear tests, the last in September" does not date the six, and no state tests six in a month.
    """
    if account.date is None or count is None:
        return account.date.value if account.date else None
    loose = inferred(account.date.rule) or (
        account.type.value == "nuclear-test" and account.date.value.days <= _MONTH
    )
    return None if loose else account.date.value


def _guessed(date: Cited[Interval]) -> bool:
    """Whether a date is inferred, or only counted from another event: "days after the parade"."""
    return inferred(date.rule) or (date.rule in weights()["counted"] and date.value.days > 1)


def _of_the_call_off(account: Account, said: Interval | None) -> bool:
    """Whether the day told of a meeting that is off is the day of calling it off: "she cancelled the summit on Thursday"."""
    date = account.date
    if account.status.value not in _OFF or date is None or said is None:
        return False
    return date.value.days <= _FEW and date.value.end <= said.end


def _place(account: Account, sides: frozenset[str]) -> tuple[str, ...]:
    """The parts of the place; a state tests on its own ground or at sea, whatever other country stands beside."""
    place = tuple(account.place.value.split(",")) if account.place else ()
    elsewhere = account.type.value in _TESTS and sides and place[-1:] and place[-1] in state_ids() - sides
    return () if elsewhere else place


def _nth(text: str, account: Account, what: str, told: str, count: int | None) -> int | None:
    """Its number: in what it is called, in the sentence of that, or in any that tells it.

    The sentence of a test counts tests; that of talks may count the summit that they prepare.
    """
    kind = account.type.value
    if kind not in _TESTS or count is not None:
        return ordinal(what, kind)
    return ordinal(what, kind) or ordinal(_lead(text, account), kind) or ordinal(told, kind)


def _lead(text: str, account: Account) -> str:
    """The words of the evidence that what it is stands in."""
    if account.what is None or not account.what.spans:
        return ""
    start = account.what.spans[0].start
    return next((span.of(text) for span in account.evidence if span.start <= start < span.end), "")


def _weekdays(text: str, date: Cited[Interval] | None) -> frozenset[int]:
    """The weekdays of a date that spans weeks: "on Thursday" in a report whose own day is not known."""
    if date is None or date.value.days <= _WEEK:
        return frozenset()
    return weekdays(" ".join(span.of(text) for span in date.spans if span.end - span.start <= _LONGEST))


def _values(cited: Iterable[Cited[str]]) -> tuple[str, ...]:
    return tuple(each.value for each in cited)


def _sides(reading: Reading, rename: Rename, cited: Iterable[Cited[str]]) -> frozenset[str]:
    """The states and bodies that sides stand for: a group is its members, a ministry its state."""
    groups = bodies().groups
    found: set[str] = set()
    for slug in (rename(value) for value in _values(cited)):
        members = groups[slug].members if slug in groups else ()
        found.update(members or (_side(reading, slug),))
    # "The ministry", nobody knows whose, is no side of its own.
    return frozenset(side for side in found if side.partition("-")[0] not in faceless())


def _side(reading: Reading, slug: str) -> str:
    """The state or body whose acts those of `slug` are told as."""
    larger = umbrella(slug)
    if larger != slug:
        return larger
    for actor in reading.actors:
        if actor.id == slug and actor.kind != "state" and actor.side is not None:
            return umbrella(actor.side.value)
    return slug
