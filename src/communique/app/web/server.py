"""The application: every page at its address, behind the guard, with safe headers on every answer and errors as pages."""

from __future__ import annotations

import getpass
import ipaddress
import os
from collections.abc import Awaitable, Callable, Collection
from pathlib import Path
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from communique.app.record import OpenRecord
from communique.app.users import Users
from communique.app.web.guard import ForbiddenError, Guard, form_of, normal_names
from communique.app.web.headers import safe_headers
from communique.app.web.page import Asked, Page, Redirect
from communique.app.web.pages import PAGES
from communique.app.web.render import Renderer
from communique.errors import CommuniqueError, NotFoundError

_HERE = Path(__file__).parent
_SENT = ("POST", "PUT", "PATCH", "DELETE")


def create_app(
    record: OpenRecord, *, users: Users | None = None, author: str = "", names: Collection[str] = ()
) -> FastAPI:
    """The desk on an open record.

    Args:
        record: The record; derived anew first if readings came in since.
        users: Who may use it; None where it is this machine's own.
        author: Who signs corrections where there are no users; the login name if not given.
        names: Host names that it is reached by, besides `localhost` and addresses in digits.
    """
    app = FastAPI(title="Communique", docs_url=None, redoc_url=None, openapi_url=None)
    guard = Guard(users, author or _login(), normal_names(names))
    render = Renderer()

    @app.middleware("http")
    async def guarded(request: Request, next_one: Callable[[Request], Awaitable[Response]]) -> Response:
        try:
            guard.check_host(request)
            if request.method in _SENT:
                guard.check_origin(request)
        except ForbiddenError as error:
            return PlainTextResponse(str(error), 403)
        return await next_one(request)

    app.middleware("http")(safe_headers)
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    for page in PAGES:
        app.add_route(page.path, _endpoint(page, record, render, guard), methods=[page.method])

    def problem(request: Request, heading: str, what: str, status: int) -> HTMLResponse:
        held = request.cookies.get(guard.cookie(request), "")
        token = guard.token(held) if held else ""
        asked = Asked(record, request.url.path, who=guard.person(request), token=token, users=users)
        return HTMLResponse(render("error.html", asked, {"heading": heading, "what": what}), status)

    @app.exception_handler(HTTPException)
    def no_page(request: Request, error: HTTPException) -> HTMLResponse:
        if error.status_code == 405:
            return problem(request, "This cannot be sent here", "Send the form from its page.", 405)
        return problem(request, "There is no such page", "Look for what you need by its words: Search.", 404)

    @app.exception_handler(NotFoundError)
    def not_found(request: Request, error: NotFoundError) -> HTMLResponse:
        return problem(request, "Not in this record", str(error), 404)

    @app.exception_handler(ForbiddenError)
    def forbidden(request: Request, error: ForbiddenError) -> HTMLResponse:
        return problem(request, "This was not done", str(error), 403)

    @app.exception_handler(CommuniqueError)
    def refused(request: Request, error: CommuniqueError) -> HTMLResponse:
        return problem(request, "This cannot be shown", str(error), 400)

    return app


def _login() -> str:
    try:
        return os.environ.get("COMMUNIQUE_AUTHOR") or getpass.getuser()
    except (KeyError, OSError):
        return ""


def _endpoint(
    page: Page, record: OpenRecord, render: Renderer, guard: Guard
) -> Callable[[Request], Awaitable[Response]]:
    def answer(request: Request, form: dict[str, list[str]] | None) -> Response:
        who = guard.person(request)
        if who is None and page.role != "anybody":
            return _to_sign_in(request)
        if who is not None and not who.may(page.role):
            raise ForbiddenError(
                f"This needs the role of {page.role}; yours is {who.role}.",
                todo="Ask whoever keeps this desk's users.",
            )
        held = request.cookies.get(guard.cookie(request), "")
        fresh = held or os.urandom(32).hex()
        if form is not None:
            guard.check_token(request, (form.get("token") or [""])[0])
        asked = Asked(
            record, request.url.path, request.query_params, request.path_params, form, who, guard.token(fresh),
            guard.users, request.client.host if request.client else "",
            f"{request.url.scheme}://{request.headers.get('host', '')}",
        )  # fmt: skip
        made = page.build(asked)
        if isinstance(made, Redirect):
            response: Response = RedirectResponse(made.to, 303)
            if made.session is not None:
                _change_session(request, response, held, made.session, guard)
            elif form is not None and guard.users is not None and who is not None:
                guard.users.note(who.name, "changed", request.url.path)
            return response
        status = made.pop("status", 200)
        response = HTMLResponse(render(page.template, asked, made), status)
        if not held:
            guard.hold(request, response, fresh, session=False)
        if guard.users is not None:
            response.headers["Cache-Control"] = "no-store"
        return response

    async def endpoint(request: Request) -> Response:
        form = await form_of(request) if page.method == "POST" else None
        return await run_in_threadpool(answer, request, form)

    return endpoint


def _to_sign_in(request: Request) -> Response:
    wanted = str(request.url.path) + (f"?{request.url.query}" if request.url.query else "")
    to = wanted if request.method == "GET" else "/"
    return RedirectResponse(f"/sign-in?{urlencode({'next': to})}", 303)


def _change_session(request: Request, response: Response, held: str, session: str, guard: Guard) -> None:
    """Begin a session under a new token, or end the one there is."""
    assert guard.users is not None
    if held:
        user = guard.users.of_session(held)
        guard.users.sign_out(held)
        if user is not None and not session:
            guard.users.note(user.name, "signed out", "")
    guard.hold(request, response, session or os.urandom(32).hex(), session=bool(session))


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

    uvicorn.run(
        create_app(record, users=users, names=names), host=host, port=port, log_level="warning", access_log=False,
        server_header=False, ssl_certfile=certificate, ssl_keyfile=key,
    )  # fmt: skip


def _own(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
