"""What infinitives, participles and shared verbs take from the words they hang on, read from whole sentences."""

import pytest

from communique.model import Account, Report, content_hash
from communique.reading.read import read

_DAY = "2015-03-11"


def _accounts(text: str) -> tuple[Account, ...]:
    return read(Report(id=content_hash(text), text=text, name="r", published=_DAY)).accounts


def _told(text: str) -> set[tuple[str, str]]:
    return {(each.type.value, each.status.value) for each in _accounts(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Michelle Bachelet will be the first Chilean president to visit Iran.", ("visit", "scheduled")),
        ("Michelle Bachelet was the first Chilean president to visit Iran.", ("visit", "happened")),
        ("Michelle Bachelet leaves on a trip to Peru on Friday.", ("visit", "scheduled")),
        ("Importers will see a 10 percent duty imposed on Chilean copper by Peru on Friday.", ("sanction", "scheduled")),
        ("Crowds came out in Lima to celebrate the release of three prisoners by Chile.", ("step", "happened")),
        ("Chile and Peru announced that they were moving toward restoring diplomatic relations.",
         ("channel", "scheduled")),
        ("Chile and Peru vowed lasting peace in the first summit between them on May 4, 2014.", ("talks", "happened")),
        ("Norway urged Chile to resume six-party talks on the border.", ("talks", "proposed")),
    ],
)  # fmt: skip
def test_the_words_around_tell_whether_it_was(text: str, expected: tuple[str, str]) -> None:
    assert expected in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru agree on the need for patience.",
        "The Chilean government denied being behind the attack on the Peruvian embassy.",
    ],
)
def test_views_and_denials_are_no_events(text: str) -> None:
    assert not {kind for kind, _ in _told(text)} & {"agreement", "attack"}


def test_the_purpose_of_a_stop_is_a_meeting_to_come() -> None:
    text = "Michelle Bachelet leaves on a trip next week, including a stop in Peru to meet President Ollanta Humala."
    talks = next(each for each in _accounts(text) if each.type.value == "talks")
    assert talks.status.value == "scheduled"
    assert {each.value for each in talks.people} == {"michelle-bachelet", "ollanta-humala"}
