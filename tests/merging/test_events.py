"""Accounts to events: which become one, and what an event then holds."""

from __future__ import annotations

from typing import Any

import pytest

from communique.merging import merge
from communique.model import Cited, Reading, Record
from tests.merging.telling import account, person, ref, told

TALKS: dict[str, Any] = {"sides": ["freedonia", "sylvania"], "level": "high", "place": "geneva,switzerland"}
LONG = "Envoys of Freedonia and Sylvania sat down in a lakeside hotel to speak about prisoners and grain"


def wire() -> Reading:
    return told(
        "wire",
        "2018-06-04",
        account(
            "talks", "Envoys met in Geneva on Monday", date="2018-06-04", people=["ada-trentino"], **TALKS
        ),
        actors=[person("ada-trentino", "sylvania")],
    )


def paper() -> Reading:
    return told(
        "paper",
        "2018-06-10",
        account("talks", "The rivals held talks this month", date="2018-06", outcome="agreed", **TALKS),
        account("nuclear-test", "Sylvania set off a bomb", date="2018-06-09", sides=["sylvania"]),
    )


def only(record: Record, kind: str) -> Any:
    found = [event for event in record.events if event.type == kind]
    assert len(found) == 1
    return found[0]


def test_two_reports_of_one_meeting_are_one_event_with_the_best_of_both() -> None:
    event = only(merge([wire(), paper()]), "talks")
    assert event.accounts == (ref(wire(), "a1"), ref(paper(), "a1"))
    assert str(event.date) == "2018-06-04/2018-06-04"
    assert event.best("outcome") == "agreed"
    assert [each.value for each in event.fields["date"]] == ["2018-06-04/2018-06-04", "2018-06-01/2018-06-30"]
    assert (event.reports, event.origins) == (2, 2)
    assert {(each.value, each.origins) for each in event.sides} == {("freedonia", 2), ("sylvania", 2)}
    assert event.title == "Freedonia and Sylvania: high-level talks in Geneva"


def test_each_join_keeps_its_balance_sheet() -> None:
    event = only(merge([wire(), paper()]), "talks")
    (join,) = event.joins
    assert {factor.name for factor in join.factors} >= {
        "common days",
        "same sides",
        "same place",
        "same level",
    }
    assert join.score == pytest.approx(sum(factor.weight for factor in join.factors), abs=0.05)


def test_a_copy_adds_a_report_and_no_origin() -> None:
    rows = [
        account("talks", LONG, date="2018-06-04", **TALKS),
        account("step", "Twelve prisoners went home by bus after many months in a camp near the border"),
    ]
    first, copy = told("wire", "2018-06-04", *rows), told("page", "2018-06-05", *rows)
    record = merge([copy, first])
    event = only(record, "talks")
    assert (event.reports, event.origins) == (2, 1)
    carried = {each.report: each for each in record.syndication}
    assert carried[copy.report.id].copies == first.report.id
    assert carried[copy.report.id].origin == first.report.id
    assert carried[copy.report.id].chain == ("wire", "page")
    assert carried[first.report.id].copies is None


def test_one_sentence_in_two_otherwise_different_reports_is_one_origin() -> None:
    rows = [account("talks", LONG, date="2018-06-04", **TALKS)]
    other = account(
        "visit", "In the south the harvest is late and nobody knows why it should be so", sides=["osterlich"]
    )
    event = only(
        merge([told("wire", "2018-06-04", *rows), told("page", "2018-06-05", other, *rows)]), "talks"
    )
    assert (event.reports, event.origins) == (2, 1)


def test_one_unnamed_official_in_two_papers_is_one_origin() -> None:
    source = {"attributed_to": ["anonymous:an official"]}
    left = told(
        "wire",
        "2018-06-05",
        account("talks", "An official spoke of a meeting", date="2018-06-04", **TALKS, **source),
    )
    right = told(
        "paper",
        "2018-06-05",
        account("talks", "They met, somebody hinted", date="2018-06-04", **TALKS, **source),
    )
    assert only(merge([left, right]), "talks").origins == 1


@pytest.mark.parametrize(
    ("statuses", "best"),
    [
        (["scheduled", "happened"], "happened"),
        (["happened", "scheduled"], "happened"),
        (["scheduled", "cancelled"], "cancelled"),
        (["proposed", "scheduled"], "scheduled"),
    ],
)
def test_the_status_is_the_newest_and_what_happened_stays_done(statuses: list[str], best: str) -> None:
    readings = [
        told(
            f"day {day}",
            f"2018-06-0{day}",
            account("talks", f"Report of day {day}", date="2018-06-08", status=status, **TALKS),
        )
        for day, status in enumerate(statuses, 1)
    ]
    assert only(merge(readings), "talks").best("status") == best


def test_a_narrow_date_narrows_a_wide_one_and_a_lone_outlier_stays_beside() -> None:
    readings = [
        told(
            "one",
            "2018-07-02",
            account("sanction", "A ban on coal", date="2018-06", sides=["osterlich"], what="coal ban"),
        ),
        told(
            "two",
            "2018-07-03",
            account(
                "sanction",
                "Coal was banned",
                date="2018-06-20/2018-07-05",
                sides=["osterlich"],
                what="coal ban",
            ),
        ),
    ]
    assert str(only(merge(readings), "sanction").date) == "2018-06-20/2018-06-30"


def test_a_visit_holds_the_talks_of_its_days_and_a_count_holds_its_members() -> None:
    readings = [
        told(
            "wire",
            "2018-06-06",
            account(
                "visit",
                "She went to Geneva",
                date="2018-06-03/2018-06-05",
                sides=["sylvania"],
                people=["ada-trentino"],
                place="geneva,switzerland",
            ),
            account("talks", "She met him there", date="2018-06-04", people=["ada-trentino"], **TALKS),
            account(
                "nuclear-test",
                "Its second bomb",
                date="2018-05-02",
                sides=["sylvania"],
                what="its second nuclear test",
            ),
        ),
        told(
            "paper",
            "2018-06-30",
            account(
                "nuclear-test",
                "Two bombs this year",
                date="2018-01-01/2018-06-30",
                sides=["sylvania"],
                count=2,
                what="two nuclear tests",
            ),
            account(
                "nuclear-test",
                "The first was in March",
                date="2018-03-07",
                sides=["sylvania"],
                what="its first nuclear test",
            ),
        ),
    ]
    record = merge(readings)
    by_type = {event.type: event for event in record.events if event.type in ("visit", "talks")}
    assert [(link.kind, link.event) for link in by_type["talks"].links] == [("part-of", by_type["visit"].id)]
    tests = {event.best("what"): event for event in record.events if event.type == "nuclear-test"}
    whole, second = tests["two nuclear tests"], tests["its second nuclear test"]
    assert ("part-of", whole.id) in {(link.kind, link.event) for link in second.links}
    assert ("follows", tests["its first nuclear test"].id) in {
        (link.kind, link.event) for link in second.links
    }


def test_readings_without_anything_make_an_empty_record() -> None:
    assert merge([]) == Record()
    assert merge([told("empty", None)]).events == ()


def test_actors_of_all_reports_are_one_with_their_usual_name() -> None:
    left = told("a", "2018-06-01", actors=[person("ada-trentino", None, "Trentino")])
    right = told("b", "2018-06-02", actors=[person("ada-trentino", "sylvania", "Ada Trentino")])
    third = told("c", "2018-06-03", actors=[person("ada-trentino", None, "Ada Trentino")])
    (actor,) = merge([left, right, third]).actors
    assert (actor.id, actor.name, actor.side) == ("ada-trentino", "Ada Trentino", Cited("sylvania", ()))


def test_days_of_something_that_lasts_are_as_exact_as_its_last_day() -> None:
    readings = [
        told(
            "one",
            "2018-06-06",
            account("talks", "They met on the 4th and 5th", date="2018-06-04/2018-06-05", **TALKS),
        ),
        told("two", "2018-06-06", account("talks", "Talks ended on Tuesday", date="2018-06-05", **TALKS)),
        told(
            "six",
            "2018-06-07",
            account("talks", "For two days envoys sat together", date="2018-06-04/2018-06-05", **TALKS),
        ),
    ]
    assert str(only(merge(readings), "talks").date) == "2018-06-04/2018-06-05"


def test_two_events_read_in_the_very_same_words_stay_two() -> None:
    says = "She went to Geneva and to Paris"
    rows = [
        account("visit", says, sides=["sylvania"], place="geneva,switzerland"),
        account("visit", says, sides=["sylvania"], place="paris,france"),
    ]
    record = merge([told("wire", "2018-06-05", *rows)])
    assert len({event.id for event in record.events}) == 2
