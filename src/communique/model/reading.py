"""What one report says: its accounts and statements, every value cited, stamped with the reader's version."""

from __future__ import annotations

import msgspec

from communique.model.actor import Actor
from communique.model.dated import Dated, TimeValue
from communique.model.interval import Interval
from communique.model.report import Report
from communique.model.span import Cited, Span
from communique.model.vocabulary import EventType, Issue, Kind, Level, Outcome, Status, Zone


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one report says of one event.

    Fields that the report leaves open are None or empty; nothing is guessed. `place` is `city,country` in slugs
    or a bare slug; `zone` is the IANA zone in whose calendar a `date` of one day is told. `sides` act or take part;
    `target` is whom a test or sanction is aimed at.
    """

    id: str
    type: Cited[EventType]
    status: Cited[Status]
    evidence: tuple[Span, ...]
    level: Cited[Level] | None = None
    outcome: Cited[Outcome] | None = None
    date: Cited[Interval] | None = None
    place: Cited[str] | None = None
    sides: tuple[Cited[str], ...] = ()
    people: tuple[Cited[str], ...] = ()
    target: tuple[Cited[str], ...] = ()
    what: Cited[str] | None = None
    attributed_to: tuple[Cited[str], ...] = ()
    count: Cited[int] | None = None
    part_of: str | None = None
    zone: Cited[str] | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What one report says that somebody said.

    `speaker` is an actor id, or `anonymous:<description>`; `via` runs from the speaker outwards. `gist` is one plain
    sentence in the report's own words or made from values. A condition holds `first` and `then`.
    """

    id: str
    speaker: Cited[str]
    kind: Cited[Kind]
    evidence: tuple[Span, ...]
    side: Cited[str] | None = None
    via: tuple[Cited[str], ...] = ()
    issues: tuple[Cited[Issue], ...] = ()
    gist: str = ""
    about: tuple[str, ...] = ()
    date: Cited[Interval] | None = None
    first: Cited[str] | None = None
    then: Cited[str] | None = None


class ZonedLine(msgspec.Struct, frozen=True):
    """One non-blank line: its number (from 1), characters and zone."""

    number: int
    start: int
    end: int
    zone: Zone


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read in one report: a pure function of the report, the profile and the reader's version.

    Attributes:
        report: The report itself.
        zones: Its non-blank lines in order.
        dated: Its day, with reasons and traps.
        outlet: Slug of who first published the words, as the page or the finder says.
        republisher: Slug of whose page they were found on; None if the same.
        carries: Slugs of outlets and agencies that the page credits (syndication), nearest the source first.
        times: Time expressions with their values.
        actors: Actors by id.
        accounts: Accounts in the order of the text.
        statements: Statements in the order of the text.
        reader: Version of the reader.
        weights: Hash of the language core's weights.
    """

    report: Report
    zones: tuple[ZonedLine, ...] = ()
    dated: Dated = Dated()
    outlet: Cited[str] | None = None
    republisher: Cited[str] | None = None
    carries: tuple[Cited[str], ...] = ()
    times: tuple[TimeValue, ...] = ()
    actors: tuple[Actor, ...] = ()
    accounts: tuple[Account, ...] = ()
    statements: tuple[Statement, ...] = ()
    reader: str = ""
    weights: str = ""
