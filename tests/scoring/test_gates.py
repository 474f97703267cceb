"""Floors hold, rise and fall only with a reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from communique.errors import DataError
from communique.scoring.gates import (
    DATES,
    Gates,
    gold_digest,
    judge,
    load_gates,
    lowered,
    raised,
    save_gates,
    without,
)
from communique.scoring.sets import ROOT, SetPaths, example_sets, find
from tests.scoring.village import write_set


def scores(name: str, f1: float | None, valid: float | None = 1.0) -> dict[str, Any]:
    return {"set": name, "reports": 1, "accounts": {"f1": f1}, "citations": {"valid": valid}}


RESULTS = [scores("one", 0.4), scores("two", 0.6), scores("three", None)]
GATES = Gates(gold="g", floors={"mean": {"accounts.f1": 0.45, "citations.valid": 1.0}, "two": {"accounts.f1": 0.7}})  # fmt: skip


def test_each_floor_is_judged_by_set_or_mean() -> None:
    held = {(each.where, each.measure): (each.measured, each.holds) for each in judge(RESULTS, GATES)}
    assert held == {
        ("mean", "accounts.f1"): (0.5, True),
        ("mean", "citations.valid"): (1.0, True),
        ("two", "accounts.f1"): (0.6, False),
    }


@pytest.mark.parametrize(
    ("where", "measure"), [("four", "accounts.f1"), ("one", "accounts.speed"), ("three", "accounts.f1")]
)
def test_a_floor_without_a_measured_value_does_not_hold(where: str, measure: str) -> None:
    assert [each.holds for each in judge(RESULTS, Gates(floors={where: {measure: 0.0}}))] == [False]


def test_raising_lifts_what_is_beaten_and_lowers_nothing() -> None:
    made = raised(RESULTS, GATES, "new")
    assert made.gold == "new"
    assert made.floors == {"mean": {"accounts.f1": 0.49, "citations.valid": 1.0}, "two": {"accounts.f1": 0.7}}
    assert raised(RESULTS, made, "new") == made


@pytest.mark.parametrize(
    ("where", "measure", "floor"),
    [
        ("mean", "accounts.f1", 0.49),
        ("one", "accounts.f1", 0.45),
        ("mean", "accounts.sides_f1", 0.45),
        ("mean", "disputes.f1", 0.45),
        ("mean", "zones.line_accuracy", 0.49),
    ],
)
def test_floors_of_sets_matched_pairs_and_few_cases_stand_lower(
    where: str, measure: str, floor: float
) -> None:
    layer, _, name = measure.partition(".")
    held = raised([{"set": "one", layer: {name: 0.5}}], Gates(floors={where: {measure: 0.0}}), "")
    assert held.floors == {where: {measure: floor}}


def test_lowering_touches_only_what_is_missed_and_records_the_reason() -> None:
    made = lowered(RESULTS, GATES, "the gold was mended", "2026-01-02")
    assert made.floors["two"]["accounts.f1"] == 0.55
    assert made.floors["mean"] == GATES.floors["mean"]
    assert [(each.floor, each.before, each.after, each.reason) for each in made.lowered] == [
        ("two accounts.f1", 0.7, 0.55, "the gold was mended")
    ]
    assert all(each.holds for each in judge(RESULTS, made))


def test_lowering_needs_a_reason() -> None:
    with pytest.raises(DataError, match="only with a reason"):
        lowered(RESULTS, GATES, "  ", "2026-01-02")


def test_the_file_of_floors_keeps_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "gates.yaml"
    made = lowered(RESULTS, GATES, "why: because", "2026-01-02")
    save_gates(made, path)
    assert load_gates(path) == made


@pytest.mark.parametrize(
    "text", ["floors: [1]", "floors: {mean: {accounts.f1: 2}}", "floors: {mean: {accounts: 0.5}}", "a: [", ""]
)
def test_a_faulty_file_of_floors_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "gates.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError, match=r"gates\.yaml"):
        load_gates(path)
    with pytest.raises(DataError, match="cannot be read"):
        load_gates(tmp_path / "none.yaml")


def test_the_project_has_floors_for_what_it_promises() -> None:
    gates = load_gates(ROOT / "gates.yaml")
    assert gates.floors["mean"]["citations.valid"] == 1.0
    assert gates.floors["mean"]["accounts.f1"] >= 0.35
    assert gates.floors["mean"]["actors.f1"] >= 0.5


def test_the_digest_changes_with_gold_and_reports(tmp_path: Path) -> None:
    gold, reports = write_set(tmp_path)
    held = [SetPaths("village", gold, reports)]
    before = gold_digest(held)
    assert before == gold_digest(held)
    (reports / "first.txt").write_text("other words", "utf-8")
    assert gold_digest(held) != before


def test_sets_are_found_by_name(shared: Path) -> None:
    assert [each.sealed for each in find(["seeds", "kcna"])] == [False, True]
    with pytest.raises(DataError, match="no set is called 'moon'"):
        find(["moon"])


def test_examples_with_gold_are_sets(tmp_path: Path) -> None:
    (tmp_path / "examples" / "lake" / "gold").mkdir(parents=True)
    (tmp_path / "examples" / "without").mkdir()
    assert [each.name for each in example_sets(tmp_path)] == ["lake"]


def test_dating_has_floors_of_its_own_and_no_part_in_the_mean() -> None:
    results = [*RESULTS, {"set": DATES, "alone": {"right": 0.8}}]
    gates = Gates(floors={**GATES.floors, DATES: {"alone.right": 0.75, "alone.answered": 0.5}})
    held = {each.measure: each.measured for each in judge(results, gates) if each.where in (DATES, "mean")}
    assert held == {"accounts.f1": 0.5, "citations.valid": 1.0, "alone.right": 0.8, "alone.answered": None}
    assert raised(results, gates, "g").floors[DATES]["alone.right"] == 0.79
    assert without(gates, DATES).floors == GATES.floors
