"""Verbs without an auxiliary are active in a full sentence, and may be passive in a headline."""

import pytest

from communique.language import analyse
from communique.reading.actives import with_bare_actives


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("A Chilean submarine docked at Callao in May.", "submarine"),
        ("Chilean troops trained near the border in May.", "troops"),
    ],
)
def test_the_subject_of_a_bare_verb_acts(text: str, subject: str) -> None:
    [analysis] = analyse([text])
    [found] = [token for token in with_bare_actives(analysis).tokens if token.text == subject]
    assert found.deprel == "nsubj"


@pytest.mark.parametrize(
    "text", ["The deal was signed in May.", "Talks postponed", "The truck was hit by a rocket."]
)
def test_passives_stay_passives(text: str) -> None:
    [analysis] = analyse([text])
    assert with_bare_actives(analysis) is analysis
