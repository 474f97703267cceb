"""A shared desk: nobody reads without signing in, everybody does what the role allows, and guessing is slowed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from communique.app import passwords
from communique.app.record import OpenRecord
from communique.app.users import Users
from communique.app.web import serve
from communique.errors import CommuniqueError
from communique.store import open_store
from tests.app.web.desk import HOME, open_desk, send

GOOD = "a sentence of my own"
NOTE: dict[str, Any] = {"type": "call", "reason": "x", "author": "somebody else", "step": "keep"}


@pytest.fixture
def users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Users:
    monkeypatch.setattr(passwords, "_N", 16)
    made = Users(tmp_path / "a.users.db")
    for name, role in (("rea", "reader"), ("ann", "analyst"), ("adi", "admin")):
        made.add(name, role, GOOD)  # type: ignore[arg-type]
    return made


@pytest.fixture
def desk(tmp_path: Path, users: Users) -> Iterator[TestClient]:
    with open_desk(tmp_path, users) as client:
        yield client


def sign_in(desk: TestClient, name: str, password: str = GOOD, to: str = "/") -> int:
    """Sign in from the form; the status of the answer."""
    fields: dict[str, Any] = {"name": name, "password": password, "next": to}
    return int(send(desk, "/sign-in", page="/sign-in", follow=False, **fields).status_code)


@pytest.mark.parametrize(
    "path", ["/", "/events/none", "/reports", "/search?q=geneva", "/corrections", "/log"]
)
def test_a_stranger_sees_nothing_but_the_form(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    assert answer.url.path == "/sign-in"
    assert "Geneva" not in answer.text
    assert "reports, " not in answer.text
    assert "<nav" not in answer.text


def test_a_page_that_is_not_there_tells_a_stranger_nothing(desk: TestClient) -> None:
    answer = desk.get("/nowhere")
    assert answer.status_code == 404
    assert "reports, " not in answer.text


def test_one_comes_to_the_page_that_one_asked_for(desk: TestClient) -> None:
    assert desk.get("/reports?as_of=2018", follow_redirects=False).headers["location"] == (
        "/sign-in?next=%2Freports%3Fas_of%3D2018"
    )
    fields: dict[str, Any] = {"name": "rea", "password": GOOD, "next": "/reports?as_of=2018"}
    answer = send(desk, "/sign-in", page="/sign-in", follow=False, **fields)
    assert answer.headers["location"] == "/reports?as_of=2018"
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert desk.get("/reports").status_code == 200
    assert desk.get("/").headers["Cache-Control"] == "no-store"


def test_one_is_never_led_away(desk: TestClient) -> None:
    fields: dict[str, Any] = {"name": "rea", "password": GOOD, "next": "//evil.example"}
    assert send(desk, "/sign-in", page="/sign-in", follow=False, **fields).headers["location"] == "/"


@pytest.mark.parametrize(
    ("name", "password"), [("rea", "wrong"), ("nobody", GOOD), ("", ""), ("rea", "x" * 9999)]
)
def test_what_is_wrong_is_not_told(desk: TestClient, name: str, password: str) -> None:
    fields: dict[str, Any] = {"name": name, "password": password}
    answer = send(desk, "/sign-in", page="/sign-in", **fields)
    assert answer.status_code == 401
    assert "The name or the password is wrong." in answer.text
    assert desk.get("/").url.path == "/sign-in"


def test_guessing_is_stopped(desk: TestClient) -> None:
    assert [sign_in(desk, "rea", "wrong") for _ in range(6)] == [401] * 5 + [429]
    assert sign_in(desk, "rea") == 429


def test_the_sign_in_form_needs_its_token_too(desk: TestClient) -> None:
    answer = desk.post("/sign-in", data={"name": "rea", "password": GOOD}, headers={"origin": HOME})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("name", "correct", "undo", "log"),
    [("rea", 403, 403, 403), ("ann", 303, 404, 403), ("adi", 303, 404, 200)],
)
def test_each_role_does_what_it_may(desk: TestClient, name: str, correct: int, undo: int, log: int) -> None:
    assert sign_in(desk, name) == 303
    assert desk.get("/log").status_code == log
    assert desk.get("/correct/add-event").status_code == (403 if correct == 403 else 200)
    # The token of the sign-out form, which every page has.
    assert send(desk, "/correct/add-event", page="/", follow=False, **NOTE).status_code == correct
    assert send(desk, "/corrections/k0/undo", page="/", follow=False).status_code == undo


def test_a_reader_is_offered_no_corrections(desk: TestClient) -> None:
    sign_in(desk, "rea")
    text = desk.get("/").text
    assert "htmx" not in text
    assert "rea, reader" in text


def test_a_correction_is_signed_by_who_signed_in_and_nobody_else(desk: TestClient) -> None:
    sign_in(desk, "ann")
    send(desk, "/correct/add-event", page="/", **NOTE)
    history = desk.get("/corrections").text
    assert "<b>ann</b> added" in history
    assert "somebody else" not in history


def test_signing_out_ends_the_session(desk: TestClient) -> None:
    sign_in(desk, "ann")
    cookies = dict(desk.cookies)
    assert send(desk, "/sign-out", page="/").url.path == "/sign-in"
    desk.cookies.update(cookies)
    assert desk.get("/").url.path == "/sign-in"


def test_signing_in_changes_the_cookie(desk: TestClient) -> None:
    desk.get("/sign-in")
    before = dict(desk.cookies)
    sign_in(desk, "ann")
    assert dict(desk.cookies) != before


def test_the_log_tells_who_did_what(desk: TestClient) -> None:
    sign_in(desk, "rea", "wrong")
    sign_in(desk, "adi")
    send(desk, "/correct/add-event", page="/", **NOTE)
    text = desk.get("/log").text
    for said in ("refused", "signed in", "changed", "/correct/add-event", "rea, reader"):
        assert said in text


def test_the_desk_refuses_to_let_in_nobody(tmp_path: Path) -> None:
    empty = Users(tmp_path / "none.users.db")
    with pytest.raises(CommuniqueError, match="no users"):
        serve(OpenRecord(open_store(tmp_path / "b.db")), host="0.0.0.0", users=empty)


def test_a_desk_of_ones_own_has_no_log_and_no_sign_in(tmp_path: Path) -> None:
    with open_desk(tmp_path) as client:
        assert client.get("/log").status_code == 404
        assert client.get("/sign-in").url.path == "/"
