"""Looking up: what leads from a key to ids, values by id, lines of events and reports, readings by day."""

from __future__ import annotations

from datetime import date

import pytest

from communique.app.record import OpenRecord
from communique.merging import Anchor, Correction
from communique.store import open_store
from communique.store.store import Store
from tests.builders import corpus, paper_reading, wire_reading
from tests.merging.telling import account, told

WIRE, PAPER = wire_reading(), paper_reading()


@pytest.fixture
def store(where: str) -> Store:
    made = open_store(where)
    made.add_all([WIRE, PAPER])
    held = corpus()
    made.save(held.record, readings=held.readings)
    return made


@pytest.mark.parametrize(
    ("kind", "key", "expected"),
    [
        ("side", "freedonia", ["talks-1"]),
        ("side", "sylvania", ["talks-1", "missile-test-1"]),
        ("person", "ada-trentino", ["talks-1"]),
        ("place", "geneva,switzerland", ["talks-1"]),
        ("event", f"{WIRE.report.id}#a1", ["talks-1"]),
        ("dispute", "talks-1", ["d1"]),
        ("actor", "ada-trentino", [WIRE.report.id]),
        ("speaker", "ada-trentino", [f"{WIRE.report.id}#s1"]),
        ("about", f"{WIRE.report.id}#a1", [f"{WIRE.report.id}#s1"]),
        ("side", "atlantis", []),
    ],
)
def test_a_key_leads_to_ids_in_order(store: Store, kind: str, key: str, expected: list[str]) -> None:
    assert list(store.looked_up(kind, [key, "nothing"]).get(key, ())) == expected
    assert store.lookup_keys(kind).get(key, 0) == len(expected)


def test_values_come_by_id_and_in_order(store: Store) -> None:
    record = corpus().record
    assert list(store.derived("events")) == ["talks-1", "missile-test-1"]
    assert store.derived("events", ["talks-1", "nothing"]) == {"talks-1": record.events[1]}
    assert store.derived_ids("events", "missile") == ["missile-test-1"]
    assert store.derived("disputes") == {"d1": record.disputes[0]}
    assert store.readings_of([PAPER.report.id, "nothing"]) == {PAPER.report.id: PAPER}
    assert store.counts() == (2, 2)


def test_events_and_reports_have_a_line_each(store: Store) -> None:
    talks, test = store.timeline_rows()
    assert talks[:8] == (
        "talks-1", "2018-06-04", "2018-06-04", "day", "talks", "happened", None, "broke-down",
    )  # fmt: skip
    assert talks[10:] == ("freedonia,sylvania", "ada-trentino", 2, 2, True)
    assert (test[0], test[1], test[-1]) == ("missile-test-1", None, False)
    found = {row[1]: row[2:] for row in store.report_rows()}
    assert found["wire"] == ("2018-06-05", "2018-06-05", "wire-agency", None, 1, 1, 0)


def test_a_report_is_found_by_its_id_its_name_or_the_start_of_either(store: Store) -> None:
    assert store.report_ids("wire") == store.report_ids("wi") == store.report_ids(WIRE.report.id[:9])
    assert store.report_ids("%") == store.report_ids("nothing") == []


def test_readings_come_by_the_day_on_which_they_were_out(store: Store) -> None:
    assert store.readings(until=date(2018, 6, 4)) == []
    assert store.readings(until=date(2018, 6, 5)) == [WIRE]
    assert store.readings(until=date(2018, 6, 4), also=[PAPER.report.id]) == [PAPER]


def test_a_record_as_of_a_day_knows_the_days_that_were_set_by_hand(where: str) -> None:
    early = told("early", "2018-05-01", account("talks", "They met", date="2018-04-30", sides=["freedonia"]))
    late = told("late", None, account("visit", "He came", date="2018-04-20", sides=["sylvania"]))
    record = OpenRecord(open_store(where))
    record.store.add_all([early, late])
    assert record.timeline(as_of="2018-05-02")["type"].to_list() == ["talks"]
    target = Anchor(late.report.id, 0, len(late.report.text), "report")
    record.correct(
        Correction(
            kind="date-report", author="desk", made="2019-01-01T10:00:00Z", reason="seen", targets=(target,),
            value="2018-05-02",
        )
    )  # fmt: skip
    assert record.timeline(as_of="2018-05-02")["type"].to_list() == ["visit", "talks"]
    assert record.timeline(as_of="2018-05-01")["type"].to_list() == ["talks"]


def test_what_another_process_derived_is_seen_by_whoever_has_the_record_open(where: str) -> None:
    early = told("early", "2018-05-01", account("talks", "They met", date="2018-04-30", sides=["freedonia"]))
    late = told("late", "2018-05-02", account("visit", "He came", date="2018-05-02", sides=["sylvania"]))
    mine, other = OpenRecord(open_store(where)), OpenRecord(open_store(where))
    mine.store.add(early)
    assert mine.timeline(as_of="2018-06")["type"].to_list() == ["talks"]
    assert mine.corpus() is mine.corpus()
    other.store.add(late)
    other.rebuild()
    assert mine.timeline()["type"].to_list() == ["talks", "visit"]
    assert mine.timeline(as_of="2018-06")["type"].to_list() == ["talks", "visit"]
