"""Zones by line, and days of at most a week."""

from __future__ import annotations

from typing import Any

import pytest

from communique.model import Dated, Reading, ZonedLine
from communique.scoring.gold import GoldReport
from communique.scoring.pages import mark_page
from communique.scoring.tally import Share, Tally
from tests.scoring.village import FIRST, days, report


def page(day: str | None, *zones: str) -> Reading:
    lines: list[Any] = [ZonedLine(number, 0, 1, zone) for number, zone in enumerate(zones, 1)]  # type: ignore[arg-type]
    return Reading(report=report(), zones=tuple(lines), dated=Dated(interval=days(day)))


def gold(day: str | None = "2018-06-06", *zones: str) -> GoldReport:
    return GoldReport(name="first", text=FIRST, published=days(day), zones=dict(enumerate(zones, 1)))


def test_lines_and_body() -> None:
    marks = mark_page(
        gold(None, "headline", "body", "body", "chrome"), page(None, "headline", "body", "caption", "body")
    )
    assert marks.lines == Share(2, 4)
    assert marks.body == Tally(1, 1, 1)


@pytest.mark.parametrize(
    ("day", "answered", "overlap", "error"),
    [
        ("2018-06-06", 1, 1, Share(0, 1)),
        ("2018-06-03/2018-06-09", 1, 1, Share(0, 1)),
        ("2018-06-03/2018-06-10", 1, 0, Share(0, 1)),
        ("2018-06-09", 1, 0, Share(3, 1)),
        ("2018-06", 1, 0, Share(9, 1)),
        (None, 0, 0, Share(0, 0)),
    ],
)
def test_days(day: str | None, answered: int, overlap: int, error: Share) -> None:
    marks = mark_page(gold("2018-06-06"), page(day))
    assert marks.answered == Share(answered, 1)
    assert marks.overlap == Share(overlap, 1)
    assert marks.error_days == error


def test_a_report_that_was_not_read_earns_nothing() -> None:
    marks = mark_page(gold("2018-06-06", "body"), None)
    assert (marks.lines.value, marks.body.f1, marks.answered.value, marks.overlap.value) == (0, 0, 0, 0)
