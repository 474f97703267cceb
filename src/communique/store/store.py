"""The store: reports and readings in, the derived record out, one transaction for each report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
import sqlalchemy as sa

from communique.errors import RecordError
from communique.model import Hint, Reading, Record, Report
from communique.store import search, tables
from communique.store.codec import decode, decode_reading, encode, encode_reading
from communique.store.engine import SCHEMA, connect, explain
from communique.store.search import Entry, Hit

__all__ = ["SCHEMA", "Act", "Store", "open_store"]

_DERIVED = Record.__struct_fields__


def open_store(path: str | Path, *, create: bool = True, busy: float = 30.0) -> Store:
    """The store in the record file at `path`; see `communique.store.engine.connect` for the errors."""
    where = Path(path)
    return Store(connect(where, create=create, busy=busy), where)


class Act(msgspec.Struct, frozen=True):
    """One thing done with a correction: when (ISO 8601), by whom, what (`kept`, `taken back`, `restored`), with which."""

    at: str
    who: str
    act: str
    correction: str


class Store:
    """A record file.

    Every method is one transaction; a failure leaves the file as it was before the call and is raised as a
    `RecordError` that says what to do.
    """

    def __init__(self, engine: sa.Engine, path: Path) -> None:
        self._engine = engine
        self.path = path

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect() as connection:
                # Take the writer's place at once: waiting at the first INSERT could fail half-way.
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                yield connection
                connection.commit()
        except sa.exc.DBAPIError as error:
            raise explain(error, self.path) from error

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except sa.exc.DBAPIError as error:
            raise explain(error, self.path) from error

    def setting(self, name: str) -> str | None:
        """A single value by name, None if it was never set."""
        query = sa.select(tables.settings.c.value).where(tables.settings.c.name == name)
        with self._reading() as connection:
            return connection.execute(query).scalar()

    def set(self, name: str, value: str) -> None:
        """Keep a single value by name."""
        with self._writing() as connection:
            _put(connection, name, value)

    def known(self) -> dict[str, str]:
        """Ids of the reports already read, each with the stamp of its reader (version and weights)."""
        columns = tables.readings.c
        with self._reading() as connection:
            rows = connection.execute(sa.select(columns.report, columns.reader, columns.weights))
            return {row.report: f"{row.reader}+{row.weights}" for row in rows}

    def add(self, reading: Reading, *, profile: str = "none") -> None:
        """Keep a report with its reading, both or neither; an older reading of the same report is replaced."""
        report, interval = reading.report, reading.dated.interval
        reading_row = {
            "report": report.id,
            "reader": reading.reader,
            "weights": reading.weights,
            "profile": profile,
            "since": interval.start.isoformat() if interval else None,
            "until": interval.end.isoformat() if interval else None,
            "data": encode_reading(reading),
        }
        with self._writing() as connection:
            if not connection.execute(
                sa.select(tables.reports.c.id).where(tables.reports.c.id == report.id)
            ).first():
                connection.execute(sa.insert(tables.reports).values(**_report_row(report)))
            connection.execute(sa.delete(tables.readings).where(tables.readings.c.report == report.id))
            connection.execute(sa.insert(tables.readings).values(**reading_row))
            _put(connection, "stale", "yes")

    def reports(self) -> list[Report]:
        """All reports, ordered by id."""
        with self._reading() as connection:
            rows = connection.execute(sa.select(tables.reports).order_by(tables.reports.c.id))
            return [_report(row) for row in rows]

    def readings(self) -> list[Reading]:
        """All readings, ordered by report id: the same record whatever the order of reading was.

        Raises:
            RecordError: If a reading is damaged; the message names it.
        """
        join = tables.reports.join(tables.readings, tables.reports.c.id == tables.readings.c.report)
        query = (
            sa.select(tables.reports, tables.readings.c.data).select_from(join).order_by(tables.reports.c.id)
        )
        with self._reading() as connection:
            return [decode_reading(row.data, _report(row)) for row in connection.execute(query)]

    def stale(self) -> bool:
        """Whether readings or corrections came in after the record was last derived."""
        return self.setting("stale") == "yes"

    def save(self, record: Record) -> None:
        """Replace the derived record."""
        with self._writing() as connection:
            connection.execute(sa.delete(tables.derived))
            for field in _DERIVED:
                rows = list(_derived_rows(field, getattr(record, field)))
                if rows:
                    connection.execute(sa.insert(tables.derived), rows)
            _put(connection, "stale", "no")

    def record(self) -> Record:
        """The derived record as last saved; empty if it never was."""
        columns = tables.derived.c
        query = sa.select(columns.kind, columns.data).order_by(columns.kind, columns.place)
        found: dict[str, list[str]] = {field: [] for field in _DERIVED}
        with self._reading() as connection:
            for row in connection.execute(query):
                found[row.kind].append(row.data)
        fields = ",".join(f'"{field}":[{",".join(rows)}]' for field, rows in found.items())
        return decode("{" + fields + "}", Record)

    def index(self, entries: Iterable[Entry]) -> None:
        """Replace what `search` looks through."""
        with self._writing() as connection:
            search.write(connection, entries)

    def search(self, query: str, *, limit: int = 50) -> list[Hit]:
        """What holds all words of the query, best first."""
        with self._reading() as connection:
            return search.find(connection, query, limit)

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
            _put(connection, "stale", "yes")

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
                _put(connection, "stale", "yes")
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
        """Raise a RecordError if the file's pages are damaged."""
        with self._reading() as connection:
            said = connection.exec_driver_sql("PRAGMA quick_check").scalar_one()
        if said != "ok":
            raise RecordError(f"The file is damaged ({said}).", where=str(self.path), todo="Restore a copy.")


def _enter(connection: sa.Connection, act: Act) -> None:
    connection.execute(sa.insert(tables.history).values(**msgspec.structs.asdict(act)))


def _put(connection: sa.Connection, name: str, value: str) -> None:
    connection.execute(sa.delete(tables.settings).where(tables.settings.c.name == name))
    connection.execute(sa.insert(tables.settings).values(name=name, value=value))


def _report_row(report: Report) -> dict[str, object]:
    row = msgspec.structs.asdict(report)
    return {**row, "hints": encode(report.hints), "original": encode(report.original)}


def _report(row: sa.Row[tuple[object, ...]]) -> Report:
    fields = {name: getattr(row, name) for name in Report.__struct_fields__}
    fields["hints"] = msgspec.json.decode(fields["hints"], type=tuple[Hint, ...])
    fields["original"] = msgspec.json.decode(fields["original"], type=tuple[tuple[int, int, int], ...])
    return Report(**fields)


def _derived_rows(field: str, values: Iterable[msgspec.Struct]) -> Iterator[dict[str, object]]:
    for place, value in enumerate(values):
        interval = getattr(value, "date", None)
        yield {
            "kind": field,
            "id": str(getattr(value, "id", getattr(value, "report", place))),
            "place": place,
            "type": getattr(value, "type", None),
            "since": interval.start.isoformat() if interval else None,
            "until": interval.end.isoformat() if interval else None,
            "data": encode(value),
        }
