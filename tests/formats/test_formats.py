"""Exports: valid for the programs that read them, the same for the same record."""

import json

from hypothesis import given
from hypothesis import strategies as st

from communique.formats import icalendar, markdown, plover_rows
from communique.formats.calendar import _escape, _fold
from tests.builders import corpus


def test_the_calendar_holds_each_due_expectation_over_all_its_days() -> None:
    text = icalendar(corpus())
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "DTSTART;VALUE=DATE:20180701\r\nDTEND;VALUE=DATE:20180801\r\n" in text
    assert "SUMMARY:a test\r\n" in text


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=300))
def test_folded_lines_are_short_and_unfold_to_the_line(line: str) -> None:
    folded = _fold(line)
    assert all(len(piece.encode()) <= 75 for piece in folded.split("\r\n"))
    assert folded.replace("\r\n ", "").removesuffix("\r\n") == line


def test_commas_and_breaks_are_escaped_in_the_calendar() -> None:
    assert _escape("a, b; c\\d\ne") == "a\\, b\\; c\\\\d\\ne"


def test_the_chronology_names_disputes_and_sources() -> None:
    text = markdown(corpus())
    assert "**4 June 2018** Talks between Freedonia and Sylvania in Geneva, Geneva, Switzerland" in text
    assert "- *Disputed:* How did the talks end? broke-down; to-continue" in text
    assert "- wire-agency, 5 June 2018: “met in Geneva on Monday”" in text


def test_plover_rows_hold_what_happened() -> None:
    rows = [json.loads(line) for line in plover_rows(corpus()).splitlines()]
    assert [row["event"] for row in rows] == ["CONSULT"]
    assert rows[0]["source"] == ["freedonia", "sylvania"]
