"""The guard: no other site writes here, no borrowed name reads here, and every answer says what a page may do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from communique.app.web.guard import inside
from communique.app.web.headers import HEADERS
from tests.app.web.desk import HOME, open_desk, send, token


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with open_desk(tmp_path_factory.mktemp("desk"), names=["desk.example.org"]) as client:
        yield client


@pytest.fixture
def desk(shared: TestClient) -> TestClient:
    shared.cookies.clear()
    return shared


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:8008", 200),
        ("127.0.0.1:8008", 200),
        ("[::1]:8008", 200),
        ("DESK.example.org", 200),
        ("rebound.example.com", 403),
        ("localhost.example.com", 403),
        ("192.168.1.5", 403),
        ("127.0.0.1.example.com", 403),
        ("", 403),
    ],
)
@pytest.mark.parametrize("path", ["/", "/static/desk.css"])
def test_a_name_that_merely_resolves_here_is_refused(
    desk: TestClient, host: str, status: int, path: str
) -> None:
    assert desk.get(path, headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "https://evil.example"},
        {"origin": "http://localhost:9999"},
        {"origin": "https://localhost"},
        {"origin": HOME, "sec-fetch-site": "cross-site"},
        {"origin": HOME, "sec-fetch-site": "same-site"},
    ],
)
def test_what_another_site_sends_is_refused(desk: TestClient, headers: dict[str, str]) -> None:
    data = {
        "token": token(desk.get("/correct/add-event").text),
        "type": "call",
        "reason": "x",
        "step": "keep",
    }
    answer = desk.post("/correct/add-event", data=data, headers=headers)
    assert answer.status_code == 403
    assert "another site" in answer.text
    assert "k" not in desk.get("/corrections").text.partition("<ol")[2][:1]


def test_a_form_needs_the_token_of_its_browser(desk: TestClient) -> None:
    good = token(desk.get("/correct/add-event").text)
    for bad in ("", "0" * 64, good[:-1], good + "0"):
        answer = desk.post("/correct/add-event", data={"token": bad}, headers={"origin": HOME})
        assert (answer.status_code, "too old" in answer.text) == (403, True)
    desk.cookies.clear()
    assert desk.post("/correct/add-event", data={"token": good}, headers={"origin": HOME}).status_code == 403


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"token=x", "text/plain"),
        (b'{"token": "x"}', "application/json"),
        (b"a=" + b"b" * 70_000, "application/x-www-form-urlencoded"),
        (b"&".join(b"a%d=1" % n for n in range(600)), "application/x-www-form-urlencoded"),
        ("token=é".encode(), "application/x-www-form-urlencoded"),
    ],
)
def test_what_is_no_form_of_ours_is_refused(desk: TestClient, body: bytes, kind: str) -> None:
    answer = desk.post("/correct/note", content=body, headers={"origin": HOME, "content-type": kind})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "path", ["/", "/nowhere", "/events/none", "/static/desk.css", "/static/none", "/correct/forge"]
)
def test_every_answer_has_the_safe_headers(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    refused = desk.get(path, headers={"host": "evil.example"})
    assert {name: refused.headers[name] for name in HEADERS} == HEADERS


def test_the_cookie_is_out_of_reach_of_scripts(desk: TestClient) -> None:
    cookie = desk.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie


def test_over_tls_the_cookie_is_bound_to_the_host(tmp_path: Path) -> None:
    with open_desk(tmp_path) as client:
        client.base_url = "https://localhost"
        answer = client.get("/")
    assert answer.headers["set-cookie"].startswith("__Host-communique=")
    assert "Secure" in answer.headers["set-cookie"]
    assert "max-age" in answer.headers["Strict-Transport-Security"]


def test_a_form_from_our_own_page_is_taken(desk: TestClient) -> None:
    fields: dict[str, Any] = {"type": "call", "reason": "x", "author": "Bo", "step": "keep"}
    assert send(desk, "/correct/add-event", **fields).status_code == 200


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/events/e1?as_of=2018", "/events/e1?as_of=2018"),
        ("//evil.example/x", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nset-cookie: x", "/"),
        ("", "/"),
    ],
)
def test_one_is_led_nowhere_but_within_the_desk(address: str, expected: str) -> None:
    assert inside(address) == expected


def test_there_is_a_page_for_what_is_not_there(desk: TestClient) -> None:
    answer = desk.get("/nowhere")
    assert answer.status_code == 404
    assert "There is no such page" in answer.text
    assert desk.post("/", headers={"origin": HOME}).status_code == 405
