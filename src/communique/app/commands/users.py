"""`users`: who may use a desk that is served with `--auth`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from communique.app.commands.options import DEFAULT_RECORD, RecordPath
from communique.app.console import console, table
from communique.app.users import Role, Users, users_file

app = typer.Typer(
    help="Who may use a desk that others reach: names, roles and passwords, in a file beside the record."
)

Name = Annotated[str, typer.Argument(help="The name; it signs what the user corrects.")]
File = Annotated[
    Path | None,
    typer.Option("--users", help="The users' file; beside the record if not given.", dir_okay=False),
]


@app.command()
def add(
    name: Name,
    role: Annotated[
        str, typer.Option(help="reader looks, analyst corrects and reviews, admin also sees the log.")
    ] = "reader",
    record: RecordPath = DEFAULT_RECORD,
    users: File = None,
) -> None:
    """Add a user; the password is asked for, or read as a line of standard input."""
    held = _users(record, users)
    held.add(name, _role(role), _password())
    held.note("command line", "added", f"{name}, {role}")
    console().print(f"{name} may sign in as {role}.", markup=False)


@app.command("list")
def list_users(record: RecordPath = DEFAULT_RECORD, users: File = None) -> None:
    """List users and their roles."""
    held = _users(record, users).listed()
    shown = table("name", "role")
    for user in held:
        shown.add_row(user.name, user.role)
    console().print(shown if held else "No users. Add one with: communique users add NAME --role admin.")


@app.command()
def remove(name: Name, record: RecordPath = DEFAULT_RECORD, users: File = None) -> None:
    """Remove a user and end the user's sessions; what the user signed stays."""
    held = _users(record, users)
    held.remove(name)
    held.note("command line", "removed", name)
    console().print(f"{name} may not sign in any more.", markup=False)


@app.command()
def password(name: Name, record: RecordPath = DEFAULT_RECORD, users: File = None) -> None:
    """Give a user another password and end the user's sessions."""
    held = _users(record, users)
    held.password(name, _password())
    held.note("command line", "gave a new password to", name)
    console().print(f"{name} has a new password.", markup=False)


def _users(record: str | Path, users: Path | None) -> Users:
    return Users(users or users_file(record))


def _role(role: str) -> Role:
    return role  # type: ignore[return-value]  # checked by Users.add, with the words for people


def _password() -> str:
    """The password from a prompt that shows nothing, or a line of standard input; never an argument, which others see."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
