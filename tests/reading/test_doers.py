"""Who did it, where the noun names nobody: whom others blame, who announced plans, whose moves it is one of."""

import pytest

from communique.model import Account, Report, content_hash
from communique.reading.read import read


def _of(text: str, type_: str) -> list[Account]:
    report = Report(id=content_hash(text), text=text, name="r", published="2018-03-14")
    return [each for each in read(report).accounts if each.type.value == type_]


@pytest.mark.parametrize(
    ("text", "type_", "side"),
    [
        ("The U.S. and others blame Syria's government for an Aug. 21 gas attack in Damascus.", "attack", "syria"),
        ("The attack in Lima on Monday was blamed on North Korea.", "attack", "north-korea"),
        ("The visit followed other North Korean moves, including a nuclear test and the launching of a rocket.",
         "missile-test", "north-korea"),
        ("President Obama announced plans for new economic sanctions.", "sanction", "united-states"),
    ],
)  # fmt: skip
def test_who_did_it(text: str, type_: str, side: str) -> None:
    [account] = _of(text, type_)
    assert [each.value for each in account.sides] == [side]


def test_announced_plans_are_scheduled() -> None:
    [account] = _of("President Obama announced plans for new economic sanctions.", "sanction")
    assert account.status.value == "scheduled"


def test_whose_release_it_is_does_not_release() -> None:
    text = "North Korea freed three Americans on Monday. President Trump called their release a success."
    [account] = _of(text, "step")
    assert [each.value for each in account.sides] == ["north-korea"]
