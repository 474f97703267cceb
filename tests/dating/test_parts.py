"""The parts of dating: numbers, named days, calendar units, the data files."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.dating import axis, inverse
from communique.dating.arithmetic import (
    part_of,
    season_span,
    shift_days,
    shift_months,
    week_span,
    weekday_near,
)
from communique.dating.clue import Told
from communique.dating.clues import clues_of
from communique.dating.expressions import LEXICON, RULES
from communique.dating.holders import holders
from communique.dating.holidays import HOLIDAYS, easter, load_holidays
from communique.dating.inverse import days_meant
from communique.dating.knowledge import landmarks, series, tenures
from communique.dating.known_clues import act_clues
from communique.dating.lexicon import load_lexicon
from communique.dating.makers import MAKERS
from communique.dating.numbers import number, ordinal
from communique.dating.patterns import compile_rules, literals_of, read_rules
from communique.dating.tense import of_words
from communique.dating.words import words_of
from communique.errors import DataError
from communique.model import NO_PROFILE
from communique.model.interval import month


@pytest.mark.parametrize(
    ("words", "value"),
    [("two", 2), ("twenty - five", 25), ("twenty four", 24), ("a couple of", 2), ("two and a half", 2.5), ("a hundred", 100),
     ("1,500", 1500), ("2 1 / 2", 2.5), ("several", None), ("a", 1), ("half a", 0.5), ("two or three", 2), ("a dozen", 12), ("", None)],
)  # fmt: skip
def test_numbers(words: str, value: float | None) -> None:
    assert number(words) == value


@pytest.mark.parametrize(
    ("words", "value"), [("12th", 12), ("third", 3), ("twenty - first", 21), ("22nd", 22), ("soon", None)]
)
def test_ordinals(words: str, value: int | None) -> None:
    assert ordinal(words) == value


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2000, "04-23"),
        (2008, "03-23"),
        (2011, "04-24"),
        (2016, "03-27"),
        (2018, "04-01"),
        (2019, "04-21"),
        (2024, "03-31"),
    ],
)
def test_easter(year: int, day: str) -> None:
    assert easter(year) == date.fromisoformat(f"{year}-{day}")


@pytest.mark.parametrize(
    ("name", "day"),
    [("thanksgiving", "2018-11-22"), ("labor day", "2017-09-04"), ("memorial day", "2016-05-30"), ("lunar new year", "2019-02-05"),
     ("chuseok", "2018-09-24"), ("good friday", "2018-03-30"), ("halloween", "2013-10-31"), ("martin luther king day", "2017-01-16")],
)  # fmt: skip
def test_named_days(name: str, day: str) -> None:
    wanted = date.fromisoformat(day)
    assert HOLIDAYS[name](wanted.year) == wanted


def test_a_holiday_without_a_rule_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "holidays.yaml"
    path.write_text("holidays:\n  - {names: [some day]}\n", "utf-8")
    with pytest.raises(DataError, match="no rule"):
        load_holidays(path)


@given(st.dates(), st.integers(-50_000, 50_000))
def test_months_and_days_stay_on_the_calendar(value: date, count: int) -> None:
    moved = shift_months(value, count)
    assert moved is None or (moved.year * 12 + moved.month) - (value.year * 12 + value.month) == count
    later = shift_days(value, count)
    assert later is None or (later - value).days == count


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_the_last_and_next_weekday_lie_within_a_week(value: date, weekday: int) -> None:
    last, following = weekday_near(value, weekday, -1), weekday_near(value, weekday, 1, include=False)
    assert last is not None
    assert following is not None
    assert last.weekday() == following.weekday() == weekday
    assert 0 <= (value - last).days <= 6
    assert 1 <= (following - value).days <= 7


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["early", "mid", "late", "whole"]))
def test_a_part_lies_within_its_whole(value: date, part: str) -> None:
    for whole in (month(value.year, value.month), week_span(value), season_span(value.year, "summer")):
        assert whole is not None
        assert whole.contains(part_of(whole, part))


def test_every_rule_has_its_maker_and_matches_something() -> None:
    assert {rule.make for rule in RULES} == set(MAKERS)
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("rules", "why"),
    [
        ("rules: [{name: a, pattern: 'NOSUCHCLASS', make: year}]", "NOSUCHCLASS"),
        ("rules: [{name: a}]", "needs"),
        ("other: []", "list"),
    ],
)
def test_bad_rules_are_refused(tmp_path: Path, rules: str, why: str) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(rules, "utf-8")
    with pytest.raises(DataError, match=why):
        compile_rules(read_rules(path), LEXICON)


def test_a_lexicon_of_the_wrong_shape_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.yaml"
    path.write_text("classes: {ON: [on]}\nphrases: {}\n", "utf-8")
    with pytest.raises(DataError, match="quote"):
        load_lexicon(literals_of([]), [], path)


def codes_of(text: str) -> str:
    return words_of(text, [(0, len(text))], LEXICON).codes


@given(
    st.lists(st.sampled_from([word for row in read_rules() for word in row["pattern"].split()]), max_size=12)
)
def test_no_rule_is_left_out_that_would_have_matched(words: list[str]) -> None:
    codes = codes_of(" ".join(["on Monday, 3 May 2016, in early June, a week ago", *words]))
    for rule in RULES:
        assert rule.may_match(frozenset(codes)) or not rule.pattern.search(codes)


def test_a_text_is_looked_through_only_for_what_its_words_may_tell() -> None:
    tried = [rule.name for rule in RULES if rule.may_match(frozenset(codes_of("The envoys met last May.")))]
    assert "maybe-month" in tried
    assert len(tried) < 6
    assert not any(rule.may_match(frozenset(codes_of("Nobody came."))) for rule in RULES)


def test_the_calendar_of_events_is_sound() -> None:
    for landmark in landmarks():
        assert all(start <= end for start, end in landmark.days)
        for words in (*landmark.names, *landmark.beside):
            assert words == words.lower().strip()
            assert len(words) > 1
        assert all(re.search("[a-z]", name) or name[0] in "$'" for name in landmark.names), landmark.names
    for kind in series():
        assert list(kind.days) == sorted(set(kind.days)), kind.name


def test_a_phrase_of_the_calendar_names_one_event_unless_other_words_decide() -> None:
    alone: dict[str, set[object]] = {}
    for landmark in landmarks():
        for name in landmark.names:
            if not landmark.beside:
                alone.setdefault(name, set()).add(landmark.days)
    assert {name for name, days in alone.items() if len(days) > 1} == set()


def test_a_sentence_may_look_ahead_to_an_act_of_a_series_that_is_announced() -> None:
    text = "Officials of the two Koreas plan to use Friday's talks at Panmunjom to speak of the inter-Korean road. The Koreas wait."
    expressions = [Told(text.find("Friday"), text.find("Friday") + 6, "Friday", 1)]
    [clue] = act_clues(text, [(0, len(text))], expressions)
    likely = [place for place in range(axis.LENGTH) if clue.shape[place] > clue.shape.min() + 1.0]
    assert axis.index(date(2018, 6, 1)) in likely
    assert axis.index(date(2018, 7, 5)) not in likely


def test_a_bare_day_of_the_month_lies_near() -> None:
    text = "Hopefully they will have a meeting on the 12th."
    [clue] = [
        each for each in clues_of(text, [(0, len(text))], NO_PROFILE) if "day of the month" in each.note
    ]
    before, after = clue.shape[axis.index(date(2018, 6, 10))], clue.shape[axis.index(date(2018, 6, 14))]
    assert before > after + 1.0


def test_what_is_of_recent_months_is_seldom_of_the_last_days() -> None:
    weights = inverse.days_meant("recent months", -1, date(2017, 9, 3), date(2017, 9, 3))
    assert weights is not None
    assert weights[inverse.BEFORE + 2] < weights[inverse.BEFORE + 40]


def test_who_says_so_behind_a_comma_tells_no_direction() -> None:
    words = words_of(
        "The president will meet their leader in Lima on 12 June, he has said.", [(0, 68)], LEXICON
    )
    first = words.lows.index("12")
    assert of_words(words, first, first + 2) > 0


def test_terms_of_office_are_sound() -> None:
    for held in tenures().values():
        for tenure in held:
            assert tenure.until is None or tenure.since < tenure.until, tenure.person


@pytest.mark.parametrize(
    ("text", "person", "former"),
    [
        ("President Barack Obama said so.", "Barack Obama", False),
        ("US President Obama said so.", "Barack Obama", False),
        ("Former President Barack Obama said so.", "Barack Obama", True),
        ("ex-president Barack Obama said so.", "Barack Obama", True),
        ("Vice President Mike Pence said so.", "Mike Pence", False),
        ("Secretary of State Tillerson said so.", "Rex Tillerson", False),
    ],
)
def test_office_holders_are_found_with_their_titles(text: str, person: str, former: bool) -> None:
    [found] = holders(text)
    assert (found.person, found.former) == (person, former)
    assert person.split()[-1] in text[found.start : found.end]


@pytest.mark.parametrize(
    "text", ["Barack Obama said so.", "Then-President Barack Obama said so.", "President Smith said so."]
)
def test_a_name_without_the_office_says_nothing(text: str) -> None:
    assert holders(text) == []


def test_words_read_backwards_give_the_days_they_are_said_on() -> None:
    event = date(2016, 10, 20)
    weights = days_meant("Thursday", -1, event, event)
    assert weights is not None
    said = [int(place) - 120 for place in np.flatnonzero(weights >= 1.0)]
    assert said == [0, 1, 2, 3, 4, 5, 6]
    assert days_meant("very", -1, event, event) is None


def test_the_shortest_run_holds_its_mass() -> None:
    probability = np.zeros(axis.LENGTH)
    probability[100:110] = 0.05
    probability[500:503] = 0.5 / 3
    assert axis.shortest(probability, 0.45) == (500, 502)
    first, last = axis.shortest(probability, 0.9)
    assert probability[first : last + 1].sum() >= 0.9 - 1e-9


def test_a_centred_run_grows_around_the_likeliest_days() -> None:
    probability = np.zeros(axis.LENGTH)
    probability[500:503] = 0.2
    probability[510] = 0.4
    assert axis.centred(probability, 0.4, 0.4) == (510, 510)
    assert axis.centred(probability, 0.4, 1.0) == (500, 520)
