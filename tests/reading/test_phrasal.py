"""What stands behind a verb's particle is its object, and what is called off is not held."""

from __future__ import annotations

import pytest

from communique.language import analyse
from communique.model import Report, content_hash
from communique.reading.phrasal import phrasal_verbs, with_phrasal_verbs
from communique.reading.read import read


@pytest.mark.parametrize(
    ("text", "verb", "thing"),
    [
        ("President Donald Trump on Thursday called off his summit with Kim Jong Un.", "called", "summit"),
        ("Trump calls off summit with Kim", "calls", "summit"),
        ("North Korea cut off the hotline.", "cut", "hotline"),
        ("Seoul put off the talks until May.", "put", "talks"),
        ("The army shot down a drone.", "shot", "drone"),
        ("Syria handed over its last chemical weapons on Monday.", "handed", "weapons"),
    ],
)
def test_the_noun_behind_a_particle_is_the_object(text: str, verb: str, thing: str) -> None:
    [analysis] = analyse([text])
    tokens = with_phrasal_verbs(analysis).tokens
    [found] = [token for token in tokens if token.text == thing]
    assert found.deprel == "obj" and tokens[found.head].text == verb
    assert with_phrasal_verbs(analysis).children(found.head).count(found.i) == 1


@pytest.mark.parametrize(
    "text", ["He looked out of the window.", "They met at the border.", "She lives off the land."]
)
def test_places_stay_places(text: str) -> None:
    [analysis] = analyse([text])
    assert with_phrasal_verbs(analysis) is analysis


def test_a_summit_that_is_called_off_is_cancelled() -> None:
    text = (
        "Trump calls off summit with Kim\n\nPresident Donald Trump on Thursday called off his summit with North Korean "
        "leader Kim Jong Un, which had been planned for June 12 in Singapore."
    )
    report = Report(id=content_hash(text), text=text, name="r", published="2018-05-25")
    assert {each.status.value for each in read(report).accounts if each.type.value == "talks"} == {
        "cancelled"
    }


def test_particles_are_listed_in_lower_case() -> None:
    assert all(each == each.lower() for held in phrasal_verbs().values() for each in held)


def test_days_counted_from_a_call_off_are_not_the_meetings() -> None:
    text = (
        "President Donald Trump said on Friday that he would meet North Korean leader Kim Jong Un in Singapore on June 12 "
        "after all, a week after he had cancelled the summit."
    )
    report = Report(id=content_hash(text), text=text, name="r", published="2018-06-02")
    days = {
        str(each.date.value) for each in read(report).accounts if each.type.value == "talks" and each.date
    }
    assert days <= {"2018-06-12/2018-06-12"}


def test_what_hangs_on_a_particle_is_of_the_verb() -> None:
    [analysis] = analyse(["Chile walked away from the talks in May."])
    tokens = with_phrasal_verbs(analysis).tokens
    [talks] = [token for token in tokens if token.text == "talks"]
    assert tokens[talks.head].text == "walked"
