"""The way in and out of every request: strangers are turned away before anything is looked up, and no answer lacks the headers.

Plain ASGI (https://asgi.readthedocs.io): the wrappers of frameworks cost more than the pages that a browser already has.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.app.web.guard import ForbiddenError, Guard
from communique.app.web.headers import HEADERS

_SENT = ("POST", "PUT", "PATCH", "DELETE")
_YEAR_SECONDS = 31536000


class Door:
    """Refuses requests under borrowed names and forms that other sites send.

    Args:
        app: What answers the others.
        guard: Who decides.
    """

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self._app, self._guard = app, guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let it through."""
        if scope["type"] == "http":
            request = Request(scope)
            try:
                self._guard.check_host(request)
                if request.method in _SENT:
                    self._guard.check_origin(request)
            except ForbiddenError as error:
                await PlainTextResponse(str(error), 403)(scope, receive, send)
                return
        await self._app(scope, receive, send)


class SafeHeaders:
    """Puts the safe headers on every answer.

    Args:
        app: What answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request with the headers."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if scope["scheme"] == "https":
                    headers["Strict-Transport-Security"] = f"max-age={_YEAR_SECONDS}"
            await send(message)

        await self._app(scope, receive, sent if scope["type"] == "http" else send)
