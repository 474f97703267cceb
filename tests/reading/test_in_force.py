"""Measures that others obey, break or are under: they stand, and are those of who imposed them."""

import pytest

from communique.model import Account, Report, content_hash
from communique.reading.read import read


def _sanctions(text: str) -> list[Account]:
    report = Report(id=content_hash(text), text=text, name="r", published="2018-03-14")
    return [each for each in read(report).accounts if each.type.value == "sanction"]


@pytest.mark.parametrize(
    "text",
    [
        "China said that it fully implemented U.N. sanctions on North Korea.",
        "Syria violated the U.N. arms embargo on Monday.",
        "North Korea fired a missile on Friday despite U.N. sanctions.",
        "Wang Yi pledged that Beijing would fully implement all U.N. sanctions on North Korea.",
    ],
)
def test_what_is_obeyed_or_broken_stands(text: str) -> None:
    [account] = _sanctions(text)
    assert account.status.value == "ongoing"
    assert [side.value for side in account.sides] == ["united-nations"]
    assert account.date is not None
    assert account.date.value.start.isoformat() == "2018-03-14"


def test_new_measures_that_are_defied_were_adopted_on_another_day() -> None:
    [account] = _sanctions("On Friday, North Korea fired a missile, defying new U.N. sanctions.")
    assert account.status.value == "happened"
    assert account.date is None


def test_own_measures_are_adopted() -> None:
    [account] = _sanctions("Chile implemented tariffs on Peru on Monday.")
    assert account.status.value == "happened"


def test_measures_kept_since_a_day_go_on() -> None:
    [account] = _sanctions("Trade with Cuba has been banned since 1962.")
    assert account.status.value == "ongoing"


def test_bases_kept_up_are_no_deployment() -> None:
    text = "The United States stations 28,500 troops in the South, a legacy of the 1950-53 Korean War."
    report = Report(id=content_hash(text), text=text, name="r", published="2018-03-14")
    assert not read(report).accounts
