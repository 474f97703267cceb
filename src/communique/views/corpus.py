"""Readings and their record together, with look-ups by reference: what every view is made from."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from typing import Any, Literal, NamedTuple, TypeVar, cast

import msgspec
import polars as pl

from communique.actors.world import outlets
from communique.errors import NotFoundError
from communique.model import (
    Account,
    Actor,
    Carriage,
    Commitment,
    Dispute,
    Event,
    Expectation,
    Interval,
    Position,
    Reading,
    Record,
    Span,
    Statement,
)
from communique.store.derived import rank, rank_of_event
from communique.views.lines import Line, frame_of, lines
from communique.views.presence import ties
from communique.views.sketch import ActorSketch, Sketch

M = TypeVar("M")
T = TypeVar("T", Event, Reading, Actor)
# What pages list a part of at a time.
Kind = Literal["disputes", "positions", "expectations", "commitments"]

# How many of a reader's choices are kept; pages are made in several threads.
_LATELY = 128
_LATELY_LOCK = threading.Lock()
_LIST = {
    "event": "List them with: communique timeline.",
    "report": "List them with: communique reports.",
    "actor": "List them with: communique who.",
}


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """An actor as one line: what lists and look-ups need. `forms` are its names in lower case, `offices` titles by mention."""

    id: str
    kind: str
    name: str
    side: str | None
    offices: tuple[str, ...]
    forms: tuple[str, ...]

    @classmethod
    def of(cls, actor: Actor | ActorSketch) -> Figure:
        """The line of an actor."""
        return cls(
            id=actor.id,
            kind=actor.kind,
            name=actor.name,
            side=actor.side.value if actor.side else None,
            offices=_by_mention(actor),
            forms=tuple(dict.fromkeys(form.value.casefold() for form in actor.names)),
        )


def _by_mention(actor: Actor | ActorSketch) -> tuple[str, ...]:
    """Titles of offices, those told of most first."""
    told: dict[str, int] = {}
    for office in actor.offices:
        told[office.title] = told.get(office.title, 0) + len(office.spans)
    return tuple(sorted(told, key=lambda title: (-told[title], title)))


class ReportLine(NamedTuple):
    """A report as one line: its day, whose words it is, and how much was read in it."""

    id: str
    name: str
    start: date | None
    end: date | None
    outlet: str | None
    republisher: str | None
    accounts: int
    statements: int
    traps: int

    @classmethod
    def of(cls, row: Sequence[Any]) -> ReportLine:
        """The line of a row of `Store.report_rows`, whose days are text."""
        start, end = (date.fromisoformat(each) if each else None for each in row[2:4])
        return cls(row[0], row[1], start, end, *row[4:])

    def interval(self) -> Interval | None:
        """The days on one of which it came out; None if it has none."""
        if self.start is None or self.end is None:
            return None
        return Interval(self.start, self.end, "day" if self.start == self.end else "range")

    def order(self) -> tuple[date, date, str]:
        """By day, undated ones last, then by name."""
        return self.start or date.max, self.end or date.max, self.name


class Corpus:
    """A record and the readings that it was derived from.

    Args:
        record: The derived record.
        readings: All readings that its references point into.
    """

    def __init__(self, record: Record, readings: Sequence[Reading]) -> None:
        self.record = record
        self.readings = readings

    @cached_property
    def frame(self) -> pl.DataFrame:
        """The events as a frame with the columns of `communique.views.lines.COLUMNS`, in calendar order."""
        return frame_of(self.record.events, self.disputed)

    @cached_property
    def ties(self) -> pl.DataFrame:
        """Pairs of people who met; see `communique.views.presence.ties`."""
        return ties(self.frame)

    @property
    def counts(self) -> tuple[int, int]:
        """Number of reports and of events."""
        return len(self.readings), len(self.record.events)

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """What cannot all be true."""
        return self.record.disputes

    @property
    def positions(self) -> tuple[Position, ...]:
        """What sides hold on issues."""
        return self.record.positions

    @property
    def expectations(self) -> tuple[Expectation, ...]:
        """What was announced or foreseen."""
        return self.record.expectations

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """What was undertaken."""
        return self.record.commitments

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Who is who across reports."""
        return self.record.actors

    def load(self, refs: Iterable[str]) -> None:
        """Say that these references will be looked at, so that a corpus that fetches can do so at once."""

    def load_events(self, ids: Iterable[str]) -> None:
        """Say that these events will be looked at."""

    def memo(self, key: str, make: Callable[[], M]) -> M:
        """What `make` gave for this key the first time: a corpus never changes."""
        if key not in self._memo:
            self._memo[key] = make()
        return cast(M, self._memo[key])

    def lately(self, key: Hashable, make: Callable[[], M]) -> M:
        """What `make` gave for this key, if that was lately: for what readers choose freely, of which there is no end."""
        with _LATELY_LOCK:
            if key in self._lately:
                self._lately.move_to_end(key)
                return cast(M, self._lately[key])
        made = make()
        with _LATELY_LOCK:
            self._lately[key] = made
            while len(self._lately) > _LATELY:
                self._lately.popitem(last=False)
        return made

    @cached_property
    def _lately(self) -> OrderedDict[Hashable, object]:
        return OrderedDict()

    @cached_property
    def _memo(self) -> dict[str, object]:
        return {}

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every actor as one line."""
        told = {actor.id: actor for reading in self.readings for actor in reading.actors}
        return tuple(Figure.of(actor) for actor in self.actors or told.values())

    @cached_property
    def report_lines(self) -> tuple[ReportLine, ...]:
        """Every report as one line, by day and name."""
        made = (
            ReportLine(
                each.report.id,
                each.report.name,
                each.dated.interval.start if each.dated.interval else None,
                each.dated.interval.end if each.dated.interval else None,
                each.outlet.value if each.outlet else each.report.outlet,
                each.republisher.value if each.republisher else None,
                len(each.accounts),
                len(each.statements),
                len(each.dated.traps),
            )
            for each in self.readings
        )
        return tuple(sorted(made, key=ReportLine.order))

    @cached_property
    def line_of(self) -> Mapping[str, ReportLine]:
        """Every report as one line, by id."""
        return {line.id: line for line in self.report_lines}

    def event_lines(self, ids: Iterable[str]) -> dict[str, Line]:
        """These events as lines, by id; those that are not here are left out."""
        wanted = list(dict.fromkeys(ids))
        return (
            {line.id: line for line in lines(self.frame.filter(pl.col("id").is_in(wanted)))} if wanted else {}
        )

    def sketches(self, reports: Iterable[str]) -> Mapping[str, Sketch]:
        """Who says what in these reports, by report id; those that are not here are left out."""
        held = self.by_report
        return {
            each: self.memo(f"sketch of {each}", partial(Sketch.of, held[each]))
            for each in dict.fromkeys(reports)
            if each in held
        }

    def seats(self) -> Mapping[str, frozenset[str]]:
        """Whom reports have in one office at one time: ids of actors by the question that is in dispute."""
        return {
            each.question: frozenset(value.value for value in each.values)
            for each in self.disputes
            if each.field == "office"
        }

    def ranks(self, kind: Kind) -> Sequence[str]:
        """What puts the values of a kind in order, in that order; see `communique.store.derived.rank`."""
        return self.memo(f"ranks of {kind}", lambda: list(self._by_rank(kind)))

    def ranked(self, kind: Kind, ranks: Collection[str]) -> list[Any]:
        """The values of a kind with these ranks, in the order of ranks."""
        held = self._by_rank(kind)
        return [held[each] for each in sorted(ranks) if each in held]

    def _by_rank(self, kind: Kind) -> Mapping[str, Any]:
        def ordered() -> dict[str, Any]:
            at = {event.id: rank_of_event(event) for event in self.record.events}
            found = {rank(kind, each, at): each for each in getattr(self, kind)}
            return {key: found[key] for key in sorted(found)}

        return self.memo(f"by rank: {kind}", ordered)

    def disputes_of(self, event: str) -> tuple[Dispute, ...]:
        """The disputes on an event."""
        return tuple(dispute for dispute in self.disputes if dispute.event == event)

    def carriages(self, reports: Collection[str]) -> dict[str, Carriage]:
        """Whose words these reports carry, by report id."""
        return {each.report: each for each in self.record.syndication if each.report in reports}

    def tags(self, kind: str) -> dict[str, int]:
        """All keys of a kind (see `communique.views.lookups`), each with the number of ids that it leads to."""
        return {key: len(ids) for key, ids in self._tagged[kind].items()}

    def tagged(self, kind: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The ids that each key of a kind leads to; keys that lead nowhere are left out.

        Kinds: `side`, `person`, `place` to events; `actor` to reports; `speaker` to statements; `about` from an
        account to the statements about it.
        """
        held = self._tagged[kind]
        return {key: held[key] for key in keys if key in held}

    def said_by(self) -> Mapping[str, Sequence[str]]:
        """Every statement by its speaker, as `<report>#<number>`, the number counted within the report from 0."""
        found: dict[str, list[str]] = {}
        for reading in self.readings:
            for number, statement in enumerate(reading.statements):
                found.setdefault(statement.speaker.value, []).append(f"{reading.report.id}#{number}")
        return found

    @cached_property
    def _tagged(self) -> dict[str, dict[str, tuple[str, ...]]]:
        found: dict[str, dict[str, dict[str, None]]] = {
            kind: {} for kind in ("side", "person", "place", "actor", "speaker", "about")
        }

        def tag(kind: str, key: str, identity: str) -> None:
            found[kind].setdefault(key, {})[identity] = None

        for event in self.record.events:
            for side in (*event.sides, *event.target):
                tag("side", side.value, event.id)
            for person in event.people:
                tag("person", person.value, event.id)
            for place in event.fields.get("place", ()):
                tag("place", place.value, event.id)
        for reading in self.readings:
            for actor in reading.actors:
                tag("actor", actor.id, reading.report.id)
            for statement in reading.statements:
                tag("speaker", statement.speaker.value, f"{reading.report.id}#{statement.id}")
                for account in statement.about:
                    tag("about", f"{reading.report.id}#{account}", f"{reading.report.id}#{statement.id}")
        return {kind: {key: tuple(ids) for key, ids in keys.items()} for kind, keys in found.items()}

    @cached_property
    def by_report(self) -> Mapping[str, Reading]:
        """Readings by report id."""
        return {reading.report.id: reading for reading in self.readings}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.record.events}

    @cached_property
    def event_of(self) -> Mapping[str, str]:
        """Event id of each account reference."""
        return {ref: event.id for event in self.record.events for ref in event.accounts}

    @cached_property
    def disputed(self) -> frozenset[str]:
        """Ids of the events on which reports or statements disagree."""
        return frozenset(dispute.event for dispute in self.disputes if dispute.event)

    @cached_property
    def _values(self) -> dict[str, Account | Statement]:
        found: dict[str, Account | Statement] = {}
        for reading in self.readings:
            found |= {f"{reading.report.id}#{account.id}": account for account in reading.accounts}
            found |= {f"{reading.report.id}#{statement.id}": statement for statement in reading.statements}
        return found

    @cached_property
    def _names(self) -> dict[str, str]:
        names = {actor.id: actor.name for reading in self.readings for actor in reading.actors}
        return names | {actor.id: actor.name for actor in self.record.actors}

    def value(self, ref: str) -> Account | Statement | None:
        """The account or statement that a reference `report#id` points to; None if it is gone."""
        return self._values.get(ref)

    def name(self, actor: str) -> str:
        """The usual name of an actor, or its slug in plain words."""
        if actor in self._names:
            return self._names[actor]
        if actor.startswith("anonymous:"):
            return actor.removeprefix("anonymous:")
        if actor in outlets():
            return outlets()[actor].name
        return " ".join(word.capitalize() for word in actor.replace(",", "-").split("-"))

    def names(self, actors: Iterable[str]) -> str:
        """Names of several actors in one line."""
        return ", ".join(self.name(actor) for actor in actors)

    def words(self, span: Span) -> str:
        """The words that a span holds, on one line; empty if the report is gone."""
        reading = self.by_report.get(span.report)
        return " ".join(span.of(reading.report.text).split()) if reading else ""

    def event(self, identity: str) -> Event:
        """The event with this id or the only one whose id starts so.

        Raises:
            NotFoundError: If there is none or more than one.
        """
        found = self.events.get(identity)
        if found is not None:
            return found
        return only(
            "event", identity, [event for key, event in self.events.items() if key.startswith(identity)]
        )

    def reading(self, identity: str) -> Reading:
        """The reading of the report with this id or name, or the only one whose id or name starts so.

        Raises:
            NotFoundError: If there is none or more than one.
        """
        exact = [each for each in self.readings if identity in (each.report.id, each.report.name)]
        if len(exact) == 1:
            return exact[0]
        close = [
            each
            for each in self.readings
            if each.report.id.startswith(identity) or each.report.name.startswith(identity)
        ]
        return only("report", identity, exact or close)

    def actor(self, name: str) -> Actor:
        """The actor with this id or any of its names, ignoring case.

        Raises:
            NotFoundError: If there is none or more than one.
        """
        wanted = name.casefold()
        actors = self.actors or tuple(actor for reading in self.readings for actor in reading.actors)
        exact = {actor.id: actor for actor in actors if wanted in (actor.id, actor.name.casefold())}
        known = {
            actor.id: actor
            for actor in actors
            if any(wanted == form.value.casefold() for form in actor.names)
        }
        close = {actor.id: actor for actor in actors if wanted in actor.name.casefold()}
        return only("actor", name, list((exact or known or close).values()))


def only(kind: str, wanted: str, found: Sequence[T]) -> T:
    """The one value found.

    Raises:
        NotFoundError: If there is none or more than one; the message lists them.
    """
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFoundError(f"There is no {kind} {wanted!r} in this record.", todo=_LIST[kind])
    several = ", ".join(sorted(_label(each) for each in found)[:6])
    raise NotFoundError(f"{len(found)} {kind}s fit {wanted!r}: {several}.", todo="Give more of it.")


def _label(value: Event | Reading | Actor) -> str:
    return value.report.name if isinstance(value, Reading) else value.id
