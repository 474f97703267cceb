"""`score`: how good the readings are, held against gold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique import profiles
from communique.app.commands.options import AsCsv, AsJson
from communique.app.console import console, emit_value, write
from communique.errors import CommuniqueError
from communique.model import NO_PROFILE
from communique.scoring import csv_text, run_sets, table


def score(
    reports: Annotated[
        list[Path], typer.Option("--reports", help="A folder of reports (.txt); once for each --gold.")
    ],
    gold: Annotated[list[Path], typer.Option("--gold", help="A folder of gold files; may be repeated.")],
    meta: Annotated[
        Path | None,
        typer.Option(
            help="JSONL with what is known of the reports; a bare name is looked for in each folder."
        ),
    ] = None,
    hide_dates: Annotated[
        bool, typer.Option("--hide-dates", help="Read as if the finder gave no dates.")
    ] = False,
    profile: Annotated[
        str | None, typer.Option("--profile", "-p", help="A shipped profile's name or a YAML file.")
    ] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Score readings and the merged record against gold, every layer apart."""
    if as_json and as_csv:
        raise CommuniqueError("--json and --csv exclude each other.", todo="Give one of them.")
    told = profiles.load(profile) if profile else NO_PROFILE
    runs = run_sets(reports, gold, meta, hide_dates, told)
    results = [run.scores() for run in runs]
    if as_json:
        emit_value(results[0] if len(results) == 1 else results)
    elif as_csv:
        write(csv_text(results))
    else:
        console().print(table(results))
    failures = [failure for run in runs for failure in run.failures]
    for failure in failures:
        console(stderr=True).print(f"not read: {failure}", style="red", markup=False)
    if failures:
        raise typer.Exit(1)
