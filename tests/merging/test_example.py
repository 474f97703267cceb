"""The worked example of docs/THE-RECORD.md holds: the examples of the repository, as annotated."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from communique.merging import as_of, merge
from communique.model import Reading, Record
from communique.scoring.convert import gold_readings
from communique.scoring.goldfile import load_gold

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "kuala-lumpur"
PAGE = Path(__file__).resolve().parents[2] / "docs" / "THE-RECORD.md"


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    return tuple(gold_readings(load_gold(EXAMPLES / "gold", EXAMPLES)).values())


@pytest.fixture(scope="module")
def record(readings: tuple[Reading, ...]) -> Record:
    return merge(readings)


def test_the_missile_test_is_one_event_of_two_origins_with_a_disputed_outcome(record: Record) -> None:
    (event,) = (each for each in record.events if each.type == "missile-test")
    assert (len(event.accounts), event.origins, str(event.date)) == (2, 2, "2016-10-20/2016-10-20")
    (join,) = event.joins
    page = PAGE.read_text(encoding="utf-8")
    for factor in join.factors:
        assert f"| {factor.name} | {factor.weight:+.1f} |" in page
    assert f"**{join.score:+.1f}**" in page
    (dispute,) = (each for each in record.disputes if each.event == event.id)
    assert (dispute.field, {value.value for value in dispute.values}) == ("outcome", {"failure", "success"})


def test_the_talks_of_both_seeds_of_the_story_are_one_event(record: Record) -> None:
    (talks,) = (
        each
        for each in record.events
        if each.best("place") == "kuala-lumpur,malaysia" and each.type == "talks"
    )
    assert str(talks.date) == "2016-10-21/2016-10-22"
    assert talks.reports >= 5
    assert {"han-song-ryol", "robert-gallucci", "jang-il-hun"} <= {each.value for each in talks.people}


def test_the_summit_was_called_off_revived_and_held(readings: tuple[Reading, ...], record: Record) -> None:
    (summit,) = (each for each in record.expectations if str(each.due) == "2018-06-12/2018-06-12")
    assert (summit.fate, summit.history) == ("held", ("cancelled", "reinstated", "held"))
    (before,) = (
        each
        for each in merge(as_of(readings, date(2018, 5, 30))).expectations
        if str(each.due) == "2018-06-12/2018-06-12"
    )
    assert before.fate == "cancelled"
