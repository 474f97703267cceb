"""Pages already made are handed out again to those who may have them, and to nobody else; a browser that has one is told so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from communique.app.users import Users
from communique.app.web.made import MARK, MadePages, with_token
from tests.app.web.desk import first_event, open_desk, send, token


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    with open_desk(tmp_path) as client:
        yield client


def test_a_page_is_made_once_for_its_key() -> None:
    made: list[str] = []

    def make() -> bytes:
        made.append("x")
        return b"page"

    pages = MadePages()
    assert [pages.get("a", make), pages.get("a", make), pages.get("b", make)] == [b"page"] * 3
    assert len(made) == 2


def test_pages_are_let_go_by_their_size_the_least_lately_asked_for_first() -> None:
    pages = MadePages(most=10)
    for key in ("a", "b"):
        pages.get(key, lambda: b"12345")
    pages.get("a", lambda: b"other")
    pages.get("c", lambda: b"12345")
    assert pages.get("a", lambda: b"anew") == b"12345"
    assert pages.get("b", lambda: b"anew") == b"anew"


def test_a_page_larger_than_all_that_is_held_is_still_given() -> None:
    assert MadePages(most=1).get("a", lambda: b"12345") == b"12345"


def test_a_browser_that_has_the_page_is_not_sent_it_again(desk: TestClient) -> None:
    desk.get("/")  # the first answer sets the cookie that forms go by
    first = desk.get("/")
    again = desk.get("/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["X-Frame-Options"] == "DENY"
    assert desk.get("/reports", headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_change_of_the_record_makes_pages_anew(desk: TestClient) -> None:
    event = first_event(desk)
    tag = desk.get(f"/events/{event}").headers["ETag"]
    send(
        desk,
        "/correct/set",
        event=event,
        field="place",
        value="Bern, Switzerland",
        reason="x",
        author="Bo",
        step="keep",
    )
    answer = desk.get(f"/events/{event}", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert "Bern, Switzerland" in answer.text


def test_each_browser_gets_its_own_token_in_the_same_page(desk: TestClient) -> None:
    page = "/?kept=kabc"  # a notice holds a form
    mine = desk.get(page).text
    desk.cookies.clear()
    theirs = desk.get(page).text
    assert token(mine) != token(theirs)
    assert MARK not in mine + theirs
    assert re.sub("[0-9a-f]{64}", "", mine) == re.sub("[0-9a-f]{64}", "", theirs)


def test_a_kept_page_of_an_analyst_is_not_handed_to_a_reader_or_a_stranger(tmp_path: Path) -> None:
    users = Users(tmp_path / "users.db")
    for name, role in (("ada", "analyst"), ("rita", "reader")):
        users.add(name, role, "correct horse battery staple")  # type: ignore[arg-type]
    with open_desk(tmp_path, users) as client:
        assert client.get("/").url.path == "/sign-in"
        seen = {}
        for name in ("ada", "rita"):
            signed = send(
                client,
                "/sign-in",
                page="/sign-in",
                name=name,
                password="correct horse battery staple",
                next="/",
            )
            assert signed.status_code == 200
            event = first_event(client)
            answer = client.get(f"/events/{event}")
            assert answer.headers["Cache-Control"] == "no-store"
            seen[name] = answer.text
            send(client, "/sign-out", page="/")
        assert "correct-link" in seen["ada"]
        assert "correct-link" not in seen["rita"]
        assert "ada, analyst" not in seen["rita"]
        assert client.get(f"/events/{event}").url.path == "/sign-in"


def test_a_token_stands_where_the_mark_stood() -> None:
    assert with_token(b"a" + MARK.encode() + b"b", "t") == b"atb"


def test_pages_are_made_in_turn_but_what_needs_a_merge_waits_for_nobody(tmp_path: Path) -> None:
    with open_desk(tmp_path) as client:
        client.get("/help")
        answers = client.app.state.answers  # type: ignore[attr-defined]
        with answers.made.turn:
            assert client.get("/?as_of=2018-06-05").status_code == 200
            assert client.get("/changes?since=2018-06-05").status_code == 200
            assert client.get("/help").status_code == 200  # already made
