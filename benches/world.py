"""A made-up negotiation of many years and the reports that tell it: events of all types, people, statements, copies.

Repetition is that of news: most events are told a few times within days, some for years, plans before their day and
again after it; a fifth of the reports carry another's words. Everything follows from the seed.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from communique.model import (
    Account,
    Actor,
    Cited,
    Dated,
    Interval,
    Office,
    Reading,
    Report,
    Span,
    Statement,
    content_hash,
)
from communique.model.interval import day, month

STATES = ("freedonia", "sylvania", "osterlich", "marshovia", "bacteria", "grand-fenwick")
# How often each type of event is told of, out of a hundred.
TYPES = {"talks": 30, "visit": 12, "call": 4, "message": 6, "contact": 5, "channel": 2, "agreement": 6, "step": 10,
         "withdrawal": 2, "missile-test": 6, "nuclear-test": 1, "exercise": 5, "deployment": 2, "attack": 2,
         "sanction": 6, "office": 1}  # fmt: skip
ALONE = frozenset(
    {"missile-test", "nuclear-test", "exercise", "deployment", "sanction", "step", "withdrawal", "office"}
)
PLANNED = frozenset({"talks", "visit", "step", "exercise", "agreement"})
KINDS = ("demand", "offer", "assessment", "announcement", "accusation", "pledge", "refusal", "prediction", "denial",
         "condition", "threat", "appeal")  # fmt: skip
ISSUES = (
    "denuclearisation",
    "sanctions",
    "talks",
    "summit",
    "missile-tests",
    "trade",
    "territory",
    "prisoners",
)
WORDS = tuple(a + b + c for a in ("ka", "lo", "mi", "tu", "re", "so", "vi", "pa") for b in ("ran", "ste", "mon", "li")
              for c in ("dorn", "fesk", "wump", "zell", "hast", "prom", "quil"))  # fmt: skip
TOPICS = (
    "grain",
    "nuclear reactor",
    "missile range",
    "border",
    "prisoners",
    "sanctions relief",
    "test moratorium",
)
SYLLABLES = (
    "ada",
    "bor",
    "cle",
    "dun",
    "eri",
    "fos",
    "gal",
    "hen",
    "ivo",
    "jul",
    "kor",
    "lem",
    "mar",
    "nil",
    "ost",
)
START = date(2000, 1, 1)
PEOPLE_OF_A_STATE = 60


class Happening(msgspec.Struct, frozen=True):
    """An event of the world with all that could be told of it."""

    type: str
    day: date
    sides: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    place: str
    level: str | None
    outcome: str | None
    what: tuple[str, ...]
    announced: int
    remarks: tuple[tuple[str, str, str, str], ...]


def person(state: str, number: int) -> str:
    """The name of a state's official."""
    first = SYLLABLES[number % 15] + SYLLABLES[(number * 7 + len(state)) % 15]
    last = SYLLABLES[(number * 3 + len(state)) % 15] + SYLLABLES[number // 15 % 15] + state[:3]
    return f"{first.capitalize()} {last.capitalize()}"


def happenings(rng: random.Random, count: int, years: int) -> list[Happening]:
    """So many events over so many years, in order."""
    kinds = rng.choices(list(TYPES), list(TYPES.values()), k=count)
    days = sorted(START + timedelta(rng.randrange(365 * years)) for _ in range(count))
    return [_happening(rng, kind, when) for kind, when in zip(kinds, days, strict=True)]


def _happening(rng: random.Random, kind: str, when: date) -> Happening:
    pair = tuple(sorted(rng.sample(STATES, 2)))
    sides = pair[:1] if kind in ALONE else pair
    people = tuple((side, person(side, min(59, int(rng.paretovariate(0.7))))) for side in pair)
    remarks = tuple(
        (*rng.choice(people), rng.choice(KINDS), rng.choice(ISSUES))
        for _ in range(rng.choice((0, 0, 1, 1, 2, 3)))
    )
    return Happening(
        kind, when, sides, people,
        place=f"town-{rng.randrange(60)},land-{rng.randrange(12)}",
        level=rng.choice(("summit", "high", "working", "working")) if kind == "talks" else None,
        outcome=rng.choice((None, None, "success", "failure")) if kind.endswith("-test") else None,
        what=(*rng.sample(WORDS, 4), rng.choice(TOPICS)),
        announced=rng.choice((0, 0, 10, 40)) if kind in PLANNED else 0,
        remarks=remarks,
    )  # fmt: skip


def readings(
    reports: int, events: int, *, per_report: int = 8, years: int = 20, seed: int = 1
) -> Iterator[Reading]:
    """The readings of so many reports of so many events; each event is told at least once where there is room."""
    rng = random.Random(seed)
    world = happenings(rng, events, years)
    days = sorted(START + timedelta(rng.randrange(365 * years + 60)) for _ in range(reports))
    copies = [place % 5 == 4 for place in range(reports)]
    told: list[dict[Happening, None]] = [{} for _ in range(reports)]
    for event in (*world, *_again(rng, world, int(reports * 0.8) * per_report - events)):
        place = _place(rng, event, days)
        told[place - 1 if copies[place] else place][event] = None
    last: Reading | None = None
    for number, (out, events_told) in enumerate(zip(days, told, strict=True)):
        if last is not None and copies[number]:
            yield carried(last, number, out)
        else:
            last = reading(rng, number, out, list(events_told))
            yield last


def _again(rng: random.Random, world: Sequence[Happening], count: int) -> Iterator[Happening]:
    """Events told again: a few of them very often."""
    place = 0
    for _ in range(max(0, count)):
        if rng.random() < 0.3:
            place = rng.randrange(len(world))
        yield world[min(len(world) - 1, place + int(rng.paretovariate(1.2)) - 1)]


def _place(rng: random.Random, event: Happening, days: Sequence[date]) -> int:
    """The report that tells of an event: soon after its day as a rule, years after now and then, or before a plan."""
    lag = rng.randrange(2000) if rng.random() < 0.05 else int(rng.expovariate(0.4))
    out = event.day - timedelta(rng.randrange(1, event.announced + 1)) if event.announced and lag < 2 else (
        event.day + timedelta(lag)
    )  # fmt: skip
    return min(len(days) - 1, bisect_left(days, out) + rng.randrange(3))


def reading(rng: random.Random, number: int, out: date, told: Sequence[Happening]) -> Reading:
    """A report published on `out` that tells of these events."""
    teller = _Teller(rng, number, out)
    for event in told:
        teller.tell(event)
    return teller.done()


class _Teller:
    """Writes a report sentence by sentence; what was told is cited once the text, and so the report's id, stands."""

    def __init__(self, rng: random.Random, number: int, out: date) -> None:
        self._rng, self._number, self._out = rng, number, out
        self._text = f"Report {number} of {out}\n\n"
        self._accounts: list[tuple[Happening, int, int, str]] = []
        self._said: list[tuple[tuple[str, str, str, str], int, int, int]] = []

    def _sentence(self, words: str) -> tuple[int, int]:
        start = len(self._text)
        self._text += words + ". "
        return start, start + len(words)

    def tell(self, event: Happening) -> None:
        """One account, and some of what was said of the event."""
        what = " ".join(self._rng.sample(event.what, 4))
        filler = " ".join(self._rng.sample(WORDS, 6))
        who = " and ".join(name for _, name in event.people)
        start, end = self._sentence(f"On {event.day} {who} were at {what} in {filler}")
        self._accounts.append((event, start, end, what))
        for remark in event.remarks:
            if self._rng.random() < 0.6:
                begin, stop = self._sentence(f"{remark[1]} told of a {remark[2]} on {what} and {filler[:20]}")
                self._said.append((remark, begin, stop, len(self._accounts)))

    def done(self) -> Reading:
        """The reading of what was told."""
        report = Report(id=content_hash(self._text), text=self._text, name=f"report-{self._number}",
                        outlet=f"outlet-{self._number % 40}")  # fmt: skip
        return Reading(
            report=report,
            dated=Dated(interval=Interval(self._out, self._out)),
            outlet=Cited(f"outlet-{self._number % 40}", ()),
            actors=tuple(self._actors(report.id)),
            accounts=tuple(self._account(report.id, at, *told) for at, told in enumerate(self._accounts, 1)),
            statements=tuple(self._statement(report.id, at, *said) for at, said in enumerate(self._said, 1)),
            reader="made up",
        )

    def _actors(self, report: str) -> Iterator[Actor]:
        people = {each for event, *_ in self._accounts for each in event.people}
        people |= {(side, name) for (side, name, *_), *_ in self._said}
        for side, name in sorted(people):
            start = self._text.index(name)
            span = (Span(report, start, start + len(name)),)
            yield Actor(id=_slug(name), kind="person", name=name, side=Cited(side, span), names=(Cited(name, span),),
                        offices=(Office("envoy", side, "current", span),))  # fmt: skip

    def _account(
        self, report: str, number: int, event: Happening, start: int, end: int, what: str
    ) -> Account:
        spans = (Span(report, start, end),)
        rng = self._rng

        def cited(value: Any) -> Any:
            return Cited(value, spans) if value is not None else None

        chance = rng.random()
        when = (
            day(event.day)
            if chance < 0.7
            else month(event.day.year, event.day.month)
            if chance < 0.9
            else None
        )
        return Account(
            id=f"a{number}",
            type=cited(event.type),
            status=cited("happened" if event.day <= self._out else "scheduled"),
            evidence=spans,
            date=cited(when),
            level=cited(event.level),
            outcome=cited(event.outcome if rng.random() < 0.9 else None),
            place=cited(event.place if rng.random() < 0.5 else None),
            sides=tuple(cited(side) for side in event.sides),
            people=tuple(cited(_slug(name)) for _, name in event.people) if rng.random() < 0.4 else (),
            what=cited(what),
        )

    def _statement(
        self, report: str, number: int, remark: tuple[str, str, str, str], start: int, end: int, about: int
    ) -> Statement:
        spans = (Span(report, start, end),)
        side, name, kind, issue = remark
        return Statement(
            id=f"s{number}",
            speaker=Cited(_slug(name), spans),
            kind=Cited(kind, spans),  # type: ignore[arg-type]
            evidence=spans,
            side=Cited(side, spans),
            issues=(Cited(issue, spans),),  # type: ignore[arg-type]
            gist=self._text[start:end] + ".",
            about=(f"a{about}",),
            date=Cited(day(self._out), spans),
        )


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def carried(other: Reading, number: int, out: date) -> Reading:
    """Another paper's page with the same story: the same words, and a line of its own at the end."""
    text = other.report.text + f"\nCarried as number {number} on {out}"
    report = msgspec.structs.replace(other.report, id=content_hash(text), text=text, name=f"report-{number}",
                                     outlet=f"outlet-{number % 40}")  # fmt: skip
    held = msgspec.json.encode(msgspec.structs.replace(other, report=report))
    moved = held.replace(b'"' + other.report.id.encode() + b'"', b'"' + report.id.encode() + b'"')
    same = msgspec.json.decode(moved, type=Reading)
    return msgspec.structs.replace(
        same, dated=Dated(interval=Interval(out, out)), outlet=Cited(f"outlet-{number % 40}", ())
    )
