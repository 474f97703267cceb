"""The language core on a development split, from raw text: what was reached once is not lost."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from benches.conll import documents, score_names, score_trees
from communique.language import analyse
from training.treebanks import read_treebank

FLOORS = yaml.safe_load((Path(__file__).parents[2] / "benches" / "floors.yaml").read_text(encoding="utf-8"))


def test_trees_tags_lemmas_and_names_hold_their_floors(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not (shared / "data" / "ud-ewt").is_dir():
        pytest.skip("the treebanks are absent")
    monkeypatch.setenv("COMMUNIQUE_SHARED", str(shared))
    gold = documents(read_treebank("ewt", "dev"))
    system = analyse([document.text for document in gold])
    scores = score_trees(gold, system) | {"names": score_names(gold, system)}
    assert {name: scores[name] for name in FLOORS if scores[name] < FLOORS[name]} == {}
