"""Every command and every option of the command line is documented; every documented module command exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from communique.app.cli import app

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "CLI.md"
EVERYWHERE = frozenset({"--help"})


# typer carries its own copy of click, so that commands are known by what they have and not by their class.
Command = Any


def commands() -> Iterator[tuple[str, Command]]:
    """All commands with their full names, groups included."""

    def below(name: str, command: Command) -> Iterator[tuple[str, Command]]:
        yield name, command
        for inner_name, inner in sorted(getattr(command, "commands", {}).items()):
            yield from below(f"{name} {inner_name}", inner)

    yield from below("communique", typer.main.get_command(app))


COMMANDS = dict(commands())


def options_of(command: Command) -> list[Any]:
    """The options of a command that its help shows."""
    return [each for each in command.params if each.param_type_name == "option" and not each.hidden]


def near(name: str) -> str:
    """What the page says of a command: the page's and chapter's opening words, and where the command is named.

    A command has a section of its own (`### communique show EVENT`) or is named in its chapter, as in a table.
    """
    opening, *chapters = re.split(r"^(?=## )", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    here = re.compile(rf"`{re.escape(name)}(?![\w-])")
    for chapter in chapters:
        start, *sections = re.split(r"^(?=### )", chapter, flags=re.MULTILINE)
        for each in sections:
            if here.search(each.partition("\n")[0]):
                return opening + start + each
        if here.search(start):
            return opening + start
    return opening if name == "communique" else ""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert near(name), f"docs/CLI.md has no section for `{name}` and no chapter that names it"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_documented_beside_it(name: str) -> None:
    held = near(name)
    names = [
        option
        for parameter in options_of(COMMANDS[name])
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option not in EVERYWHERE
    ]
    assert [each for each in names if not re.search(rf"(?<![\w-]){re.escape(each)}(?![\w-])", held)] == []


def test_nothing_is_documented_that_does_not_exist() -> None:
    text = PAGE.read_text("utf-8")
    named = re.findall(r"^#+ `(communique(?: [a-z][a-z-]*)*)", text, flags=re.MULTILINE)
    known = {*COMMANDS}
    assert named
    assert [each for each in named if each not in known] == []


def test_the_command_line_is_seen_as_it_is() -> None:
    # Guards the tests above: had introspection found no options, they could not fail.
    assert {"communique read", "communique timeline", "communique show"} <= COMMANDS.keys()
    assert any("--since" in each.opts for each in options_of(COMMANDS["communique timeline"]))


def test_every_command_says_what_it_is_for() -> None:
    silent = [name for name, command in COMMANDS.items() if not (command.help or "").strip()]
    assert silent == []
    voiceless = [
        f"{name} {parameter.name}"
        for name, command in COMMANDS.items()
        for parameter in options_of(command)
        if not (parameter.help or "").strip()
    ]
    assert voiceless == []


def documents() -> list[Path]:
    """All pages that the project ships."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")])


@pytest.mark.parametrize("page", documents(), ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text("utf-8"))
    assert [each for each in targets if not (page.parent / each).exists()] == []


@pytest.mark.parametrize("page", documents(), ids=lambda page: page.name)
def test_commands_shown_in_pages_exist(page: Path) -> None:
    # Lines of code blocks and code spans that call the program must call commands that it has.
    called = re.findall(r"(?:^    |`)(communique [a-z][a-z-]*)", page.read_text("utf-8"), flags=re.MULTILINE)
    assert sorted({each for each in called if each not in COMMANDS}) == []


@pytest.mark.parametrize("page", documents(), ids=lambda page: page.name)
def test_make_targets_named_in_pages_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE))
    named = re.findall(r"(?:^    |`)make ([a-z-]+)", page.read_text("utf-8"), flags=re.MULTILINE)
    assert sorted({each for each in named if each not in targets}) == []
