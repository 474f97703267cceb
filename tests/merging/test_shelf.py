"""What is kept in a file is what would be kept in memory, and a record merged from files is the record."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benches.world import readings as made_up
from communique.merging.merge import merge, merged
from communique.merging.shelf import Heaps, Row, Shelf, Within
from communique.model import NO_PROFILE, Reading
from tests.merging.test_corrections import ALL, READINGS
from tests.merging.test_laws import reports


@pytest.mark.parametrize("filed", [False, True])
@given(puts=st.lists(st.tuples(st.sampled_from("abcd"), st.integers(-99, 99)), max_size=20))
def test_a_key_has_the_value_put_last_and_stands_where_it_came_first(
    filed: bool, puts: list[tuple[str, int]]
) -> None:
    shelf: Shelf[int] = Shelf(int, filed=filed, recent=2)
    wanted: dict[str, int] = {}
    for key, value in puts:
        shelf.put(key, value)
        wanted[key] = value
        assert shelf[key] == value
    assert list(shelf.items()) == list(wanted.items())
    assert len(shelf) == len(wanted)
    assert "e" not in shelf
    assert shelf.get("e") is None


def test_a_row_shows_the_values_of_its_keys_as_often_as_asked() -> None:
    shelf: Shelf[int] = Shelf(int, filed=True)
    for key, value in (("a", 1), ("b", 2), ("c", 3)):
        shelf.put(key, value)
    row: Row[str] = Row(shelf, ["c", "a"], str)
    assert [list(row), list(row), len(row)] == [["3", "1"], ["3", "1"], 2]
    assert "3" in row
    assert "2" not in row


def test_parts_are_found_by_reference() -> None:
    shelf: Shelf[dict[str, int]] = Shelf(dict[str, int], filed=True)
    shelf.put("r", {"a": 1, "b": 2})
    within: Within[int] = Within(shelf, lambda held: held.items())
    assert dict(within) == {"r#a": 1, "r#b": 2}
    assert within["r#b"] == 2
    assert within.get("r#c") is None
    assert within.get("s#a") is None


@pytest.mark.parametrize("filed", [False, True])
def test_heaps_hold_what_came_under_a_key_in_order(filed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.merging.shelf._HEAPED", 7)
    heaps: Heaps[int] = Heaps(int, filed=filed)
    for number in range(50):
        heaps.put(str(number % 3), number)
    assert heaps.names() == ["0", "1", "2"]
    assert [heaps.of(key) for key in heaps.names()] == [list(range(start, 50, 3)) for start in range(3)]
    assert heaps.of("3") == []


@settings(max_examples=60, deadline=None)
@given(reports())
def test_the_record_is_the_same_merged_from_files(readings: list[Reading]) -> None:
    assert merged(readings, filed=True).record == merge(readings)


def test_so_it_is_with_corrections() -> None:
    record = merge(READINGS, corrections=ALL)
    assert merged(READINGS, corrections=ALL, filed=True).record == record


def test_so_it_is_where_all_that_is_held_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = list(made_up(60, 90))
    monkeypatch.setattr("communique.merging.shelf._HEAPED", 50)
    monkeypatch.setattr("communique.merging.solving._TOGETHER", 20)
    monkeypatch.setattr("communique.merging.meeting._STRETCH", 16)
    found = merged(iter(readings), profile=NO_PROFILE, filed=True, workers=1)
    assert found.record == merge(readings)
    assert list(found.as_read) == sorted(readings, key=lambda reading: reading.report.id)
