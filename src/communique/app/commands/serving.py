"""`serve`: the desk, on this machine alone or, with users, for others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique.app.commands.options import DEFAULT_RECORD, RecordPath
from communique.app.console import console
from communique.app.record import open_record
from communique.app.users import Users, users_file


def serve(
    file: Annotated[str | None, typer.Argument(help="The record; as --record.", metavar="[RECORD]")] = None,
    record: RecordPath = DEFAULT_RECORD,
    host: Annotated[
        str, typer.Option(help="The address to listen on; one that others reach needs --auth.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="A free port.")] = 8008,
    auth: Annotated[bool, typer.Option("--auth", help="Let in only users; see communique users.")] = False,
    users: Annotated[
        Path | None, typer.Option(help="The users' file; beside the record if not given.", dir_okay=False)
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option(help="A host name that the desk is reached by; may be given again.")
    ] = None,
    certificate: Annotated[
        Path | None,
        typer.Option(help="A TLS certificate (PEM), to speak HTTPS.", exists=True, dir_okay=False),
    ] = None,
    key: Annotated[
        Path | None, typer.Option(help="The certificate's key (PEM).", exists=True, dir_okay=False)
    ] = None,
) -> None:
    """Open the desk: the record as pages in a browser, to read and to correct."""
    from communique.app.web import check_door
    from communique.app.web import serve as run

    path = file or record
    opened = open_record(path, create=False)
    allowed = Users(users or users_file(path)) if auth else None
    check_door(host, allowed)
    scheme = "https" if certificate else "http"
    console().print(f"The desk is at {scheme}://{_shown(host)}:{port}/ (Ctrl-C ends it).")
    if auth and not certificate:
        console(stderr=True).print(
            "Passwords go unencrypted: give --certificate and --key, or put the desk behind a proxy that speaks HTTPS."
        )
    run(opened, host, port, users=allowed, names=name or (), certificate=certificate, key=key)


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
