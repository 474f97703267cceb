"""Rows: JSONL read line by line, so that a corpus of any size passes; JSON files; and side files with metadata."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from communique.errors import BadRowError, CommuniqueError, EmptyInputError, InputError, TooLargeError
from communique.intake.build import build, titled
from communique.intake.decode import decode
from communique.intake.facts import NO_FACTS, Facts, facts_of, joined, text_of
from communique.intake.sources import unreadable
from communique.model import Report

_CHUNK: Final = 1 << 20


def read_rows(path: Path, limit: int) -> Iterator[tuple[int, dict[str, Any]] | InputError]:
    """The rows of a JSONL file with their line numbers; an error for each row that is none, and reading goes on."""
    try:
        with path.open("rb") as stream:
            for number, line in _lines(stream, limit):
                where = f"{path}, line {number}"
                if line is None:
                    yield TooLargeError(
                        f"this row is larger than {limit:,} bytes.", where=where, todo="It was left out."
                    )
                elif line.strip():
                    yield _row(line, number, where)
    except OSError as error:
        yield unreadable(str(path), error)


def reports_of_rows(
    path: Path, limit: int, known: dict[str, Facts], *, hide_dates: bool
) -> Iterator[Report | InputError]:
    """The reports of a JSONL file."""
    count = 0
    for each in read_rows(path, limit):
        count += 1
        if isinstance(each, InputError):
            yield each
        else:
            yield _report(each[1], f"{path}, line {each[0]}", f"{path.stem}-{each[0]}", known, hide_dates)
    if count == 0:
        yield empty(str(path))


def reports_of_object(
    path: Path, data: bytes, known: dict[str, Facts], *, hide_dates: bool
) -> Iterator[Report | InputError]:
    """The reports of a JSON file: one object, or a list of them."""
    try:
        held = json.loads(decode(data, where=str(path)).text)
    except (ValueError, RecursionError) as error:
        yield InputError(f"this is not JSON: {error}.", where=str(path), todo="Check the file.")
        return
    items = held if isinstance(held, list) else [held]
    if not items:
        yield empty(str(path))
    for number, item in enumerate(items, 1):
        where = f"{path}, item {number}" if isinstance(held, list) else str(path)
        name = f"{path.stem}-{number}" if isinstance(held, list) else path.stem
        if isinstance(item, dict):
            yield _report(item, where, name, known, hide_dates)
        else:
            yield BadRowError("this item is not an object.", where=where, todo="It was left out.")


def side_facts(path: Path, limit: int) -> tuple[dict[str, Facts], list[InputError]]:
    """Metadata by id from a JSONL file, with the errors of its bad rows."""
    found: dict[str, Facts] = {}
    errors: list[InputError] = []
    for each in read_rows(path, limit):
        if isinstance(each, InputError):
            errors.append(each)
        else:
            facts = facts_of(each[1], "meta")
            if facts.id is not None:
                found[facts.id] = facts
    return found, errors


def empty(where: str) -> InputError:
    """The error for a file of rows without rows."""
    return EmptyInputError(
        "there are no rows in it.", where=where, todo="Leave it out, or look whether it was saved whole."
    )


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers; None for one over the limit, which is passed over without being held."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit:
            yield number, line
            continue
        while not line.endswith(b"\n") and (line := stream.readline(_CHUNK)):
            pass
        yield number, None


def _row(line: bytes, number: int, where: str) -> tuple[int, dict[str, Any]] | BadRowError:
    try:
        held = json.loads(decode(line, where=where).text)
    except (CommuniqueError, ValueError, RecursionError) as error:
        reason = error.what if isinstance(error, CommuniqueError) else str(error)
        return BadRowError(
            f"this row is not JSON: {reason}", where=where, todo="It was left out; the other rows are read."
        )
    if not isinstance(held, dict):
        return BadRowError(
            "this row is not an object.", where=where, todo="It was left out; the other rows are read."
        )
    return number, held


def _report(
    row: dict[str, Any], where: str, name: str, known: dict[str, Facts], hide_dates: bool
) -> Report | InputError:
    text = text_of(row)
    if text is None:
        return BadRowError("this row has no text.", where=where, todo="Give it a field `text`.")
    facts = facts_of(row, "row")
    facts = joined(known.get(facts.id or "", NO_FACTS), facts)
    whole, start = titled(facts.title, text) if text.strip() else (text, 0)
    return build(
        whole,
        name=facts.id or name,
        source=where,
        media_type="application/jsonl",
        facts=facts,
        hide_dates=hide_dates,
        # The way back leads into the row's own text: the title was put before it.
        original=((start, 0, len(text)),) if start else (),
    )
