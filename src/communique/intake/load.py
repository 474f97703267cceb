"""The way in: whatever a source names, one report or one error for each text in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from communique.errors import CommuniqueError, EmptyInputError, InputError, NotTextError, TooLargeError
from communique.intake.build import build
from communique.intake.decode import Decoded, decode
from communique.intake.facts import NO_FACTS, Facts, joined
from communique.intake.markdown import report_of_markdown
from communique.intake.page import declared_charset, report_of_page
from communique.intake.rows import reports_of_object, reports_of_rows, side_facts
from communique.intake.sources import MARKDOWN, OBJECTS, PAGES, ROWS, SIDE_FILE, files_of, unreadable
from communique.model import Hint, Report

DEFAULT_LIMIT: Final = 20_000_000
"""Bytes that a file, or one row of a JSONL file, may have."""


def load(
    source: str | Path, *, meta: Path | None = None, limit: int = DEFAULT_LIMIT, hide_dates: bool = False
) -> Iterator[Report | InputError]:
    """Read the reports of a source: a file, a folder with all below it, or a pattern such as `news/*.html`.

    A file `meta.jsonl` in a folder tells of the files beside it, by `id`, their name without suffix; `meta` does so for
    all files. Nothing is raised for what a file holds: what cannot be read is yielded as an error, with its place.

    Args:
        source: Path or pattern; `.txt`, `.html`, `.htm`, `.md`, `.json`, `.jsonl`.
        meta: A JSONL file with `id`, `outlet`, `published`, `title`, `url` of the reports.
        limit: Bytes that a file, or one row of a JSONL file, may have.
        hide_dates: Leave out publication date, address and all hints that tell the day.

    Yields:
        Reports and errors in the order of the files' names.
    """
    given, errors = (NO_SIDE, []) if meta is None else _side(meta, limit)
    yield from errors
    folders: dict[Path, dict[str, Facts]] = {}
    for each in files_of(source):
        if isinstance(each, InputError):
            yield each
            continue
        if each.parent not in folders:
            beside = each.parent / SIDE_FILE
            found, errors = _side(beside, limit) if beside.is_file() and beside != each else (NO_SIDE, [])
            folders[each.parent] = found
            yield from errors
        yield from _file(each, {**folders[each.parent], **given}, limit, hide_dates)


NO_SIDE: Final[dict[str, Facts]] = {}


def _side(path: Path, limit: int) -> tuple[dict[str, Facts], list[InputError]]:
    return side_facts(path, limit)


def _file(path: Path, known: dict[str, Facts], limit: int, hide_dates: bool) -> Iterator[Report | InputError]:
    try:
        if not path.is_file():
            yield InputError("this is no ordinary file.", where=str(path), todo="Give a file with text.")
            return
        suffix = path.suffix.lower()
        if suffix in ROWS:
            yield from reports_of_rows(path, limit, known, hide_dates=hide_dates)
            return
        data = _bytes(path, limit)
        if suffix in OBJECTS:
            yield from reports_of_object(path, data, known, hide_dates=hide_dates)
        else:
            yield _text_report(path, suffix, data, known, hide_dates)
    except CommuniqueError as error:
        yield (
            error
            if isinstance(error, InputError)
            else InputError(error.what, where=str(path), todo=error.todo)
        )
    except OSError as error:
        yield unreadable(str(path), error)


def _bytes(path: Path, limit: int) -> bytes:
    size = path.stat().st_size
    if size > limit:
        raise _too_large(path, size, limit)
    with path.open("rb") as stream:
        # A file may grow, and some that are no real files say that they are empty.
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise _too_large(path, len(data), limit)
    if not data.strip():
        raise EmptyInputError(
            "this file is empty.", where=str(path), todo="Leave it out, or look whether it was saved whole."
        )
    return data


def _too_large(path: Path, size: int, limit: int) -> TooLargeError:
    return TooLargeError(
        f"this file has {size:,} bytes, more than the {limit:,} allowed.",
        where=str(path),
        todo="Split it, give many reports as JSONL, or raise the limit.",
    )


def _text_report(
    path: Path, suffix: str, data: bytes, known: dict[str, Facts], hide_dates: bool
) -> Report | InputError:
    if not data.strip(b"\x00 \t\r\n"):
        return NotTextError(
            "there is nothing but zeros in this file.",
            where=str(path),
            todo="Look whether it was saved whole.",
        )
    page = suffix in PAGES
    found = decode(data, where=str(path), declared=declared_charset(data) if page else None)
    facts = joined(known.get(path.stem, NO_FACTS), Facts(hints=_encoding(found)))
    if page or (suffix not in MARKDOWN and _is_page(found.text)):
        return report_of_page(
            found.text,
            name=path.stem,
            source=str(path),
            media_type="text/html",
            facts=facts,
            hide_dates=hide_dates,
        )
    if suffix in MARKDOWN:
        return report_of_markdown(
            found.text, name=path.stem, source=str(path), facts=facts, hide_dates=hide_dates
        )
    return build(
        found.text,
        name=path.stem,
        source=str(path),
        media_type="text/plain",
        facts=facts,
        hide_dates=hide_dates,
    )


def _is_page(text: str) -> bool:
    start = text[:1000].lstrip("\ufeff \t\r\n").lower()
    return start.startswith(("<!doctype html", "<html"))


def _encoding(found: Decoded) -> tuple[Hint, ...]:
    """A hint where the file was not plain UTF-8, so that a reader can see why a word looks odd."""
    if found.encoding == "utf-8" and not found.replaced:
        return ()
    note = f"{found.encoding}, {found.replaced} characters unreadable" if found.replaced else found.encoding
    return (Hint("file:encoding", note),)
