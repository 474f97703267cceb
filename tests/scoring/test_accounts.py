"""When a predicted account is a gold one, and what its fields earn: each ruling as a case."""

from __future__ import annotations

from typing import Any

import pytest

from communique.scoring.accounts import account_worth, mark_accounts, match_accounts
from communique.scoring.tally import Share, Tally
from tests.scoring.village import account, gold_account, gold_actor, identity, span


@pytest.mark.parametrize(
    ("gold", "found", "match"),
    [
        ({}, {}, True),
        ({}, {"type": "visit"}, False),
        ({}, {"date": "2018-06-04/2018-06-09"}, True),
        ({}, {"date": "2018-06-05"}, False),
        ({}, {"date": None}, False),
        ({"date": None}, {"date": None}, True),
        ({"date": None}, {}, False),
        ({"by_knowledge": True}, {"date": None}, True),
        ({"by_knowledge": True}, {"date": "2018-06-05"}, False),
        ({}, {"sides": ("freedonia",)}, True),
        ({}, {"sides": ("ruritania",)}, False),
        ({}, {"sides": ()}, False),
        ({"sides": ()}, {"sides": ()}, True),
        ({"place": "geneva,switzerland"}, {"sides": (), "place": "geneva,switzerland"}, True),
        ({"place": "geneva,switzerland"}, {"sides": ("ruritania",), "place": "geneva,switzerland"}, False),
        ({"place": "geneva,switzerland"}, {"place": "vienna,austria"}, False),
        ({"place": "geneva,switzerland"}, {"place": "bern,switzerland"}, True),
        ({"place": "geneva,switzerland"}, {}, True),
    ],
)
def test_a_match_needs_type_date_and_one_agreement_without_contradiction(
    gold: dict[str, Any], found: dict[str, Any], match: bool
) -> None:
    worth = account_worth(gold_account(**gold), account(**found), identity())
    assert (worth is not None) is match


def test_a_group_that_the_annotator_spelled_out_is_its_members() -> None:
    held = identity((gold_actor("lakes", "organisation", "Lakes", members=("a", "b")),))
    assert account_worth(gold_account(sides=("lakes",)), account(sides=("a",)), held) is not None
    assert account_worth(gold_account(sides=("lakes",)), account(sides=("c",)), held) is None


def test_each_is_matched_once_and_the_best_first() -> None:
    elsewhere = (span("tested a rocket"),)
    gold = [gold_account(id="a1"), gold_account(id="a2", evidence=elsewhere, status="scheduled")]
    found = [account(id="b1", evidence=elsewhere, status="scheduled"), account(id="b2"), account(id="b3")]
    assert match_accounts(gold, found, identity()) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("field", "gold", "found", "expected"),
    [
        ("status", {}, {}, Share(1, 1)),
        ("status", {}, {"status": "denied"}, Share(0, 1)),
        ("level", {"level": "high"}, {"level": "high"}, Share(1, 1)),
        ("level", {"level": "high"}, {}, Share(0, 1)),
        ("level", {"level": "unknown"}, {}, Share(1, 1)),
        ("level", {"level": "unknown"}, {"level": "high"}, Share(0, 1)),
        ("level", {}, {"level": "high"}, Share(0, 0)),
        ("outcome", {}, {}, Share(0, 0)),
        ("outcome", {"outcome": "agreed"}, {"outcome": "agreed"}, Share(1, 1)),
        ("outcome", {"outcome": "agreed"}, {}, Share(0, 1)),
        ("outcome", {}, {"outcome": "agreed"}, Share(0, 1)),
        ("date_exact", {}, {}, Share(1, 1)),
        ("date_exact", {}, {"date": "2018-06-04/2018-06-05"}, Share(0, 1)),
        ("date_near", {}, {"date": "2018-06-04/2018-06-05"}, Share(1, 1)),
        ("date_near", {}, {"date": "2018-06-04/2018-06-06"}, Share(0, 1)),
        ("date_exact", {"date": None}, {"date": None}, Share(0, 0)),
        ("date_exact", {"by_knowledge": True}, {"date": None}, Share(0, 0)),
        ("place", {"place": "geneva,switzerland"}, {"place": "switzerland"}, Share(0.5, 1)),
        ("place", {}, {}, Share(0, 0)),
        ("sides", {}, {"sides": ("freedonia", "ruritania")}, Tally(1, 1, 1)),
        ("people", {"people": ("p", "q")}, {"people": ("q", "r", "s")}, Tally(1, 2, 1)),
        ("tellers", {"attributed_to": ("p",)}, {"attributed_to": ("p", "r")}, Tally(1, 1, 0)),
    ],
)
def test_fields_of_a_matched_pair(
    field: str, gold: dict[str, Any], found: dict[str, Any], expected: object
) -> None:
    marks = mark_accounts([gold_account(**gold)], [account(**found)], [(0, 0)], identity())
    assert getattr(marks, field) == expected


def test_counts_of_found_invented_and_missed_add_up_over_reports() -> None:
    one = mark_accounts([gold_account()], [account()], [(0, 0)], identity())
    other = mark_accounts([gold_account(), gold_account()], [account(type="visit")], [], identity())
    assert (one + other).found == Tally(1, 1, 2)
    assert (one + other).found.f1 == pytest.approx(2 / 5)
