"""Looking things up in a record by key and by id, so that no view need hold all of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from communique.batches import batched
from communique.model import Reading
from communique.store import search, tables
from communique.store.codec import decode_reading, sketch
from communique.store.connected import Connected
from communique.store.derived import in_order, values_of
from communique.store.rows import report_of
from communique.store.search import Hit

T = TypeVar("T")
# Keys asked for in one statement.
_AT_ONCE = 500
# Stands in no key, rank or id.
_APART = "\x1f"


class Looking(Connected):
    """The part of the store that answers views; nothing here changes the record."""

    def looked_up(self, kind: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The ids that each key of a kind leads to, in order; keys that lead nowhere are left out.

        See `communique.store.lookups` for the kinds.
        """
        columns = tables.lookup.c
        found: dict[str, tuple[str, ...]] = {}
        with self._reading() as connection:
            for some in batched(dict.fromkeys(keys), _AT_ONCE):
                query = (
                    sa.select(columns.key, columns.id)
                    .where(columns.kind == kind, columns.key.in_(some))
                    .order_by(columns.key, columns.rank, columns.id)
                )
                found |= _grouped(connection, query)
        return found

    def ranks_by_key(self, kind: str) -> dict[str, tuple[str, ...]]:
        """The ranks of all ids that each key of a kind leads to, in order; of a `speaker` they are `<report>#<number>`."""
        columns = tables.lookup.c
        query = sa.select(columns.key, columns.rank).where(columns.kind == kind)
        with self._reading() as connection:
            return _grouped(connection, query.order_by(columns.key, columns.rank))

    def lookup_keys(self, kind: str) -> dict[str, int]:
        """All keys of a kind, each with the number of ids that it leads to."""
        columns = tables.lookup.c
        query = (
            sa.select(columns.key, sa.func.count())
            .where(columns.kind == kind)
            .group_by(columns.key)
            .order_by(columns.key)
        )
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query).all()}

    def readings_of(self, ids: Iterable[str]) -> dict[str, Reading]:
        """The readings of these reports by report id; those that are not here are left out.

        Raises:
            RecordError: If a reading is damaged; the message names it.
        """
        join = tables.reports.join(tables.readings, tables.reports.c.id == tables.readings.c.report)
        found: dict[str, Reading] = {}
        with self._reading() as connection:
            for some in batched(dict.fromkeys(ids), _AT_ONCE):
                query = sa.select(tables.reports, tables.readings.c.data).select_from(join)
                for row in connection.execute(query.where(tables.reports.c.id.in_(some))):
                    found[row.id] = decode_reading(row.data, report_of(row))
        return found

    def sketches_of(self, ids: Iterable[str], shape: type[T]) -> dict[str, T]:
        """So much of the readings of these reports as a shape holds, by report id: much quicker than all of each.

        Args:
            ids: Report ids; those that are not here are left out.
            shape: A struct with some of a reading's fields. Spans in it would not say of which report they are.
        """
        found: dict[str, T] = {}
        with self._reading() as connection:
            for some in batched(dict.fromkeys(ids), _AT_ONCE):
                query = sa.select(tables.readings.c.report, tables.readings.c.data)
                for report, data in connection.execute(query.where(tables.readings.c.report.in_(some))).all():
                    found[report] = sketch(data, report, shape)
        return found

    def derived(
        self, kind: str, ids: Collection[str] | None = None, shape: Any = None, *, by: str = "id"
    ) -> dict[str, Any]:
        """Values of the derived record by id, in order: those with these ids, or all of the kind.

        Args:
            kind: A field of `communique.model.Record`.
            ids: Their ids; of `syndication` the reports'.
            shape: A struct with some of the fields of the kind's values, where these are enough; None for all.
            by: What `ids` holds: the values' `id` or their `rank`, see `ranks`.
        """
        columns = tables.derived.c
        query = sa.select(columns.id, columns.data, columns.more, columns.rank).where(columns.kind == kind)
        held: list[Sequence[Any]] = []
        with self._reading() as connection:
            if ids is None:
                held += connection.execute(query.order_by(columns.rank)).all()
            for some in batched(dict.fromkeys(ids or ()), _AT_ONCE):
                held += connection.execute(query.where(columns[by].in_(some))).all()
        return values_of(kind, held if ids is None else in_order(held), shape)

    def ranks(self, kind: str) -> list[str]:
        """What puts the values of a kind in order, in that order (see `communique.store.derived.rank`)."""
        columns = tables.derived.c
        query = sa.select(columns.kind, columns.rank).where(columns.kind == kind).order_by(columns.rank)
        with self._reading() as connection:
            return list(_grouped(connection, query).get(kind, ()))

    def derived_ids(self, kind: str, start: str = "") -> list[str]:
        """The ids of a kind in order, all or those that begin so."""
        columns = tables.derived.c
        query = sa.select(columns.id).where(columns.kind == kind).order_by(columns.rank)
        if start:
            query = query.where(columns.id.startswith(start, autoescape=True))
        with self._reading() as connection:
            return list(connection.execute(query).scalars())

    def timeline_rows(self) -> list[tuple[Any, ...]]:
        """All events as plain columns (see `communique.store.tables.timeline`, without the rank), in order."""
        return [row for part in self.timeline_parts() for row in part]

    def timeline_parts(self, at_once: int = 5000) -> Iterator[Sequence[tuple[Any, ...]]]:
        """The same, so many at a time: all at once would take more memory than what is made of them."""
        columns = [column for column in tables.timeline.c if column.name != "rank"]
        with self._reading() as connection:
            found = connection.execute(sa.select(*columns).order_by(tables.timeline.c.rank))
            while rows := found.fetchmany(at_once):
                yield [tuple(row) for row in rows]

    def report_rows(self) -> list[tuple[Any, ...]]:
        """All reports as (id, name, since, until, outlet, republisher, accounts, statements, traps), by id."""
        reports, readings, lines = tables.reports, tables.readings, tables.lines
        join = reports.join(readings, reports.c.id == readings.c.report)
        query = (
            sa.select(
                reports.c.id, reports.c.name, readings.c.since, readings.c.until,
                lines.c.outlet, lines.c.republisher, lines.c.accounts, lines.c.statements, lines.c.traps,
            )
            .select_from(join.join(lines, lines.c.report == reports.c.id))
            .order_by(reports.c.id)
        )  # fmt: skip
        with self._reading() as connection:
            return [tuple(row) for row in connection.execute(query)]

    def report_ids(self, name: str) -> list[str]:
        """Ids of the reports with this id or name; if there is none, of those whose id or name begins so."""
        columns = tables.reports.c
        close = (columns.id.startswith(name, autoescape=True), columns.name.startswith(name, autoescape=True))
        with self._reading() as connection:
            for wanted in ((columns.id == name, columns.name == name), close):
                query = sa.select(columns.id).where(sa.or_(*wanted)).order_by(columns.id)
                found = list(connection.execute(query).scalars())
                if found:
                    return found
        return []

    def counts(self) -> tuple[int, int]:
        """Number of reports and of events."""
        with self._reading() as connection:
            reports = connection.execute(sa.select(sa.func.count()).select_from(tables.readings)).scalar_one()
            events = connection.execute(sa.select(sa.func.count()).select_from(tables.timeline)).scalar_one()
        return reports, events

    def search(self, query: str, *, limit: int = 50) -> list[Hit]:
        """What holds all words of the query, best first."""
        with self._reading() as connection:
            return search.find(connection, query, limit)


def _grouped(connection: sa.Connection, query: sa.Select[Any]) -> dict[str, tuple[str, ...]]:
    """The second values of a query's rows by the first, in the query's order.

    SQLite puts them together itself: each row fetched lets go of the interpreter and waits for it again, and so a page with
    tens of thousands would stand behind every other that is being made.
    """
    if connection.dialect.name == "sqlite":
        rows = query.subquery()
        together: sa.Select[Any] = sa.select(
            rows.c[0], sa.func.aggregate_strings(rows.c[1], _APART)
        ).group_by(rows.c[0])
        return {row[0]: tuple(row[1].split(_APART)) for row in connection.execute(together).all()}
    found: dict[str, list[str]] = {}
    for row in connection.execute(query).all():
        found.setdefault(row[0], []).append(row[1])
    return {first: tuple(seconds) for first, seconds in found.items()}
