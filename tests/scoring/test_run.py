"""From folders to scores, the error browser and the gate, run over a small set of our own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from communique.errors import DataError
from communique.scoring import errorpage, errors, gate
from communique.scoring.causes import CAUSES
from communique.scoring.gates import load_gates
from communique.scoring.run import run_set, score
from communique.scoring.sets import VARIABLE
from tests.scoring.village import FIRST, write_set


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Given material with our own small set under the names of a development and a validation set."""
    gold, reports = write_set(tmp_path / "source")
    for name in ("korea-2017", "kcna"):
        shutil.copytree(gold, tmp_path / "given" / "gold" / name)
        shutil.copytree(reports, tmp_path / "given" / "coverage" / name)
    monkeypatch.setenv(VARIABLE, str(tmp_path / "given"))
    return tmp_path / "given"


def test_several_sets_give_a_list_in_order(tmp_path: Path) -> None:
    gold, reports = write_set(tmp_path)
    held = score([reports, reports], [gold, gold])
    assert [each["set"] for each in held] == ["village", "village"]
    assert held[0] == held[1]
    assert held[0]["reports"] == 2
    assert held[0]["zones"]["line_accuracy"] > 0
    assert held[0]["citations"]["valid"] == 1.0


def test_folders_must_pair_up(tmp_path: Path) -> None:
    gold, reports = write_set(tmp_path)
    with pytest.raises(DataError, match="2 folders of reports for 1 of gold"):
        score([reports, reports], [gold])


def test_hidden_dates_are_not_used(tmp_path: Path) -> None:
    gold, reports = write_set(tmp_path)
    (reports / "meta.jsonl").write_text('{"id": "first", "published": "2018-06-06"}\n', "utf-8")
    told, hidden = run_set(reports, gold), run_set(reports, gold, hide_dates=True)
    assert told.scores()["published"]["overlap"] == 0.5
    assert hidden.scores()["published"]["overlap"] == 0.0


def test_meta_may_lie_elsewhere_or_go_by_its_bare_name(tmp_path: Path) -> None:
    gold, reports = write_set(tmp_path)
    row = '{"id": "first", "published": "2018-06-06"}\n'
    (tmp_path / "told.jsonl").write_text(row, "utf-8")
    (reports / "beside.jsonl").write_text(row, "utf-8")
    for meta in (tmp_path / "told.jsonl", "beside.jsonl"):
        (held,) = score([reports], [gold], meta=meta)
        assert held["published"]["overlap"] == 0.5


def test_a_report_that_cannot_be_read_is_named_and_the_others_are_scored(tmp_path: Path) -> None:
    gold, reports = write_set(tmp_path)
    (reports / "second.txt").write_bytes(b"\x00" * 200)
    for path in (gold / "second.yaml", gold / "record.yaml"):
        path.write_text("zones: {}\n", "utf-8")
    run = run_set(reports, gold)
    assert [each.split(":")[0] for each in run.failures] == ["second"]
    assert run.scores()["reports"] == 2


def test_the_browser_shows_errors_with_words(given: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert errors.main(["korea-2017"]) == 0
    shown = capsys.readouterr().out
    assert "korea-2017" in shown
    assert "first" in shown


def test_the_browser_keeps_validation_texts_closed(given: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert errors.main(["kcna"]) == 0
    shown = capsys.readouterr().out
    assert "counts only" in shown
    for line in FIRST.split("\n"):
        assert not line or line not in shown
    assert "Trentino" not in shown


def test_the_browser_prints_the_table(given: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert errors.main(["--table", "korea-2017", "kcna"]) == 0
    shown = capsys.readouterr().out
    assert "line_accuracy" in shown and "mean" in shown


def test_gold_of_ones_own_beside_the_given_sets_is_scored_too(
    given: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind in ("gold", "coverage"):
        shutil.copytree(given / kind / "kcna", given / kind / "ours")
    assert errors.main(["--table", "ours"]) == 0
    assert "line_accuracy" in capsys.readouterr().out


def test_unknown_sets_are_named(given: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert errors.main(["moon"]) == 2
    assert "no set is called 'moon'" in capsys.readouterr().out


def test_the_page_of_errors_counts_by_cause_and_quotes_nothing(tmp_path: Path) -> None:
    gold, reports = write_set(tmp_path)
    page = errorpage.document([run_set(reports, gold)])
    assert "## By cause" in page and "### village" in page
    assert "held talks" not in page
    assert all(f"`{cause}`" in page for cause in CAUSES)


def test_counts_before_and_after_stand_side_by_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gold, reports = write_set(tmp_path)
    run = run_set(reports, gold)
    history = tmp_path / "errors.json"
    for name in ("first", "second", "second"):
        monkeypatch.setattr(errorpage, "commit", lambda name=name: name)
        held = errorpage.remember([run], history)
    assert [each.commit for each in held] == ["first", "second"]
    page = errorpage.document([run], held)
    assert "| first | " in page and "| second | " in page


def test_the_gate_is_skipped_where_the_gold_is_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    assert gate.main([]) == 0
    assert "gate skipped" in capsys.readouterr().out


@pytest.mark.parametrize(("floor", "status"), [(0.0, 0), (1.0, 1)])
def test_the_gate_fails_below_a_floor(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, floor: float, status: int
) -> None:
    path = tmp_path / "gates.yaml"
    path.write_text(f"floors: {{kcna: {{published.overlap: {floor}}}}}\n", "utf-8")
    monkeypatch.setattr(gate, "ALL", ("kcna",))
    assert gate.main([], path=path) == status
    assert gate.main(["--lower", "a test"], path=path) == 0
    assert bool(load_gates(path).lowered) is bool(status)
    assert gate.main(["--raise"], path=path) == 0
    assert load_gates(path).gold


def test_the_gate_names_a_faulty_file(given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "ALL", ("kcna",))
    assert gate.main([], path=tmp_path / "none.yaml") == 2


def test_the_gate_judges_the_sets_at_hand_and_not_their_mean(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gates.yaml"
    path.write_text(
        "floors: {mean: {published.overlap: 1.0}, kcna: {zones.line_accuracy: 0.1}, seeds: {accounts.f1: 1.0}}\n"
    )
    monkeypatch.setattr(gate, "ALL", ("kcna", "seeds"))
    assert gate.main([], path=path) == 0
    assert "absent, and so the mean is not judged: seeds" in capsys.readouterr().out
    assert gate.main(["--raise"], path=path) == 2
