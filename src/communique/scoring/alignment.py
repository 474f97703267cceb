"""One set's gold and readings side by side: who is who, which account and statement is which, across all reports."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from communique.model import Reading, Record, Span
from communique.scoring.accounts import match_accounts
from communique.scoring.gold import GoldReport, GoldSet
from communique.scoring.identity import Identity
from communique.scoring.settle import settle
from communique.scoring.statements import match_statements


class Matched:
    """One report's gold and reading with their pairs of accounts and statements (indices).

    Args:
        gold: The report's gold.
        reading: Its reading.
    """

    def __init__(self, gold: GoldReport, reading: Reading) -> None:
        self.gold = settle(gold, reading.report)
        self.reading = reading
        self.identity = Identity(self.gold, reading)
        self.accounts = match_accounts(self.gold.accounts, reading.accounts, self.identity)
        self.statements = match_statements(self.gold.statements, reading.statements, self.identity)

    def gold_reference(self, entry: str) -> str:
        """`report#id` as gold files write it."""
        return f"{self.gold.name}#{entry}"

    def found_reference(self, entry: str) -> str:
        """`report#id` as records write it."""
        return f"{self.reading.report.id}#{entry}"


class Alignment:
    """A set's gold held against readings and the record made of them.

    Args:
        gold: The set's gold.
        readings: Readings by the report's name; a report without one counts as read with nothing found.
        record: The record merged from the readings.
    """

    def __init__(self, gold: GoldSet, readings: Mapping[str, Reading], record: Record) -> None:
        self.gold = gold
        self.record = record
        self.matched = [Matched(each, readings[each.name]) for each in gold.reports if each.name in readings]
        self.unread = [each for each in gold.reports if each.name not in readings]

    @cached_property
    def gold_of(self) -> dict[str, str]:
        """Gold reference by the reference of the predicted account or statement that matches it."""
        held: dict[str, str] = {}
        for each in self.matched:
            for i, j in each.accounts:
                found = each.reading.accounts[j].id
                held[each.found_reference(found)] = each.gold_reference(each.gold.accounts[i].id)
            for i, j in each.statements:
                said = each.reading.statements[j].id
                held[each.found_reference(said)] = each.gold_reference(each.gold.statements[i].id)
        return held

    @cached_property
    def evidence(self) -> dict[str, tuple[Span, ...]]:
        """Evidence by reference, predicted and gold alike."""
        held: dict[str, tuple[Span, ...]] = {}
        for each in self.matched:
            for account in each.reading.accounts:
                held[each.found_reference(account.id)] = account.evidence
            for statement in each.reading.statements:
                held[each.found_reference(statement.id)] = statement.evidence
            for known in each.gold.entries:
                held[each.gold_reference(known.id)] = known.evidence
        for report in self.unread:
            for known in report.entries:
                held[f"{report.name}#{known.id}"] = known.evidence
        return held

    @cached_property
    def account_references(self) -> tuple[set[str], set[str]]:
        """References of all gold accounts and of all predicted ones."""
        gold = {f"{each.name}#{account.id}" for each in self.gold.reports for account in each.accounts}
        found = {
            each.found_reference(account.id) for each in self.matched for account in each.reading.accounts
        }
        return gold, found

    @cached_property
    def gold_events_of(self) -> dict[str, frozenset[str]]:
        """Gold events that a predicted event shares a matched account with, by its id."""
        home = {account: event.id for event in self.gold.events for account in event.accounts}
        return {
            event.id: frozenset(
                home[self.gold_of[account]] for account in event.accounts if self.gold_of.get(account) in home
            )
            for event in self.record.events
        }

    def spans(self, references: tuple[str, ...]) -> tuple[Span, ...]:
        """The evidence of several references together."""
        return tuple(span for each in references for span in self.evidence.get(each, ()))
