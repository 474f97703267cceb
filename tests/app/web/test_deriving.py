"""A correction is answered at once, however long the record takes to be derived with it; meanwhile pages show it as it was."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from communique.app import record as records
from communique.app.deriving import Deriver
from communique.app.record import OpenRecord
from communique.app.web import create_app
from communique.errors import RecordError
from communique.store import open_store
from tests.app.web.desk import HOME, first_event, send
from tests.builders import paper_reading, wire_reading

# Seconds after which a test has failed, on the busiest machine too.
_ENOUGH = 300


class Slow:
    """A desk whose record is derived when the test lets it."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        store = open_store(path)
        store.add_all([wire_reading(), paper_reading()])
        self.record = OpenRecord(store)
        self.record.corpus()
        self.client = TestClient(create_app(self.record, author="Ada"), base_url=HOME)
        self.may = threading.Event()
        rebuild = self.record.rebuild

        def waiting() -> None:
            self.may.wait(_ENOUGH)
            rebuild()

        monkeypatch.setattr(self.record, "rebuild", waiting)
        monkeypatch.setattr(records, "_PATIENCE", 0.01)

    def place(self, event: str, place: str) -> str:
        """Set an event's place; the page that answers."""
        answer = send(
            self.client,
            "/correct/set",
            event=event,
            field="place",
            value=place,
            reason="x",
            author="Bo",
            step="keep",
        )
        return str(answer.text)

    def finish(self) -> None:
        """Let it derive, and wait until it has."""
        self.may.set()
        assert self.record._deriver is not None
        assert self.record._deriver.wait(_ENOUGH)


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    held = Slow(tmp_path / "a.db", monkeypatch)
    with held.client:
        yield held
        held.may.set()


def test_a_correction_is_answered_before_the_record_is_derived_with_it(slow: Slow) -> None:
    event = first_event(slow.client)
    text = slow.place(event, "Bern, Switzerland")
    assert "Kept: correction" in text
    assert "is being derived with what was changed" in text
    assert "Geneva, Switzerland" in text
    assert "So far" in slow.client.get("/deriving").text
    slow.finish()
    assert "is derived with what was changed" in slow.client.get("/deriving").text
    text = slow.client.get(f"/events/{event}").text
    assert "Bern, Switzerland" in text
    assert "being derived" not in text


def test_the_history_knows_a_correction_that_is_not_yet_derived(slow: Slow) -> None:
    slow.place(first_event(slow.client), "Bern, Switzerland")
    assert "Bern" in slow.client.get("/corrections").text
    slow.finish()


def test_a_second_correction_meanwhile_is_derived_too(slow: Slow) -> None:
    event = first_event(slow.client)
    slow.place(event, "Bern, Switzerland")
    slow.place(event, "Basel, Switzerland")
    slow.finish()
    assert "Basel, Switzerland" in slow.client.get(f"/events/{event}").text


def test_where_deriving_fails_the_record_stays_as_it_was_and_says_so(
    slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = first_event(slow.client)

    def failing() -> None:
        raise RecordError("The disk is full.", todo="Make room.")

    monkeypatch.setattr(slow.record, "rebuild", failing)
    slow.place(event, "Bern, Switzerland")
    slow.finish()
    text = slow.client.get(f"/events/{event}").text
    assert "The disk is full." in text
    assert "Geneva, Switzerland" in text


def test_a_large_record_is_derived_in_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "_HELD_EVENTS", 0)
    store = open_store(tmp_path / "a.db")
    store.add_all([wire_reading(), paper_reading()])
    record = OpenRecord(store)
    record.corpus()
    record.derive_beside()
    before = record.stamp()
    monkeypatch.setattr(record, "rebuild", lambda: pytest.fail("derived in this process"))
    store.set("stale", "yes")
    record.changed()
    assert record._deriver is not None
    assert record._deriver.wait(_ENOUGH)
    assert record.deriving() is None
    assert record.stamp() != before


def test_what_is_asked_for_often_is_derived_once_more() -> None:
    may, turns = threading.Event(), []

    def derive() -> None:
        may.wait(_ENOUGH)
        turns.append(1)

    deriver = Deriver(derive)
    for _ in range(5):
        deriver.ask()
    may.set()
    assert deriver.wait(_ENOUGH)
    assert len(turns) in (1, 2)
    assert deriver.state() is None
