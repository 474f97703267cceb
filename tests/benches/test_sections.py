"""Sections of the results page: written by any bench, rendered in order."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from benches.sections import Section, Table, rendered, sections, write_section

TABLE = Table("By kind", ["kind", "share"], [["first", 0.5], ["second", None], ["third", 12]])


def test_what_was_written_comes_back_in_order_with_day_and_machine(tmp_path: Path) -> None:
    write_section("b", Section("Second", 20, ["Words."], [TABLE]), tmp_path)
    write_section("a", Section("Third", 30), tmp_path)
    write_section("c", Section("First", 10), tmp_path)
    held = sections(tmp_path)
    assert [each.title for each in held] == ["First", "Second", "Third"]
    assert held[1].tables == [TABLE]
    assert all("commit" in each.made and "cores" in each.made for each in held)


def test_a_section_is_rendered_as_markdown() -> None:
    text = rendered(Section("Second", 20, ["Words."], [TABLE], "today"))
    assert text == (
        "## Second\n\nWords.\n\n**By kind**\n\n| kind | share |\n|---|---:|\n| first | 0.500 |\n| second |  |\n"
        "| third | 12 |\n\nMeasured today.\n"
    )


@pytest.mark.parametrize(
    ("held", "shown"), [(0.123456, "0.123"), (12.34, "12.3"), ("a|b", "a/b"), (None, "")]
)
def test_cells(held: str | float | None, shown: str) -> None:
    assert f"| {shown} |" in rendered(Section("x", tables=[Table("", ["c"], [[held]])]))


def test_a_file_that_is_no_section_is_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text('{"order": "x"}', "utf-8")
    with pytest.raises(msgspec.ValidationError):
        sections(tmp_path)


def test_every_kept_result_is_a_section() -> None:
    assert len(sections()) >= 10
    assert all(each.title and each.made for each in sections())
