"""`profile`: start, check and look at what a user tells of a negotiation."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from communique import profiles
from communique.app.console import console, emit_value, table
from communique.errors import CommuniqueError
from communique.model import Profile, ProfileActor
from communique.reading.extended import own_frames
from communique.views import when

app = typer.Typer(help="Start, check and look at a profile: sides, people, names, offices, known days.")

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@app.command()
def new(
    path: Annotated[Path, typer.Argument(help="The YAML file to write.")],
    title: Annotated[str, typer.Option(help="The negotiation, in plain words.")] = "",
) -> None:
    """Write a profile to fill in, with an example of each part; an existing file is never overwritten."""
    identity = re.sub(r"[^a-z0-9]+", "-", path.stem.casefold()).strip("-")
    if not _SLUG.fullmatch(identity):
        raise CommuniqueError(
            "The file's name makes no id.", where=str(path), todo="Use letters or digits in it."
        )
    template = resources.files("communique.app.commands").joinpath("profile_template.yaml").read_text("utf-8")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(template.format(id=identity, title=repr(title or path.stem)))
    except FileExistsError as error:
        raise CommuniqueError(
            "The file is there already.", where=str(path), todo="Choose another name."
        ) from error
    except OSError as error:
        raise CommuniqueError(f"It cannot be written ({error.strerror}).", where=str(path)) from error
    console().print(f"{path} written. Fill it in, then: communique profile check {path}", markup=False)


@app.command()
def check(path: Annotated[str, typer.Argument(help="A YAML file, or a shipped profile's name.")]) -> None:
    """Check a profile and say what it holds; what breaks the rules is named with its place."""
    loaded = profiles.load(path)
    frames = own_frames(loaded)
    counts = f"{len(loaded.sides)} sides, {len(loaded.actors)} actors, {len(loaded.events)} known events, {len(frames)} frames"
    console().print(f"{loaded.id} is in order: {counts}.", markup=False)


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="A YAML file, or a shipped profile's name.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show a profile: sides, actors with their offices, known events."""
    loaded = profiles.load(name)
    if as_json:
        emit_value(loaded)
    else:
        _print(loaded)


def _print(profile: Profile) -> None:
    out = console()
    out.print(Text(profile.title or profile.id, style="bold"))
    sides = table("Side", "Name", "Also called", title="\nSides")
    for side in profile.sides:
        sides.add_row(side.id, side.name, ", ".join(side.names))
    actors = table("Actor", "Name", "Side", "Offices", title="\nActors")
    for actor in profile.actors:
        actors.add_row(actor.id, actor.name, actor.side or "", _offices(actor))
    events = table("Day", "Event", "Type", title="\nKnown events")
    for event in sorted(profile.events, key=lambda each: each.date):
        events.add_row(when(event.date), event.name, event.type)
    out.print(sides, actors, events)
    out.print(f"\nShipped profiles: {', '.join(profiles.shipped())}", style="dim")


def _offices(actor: ProfileActor) -> str:
    return "; ".join(
        f"{office.title}{f' of {office.of}' if office.of else ''} ({office.since or ''}-{office.until or ''})"
        for office in actor.offices
    )
