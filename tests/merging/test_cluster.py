"""Groups of accounts: what an odd one among many does, and what one report tells twice."""

from __future__ import annotations

from typing import Any

import pytest

from communique.merging import merge
from communique.model import Reading
from tests.merging.telling import account, told

TEST: dict[str, Any] = {"sides": ["freedonia"], "what": "its third nuclear test"}


def reports(*days: str) -> list[Reading]:
    """One report a day given, each of which tells of a nuclear test of its own words."""
    return [
        told(
            f"paper {number}",
            "2018-03-20",
            account("nuclear-test", f"Words {number} of it", date=day, **TEST),
        )
        for number, day in enumerate(days)
    ]


def test_one_odd_day_among_many_does_not_part_the_others() -> None:
    days = ["2018-02-12", *["2018-02"] * 11]
    odd = told("stray", "2018-03-20", account("nuclear-test", "It was planned", date="2018-01-05", **TEST))
    groups = sorted(len(event.accounts) for event in merge([*reports(*days), odd]).events)
    assert groups in ([1, 12], [13])
    (whole,) = (event for event in merge([*reports(*days), odd]).events if len(event.accounts) > 1)
    assert str(whole.date) == "2018-02-12/2018-02-12"


def test_what_one_report_reads_in_two_is_joined_by_what_others_tell() -> None:
    twice = told(
        "wire",
        "2018-06-05",
        account("visit", "Firefly came to Paris", date="2018-06-04", sides=["freedonia"], people=["firefly"],
                place="paris,france"),
        account("visit", "Firefly landed", date="2018-06-04", sides=["freedonia"], people=["firefly"],
                place="paris,france"),
    )  # fmt: skip
    others = [
        told(f"paper {n}", "2018-06-05", account("visit", f"Report {n} has Firefly in Paris", date="2018-06-04",
             sides=["freedonia"], people=["firefly"], place="paris,france"))
        for n in range(3)
    ]  # fmt: skip
    assert len(merge([twice]).events) == 2
    assert len(merge([twice, *others]).events) == 1


def test_an_account_without_sides_meets_those_that_name_them() -> None:
    bare = account("sanction", "Coal and iron were banned", date="2018-03-05", what="ban on coal and iron")
    full = bare | {"says": "It banned coal and iron", "sides": ["united-nations"]}
    assert len(merge([told("wire", "2018-03-06", bare), told("paper", "2018-03-06", full)]).events) == 1


def test_several_at_once_have_no_day_of_the_last_and_a_title_has_the_number_that_most_give() -> None:
    six = account(
        "nuclear-test", "Six tests so far", date="2018-02", sides=["freedonia"], what="six nuclear tests"
    )
    (event,) = merge([told("wire", "2018-03-20", six)]).events
    assert event.date is None
    (test,) = merge(reports("2018-02-12", "2018-02-12")).events
    assert "third nuclear test" in test.title


def test_a_ministry_of_nobody_knows_which_state_is_no_other_side() -> None:
    talks: dict[str, Any] = {"place": "geneva,switzerland", "date": "2018-06-04"}
    bare = account(
        "talks", "The ministry met them", sides=["ministry-of-foreign-affairs", "sylvania"], **talks
    )
    full = account("talks", "Freedonia met Sylvania", sides=["freedonia", "sylvania"], **talks)
    assert len(merge([told("wire", "2018-06-05", bare), told("paper", "2018-06-05", full)]).events) == 1


def test_a_council_and_those_who_voted_its_measure_tell_one_thing() -> None:
    ban: dict[str, Any] = {"date": "2018-03-05", "what": "ban on coal and iron"}
    council = account("sanction", "It banned coal and iron", sides=["un-security-council"], **ban)
    voters = account("sanction", "They approved a ban on coal and iron", sides=["china", "russia"], **ban)
    alone = account("sanction", "She banned coal and iron", sides=["sylvania"], **ban)
    assert len(merge([told("wire", "2018-03-06", council), told("paper", "2018-03-06", voters)]).events) == 1
    assert len(merge([told("wire", "2018-03-06", council), told("paper", "2018-03-06", alone)]).events) == 2


def test_news_told_again_days_later_is_the_same_news() -> None:
    ban: dict[str, Any] = {"sides": ["united-nations"], "what": "ban on coal and iron"}
    first = account("sanction", "It banned coal and iron", date="2018-03-05", **ban)
    again = account(
        "sanction", "The ban on coal and iron bites", date="2018-03-12", by="news of the day", **ban
    )
    assert len(merge([told("wire", "2018-03-06", first), told("paper", "2018-03-12", again)]).events) == 1


@pytest.mark.parametrize(("kind", "events"), [("nuclear-test", 1), ("talks", 2)])
def test_the_rarer_an_event_the_longer_its_news_is_told_again(kind: str, events: int) -> None:
    sides = ["freedonia", "sylvania"] if kind == "talks" else ["freedonia"]
    first = account(kind, "It was held that Monday", date="2018-03-05", sides=sides)
    again = account(kind, "Then they held one", date="2018-03-19", by="news of the day", sides=sides)
    assert (
        len(merge([told("wire", "2018-03-06", first), told("paper", "2018-03-19", again)]).events) == events
    )


def test_no_two_states_set_off_a_bomb_on_one_day() -> None:
    first = account("nuclear-test", "Freedonia tested", date="2018-03-05", sides=["freedonia"])
    other = account("nuclear-test", "Sylvania took it seriously", date="2018-03-05", sides=["sylvania"])
    found = merge([told("wire", "2018-03-06", first), told("paper", "2018-03-06", other)]).events
    assert len(found) == 1
    assert found[0].best("date") == "2018-03-05/2018-03-05"
