"""Many terms found in one pass over a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.reading.terms import TermFinder, any_of

TEXT = (
    "Peru’s talks on the Missile-Test ban and the test ban treaty, re-tested and untested: TALKS about tests."
)
GROUPS = {
    "talks": ["talks", "talks about", "talk*"],
    "tests": ["test*", "missile test", "test ban treat*", "peru's talks"],
    "ban": ["the test ban", "ban"],
}


def one_by_one(text: str, start: int, stop: int) -> dict[str, list[tuple[int, int]]]:
    """What one expression of all terms of a group finds."""
    found = {
        key: [match.span() for match in any_of(terms).finditer(text, start, stop)]
        for key, terms in GROUPS.items()
    }
    return {key: spans for key, spans in found.items() if spans}


def test_each_group_finds_its_terms_the_longest_first_and_without_overlaps() -> None:
    found = TermFinder(GROUPS).find(TEXT, 0, len(TEXT))
    words = {key: [TEXT[first:last] for first, last in spans] for key, spans in found.items()}
    assert words == {
        "talks": ["talks", "TALKS about"],
        "tests": ["Peru’s talks", "Missile-Test", "test ban treaty", "tests"],
        "ban": ["ban", "the test ban"],
    }


@given(st.lists(st.sampled_from([*re.split(r"(\W+)", TEXT), "-", "’", "s"])), st.integers(0, 60))
def test_it_finds_what_one_expression_of_all_terms_finds(pieces: list[str], start: int) -> None:
    text = "".join(pieces)
    for stop in (len(text), max(start, len(text) - 3)):
        assert TermFinder(GROUPS).find(text, start, stop) == one_by_one(text, start, stop)


def test_only_terms_that_open_with_a_word_are_tried() -> None:
    finder = TermFinder(GROUPS)
    assert not finder.opened_by("weather")
    assert not finder.opened_by("tes")
    tried = [key for word in ("the", "Testing", "Ban", "Missile") for key, _ in finder.opened_by(word)]
    assert tried == ["ban", "tests", "ban", "tests"]


def test_a_term_begins_with_a_letter_or_digit() -> None:
    with pytest.raises(ValueError, match="begins with no letter"):
        TermFinder({"any": ["*ing"]})
