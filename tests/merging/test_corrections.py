"""Corrections by hand: what each does, that they survive a new reading, and that they can be taken back in any order."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.merging import Anchor, Correction, anchor, merge
from communique.model import Event, Reading, Record
from tests.merging.telling import account, person, ref, statement, told

TALKS: dict[str, Any] = {"sides": ["freedonia", "sylvania"], "level": "high", "place": "geneva,switzerland"}
WIRE = told(
    "wire",
    "2018-06-05",
    account("talks", "Envoys met on Monday", date="2018-06-04", **TALKS),
    account("nuclear-test", "A bomb went off", date="2018-06-01", sides=["sylvania"]),
    statement("ada", "demand", "Lift the ban", side="sylvania", issues=["sanctions"]),
    actors=[person("ada", "sylvania", "Ada T.")],
)
PAPER = told(
    "paper",
    "2018-06-06",
    account("talks", "Talks were held this week", date="2018-06-04", people=["ada", "ada-trentino"], **TALKS),
    actors=[person("ada-trentino", "sylvania", "Ada Trentino")],
)
READINGS = [WIRE, PAPER]


def at(reading: Reading, entry: str) -> Anchor:
    found = anchor(ref(reading, entry), READINGS)
    assert found is not None
    return found


def correction(kind: str, *targets: Anchor, made: str = "2019-01-01T10:00:00Z", **fields: Any) -> Correction:
    return Correction(kind=kind, author="desk", made=made, reason="seen", targets=targets, **fields)  # type: ignore[arg-type]


def event(record: Record, reference: str) -> Event:
    return next(each for each in record.events if reference in each.accounts)


SPLIT = correction("split", at(PAPER, "a1"))
MERGE = correction("merge", at(WIRE, "a1"), at(WIRE, "a2"), made="2019-01-02T10:00:00Z")
SET = correction("set", at(WIRE, "a1"), field="place", value="lausanne,switzerland")
DATE = correction("set", at(WIRE, "a1"), field="date", value="2018-06-03")
CLEAR = correction("clear", at(WIRE, "a1"), field="level")
RENAME = correction("rename", actors=("ada",), value="Ada Trentino-Rufus")
JOIN = correction("join-actors", actors=("ada-trentino", "ada"))
DISMISS = correction("dismiss", at(WIRE, "a2"), at(WIRE, "s1"))
DATED = correction("date-report", at(PAPER, "a1"), value="2018-07-01")
NOTE = correction("note", at(WIRE, "a1"), value="Compare the minutes")
ADD = correction(
    "add-event",
    values={
        "type": "call",
        "date": "2018-06-07",
        "sides": "freedonia, sylvania",
        "what": "a word about prisoners",
    },
)
PART = correction("part-actors", actors=("ada", "ada-trentino"))
LEFT = correction("judge", at(WIRE, "a1"), field="dispute", value="left")
ALL = [SPLIT, MERGE, SET, DATE, CLEAR, RENAME, JOIN, DISMISS, DATED, NOTE, ADD, PART, LEFT]


def test_split_and_merge() -> None:
    assert len(event(merge(READINGS), ref(WIRE, "a1")).accounts) == 2
    parted = merge(READINGS, corrections=[SPLIT])
    assert event(parted, ref(PAPER, "a1")).accounts == (ref(PAPER, "a1"),)
    assert event(parted, ref(PAPER, "a1")).corrected == (SPLIT.id,)
    joined = merge(READINGS, corrections=[MERGE])
    assert set(event(joined, ref(WIRE, "a1")).accounts) == {
        ref(WIRE, "a1"),
        ref(WIRE, "a2"),
        ref(PAPER, "a1"),
    }


def test_a_value_set_by_hand_stands_first_and_leaves_the_others() -> None:
    found = event(merge(READINGS, corrections=[SET]), ref(WIRE, "a1"))
    assert [each.value for each in found.fields["place"]] == ["lausanne,switzerland", "geneva,switzerland"]
    assert found.fields["place"][0].refs == (f"correction:{SET.id}",)
    moved = event(merge(READINGS, corrections=[DATE]), ref(WIRE, "a1"))
    assert str(moved.date) == "2018-06-03/2018-06-03"


def test_of_two_values_set_for_one_field_the_later_stands() -> None:
    later = correction(
        "set", at(WIRE, "a1"), field="place", value="bern,switzerland", made="2019-02-01T10:00:00Z"
    )
    for both in ([SET, later], [later, SET]):
        assert event(merge(READINGS, corrections=both), ref(WIRE, "a1")).best("place") == "bern,switzerland"


def test_clear_note_and_an_event_by_hand() -> None:
    record = merge(READINGS, corrections=[CLEAR, NOTE, ADD])
    found = event(record, ref(WIRE, "a1"))
    assert found.best("level") is None
    assert found.notes == ("Compare the minutes (desk)",)
    (added,) = (each for each in record.events if each.type == "call")
    assert (str(added.date), [each.value for each in added.sides]) == (
        "2018-06-07/2018-06-07",
        ["freedonia", "sylvania"],
    )
    assert added.title == "Freedonia and Sylvania: call (a word about prisoners)"


def test_actors_are_renamed_and_joined() -> None:
    record = merge(READINGS, corrections=[JOIN])
    assert [actor.id for actor in record.actors] == ["ada-trentino"]
    assert [each.value for each in event(record, ref(PAPER, "a1")).people] == ["ada-trentino"]
    named = merge(READINGS, corrections=[RENAME])
    assert {actor.name for actor in named.actors} == {"Ada Trentino-Rufus", "Ada Trentino"}


def test_actors_that_the_rules_join_are_kept_apart_by_hand() -> None:
    one = told("one", "2018-06-05", actors=[person("kim-yong-chol", "sylvania", "Kim Yong Chol")])
    other = told("other", "2018-06-06", actors=[person("kim-yong-chul", "sylvania", "Kim Yong Chul")])
    assert len(merge([one, other]).actors) == 1
    apart = correction("part-actors", actors=("kim-yong-chol", "kim-yong-chul"))
    assert len(merge([one, other], corrections=[apart]).actors) == 2


def test_a_judgement_changes_nothing_but_is_kept() -> None:
    assert merge(READINGS, corrections=[LEFT]) == merge(READINGS)


def test_a_dismissed_account_or_statement_is_gone() -> None:
    record = merge(READINGS, corrections=[DISMISS])
    assert {each.type for each in record.events} == {"talks"}
    assert record.positions == ()


def test_a_report_dated_by_hand_counts_from_that_day() -> None:
    plan = told(
        "plan",
        "2018-06-06",
        account("talks", "They will meet", status="scheduled", date="2018-06-10", **TALKS),
    )
    held = told("held", "2018-06-01", account("talks", "They met", date="2018-06-10", **TALKS))
    target = anchor(ref(held, "a1"), [held])
    assert target is not None
    later = correction("date-report", target, value="2018-06-11")
    assert event(merge([plan, held], corrections=[later]), ref(plan, "a1")).best("status") == "happened"


def reread(reading: Reading) -> Reading:
    """The same report read anew by another reader: other numbers, and a little less of each sentence."""

    def less(value: Any, number: int) -> Any:
        spans = tuple(msgspec.structs.replace(span, end=span.end - 2) for span in value.evidence)
        return msgspec.structs.replace(value, id=f"n{number}", evidence=spans)

    return msgspec.structs.replace(
        reading,
        reader="test-2",
        accounts=tuple(less(each, number) for number, each in enumerate(reading.accounts, 7)),
        statements=tuple(less(each, number) for number, each in enumerate(reading.statements, 90)),
    )


@pytest.mark.parametrize("each", ALL, ids=lambda each: f"{each.kind} {each.field or ''}")
def test_a_correction_survives_a_new_reading(each: Correction) -> None:
    record = merge([reread(reading) for reading in READINGS], corrections=[each])
    assert record.orphans == ()
    before, after = merge(READINGS, corrections=[each]), record
    assert sorted(len(event.accounts) for event in after.events) == sorted(
        len(event.accounts) for event in before.events
    )
    assert {event.notes for event in after.events} == {event.notes for event in before.events}


@pytest.mark.parametrize("each", [SPLIT, MERGE, SET, CLEAR, DISMISS, DATED, NOTE], ids=lambda each: each.kind)
def test_a_correction_whose_ground_is_gone_is_listed_and_harms_nothing(each: Correction) -> None:
    other = told("other", "2018-06-05", account("visit", "He came", date="2018-06-04", sides=["osterlich"]))
    assert merge([other], corrections=[each]) == msgspec.structs.replace(merge([other]), orphans=(each.id,))


@settings(max_examples=40, deadline=None)
@given(st.permutations(ALL), st.integers(0, len(ALL)))
def test_corrections_are_a_set_whatever_the_order_they_come_and_go_in(
    order: list[Correction], kept: int
) -> None:
    assert merge(READINGS, corrections=order) == merge(READINGS, corrections=[*ALL, *ALL])
    some = order[:kept]
    undone = merge(READINGS, corrections=some)
    assert undone == merge(READINGS, corrections=some[::-1])
    if not some:
        assert undone == merge(READINGS)


def test_a_correction_goes_through_json_and_keeps_its_id() -> None:
    for each in ALL:
        back = msgspec.json.decode(msgspec.json.encode(each), type=Correction)
        assert (back, back.id) == (each, each.id)
    assert len({each.id for each in ALL}) == len(ALL)


def test_senseless_values_are_left_aside() -> None:
    wrong = correction("set", at(WIRE, "a1"), field="date", value="next week")
    assert (
        event(merge(READINGS, corrections=[wrong]), ref(WIRE, "a1")).date
        == event(merge(READINGS), ref(WIRE, "a1")).date
    )
    assert (
        merge(READINGS, corrections=[correction("date-report", at(WIRE, "a1"), value="soon")]).orphans != ()
    )
    assert (
        merge(READINGS, corrections=[correction("join-actors", actors=("ada", "ada"))]).actors
        == merge(READINGS).actors
    )
