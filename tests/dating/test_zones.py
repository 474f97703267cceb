"""Time zones: the zone that words name, the zone of a place, and which day it is there."""

from __future__ import annotations

from datetime import date
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.dating import expressions_in
from communique.dating.zones import elsewhere, local_days, zone_of
from communique.dating.zones.table import clock_of, marks, world
from communique.errors import DataError
from communique.model.interval import Interval, day, parse

SATURDAY = parse("2016-10-22")


@pytest.mark.parametrize(
    ("text", "words", "zone"),
    [
        ("It fell at 3 a.m. EST on Tuesday.", "3 a.m. EST on Tuesday", "America/New_York"),
        ("He spoke on Tuesday evening Washington time.", "Tuesday evening Washington time", "America/New_York"),
        ("It flew early Wednesday Korean time.", "early Wednesday Korean time", "Asia/Seoul"),
        ("It flew early Wednesday (Korean time).", "early Wednesday", "Asia/Seoul"),
        ("It flew on Wednesday, Seoul time.", "Wednesday", "Asia/Seoul"),
        ("It flew at 2230 GMT on Friday.", "2230 GMT on Friday", "Etc/UTC"),
        ("The talks open at 9 p.m. Eastern time Sunday.", "9 p.m. Eastern time Sunday", "America/New_York"),
        ("It flew at 6:40 a.m. local time on Thursday.", "6:40 a.m. local time on Thursday", "local"),
        ("They spoke at 10 a.m. Central European time on Monday.", "10 a.m. Central European time on Monday", "Europe/Paris"),
        ("They met on Thursday for the first time.", "Thursday", None),
        ("They met on Thursday in pt form.", "Thursday", None),
    ],
)  # fmt: skip
def test_words_name_the_clock_they_tell_time_by(text: str, words: str, zone: str | None) -> None:
    told = {text[each.start : each.end]: each.zone for each in expressions_in(text, SATURDAY)}
    assert told == {words: zone}


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("seoul,south-korea", "Asia/Seoul"),
        ("panmunjom,korea", "Asia/Seoul"),
        ("north-korea", "Asia/Pyongyang"),
        ("guam", "Pacific/Guam"),
        ("los-angeles,united-states", "America/Los_Angeles"),
        ("washington,united-states", "America/New_York"),
        ("kuala-lumpur,malaysia", "Asia/Kuala_Lumpur"),
        ("pacific", None),
        ("nowhere,no-such-state", None),
        ("", None),
        (None, None),
    ],
)
def test_places_keep_a_zone(place: str | None, zone: str | None) -> None:
    assert zone_of(place) == zone


@pytest.mark.parametrize(
    ("text", "place", "days", "zone", "rule"),
    [
        # The sentence of the design: Tuesday evening in Washington is Wednesday in Seoul.
        ("He spoke on Tuesday evening Washington time.", "seoul,south-korea", "2016-10-19", "Asia/Seoul", "zone"),
        ("He spoke on Tuesday evening.", "washington,united-states", "2016-10-18", "America/New_York", "local"),
        ("It flew late Tuesday EDT.", "north-korea", "2016-10-19", "Asia/Pyongyang", "zone"),
        ("It flew early Wednesday (Korean time).", "pyongyang,north-korea", "2016-10-19", "Asia/Pyongyang", "zone"),
        ("It flew early Wednesday local time.", "north-korea", "2016-10-19", "Asia/Pyongyang", "local"),
        ("It flew at 2230 GMT on Friday.", "seoul,south-korea", "2016-10-22", "Asia/Seoul", "zone"),
        ("It flew at 1430 GMT on Friday.", "seoul,south-korea", "2016-10-21", "Asia/Seoul", "zone"),
        ("They signed on Friday Tokyo time.", "washington,united-states", "2016-10-20/2016-10-21", "America/New_York", "zone"),
        ("They spoke on Tuesday evening Washington time.", None, "2016-10-18", "America/New_York", "marked"),
    ],
)  # fmt: skip
def test_the_place_of_the_event_decides_the_day(
    text: str, place: str | None, days: str, zone: str, rule: str
) -> None:
    [value] = expressions_in(text, SATURDAY)
    local = local_days(value, text[value.start : value.end], place)
    expected = parse(days)
    assert local is not None
    assert (local.interval.start, local.interval.end) == (expected.start, expected.end)
    assert (local.zone, local.rule) == (zone, rule)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("They met on Tuesday.", None),
        ("They met on Tuesday, local time.", None),
        ("They met in October.", "seoul,south-korea"),
        ("They talked for two days.", "seoul,south-korea"),
    ],
)
def test_nothing_is_said_of_a_zone_that_nothing_tells(text: str, place: str | None) -> None:
    [value] = expressions_in(text, SATURDAY)
    assert local_days(value, text[value.start : value.end], place) is None


def test_every_zone_of_the_tables_is_known() -> None:
    held = marks()
    named = {
        *held.abbreviations.values(),
        *held.names.values(),
        *held.places.values(),
        *world().states.values(),
        *world().cities.values(),
    }
    assert named <= available_timezones()


def test_an_unknown_zone_says_what_to_do() -> None:
    with pytest.raises(DataError, match="tzdata"):
        clock_of("Europe/Atlantis")


ZONES = st.sampled_from(["America/New_York", "Asia/Seoul", "Etc/UTC", "Pacific/Auckland", "Pacific/Honolulu"])


@given(
    on=st.dates(date(1990, 1, 1), date(2034, 12, 31)),
    zone=ZONES,
    other=ZONES,
    first=st.integers(0, 23),
    length=st.integers(0, 24),
)
def test_elsewhere_it_is_a_day_off_at_most(on: date, zone: str, other: str, first: int, length: int) -> None:
    hours = (float(first), float(min(24, first + length)))
    turned = elsewhere(day(on), hours, zone, other)
    assert turned.distance(day(on)) <= 1
    assert turned.days <= 3
    assert elsewhere(day(on), hours, zone, zone) == day(on)


def test_the_ends_of_the_calendar_stay() -> None:
    for edge in (date.min, date.max):
        held = Interval(edge, edge, "day")
        assert elsewhere(held, (18.0, 24.0), "America/New_York", "Asia/Seoul") == held
