"""The store: reports and readings in, the derived record out, one transaction for each report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from secrets import token_hex
from typing import Any

import msgspec
import sqlalchemy as sa

from communique.batches import batched
from communique.collector import collector_off
from communique.merging.upkeep.ledger import Filled
from communique.model import Reading, Record, Report
from communique.store import search, tables
from communique.store.codec import decode_reading
from communique.store.derived import KINDS, Values, value_of
from communique.store.driver import Driver
from communique.store.engine import SCHEMA, connect, house_of
from communique.store.ledger import Filling
from communique.store.looking import Looking
from communique.store.rows import reading_row, report_of, report_row
from communique.store.saving import Entering, Saving
from communique.store.search import Entry
from communique.store.settings import setting, settle
from communique.store.upkeep import Upkeep, note_before

__all__ = ["SCHEMA", "Act", "Store", "open_store"]

# Rows written at a time, so that memory stays flat however large the record.
_BATCH = 2000
# Readings fetched at a time.
_AT_ONCE = 500


def open_store(where: str | Path, *, create: bool = True, busy: float = 30.0) -> Store:
    """The store in the record at a path or URL; see `communique.store.engine.connect` for the errors."""
    house = house_of(where, busy)
    return Store(connect(house, create=create), house)


class Act(msgspec.Struct, frozen=True):
    """One thing done with a correction: when (ISO 8601), by whom, what (`kept`, `taken back`, `restored`), with which."""

    at: str
    who: str
    act: str
    correction: str


class Store(Looking):
    """A record, in a file or a database.

    Every method is one transaction; a failure leaves the record as it was before the call and is raised as a
    `RecordError` that says what to do.
    """

    def setting(self, name: str) -> str | None:
        """A single value by name, None if it was never set."""
        with self._reading() as connection:
            return setting(connection, name)

    def set(self, name: str, value: str) -> None:
        """Keep a single value by name."""
        with self._writing() as connection:
            settle(connection, {name: value})

    def known(self) -> dict[str, str]:
        """Ids of the reports already read, each with the stamp of its reader (version and weights)."""
        columns = tables.readings.c
        with self._reading() as connection:
            found = connection.execute(sa.select(columns.report, columns.reader, columns.weights))
            return {row.report: f"{row.reader}+{row.weights}" for row in found}

    def add(self, reading: Reading, *, profile: str = "none") -> None:
        """Keep a report with its reading, both or neither; an older reading of the same report is replaced."""
        self.add_all([reading], profile=profile)

    def add_all(self, readings: Iterable[Reading], *, profile: str = "none") -> None:
        """Keep reports with their readings, all or none."""
        with self._writing() as connection:
            for some in batched(readings, _BATCH):
                _keep(connection, some, profile)
            settle(connection, {"stale": "yes"})

    def reports(self) -> list[Report]:
        """All reports, ordered by id."""
        with self._reading() as connection:
            found = connection.execute(sa.select(tables.reports).order_by(tables.reports.c.id))
            return [report_of(row) for row in found]

    def readings(self, *, until: date | None = None, also: Collection[str] = ()) -> list[Reading]:
        """All readings, ordered by report id: the same record whatever the order of reading was.

        Args:
            until: Only those of reports out by the end of this day.
            also: Ids of reports to be given whatever their day.

        Raises:
            RecordError: If a reading is damaged; the message names it.
        """
        join = tables.reports.join(tables.readings, tables.reports.c.id == tables.readings.c.report)
        query = (
            sa.select(tables.reports, tables.readings.c.data).select_from(join).order_by(tables.reports.c.id)
        )
        if until is not None:
            columns = tables.readings.c
            query = query.where(sa.or_(columns.until <= until.isoformat(), columns.report.in_(sorted(also))))
        with self._reading() as connection, collector_off():
            return [decode_reading(row.data, report_of(row)) for row in connection.execute(query)]

    def told(self) -> Told:
        """The same, to be gone through and never all in memory."""
        return Told(self)

    def stale(self) -> bool:
        """Whether readings or corrections came in after the record was last derived."""
        return self.setting("stale") == "yes"

    def derived_stamp(self) -> str | None:
        """What changes each time the record is derived; None if it must be derived anew first."""
        columns = tables.settings.c
        query = sa.select(columns.name, columns.value).where(columns.name.in_(("stale", "derived")))
        with self._reading() as connection:
            held = {row.name: row.value for row in connection.execute(query)}
        return None if held.get("stale") == "yes" else held.get("derived", "")

    def save(
        self,
        record: Record | Values,
        *,
        readings: Iterable[Reading] = (),
        entering: Entering | None = None,
        keep: Callable[[Filled], str] | None = None,
    ) -> str:
        """Replace the derived record, with what leads into it and what `search` looks through; all or nothing.

        Args:
            record: The record; its values need not all be in memory.
            readings: The readings that it was derived from.
            entering: What can be searched for in events, actors and readings; None leaves the index as it is.
            keep: Writes into the ledger what the record can be kept up to date by, and says what it was derived with.

        Returns:
            The record's new stamp, see `derived_stamp`.
        """
        stamp = token_hex(8)
        with self._writing() as connection, collector_off():
            driver = Driver(connection)
            ledger = Filling(driver)
            saving = Saving(driver, entering, ledger if keep else None)
            saving.record(record)
            saving.readings(readings)
            made = keep(ledger) if keep else ""
            ledger.flush()
            # Whoever holds what was derived before sees by the stamp that another process has derived it anew.
            settle(connection, {"ledger": made, "stale": "no", "derived": stamp})
        return stamp

    @contextmanager
    def upkeep(self) -> Iterator[Upkeep | None]:
        """The ledger and all that a change of the record is written by, in one transaction; None if there is no ledger."""
        with self._writing() as connection:
            made = setting(connection, "ledger")
            yield Upkeep(connection, made) if made else None

    def record(self) -> Record:
        """The derived record as last saved, each kind in the order of its ranks; empty if it never was."""
        columns = tables.derived.c
        query = sa.select(columns.kind, columns.data, columns.more).order_by(columns.kind, columns.rank)
        found: dict[str, list[Any]] = {kind: [] for kind in KINDS}
        with self._reading() as connection:
            for row in connection.execute(query):
                found[row.kind].append(value_of(row.kind, row.data, row.more))
        return Record(**{kind: tuple(values) for kind, values in found.items()})

    def index(self, entries: Iterable[Entry]) -> None:
        """Replace what `search` looks through."""
        with self._writing() as connection:
            search.write(Driver(connection), entries)

    def correct(self, identity: str, made: str, author: str, reason: str, data: str) -> None:
        """Keep a correction (its own fields as JSON in `data`)."""
        row = {
            "id": identity,
            "made": made,
            "author": author,
            "reason": reason,
            "undone": False,
            "data": data,
        }
        with self._writing() as connection:
            connection.execute(sa.insert(tables.corrections).values(**row))
            _enter(connection, Act(made, author, "kept", identity))
            settle(connection, {"stale": "yes"})

    def undo(self, identity: str, *, undone: bool = True, at: str = "", who: str = "") -> bool:
        """Take a correction back (or restore it) and enter that into the history; False if there is none with this id.

        Args:
            identity: The correction's id.
            undone: Whether to take it back or to restore it.
            at: When, ISO 8601.
            who: By whom.
        """
        columns = tables.corrections.c
        with self._writing() as connection:
            if not connection.execute(sa.select(columns.id).where(columns.id == identity)).first():
                return False
            changed = connection.execute(
                sa.update(tables.corrections)
                .where(columns.id == identity, columns.undone.is_(not undone))
                .values(undone=undone)
            )
            if changed.rowcount:
                _enter(connection, Act(at, who, "taken back" if undone else "restored", identity))
                settle(connection, {"stale": "yes"})
            return True

    def history(self, correction: str | None = None) -> list[Act]:
        """What was done with corrections (or with one of them), the latest first."""
        columns = tables.history.c
        query = sa.select(tables.history).order_by(columns.place.desc())
        if correction is not None:
            query = query.where(columns.correction == correction)
        with self._reading() as connection:
            return [Act(row.at, row.who, row.act, row.correction) for row in connection.execute(query)]

    def corrections(self, *, undone: bool = False) -> Sequence[tuple[str, bool]]:
        """Corrections in the order they were made, as (JSON, undone); those taken back only if asked for."""
        columns = tables.corrections.c
        query = sa.select(columns.data, columns.undone).order_by(columns.made, columns.id)
        if not undone:
            query = query.where(columns.undone.is_(False))
        with self._reading() as connection:
            return [(row.data, row.undone) for row in connection.execute(query)]

    def check(self) -> None:
        """Raise a RecordError if the record is damaged where it is kept."""
        with self._reading() as connection:
            self._house.check(connection)


class Told(Collection[Reading]):
    """All readings of a store, ordered by report id: fetched some at a time, each time anew."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __iter__(self) -> Iterator[Reading]:
        last: str | None = ""
        columns = tables.reports.c
        join = tables.reports.join(tables.readings, columns.id == tables.readings.c.report)
        query = sa.select(tables.reports, tables.readings.c.data).select_from(join).order_by(columns.id)
        while last is not None:
            # Each time a new look: nothing is held open between them.
            with self._store._reading() as connection:
                found = connection.execute(query.where(columns.id > last).limit(_AT_ONCE)).all()
            last = found[-1].id if len(found) == _AT_ONCE else None
            for row in found:
                yield decode_reading(row.data, report_of(row))

    def __len__(self) -> int:
        return self._store.counts()[0]

    def __contains__(self, reading: object) -> bool:
        return any(each == reading for each in self)


def _enter(connection: sa.Connection, act: Act) -> None:
    connection.execute(sa.insert(tables.history).values(**msgspec.structs.asdict(act)))


def _keep(connection: sa.Connection, readings: Sequence[Reading], profile: str) -> None:
    ids = [reading.report.id for reading in readings]
    known = {
        identity
        for some in batched(ids, 500)
        for identity in connection.execute(
            sa.select(tables.reports.c.id).where(tables.reports.c.id.in_(some))
        ).scalars()
    }
    nul = connection.dialect.name == "sqlite"
    fresh = {each.report.id: each.report for each in readings if each.report.id not in known}
    _insert(connection, tables.reports, (report_row(each, nul=nul) for each in fresh.values()))
    note_before(connection, ids)
    for some in batched(ids, 500):
        connection.execute(sa.delete(tables.readings).where(tables.readings.c.report.in_(some)))
    last = {each.report.id: each for each in readings}
    _insert(connection, tables.readings, (reading_row(each, profile) for each in last.values()))


def _insert(connection: sa.Connection, table: sa.Table, made: Iterable[dict[str, Any]]) -> None:
    for some in batched(made, _BATCH):
        connection.execute(sa.insert(table), some)
