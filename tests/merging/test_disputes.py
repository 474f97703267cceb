"""What reports and speakers contradict each other on, and what is no contradiction."""

from __future__ import annotations

from typing import Any

import pytest

from communique.merging import merge
from communique.model import Dispute, Reading
from tests.merging.telling import account, ref, statement, told

TALKS: dict[str, Any] = {"date": "2018-06-04", "sides": ["freedonia", "sylvania"], "level": "high"}
TEST: dict[str, Any] = {"date": "2018-06-04", "sides": ["sylvania"], "what": "rocket"}


def two(kind: str, left: dict[str, Any], right: dict[str, Any]) -> list[Reading]:
    """Two reports that tell one event in words of their own."""
    return [
        told("wire", "2018-06-05", account(kind, left.pop("says", "They came together by the lake"), **left)),
        told(
            "paper", "2018-06-05", account(kind, right.pop("says", "Monday saw envoys at one table"), **right)
        ),
    ]


def disputes(readings: list[Reading]) -> tuple[Dispute, ...]:
    return merge(readings).disputes


@pytest.mark.parametrize(
    ("kind", "left", "right", "field"),
    [
        pytest.param("talks", {"outcome": "agreed"}, {"outcome": "broke-down"}, "outcome", id="outcomes"),
        pytest.param(
            "talks", {"place": "geneva,switzerland"}, {"place": "lausanne,switzerland"}, "place", id="towns"
        ),
        pytest.param("talks", {"status": "happened"}, {"status": "denied"}, "status", id="denied"),
        pytest.param(
            "talks",
            {"status": "scheduled"},
            {"status": "uncertain", "attributed_to": ["sylvania"]},
            "status",
            id="vouched for by one, doubted by another",
        ),
    ],
)
def test_values_that_cannot_both_be_are_a_dispute(
    kind: str, left: dict[str, Any], right: dict[str, Any], field: str
) -> None:
    readings = two(kind, TALKS | left, TALKS | right)
    (found,) = disputes(readings)
    assert found.field == field
    assert {value.value for value in found.values} == {str(left[field]), str(right[field])}
    assert {source for value in found.values for source in value.refs} == {
        ref(each, "a1") for each in readings
    }


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param({"outcome": "agreed"}, {}, id="silence"),
        pytest.param({"date": "2018-06-04"}, {"date": "2018-06"}, id="less and more exact in time"),
        pytest.param(
            {"place": "geneva,switzerland"}, {"place": "switzerland"}, id="less and more exact in place"
        ),
        pytest.param(
            {"place": "panmunjom,korea"}, {"place": "demilitarised-zone,korea"}, id="a place inside another"
        ),
        pytest.param({"date": "2018-06-04"}, {"date": "2018-06-05"}, id="a day over the date line"),
        pytest.param(
            {"date": "2018-06-04"}, {"date": "2018-06-20", "status": "scheduled"}, id="a plan that moved"
        ),
        pytest.param({"status": "scheduled"}, {"status": "happened"}, id="planned and then held"),
        pytest.param({"outcome": "agreed"}, {"outcome": "to-continue"}, id="outcomes that go together"),
    ],
)
def test_what_can_both_be_is_no_dispute(left: dict[str, Any], right: dict[str, Any]) -> None:
    assert disputes(two("talks", TALKS | left, TALKS | right)) == ()


def test_two_days_of_one_journey_are_disputed_when_they_cannot_both_be() -> None:
    visit = {
        "sides": ["sylvania"],
        "people": ["ada-trentino"],
        "place": "geneva,switzerland",
        "what": "journey for grain talks",
    }
    (found,) = disputes(two("visit", visit | {"date": "2018-06-04"}, visit | {"date": "2018-06-06"}))
    assert found.field == "date"


def test_a_praised_test_and_a_failed_one_are_two_stories() -> None:
    readings = two(
        "missile-test",
        TEST | {"says": "A powerful advanced rocket rose from the coast"},
        TEST | {"outcome": "failure", "says": "The rocket broke up over the sea"},
    )
    (found,) = disputes(readings)
    assert (found.field, {value.value for value in found.values}) == ("outcome", {"failure", "success"})
    plain = two("missile-test", dict(TEST), TEST | {"outcome": "failure", "says": "It broke up"})
    assert disputes(plain) == ()


def test_a_slip_inside_copies_of_one_story_is_no_dispute() -> None:
    long = "Envoys of both sides sat down on Monday in a hotel by the lake to speak about prisoners and the grain trade of the north"
    left = told("wire", "2018-06-05", account("talks", long, outcome="agreed", **TALKS))
    right = told("page", "2018-06-06", account("talks", long, outcome="broke-down", **TALKS))
    assert disputes([left, right]) == ()


def report(*statements: dict[str, Any], out: str = "2018-06-05", name: str = "wire") -> Reading:
    return told(name, out, account("talks", f"They met, says the {name}", **TALKS), *statements)


def said_in(dispute: Dispute, reading: Reading) -> set[str]:
    return {
        source.partition("#")[2]
        for value in dispute.values
        for source in value.refs
        if source.startswith(reading.report.id)
    }


def test_a_denial_stands_against_the_accusation() -> None:
    reading = report(
        statement("ada", "accusation", "They broke their word", side="sylvania", about=[1], issues=["talks"]),
        statement("rufus", "denial", "We broke nothing", side="freedonia", about=[1], issues=["talks"]),
    )
    (found,) = disputes([reading])
    assert said_in(found, reading) == {"s1", "s2"}
    assert found.event == merge([reading]).events[0].id


def test_two_tellings_of_one_meeting() -> None:
    reading = report(
        statement(
            "ada", "accusation", "They came empty-handed", side="sylvania", about=[1], issues=["talks"]
        ),
        statement(
            "rufus",
            "assessment",
            "It was a good and creative day",
            side="freedonia",
            about=[1],
            issues=["talks"],
        ),
        statement("eve", "assessment", "It rained", side="osterlich", about=[1], issues=["talks"]),
    )
    (found,) = disputes([reading])
    assert said_in(found, reading) == {"s1", "s2"}


def test_two_orders_of_the_same_steps() -> None:
    reading = report(
        statement(
            "ada",
            "condition",
            "First the guns go, then we sign",
            side="sylvania",
            issues=["peace-treaty", "disarmament"],
        ),
        statement(
            "rufus",
            "condition",
            "Only a signed treaty lets the guns go",
            side="freedonia",
            issues=["peace-treaty", "disarmament"],
        ),
    )
    (found,) = disputes([reading])
    assert said_in(found, reading) == {"s1", "s2"}


def test_two_demands_are_positions_and_no_dispute() -> None:
    reading = report(
        statement("ada", "demand", "The guns must go", side="sylvania", issues=["disarmament"]),
        statement("rufus", "demand", "The ban on grain must go", side="freedonia", issues=["sanctions"]),
    )
    assert disputes([reading]) == ()


def test_two_officials_of_one_side() -> None:
    offer = statement("ada", "offer", "We want to talk", side="sylvania", issues=["talks"], date="2018-06-01")
    refusal = statement(
        "bob",
        "refusal",
        "There is nothing to talk about",
        side="sylvania",
        issues=["talks"],
        date="2018-06-20",
    )
    (found,) = disputes([report(offer), report(refusal, out="2018-06-21", name="paper")])
    assert "one voice" in found.question
    late = refusal | {"date": "2019-06-20"}
    assert disputes([report(offer), report(late, out="2019-06-21", name="paper")]) == ()
    same = refusal | {"speaker": "ada"}
    assert disputes([report(offer), report(same, out="2018-06-21", name="paper")]) == ()


def test_a_doubt_stands_against_the_announcement() -> None:
    reading = told(
        "wire",
        "2018-06-05",
        account("step", "The mill is to reopen", status="scheduled", sides=["sylvania"]),
        statement(
            "ada",
            "announcement",
            "The mill will reopen at once",
            side="sylvania",
            about=[1],
            issues=["trade"],
        ),
        statement(
            "rufus",
            "assessment",
            "It is doubtful that the mill can reopen",
            side="freedonia",
            about=[1],
            issues=["trade"],
        ),
    )
    (found,) = disputes([reading])
    assert said_in(found, reading) == {"s1", "s2"}


def test_a_denial_without_an_event_answers_what_was_last_said_on_its_matter() -> None:
    reading = told(
        "wire",
        "2018-06-05",
        statement(
            "ada", "assessment", "The north may have built small warheads", side="sylvania", issues=["other"]
        ),
        statement(
            "rufus",
            "denial",
            "Others disagree that the north built small warheads",
            side="freedonia",
            issues=["other"],
        ),
        statement("eve", "denial", "Nobody wants war", side="osterlich", issues=["other"]),
    )
    (found,) = disputes([reading])
    assert found.event is None
    assert said_in(found, reading) == {"s1", "s2"}


def test_a_denial_does_not_stand_against_every_view_of_an_event() -> None:
    reading = report(
        statement(
            "eve", "assessment", "Not much may come of it", side="osterlich", about=[1], issues=["talks"]
        ),
        statement(
            "rufus",
            "denial",
            "Our government had no part in it",
            side="freedonia",
            about=[1],
            issues=["talks"],
        ),
    )
    assert disputes([reading]) == ()


def test_a_day_inferred_from_the_report_neither_parts_an_event_nor_disputes_its_day() -> None:
    ban = {"sides": ["osterlich"], "target": ["sylvania"], "what": "ban on the export of coal"}
    sure, guess = ban | {"date": "2018-06-05"}, ban | {"date": "2018-06-09", "by": "news of the day"}
    readings = two("sanction", sure, guess)
    assert len(merge(readings).events) == 1
    assert disputes(readings) == ()
    told_so = two("sanction", dict(sure), guess | {"by": "said"})
    assert len(merge(told_so).events) == 2


def test_a_denial_of_that_claim_answers_the_one_just_made() -> None:
    reading = report(
        statement(
            "ada",
            "accusation",
            "They used poison in August",
            side="sylvania",
            issues=["disarmament"],
            about=[1],
        ),
        statement(
            "rufus", "denial", "Freedonia disputes that assertion", side="freedonia", issues=["disarmament"]
        ),
    )
    (found,) = disputes([reading])
    assert said_in(found, reading) == {"s1", "s2"}
    assert found.event is not None


@pytest.mark.parametrize(
    ("words", "about", "found"),
    [
        ("At first Freedonia denied it", [1], True),
        # Nothing in the words points back at what the report tells as a fact.
        ("We broke nothing", [1], False),
        # Of several things told nobody knows which is denied.
        ("At first Freedonia denied it", [1, 2], False),
    ],
)
def test_a_denial_of_what_the_report_tells_as_a_fact(words: str, about: list[int], *, found: bool) -> None:
    reading = report(statement("rufus", "denial", words, side="freedonia", about=about, issues=["talks"]))
    assert bool(disputes([reading])) == found


@pytest.mark.parametrize(("kind", "found"), [("offer", True), ("pledge", False)])
def test_a_pledge_made_in_talks_opens_no_door_to_talks(kind: str, *, found: bool) -> None:
    reading = report(
        statement("ada", kind, "We will defend our friends", side="sylvania", issues=["talks"]),
        statement(
            "eve", "refusal", "Nobody talks for the sake of talking", side="sylvania", issues=["talks"]
        ),
    )
    assert bool(disputes([reading])) == found
