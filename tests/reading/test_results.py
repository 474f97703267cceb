"""What came of talks, told beside them, and the ranks of those who sat at them."""

import pytest

from communique.model import Account, Report, content_hash
from communique.reading.read import read


def talks(text: str) -> Account:
    report = Report(id=content_hash(text), text=text, name="r", published="2018-06-06")
    return next(each for each in read(report).accounts if each.type.value == "talks")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("At a summit in April, the presidents of Chile and Peru vowed to end the dispute.", "agreed"),
        ("The summit of Chile and Peru in May resulted in an agreement on the border.", "agreed"),
        ("Talks between Chile and Peru ended on Friday without a breakthrough.", "no-result"),
        ("Iranian and American negotiators met in Geneva on Friday but made no progress.", "no-result"),
        ("Iranian and American negotiators met in Geneva on Friday.", None),
        ("Iranian and American negotiators met in Geneva on Friday but did not agree on a date.", None),
    ],
)
def test_what_came_of_talks(text: str, outcome: str | None) -> None:
    found = talks(text).outcome
    assert (None if found is None else found.value) == outcome


def test_those_joined_by_and_have_ranks_of_their_own() -> None:
    found = talks("North Korean diplomats and former American officials met in Geneva on Friday.")
    assert found.level is not None
    assert found.level.value == "track2"


def test_beginning_says_from_when_on() -> None:
    found = talks(
        "The United States was holding secret talks with President Nicolas Maduro of Venezuela beginning last March."
    )
    assert found.date is not None
    assert str(found.date.value) == "2018-03-01/2018-06-06"


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("The United States will impose sanctions on Iran next month.", [None]),
        ("The United States imposed sanctions on Iran in May.", ["adopted"]),
        ("The Security Council is drafting sanctions on Iran.", ["drafting"]),
    ],
)
def test_what_is_to_come_is_not_adopted_yet(text: str, outcomes: list[str | None]) -> None:
    report = Report(id=content_hash(text), text=text, name="r", published="2018-06-06")
    found = [each for each in read(report).accounts if each.type.value == "sanction"]
    assert [None if each.outcome is None else each.outcome.value for each in found] == outcomes
