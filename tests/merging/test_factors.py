"""What speaks for and against two accounts being of one event."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from communique.merging.factors import balance, hopeless, score
from communique.merging.facts import Facts
from communique.merging.ground import Ground
from communique.merging.tables import VETO
from communique.model import Cited, Span
from communique.model.interval import parse
from tests.merging.telling import account, told

TALKS: dict[str, Any] = {"sides": ["freedonia", "sylvania"], "level": "high", "what": "talks on the border"}
TEST: dict[str, Any] = {"sides": ["freedonia"], "what": "nuclear test"}


def facts(
    kind: str, out: str = "2018-06-05", says: str = "They met", name: str = "wire", **fields: Any
) -> Facts:
    """The facts of the only account of a report."""
    return next(iter(Ground([told(name, out, account(kind, says, **fields))]).facts.values()))


def pair(kind: str, left: dict[str, Any], right: dict[str, Any]) -> tuple[Facts, Facts]:
    return facts(kind, **left), facts(kind, name="paper", says="The envoys came together", **right)


SAME = [
    pytest.param("talks", TALKS | {"date": "2018-06-04"}, TALKS | {"date": "2018-06-04"}, id="one day"),
    pytest.param(
        "talks",
        TALKS | {"date": "2018-06-04"},
        TALKS | {"date": "2018-06-05"},
        id="a day apart, over the date line",
    ),
    pytest.param(
        "talks",
        TALKS | {"date": "2018-06-04", "status": "scheduled"},
        TALKS | {"date": "2018-06-04", "out": "2018-06-09"},
        id="planned, then held",
    ),
    pytest.param(
        "nuclear-test",
        TEST | {"date": "2018-02-12"},
        TEST | {"date": "2018-02", "out": "2018-03-08"},
        id="month and day",
    ),
    pytest.param(
        "agreement",
        {"sides": ["freedonia"], "what": "armistice", "date": "1953"},
        {"what": "the armistice that ended the war", "date": "1953"},
        id="long ago only landmarks are told",
    ),
    pytest.param(
        "visit",
        {"sides": ["freedonia"], "place": "sylvania", "date": "2018-06-04"},
        {"sides": ["sylvania"], "place": "sylvania", "date": "2018-06-04"},
        id="the visitor in one report, the host in the other",
    ),
    pytest.param(
        "visit",
        {"sides": ["freedonia"], "people": ["firefly"], "date": "2018-06-04"},
        {"sides": ["freedonia"], "people": ["rufus-firefly"], "date": "2018-06"},
        id="a surname and a full name",
    ),
    pytest.param(
        "sanction",
        {"sides": ["un-security-council"], "what": "ban on coal exports", "date": "2018-03-05"},
        {"sides": ["united-nations"], "what": "coal and iron banned", "date": "2018-03"},
        id="a council and its body",
    ),
    pytest.param(
        "withdrawal",
        {"sides": ["freedonia"], "what": "armistice scrapped", "date": "2018-03-11"},
        {"sides": ["freedonia"], "what": "cancelling the truce", "date": "2018-03"},
        id="like words",
    ),
    pytest.param(
        "exercise",
        {"sides": ["freedonia", "sylvania"], "what": "annual spring drills", "date": "2018-03-01"},
        {"sides": ["freedonia", "sylvania"], "what": "annual spring exercises", "date": "2018-03-20"},
        id="drills that go on for weeks",
    ),
    pytest.param(
        "step",
        {
            "sides": ["sylvania"],
            "what": "give up its gas",
            "date": "2018-01/2018-06-30",
            "status": "scheduled",
        },
        {
            "sides": ["sylvania"],
            "what": "gas destroyed",
            "date": "2017-11-01/2018-06-30",
            "status": "scheduled",
        },
        id="one deadline",
    ),
    pytest.param(
        "missile-test",
        {"sides": ["freedonia"], "what": "a failed launch of a long rocket", "date": "2018-04-15"},
        {"sides": ["freedonia"], "what": "the long rocket launch that failed", "date": "2018-04-16"},
        id="told alike over the date line",
    ),
    pytest.param(
        "missile-test",
        {"sides": ["freedonia"], "what": "rocket launch", "date": "2018-04-15", "place": "paris,france"},
        {"sides": ["freedonia"], "what": "rocket launch", "date": "2018-04-15"},
        id="a state tests on its own ground, whoever is named beside",
    ),
]

OTHER = [
    pytest.param(
        "nuclear-test",
        TEST | {"date": "2018-02-12"},
        TEST | {"date": "2018-02-13"},
        id="two tests on two days",
    ),
    pytest.param(
        "nuclear-test",
        {"sides": ["freedonia"], "what": "its fifth nuclear test", "date": "2018"},
        {"sides": ["freedonia"], "what": "its sixth nuclear test", "date": "2018"},
        id="two ordinals",
    ),
    pytest.param(
        "talks",
        TALKS | {"date": "2018-06-04"},
        {"sides": ["osterlich", "sylvania"], "date": "2018-06-04"},
        id="another partner",
    ),
    pytest.param(
        "talks",
        TALKS | {"date": "2018-06-04", "people": ["ada-trentino", "rufus-firefly"], "what": None},
        TALKS | {"date": "2018-06-04", "people": ["ada-trentino", "bob-roland"], "what": None},
        id="two meetings of one day",
    ),
    pytest.param("talks", TALKS | {"date": "2018-06"}, TALKS | {"date": "2018-08"}, id="two months"),
    pytest.param(
        "visit",
        {"sides": ["freedonia"], "people": ["ada-trentino"], "place": "paris,france", "date": "2018-06-04"},
        {"sides": ["freedonia"], "people": ["ada-trentino"], "place": "rome,italy", "date": "2018-06-06"},
        id="two towns",
    ),
    pytest.param(
        "missile-test",
        {"sides": ["freedonia"], "what": "two rockets", "count": 2, "date": "2018-06"},
        {"sides": ["freedonia"], "what": "rocket", "date": "2018-06"},
        id="several and one",
    ),
    pytest.param(
        "step",
        {"sides": ["freedonia"], "what": "release of prisoners", "date": "2018-06"},
        {"sides": ["freedonia"], "what": "closing of the reactor", "date": "2018-06"},
        id="two steps of one month",
    ),
    pytest.param("talks", {"sides": ["freedonia"]}, {"sides": ["freedonia"]}, id="nothing told but the side"),
    pytest.param(
        "nuclear-test",
        {"sides": ["freedonia"], "what": "six nuclear tests", "date": "2018-02"},
        {"sides": ["freedonia"], "what": "nuclear test", "date": "2018-02-12"},
        id="six tests and the last of them",
    ),
]


@pytest.mark.parametrize(("kind", "left", "right"), SAME)
def test_accounts_of_one_event_score_above_zero(
    kind: str, left: dict[str, Any], right: dict[str, Any]
) -> None:
    one, other = pair(kind, left, right)
    assert score(one, other) > 0
    assert not hopeless(one, other)


@pytest.mark.parametrize(("kind", "left", "right"), OTHER)
def test_accounts_of_two_events_score_below_zero(
    kind: str, left: dict[str, Any], right: dict[str, Any]
) -> None:
    one, other = pair(kind, left, right)
    assert score(one, other) < 0


def test_one_report_tells_an_event_once_unless_others_tell_it_too() -> None:
    reading = told(
        "wire",
        "2018-06-05",
        account("talks", "They met", date="2018-06-04", **TALKS),
        account("talks", "They sat", date="2018-06-04", **TALKS),
    )
    one, other = Ground([reading]).facts.values()
    assert hopeless(one, other)
    lines = {factor.name: factor.weight for factor in balance(one, other)}
    assert lines["same report"] < 0
    assert score(one, other) > VETO


@pytest.mark.parametrize(("kind", "left", "right"), [*SAME, *OTHER])
def test_the_score_does_not_depend_on_who_comes_first_and_the_balance_adds_up(
    kind: str, left: dict[str, Any], right: dict[str, Any]
) -> None:
    one, other = pair(kind, left, right)
    assert score(one, other) == score(other, one)
    if score(one, other) > VETO:
        total = sum(factor.weight for factor in balance(one, other))
        assert total == pytest.approx(score(one, other), abs=0.05)
    if hopeless(one, other):
        assert score(one, other) == VETO


def test_a_balance_names_what_it_rests_on() -> None:
    one, other = pair("talks", TALKS | {"date": "2018-06-04"}, TALKS | {"date": "2018-06-05"})
    lines = {factor.name: factor.note for factor in balance(one, other)}
    assert lines["same sides"] == "freedonia, sylvania"
    assert lines["close days"] == "1 days apart"
    assert lines["same level"] == "high"


def test_a_group_stands_for_its_members() -> None:
    whole = facts("talks", sides=["p5-plus-1", "iran"], date="2015-03-04")
    assert {"iran", "united-states", "china"} <= whole.sides
    one = facts(
        "talks",
        name="paper",
        says="The envoys came together",
        sides=["iran", "united-states"],
        date="2015-03-04",
    )
    assert score(whole, one) > 0


def test_a_weekday_tells_which_week_is_meant_where_the_report_has_no_day() -> None:
    def loose(words: str) -> Facts:
        reading = told(
            "page",
            None,
            account("missile-test", f"It fired a rocket on {words}", date="2018-05-01/2018-08-10", **TEST),
        )
        start = reading.report.text.index(words)
        spans = (Span(reading.report.id, start, start + len(words)),)
        cited = msgspec.structs.replace(
            reading.accounts[0], date=Cited(parse("2018-05-01/2018-08-10"), spans)
        )
        return next(iter(Ground([msgspec.structs.replace(reading, accounts=(cited,))]).facts.values()))

    exact = facts("missile-test", says="A rocket rose", date="2018-06-07", **TEST)
    assert loose("Thursday").weekdays == {3}
    assert loose("the weekend").weekdays == {5, 6}
    assert score(loose("Thursday"), exact) > score(loose("one day"), exact) > score(loose("Monday"), exact)


def test_a_number_in_the_sentence_weighs_less_than_one_in_the_name() -> None:
    named = facts("nuclear-test", sides=["freedonia"], what="its fifth nuclear test", date="2018-02-12")
    beside = facts(
        "nuclear-test", name="paper", says="It fears a sixth nuclear test after the blast",
        sides=["freedonia"], what="the blast", date="2018-02-12",
    )  # fmt: skip
    assert (named.nth, named.numbered) == (5, True)
    assert (beside.nth, beside.numbered) == (6, False)
    assert score(named, beside) > 0


def test_sides_made_out_from_a_pronoun_do_not_keep_accounts_apart_for_good() -> None:
    def by(words: str) -> Facts:
        reading = told("wire", "2018-06-05", account("step", f"{words} let them go", date="2018-06-04"))
        start = reading.report.text.index(words)
        side = Cited("sylvania", (Span(reading.report.id, start, start + len(words)),))
        first = msgspec.structs.replace(reading.accounts[0], sides=(side,))
        return next(iter(Ground([msgspec.structs.replace(reading, accounts=(first,))]).facts.values()))

    other = facts("step", name="paper", says="Freedonia freed them", sides=["freedonia"], date="2018-06-04")
    assert by("It").loose and not by("Sylvania").loose
    assert score(by("It"), other) > score(by("Sylvania"), other) == VETO


TARIFFS: dict[str, Any] = {"sides": ["freedonia"], "target": ["sylvania"], "status": "scheduled"}


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("tariffs on $60 billion of Sylvanian goods", "another $60bn in tariffs on Sylvanian goods", True),
        ("tariffs on $60 billion of Sylvanian goods", "tariffs on $50 billion of Sylvanian goods", False),
        ("tariffs on $1,500 million of Sylvanian goods", "tariffs on $1.5 billion of Sylvanian goods", True),
    ],
)
def test_a_sum_of_money_tells_one_round_from_the_next(left: str, right: str, *, same: bool) -> None:
    pairs = pair("sanction", TARIFFS | {"what": left}, TARIFFS | {"what": right})
    assert (score(*pairs) > 0) == same


def test_a_measure_in_force_on_two_days_is_one() -> None:
    embargo: dict[str, Any] = {
        "sides": ["freedonia"],
        "target": ["sylvania"],
        "what": "the decades-old embargo",
    }
    first = facts("sanction", status="ongoing", date="2014-12-17", out="2014-12-17", **embargo)
    years_on = facts("sanction", status="ongoing", date="2016-02-18", out="2016-02-18", name="b", **embargo)
    imposed = facts("sanction", date="2016-02-18", out="2016-02-18", name="c", **embargo)
    assert not hopeless(first, years_on)
    assert score(first, years_on) > 0
    assert score(first, imposed) <= VETO


@pytest.mark.parametrize(
    ("early", "late", "named"),
    [
        ("America/New_York", "Asia/Seoul", True),
        ("Asia/Seoul", "America/New_York", False),
        ("Asia/Tokyo", "Asia/Seoul", False),
        (None, "Asia/Seoul", False),
        ("No/Where", "Asia/Seoul", False),
    ],
)
def test_one_evening_is_the_next_morning_elsewhere(
    early: str | None, late: str | None, *, named: bool
) -> None:
    left, right = pair("talks", TALKS | {"date": "2018-06-04"}, TALKS | {"date": "2018-06-05"})
    plain = score(left, right)
    left, right = (msgspec.structs.replace(one, zone=zone) for one, zone in ((left, early), (right, late)))
    assert (score(left, right) > plain) == named
    assert score(left, right) == score(right, left)


SUMMIT: dict[str, Any] = {
    "sides": ["freedonia", "sylvania"],
    "level": "summit",
    "people": ["ada", "rufus"],
    "what": "summit of ada and rufus",
}


def test_the_day_of_a_call_off_is_not_the_day_of_the_meeting() -> None:
    plan = facts("talks", date="2018-06-12", status="scheduled", **SUMMIT)
    off = facts("talks", date="2018-05-24", out="2018-05-25", status="cancelled", name="b", **SUMMIT)
    assert off.first is None
    assert score(plan, off) > 0
    ahead = facts("talks", date="2018-06-12", out="2018-05-25", status="cancelled", name="c", **SUMMIT)
    assert ahead.first is not None


def test_two_plans_of_a_summit_are_one_that_was_moved() -> None:
    first = facts("talks", date="2018-05-31", status="scheduled", **SUMMIT)
    later = facts("talks", date="2018-06-12", status="scheduled", name="b", **SUMMIT)
    assert score(first, later) > VETO
    working, other = (msgspec.structs.replace(each, level="working") for each in (first, later))
    assert score(working, other) <= VETO


def test_days_counted_from_another_event_are_a_guess() -> None:
    counted = facts("nuclear-test", date="2018-02-05/2018-02-11", by="counted", sides=["freedonia"])
    exact = facts("nuclear-test", date="2018-02-12", sides=["freedonia"], name="b")
    assert counted.inferred
    assert score(counted, exact) > 0
