"""What others are called on or pressed to do is no act yet; exercises told twice in one sentence are one."""

import pytest

from communique.model import Account, Report, content_hash
from communique.reading.read import read


def _accounts(text: str) -> tuple[Account, ...]:
    return read(Report(id=content_hash(text), text=text, name="r", published="2018-03-14")).accounts


@pytest.mark.parametrize(
    "text",
    [
        "The minister called on China to cut trade with North Korea.",
        "The United States pressured China to cut trade with North Korea.",
        "Chile appealed to Peru to free three Bolivian prisoners.",
    ],
)
def test_a_call_is_no_act(text: str) -> None:
    assert not _accounts(text)


def test_who_has_announced_is_not_announced() -> None:
    [account] = _accounts("President Trump spoke. He's announced $50 billion in tariffs on China.")
    assert account.type.value == "sanction"
    assert [each.value for each in account.sides] == ["united-states"]


def test_what_a_drill_is_called_is_no_second_drill() -> None:
    [account] = _accounts("Next week's exercises of Chile and Peru will be the sixth drills of the year.")
    assert account.status.value == "scheduled"


def test_what_a_drill_is_for_is_no_second_drill() -> None:
    [account] = _accounts("The exercise of Chile on Monday was aimed at practicing strikes.")
    assert account.status.value == "happened"
