"""`communique users`: passwords by prompt or standard input, never as an argument, and nothing about them printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.app import passwords
from communique.app.cli import app
from communique.app.users import User, Users
from communique.errors import CommuniqueError

GOOD = "a sentence of my own\n"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_N", 16)


def run(*words: str, given: str | None = None) -> str:
    """The output of `communique users ...`; an error of ours is raised."""
    done = CliRunner().invoke(app, ["users", *words], input=given, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_users_are_added_listed_changed_and_removed(tmp_path: Path) -> None:
    record = str(tmp_path / "korea.db")
    assert "may sign in as analyst" in run("add", "ada", "--role", "analyst", "--record", record, given=GOOD)
    listed = run("list", "--record", record)
    assert "ada" in listed
    assert "analyst" in listed
    users = Users(tmp_path / "korea.users.db")
    token = users.sign_in("ada", GOOD.strip(), "10.0.0.1")
    assert token is not None
    run("password", "ada", "--record", record, given="another sentence\n")
    assert users.of_session(token) is None
    assert users.sign_in("ada", "another sentence", "10.0.0.1") is not None
    run("remove", "ada", "--record", record)
    assert "No users" in run("list", "--record", record)
    acts = [entry.act for entry in users.log() if entry.who == "command line"]
    assert acts == ["removed", "gave a new password to", "added"]


def test_the_users_file_can_be_anywhere(tmp_path: Path) -> None:
    run("add", "ada", "--users", str(tmp_path / "desk.db"), given=GOOD)
    assert Users(tmp_path / "desk.db").listed() == [User("ada", "reader")]


def test_a_password_is_no_argument_and_is_never_printed(tmp_path: Path) -> None:
    record = str(tmp_path / "korea.db")
    assert GOOD.strip() not in run("add", "ada", "--record", record, given=GOOD)
    done = CliRunner().invoke(app, ["users", "add", "bo", "--password", "x", "--record", record])
    assert done.exit_code == 2
    assert "No such option" in done.output


@pytest.mark.parametrize(
    ("words", "given"), [(("add", "bo"), "short\n"), (("add", "bo"), ""), (("remove", "bo"), None)]
)
def test_what_cannot_be_is_refused(tmp_path: Path, words: tuple[str, ...], given: str | None) -> None:
    with pytest.raises(CommuniqueError):
        run(*words, "--record", str(tmp_path / "korea.db"), given=given)
