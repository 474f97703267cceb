"""The terminal: rich tables for people, plain text for pipes, JSON and CSV for programs."""

from __future__ import annotations

import io
import sys
from typing import Any

import msgspec
import polars as pl
from rich.console import Console
from rich.table import Table

from communique.errors import CommuniqueError

# A pipe has no width: wide enough that a row of the timeline stays on one line.
_PIPE_WIDTH = 200


def console(*, stderr: bool = False) -> Console:
    """A console that is plain and wide in a pipe; `NO_COLOR` is honoured by rich itself."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else _PIPE_WIDTH
    return Console(stderr=stderr, width=width, highlight=False, soft_wrap=False)


def table(*columns: str, title: str | None = None) -> Table:
    """An empty table in the house's look: no frame, a rule under the head."""
    made = Table(title=title, box=None, header_style="bold", title_justify="left", pad_edge=False)
    for column in columns:
        made.add_column(column, overflow="fold")
    return made


def emit(frame: pl.DataFrame, *, as_json: bool, as_csv: bool) -> bool:
    """Print a table for a program if asked to; False if it is to be printed for people.

    Raises:
        CommuniqueError: If both forms are asked for.
    """
    if as_json and as_csv:
        raise CommuniqueError("--json and --csv exclude each other.", todo="Give one of them.")
    if as_json:
        write(msgspec.json.encode(frame.to_dicts()).decode() + "\n")
    elif as_csv:
        lists = [name for name, kind in frame.schema.items() if isinstance(kind, pl.List)]
        flat = frame.with_columns([pl.col(name).list.join("; ") for name in lists])
        buffer = io.StringIO()
        flat.write_csv(buffer)
        write(buffer.getvalue())
    return as_json or as_csv


def emit_value(value: Any) -> None:
    """Print one of the model's or views' values as JSON."""
    write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def write(text: str) -> None:
    """Write to standard output as it is, without markup or wrapping."""
    sys.stdout.write(text)
