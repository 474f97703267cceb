"""Time expressions: what is found, its TIMEX3 value and its days, from many anchors."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.dating import expressions, expressions_in, reground
from communique.language import Analysis, Sentence, Token
from communique.model.interval import Interval, day, month, parse

DATA: Any = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))
CASES = [(str(anchor), *row) for anchor, rows in DATA["cases"].items() for row in rows]


@pytest.mark.parametrize(("anchor", "text", "words", "value", "days"), CASES)
def test_an_expression_means_its_days(
    anchor: str, text: str, words: str, value: str, days: str | None
) -> None:
    values = expressions_in(text, parse(anchor))
    told = {text[each.start : each.end]: each for each in values}
    assert words in told, f"found {list(told)}"
    found = told[words]
    assert found.value == value
    expected = None if days is None else parse(days)
    assert (found.interval and (found.interval.start, found.interval.end)) == (
        expected and (expected.start, expected.end)
    )


# A leap day, the days around two New Years, and a Wednesday in June.
TURNS = [date(2016, 2, 29), date(2017, 12, 28), date(2018, 1, 2), date(2018, 6, 13), date(2015, 12, 30)]


@pytest.mark.parametrize("anchor", TURNS)
@pytest.mark.parametrize("weekday", range(7))
def test_a_weekday_is_the_last_told_and_the_next_foretold(anchor: date, weekday: int) -> None:
    name = calendar.day_name[weekday]
    [told] = expressions_in(f"They met on {name}.", day(anchor))
    [foretold] = expressions_in(f"They will meet on {name}.", day(anchor))
    assert told.interval == day(anchor - timedelta((anchor.weekday() - weekday) % 7))
    assert foretold.interval == day(anchor + timedelta((weekday - anchor.weekday()) % 7))


@pytest.mark.parametrize(
    "anchor", [date(2018, 1, 2), date(2018, 1, 31), date(2017, 12, 28), date(2018, 6, 13)]
)
@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_alone_is_the_last_begun_when_told_and_the_next_not_over_when_foretold(
    anchor: date, number: int
) -> None:
    name = calendar.month_name[number]
    [told] = expressions_in(f"They met in {name}.", day(anchor))
    [foretold] = expressions_in(f"They will meet in {name}.", day(anchor))
    assert told.interval == month(anchor.year - (number > anchor.month), number)
    assert foretold.interval == month(anchor.year + (number < anchor.month), number)


@pytest.mark.parametrize("text", DATA["nothing"])
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert expressions_in(text, day(date(2016, 10, 22))) == ()


def test_every_value_names_its_rule_and_anchor() -> None:
    [first, second, third] = expressions_in(
        "In 1994 they met; they met on Thursday and again the next day.", day(date(2016, 10, 22))
    )
    assert (first.rule, first.anchor) == ("year", "explicit")
    assert (second.rule, second.anchor) == ("weekday", "report")
    assert (third.rule, third.anchor) == ("narrative-unit", "previous")


def test_without_an_anchor_relative_words_have_no_days() -> None:
    values = expressions_in("They met on Thursday, in July and last year, not in 2015.", None)
    assert [each.interval is None for each in values] == [True, True, True, False]
    assert [each.value for each in values][:2] == ["XXXX-WXX-4", "XXXX-07"]
    assert all(each.anchor == "none" for each in values[:3])


def test_an_anchor_of_two_days_widens_what_hangs_on_it() -> None:
    [value] = expressions_in("They met yesterday.", Interval(date(2016, 10, 23), date(2016, 10, 24), "range"))
    assert value.interval is not None
    assert (value.interval.start, value.interval.end) == (date(2016, 10, 22), date(2016, 10, 23))


def test_blank_lines_part_dates() -> None:
    text = "It failed in 2019\n\nMay 4 was a Saturday"
    values = expressions_in(text, day(date(2019, 10, 1)))
    assert [text[each.start : each.end] for each in values] == ["2019", "May 4", "Saturday"]


def test_dates_may_run_over_a_line_break() -> None:
    text = "the talks of October\n5, 2019 broke down"
    [value] = expressions_in(text, None)
    assert value.value == "2019-10-05"


def test_reading_again_from_another_day() -> None:
    text = "He said he had met them yesterday."
    [value] = expressions_in(text, day(date(2019, 10, 7)))
    again = reground(value, text, day(date(2019, 10, 2)))
    assert again.value == "2019-10-01"
    assert (again.start, again.end) == (value.start, value.end)


def sentence(*rows: tuple[str, str, str, int, str]) -> Analysis:
    """An analysis of one sentence from rows of text, tag, features, head and relation."""
    text = " ".join(row[0] for row in rows)
    tokens, at = [], 0
    for index, (word, upos, feats, head, deprel) in enumerate(rows):
        tokens.append(Token(index, at, at + len(word), word, upos, feats, word.lower(), head, deprel, 0))
        at += len(word) + 1
    return Analysis(text, tuple(tokens), (Sentence(0, 0, len(tokens), 0, len(text)),), (), (), (), "")


@pytest.mark.parametrize(
    ("feats", "aux", "expected"),
    [
        ("Mood=Ind|Tense=Past|VerbForm=Fin", None, date(2016, 10, 20)),
        ("VerbForm=Inf", "will", date(2016, 10, 27)),
    ],
)
def test_the_tense_of_the_tree_decides_which_thursday(feats: str, aux: str | None, expected: date) -> None:
    rows = [
        ("Envoys", "NOUN", "", 1, "nsubj"),
        ("gather", "VERB", feats, -1, "root"),
        ("Thursday", "PROPN", "", 1, "obl:unmarked"),
    ]
    if aux is not None:
        rows = [("Envoys", "NOUN", "", 2, "nsubj"), (aux, "AUX", "", 2, "aux"), ("gather", "VERB", feats, -1, "root"),
                ("Thursday", "PROPN", "", 2, "obl:unmarked")]  # fmt: skip
    [value] = expressions(sentence(*rows), day(date(2016, 10, 22)))
    assert value.interval == day(expected)


PHRASES = st.sampled_from([row[1] for row in CASES])
SCRAPS = st.text(alphabet="0123456789/-.:, 'stMayJune\n’", max_size=40)


@settings(max_examples=150, deadline=None)
@given(
    anchor=st.one_of(st.none(), st.dates()),
    length=st.integers(0, 40),
    parts=st.lists(st.one_of(PHRASES, SCRAPS, st.text(max_size=20)), min_size=1, max_size=4),
)
def test_any_words_from_any_day_give_ordered_values_within_the_text(
    anchor: date | None, length: int, parts: list[str]
) -> None:
    text = " ".join(parts)
    interval = None
    if anchor is not None:
        interval = Interval(
            anchor, date.fromordinal(min(date.max.toordinal(), anchor.toordinal() + length)), "range"
        )
    values = expressions_in(text, interval)
    at = 0
    for each in values:
        assert at <= each.start < each.end <= len(text)
        at = each.end
        assert each.kind in ("DATE", "TIME", "DURATION", "SET")
        assert each.value and each.rule
        assert (each.anchor == "none") is (each.interval is None)
        if each.interval is not None:
            assert each.interval.start <= each.interval.end
