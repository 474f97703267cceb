"""People joined to one whose title stands before the name are joined to the whole of it."""

import pytest

from communique.language import analyse
from communique.model import Report, content_hash
from communique.reading.read import read
from communique.reading.titled import with_titled_conjuncts


@pytest.mark.parametrize(
    "text",
    [
        "U.S. Secretary of State John Kerry and Chilean Foreign Minister Ana Ruiz met in Lima on Thursday.",
        "Assistant Secretary of State Mary Cole and Peruvian diplomat Ana Ruiz met in Lima on Thursday.",
    ],
)
def test_both_are_subjects_of_the_verb(text: str) -> None:
    [analysis] = analyse([text])
    tokens = with_titled_conjuncts(analysis).tokens
    [second] = [token for token in tokens if token.deprel == "conj"]
    assert tokens[second.head].deprel == "nsubj"
    assert with_titled_conjuncts(with_titled_conjuncts(analysis)).tokens == tokens


def test_an_apposition_behind_a_comma_keeps_its_own() -> None:
    [analysis] = analyse(["The minister, Ana Ruiz and Li Wei of the staff, met the press."])
    assert with_titled_conjuncts(analysis) is analysis


def test_both_take_part_in_the_talks() -> None:
    text = "U.S. Secretary of State John Kerry and Cuban Foreign Minister Bruno Rodriguez met in Lima on Thursday."
    report = Report(id=content_hash(text), text=text, name="r", published="2015-04-10")
    [talks] = read(report).accounts
    assert [side.value for side in talks.sides] == ["united-states", "cuba"]
    assert [person.value for person in talks.people] == ["john-kerry", "bruno-rodriguez"]
