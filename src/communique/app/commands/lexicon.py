"""`lexicon`: for those who extend what the reader knows: check the rules, read the examples, find an entry."""

from __future__ import annotations

from typing import Annotated

import typer

from communique import profiles
from communique.app.commands.options import AsJson
from communique.app.console import console, emit_value, table
from communique.model import NO_PROFILE, Profile
from communique.reading.extended import own_frames
from communique.reading.lexicon_tools import check_lexicon, find_frames, try_examples

app = typer.Typer(
    help="Check, test and search the frame lexicon.", no_args_is_help=True, rich_markup_mode=None
)


WithProfile = Annotated[
    str | None, typer.Option("--profile", "-p", help="A profile whose own frames count too.")
]


def _profile(name: str | None) -> Profile:
    return NO_PROFILE if name is None else profiles.load(name)


@app.command()
def check(profile: WithProfile = None, as_json: AsJson = False) -> None:
    """Check the lexicon's rules: unknown keys, classes and types, names written twice."""
    problems = check_lexicon(profile=_profile(profile))
    if as_json:
        emit_value(problems)
    for problem in () if as_json else problems or ("The lexicon keeps its rules.",):
        console().print(problem, markup=False)
    if problems:
        raise typer.Exit(1)


@app.command()
def test(
    word: Annotated[str | None, typer.Argument(help="Only entries in which this word stands.")] = None,
    profile: WithProfile = None,
    as_json: AsJson = False,
) -> None:
    """Read the example sentences and say which entries were not found in theirs: a profile's own, if one is given."""
    told = _profile(profile)
    chosen = find_frames(word, told) if word else own_frames(told) or None
    tried = try_examples(chosen, told)
    missed = [each for each in tried if not each.found]
    if as_json:
        emit_value(tried)
    else:
        console().print(f"{len(tried) - len(missed)} of {len(tried)} entries found in their examples.")
        for each in missed:
            instead = f" Found instead: {', '.join(each.instead)}." if each.instead else ""
            console().print(f"{each.frame}: not found in “{each.example}”.{instead}", markup=False)
    if missed:
        raise typer.Exit(1)


@app.command()
def find(
    word: Annotated[str, typer.Argument(help="A word of an entry.")],
    profile: WithProfile = None,
    as_json: AsJson = False,
) -> None:
    """List the entries in which a word stands."""
    frames = find_frames(word, _profile(profile))
    if as_json:
        emit_value(frames)
        return
    made = table("entry", "type", "form", "words", "example")
    for frame in frames:
        made.add_row(frame.id, frame.type, frame.form, " ".join(frame.words), frame.example)
    console().print(made if frames else f"No entry holds {word!r}.", markup=False)
