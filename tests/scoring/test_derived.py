"""Disputes, expectations and commitments against gold, on a small set of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from communique.model import Alternative, Cited, Commitment, Dispute, Expectation, Record
from communique.model.interval import parse
from communique.scoring.alignment import Alignment
from communique.scoring.convert import gold_readings, gold_record
from communique.scoring.derived import (
    commitment_tally,
    dispute_tally,
    events_conll,
    events_conll_given_gold,
    expectation_tally,
)
from communique.scoring.gold import GoldSet
from communique.scoring.tally import Share, Tally
from tests.scoring.village import FIRST, SECOND, days, load_set, report

ONE, TWO = report(FIRST).id, report(SECOND).id


@pytest.fixture
def gold(tmp_path: Path) -> GoldSet:
    return load_set(tmp_path)


def held(gold: GoldSet, **changed: Any) -> Alignment:
    record = msgspec.structs.replace(gold_record(gold), **changed)
    return Alignment(gold, gold_readings(gold), record)


def dispute(event: str | None, field: str | None, *references: str) -> Dispute:
    values = tuple(Alternative(f"value {number}", (each,)) for number, each in enumerate(references))
    return Dispute(id="p1", event=event, field=field, question="What happened?", values=values)


@pytest.mark.parametrize(
    ("found", "tally"),
    [
        ((), Tally(0, 0, 1)),
        ((dispute("e1", None, f"{ONE}#s1"),), Tally(1, 0, 0)),
        ((dispute("e1", "outcome", f"{ONE}#a2"),), Tally(0, 1, 1)),
        ((dispute("e2", None, f"{ONE}#s1"),), Tally(0, 1, 1)),
        ((dispute(None, None, f"{ONE}#s1", f"{TWO}#s1"),), Tally(1, 0, 0)),
        ((dispute(None, None, f"{ONE}#s1", f"{TWO}#a1"),), Tally(1, 0, 0)),
        ((dispute("e1", None, f"{ONE}#s1"), dispute("e1", None, f"{TWO}#s1")), Tally(1, 1, 0)),
    ],
)
def test_a_dispute_joins_the_same_event_and_question_or_the_same_words(
    gold: GoldSet, found: tuple[Dispute, ...], tally: Tally
) -> None:
    assert dispute_tally(held(gold, disputes=found)) == tally


def test_a_dispute_over_a_field_needs_no_shared_words(gold: GoldSet) -> None:
    fielded = msgspec.structs.replace(gold.disputes[0], field="outcome")
    with_field = msgspec.structs.replace(gold, disputes=(fielded,))
    assert dispute_tally(held(with_field, disputes=(dispute("e1", "outcome"),))).f1 == 1.0
    assert dispute_tally(held(with_field, disputes=(dispute("e1", "date"),))).f1 == 0.0


def expectation(due: str | None, fate: str = "open", event: str | None = None, **refs: Any) -> Expectation:
    fields: dict[str, Any] = {"fate": fate}
    return Expectation(id="y1", event=event, what="w", due=days(due), who=(), **fields, **refs)


@pytest.mark.parametrize(
    ("found", "tally", "fates"),
    [
        (expectation("2018-06-08", statements=(f"{TWO}#s2",)), Tally(1, 0, 0), Share(1, 1)),
        (expectation("2018-06", "held", statements=(f"{TWO}#s2",)), Tally(1, 0, 0), Share(0, 1)),
        (expectation("2018-07", statements=(f"{TWO}#s2",)), Tally(0, 1, 1), Share(0, 0)),
        (expectation(None, statements=(f"{TWO}#s2",)), Tally(0, 1, 1), Share(0, 0)),
        (expectation("2018-06-08", statements=(f"{TWO}#s1",)), Tally(0, 1, 1), Share(0, 0)),
    ],
)
def test_an_expectation_shares_words_and_days(
    gold: GoldSet, found: Expectation, tally: Tally, fates: Share
) -> None:
    assert expectation_tally(held(gold, expectations=(found,))) == (tally, fates)


def test_an_expectation_of_the_same_event_needs_no_shared_words(gold: GoldSet) -> None:
    awaited = msgspec.structs.replace(gold.expectations[0], event="e2", due=None)
    with_event = msgspec.structs.replace(gold, expectations=(awaited,))
    tally, _ = expectation_tally(held(with_event, expectations=(expectation(None, event="e2"),)))
    assert tally == Tally(1, 0, 0)


@pytest.mark.parametrize(
    ("party", "reference", "tally"),
    [
        (("sylvania",), f"{TWO}#a1", Tally(1, 0, 0)),
        (("sylvania", "freedonia"), f"{TWO}#a1", Tally(1, 0, 0)),
        (("freedonia",), f"{TWO}#a1", Tally(0, 1, 1)),
        (("sylvania",), f"{ONE}#a1", Tally(0, 1, 1)),
    ],
)
def test_a_commitment_shares_party_and_words(
    gold: GoldSet, party: tuple[str, ...], reference: str, tally: Tally
) -> None:
    found = Commitment(
        id="k", party=party, what="w", made=None, due=None, status="open", accounts=(reference,)
    )
    assert commitment_tally(held(gold, commitments=(found,))) == tally


def regrouped(gold: GoldSet, *groups: tuple[str, ...]) -> Record:
    model = gold_record(gold).events[0]
    events = tuple(
        msgspec.structs.replace(model, id=f"g{number}", accounts=group) for number, group in enumerate(groups)
    )
    return Record(events=events)


def test_events_that_should_be_joined_and_are_not_lose(gold: GoldSet) -> None:
    apart = regrouped(gold, (f"{ONE}#a1",), (f"{TWO}#a1",), (f"{ONE}#a2",))
    # Key {ab}{c}, response {a}{b}{c}: MUC 0; B3 P 1, R 2/3, F 4/5; CEAF-e total 2/3 + 1, P 5/9, R 5/6, F 2/3.
    expected = (0 + 4 / 5 + 2 / 3) / 3
    names = {ONE: "first", TWO: "second"}
    assert events_conll_given_gold(gold, apart, names) == pytest.approx(expected)
    assert events_conll(Alignment(gold, gold_readings(gold), apart)) == pytest.approx(expected)


def test_accounts_without_a_match_are_alone_on_their_own_side(gold: GoldSet) -> None:
    readings = gold_readings(gold)
    stray = Cited(parse("2010"), readings["first"].accounts[1].evidence)
    wrong = msgspec.structs.replace(readings["first"].accounts[1], id="a9", date=stray)
    first = msgspec.structs.replace(readings["first"], accounts=(readings["first"].accounts[0], wrong))
    record = regrouped(gold, (f"{ONE}#a1", f"{TWO}#a1", f"{ONE}#a9"))
    # Key {ab}{c}, response {ab}{z}: MUC 1; B3 2/3 both; CEAF-e 1 of 2 both.
    scored = events_conll(Alignment(gold, {**readings, "first": first}, record))
    assert scored == pytest.approx((1 + 2 / 3 + 1 / 2) / 3)
