"""`read`: sources into the record; `rebuild`: the record anew from what was read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from communique.app.commands.options import DEFAULT_RECORD, ProfileName, RecordPath
from communique.app.console import console, emit_value
from communique.app.record import OpenRecord, ReadSummary, open_record
from communique.language.choice import OWN as OWN_CORE
from communique.reading.readers import OWN
from communique.scale import EngineName

INTERRUPTED = 130


def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders, globs or JSONL: .txt .html .json .jsonl .md", metavar="SOURCE..."
        ),
    ],
    record: RecordPath = DEFAULT_RECORD,
    profile: ProfileName = None,
    meta: Annotated[
        Path | None,
        typer.Option(help="JSONL with what is known of the reports, by id: outlet, published, title, url."),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Read reports anew that are already there.")] = False,
    engine: Annotated[
        EngineName | None, typer.Option(help="Where to read; chosen by the number of reports if not given.")
    ] = None,
    workers: Annotated[int, typer.Option(min=0, help="Number of workers, 0 for one a core.")] = 0,
    reader: Annotated[str, typer.Option(help="The reader, of those installed.")] = OWN,
    language: Annotated[
        str, typer.Option(help="The language core: own, or spacy:NAME for an installed spaCy pipeline.")
    ] = OWN_CORE,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Read reports into the record. A report already there is skipped; a bad file is named and passed over."""
    opened = open_record(record, profile=profile)
    try:
        summary = _with_progress(opened, sources, meta, again, engine, workers, reader, language)
    except KeyboardInterrupt:
        console(stderr=True).print(
            f"Stopped. What was read is in {opened.store.where}; the same command goes on from here."
        )
        raise typer.Exit(INTERRUPTED) from None
    if as_json:
        emit_value(summary)
    _tell(summary, opened.store.where, quiet=as_json)
    if summary.failures:
        raise typer.Exit(1)


def rebuild(record: RecordPath = DEFAULT_RECORD) -> None:
    """Derive events, disputes, positions and the rest anew from the readings and corrections."""
    open_record(record, create=False).rebuild()


def _with_progress(
    opened: OpenRecord,
    sources: list[str],
    meta: Path | None,
    again: bool,
    engine: EngineName | None,
    workers: int,
    reader: str,
    language: str,
) -> ReadSummary:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        return opened.read(
            sources,
            meta=meta,
            again=again,
            engine=engine,
            workers=workers,
            reader=reader,
            language=language,
            progress=lambda name, done, total: bar.update(
                task, description=name, completed=done, total=total
            ),
        )


def _tell(summary: ReadSummary, where: str, *, quiet: bool) -> None:
    err = console(stderr=True)
    for failure in summary.failures:
        err.print(f"not read: {failure.source}: {failure.reason}", style="red", markup=False)
    if summary.failures:
        err.print(f"{len(summary.failures)} not read.", style="red")
    if not quiet:
        console().print(
            f"{summary.read} read, {summary.skipped} already there, {len(summary.failures)} not read: {where}",
            markup=False,
        )
