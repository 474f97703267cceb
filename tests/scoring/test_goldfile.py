"""Gold files are checked as they are read: each fault says where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import DataError
from communique.scoring.goldfile import load_gold
from tests.scoring.village import FIRST, GOLD_FIRST, RECORD, load_set, write_set


def test_a_set_is_read_with_its_evidence_found(tmp_path: Path) -> None:
    gold = load_set(tmp_path)
    assert (gold.name, [each.name for each in gold.reports]) == ("village", ["first", "second"])
    first = gold.reports[0]
    assert (
        first.accounts[0].evidence[0].of(FIRST) == "Freedonia and Sylvania held talks in Lakeside on Monday"
    )
    assert first.zones == {1: "headline", 3: "body", 5: "body", 7: "body", 9: "chrome"}
    assert gold.events[0].accounts == ("first#a1", "second#a1")
    assert gold.evidence("second#s2") and not gold.evidence("second#s9")


def test_a_later_occurrence_may_be_meant(tmp_path: Path) -> None:
    later = GOLD_FIRST.replace('["Freedonia tested a rocket on Tuesday"]', "[{text: Freedonia, nth: 2}]")
    gold = load_set(tmp_path, first=later)
    assert gold.reports[0].accounts[1].evidence[0].start == FIRST.index("Freedonia tested")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"first": GOLD_FIRST.replace("tested a rocket on", "tested no rocket on")}, "snippet is not in the report"),
        ({"first": GOLD_FIRST.replace("type: talks", "type: chat")}, "'chat' is not in its vocabulary"),
        ({"first": GOLD_FIRST.replace("kind: assessment", "kind: joke")}, "'joke' is not in its vocabulary"),
        ({"first": GOLD_FIRST.replace("chrome: [9]", "cellar: [9]")}, "'cellar' is not in its vocabulary"),
        ({"first": GOLD_FIRST.replace("2018-06-06/2018-06-06", "soon", 1)}, "cannot be read"),
        ({"first": "- a list"}, "must be a mapping"),
        ({"first": "a: [unclosed"}, "not readable YAML"),
        ({"third": GOLD_FIRST}, "report of this gold file is missing"),
        ({"record": RECORD.replace("first#a2", "first#a9")}, "nothing is called first#a9"),
        ({"record": RECORD.replace("fate: open", "fate: unknown")}, "cannot be read"),
    ],
)  # fmt: skip
def test_faults_are_named(tmp_path: Path, changed: dict[str, str], message: str) -> None:
    with pytest.raises(DataError, match=message):
        load_set(tmp_path, **changed)


def test_a_missing_or_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such folder"):
        load_gold(tmp_path / "nowhere", tmp_path)
    with pytest.raises(DataError, match="holds no gold files"):
        load_gold(tmp_path, tmp_path)


def test_a_set_may_have_no_record_file(tmp_path: Path) -> None:
    gold, reports = write_set(tmp_path)
    (gold / "record.yaml").unlink()
    assert load_gold(gold, reports).events == ()
