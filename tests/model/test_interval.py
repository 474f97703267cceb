"""Intervals of days: precision kept, never narrowed."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Interval
from communique.model.interval import day, month, parse, span_of, year

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start = draw(DAYS)
    return span_of(start, start + timedelta(draw(st.integers(0, 400))))


@pytest.mark.parametrize(
    ("text", "expected", "precision"),
    [
        ("2016-10-22", "2016-10-22/2016-10-22", "day"),
        ("2016-10", "2016-10-01/2016-10-31", "month"),
        ("2016-02", "2016-02-01/2016-02-29", "month"),
        ("2017-02", "2017-02-01/2017-02-28", "month"),
        ("2018", "2018-01-01/2018-12-31", "year"),
        ("2016-10-21/2016-10-22", "2016-10-21/2016-10-22", "range"),
        ("2018-01-01/2018-12-31", "2018-01-01/2018-12-31", "year"),
        ("2018-06-01/2018-06-30", "2018-06-01/2018-06-30", "month"),
        ("2018/2019", "2018-01-01/2019-12-31", "range"),
        ("2019-01/2019-02", "2019-01-01/2019-02-28", "range"),
    ],
)
def test_iso_8601_is_read_with_its_precision(text: str, expected: str, precision: str) -> None:
    found = parse(text)
    assert (str(found), found.precision) == (expected, precision)


@pytest.mark.parametrize("text", ["", "yesterday", "2016-13", "2016-10-32", "2016-10-22-01", "2017/2016"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse(text)


def test_an_interval_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Interval(date(2016, 1, 2), date(2016, 1, 1))


def test_a_day_lies_in_its_month_and_the_month_in_its_year() -> None:
    assert month(2016, 10).contains(day(date(2016, 10, 22)))
    assert year(2016).contains(month(2016, 10))
    assert not month(2016, 10).contains(month(2016, 11))
    assert month(2016, 10).contains(date(2016, 10, 31))


def test_the_common_days_keep_the_finer_precision() -> None:
    assert year(2016).intersect(month(2016, 10)) == month(2016, 10)
    assert month(2016, 10).intersect(month(2016, 11)) is None
    assert month(2016, 10).intersect(parse("2016-10-31/2016-11-02")) == day(date(2016, 10, 31))


@given(intervals(), intervals())
def test_hull_holds_both_and_distance_is_symmetric(one: Interval, other: Interval) -> None:
    hull = one.hull(other)
    assert hull.contains(one)
    assert hull.contains(other)
    assert hull == other.hull(one)
    assert one.distance(other) == other.distance(one)
    assert (one.distance(other) == 0) == one.overlaps(other)


@given(intervals(), intervals())
def test_the_intersection_lies_in_both_and_exists_if_they_overlap(one: Interval, other: Interval) -> None:
    common = one.intersect(other)
    assert (common is not None) == one.overlaps(other)
    if common is not None:
        assert one.contains(common)
        assert other.contains(common)


@given(intervals())
def test_text_and_json_round_trips(one: Interval) -> None:
    again = parse(str(one))
    assert (again.start, again.end) == (one.start, one.end)
    assert msgspec.json.decode(msgspec.json.encode(one), type=Interval) == one
    assert one.contains(one.midpoint)
    assert one.shift(3).shift(-3) == one
