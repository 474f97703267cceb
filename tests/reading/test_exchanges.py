"""Words exchanged in a form that is not said: contacts, unless they belong to a meeting or call that is told of."""

import pytest

from communique.model import Account, Report, content_hash
from communique.reading.read import read


def _accounts(text: str, type_: str) -> list[Account]:
    report = Report(id=content_hash(text), text=text, name="r", published="2015-03-11")
    return [each for each in read(report).accounts if each.type.value == type_]


@pytest.mark.parametrize(
    "text",
    [
        "Chile told Peruvian officials in January that its ports were closed.",
        "Chilean officials have discussed the border with Peruvian officials.",
        "The Chilean ministry said both sides are discussing the border. Peru confirmed it.",
        "The Chilean foreign minister engaged with Peru despite protests in January.",
    ],
)
def test_words_exchanged_are_a_contact(text: str) -> None:
    assert [{side.value for side in each.sides} for each in _accounts(text, "contact")] == [{"chile", "peru"}]


@pytest.mark.parametrize(
    "text",
    [
        "Chile told Peruvian firms in January to leave the country. Peru protested.",
        "The Chilean president told the Peruvian newspaper La Union on Monday that the ports were closed.",
        "The Chilean president told his minister in January to talk to Peru.",
        "Chilean and Peruvian officials told Reuters on Monday that the ports were closed.",
    ],
)
def test_what_is_told_to_no_other_side_is_none(text: str) -> None:
    assert not _accounts(text, "contact")


def test_what_is_said_at_a_meeting_is_part_of_it() -> None:
    text = (
        "The presidents of Chile and Peru met in Lima on Monday. Chile told Peru that its ports were closed."
    )
    assert not _accounts(text, "contact")
    assert len(_accounts(text, "talks")) == 1


def test_what_is_discussed_over_dinner_was_discussed_at_a_meeting() -> None:
    text = (
        "The Chilean minister discussed the border with the Peruvian minister over dinner in Lima on Monday."
    )
    assert not _accounts(text, "contact")
    assert _accounts(text, "talks")


def test_the_talks_that_are_being_discussed_are_still_to_come() -> None:
    text = "Chile and Peru are discussing the next round of talks scheduled for September."
    (talks,) = _accounts(text, "talks")
    assert talks.status.value == "scheduled"
    assert talks.date is not None
    assert str(talks.date.value) == "2015-09-01/2015-09-30"
    (contact,) = _accounts(text, "contact")
    assert contact.status.value == "ongoing"


def test_an_agent_hung_on_the_noun_before_it_acts() -> None:
    text = "The offer was relayed to the Peruvian president by Chile on Monday."
    (message,) = _accounts(text, "message")
    assert {side.value for side in message.sides} == {"chile", "peru"}


def test_talks_do_not_take_the_day_of_those_that_they_are_counted_from() -> None:
    text = (
        "The Chilean minister was leading a second day of negotiations with the Peruvian minister on Tuesday, "
        "the highest-level talks since their presidents met on December 1."
    )
    days = [str(each.date.value) for each in _accounts(text, "talks") if each.date is not None]
    assert days == ["2015-03-10/2015-03-10", "2014-12-01/2014-12-01"]
