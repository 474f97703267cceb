"""What comes in: files, folders, patterns, rows; and what is refused, with a reason."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.errors import BadRowError, EmptyInputError, InputError, NotTextError, TooLargeError
from communique.intake import load
from communique.model import Report, content_hash

TEXT = "Envoys meet in Geneva\n\nThe two sides met on Monday, officials said.\n"


def reports(source: str | Path, **more: object) -> list[Report]:
    found = list(load(source, **more))  # type: ignore[arg-type]
    assert all(isinstance(each, Report) for each in found), found
    return [each for each in found if isinstance(each, Report)]


def only(source: str | Path, **more: object) -> Report | InputError:
    (found,) = load(source, **more)  # type: ignore[arg-type]
    return found


def error(source: str | Path, **more: object) -> InputError:
    found = only(source, **more)
    assert isinstance(found, InputError)
    assert found.where and found.todo
    return found


@pytest.mark.parametrize(
    "text", [TEXT, "  \n\n" + TEXT + "\n\n", "One line", "a\r\nb\r\nwords", "tab\tand\u00a0space\u2028x"]
)
def test_a_text_file_keeps_every_character(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    found = only(path)
    assert isinstance(found, Report)
    assert (found.text, found.id, found.name, found.media_type) == (
        text,
        content_hash(text),
        "a",
        "text/plain",
    )
    assert found.original == ()


def test_given_reports_are_read_as_gold_counts_them(shared: Path) -> None:
    for found in reports(shared / "seeds"):
        assert found.text == (shared / "seeds" / f"{found.name}.txt").read_text("utf-8")


def test_a_folder_is_read_in_sorted_order_with_all_below_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("z.txt", "a.txt", "b/c.md", "picture.png", ".secret.txt", ".hidden/d.txt"):
        (tmp_path / name).write_text("Some words here.")
    assert [each.name for each in reports(tmp_path)] == ["a", "z", "c"]


def test_a_pattern_gives_what_it_matches(tmp_path: Path) -> None:
    for name in ("b1.txt", "a1.txt", "a2.md"):
        (tmp_path / name).write_text("Some words here.")
    assert [each.name for each in reports(f"{tmp_path}/*.txt")] == ["a1", "b1"]


def test_a_side_file_tells_of_the_files_beside_it_and_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT + "b")
    row = {
        "id": "a",
        "outlet": "The Courier",
        "published": "2019-03-04",
        "title": "Envoys",
        "url": "https://x.example/a",
    }
    (tmp_path / "meta.jsonl").write_text(json.dumps(row) + "\n")
    first, second = reports(tmp_path)
    assert (first.outlet, first.published, first.title, first.url) == (
        "The Courier", "2019-03-04", "Envoys", "https://x.example/a",
    )  # fmt: skip
    assert second.outlet is None
    assert only(tmp_path / "a.txt") == first


def test_metadata_given_by_hand_wins_over_the_side_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "meta.jsonl").write_text('{"id": "a", "outlet": "One"}\n')
    (tmp_path / "other.jsonl").write_text('{"id": "a", "outlet": "Two"}\n')
    found = only(tmp_path / "a.txt", meta=tmp_path / "other.jsonl")
    assert isinstance(found, Report)
    assert found.outlet == "Two"


def test_missing_metadata_is_said_and_the_reports_are_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    first, second = load(tmp_path / "a.txt", meta=tmp_path / "none.jsonl")
    assert isinstance(first, InputError)
    assert isinstance(second, Report)


def test_rows_become_reports_with_their_title_on_top(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [
        {
            "id": "a",
            "title": "Envoys meet",
            "text": "They met.\n\nThey left.",
            "published": "2019-03-04",
            "outlet": "X",
        },
        {"id": "b", "title": "Envoys meet", "text": "Envoys meet\n\nThey met again."},
        {"text": "No title at all."},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    first, second, third = reports(path)
    assert first.text == "Envoys meet\n\nThey met.\n\nThey left."
    assert first.original == ((13, 0, len("They met.\n\nThey left.")),)
    assert (first.name, first.published, first.outlet, first.media_type) == (
        "a",
        "2019-03-04",
        "X",
        "application/jsonl",
    )
    assert second.text == "Envoys meet\n\nThey met again."
    assert third.name == "rows-3"


def test_a_bad_row_is_named_with_its_line_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(
        b'{"id": "a", "text": "One."}\n{"id": \n\n[1]\n{"id": "b"}\n\xff\xfe\xfa\n{"id": "c", "text": "Two."}\n'
    )
    found = list(load(path))
    assert [each.name for each in found if isinstance(each, Report)] == ["a", "c"]
    errors = [each for each in found if isinstance(each, InputError)]
    assert [type(each) for each in errors] == [BadRowError] * 4
    assert [each.where.rsplit(" ", 1)[1] for each in errors] == ["2", "4", "5", "6"]


def test_a_row_over_the_limit_is_left_out_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "' + "x" * 500 + '"}\n{"id": "b", "text": "Short."}\n')
    first, second = load(path, limit=100)
    assert isinstance(first, TooLargeError)
    assert isinstance(second, Report)


@pytest.mark.parametrize("name", ["one.json", "many.json"])
def test_json_files_hold_one_report_or_a_list(tmp_path: Path, name: str) -> None:
    row = {"id": "a", "text": "They met."}
    path = tmp_path / name
    path.write_text(json.dumps(row if name == "one.json" else [row, 5]))
    found = list(load(path))
    assert isinstance(found[0], Report)
    assert [type(each) for each in found[1:]] == ([] if name == "one.json" else [BadRowError])


def test_hidden_dates_leave_no_trace_of_the_day(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: Envoys\ndate: 2019-03-04\nurl: https://x.example/2019/03/04\nauthor: Ann Roe\n---\nThey met.\n"
    )
    found = only(path, hide_dates=True)
    assert isinstance(found, Report)
    assert (found.published, found.url, found.title) == (None, None, "Envoys")
    assert not any("2019" in hint.value for hint in found.hints)
    assert any(hint.field == "front-matter:author" for hint in found.hints)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def blank(path: Path) -> None:
    path.write_bytes(b" \n\t\n")


def dots(path: Path) -> None:
    path.write_bytes(b"... --- ...\n")


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def zeros(path: Path) -> None:
    path.write_bytes(bytes(5000))


def pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\nsome text that looks like text")


def huge(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(200_000_000)


def page_without_text(path: Path) -> None:
    path.write_text(
        "<html><head><title>Title</title></head><body><script>var a = 'words';</script></body></html>"
    )


def half_an_object(path: Path) -> None:
    path.write_text('{"text": "They met.')


def deep_list(path: Path) -> None:
    path.write_text("[" * 100_000)


BAD: list[tuple[str, Callable[[Path], None], type[InputError]]] = [
    ("a.txt", empty, EmptyInputError),
    ("a.txt", blank, EmptyInputError),
    ("a.txt", dots, EmptyInputError),
    ("a.jsonl", empty, EmptyInputError),
    ("a.txt", noise, NotTextError),
    ("a.txt", zeros, NotTextError),
    ("a.txt", pdf, NotTextError),
    ("a.txt", huge, TooLargeError),
    ("a.jsonl", huge, TooLargeError),
    ("a.html", page_without_text, EmptyInputError),
    ("a.json", half_an_object, InputError),
    ("a.json", deep_list, InputError),
]


@pytest.mark.parametrize(("name", "make", "kind"), BAD)
def test_what_cannot_be_read_is_an_error_of_its_kind(
    tmp_path: Path, name: str, make: Callable[[Path], None], kind: type[InputError]
) -> None:
    path = tmp_path / name
    make(path)
    found = error(path)
    assert type(found) is kind
    assert str(path) in found.where


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    noise(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(TEXT)
    huge(tmp_path / "c.txt")
    (tmp_path / "d.txt").write_text(TEXT + "d")
    found = list(load(tmp_path))
    assert [type(each) for each in found] == [NotTextError, Report, TooLargeError, Report]


@pytest.mark.parametrize("source", ["nowhere", "nowhere/*.txt", "https://x.example/page.html", "bad\0name"])
def test_a_source_that_names_nothing_is_an_error(tmp_path: Path, source: str) -> None:
    error(source if "://" in source or "\0" in source else tmp_path / source)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    assert "no reports" in error(tmp_path).what


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "ordinary" in error(tmp_path / "a.txt").what
