"""The application: every page at its address, behind the guard, with safe headers on every answer and errors as pages."""

from __future__ import annotations

import gc
import getpass
import ipaddress
import os
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from pathlib import Path

import anyio.to_thread
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from communique.app.record import OpenRecord
from communique.app.users import Users
from communique.app.web.answering import Answers
from communique.app.web.door import Door, SafeHeaders
from communique.app.web.guard import ForbiddenError, Guard, normal_names
from communique.app.web.pages import PAGES
from communique.app.web.pages.agenda import order, undertaken
from communique.app.web.pages.positions import threads
from communique.app.web.render import Renderer
from communique.errors import CommuniqueError, NotFoundError
from communique.views import Corpus
from communique.views.picking import columns
from communique.views.speech import report_days, said_in

_HERE = Path(__file__).parent
_THREADS = 16
# A connection is let go after so many idle seconds, later than browsers and proxies would send on it once more.
_IDLE = 75
# Errors that are pages of their own: kind, heading, status.
_PROBLEMS: tuple[tuple[type[CommuniqueError], str, int], ...] = (
    (NotFoundError, "Not in this record", 404),
    (ForbiddenError, "This was not done", 403),
    (CommuniqueError, "This cannot be shown", 400),
)


def create_app(
    record: OpenRecord,
    *,
    users: Users | None = None,
    author: str = "",
    names: Collection[str] = (),
    ready: bool = False,
) -> FastAPI:
    """The desk on an open record.

    Args:
        record: The record; derived anew first if readings came in since.
        users: Who may use it; None where it is this machine's own.
        author: Who signs corrections where there are no users; the login name if not given.
        names: Host names that it is reached by, besides `localhost` and addresses in digits.
        ready: Whether to open the record and the templates now, so that the first page need not.
    """
    record.derive_beside()
    guard = Guard(users, author or _login(), normal_names(names))
    answers = Answers(record, Renderer(), guard)
    if ready:
        answers.render.ready()
        _opened(record.corpus())
    app = FastAPI(title="Communique", docs_url=None, redoc_url=None, openapi_url=None, lifespan=_few_threads)
    app.state.answers = answers
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    for page in PAGES:
        app.add_route(page.path, answers.endpoint(page), methods=[page.method])
    for kind, heading, status in _PROBLEMS:
        app.add_exception_handler(kind, _told(answers, heading, status))
    app.add_exception_handler(HTTPException, _no_page(answers))
    app.add_middleware(Door, guard=guard)
    app.add_middleware(SafeHeaders)
    return app


def _opened(corpus: Corpus) -> None:
    """Look up now what pages ask for of the whole record, and leave it out of the collector's rounds: it is there to stay."""
    columns(corpus), said_in(corpus), report_days(corpus)
    order(corpus), undertaken(corpus), threads(corpus)
    _ = corpus.figures, corpus.line_of, corpus.ties, corpus.ranks("disputes"), corpus.seats()
    for kind in ("side", "person", "place", "actor"):
        corpus.tags(kind)
    gc.collect()
    gc.freeze()


def _told(answers: Answers, heading: str, status: int) -> Callable[[Request, Exception], Response]:
    return lambda request, error: answers.problem(request, heading, str(error), status)


def _no_page(answers: Answers) -> Callable[[Request, Exception], Response]:
    def told(request: Request, error: Exception) -> Response:
        if isinstance(error, HTTPException) and error.status_code == 405:
            return answers.problem(request, "This cannot be sent here", "Send the form from its page.", 405)
        return answers.problem(
            request, "There is no such page", "Look for what you need by its words: Search.", 404
        )

    return told


@asynccontextmanager
async def _few_threads(_: FastAPI) -> AsyncIterator[None]:
    """Few threads: pages take turns to be made, and what is already made is handed out meanwhile."""
    anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
    yield


def _login() -> str:
    try:
        return os.environ.get("COMMUNIQUE_AUTHOR") or getpass.getuser()
    except (KeyError, OSError):
        return ""


def check_door(host: str, users: Users | None) -> None:
    """Refuse to open a door that anybody could walk through, or nobody.

    Args:
        host: The address to listen on.
        users: Who may use the desk; None if it has no users.

    Raises:
        CommuniqueError: If the address is not this machine's own and there are no users, or nobody could sign in.
    """
    if users is None and host != "localhost" and not _own(host):
        raise CommuniqueError(
            "Without users the desk listens on this machine's own address only.",
            where=host,
            todo="Use --host 127.0.0.1, or --auth after: communique users add NAME.",
        )
    if users is not None and not users.listed():
        raise CommuniqueError(
            "There are no users, so nobody could sign in.",
            where=str(users.path),
            todo="Add one with: communique users add NAME --role admin.",
        )


def serve(
    record: OpenRecord,
    host: str = "127.0.0.1",
    port: int = 8008,
    *,
    users: Users | None = None,
    names: Collection[str] = (),
    certificate: Path | None = None,
    key: Path | None = None,
) -> None:
    """Serve the desk until interrupted.

    Args:
        record: The record.
        host: The address to listen on.
        port: The port.
        users: Who may use it; without them only this machine's own address is allowed.
        names: Host names that it is reached by.
        certificate: A TLS certificate (PEM) and
        key: its key: then it speaks HTTPS.

    Raises:
        CommuniqueError: If the address is not this machine's own and there are no users, or nobody could sign in.
    """
    check_door(host, users)
    import uvicorn

    record.store.hold()
    uvicorn.run(
        create_app(record, users=users, names=names, ready=True), host=host, port=port, log_level="warning", access_log=False,
        server_header=False, timeout_keep_alive=_IDLE, ssl_certfile=certificate, ssl_keyfile=key,
    )  # fmt: skip


def _own(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
