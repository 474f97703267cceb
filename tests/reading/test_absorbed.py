"""Meetings that are only where others met, and what a call is for, are no events of their own; amounts are objects."""

import pytest

from communique.language import analyse
from communique.model import Account, Report, content_hash
from communique.reading.amounts import with_amounts
from communique.reading.read import read


def _accounts(text: str) -> list[Account]:
    return list(read(Report(id=content_hash(text), text=text, name="r", published="2019-06-29")).accounts)


@pytest.mark.parametrize(
    ("text", "date", "place"),
    [
        (
            "President Trump is to meet Chinese President Xi Jinping at a G20 summit in Japan late next month.",
            "2019-07-21/2019-07-31",
            "japan",
        ),
        (
            "President Trump and President Xi met on the sidelines of the ASEAN summit in Manila on Monday.",
            "2019-06-24/2019-06-24",
            "manila,philippines",
        ),
        (
            "The foreign ministers of Peru and Chile met at a NATO meeting in Brussels on Thursday.",
            "2019-06-27/2019-06-27",
            "brussels,belgium",
        ),
    ],
)
def test_a_venue_lends_its_day_and_place(text: str, date: str, place: str) -> None:
    [talks] = _accounts(text)
    assert talks.date is not None and str(talks.date.value) == date
    assert talks.place is not None and talks.place.value == place


def test_a_summit_named_after_its_town_is_the_meeting_itself() -> None:
    [talks] = _accounts("Trump met Kim Jong Un at the Singapore summit in 2018.")
    assert talks.place is not None and talks.place.value == "singapore,singapore"


def test_what_a_call_is_for_is_no_meeting() -> None:
    [call] = _accounts("Brazil and Bolivia spoke by telephone on Wednesday to discuss the border talks.")
    assert call.type.value == "call"


def test_up_to_says_how_many() -> None:
    [analysis] = analyse(["France will send up to 50 soldiers to Mali."])
    [soldiers] = [token for token in with_amounts(analysis).tokens if token.text == "soldiers"]
    assert soldiers.deprel == "obj"
    [plain] = analyse(["He walked up to the gate."])
    assert with_amounts(plain) is plain


@pytest.mark.parametrize(
    "text",
    ["France will send up to 50 soldiers to Mali.", "About 250 French soldiers will be headed to Mali."],
)
def test_soldiers_are_deployed_and_do_not_visit(text: str) -> None:
    assert [(each.type.value, each.status.value) for each in _accounts(text)] == [("deployment", "scheduled")]


def test_the_g20_is_where_others_meet_and_no_side() -> None:
    text = (
        "China and the United States argue. President Trump and Xi Jinping will talk at the next G20 summit."
    )
    sides = {side.value for each in _accounts(text) for side in each.sides}
    assert "g20" not in sides


@pytest.mark.parametrize(
    "text",
    [
        "The Chinese envoy told a meeting of the U.N. Security Council that the launch by North Korea was wrong.",
        "China's ambassador Liu Jieyi told the Security Council meeting that Peru should exercise restraint.",
    ],
)
def test_a_meeting_that_is_spoken_to_is_no_talks(text: str) -> None:
    assert [each.type.value for each in _accounts(text) if each.type.value == "talks"] == []


def test_nuclear_weapons_tests_are_no_missile_tests() -> None:
    told = _accounts("North Korea conducted two nuclear weapons tests last year.")
    assert [each.type.value for each in told] == ["nuclear-test"]
