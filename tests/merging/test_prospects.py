"""Expectations and their fates, commitments and their keeping, positions and their turns."""

from __future__ import annotations

from typing import Any

import pytest

from communique.merging import merge
from communique.model import Expectation, Reading, Span, TimeValue
from communique.model.interval import parse
from tests.merging.telling import account, ref, statement, told

SUMMIT: dict[str, Any] = {"sides": ["freedonia", "sylvania"], "level": "summit", "people": ["ada", "rufus"]}


def summit(out: str, status: str, date: str | None = "2018-06-12", **fields: Any) -> Reading:
    return told(
        f"paper of {out}",
        out,
        account(
            "talks",
            f"The summit is {status}, it was said on {out}",
            status=status,
            date=date,
            **SUMMIT,
            **fields,
        ),
    )


def called_off(out: str, day: str) -> Reading:
    return told(
        f"wire of {out}",
        out,
        account("withdrawal", "Rufus called off the summit", date=day, sides=["freedonia"]),
    )


def only(readings: list[Reading]) -> Expectation:
    (found,) = merge(readings).expectations
    return found


@pytest.mark.parametrize(
    ("readings", "fate", "history"),
    [
        pytest.param([summit("2018-05-10", "scheduled")], "open", (), id="silence is no fate"),
        pytest.param([summit("2018-05-10", "scheduled"), summit("2019-01-01", "scheduled")], "open", (), id="long past, and nobody tells"),
        pytest.param([summit("2018-05-10", "scheduled"), summit("2018-06-13", "happened")], "held", (), id="held"),
        pytest.param([summit("2018-05-10", "scheduled"), summit("2018-05-20", "cancelled")], "cancelled", (), id="cancelled"),
        pytest.param(
            [summit("2018-05-10", "scheduled"), called_off("2018-05-25", "2018-05-24"), summit("2018-06-01", "scheduled"), summit("2018-06-13", "happened")],
            "held",
            ("cancelled", "reinstated", "held"),
            id="called off, revived and held",
        ),
        pytest.param(
            [summit("2018-05-10", "scheduled"), called_off("2018-05-25", "2018-05-24")],
            "cancelled",
            (),
            id="called off by a side",
        ),
        pytest.param([summit("2018-05-10", "postponed")], "postponed", ("postponed",), id="put off"),
    ],
)  # fmt: skip
def test_the_fate_of_a_summit(readings: list[Reading], fate: str, history: tuple[str, ...]) -> None:
    found = only(readings)
    assert (found.fate, found.history) == (fate, history)
    assert str(found.due) == "2018-06-12/2018-06-12"


def test_another_sides_withdrawal_calls_nothing_off() -> None:
    other = told(
        "wire",
        "2018-05-25",
        account("withdrawal", "Osterlich called off its summit", date="2018-05-24", sides=["osterlich"]),
    )
    assert only([summit("2018-05-10", "scheduled"), other]).fate == "open"


def test_a_cancelled_meeting_that_soon_took_place_was_reinstated() -> None:
    meeting: dict[str, Any] = {
        "sides": ["freedonia", "sylvania"],
        "level": "high",
        "place": "geneva,switzerland",
    }
    reading = told(
        "wire",
        "2018-06-02",
        account("talks", "Talks resumed on Friday", date="2018-06-01", **meeting),
        account("talks", "They had been called off in May", date="2018-05-16", status="cancelled", **meeting),
    )
    assert (only([reading]).fate, only([reading]).history) == ("held", ("cancelled", "reinstated", "held"))


def test_what_is_under_way_is_awaited_until_its_end() -> None:
    def drill(out: str) -> Reading:
        return told(
            f"of {out}",
            out,
            account(
                "exercise",
                f"Drills go on, {out}",
                status="ongoing",
                date="2018-03-01/2018-04-30",
                sides=["osterlich"],
            ),
        )

    found = only([drill("2018-03-28"), drill("2018-04-02")])
    assert (str(found.due), found.fate) == ("2018-04-30/2018-04-30", "open")


def test_who_expects_it_and_what_happened_is_no_expectation() -> None:
    reading = told(
        "wire",
        "2018-05-10",
        account("talks", "They will meet", status="scheduled", date="2018-06-12", **SUMMIT),
        statement("ada", "announcement", "We shall meet", side="sylvania", about=[1]),
    )
    assert only([reading]).who == ("ada",)
    assert merge([summit("2018-06-13", "happened")]).expectations == ()


def test_a_deadline_in_words_is_an_expectation_of_its_own() -> None:
    import msgspec

    reading = told(
        "wire",
        "2018-10-05",
        statement("ada", "demand", "They must think again by the end of the year", side="sylvania"),
    )
    start = reading.report.text.index("the end of the year")
    time = TimeValue(start, start + 19, "DATE", "2018-12-31", parse("2018-12-31"), "end-of-year")
    found = only([msgspec.structs.replace(reading, times=(time,))])
    assert (found.event, str(found.due), found.who, found.fate) == (
        None,
        "2018-12-31/2018-12-31",
        ("ada",),
        "open",
    )
    assert found.statements == (ref(reading, "s1"),)
    past = msgspec.structs.replace(time, interval=parse("2018-09-30"))
    assert merge([msgspec.structs.replace(reading, times=(past,))]).expectations == ()
    assert Span(reading.report.id, start, start + 19).of(reading.report.text) == "the end of the year"


DEAL: dict[str, Any] = {
    "date": "2010-05-03",
    "sides": ["freedonia", "sylvania"],
    "what": "Lakeside accord on halting nuclear work",
}


def test_a_deal_binds_its_parties_and_is_broken_by_the_one_that_leaves_it() -> None:
    reading = told(
        "wire",
        "2018-05-10",
        account("agreement", "They signed the Lakeside accord", **DEAL),
        statement("ada", "pledge", "We shall halt the work", side="sylvania", about=[1]),
    )
    kept = merge([reading]).commitments
    assert {(each.party, each.status) for each in kept} == {(("sylvania",), "open"), (("freedonia",), "open")}
    left = told(
        "paper",
        "2018-05-11",
        account(
            "withdrawal",
            "Sylvania quits",
            date="2012-01-02",
            sides=["sylvania"],
            what="Sylvania leaves the Lakeside accord",
        ),
    )
    broken = merge([reading, left]).commitments
    assert {(each.party, each.status) for each in broken} == {
        (("sylvania",), "broken"),
        (("freedonia",), "lapsed"),
    }
    assert all("sylvania" in each.why for each in broken)


def test_a_halt_is_broken_by_a_test() -> None:
    halt = account(
        "step",
        "Sylvania will halt its nuclear tests",
        status="scheduled",
        sides=["sylvania"],
        what="halt of nuclear tests",
    )
    first = told("wire", "2018-05-10", halt)
    assert [each.status for each in merge([first]).commitments] == ["open"]
    test = told(
        "paper",
        "2018-09-05",
        account("nuclear-test", "A bomb went off", date="2018-09-03", sides=["sylvania"]),
    )
    assert [each.status for each in merge([first, test]).commitments] == ["broken"]
    others = told(
        "page",
        "2018-09-05",
        account("nuclear-test", "A bomb went off", date="2018-09-03", sides=["osterlich"]),
    )
    assert [each.status for each in merge([first, others]).commitments] == ["open"]


def test_a_promised_step_that_is_done_is_kept() -> None:
    plan = told(
        "wire",
        "2018-05-10",
        account(
            "step",
            "The mine is to close",
            status="scheduled",
            sides=["sylvania"],
            what="closing of the northern mine",
        ),
    )
    done = told(
        "paper",
        "2018-06-10",
        account(
            "step",
            "The mine has closed",
            date="2018-05-20/2018-06-09",
            sides=["sylvania"],
            what="closing of the northern mine",
        ),
    )
    (found,) = merge([plan, done]).commitments
    assert (found.party, found.status) == (("sylvania",), "kept")


def test_what_a_side_vows_again_is_one_commitment_and_two_that_vow_together_are_one() -> None:
    first = told(
        "a",
        "2018-05-10",
        statement(
            "ada", "pledge", "We shall defend our allies in the south", side="sylvania", issues=["other"]
        ),
    )
    again = told(
        "b",
        "2018-06-10",
        statement("bob", "pledge", "Sylvania will defend its allies", side="sylvania", issues=["other"]),
    )
    (found,) = merge([first, again]).commitments
    assert (found.party, len(found.statements)) == (("sylvania",), 2)
    both = told(
        "c",
        "2018-06-10",
        account("call", "They spoke", date="2018-06-10", sides=["freedonia", "sylvania"]),
        statement(
            "ada",
            "pledge",
            "Ada will carry out the ban in full",
            side="sylvania",
            issues=["sanctions"],
            about=[1],
        ),
        statement(
            "rufus",
            "pledge",
            "Rufus will carry out the ban in full",
            side="freedonia",
            issues=["sanctions"],
            about=[1],
        ),
    )
    assert [set(each.party) for each in merge([both]).commitments] == [{"freedonia", "sylvania"}]


def test_a_position_ends_where_the_tone_turns() -> None:
    readings = [
        told(
            "a",
            "2018-05-10",
            statement("ada", "refusal", "No talks", side="sylvania", issues=["talks"], date="2018-05-01"),
        ),
        told(
            "b",
            "2018-05-12",
            statement(
                "ada",
                "demand",
                "Lift the ban before talks",
                side="sylvania",
                issues=["talks"],
                date="2018-05-12",
            ),
        ),
        told(
            "c",
            "2018-06-02",
            statement("bob", "offer", "Let us talk", side="sylvania", issues=["talks"], date="2018-06-01"),
        ),
        told(
            "d",
            "2018-06-03",
            statement("eve", "assessment", "They may talk", side="freedonia", issues=["talks"]),
        ),
    ]
    firm, opened = merge(readings).positions
    assert (firm.side, firm.issue, firm.stance, str(firm.since), str(firm.until)) == (
        "sylvania", "talks", "Lift the ban before talks", "2018-05-01/2018-05-01", "2018-06-01/2018-06-01",
    )  # fmt: skip
    assert (opened.stance, opened.until, len(firm.statements)) == ("Let us talk", None, 2)


def test_a_step_put_off_past_its_day_has_lapsed_and_its_promise_is_broken() -> None:
    late = told(
        "wire",
        "2018-07-02",
        account(
            "step",
            "The mine was to close by July, but is open",
            status="postponed",
            date="2018-06-30",
            sides=["sylvania"],
            what="closing of the mine",
        ),
    )
    record = merge([late])
    assert [each.fate for each in record.expectations] == ["lapsed"]
    assert [each.status for each in record.commitments] == ["broken"]
    early = told(
        "wire",
        "2018-06-02",
        account(
            "step",
            "The closing will come later than June",
            status="postponed",
            date="2018-06-30",
            sides=["sylvania"],
            what="closing of the mine",
        ),
    )
    assert [each.fate for each in merge([early]).expectations] == ["postponed"]


def test_the_next_round_after_an_agreed_one_is_the_one_agreed() -> None:
    rounds: dict[str, Any] = {
        "sides": ["freedonia", "sylvania"],
        "level": "working",
        "what": "round on the border",
    }
    agreed = told(
        "wire", "2018-05-10", account("talks", "They will meet again", status="scheduled", **rounds)
    )
    held = told(
        "paper", "2018-06-03", account("talks", "They sat down once more", date="2018-06-02", **rounds)
    )
    found = only([agreed, held])
    assert (found.fate, found.due) == ("held", None)
    long_after = told(
        "paper", "2019-06-03", account("talks", "They sat down once more", date="2019-06-02", **rounds)
    )
    assert {each.fate for each in merge([agreed, long_after]).expectations} == {"open"}


def test_a_plan_of_years_ago_is_history_and_no_expectation() -> None:
    def vow(day: str) -> Reading:
        return told(
            "wire",
            "2018-05-10",
            account("step", "Sylvania would close its mine", status="scheduled", sides=["sylvania"]),
            statement(
                "ada", "announcement", "Sylvania will close its mine", side="sylvania", about=[1], date=day
            ),
        )

    assert merge([vow("2005-09-19")]).expectations == ()
    assert len(merge([vow("2018-05-09")]).expectations) == 1
