"""`lexicon`: for those who extend what the reader knows: check the rules, read the examples, find an entry."""

from __future__ import annotations

from typing import Annotated

import typer

from communique.app.commands.options import AsJson
from communique.app.console import console, emit_value, table
from communique.reading.lexicon_tools import check_lexicon, find_frames, try_examples

app = typer.Typer(
    help="Check, test and search the frame lexicon.", no_args_is_help=True, rich_markup_mode=None
)


@app.command()
def check(as_json: AsJson = False) -> None:
    """Check the lexicon's rules: unknown keys, classes and types, names written twice."""
    problems = check_lexicon()
    if as_json:
        emit_value(problems)
    for problem in () if as_json else problems or ("The lexicon keeps its rules.",):
        console().print(problem, markup=False)
    if problems:
        raise typer.Exit(1)


@app.command()
def test(
    word: Annotated[str | None, typer.Argument(help="Only entries in which this word stands.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read the example sentences and say which entries were not found in theirs."""
    tried = try_examples(find_frames(word) if word else None)
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
    as_json: AsJson = False,
) -> None:
    """List the entries in which a word stands."""
    frames = find_frames(word)
    if as_json:
        emit_value(frames)
        return
    made = table("entry", "type", "form", "words", "example")
    for frame in frames:
        made.add_row(frame.id, frame.type, frame.form, " ".join(frame.words), frame.example)
    console().print(made if frames else f"No entry holds {word!r}.", markup=False)
