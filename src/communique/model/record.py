"""The record of one negotiation: what all readings say together.

Everything here is derived from readings and corrections and can be rebuilt at any time. A reference is
`<report id>#<account or statement id>`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from communique.model.actor import Actor
from communique.model.interval import Interval
from communique.model.vocabulary import CommitmentStatus, EventType, Fate, Issue


class Alternative(msgspec.Struct, frozen=True):
    """One value of a field, as text, and who holds it.

    Attributes:
        value: The value: an ISO interval, a slug, a vocabulary term or plain words.
        refs: References of the accounts (or statements) that give it.
        origins: How many independent origins stand behind it: copies do not count.
    """

    value: str
    refs: tuple[str, ...]
    origins: int = 1


class Factor(msgspec.Struct, frozen=True):
    """One line of a join's balance sheet: a named reason and its weight (negative speaks against)."""

    name: str
    weight: float
    note: str = ""


class Join(msgspec.Struct, frozen=True):
    """Why two accounts are one event."""

    left: str
    right: str
    score: float
    factors: tuple[Factor, ...]


class Link(msgspec.Struct, frozen=True):
    """A tie from one event to another: `part-of` or `follows`."""

    kind: Literal["part-of", "follows"]
    event: str


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """The accounts of one thing that happened or was to happen, with the best value of each field.

    Attributes:
        id: Stable id, derived from the earliest account's content.
        title: A headline in plain words, built from values.
        fields: For `status`, `level`, `outcome`, `date`, `place`, `what`, `count`: the values held, best first.
        sides: Slugs of those that take part or act, by how many accounts name them.
        people: Actor ids of those that take part in person.
        target: Slugs of those it is aimed at.
        accounts: References of its accounts, ordered.
        joins: Why they are one event.
        links: Ties to other events.
        reports: Number of reports.
        origins: Number of independent origins among them.
        notes: Analysts' notes on it.
        corrected: Ids of the corrections that shaped it.
    """

    id: str
    type: EventType
    title: str
    fields: dict[str, tuple[Alternative, ...]]
    date: Interval | None = None
    sides: tuple[Alternative, ...] = ()
    people: tuple[Alternative, ...] = ()
    target: tuple[Alternative, ...] = ()
    accounts: tuple[str, ...] = ()
    joins: tuple[Join, ...] = ()
    links: tuple[Link, ...] = ()
    reports: int = 1
    origins: int = 1
    notes: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()

    def best(self, field: str) -> str | None:
        """The best value of a field as text, None if no account gives one."""
        values = self.fields.get(field, ())
        return values[0].value if values else None


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """Accounts or statements that cannot all be true, with each value's words.

    `event` may be None for statements, and for field `office`: two whom reports have in one office at one time, the values
    their ids, the references `<report id>#<actor id>`.
    """

    id: str
    event: str | None
    field: str | None
    question: str
    values: tuple[Alternative, ...]


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """What a side holds on an issue from a day on, and until when, derived from statements.

    `who` are the ids of those on whose word it is held; `turned` is the kind that it held before, None if it is the first
    that the reports tell.
    """

    id: str
    side: str
    issue: Issue
    stance: str
    kind: str
    since: Interval | None
    until: Interval | None = None
    statements: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    turned: str | None = None


class Expectation(msgspec.Struct, frozen=True, kw_only=True):
    """Something announced or foreseen, when it was due, and what became of it."""

    id: str
    event: str | None
    what: str
    due: Interval | None
    who: tuple[str, ...]
    fate: Fate
    history: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


class Commitment(msgspec.Struct, frozen=True, kw_only=True):
    """What a party undertook, when, by when, and what the record shows of its keeping."""

    id: str
    party: tuple[str, ...]
    what: str
    made: str | None
    due: Interval | None
    status: CommitmentStatus
    conditions: str | None = None
    why: str = ""
    accounts: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


class Carriage(msgspec.Struct, frozen=True, kw_only=True):
    """Whose words a report carries: the chain of outlets from the first to the page, and the report copied, if here."""

    report: str
    chain: tuple[str, ...]
    origin: str
    copies: str | None = None
    shared: float = 0.0


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """All of it for one negotiation. `orphans` are ids of corrections whose ground is gone: nothing is lost silently."""

    events: tuple[Event, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    positions: tuple[Position, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    syndication: tuple[Carriage, ...] = ()
    actors: tuple[Actor, ...] = ()
    orphans: tuple[str, ...] = ()
