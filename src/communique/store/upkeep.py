"""Keeping the derived record up to date in the store: what changed since it was derived, and what is written for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from secrets import token_hex
from types import SimpleNamespace
from typing import Any, TypeVar

import sqlalchemy as sa

from communique.batches import batched
from communique.model import Reading, Report
from communique.store import search, tables
from communique.store.codec import decode_reading
from communique.store.derived import in_order, values_of
from communique.store.ledger import Kept
from communique.store.looking import Looking
from communique.store.rewriting import Rewrite, rewrite
from communique.store.rows import report_of
from communique.store.search import Entry
from communique.store.settings import setting, settle

T = TypeVar("T")
_AT_ONCE = 400
_LOOKED_UP = "SELECT key, id FROM lookup WHERE kind = ? AND key IN ({keys}) ORDER BY key, rank, id"
_DERIVED = "SELECT id, data, more, rank FROM derived WHERE kind = ? AND id IN ({keys})"
_REPORT = tuple(Report.__struct_fields__)
_READINGS = (
    f"SELECT {', '.join(f'reports.{name}' for name in _REPORT)}, readings.data"
    " FROM reports JOIN readings ON readings.report = reports.id WHERE reports.id IN ({keys})"
)


def note_before(connection: sa.Connection, reports: Sequence[str]) -> None:
    """Note what was read of reports before they are read again, if the record is kept up to date by a ledger."""
    if not setting(connection, "ledger"):
        return
    ledger = Kept(connection)
    columns = tables.readings.c
    for some in batched(reports, _AT_ONCE):
        known = ledger.get("before", some)
        rows = connection.execute(sa.select(columns.report, columns.data).where(columns.report.in_(some)))
        data = {row.report: bytes(row.data) for row in rows}
        ledger.put(
            "before", [(each, "", data.get(each, b"")) for each in dict.fromkeys(some) if each not in known]
        )


class Upkeep(Looking):
    """One change of the derived record, in one transaction; what is looked up here is the record as it was.

    Args:
        connection: The transaction.
        made: What the record was derived with, as `Store.save` was told.

    Attributes:
        ledger: The ledger.
        made: What the record was derived with.
        read: Number of readings, derived values and look-ups fetched: the work done.
    """

    def __init__(self, connection: sa.Connection, made: str) -> None:
        self._connection = connection
        self.ledger = Kept(connection)
        self.made = made
        self.read = 0

    def readings_of(self, ids: Iterable[str]) -> dict[str, Reading]:
        """Readings by report id; see `Looking`."""
        found: dict[str, Reading] = {}
        for *row, data in self.ledger.driver.among(_READINGS, ids):
            report = report_of(SimpleNamespace(**dict(zip(_REPORT, row, strict=True))))
            found[report.id] = decode_reading(data, report)
        return self._counted(found)

    def derived(
        self, kind: str, ids: Collection[str] | None = None, shape: Any = None, *, by: str = "id"
    ) -> dict[str, Any]:
        """Values of the derived record by id; see `Looking`."""
        if ids is None or by != "id":
            return self._counted(super().derived(kind, ids, shape, by=by))
        rows = self.ledger.driver.among(_DERIVED, ids, kind)
        return self._counted(values_of(kind, in_order(rows), shape))

    def looked_up(self, kind: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The ids that keys lead to; see `Looking`."""
        found: dict[str, list[str]] = {}
        for key, identity in self.ledger.driver.among(_LOOKED_UP, keys, kind):
            found.setdefault(key, []).append(identity)
        return self._counted({key: tuple(ids) for key, ids in found.items()})

    def _counted(self, found: dict[str, T]) -> dict[str, T]:
        self.read += len(found)
        return found

    def before_ids(self) -> list[str]:
        """Reports that were read since the record was derived."""
        return [report for report, _, _ in self.ledger.every("before")]

    def before(self) -> dict[str, Reading | None]:
        """The readings as they were, of reports that were read since; None for new ones."""
        rows = {report: data for report, _, data in self.ledger.every("before")}
        reports = self._reports(rows)
        return {
            report: decode_reading(data, reports[report]) if data else None
            for report, data in rows.items()
            if report in reports or not data
        }

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        yield self._connection

    def _reports(self, ids: Iterable[str]) -> dict[str, Report]:
        found: dict[str, Report] = {}
        for some in batched(ids, _AT_ONCE):
            query = sa.select(tables.reports).where(tables.reports.c.id.in_(some))
            found |= {row.id: report_of(row) for row in self._connection.execute(query)}
        return found

    def write(
        self, change: Rewrite, entries: Iterable[Entry], gone: Iterable[tuple[str, str]], made: str
    ) -> tuple[str, int]:
        """Write a change; the record is then as it should be.

        Args:
            change: What changed.
            entries: What is to be found otherwise than before.
            gone: Kind and id of what is not to be found any more.
            made: What the record is now derived with.

        Returns:
            The record's new stamp, and the number of derived values written.
        """
        written = rewrite(self.ledger.driver, change)
        self._index(list(entries), list(gone))
        stamp = token_hex(8)
        settle(self._connection, {"ledger": made, "stale": "no", "derived": stamp})
        self.ledger.drop("before", [(report, rank) for report, rank, _ in self.ledger.every("before")])
        return stamp, written

    def _index(self, entries: list[Entry], gone: list[tuple[str, str]]) -> None:
        ids = [*gone, *((each.kind, each.id) for each in entries)]
        held = self.ledger.get("found", [f"{kind} {identity}" for kind, identity in ids])
        search.remove(self.ledger.driver, ids, (int(place) for place in held.values()))
        self.ledger.drop("found", [(key, "") for key in held])
        first = int(self.ledger.get("last", [""])[""])
        search.add(self.ledger.driver, entries, first + 1)
        self.ledger.put("found", search.place_rows(entries, first + 1))
        self.ledger.put("last", [search.last_row(first + len(entries))])
