"""A record kept up to date in a file or in a database holds what one derived whole in a file holds, and asks only for what is near."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from benches.world import readings as made_up
from communique.store import open_store
from communique.store.store import Store
from tests.app.test_upkeep import same, up, whole


def test_a_record_kept_up_to_date_in_either_house_is_the_record_derived_whole(
    where: str, tmp_path: Path
) -> None:
    readings = list(made_up(60, 120, years=2))
    store = open_store(where)
    store.add_all(readings[:50])
    whole(store)
    for reading in readings[50:]:
        store.add(reading)
        up(store)
    other = open_store(tmp_path / "whole.db")
    other.add_all(readings)
    whole(other)
    same(store, other)


# What is gone through whole: few rows, however large the record. What FTS5 asks its own tables is its own affair.
_WHOLE = ("FROM corrections", "kind = 'before'", "kind = 'orphans'", "count(*)", "search_")


def test_one_more_report_goes_through_no_table_and_no_kind_whole(tmp_path: Path) -> None:
    readings = list(made_up(60, 120, years=2))
    store = open_store(tmp_path / "a.db")
    store.add_all(readings[:-1])
    whole(store)
    store.add(readings[-1])
    put: list[str] = []
    with traced(store, put):
        up(store)
    asked = [
        each
        for each in put
        if each.startswith(("SELECT", "DELETE")) and not any(whole in each for whole in _WHOLE)
    ]
    assert any("FROM derived" in each for each in asked)
    with sqlite3.connect(tmp_path / "a.db") as connection:
        for statement in asked:
            for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}"):
                assert not step.startswith("SCAN ") and not step.endswith("(kind=?)"), statement


@contextmanager
def traced(store: Store, put: list[str]) -> Iterator[None]:
    """Note all statements that are put to a record's file, with their values."""

    def connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.set_trace_callback(put.append)

    sa.event.listen(store._engine, "connect", connected)
    yield
    sa.event.remove(store._engine, "connect", connected)
