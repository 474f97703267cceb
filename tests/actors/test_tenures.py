"""Tenures: bounded from inside by the days of reports, ended by one that looks back; two in one seat are at odds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from communique.actors.record import is_over
from communique.actors.tenures import rivals, tenures
from communique.model import NO_PROFILE, Actor, Interval, Office, Profile, ProfileActor, ProfileOffice, Span

Row = tuple[str, str, str, str]
"""Day, person, title, when."""


def told(*rows: Row) -> list[tuple[str, Interval | None, list[tuple[str, Actor]]]]:
    made = []
    for i, (day, person, title, when) in enumerate(rows):
        report = f"r{i}"
        office = Office(title, "ruritania", when, (Span(report, 0, 1),))  # type: ignore[arg-type]
        actor = Actor(id=person, kind="person", name=person, offices=(office,))
        found = Interval(date.fromisoformat(day), date.fromisoformat(day), "day") if day else None
        made.append((report, found, [(person, actor)]))
    return made


def test_a_tenure_runs_from_the_first_to_the_last_day_that_has_him_in_office() -> None:
    [found] = tenures(
        told(
            ("2013-04-01", "rassendyll", "president", "current"),
            ("2014-02-01", "rassendyll", "president", "current"),
            ("2016-01-01", "rassendyll", "president", "former"),
            ("", "rassendyll", "president", "current"),
        ),
        NO_PROFILE,
    )
    assert str(found.held) == "2013-04-01/2014-02-01"
    assert found.ended == date(2016, 1, 1)
    assert found.undated == ("r3",)


PAIRS = [
    # One report among those of the other: both cannot be.
    ([("2013-01-01", "a"), ("2013-03-01", "b"), ("2013-06-01", "a")], {"a", "b"}),
    # One after the other.
    ([("2013-01-01", "a"), ("2013-03-01", "a"), ("2013-06-01", "b")], set()),
    # A handover of days.
    ([("2013-01-01", "a"), ("2013-01-05", "b"), ("2013-01-09", "a"), ("2013-06-01", "b")], set()),
    # One who comes back after years.
    ([("2008-01-01", "a"), ("2010-01-01", "b"), ("2013-01-01", "a")], set()),
]


@pytest.mark.parametrize(("rows", "at_odds"), PAIRS)
def test_two_in_one_seat_are_at_odds(rows: list[tuple[str, str]], at_odds: set[str]) -> None:
    found = rivals(tenures(told(*((day, who, "president", "current") for day, who in rows)), NO_PROFILE))
    assert {who for each in found for who, _ in each.holders} == at_odds


def test_titles_of_one_seat_are_compared_and_those_that_many_hold_are_not() -> None:
    rows = [("2013-01-01", "a"), ("2013-03-01", "b"), ("2013-06-01", "a")]
    titles = {"a": "defense secretary", "b": "secretary of defense"}
    assert rivals(tenures(told(*((day, who, titles[who], "current") for day, who in rows)), NO_PROFILE))
    assert not rivals(tenures(told(*((day, who, "senator", "current") for day, who in rows)), NO_PROFILE))


def test_a_day_outside_what_the_profile_knows_is_strange_and_contradicts_nobody() -> None:
    profile = Profile(
        actors=(
            ProfileActor(
                id="b", kind="person", name="B",
                offices=(ProfileOffice(title="president", of="ruritania", since="2001", until="2005"),),
            ),
        )
    )  # fmt: skip
    rows = told(*((day, who, "president", "current") for day, who in PAIRS[0][0]))
    held = tenures(rows, profile)
    assert {each.actor: len(each.strange) for each in held} == {"a": 0, "b": 1}
    assert {each.actor: each.known for each in held}["b"] == (("2001", "2005"),)
    assert not rivals(held)


@pytest.mark.parametrize(
    ("who", "title", "of", "last"),
    [
        ("george-w-bush", "president", "united-states", date(2009, 1, 20)),
        ("john-kerry", "secretary of state", "united-states", date(2017, 1, 20)),
    ],
)
def test_an_office_of_public_record_is_over_when_a_successor_holds_it(
    who: str, title: str, of: str, last: date
) -> None:
    assert not is_over(who, title, of, last.isoformat())
    assert is_over(who, title, of, (last + timedelta(days=30)).isoformat())


def test_nothing_is_over_where_no_successor_is_known() -> None:
    assert not is_over("nobody-at-all", "president", "united-states", "2018-01-01")
    assert not is_over("barack-obama", "senator", "united-states", "2018-01-01")
