"""Days counted from known events: of the world's calendar, of the profile, and of terms in office."""

from __future__ import annotations

import pytest

from communique.dating import expressions_in
from communique.model import Profile
from communique.model.interval import parse
from communique.model.profile import KnownEvent

PROFILE = Profile(
    events=(
        KnownEvent(id="accord", type="agreement", date=parse("2011-05-20"), name="Zenda accord", names=("river accord",)),
        KnownEvent(id="talks", type="talks", date=parse("2012-02-28/2012-02-29"), name="second round of Strelsau talks"),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "days", "rule", "event"),
    [
        ("They met two days after the Zenda accord.", "two days after the Zenda accord", "2011-05-22", "event-offset", "zenda accord"),
        ("They met the day before the river accord.", "the day before the river accord", "2011-05-19", "event-offset", "river accord"),
        ("A month after the failed river accord they met.", "A month after the failed river accord", "2011-06", "event-offset", "river accord"),
        ("A year after the Zenda accord they met.", "A year after the Zenda accord", "2012", "event-offset", "zenda accord"),
        ("In the weeks after the Zenda accord they met.", "the weeks after the Zenda accord", "2011-05-20/2011-06-10", "event-offset", "zenda accord"),
        ("Shortly before the Zenda accord they met.", "Shortly before the Zenda accord", "2011-05-13/2011-05-20", "event-soon", "zenda accord"),
        ("Nothing has moved since the Zenda accord.", "the Zenda accord", "2011-05-20/2012-03-01", "event+since", "zenda accord"),
        ("It was the eve of the Zenda accord.", "the eve of the Zenda accord", "2011-05-19", "event-eve", "zenda accord"),
        ("They marked the first anniversary of the Zenda accord.", "the first anniversary of the Zenda accord", "2012-05-20", "event-anniversary", "zenda accord"),
        ("They mark the anniversary of the Zenda accord.", "the anniversary of the Zenda accord", "2012-05-20", "event-anniversary", "zenda accord"),
        # Of an event of two days it is counted from the last, or back from the first; 2012 is a leap year.
        ("They rested the day after the second round of Strelsau talks.", "the day after the second round of Strelsau talks", "2012-03-01", "event-offset", "second round of strelsau talks"),
        ("They rested two days before the second round of Strelsau talks.", "two days before the second round of Strelsau talks", "2012-02-26", "event-offset", "second round of strelsau talks"),
        ("Much has changed since the September 11 attacks.", "the September 11 attacks", "2001-09-11/2012-03-01", "event+since", "september 11 attacks"),
        ("Since taking office, President Obama has travelled.", "taking office", "2009-01-20/2012-03-01", "event+since", "Barack Obama in office"),
        ("It is the first since Kim Jong Un came to power.", "Kim Jong Un came to power", "2011-12-17/2012-03-01", "event+since", "Kim Jong Un in office"),
        ("It came days after Barack Obama took office.", "days after Barack Obama took office", "2009-01-20/2009-01-27", "event-offset", "Barack Obama in office"),
    ],
)  # fmt: skip
def test_a_known_event_is_a_day_to_count_from(
    text: str, words: str, days: str, rule: str, event: str
) -> None:
    values = expressions_in(text, parse("2012-03-01"), profile=PROFILE)
    [value] = [each for each in values if each.anchor == "event"]
    assert text[value.start : value.end] == words
    expected = parse(days)
    assert value.interval is not None
    assert (value.interval.start, value.interval.end) == (expected.start, expected.end)
    assert value.rule == rule
    assert value.event is not None
    assert value.event.startswith(f"{event} (")


@pytest.mark.parametrize(
    "text",
    [
        "They met two days after an accord.",
        "The talks were taking place in the office.",
        # Places alone are no events to count from, and an event to come is not one since which anything was.
        "They rode home a day after Hanoi.",
        "Much has changed since the Singapore summit of Kim.",
        # A term is somebody's: nobody named here took office in that year.
        "Barack Obama reworked it soon after taking office in 2003.",
        "It was a year ago after the Zenda accord.",
    ],
)
def test_what_is_no_known_event_anchors_nothing(text: str) -> None:
    values = expressions_in(text, parse("2012-03-01"), profile=PROFILE)
    assert all(each.anchor != "event" and each.event is None for each in values)


def test_days_from_an_event_need_no_anchor() -> None:
    [value] = expressions_in("They met a week after the Zenda accord.", None, profile=PROFILE)
    assert value.value == "2011-05-27"
