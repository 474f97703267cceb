"""Statements match by their words and by who speaks."""

from __future__ import annotations

from typing import Any

import pytest

from communique.scoring.statements import mark_statements, match_statements, statement_worth
from communique.scoring.tally import Share, Tally
from tests.scoring.village import actor, gold_actor, gold_statement, identity, span, statement


@pytest.mark.parametrize(
    ("gold", "found", "match"),
    [
        ({}, {}, True),
        ({}, {"evidence": (span("the talks had failed"),)}, True),
        ({}, {"evidence": (span("Ada Trentino, the Sylvanian envoy, said that"),)}, False),
        ({}, {"evidence": (span("Freedonia tested a rocket"),)}, False),
        ({}, {"evidence": (span("Freedonia tested a rocket"), span("talks had failed"))}, True),
        ({}, {"speaker": "bob", "side": "sylvania"}, True),
        ({}, {"speaker": "sylvania", "side": None}, True),
        ({}, {"speaker": "bob", "side": "freedonia"}, False),
        ({}, {"speaker": "bob", "side": None}, False),
        ({"side": None}, {"side": None}, True),
        ({"side": None}, {"speaker": "bob", "side": None}, False),
        (
            {"speaker": "anonymous:an official", "side": None},
            {"speaker": "anonymous:a source", "side": None},
            True,
        ),
        ({"speaker": "sylvania", "side": "sylvania"}, {"speaker": "bob", "side": "sylvania"}, True),
    ],
)
def test_a_match_needs_shared_words_and_the_same_voice(
    gold: dict[str, Any], found: dict[str, Any], match: bool
) -> None:
    worth = statement_worth(gold_statement(**gold), statement(**found), identity())
    assert (worth is not None) is match


def test_a_speaker_goes_by_the_gold_id() -> None:
    held = identity(
        (gold_actor("ada-trentino", "person", "Ada Trentino"),), (actor("trentino", "person", "Trentino", "Ada Trentino"),)
    )  # fmt: skip
    said = statement(speaker="trentino", side=None)
    assert statement_worth(gold_statement(side=None), said, held) is not None


def test_two_statements_of_one_sentence_go_to_their_own_speakers() -> None:
    gold = [gold_statement(speaker="a", side="x"), gold_statement(speaker="b", side="x")]
    found = [statement(speaker="b", side="x"), statement(speaker="a", side="x")]
    assert match_statements(gold, found, identity()) == [(0, 1), (1, 0)]


def test_kind_and_issues_are_judged_over_matched_pairs() -> None:
    gold = [gold_statement(issues=("talks", "trade")), gold_statement(id="s2")]
    found = [statement(kind="demand", issues=("talks", "sanctions", "other"))]
    marks = mark_statements(gold, found, [(0, 0)])
    assert marks.found == Tally(1, 0, 1)
    assert marks.kind == Share(0, 1)
    assert marks.issues == Tally(1, 2, 1)
