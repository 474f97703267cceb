"""What an annotator entered for a set of reports, as types: the yardstick that readings are held against.

The fields are those of the annotation guidelines; evidence is already found in the text and kept as spans.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from communique.model import Interval, Span


class GoldOffice(msgspec.Struct, frozen=True):
    """A title, the state or body it is of, and whether it is held or was."""

    title: str
    of: str | None
    when: str


class GoldActor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of one report."""

    id: str
    kind: str
    name: str
    side: str | None = None
    names: tuple[str, ...] = ()
    garbled: tuple[str, ...] = ()
    offices: tuple[GoldOffice, ...] = ()
    members: tuple[str, ...] = ()


class GoldAccount(msgspec.Struct, frozen=True, kw_only=True):
    """One account. `by_knowledge` marks a date that a reader of the text alone could not give."""

    id: str
    type: str
    status: str
    level: str | None = None
    outcome: str | None = None
    date: Interval | None = None
    by_knowledge: bool = False
    place: str | None = None
    sides: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    what: str = ""
    attributed_to: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()


class GoldStatement(msgspec.Struct, frozen=True, kw_only=True):
    """One statement."""

    id: str
    speaker: str
    kind: str
    side: str | None = None
    via: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    gist: str = ""
    about: tuple[str, ...] = ()
    date: Interval | None = None
    first: str | None = None
    then: str | None = None
    evidence: tuple[Span, ...] = ()


class GoldReport(msgspec.Struct, frozen=True, kw_only=True):
    """One report's gold, with the text that its spans count in. `zones` goes by line number, from 1."""

    name: str
    text: str
    published: Interval | None
    outlet: str | None = None
    republisher: str | None = None
    zones: Mapping[int, str] = msgspec.field(default_factory=dict)
    actors: tuple[GoldActor, ...] = ()
    accounts: tuple[GoldAccount, ...] = ()
    statements: tuple[GoldStatement, ...] = ()

    @property
    def entries(self) -> tuple[GoldAccount | GoldStatement, ...]:
        """Accounts, then statements."""
        return (*self.accounts, *self.statements)


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Accounts (`report#id`) of one event."""

    id: str
    type: str
    date: Interval | None = None
    accounts: tuple[str, ...] = ()


class GoldDispute(msgspec.Struct, frozen=True, kw_only=True):
    """What cannot all be true: pairs of a value in plain words and the account or statement that gives it."""

    id: str
    event: str | None
    field: str | None
    question: str
    values: tuple[tuple[str, str], ...] = ()


class GoldExpectation(msgspec.Struct, frozen=True, kw_only=True):
    """Something foreseen, by when, and its fate."""

    id: str
    event: str | None
    due: Interval | None
    fate: str
    what: str = ""
    who: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


class GoldCommitment(msgspec.Struct, frozen=True, kw_only=True):
    """Something undertaken."""

    id: str
    party: tuple[str, ...]
    status: str
    what: str = ""
    made: str | None = None
    due: Interval | None = None
    accounts: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


class GoldSet(msgspec.Struct, frozen=True, kw_only=True):
    """The gold of one set of reports, and what must hold across them."""

    name: str
    reports: tuple[GoldReport, ...]
    events: tuple[GoldEvent, ...] = ()
    disputes: tuple[GoldDispute, ...] = ()
    expectations: tuple[GoldExpectation, ...] = ()
    commitments: tuple[GoldCommitment, ...] = ()

    def account(self, reference: str) -> GoldAccount | None:
        """The account that `report#id` names."""
        report, _, wanted = reference.rpartition("#")
        for each in self.reports:
            if each.name == report:
                return next((account for account in each.accounts if account.id == wanted), None)
        return None

    def evidence(self, reference: str) -> tuple[Span, ...]:
        """The evidence of the account or statement that `report#id` names; empty if there is none."""
        report, _, wanted = reference.rpartition("#")
        for each in self.reports:
            if each.name == report:
                for entry in each.entries:
                    if entry.id == wanted:
                        return entry.evidence
        return ()
