"""The command line: `communique read`, `timeline`, `show`, `report`, `why`, `score` and their kin."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from communique import __version__
from communique.app.commands import (
    correcting,
    judging,
    lexicon,
    looking,
    profile,
    publishing,
    reading,
    serving,
    users,
)
from communique.app.console import console
from communique.errors import CommuniqueError

app = typer.Typer(
    name="communique",
    help="Reads the news of a negotiation and keeps its record.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

for command in (
    reading.read,
    looking.timeline,
    looking.show,
    looking.report,
    looking.why,
    looking.who,
    looking.reports,
    looking.disputes,
    looking.channels,
    looking.positions,
    looking.calendar,
    looking.commitments,
    looking.search,
    looking.changes,
    looking.export,
    serving.serve,
    publishing.publish,
    publishing.dossier,
    reading.rebuild,
    judging.score,
):
    app.command()(command)
app.add_typer(correcting.app, name="correct")
app.add_typer(lexicon.app, name="lexicon")
app.add_typer(users.app, name="users")
app.add_typer(profile.app, name="profile")


def _print_version(wanted: bool) -> None:
    if wanted:
        console().print(f"communique {__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Reads the news of a negotiation and keeps its record."""


def main() -> None:
    """Run the command line; errors of ours are told in one line, and a closed pipe ends quietly."""
    try:
        app()
    except CommuniqueError as error:
        console(stderr=True).print(str(error), style="red", markup=False)
        sys.exit(2)
    except BrokenPipeError:
        # The reader (head, less) has gone: leave without a second error when Python flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
