"""Options that commands share, each described once."""

from __future__ import annotations

from typing import Annotated

import typer

RecordPath = Annotated[
    str,
    typer.Option(
        "--record",
        "-r",
        envvar="COMMUNIQUE_RECORD",
        help="The record: a file, or postgresql://USER@HOST/DATABASE.",
        show_default=True,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
ProfileName = Annotated[
    str | None,
    typer.Option(
        "--profile", "-p", help="A shipped profile's name (korea, iran) or a YAML file; kept in the record."
    ),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="Show what the reports published by this day supported.")
]
DEFAULT_RECORD = "communique.db"
