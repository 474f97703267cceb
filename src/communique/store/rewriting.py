"""Writing what a change did to the derived record: row by row, and only rows that are other than they were."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec

from communique.model import Event, Reading
from communique.store import lookups, tables
from communique.store.derived import rank_of_event, row, timeline_row, value_of
from communique.store.driver import Driver, Row, insert

_AMONG = "IN ({keys})"


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


def rewrite(driver: Driver, change: Rewrite) -> int:
    """Write a change; gives the number of derived values that were written or taken out."""
    touched = _disputed_before(driver, change)
    written = _derived(driver, change)
    _lookups(driver, change)
    touched |= {each.event for each in change.values.get("disputes", {}).values() if each.event}
    _timeline(driver, change, touched)
    _lines(driver, change.readings)
    return written


def _disputed_before(driver: Driver, change: Rewrite) -> set[str]:
    """The events of disputes that go or change."""
    ids = [*change.gone.get("disputes", ()), *change.values.get("disputes", {})]
    query = f"SELECT key FROM lookup WHERE kind = 'dispute' AND owner {_AMONG}"
    return {key for (key,) in driver.among(query, ids)}


def _derived(driver: Driver, change: Rewrite) -> int:
    written = 0
    at = _ranks(driver, change)
    for kind in sorted({*change.values, *change.gone}):
        fresh = {key: row(kind, value, at) for key, value in change.values.get(kind, {}).items()}
        query = f"SELECT kind, id, rank, data, more FROM derived WHERE kind = ? AND id {_AMONG}"
        same = {held[1] for held in driver.among(query, fresh, kind) if held == fresh[held[1]]}
        changed = {key: held for key, held in fresh.items() if key not in same}
        drop = f"DELETE FROM derived WHERE kind = ? AND id {_AMONG}"
        written += driver.done_among(drop, change.gone.get(kind, ()), kind)
        driver.done_among(drop, changed, kind)
        written += driver.put(insert(tables.derived), changed.values())
    return written


def _ranks(driver: Driver, change: Rewrite) -> dict[str, str]:
    """The ranks of all events that disputes and commitments belong to."""
    fresh = change.values.get("events", {})
    asked = {each.event for each in change.values.get("disputes", {}).values()}
    asked |= {each.made for each in change.values.get("commitments", {}).values()}
    found = driver.among(f"SELECT id, rank FROM timeline WHERE id {_AMONG}", (each for each in asked if each))
    gone = change.gone.get("events", ())
    held = {identity: rank for identity, rank in found if identity not in gone}
    return held | {identity: rank_of_event(event) for identity, event in fresh.items()}


def _lookups(driver: Driver, change: Rewrite) -> None:
    events, disputes = change.values.get("events", {}), change.values.get("disputes", {})
    owners = [
        *events, *disputes, *change.readings, *change.gone.get("events", ()), *change.gone.get("disputes", ()),
    ]  # fmt: skip
    driver.done_among(f"DELETE FROM lookup WHERE owner {_AMONG}", owners)
    readings = (each for each in change.readings.values() if each is not None)
    driver.put(insert(tables.lookup), lookups.all_rows(events.values(), disputes.values(), readings))


def _timeline(driver: Driver, change: Rewrite, touched: set[str]) -> None:
    """The lines of events that changed, or of which a dispute came, changed or went."""
    events: dict[str, Event] = dict(change.values.get("events", {}))
    query = f"SELECT id, data FROM derived WHERE kind = 'events' AND id {_AMONG}"
    others = list(driver.among(query, touched - set(events)))
    events |= {identity: value_of("events", data, None) for identity, data in others}
    disputed = _disputed(driver, events)
    drop = [*events, *change.gone.get("events", ()), *touched]
    driver.done_among(f"DELETE FROM timeline WHERE id {_AMONG}", drop)
    lines: Iterable[Row] = (timeline_row(each, disputed=each.id in disputed) for each in events.values())
    driver.put(insert(tables.timeline), lines)


def _disputed(driver: Driver, events: Iterable[str]) -> set[str]:
    """Those of these events that a dispute is about."""
    query = f"SELECT key FROM lookup WHERE kind = 'dispute' AND key {_AMONG}"
    return {key for (key,) in driver.among(query, events)}


def _lines(driver: Driver, readings: Mapping[str, Reading | None]) -> None:
    driver.done_among(f"DELETE FROM lines WHERE report {_AMONG}", readings)
    driver.put(
        insert(tables.lines), (lookups.line_of(each) for each in readings.values() if each is not None)
    )
