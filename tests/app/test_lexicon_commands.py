"""`communique lexicon`: checks, tries and finds entries."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from communique.app.cli import app

RUN = CliRunner()


def test_the_shipped_lexicon_keeps_its_rules() -> None:
    done = RUN.invoke(app, ["lexicon", "check"], catch_exceptions=False)
    assert done.exit_code == 0
    assert "keeps its rules" in done.stdout


def test_an_entry_is_found_by_a_word_of_it() -> None:
    rows = json.loads(RUN.invoke(app, ["lexicon", "find", "summit", "--json"], catch_exceptions=False).stdout)
    assert rows and all(row["type"] == "talks" for row in rows)
    assert "summit" in RUN.invoke(app, ["lexicon", "find", "summit"], catch_exceptions=False).stdout


def test_an_unknown_word_is_told() -> None:
    done = RUN.invoke(app, ["lexicon", "find", "zork"], catch_exceptions=False)
    assert (done.exit_code, done.stdout.strip()) == (0, "No entry holds 'zork'.")


def test_examples_are_read() -> None:
    rows = json.loads(RUN.invoke(app, ["lexicon", "test", "summit", "--json"], catch_exceptions=False).stdout)
    assert rows and {"frame", "example", "found", "instead"} <= rows[0].keys()


def test_a_profiles_own_frames_are_checked_tried_and_found(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(
        "id: own\nframes:\n  picnic: {type: talks, form: noun, example: The picnic of Chile and Peru was held in Lima.}\n",
        encoding="utf-8",
    )
    for words, said in (
        (["lexicon", "check"], "keeps its rules"),
        (["lexicon", "test"], "1 of 1 entries"),
        (["lexicon", "find", "picnic"], "talks.noun.picnic"),
    ):
        done = RUN.invoke(app, [*words, "--profile", str(path)], catch_exceptions=False)
        assert (done.exit_code, said in done.stdout) == (0, True), done.stdout
    assert "1 frames" in RUN.invoke(app, ["profile", "check", str(path)], catch_exceptions=False).stdout
