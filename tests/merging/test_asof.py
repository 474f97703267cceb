"""The record as of a day, and what changed since."""

from __future__ import annotations

from datetime import date
from typing import Any

from communique.merging import Anchor, Correction, as_of, changes, dated_by_hand, merge
from tests.merging.telling import account, statement, told

SUMMIT: dict[str, Any] = {"sides": ["freedonia", "sylvania"], "level": "summit", "date": "2018-06-12"}
PLAN = told("plan", "2018-05-10", account("talks", "They will meet", status="scheduled", **SUMMIT))
OFF = told(
    "off", "2018-05-25/2018-05-26", account("talks", "The summit is off", status="cancelled", **SUMMIT)
)
HELD = told(
    "held",
    "2018-06-13",
    account("talks", "The summit was held", place="geneva,switzerland", **SUMMIT),
    account("agreement", "They signed", date="2018-06-12", sides=["freedonia", "sylvania"]),
    statement("ada", "demand", "Lift the ban", side="sylvania", issues=["sanctions"]),
)
UNDATED = told("undated", None, account("talks", "A summit, once", **SUMMIT))
READINGS = (HELD, OFF, PLAN, UNDATED)


def fate(day: date) -> str:
    (found,) = merge(as_of(READINGS, day)).expectations
    return found.fate


def test_the_record_holds_what_was_out_by_the_end_of_the_day() -> None:
    assert as_of(READINGS, date(2018, 5, 9)) == ()
    assert as_of(READINGS, date(2018, 5, 10)) == (PLAN,)
    # A report of the 25th or 26th was surely out only by the end of the 26th.
    assert as_of(READINGS, date(2018, 5, 25)) == (PLAN,)
    assert [fate(day) for day in (date(2018, 5, 10), date(2018, 5, 26), date(2018, 6, 30))] == [
        "open",
        "cancelled",
        "held",
    ]


def test_changes_tell_what_is_new_what_changed_and_on_whose_word() -> None:
    before, after = merge(as_of(READINGS, date(2018, 5, 30))), merge(as_of(READINGS, date(2018, 6, 30)))
    found = changes(before, after)
    by_field = {(each.kind, each.field): each for each in found if each.change == "changed"}
    status = by_field["event", "status"]
    assert (status.before, status.after) == ("cancelled", "happened")
    assert status.why == (f"{HELD.report.id}#a1",)
    assert (by_field["event", "place"].before, by_field["event", "place"].after) == (
        None,
        "geneva,switzerland",
    )
    assert by_field["expectation", "fate"].after == "held"
    new = {each.kind for each in found if each.change == "new"}
    assert new == {"event", "position", "commitment"}


def test_nothing_changes_between_a_record_and_itself_and_what_is_gone_is_told() -> None:
    record = merge(READINGS)
    assert changes(record, record) == ()
    gone = changes(record, merge(()))
    assert {each.change for each in gone} == {"gone"}
    assert len([each for each in gone if each.kind == "event"]) == len(record.events)


def test_a_day_set_by_hand_says_when_a_report_was_out() -> None:
    target = Anchor(UNDATED.report.id, 0, len(UNDATED.report.text), "report")
    by_hand = Correction(
        kind="date-report", author="desk", made="2019-01-01T10:00:00Z", reason="seen", targets=(target,),
        value="2018-05-09",
    )  # fmt: skip
    assert dated_by_hand([by_hand]) == {UNDATED.report.id}
    [early] = as_of(READINGS, date(2018, 5, 9), [by_hand])
    assert early.report == UNDATED.report
    assert as_of(READINGS, date(2018, 5, 8), [by_hand]) == ()
