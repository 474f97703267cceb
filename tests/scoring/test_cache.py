"""Analyses are remembered by what they depend on, and a damaged cache is no loss."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from communique.scoring.cache import VARIABLE, folder, remembering


class Analyser:
    """Counts its calls."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, text: str, ranges: Sequence[tuple[int, int]]) -> str:
        self.calls += 1
        return f"{text} {ranges}"


def test_the_same_text_is_analysed_once(tmp_path: Path) -> None:
    analyse = Analyser()
    for _ in range(2):
        held = remembering(analyse, tmp_path, "core")
        assert held("words", [(0, 5)]) == "words [(0, 5)]"
    assert analyse.calls == 1


def test_other_ranges_text_or_core_are_analysed_anew(tmp_path: Path) -> None:
    analyse = Analyser()
    for core, text, ranges in (
        ("a", "x", [(0, 1)]),
        ("a", "x", []),
        ("a", "y", [(0, 1)]),
        ("b", "x", [(0, 1)]),
    ):
        remembering(analyse, tmp_path, core)(text, ranges)
    assert analyse.calls == 4


def test_a_damaged_entry_is_made_anew(tmp_path: Path) -> None:
    analyse = Analyser()
    held = remembering(analyse, tmp_path, "core")
    held("words", [])
    for path in tmp_path.rglob("*.pickle"):
        path.write_bytes(b"\x80\x04nonsense")
    assert held("words", []) == "words []"
    assert analyse.calls == 2


def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    assert remembering(Analyser(), blocked, "core")("words", []) == "words []"


def test_lone_surrogates_do_not_stop_it(tmp_path: Path) -> None:
    assert remembering(Analyser(), tmp_path, "core")("a\udc80b", []).startswith("a")


@pytest.mark.parametrize(
    ("value", "off"), [("", True), ("0", True), ("1", False), ("/somewhere/else", False)]
)
def test_it_is_off_unless_asked_for(monkeypatch: pytest.MonkeyPatch, value: str, off: bool) -> None:
    monkeypatch.setenv(VARIABLE, value)
    assert (folder() is None) is off


def test_the_folder_may_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert folder() == tmp_path
