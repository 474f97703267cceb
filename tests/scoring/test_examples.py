"""The examples that the project ships: gold that is sound, and a reading of them that is worth showing."""

from __future__ import annotations

import json

import pytest

from communique.scoring.convert import gold_readings, gold_record
from communique.scoring.goldfile import load_gold
from communique.scoring.run import Run, run_set
from communique.scoring.scorer import Scores, score_set
from communique.scoring.sets import ROOT

EXAMPLE = ROOT / "examples" / "kuala-lumpur"
OUTLETS = (
    "Meridian Wire",
    "Harbour Ledger",
    "Equator TV",
    "Hanbit Daily",
    "Peninsula Review",
    "Evening Courier",
)


@pytest.fixture(scope="module")
def run() -> Run:
    return run_set(EXAMPLE, EXAMPLE / "gold")


@pytest.fixture(scope="module")
def scores(run: Run) -> Scores:
    return run.scores()


def test_there_are_at_least_eight_reports_each_with_gold() -> None:
    gold = load_gold(EXAMPLE / "gold", EXAMPLE)
    assert len(gold.reports) >= 8
    assert {each.name for each in gold.reports} == {path.stem for path in EXAMPLE.glob("*.txt")}


def test_the_gold_scores_one_against_itself() -> None:
    gold = load_gold(EXAMPLE / "gold", EXAMPLE)
    record = gold_record(gold)
    held = score_set(gold.name, gold, gold_readings(gold), record, record)
    wrong = {
        f"{layer}.{name}": value
        for layer, measures in held.items()
        if isinstance(measures, dict)
        for name, value in measures.items()
        if value != 1.0
    }
    assert wrong == {"published.mean_error_days": 0.0}


def test_every_line_with_words_has_a_zone() -> None:
    for each in load_gold(EXAMPLE / "gold", EXAMPLE).reports:
        lines = {number for number, line in enumerate(each.text.split("\n"), 1) if line.strip()}
        assert lines == set(each.zones), each.name


def test_the_outlets_are_marked_as_invented() -> None:
    readme = (EXAMPLE.parent / "README.md").read_text("utf-8")
    texts = " ".join(path.read_text("utf-8") for path in EXAMPLE.glob("*.txt"))
    for outlet in OUTLETS:
        assert outlet in texts
        assert outlet in readme
    rows = [json.loads(line) for line in (EXAMPLE / "meta.jsonl").read_text("utf-8").splitlines()]
    assert {row["outlet"] for row in rows if "outlet" in row} <= set(OUTLETS)


def test_all_reports_are_read(run: Run) -> None:
    assert run.failures == ()
    assert len(run.readings) == len(run.gold.reports)


@pytest.mark.parametrize(
    ("layer", "measure", "floor"),
    [
        ("zones", "line_accuracy", 0.9),
        ("published", "overlap", 0.8),
        ("actors", "f1", 0.7),
        ("accounts", "f1", 0.6),
        ("statements", "f1", 0.5),
        ("events", "conll", 0.5),
        ("citations", "valid", 1.0),
    ],
)
def test_they_are_read_well(scores: Scores, layer: str, measure: str, floor: float) -> None:
    assert scores[layer][measure] >= floor


def test_the_two_accounts_of_the_missile_test_are_one_disputed_event(run: Run) -> None:
    tests = [event for event in run.record.events if event.type == "missile-test"]
    outcomes = {event.id: {each.value for each in event.fields.get("outcome", ())} for event in tests}
    disputed = [name for name, values in outcomes.items() if {"success", "failure"} <= values]
    assert len(disputed) == 1
    assert any(dispute.event == disputed[0] for dispute in run.record.disputes)


def test_comments_and_teasers_add_nothing(run: Run) -> None:
    words = [
        span.of(reading.report.text)
        for reading in run.readings.values()
        for entry in (*reading.accounts, *reading.statements)
        for span in entry.evidence  # type: ignore[attr-defined]
    ]
    assert words
    assert not any(each in text for text in words for each in ("secret treaty", "another bomb", "Vienna"))
