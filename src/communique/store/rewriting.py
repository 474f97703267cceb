"""Writing what a change did to the derived record: row by row, and only rows that are other than they were."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec
import sqlalchemy as sa

from communique.batches import batched
from communique.model import Event, Reading
from communique.store import lookups, tables
from communique.store.derived import rank_of_event, row, timeline_rows, value_of

_AT_ONCE = 400


class Rewrite(msgspec.Struct):
    """What is to be written.

    Attributes:
        values: New and changed values by kind and id.
        gone: Ids of those that are no more, by kind.
        readings: Readings that came or changed, None for those that went.
    """

    values: Mapping[str, Mapping[str, Any]]
    gone: Mapping[str, Collection[str]]
    readings: Mapping[str, Reading | None] = {}


def rewrite(connection: sa.Connection, change: Rewrite) -> int:
    """Write a change; gives the number of derived values that were written or taken out."""
    touched = _disputed_before(connection, change)
    written = _derived(connection, change)
    _lookups(connection, change)
    touched |= {each.event for each in change.values.get("disputes", {}).values() if each.event}
    _timeline(connection, change, touched)
    _lines(connection, change.readings)
    return written


def _chosen(
    connection: sa.Connection, query: sa.Select[Any], column: sa.Column[Any], ids: Iterable[str]
) -> list[Any]:
    found: list[Any] = []
    for some in batched(dict.fromkeys(ids), _AT_ONCE):
        found += connection.execute(query.where(column.in_(some))).all()
    return found


def _delete(connection: sa.Connection, table: sa.Table, column: sa.Column[Any], ids: Iterable[str],
            *also: sa.ColumnElement[bool]) -> int:  # fmt: skip
    count = 0
    for some in batched(dict.fromkeys(ids), _AT_ONCE):
        count += connection.execute(sa.delete(table).where(column.in_(some), *also)).rowcount
    return count


def _disputed_before(connection: sa.Connection, change: Rewrite) -> set[str]:
    """The events of disputes that go or change."""
    columns = tables.lookup.c
    query = sa.select(columns.key).where(columns.kind == "dispute")
    ids = [*change.gone.get("disputes", ()), *change.values.get("disputes", {})]
    return {each.key for each in _chosen(connection, query, columns.owner, ids)}


def _derived(connection: sa.Connection, change: Rewrite) -> int:
    columns, written = tables.derived.c, 0
    at = _ranks(connection, change)
    for kind in {*change.values, *change.gone}:
        written += _delete(
            connection, tables.derived, columns.id, change.gone.get(kind, ()), columns.kind == kind
        )
        fresh = {key: row(kind, value, at) for key, value in change.values.get(kind, {}).items()}
        query = sa.select(tables.derived).where(columns.kind == kind)
        same = {
            each.id
            for each in _chosen(connection, query, columns.id, fresh)
            if all(getattr(each, name) == fresh[each.id][name] for name in ("rank", "data", "more"))
        }
        changed = [held for key, held in fresh.items() if key not in same]
        _delete(
            connection,
            tables.derived,
            columns.id,
            (key for key in fresh if key not in same),
            columns.kind == kind,
        )
        for some in batched(changed, _AT_ONCE):
            connection.execute(sa.insert(tables.derived), some)
        written += len(changed)
    return written


def _ranks(connection: sa.Connection, change: Rewrite) -> dict[str, str]:
    """The ranks of all events that disputes and commitments belong to."""
    fresh = change.values.get("events", {})
    asked = {each.event for each in change.values.get("disputes", {}).values()}
    asked |= {each.made for each in change.values.get("commitments", {}).values()}
    columns = tables.timeline.c
    found = _chosen(
        connection, sa.select(columns.id, columns.rank), columns.id, (each for each in asked if each)
    )
    held = {each.id: each.rank for each in found if each.id not in change.gone.get("events", ())}
    return held | {identity: rank_of_event(event) for identity, event in fresh.items()}


def _lookups(connection: sa.Connection, change: Rewrite) -> None:
    events, disputes = change.values.get("events", {}), change.values.get("disputes", {})
    owners = [
        *events, *disputes, *change.readings, *change.gone.get("events", ()), *change.gone.get("disputes", ()),
    ]  # fmt: skip
    _delete(connection, tables.lookup, tables.lookup.c.owner, owners)
    readings = (each for each in change.readings.values() if each is not None)
    for some in batched(lookups.all_rows(events.values(), disputes.values(), readings), _AT_ONCE):
        connection.execute(sa.insert(tables.lookup), some)


def _timeline(connection: sa.Connection, change: Rewrite, touched: set[str]) -> None:
    """The lines of events that changed, or of which a dispute came, changed or went."""
    events: dict[str, Event] = dict(change.values.get("events", {}))
    columns = tables.derived.c
    query = sa.select(columns.id, columns.data).where(columns.kind == "events")
    others = touched - set(events)
    events |= {
        each.id: value_of("events", each.data, None)
        for each in _chosen(connection, query, columns.id, others)
    }
    looked = tables.lookup.c
    query = sa.select(looked.key).where(looked.kind == "dispute")
    disputed = frozenset(each.key for each in _chosen(connection, query, looked.key, events))
    _delete(
        connection, tables.timeline, tables.timeline.c.id, [*events, *change.gone.get("events", ()), *touched]
    )
    for some in batched(timeline_rows(events.values(), disputed), _AT_ONCE):
        connection.execute(sa.insert(tables.timeline), some)


def _lines(connection: sa.Connection, readings: Mapping[str, Reading | None]) -> None:
    _delete(connection, tables.lines, tables.lines.c.report, readings)
    held = [lookups.line_of(each) for each in readings.values() if each is not None]
    if held:
        connection.execute(sa.insert(tables.lines), held)
