"""Acts of one side: whose own the noun says they are, who orders nameless forces, which measure is which."""

import pytest

from communique.model import Account, Report, content_hash
from communique.reading.read import read


def _of(text: str, type_: str) -> list[Account]:
    report = Report(id=content_hash(text), text=text, name="r", published="2019-11-07")
    return [each for each in read(report).accounts if each.type.value == type_]


def _sides(account: Account) -> list[str]:
    return [side.value for side in account.sides]


@pytest.mark.parametrize(
    ("text", "type_", "side"),
    [
        ("The U.S. withdrawal on Monday led to Turkey's assault on the town.", "attack", "turkey"),
        (
            "President Trump ordered two bombers to fly over North Korea on Monday.",
            "exercise",
            "united-states",
        ),
        ("Turkey halted its Syria assault. Its Syria assault began on Monday.", "attack", "turkey"),
    ],
)
def test_whose_act_it_is(text: str, type_: str, side: str) -> None:
    assert [_sides(each) for each in _of(text, type_)] == [[side]]


def test_measures_told_before_are_their_imposers() -> None:
    text = "In 2018 the United States imposed sanctions on Turkey. Those sanctions were lifted in May 2019."
    imposed, lifted = _of(text, "sanction")
    assert _sides(imposed) == _sides(lifted) == ["united-states"]
    assert lifted.outcome is not None
    assert lifted.outcome.value == "lifted"


def test_a_ban_put_on_hold_is_waived() -> None:
    text = "The United States imposed a ban on exports to China in May. The ban was put on hold on Monday."
    held = [
        each for each in _of(text, "sanction") if each.outcome is not None and each.outcome.value == "waived"
    ]
    assert [_sides(each) for each in held] == [["united-states"]]


def test_acts_on_different_things_are_different_measures() -> None:
    text = "Chile barred Peruvian workers on Monday. In 2009 Chile cut off access to the zone."
    assert len(_of(text, "sanction")) == 2


def test_tariffs_announced_are_to_come() -> None:
    [account] = _of("President Trump spoke. He's announced $50 billion in tariffs on China.", "sanction")
    assert account.status.value == "scheduled"


def test_an_amount_of_goods_is_bought() -> None:
    [account] = _of("China agreed to buy up to $50 billion of American farm goods.", "step")
    assert account.status.value == "scheduled"
    assert _sides(account) == ["china"]


def test_what_others_are_accused_of_is_no_withdrawal() -> None:
    assert not _of("Japan accused China of reneging on a trade deal.", "withdrawal")


def test_what_one_would_like_another_to_lift_is_the_others() -> None:
    [account] = _of("Beijing would like the U.S. to cancel all additional tariffs.", "sanction")
    assert account.status.value == "ongoing"
    assert _sides(account) == ["united-states"]


def test_whom_tariffs_are_on_stands_behind_them() -> None:
    [account] = _of("China raised tariffs to 25% on $60 billion of U.S. goods on Monday.", "sanction")
    assert [each.value for each in account.target] == ["united-states"]


@pytest.mark.parametrize(
    "text",
    [
        "Syria handed over its last chemical weapons on Monday.",
        "The last of Syria's declared chemical weapons have left the country.",
        "The OPCW said that Syria had destroyed its production equipment.",
    ],
)
def test_what_becomes_of_weapons_is_a_step(text: str) -> None:
    [account] = _of(text, "step")
    assert account.status.value == "happened"
    assert _sides(account) == ["syria"]


def test_an_embargo_is_on_the_state_that_it_is_told_to_be_against() -> None:
    text = "The Cuban embargo has failed. Obama called for an end to the U.S. embargo against Cuba."
    [account] = _of(text, "sanction")
    assert _sides(account) == ["united-states"] and account.status.value == "ongoing"
    assert [each.value for each in account.target] == ["cuba"]
