"""The timeline: speech beside events, far-off years apart, and what a mark may say of uncertain, open and cancelled things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from fastapi.testclient import TestClient

from communique.app.record import OpenRecord
from communique.app.web import create_app
from communique.app.web.lanes import Bin, LaneDrawing, Mark, draw
from communique.model import Alternative, Event, Record
from communique.model.interval import parse
from communique.store import open_store
from communique.views import Corpus
from communique.views.picking import columns
from communique.views.search import entries_of
from tests.builders import corpus


def event(identity: str, date: str, status: str = "happened", title: str = "Talks") -> Event:
    fields: dict[str, tuple[Alternative, ...]] = {"status": (Alternative(status, ("r#a",)),)}
    return Event(id=identity, type="talks", title=title, fields=fields, date=parse(date))


def drawn(*events: Event, days: str = "2018") -> LaneDrawing:
    """The lane of contacts with these events."""
    held, span = Corpus(Record(events=events), ()), parse(days)
    return draw(held, columns(held), np.arange(len(events)), span.start, span.end).lanes[0]


def mark(date: str, status: str = "happened", days: str = "2018") -> Mark:
    [found] = drawn(event("e1", date, status), days=days).marks
    return found


def served(folder: Path, held: Corpus) -> TestClient:
    store = open_store(folder / "a.db")
    store.add_all(held.readings)
    store.save(held.record, readings=held.readings, entering=partial(entries_of, name=held.name))
    return TestClient(create_app(OpenRecord(store)), base_url="http://localhost")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    with served(tmp_path, corpus()) as client:
        yield client


def test_a_day_is_a_symbol_and_a_month_fades_at_both_ends() -> None:
    assert (mark("2018-06-12").soft, mark("2018-06-12").width) == (False, 0)
    month = mark("2018-06")
    assert month.soft
    assert month.shape is None
    short = mark("2018-06", days="2010/2020")
    assert short.shape == pytest.approx(short.x + short.width / 2, abs=0.1)


def test_what_goes_on_has_an_open_end_and_what_began_before_has_no_symbol() -> None:
    assert mark("2018-06-12", "ongoing").open
    assert mark("2018-06-12", "ongoing").width > 20
    assert mark("2017-06-12/2018-03-01").shape is None


def test_what_lies_outside_the_days_drawn_is_not_pressed_against_the_edge() -> None:
    assert drawn(event("old", "1953-07-27"), event("new", "2018-06-12")).marks[0].href == "/events/new"


def test_marks_say_by_their_form_what_is_planned_and_what_was_cancelled(tmp_path: Path) -> None:
    events = tuple(
        event(f"e{number}", f"2018-06-{number + 1:02d}", status)
        for number, status in enumerate(("happened", "scheduled", "cancelled", "denied"))
    )
    with served(tmp_path, Corpus(Record(events=events), corpus().readings)) as client:
        text = client.get("/").text
    marks = re.findall(r'class="mark status-(\w+)">.*?</a>', text, re.DOTALL)
    assert marks[:4] == ["happened", "scheduled", "cancelled", "denied"]
    assert text.count('class="strike"') == 1


@pytest.mark.parametrize(("days", "first", "number"), [("2018-06", "1 Jun", 10), ("2018", "Jan 2018", 12), ("2001/2018", "2001", 18)])  # fmt: skip
def test_the_axis_has_days_months_or_years(days: str, first: str, number: int) -> None:
    held, span = Corpus(Record(events=(event("e1", "2018-06-12"),)), ()), parse(days)
    ticks = draw(held, columns(held), np.arange(1), span.start, span.end).ticks
    assert (ticks[0].label, len(ticks)) == (first, number)


def test_density_is_one_path_however_many_bars() -> None:
    lane = LaneDrawing("contacts", 1, (), (Bin(12, 9, 0.5, 2), Bin(31.6, 9, 1, 4)))
    assert lane.bars(38, 20) == "M12 38v-10.0h9V38zM31.6 38v-20.0h9V38z"


def test_speech_has_a_lane_and_a_list_of_its_own(desk: TestClient) -> None:
    text = desk.get("/").text
    assert 'class="lane speech"' in text
    assert "Wire Agency: 1 statement" in text
    said = desk.get("/?kind=speech").text
    assert "1 statement" in said
    assert "The meeting failed." in said
    assert 'class="lane contacts"' not in said
    assert 'class="lane speech"' not in desk.get("/?place=geneva").text


def test_a_sentence_of_filters_narrows_to_issue_level_and_two_sides(desk: TestClient) -> None:
    assert "1 event," in desk.get("/?issue=talks").text
    assert "No event passes" in desk.get("/?level=summit").text
    assert "1 event," in desk.get("/?side=freedonia&other=sylvania").text
    assert desk.get("/?issue=weather").status_code == 400


def test_far_off_years_are_listed_apart_and_one_link_away(tmp_path: Path) -> None:
    near = [event(f"e{day}", f"2018-06-{day:02d}") for day in range(1, 29)]
    held = Corpus(Record(events=(event("old", "1953-07-27", title="Armistice"), *near)), corpus().readings)
    with served(tmp_path, held) as client:
        text = client.get("/").text
        assert "29 events" in text
        assert "Armistice" not in text
        link = re.search(r'<a href="([^"]+)">1 earlier</a>, 1953', text)
        assert link
        assert "Armistice" in client.get(link[1].replace("&amp;", "&")).text
        assert "Armistice" in client.get("/?until=1960").text
