"""Texts and bodies introduced before: whose statement "the statement" is, which ministry "the ministry"."""

import pytest

from communique.model import Report, Statement, content_hash
from communique.reading.read import read


def said(text: str) -> tuple[Statement, ...]:
    return read(Report(id=content_hash(text), text=text, name="note")).statements


CASES = [
    (
        "a text speaks for who issued it, not for who spoke last",
        "The Chilean Dockers' Union issued a statement on Monday on the sanctions against Peru.\n\n"
        "Peru must stop the missile tests at once, the statement said.",
        "chilean-dockers-union",
    ),
    (
        "what goes on after a letter is the letter's author",
        "Chilean President Ana Ruiz rejected the missile tests on Monday. Peru sent a letter to the United Nations on Tuesday.\n\n"
        "It said that the missile tests would continue.",
        "peru",
    ),
    (
        "officials in a capital speak as its state",
        "Peru and Chile hold missile tests every year. Officials in Lima said that Chile must end its missile tests.",
        "peru",
    ),
]


@pytest.mark.parametrize(("what", "text", "speaker"), CASES, ids=[case[0] for case in CASES])
def test_who_speaks_is_who_was_introduced(what: str, text: str, speaker: str) -> None:
    assert said(text)[-1].speaker.value == speaker


def test_named_members_of_a_number_speak_one_by_one() -> None:
    text = (
        "A number of states, including Peru and Chile, condemned the missile tests of Bolivia on Monday and demanded "
        "an end to the missile programme."
    )
    assert {each.speaker.value for each in said(text)} == {"peru", "chile"}
