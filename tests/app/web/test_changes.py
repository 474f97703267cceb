"""What came in since a day: new, changed and gone, with the reports that brought it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from communique.app.record import OpenRecord
from communique.app.web import create_app
from communique.model import Dated, Reading
from communique.model.interval import parse
from communique.store import open_store
from tests.app.web.desk import HOME, open_desk
from tests.builders import PAPER, account, paper_reading, report, wire_reading


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with open_desk(tmp_path_factory.mktemp("desk")) as client:
        yield client


def test_what_reports_brought_is_told_with_the_reports(desk: TestClient) -> None:
    text = desk.get("/changes?since=2018-06-04").text
    assert "Since 4 June 2018: " in text
    assert "by Wire Agency; Daily Paper" in text


def test_a_value_that_changed_stands_before_and_after(tmp_path: Path) -> None:
    text = PAPER.replace("Rivals talk", "Rivals talk again")
    later = report(text, "later", "weekly-paper")
    talks = account(later, "held talks in Geneva on June 4, 2018", "to-continue", parse("2018-06-04"))
    store = open_store(tmp_path / "b.db")
    for reading in (wire_reading(), paper_reading()):
        store.add(reading)
    store.add(
        Reading(report=later, dated=Dated(parse("2018-06-08")), accounts=(talks,), reader="1", weights="w")
    )
    with TestClient(create_app(OpenRecord(store)), base_url=HOME) as client:
        shown = client.get("/changes?since=2018-06-05").text
    assert "<del>broke down</del> <ins>to continue</ins>" in shown


def test_since_before_all_reports_everything_is_new(desk: TestClient) -> None:
    text = desk.get("/changes?since=2017").text
    assert 'class="new"' in text
    assert 'href="/events/' in text


def test_since_the_last_report_nothing_changed(desk: TestClient) -> None:
    assert "Nothing changed" in desk.get("/changes?since=2018-07").text


def test_without_a_day_it_is_the_month_before_the_newest_report(desk: TestClient) -> None:
    assert "Since 7 May 2018" in desk.get("/changes").text


def test_what_is_no_day_is_refused(desk: TestClient) -> None:
    assert desk.get("/changes?since=lately").status_code == 400


def test_an_empty_record_asks_for_a_day(tmp_path: Path) -> None:
    with TestClient(create_app(OpenRecord(open_store(tmp_path / "b.db"))), base_url=HOME) as client:
        assert "Give a day" in client.get("/changes").text
