"""The remote reader: believes nothing, survives everything."""

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import msgspec
import pytest

from communique.actors.types import Cast
from communique.errors import CommuniqueError
from communique.language import Analysis
from communique.model import Actor, Mention, Report, TimeValue, content_hash
from communique.model.interval import parse
from communique.page.types import Block, Page
from communique.reading.document import Document
from communique.reading.remote.endpoint import Endpoint, ask, from_environment
from communique.reading.remote.proposals import account_proposals, statement_proposals
from communique.reading.remote.verify import verified_account, verified_statement

TEXT = "Envoy Ada Trentino met Sylvanian\nofficials in Geneva on Monday.\n\nGreat story! Talks in Oslo were held."


class Server(BaseHTTPRequestHandler):
    """Answers with whatever the test put there."""

    answers: list[bytes]
    status: int
    drip: float = 0
    location: str = ""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(type(self).status)
        if type(self).location:
            self.send_header("Location", type(self).location)
        self.end_headers()
        answers = type(self).answers
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if not type(self).drip:
            self.wfile.write(answer)
            return
        with contextlib.suppress(OSError):
            for place in range(len(answer)):
                self.wfile.write(answer[place : place + 1])
                time.sleep(type(self).drip)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Endpoint]:
    Server.answers, Server.status, Server.drip, Server.location = [b""], 200, 0, ""
    with HTTPServer(("127.0.0.1", 0), Server) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield Endpoint(
            url=f"http://127.0.0.1:{running.server_port}", model="m", key="k", timeout=2, pauses=(0, 0)
        )
        running.shutdown()
        thread.join()


def says(content: str) -> bytes:
    return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"not json",
        b"[]",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": null}}]}',
        b"\xff\xfe\x00",
        says("no object here"),
        says("{broken"),
        says("[1, 2]"),
        says("}{"),
        b"[" * 100_000,
    ],
)
def test_an_unusable_answer_is_an_error_that_says_so(server: Endpoint, answer: bytes) -> None:
    Server.answers = [answer]
    with pytest.raises(CommuniqueError, match="gave no usable answer"):
        ask(server, "read", TEXT)


def test_a_second_try_may_bring_the_answer(server: Endpoint) -> None:
    Server.answers = [b"oops", says('Sure: ```json\n{"accounts": []}\n```')]
    assert ask(server, "read", TEXT) == {"accounts": []}


def test_an_error_status_a_closed_port_and_an_overlong_answer_are_told(server: Endpoint) -> None:
    Server.status = 500
    with pytest.raises(CommuniqueError, match="500"):
        ask(server, "read", TEXT)
    Server.status = 200
    Server.answers = [b"x" * (5 * 1024 * 1024)]
    with pytest.raises(CommuniqueError, match="over 4 MB"):
        ask(server, "read", TEXT)
    with pytest.raises(CommuniqueError, match="no usable answer"):
        ask(Endpoint(url="http://127.0.0.1:9", model="m", timeout=1, pauses=(0,)), "read", TEXT)


def test_a_server_that_never_answers_is_given_up(server: Endpoint) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        slow = Endpoint(
            url=f"http://127.0.0.1:{silent.getsockname()[1]}", model="m", timeout=0.2, pauses=(0,)
        )
        with pytest.raises(CommuniqueError, match="timed out"):
            ask(slow, "read", TEXT)


def test_a_server_that_drips_its_answer_is_given_up(server: Endpoint) -> None:
    Server.drip = 0.05
    Server.answers = [says("{}" + " " * 200)]
    slow = msgspec.structs.replace(server, timeout=0.3, pauses=(0,))
    with pytest.raises(CommuniqueError, match="timed out while the answer came in"):
        ask(slow, "read", TEXT)


def test_no_redirection_is_followed(server: Endpoint) -> None:
    Server.status, Server.location = 302, "http://127.0.0.1:9/elsewhere"
    with pytest.raises(CommuniqueError, match="302"):
        ask(server, "read", TEXT)


def test_the_endpoint_comes_from_the_environment_or_is_missed() -> None:
    named = from_environment({"COMMUNIQUE_ENDPOINT": "http://localhost:1/v1/", "COMMUNIQUE_MODEL": "tiny"})
    assert (named.url, named.model) == ("http://localhost:1/v1", "tiny")
    for wrong in ("", "file:///etc/passwd"):
        with pytest.raises(CommuniqueError, match="COMMUNIQUE_ENDPOINT"):
            from_environment({"COMMUNIQUE_ENDPOINT": wrong})


def document() -> Document:
    """A report whose second paragraph is a reader's comment."""
    report = Report(id=content_hash(TEXT), text=TEXT, name="r")
    comment = TEXT.index("Great")
    page = Page(blocks=(Block(0, comment - 2, "body"), Block(comment, len(TEXT), "comment")))

    def mention(words: str, actor: str) -> Mention:
        start = TEXT.index(words)
        return Mention(0, 1, 0, start, start + len(words), (actor,), "name", "lexicon")

    cast = Cast(
        (
            Actor(id="ada-trentino", kind="person", name="Ada Trentino"),
            Actor(id="sylvania", kind="state", name="Sylvania"),
            Actor(id="geneva,switzerland", kind="place", name="Geneva"),
        ),
        (
            mention("Ada Trentino", "ada-trentino"),
            mention("Sylvanian", "sylvania"),
            mention("Geneva", "geneva,switzerland"),
        ),
    )
    monday = TEXT.index("on Monday")
    time = TimeValue(monday, monday + 9, "DATE", "2018-06-04", parse("2018-06-04"), "weekday")
    analysis = Analysis(text=TEXT, tokens=(), sentences=(), names=(), times=(), speech=(), weights="")
    return Document(report, page, analysis, cast, times=(time,))


def proposal(**fields: Any) -> dict[str, Any]:
    base = {
        "type": "talks",
        "status": "happened",
        "evidence": ["Ada Trentino met Sylvanian officials in Geneva on Monday"],
    }
    return {"accounts": [base | fields]}


def test_what_is_borne_out_is_kept_with_values_of_our_own() -> None:
    held = document()
    answer = proposal(
        date_words="on Monday",
        place_words="in Geneva",
        side_words=["Sylvanian officials"],
        people_words=["Ada Trentino"],
    )
    account = verified_account(account_proposals(answer)[0], "a1", held)
    assert account is not None
    assert account.date is not None
    assert str(account.date.value) == "2018-06-04/2018-06-04"
    assert account.place is not None
    assert account.place.value == "geneva,switzerland"
    assert [side.value for side in account.sides] == ["sylvania"]
    assert [person.value for person in account.people] == ["ada-trentino"]
    assert account.evidence[0].of(TEXT).startswith("Ada Trentino met")


@pytest.mark.parametrize(
    "fields",
    [
        {"evidence": ["They met in Paris"]},
        {"evidence": ["Talks in Oslo were held"]},
        {"evidence": [""]},
        {"evidence": None},
        {"type": "party"},
        {"status": 7},
    ],
)
def test_invented_quotes_comments_and_unknown_terms_are_not_kept(fields: dict[str, Any]) -> None:
    held = document()
    proposals = account_proposals(proposal(**fields))
    assert [verified_account(each, "a1", held) for each in proposals] in ([], [None])


def test_invented_values_are_dropped_and_the_rest_is_kept() -> None:
    answer = proposal(
        date_words="on Tuesday",
        place_words="Oslo",
        side_words=["Ruritania", 3],
        people_words="Kim",
        level="galactic",
    )
    account = verified_account(account_proposals(answer)[0], "a1", document())
    assert account is not None
    assert (account.date, account.place, account.sides, account.people, account.level) == (
        None,
        None,
        (),
        (),
        None,
    )


@pytest.mark.parametrize("rows", [None, 5, "x", [None, 3, "x"], {"a": 1}])
def test_answers_of_another_shape_hold_no_proposals(rows: Any) -> None:
    assert account_proposals({"accounts": rows}) == []
    assert statement_proposals({"statements": rows}) == []


def test_a_statement_needs_a_speaker_that_the_report_names() -> None:
    held = document()
    row = {
        "speaker_words": "Ada Trentino",
        "kind": "assessment",
        "issues": ["talks", "weather"],
        "evidence": ["met Sylvanian officials"],
    }
    [good] = statement_proposals({"statements": [row]})
    statement = verified_statement(good, "s1", held)
    assert statement is not None
    assert statement.speaker.value == "ada-trentino"
    assert [issue.value for issue in statement.issues] == ["talks"]
    [bad] = statement_proposals({"statements": [row | {"speaker_words": "Bob"}]})
    assert verified_statement(bad, "s1", held) is None


def test_a_quotation_of_a_word_or_two_bears_nothing_out() -> None:
    [weak] = account_proposals(
        {"accounts": [{"type": "talks", "status": "happened", "evidence": ["Geneva on"]}]}
    )
    assert verified_account(weak, "a1", document()) is None
