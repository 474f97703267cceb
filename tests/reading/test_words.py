"""Dictionary forms: what a word of the text may be looked up as."""

import pytest

from communique.reading.words import forms_of


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("fired", "fir", "fire"),
        ("re-imposed", "re-impose", "reimpose"),
        ("counter-tariffs", "counter-tariff", "tariff"),
        ("Mini-summits", "mini-summit", "summit"),
        ("levies", "levy", "levy"),
    ],
)
def test_a_word_is_looked_up_by_its_forms(text: str, lemma: str, expected: str) -> None:
    assert expected in forms_of(text, lemma)


@pytest.mark.parametrize("text", ["non-agreement", "ex-president", "anti-missile"])
def test_a_prefix_that_changes_the_thing_keeps_its_word(text: str) -> None:
    assert text.partition("-")[2] not in forms_of(text, text)


def test_a_plural_in_es_is_of_a_word_in_e_unless_it_hisses() -> None:
    assert "plan" not in forms_of("planes", "plane")
    assert {"cross", "launch", "go"} <= {
        *forms_of("crosses", "x"),
        *forms_of("launches", "x"),
        *forms_of("goes", "x"),
    }
