"""Missiles fired at a target are an attack; who flies in a show of force does one thing; forces are not where they are from."""

import pytest

from communique.model import Account, Report, content_hash
from communique.reading.read import read


def _accounts(text: str) -> tuple[Account, ...]:
    return read(Report(id=content_hash(text), text=text, name="r", published="2018-03-14")).accounts


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The U.S. launched 59 Tomahawk missiles at a Syrian air base on April 7, 2017.", "attack"),
        ("North Korea fired a missile into the Sea of Japan on Monday.", "missile-test"),
        ("Two U.S. bombers flew over the Korean Peninsula on Tuesday in a show of force.", "exercise"),
        ("Seoul blames Pyongyang for sinking one of its warships.", "attack"),
        ("The sinking of the Cheonan in March 2010 killed 46 sailors.", "attack"),
        ("A car bomb exploded in Damascus on Friday.", "attack"),
        ("South Korea closed the Kaesong industrial park in February 2016.", "sanction"),
        ("North Korea pulled its 53,000 workers out of the Kaesong complex in April.", "withdrawal"),
    ],
)
def test_one_event_of_its_type(text: str, type_: str) -> None:
    assert [each.type.value for each in _accounts(text)] == [type_]


def test_a_blamed_attack_is_not_of_the_day() -> None:
    [account] = _accounts("Seoul blames Pyongyang for sinking one of its warships.")
    assert account.date is None
    assert [each.value for each in account.sides] == ["north-korea"]


def test_forces_are_not_where_they_are_from() -> None:
    [account] = _accounts("U.S. troops were pulled out of northern Syria this month.")
    assert account.place is None or account.place.value != "united-states"


def test_measures_are_whose_they_are_said_to_be() -> None:
    [account] = _accounts("U.S. sanctions on Iran were lifted in January 2016.")
    assert [each.value for each in account.sides] == ["united-states"]
    assert [each.value for each in account.target] == ["iran"]


def test_a_strike_only_thought_of_is_not_by_whom_the_attack_was() -> None:
    text = (
        "Hundreds died in last week's chemical attack in Ghouta, Syria. France may strike in answer to the attack. "
        "How effective the strike by France would be depends on the targets."
    )
    report = Report(id=content_hash(text), text=text, name="r", published="2013-08-27")
    done = [
        each
        for each in read(report).accounts
        if each.type.value == "attack" and each.status.value == "happened"
    ]
    assert done and all("france" not in {side.value for side in each.sides} for each in done)


def test_the_day_of_an_attack_is_no_number_of_attacks() -> None:
    text = "Chile blames Syria's government for an Aug. 21 gas attack in the suburbs of Damascus."
    report = Report(id=content_hash(text), text=text, name="r", published="2013-09-15")
    [attack] = [each for each in read(report).accounts if each.type.value == "attack"]
    assert attack.count is None
