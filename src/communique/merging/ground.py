"""The ground that a record stands on: the readings in one order, with look-ups by reference.

Readings of one report are held once; everything is sorted by content, so that nothing derived from the ground can
depend on the order in which reports were read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from communique.merging.facts import Facts, facts_of
from communique.merging.shelf import Row, Shelf, Within
from communique.model import Account, Interval, Reading, Statement

Order = tuple[int, int, str, int, str]


def unchanged(actor: str) -> str:
    """The renaming that renames nobody."""
    return actor


def identity_of(kind: str, *parts: str) -> str:
    """A stable id from content: a letter for the kind and ten hex digits."""
    return kind + hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def once(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Each report once, by report id; of several readings of one report the newest reader's, then the fuller."""
    held: dict[str, Reading] = {}
    for reading in readings:
        other = held.get(reading.report.id)
        if other is None or _newer(other) < _newer(reading):
            held[reading.report.id] = reading
    return tuple(held[report] for report in sorted(held))


def shelved(readings: Iterable[Reading], *, filed: bool) -> Shelf[Reading]:
    """The same on a shelf, in memory or in a file."""
    found: Shelf[Reading] = Shelf(Reading, filed=filed)
    for reading in readings:
        other = found.get(reading.report.id)
        if other is None or _newer(other) < _newer(reading):
            found.put(reading.report.id, reading)
    return found


def _newer(reading: Reading) -> tuple[str, str, int, bytes]:
    size = len(reading.accounts) + len(reading.statements)
    return reading.reader, reading.weights, size, msgspec.json.encode(reading.accounts)


class Ground:
    """Readings with look-ups by reference.

    Args:
        readings: Each report once, in the order of their ids.
        rename: The id across reports of an actor named in one.
    """

    def __init__(self, readings: Sequence[Reading], rename: Callable[[str], str] = unchanged) -> None:
        self.readings: Collection[Reading] = tuple(readings)
        self.rename = rename
        self.reading: Mapping[str, Reading] = {reading.report.id: reading for reading in self.readings}
        accounts: dict[str, Account] = {}
        statements: dict[str, Statement] = {}
        for reading in self.readings:
            base = reading.report.id
            accounts |= {f"{base}#{account.id}": account for account in reading.accounts}
            statements |= {f"{base}#{statement.id}": statement for statement in reading.statements}
        self.account: Mapping[str, Account] = accounts
        self.statement: Mapping[str, Statement] = statements

    @cached_property
    def facts(self) -> Mapping[str, Facts]:
        """The facts of each account."""
        found = (
            facts_of(reading, account, self.rename)
            for reading in self.readings
            for account in reading.accounts
        )
        return {facts.ref: facts for facts in found}

    @cached_property
    def newest(self) -> Interval | None:
        """The day of the newest report, None if no report has a date."""
        days = [reading.dated.interval for reading in self.readings if reading.dated.interval]
        return max(days, key=lambda each: (each.end, each.start)) if days else None

    def nth(self, ref: str) -> int | None:
        """The place of an account in a series, None if it tells none."""
        facts = self.facts.get(ref)
        return facts.nth if facts is not None else None

    def report(self, ref: str) -> str:
        """The report id of a reference."""
        return ref.partition("#")[0]

    def said(self, ref: str) -> Interval | None:
        """When the report of a reference was published."""
        return self.reading[self.report(ref)].dated.interval

    def order(self, ref: str) -> Order:
        """What puts accounts and statements in the order in which they came out; undated reports come last."""
        return _order(ref, self.reading[self.report(ref)], self.account.get(ref) or self.statement[ref])

    def words(self, ref: str) -> str:
        """The words that an account or statement rests on."""
        value = self.account.get(ref) or self.statement[ref]
        text = self.reading[self.report(ref)].report.text
        return " ".join(span.of(text) for span in sorted(value.evidence))

    def about(self, ref: str) -> tuple[str, ...]:
        """References of the accounts that a statement is about."""
        base = self.report(ref)
        found = (f"{base}#{account}" for account in self.statement[ref].about)
        return tuple(each for each in found if each in self.account)

    def side(self, ref: str) -> str | None:
        """The side that a statement is made for."""
        statement = self.statement[ref]
        if statement.side is not None:
            return self.rename(statement.side.value)
        speaker = statement.speaker.value
        for actor in self.reading[self.report(ref)].actors:
            if actor.id == speaker:
                return (
                    self.rename(actor.side.value)
                    if actor.side
                    else actor.id
                    if actor.kind == "state"
                    else None
                )
        return None


def _order(ref: str, reading: Reading, value: Account | Statement) -> Order:
    said = reading.dated.interval
    place = min((span.start for span in value.evidence), default=0)
    day = (said.end.toordinal(), said.start.toordinal()) if said else (10**7, 10**7)
    return (*day, reading.report.id, place, ref)


def _orders_in(reading: Reading) -> Iterator[tuple[str, Order]]:
    """The places of all that a report tells, by id."""
    told: tuple[Account | Statement, ...] = (*reading.statements, *reading.accounts)
    for each in told:
        yield each.id, _order(f"{reading.report.id}#{each.id}", reading, each)


def accounts_of(readings: Mapping[str, Reading]) -> Within[Account]:
    """Accounts by reference, out of readings by report."""
    return Within(readings, lambda reading: ((each.id, each) for each in reading.accounts))


def statements_of(readings: Mapping[str, Reading]) -> Within[Statement]:
    """Statements by reference, out of readings by report."""
    return Within(readings, lambda reading: ((each.id, each) for each in reading.statements))


class Filed(Ground):
    """The ground of a large record: readings, and the facts of their accounts, are on shelves.

    Args:
        readings: Each report once.
        rename: The id across reports of an actor named in one.
    """

    def __init__(self, readings: Shelf[Reading], rename: Callable[[str], str]) -> None:
        self.rename = rename
        self.reading = readings
        self.readings = Row(readings, sorted(readings))
        self._facts: Shelf[tuple[Facts, ...]] = Shelf(tuple[Facts, ...], filed=readings.filed)
        self.account, self.statement = accounts_of(readings), statements_of(readings)
        self._orders: Within[Order] = Within(readings, _orders_in)
        self._nth: dict[str, int] = {}
        facts: Within[Facts] = Within(
            self._facts, lambda told: ((each.ref.partition("#")[2], each) for each in told)
        )
        self.__dict__["facts"] = facts

    def weighed(self) -> Iterator[Facts]:
        """The facts of all accounts, made and put on their shelf."""
        for reading in self.readings:
            found = tuple(facts_of(reading, account, self.rename) for account in reading.accounts)
            self._facts.put(reading.report.id, found)
            self._nth |= {each.ref: each.nth for each in found if each.nth is not None}
            yield from found

    def nth(self, ref: str) -> int | None:
        """The place of an account in a series, None if it tells none."""
        return self._nth.get(ref)

    def order(self, ref: str) -> Order:
        """What puts accounts and statements in the order in which they came out; undated reports come last."""
        return self._orders[ref]
