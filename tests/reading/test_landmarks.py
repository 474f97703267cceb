"""What reports name without a day takes it from public record; what they date keeps their day."""

from __future__ import annotations

import pytest

from communique.model import Profile, Report, content_hash
from communique.model.interval import parse
from communique.model.profile import KnownEvent
from communique.reading.landmarks import RULE, landmarks
from communique.reading.read import read


def _dates(
    text: str, kind: str, published: str = "2019-03-04", profile: Profile | None = None
) -> list[tuple[str, str]]:
    report = Report(id=content_hash(text), text=text, name="r", published=published)
    reading = read(report) if profile is None else read(report, profile)
    return [
        (str(each.date.value), each.date.rule)
        for each in reading.accounts
        if each.type.value == kind and each.date is not None
    ]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        (
            "Cuba marked the anniversary of the U.S.-supported Bay of Pigs invasion.",
            "attack",
            "1961-04-17/1961-04-20",
        ),
        (
            "North Korea and the United States signed the Agreed Framework. It froze the reactor.",
            "agreement",
            "1994-10-21",
        ),
    ],
)
def test_a_happening_of_public_record_takes_its_day(text: str, kind: str, day: str) -> None:
    assert (str(parse(day)), RULE) in _dates(text, kind)


def test_a_day_that_the_report_gives_stands() -> None:
    text = "The United States and Iran signed the Iran nuclear deal in Vienna on July 20, 2015."
    assert [day for day, _ in _dates(text, "agreement")] == [str(parse("2015-07-20"))]


def test_what_is_after_the_report_is_not_meant() -> None:
    text = "Iran and the United States agreed the Iran nuclear deal, officials said."
    assert all(rule != RULE for _, rule in _dates(text, "agreement", "2014-05-06"))


def test_the_users_own_events_are_known_too() -> None:
    known = KnownEvent(
        id="zenda",
        type="agreement",
        date=parse("1894-05-06"),
        name="Treaty of Zenda",
        sides=("france", "germany"),
    )
    profile = Profile(id="ruritania", title="Ruritania", events=(known,))
    text = "France and Germany once signed the Treaty of Zenda."
    assert (str(parse("1894-05-06")), RULE) in _dates(text, "agreement", profile=profile)


def test_every_row_has_days_and_names_in_lower_case() -> None:
    for each in landmarks():
        assert each.interval.start <= each.interval.end
        assert each.names
        assert all(name == name.lower() for name in (*each.names, *each.others))


def test_a_day_within_a_name_is_of_the_year_that_is_meant() -> None:
    text = (
        "North Korea and South Korea adopted the June 15 joint declaration in Pyongyang.\n\n"
        "Seoul must honor the October 4 declaration, the North said on Thursday."
    )
    report = Report(id=content_hash(text), text=text, name="r", published="2011-07-24")
    days = {time.interval for time in read(report).times}
    assert {parse("2000-06-15"), parse("2007-10-04")} <= days
    assert all(day is None or day.start.isoformat() != "2011-06-15" for day in days)
