"""Phrases with alternatives, and meetings that come round."""

from __future__ import annotations

from datetime import date

import pytest

from communique.dating.gatherings import phrases
from communique.dating.holders import holders
from communique.dating.known_clues import landmark_clues
from communique.dating.phrases import Phrases, beginnings, expand, longest, plain
from communique.model import NO_PROFILE

TEXT = "The minister said that the withdrawal from the climate accord would cost $60 billion, not 60 billion."


def found(text: str, *patterns: str) -> list[str]:
    lowered = plain(text)
    hits = Phrases([each] for each in patterns).hits(lowered, [(0, len(lowered))])
    return [lowered[each.start : each.end] for each in longest(hits)]


def test_a_pattern_is_all_its_phrases() -> None:
    assert expand("(withdrew|withdrawal) from the (climate |)accord") == (
        "withdrew from the climate accord",
        "withdrew from the accord",
        "withdrawal from the climate accord",
        "withdrawal from the accord",
    )


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(withdrew|withdrawal) from", {("withdrew", 0), ("withdrawal", 0)}),
        ("(the (old|new) |)deal", {("the", 0), ("deal", 0)}),
        ("$60 billion", {("60", 1)}),
    ],
)
def test_a_pattern_waits_under_the_words_that_it_can_begin_with(pattern: str, words: set[object]) -> None:
    assert beginnings(pattern) == words


@pytest.mark.parametrize("pattern", ["(withdrew from the", "deal)", "(|)"])
def test_a_broken_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"pattern|bracket|beginning"):
        beginnings(pattern)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(withdrew|withdrawal) from the (climate |)accord", ["withdrawal from the climate accord"]),
        ("withdrawal (from|of) the climate (accord|)", ["withdrawal from the climate accord"]),
        ("climate (change|) accord", ["climate accord"]),
        ("$60 billion", ["$60 billion"]),
        ("60 billion", ["60 billion"]),
        ("draw", []),
        ("minister sai", []),
    ],
)
def test_phrases_are_found_as_whole_words(pattern: str, words: list[str]) -> None:
    assert found(TEXT, pattern) == words


def test_a_phrase_inside_a_longer_one_is_not_named() -> None:
    assert found(TEXT, "climate accord", "withdrawal from the climate accord") == [
        "withdrawal from the climate accord"
    ]


def test_a_meeting_is_named_by_its_place_and_all_of_them_by_none() -> None:
    first, second, third = ((date(year, 6, 1), date(year, 6, 2)) for year in (2008, 2016, 2017))
    held = [(first, ("kobe", "japan")), (second, ("ise", "japan")), (third, ("taormina",))]
    assert phrases(["summit"], ["summit in PLACE", "YEAR summit"], held) == {
        (first,): ["summit in kobe", "2008 summit"],
        (first, second): ["summit in japan"],
        (second,): ["summit in ise", "2016 summit"],
        (third,): ["summit in taormina", "2017 summit"],
        (first, second, third): ["summit"],
    }


def test_a_report_before_a_summit_at_a_place_is_of_the_weeks_before_it() -> None:
    text = "The two presidents are expected to meet at the G20 summit in Osaka next week."
    at = landmark_clues(text, text, [(0, len(text))], NO_PROFILE, ())
    assert [each.interval.start for each in at if each.interval is not None] == [date(2019, 6, 28)]


@pytest.mark.parametrize(
    ("text", "persons", "terms"),
    [
        ("President Bush said so.", "George H.W. Bush or George W. Bush", 2),
        ("President George W. Bush said so.", "George W. Bush", 1),
        ("Foreign Minister Wang Yi said so.", "Wang Yi", 2),
    ],
)
def test_namesakes_in_one_office_share_a_clue_unless_a_given_name_tells_them_apart(
    text: str, persons: str, terms: int
) -> None:
    [found] = holders(text)
    assert (found.person, len(found.terms)) == (persons, terms)


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Ibrahim Haddad said so.",
        "Assistant Secretary of State Warren Christopher said so.",
        "Deputy Prime Minister Shimon Peres said so.",
        "Under Secretary of State John Kerry said so.",
    ],
)
def test_a_given_name_is_no_surname_and_a_deputy_holds_another_office(text: str) -> None:
    assert holders(text) == []


@pytest.mark.parametrize(
    "text", ["President Obama Tuesday said so.", "Under President Barack Obama it was so."]
)
def test_what_stands_around_a_holder_may_begin_with_a_capital(text: str) -> None:
    [found] = holders(text)
    assert found.person == "Barack Obama"
