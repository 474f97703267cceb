"""What a source names: one file, the files of a folder, or those that a pattern matches, in a fixed order."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from communique.errors import InputError

PLAIN: Final = frozenset({".txt", ".text"})
PAGES: Final = frozenset({".html", ".htm", ".xhtml"})
MARKDOWN: Final = frozenset({".md", ".markdown"})
ROWS: Final = frozenset({".jsonl", ".ndjson"})
OBJECTS: Final = frozenset({".json"})
READABLE_SUFFIXES: Final = PLAIN | PAGES | MARKDOWN | ROWS | OBJECTS
SIDE_FILE: Final = "meta.jsonl"


def files_of(source: str | Path) -> Iterator[Path | InputError]:
    """The files that a source names, folders walked in sorted order; an error where it names none.

    Hidden files, links to folders, side files and files of kinds that hold no reports are passed over in folders.
    """
    name = str(source)
    if re.match(r"[a-z][a-z0-9+.-]+://", name, re.I):
        yield InputError(
            "this is an address, not a file.", where=name, todo="Save the page and give the saved file."
        )
        return
    try:
        yield from _named(name)
    except (OSError, ValueError) as error:
        yield unreadable(name, error)


def unreadable(where: str, error: Exception) -> InputError:
    """The error for a file that the system does not let us read."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(
        f"it cannot be read: {reason}.", where=where, todo="Check that it exists and that you may read it."
    )


def _named(name: str) -> Iterator[Path | InputError]:
    path = Path(name)
    if path.is_dir():
        yield from _folder(path)
    elif path.exists():
        yield path
    elif glob.has_magic(name):
        yield from _matching(name)
    else:
        yield InputError("there is no such file or folder.", where=name, todo="Check the path.")


def _matching(pattern: str) -> Iterator[Path | InputError]:
    # A pattern may be absolute, which `Path.glob` refuses.
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207
    if not found:
        yield InputError("nothing matches this pattern.", where=pattern, todo="Check the pattern.")
    for name in found:
        path = Path(name)
        if not path.is_dir() and path.name != SIDE_FILE:
            yield path


def _folder(folder: Path) -> Iterator[Path | InputError]:
    errors: list[OSError] = []
    count = 0
    for place, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            path = Path(place) / name
            if not name.startswith(".") and path.suffix.lower() in READABLE_SUFFIXES and name != SIDE_FILE:
                count += 1
                yield path
    for error in errors:
        yield unreadable(str(error.filename or folder), error)
    if count == 0 and not errors:
        yield InputError(
            "there are no reports in this folder.",
            where=str(folder),
            todo="Reports are .txt, .html, .md, .json or .jsonl files.",
        )
