"""A record kept up to date near each change is the record derived whole; and only what a change touches is gone through."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benches.world import readings as made_up
from communique.app import upkeep
from communique.app.corrections import decode_corrections
from communique.app.upkeep import Work, brought_up_to_date, found_in, keeper
from communique.merging import Correction
from communique.merging.merge import merged
from communique.model import NO_PROFILE, Dated, Reading
from communique.model.interval import parse
from communique.store import Store, open_store
from communique.store.ledger import Kept
from tests.merging.test_corrections import ALL, READINGS
from tests.merging.test_laws import reports

TABLES = ("derived", "timeline", "lookup", "lines")


@pytest.fixture(autouse=True)
def _undated_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undated reports are kept up with here too; in use, all reports are asked who is in company with them."""
    monkeypatch.setattr(upkeep, "needs_company", lambda reading: False)


def whole(store: Store) -> None:
    """Derive a record whole, and keep what it can be kept up to date by."""
    corrections = decode_corrections(store.corrections())
    held = merged(store.told(), profile=NO_PROFILE, corrections=corrections)
    store.save(
        held.drawn,
        readings=held.as_read,
        entering=found_in(held),
        keep=keeper(held, NO_PROFILE, corrections),
    )


def told(store: Store) -> dict[str, Any]:
    """All that a store holds of its derived record, and of how it is kept up to date."""
    found: dict[str, Any] = {}
    with store._reading() as connection:
        for table in TABLES:
            found[table] = {tuple(row) for row in connection.execute(sa.text(f"SELECT * FROM {table}"))}
        words = "search_words" if connection.dialect.name == "sqlite" else "search_entries"
        rows = connection.execute(sa.text(f"SELECT kind, id, title, body FROM {words}"))
        found["search"] = sorted(tuple(row) for row in rows)
        for kind in connection.execute(sa.text("SELECT DISTINCT kind FROM ledger")).scalars():
            if kind not in ("found", "last", "judged"):
                found[kind] = set(Kept(connection).every(kind))
    return found


def same(left: Store, right: Store) -> None:
    """Check that two stores hold the same, and say where they do not."""
    one, other = told(left), told(right)
    for table in sorted({*one, *other}):
        assert one.get(table, set()) == other.get(table, set()), table


def corrected(store: Store, correction: Correction) -> None:
    text = msgspec.json.encode(correction).decode()
    store.correct(correction.id, correction.made, correction.author, correction.reason, text)


def up(store: Store) -> Work:
    found = brought_up_to_date(store, NO_PROFILE)
    assert found is not None
    return found


def fresh(folder: Path, name: str, readings: list[Reading]) -> Store:
    """A store with these readings; an empty one is copied, for migrations take their time."""
    empty = folder / "empty.db"
    if not empty.exists():
        open_store(empty).close()
    for each in folder.glob(f"{name}*"):
        each.unlink()
    shutil.copy(empty, folder / name)
    store = open_store(folder / name)
    store.add_all(readings)
    return store


def redated(reading: Reading, random: Any) -> Reading:
    """The same report read again, with another day."""
    day = random.choice(["2018-06-07", "2018-08-30", "2019-02-02"])
    return msgspec.structs.replace(reading, dated=Dated(parse(day)))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reports(), st.randoms(use_true_random=False))
def test_reports_one_after_the_other_and_read_again_give_the_record_of_all(
    tmp_path: Path, readings: list[Reading], random: Any
) -> None:
    first = random.randint(0, len(readings) - 1)
    store = fresh(tmp_path, "a.db", readings[:first])
    whole(store)
    held = {each.report.id: each for each in readings[:first]}
    for reading in (*readings[first:], *(redated(each, random) for each in readings[:2])):
        held[reading.report.id] = reading
        store.add(reading)
        up(store)
    other = fresh(tmp_path, "b.db", list(held.values()))
    whole(other)
    same(store, other)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(range(len(ALL))), min_size=1, max_size=6))
def test_corrections_made_and_undone_in_any_order_leave_nothing_behind(
    tmp_path: Path, run: list[int]
) -> None:
    store = fresh(tmp_path, "a.db", READINGS)
    whole(store)
    kept: set[str] = set()
    undone: set[str] = set()
    for number in run:
        each = ALL[number]
        if each.id not in kept:
            corrected(store, each)
            kept.add(each.id)
        else:
            store.undo(each.id, undone=each.id not in undone)
            undone ^= {each.id}
        up(store)
    other = fresh(tmp_path, "b.db", READINGS)
    for each in ALL:
        if each.id in kept - undone:
            corrected(other, each)
    whole(other)
    same(store, other)


@pytest.mark.parametrize("size", [60])
def test_a_report_among_many_gives_the_record_of_all_and_asks_for_little(tmp_path: Path, size: int) -> None:
    readings = list(made_up(size, size * 2, years=2))
    store = fresh(tmp_path, "a.db", readings[: size // 2])
    whole(store)
    for reading in readings[size // 2 :]:
        store.add(reading)
        up(store)
    other = fresh(tmp_path, "b.db", readings)
    whole(other)
    same(store, other)


def spent_on_one_more(store: Store, told: list[Reading]) -> list[int]:
    """What adding each of these reports asked for, summed: accounts compared, events made, statements, rows read and written."""
    work = []
    for reading in told:
        store.add(reading)
        work.append(up(store))
    return [
        sum(getattr(each, what) for each in work)
        for what in ("pairs", "events", "asked", "read", "ledger", "values")
    ]


def test_one_more_report_asks_for_as_much_in_a_large_record_as_in_a_small_one(tmp_path: Path) -> None:
    spent = []
    for size in (300, 1200):
        # As much news a year, of more years: what lies near a report is the same.
        readings = list(made_up(size, size * 2, years=size // 150))
        at = (size // 4, size // 2, size - 20)
        store = fresh(
            tmp_path, f"{size}.db", [each for place, each in enumerate(readings) if place not in at]
        )
        whole(store)
        spent.append(spent_on_one_more(store, [readings[place] for place in at]))
    small, large = spent
    assert all(more <= 1.25 * less + 20 for less, more in zip(small, large, strict=True)), spent
    # Three reports of a few accounts each.
    assert all(found <= most for found, most in zip(small, (400, 20, 1300, 5000, 1100, 100), strict=True)), (
        spent
    )
