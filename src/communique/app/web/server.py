"""The application: every page at its address, safe headers on every answer, and errors as pages."""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool

from communique.app.record import OpenRecord
from communique.app.web.headers import safe_headers
from communique.app.web.page import Asked, Page, Redirect, Values
from communique.app.web.pages import PAGES
from communique.app.web.render import Renderer
from communique.errors import CommuniqueError, NotFoundError

_HERE = Path(__file__).parent


def create_app(record: OpenRecord) -> FastAPI:
    """The desk on an open record.

    Args:
        record: The record; derived anew first if readings came in since.
    """
    app = FastAPI(title="Communique", docs_url=None, redoc_url=None, openapi_url=None)
    app.middleware("http")(safe_headers)
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    render = Renderer()
    for page in PAGES:
        app.add_route(page.path, _endpoint(page, record, render), methods=[page.method])

    def problem(request: Request, heading: str, what: str, status: int) -> HTMLResponse:
        values = {"heading": heading, "what": what}
        return HTMLResponse(render("error.html", Asked(record, request.url.path), values), status)

    @app.exception_handler(NotFoundError)
    def not_found(request: Request, error: NotFoundError) -> HTMLResponse:
        return problem(request, "Not in this record", str(error), 404)

    @app.exception_handler(CommuniqueError)
    def refused(request: Request, error: CommuniqueError) -> HTMLResponse:
        return problem(request, "This cannot be shown", str(error), 400)

    return app


def _endpoint(page: Page, record: OpenRecord, render: Renderer) -> Callable[[Request], Awaitable[Response]]:
    def answer(asked: Asked) -> Response:
        made: Values | Redirect = page.build(asked)
        if isinstance(made, Redirect):
            return RedirectResponse(made.to, 303)
        return HTMLResponse(render(page.template, asked, made))

    async def endpoint(request: Request) -> Response:
        asked = Asked(record, request.url.path, request.query_params, request.path_params)
        return await run_in_threadpool(answer, asked)

    return endpoint


def serve(record: OpenRecord, host: str = "127.0.0.1", port: int = 8008) -> None:
    """Serve the desk until interrupted.

    Raises:
        CommuniqueError: If the address is not this machine's own: the desk has no accounts yet.
    """
    if host != "localhost" and not _own(host):
        raise CommuniqueError(
            "The desk listens on this machine's own address only.",
            where=host,
            todo="Use --host 127.0.0.1; to share a record, send the file.",
        )
    import uvicorn

    uvicorn.run(create_app(record), host=host, port=port, log_level="warning", access_log=False)


def _own(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
