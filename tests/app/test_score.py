"""`communique score`: a table for people, one object or a list for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.app.cli import app
from communique.errors import DataError
from tests.scoring.village import write_set

RUN = CliRunner()


@pytest.fixture
def options(tmp_path: Path) -> list[str]:
    gold, reports = write_set(tmp_path)
    return ["--reports", str(reports), "--gold", str(gold)]


def test_one_set_is_one_object_and_two_are_a_list(options: list[str]) -> None:
    one = RUN.invoke(app, ["score", *options, "--json"], catch_exceptions=False)
    two = RUN.invoke(app, ["score", *options, *options, "--json"], catch_exceptions=False)
    assert json.loads(two.stdout) == [json.loads(one.stdout)] * 2
    assert json.loads(one.stdout)["set"] == "village"


def test_people_see_a_table_and_programs_may_have_it_as_csv(options: list[str]) -> None:
    shown = RUN.invoke(app, ["score", *options], catch_exceptions=False)
    assert "line_accuracy" in shown.stdout
    rows = RUN.invoke(app, ["score", *options, "--csv"], catch_exceptions=False).stdout.splitlines()
    assert rows[0] == "layer,measure,village,mean"


def test_a_report_that_cannot_be_read_is_told_by_the_exit_status(options: list[str]) -> None:
    reports, gold = Path(options[1]), Path(options[3])
    (reports / "second.txt").write_bytes(b"\x00" * 200)
    (gold / "second.yaml").write_text("zones: {}\n", "utf-8")
    (gold / "record.yaml").unlink()
    done = RUN.invoke(app, ["score", *options, "--json"])
    assert done.exit_code == 1
    assert "not read: second" in done.stderr


def test_missing_gold_is_named(options: list[str]) -> None:
    with pytest.raises(DataError, match="no such folder"):
        RUN.invoke(app, ["score", *options[:3], "nowhere"], catch_exceptions=False)
