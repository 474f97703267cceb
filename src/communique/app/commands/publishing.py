"""Commands that give the record to others: a static site, and a dossier in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique.app.commands.options import DEFAULT_RECORD, AsOf, RecordPath
from communique.app.console import console
from communique.app.publish import dossier as dossier_of
from communique.app.publish import publish as publish_to
from communique.app.record import open_record
from communique.errors import CommuniqueError


def publish(
    record: Annotated[str, typer.Argument(help="The record: a file, or postgresql://USER@HOST/DATABASE.")],
    out: Annotated[Path, typer.Argument(help="A new or empty folder, or one published before.")],
    as_of: AsOf = None,
    texts: Annotated[
        bool, typer.Option("--texts/--no-texts", help="With the reports' texts, or only the words quoted.")
    ] = True,
) -> None:
    """Write the record as a site of plain files: it opens from disk or on any web server, with its data to download."""
    made = publish_to(open_record(record, create=False), out, as_of=as_of or "", texts=texts)
    console().print(
        f"{made.pages:,} pages, {made.files:,} files, {made.size / 1e6:.1f} MB in {made.folder}/\n"
        f"Open {made.folder / 'index.html'} in a browser; the data are in {made.folder / 'data'}/."
    )


def dossier(
    name: Annotated[str, typer.Argument(help="An actor's id or any of its names.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="The file; NAME.html if not given.")] = None,
    as_of: AsOf = None,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Write an actor's dossier as one HTML file with its sources: for reading anywhere, and for print or PDF."""
    text = dossier_of(open_record(record, create=False), name, as_of=as_of or "")
    target = out or Path(f"{'-'.join(name.lower().split())}.html")
    try:
        target.write_text(text, "utf-8")
    except OSError as error:
        raise CommuniqueError(
            f"The file cannot be written ({error.strerror}).",
            where=str(target),
            todo="Give another with --out.",
        ) from error
    console().print(f"{target}: {len(text.encode()) / 1e3:.0f} kB")
