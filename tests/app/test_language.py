"""`read --language`: another language core from the command line, told by `report`."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from communique.app.cli import app
from communique.app.faces.report import report_face
from communique.app.record import open_record
from communique.errors import WeightsError

TEXT = "Envoys of Norway met rebels in Oslo on Monday. They signed nothing.\n"


def read(record: Path, source: Path, language: str) -> int:
    arguments = ["read", str(source), "--record", str(record), "--language", language]
    return CliRunner().invoke(app, arguments, catch_exceptions=False).exit_code


def test_a_pipeline_reads_and_is_named(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed: pip install 'communique[spacy]'")
    blank = spacy.blank("en")
    blank.meta["name"], blank.meta["version"] = "silent", "0.2"
    blank.to_disk(tmp_path / "silent")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert read(tmp_path / "r.db", tmp_path / "a.txt", f"spacy:{tmp_path / 'silent'}") == 0
    [reading] = open_record(str(tmp_path / "r.db"), create=False).corpus(None).readings
    assert reading.weights == "spacy:en_silent-0.2"
    shown = io.StringIO()
    Console(file=shown, width=120).print(report_face(reading))
    assert "language core spacy:en_silent-0.2" in shown.getvalue()


def test_a_missing_pipeline_stops_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(WeightsError):
        read(tmp_path / "r.db", tmp_path / "a.txt", "spacy:no_such_pipeline")
