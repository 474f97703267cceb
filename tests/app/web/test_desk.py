"""The desk: every page shows what the views give, runs nothing that a report holds, and says so when there is nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest
from fastapi.testclient import TestClient

from communique.app.record import OpenRecord
from communique.app.web import create_app, serve
from communique.app.web.address import Address, with_query
from communique.app.web.headers import POLICY
from communique.app.web.lanes import MOST_MARKS, draw, horizon
from communique.app.web.marked import Layer, pieces
from communique.errors import CommuniqueError
from communique.model import Event, Record
from communique.model.interval import parse
from communique.store import open_store
from communique.views import Corpus, entries
from communique.views.lines import frame_of
from communique.views.picking import columns, columns_of
from tests.builders import corpus, report, wire_reading

PAGES = (
    "/", "/events/talks-1", "/reports", "/reports/wire", "/positions", "/disputes", "/calendar", "/commitments",
    "/who", "/who/ada-trentino", "/search", "/help",
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    store = open_store(tmp_path / "a.db")
    held = corpus()
    for reading in held.readings:
        store.add(reading)
    store.index(entries(held))
    store.save(held.record)
    with TestClient(create_app(OpenRecord(store)), base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens_with_safe_headers_and_a_single_heading(desk: TestClient, address: str) -> None:
    answer = desk.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert "'unsafe" not in POLICY
    assert len(re.findall(r"<h1[ >]", answer.text)) == 1
    assert not re.search(r"<[^>]+ (style|on\w+)=", answer.text)


def test_every_link_on_every_page_leads_somewhere(desk: TestClient) -> None:
    links = {
        link for address in PAGES for link in re.findall(r'(?:href|src)="([^"#]+)', desk.get(address).text)
    }
    assert "/events/talks-1" in links
    assert {
        link: desk.get(link.replace("&amp;", "&")).status_code for link in links if link.startswith("/")
    } == dict.fromkeys(links, 200)


def test_the_event_page_shows_both_accounts_and_that_they_differ(desk: TestClient) -> None:
    text = desk.get("/events/talks-1").text
    assert "Wire Agency" in text
    assert "Daily Paper" in text
    assert "How did the talks end?" in text
    assert "“met in Geneva on Monday”" in text
    assert 'class="differs"' in text


def test_filters_in_the_address_narrow_the_list(desk: TestClient) -> None:
    assert "1 event," in desk.get("/?kind=contacts").text
    assert "0 events" not in desk.get("/?kind=missile-test").text
    assert "No event passes" in desk.get("/?place=Atlantis").text
    assert desk.get("/?since=soon").status_code == 400


def test_an_unknown_event_is_a_page_of_its_own(desk: TestClient) -> None:
    answer = desk.get("/events/none")
    assert answer.status_code == 404
    assert "Not in this record" in answer.text


def test_markup_in_a_report_is_shown_as_text(tmp_path: Path) -> None:
    hostile = '<script>alert(1)</script>\n\n<img src=x onerror="alert(2)"> {{ 7 * 7 }} </p></main><h1>x</h1>'
    store = open_store(tmp_path / "a.db")
    reading = wire_reading()
    lines = tuple(
        msgspec.structs.replace(line, number=number, start=start, end=end)
        for line, (number, start, end) in zip(
            reading.zones, ((1, 0, 25), (3, 27, len(hostile))), strict=False
        )
    )
    bad = msgspec.structs.replace(
        reading, report=report(hostile, "hostile"), zones=lines, accounts=(), statements=(), actors=()
    )
    store.add(bad)
    with TestClient(create_app(OpenRecord(store)), base_url="http://localhost") as client:
        text = client.get("/reports/hostile").text
    assert "&lt;script&gt;" in text
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "{{ 7 * 7 }}" in text


def test_an_empty_record_says_what_would_fill_it(tmp_path: Path) -> None:
    with TestClient(
        create_app(OpenRecord(open_store(tmp_path / "a.db"))), base_url="http://localhost"
    ) as client:
        for address in ("/", "/positions", "/disputes", "/calendar", "/reports", "/who"):
            assert 'class="empty"' in client.get(address).text


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org"])
def test_the_desk_refuses_a_public_address(tmp_path: Path, host: str) -> None:
    with pytest.raises(CommuniqueError, match="own address only"):
        serve(OpenRecord(open_store(tmp_path / "a.db")), host=host)


def test_an_address_keeps_what_was_asked_and_nothing_else() -> None:
    address = Address.of({"kind": "talks", "since": "2018", "evil": "x"})
    assert address.query() == "?kind=talks&since=2018"
    assert address.query(since="") == "?kind=talks"
    assert Address().query() == "?"


def test_pieces_are_cut_where_marks_begin_and_end() -> None:
    marks = [Layer(0, 4, "name"), Layer(2, 8, "account", "a1")]
    made = pieces("abcdefghij", 0, 10, marks)
    assert [(piece.text, piece.kinds, piece.refs) for piece in made] == [
        ("ab", ("name",), ()),
        ("cd", ("account", "name"), ("a1",)),
        ("efgh", ("account",), ("a1",)),
        ("ij", (), ()),
    ]


def test_many_events_are_drawn_as_density_so_that_the_page_stays_small() -> None:
    many = [
        Event(
            id=f"e{number}", type="talks", title="t", fields={}, date=parse(f"2018-01-{number % 28 + 1:02d}")
        )
        for number in range(MOST_MARKS + 1)
    ]
    held = Corpus(Record(events=tuple(many)), ())
    days = parse("2018-01")
    drawing = draw(held, columns(held), np.arange(len(many)), days.start, days.end)
    [contacts] = [lane for lane in drawing.lanes if lane.lane == "contacts"]
    assert contacts.marks == ()
    assert sum(bin.count for bin in contacts.bins) == len(many)


def test_as_of_is_in_the_address_and_in_every_link(desk: TestClient) -> None:
    text = desk.get("/?as_of=2018-06-05").text
    assert "published by 5 June 2018" in text
    events = re.findall(r'href="(/events/[^"]+)"', text)
    assert events
    assert all("as_of=2018-06-05" in link for link in events)
    assert "Daily Paper" not in desk.get(events[0].replace("&amp;", "&")).text
    assert desk.get("/?as_of=whenever").status_code == 400


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "/?as_of=2018"),
        ("/?kind=talks", "/?kind=talks&as_of=2018"),
        ("/?", "/?as_of=2018"),
        ("/reports/x#L3", "/reports/x?as_of=2018#L3"),
    ],
)
def test_a_query_is_added_before_the_fragment(path: str, expected: str) -> None:
    assert with_query(path, as_of="2018") == expected
    assert with_query(path, as_of="") == path


def test_search_finds_people_and_marks_the_words(desk: TestClient) -> None:
    text = desk.get("/search?q=trentino").text
    assert 'href="/who/ada-trentino"' in text
    assert "<b>Trentino</b>" in text
    assert "Nothing holds all" in desk.get("/search?q=atlantis").text


def test_a_hit_says_what_it_is_and_where_it_is_from(desk: TestClient) -> None:
    text = desk.get("/search?q=geneva").text
    assert "report, Wire Agency, 5 June 2018" in text
    assert "event, 4 June 2018" in text


def test_search_as_of_a_day_finds_only_what_was_known_by_then(desk: TestClient) -> None:
    assert "Daily Paper" in desk.get("/search?q=geneva").text
    past = desk.get("/search?q=geneva&as_of=2018-06-05").text
    assert "report, Wire Agency" in past
    assert "Daily Paper" not in past
    assert 'name="as_of" value="2018-06-05"' in past


def test_a_few_far_off_years_do_not_press_the_rest_into_a_corner() -> None:
    far = Event(id="far", type="talks", title="t", fields={}, date=parse("1953-07-27"))
    near = [
        Event(id=f"e{day}", type="talks", title="t", fields={}, date=parse(f"2018-06-{day:02d}"))
        for day in range(1, 29)
    ]
    held, rows = columns_of(frame_of([far, *near], ())), np.arange(29)
    drawn = horizon(held, rows, None, None)
    assert drawn is not None
    assert drawn[0].year == 2018
    assert horizon(held, rows, parse("1950").start, None) == (parse("1950").start, drawn[1])
    assert horizon(held, rows[:0], None, None) is None


def test_only_the_cells_that_differ_from_the_best_value_are_marked(desk: TestClient) -> None:
    text = desk.get("/events/talks-1").text
    outcome = re.search(r'<tr class="differs"><th scope="row">outcome.*?</tr>', text, re.DOTALL)
    assert outcome
    assert '<td>broke down</td><td class="other">to continue' in outcome[0]


def test_corroboration_counts_origins_in_words(desk: TestClient) -> None:
    text = desk.get("/events/talks-1").text
    assert "2 reports, 2 origins" in text.partition('<table class="facts">')[2]


@pytest.mark.parametrize("address", [*PAGES, "/map", "/network", "/changes?since=2018-06-05", "/positions?side=sylvania", "/?kind=speech"])  # fmt: skip
def test_every_page_has_its_day_and_every_link_and_form_keeps_it(desk: TestClient, address: str) -> None:
    if address.startswith("/events/"):
        # The event as merged from the reports of the time has an id of its own.
        [address] = set(
            re.findall(r'href="(/events/\w+)\?', desk.get("/?as_of=2018-06-07&kind=contacts").text)
        )
    text = desk.get(address + ("&" if "?" in address else "?") + "as_of=2018-06-07").text
    assert 'class="asof"' in text
    assert "The record as the reports published by 7 June 2018" in text
    links = [link for link in re.findall(r'href="(/[^"]*)"', text) if not link.startswith("/static/")]
    # The desk's own work is on the present record alone, and one link leads back to it.
    left = {link for link in links if "as_of=2018-06-07" not in link}
    assert len(left - {"/review", "/corrections"}) == 1
    for form in re.findall(r'<form class="sentence".*?</form>', text, re.DOTALL):
        assert 'name="as_of" value="2018-06-07"' in form
    assert 'rel="bookmark"' in text
    assert "Cite this page" in text
