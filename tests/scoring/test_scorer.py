"""The scorer as a whole: its shape, gold against itself, and what is left out."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from communique.model import Record
from communique.scoring.convert import gold_readings, gold_record
from communique.scoring.gold import GoldSet
from communique.scoring.goldfile import load_gold
from communique.scoring.scorer import Scores, score_set
from communique.scoring.table import csv_text, markdown, mean, rows, table
from tests.scoring.village import load_set

SHAPE = {
    "zones": ["line_accuracy", "body_f1"],
    "published": ["answered", "overlap", "mean_error_days"],
    "actors": ["p", "r", "f1", "side_accuracy", "office_f1"],
    "accounts": ["p", "r", "f1", "status_accuracy", "level_accuracy", "outcome_accuracy", "date_exact",
                 "date_within_1", "place_accuracy", "sides_f1", "people_f1"],
    "statements": ["p", "r", "f1", "kind_accuracy", "issues_f1"],
    "events": ["conll", "conll_given_gold"],
    "disputes": ["f1"],
    "expectations": ["f1", "fate_accuracy"],
    "commitments": ["f1"],
    "citations": ["valid"],
}  # fmt: skip
SETS = ["seeds", "korea-2018-spring", "korea-2017", "korea-2013", "elsewhere", "elsewhere-2", "kcna"]


def against_itself(gold: GoldSet) -> Scores:
    record = gold_record(gold)
    return score_set(gold.name, gold, gold_readings(gold), record, record)


def measures(scores: Scores) -> dict[str, float | None]:
    return {f"{layer}.{name}": held for layer in SHAPE for name, held in scores[layer].items()}


@pytest.fixture
def gold(tmp_path: Path) -> GoldSet:
    return load_set(tmp_path)


def test_the_object_has_the_shape_that_the_guidelines_fix(gold: GoldSet) -> None:
    scores = against_itself(gold)
    assert list(scores) == ["set", "reports", *SHAPE]
    assert {layer: list(scores[layer]) for layer in SHAPE} == SHAPE


def test_gold_against_itself_is_perfect(gold: GoldSet) -> None:
    wrong = {name: held for name, held in measures(against_itself(gold)).items() if held != 1.0}
    assert wrong == {"published.mean_error_days": 0.0}


@pytest.mark.parametrize("name", SETS)
def test_given_gold_against_itself_is_perfect(shared: Path, name: str) -> None:
    reports = shared / "seeds" if name == "seeds" else shared / "coverage" / name
    held = measures(against_itself(load_gold(shared / "gold" / name, reports)))
    wrong = {measure: value for measure, value in held.items() if value not in (1.0, None)}
    assert wrong == {"published.mean_error_days": 0.0}


def test_nothing_read_earns_nothing(gold: GoldSet) -> None:
    held = measures(score_set("none", gold, {}, Record()))
    assert {name for name, value in held.items() if value} == set()
    for name in ("accounts.f1", "actors.f1", "statements.f1", "zones.line_accuracy", "published.overlap"):
        assert held[name] == 0.0
    for name in ("accounts.status_accuracy", "citations.valid", "events.conll_given_gold"):
        assert held[name] is None


def test_merging_alone_is_judged_also_where_nothing_was_read(gold: GoldSet) -> None:
    scores = score_set("none", gold, {}, Record(), gold_record(gold))
    assert scores["events"] == {"conll": 0.0, "conll_given_gold": 1.0}


def test_an_invented_account_costs_precision_only(gold: GoldSet) -> None:
    readings = gold_readings(gold)
    first = readings["first"]
    extra = msgspec.structs.replace(first.accounts[0], id="a7", type=msgspec.structs.replace(
        first.accounts[0].type, value="visit"))  # fmt: skip
    readings["first"] = msgspec.structs.replace(first, accounts=(*first.accounts, extra))
    scores = score_set("village", gold, readings, gold_record(gold))
    assert (scores["accounts"]["p"], scores["accounts"]["r"]) == (0.75, 1.0)


def test_gold_is_found_again_where_taking_in_changed_the_text(gold: GoldSet) -> None:
    moved = msgspec.structs.replace(
        gold, reports=tuple(msgspec.structs.replace(each, text=f"\n{each.text}") for each in gold.reports)
    )
    readings = {
        name: msgspec.structs.replace(reading, zones=()) for name, reading in gold_readings(gold).items()
    }
    scores = score_set("village", moved, readings, gold_record(gold))
    assert scores["statements"]["f1"] == 1.0


def test_tables_have_a_row_a_measure_and_the_mean_over_sets(gold: GoldSet) -> None:
    full, none = against_itself(gold), score_set("none", gold, {}, Record())
    held = rows([full, none])
    assert held[0] == ["layer", "measure", "village", "none", "mean"]
    assert ["accounts", "f1", "1.000", "0.000", "0.500"] in held
    assert ["citations", "valid", "1.000", "", "1.000"] in held
    assert mean([full, none], "actors", "f1") == 0.5
    assert csv_text([full]).splitlines()[0] == "layer,measure,village,mean"
    assert "| accounts | f1 | 1.000 | 1.000 |" in markdown([full])
    assert table([full, none]).row_count == len(held) - 1


def test_no_results_make_an_empty_table() -> None:
    assert rows([]) == [["layer", "measure", "mean"], ["", "reports", ""]]
