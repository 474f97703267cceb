"""The ledger: what is put under keys comes back by them, in the order of ranks, and its errors are told as all others are."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from communique.errors import RecordError
from communique.store import open_store, tables
from communique.store.driver import Driver, insert
from communique.store.ledger import Filling, Kept

ROWS = [("k", f"{number:03}", bytes([number])) for number in range(5)]


def test_what_is_put_under_keys_comes_back_in_order(where: str) -> None:
    with open_store(where)._writing() as connection:
        ledger = Kept(connection)
        ledger.put("a", [*reversed(ROWS), ("m", "", b"m")])
        ledger.put("a", [("k", "001", b"other")])
        ledger.drop("a", [("k", "002"), ("k", "none")])
        assert ledger.bucket("a", "k", since="000", until="004") == [("001", b"other"), ("003", b"\x03")]
        assert ledger.bucket("a", "k", most=2, back=True) == [("004", b"\x04"), ("003", b"\x03")]
        assert ledger.buckets("a", ["k", "none"]) == {"k": ledger.bucket("a", "k")}
        assert ledger.get("a", ["m", "k"]) == {"m": b"m"}
        assert [key for key, _, _ in ledger.every("a")] == ["k", "k", "k", "k", "m"]


def test_a_ledger_that_is_filled_holds_what_was_put_last_and_nothing_of_before(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("communique.store.ledger._GATHERED", 3)
    with open_store(where)._writing() as connection:
        ledger = Kept(connection)
        ledger.put("a", [("gone", "", b"")])
        filling = Filling(ledger.driver)
        filling.put("b", [("k", "2", b"old"), ("k", "1", b""), ("k", "2", b"new")])
        filling.put("a", ROWS)
        filling.put("b", [("k", "1", b"newest")])
        filling.flush()
        assert list(ledger.every("a")) == ROWS
        assert list(ledger.every("b")) == [("k", "1", b"newest"), ("k", "2", b"new")]


@pytest.mark.parametrize("number", [1, 2, 3, 255, 256, 257, 600])
def test_any_number_of_keys_is_asked_for_in_few_statements(where: str, number: int) -> None:
    keys = [f"{each:04}" for each in range(number)]
    with open_store(where)._writing() as connection:
        ledger = Kept(connection)
        ledger.put("a", ((key, "", key.encode()) for key in keys))
        before = ledger.driver.asked
        assert ledger.get("a", keys) == {key: key.encode() for key in keys}
        assert ledger.driver.asked - before <= 1 + number // 256
        assert set(ledger.buckets("a", keys)) == set(keys)


def test_what_the_database_says_of_the_ledger_is_told_as_an_error_of_the_record(where: str) -> None:
    store = open_store(where)
    with pytest.raises(RecordError), store._writing() as connection:
        connection.execute(sa.text("DROP TABLE ledger"))
        Kept(connection).get("a", ["k"])
    with store._reading() as connection:
        assert not list(Kept(connection).every("a"))


@pytest.mark.parametrize("number", [1, 99, 100, 101, 250])
def test_many_rows_are_put_down_by_few_statements(where: str, number: int) -> None:
    rows = [("side", f"key {each}", f"{each:03}", f"id {each}", "'quoted' (owner)") for each in range(number)]
    with open_store(where)._writing() as connection:
        driver = Driver(connection)
        assert driver.put(insert(tables.lookup), rows) == number
        assert driver.asked <= 1 + number // 100
        assert driver.rows("SELECT kind, key, rank, id, owner FROM lookup ORDER BY rank") == rows
        assert (
            driver.done_among(
                "DELETE FROM lookup WHERE kind = ? AND key IN ({keys})", ["key 0", "none"], "side"
            )
            == 1
        )


def test_a_row_that_cannot_be_put_down_leaves_the_record_as_it_was(where: str) -> None:
    store = open_store(where)
    rows = [(str(each % 150), "", None, 1, 2, 3) for each in range(200)]
    with pytest.raises(RecordError), store._writing() as connection:
        driver = Driver(connection)
        driver.each("INSERT INTO settings (name, value) VALUES (?, ?)", [("a", "b")])
        driver.put(insert(tables.lines), rows)
    assert store.setting("a") is None
