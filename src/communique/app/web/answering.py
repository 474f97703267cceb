"""From a request to a page's answer: who asks, whether they may, the page made or taken from those already made."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from urllib.parse import urlencode

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from communique.app.record import OpenRecord
from communique.app.web.guard import ForbiddenError, Guard, form_of
from communique.app.web.made import MARK, MadePages, with_token
from communique.app.web.page import Asked, Page, Person, Redirect
from communique.app.web.render import Renderer

Form = dict[str, list[str]]
# Addresses with longer queries are made each time: they are nobody's bookmarks.
_LONGEST = 1000


class Answers(msgspec.Struct, frozen=True):
    """What answers are made from: the record, its templates, the doorkeeper, and the pages already made."""

    record: OpenRecord
    render: Renderer
    guard: Guard
    made: MadePages = msgspec.field(default_factory=MadePages)

    def endpoint(self, page: Page) -> Callable[[Request], Awaitable[Response]]:
        """What answers requests for a page."""

        async def answer(request: Request) -> Response:
            form = await form_of(request) if page.method == "POST" else None
            return await run_in_threadpool(self._answer, page, request, form)

        return answer

    def problem(self, request: Request, heading: str, what: str, status: int) -> Response:
        """A page that says what went wrong."""
        held = request.cookies.get(self.guard.cookie(request), "")
        token = self.guard.token(held) if held else ""
        asked = Asked(
            self.record, request.url.path, who=self.guard.person(request), token=token, users=self.guard.users
        )
        return HTMLResponse(self.render("error.html", asked, {"heading": heading, "what": what}), status)

    def _answer(self, page: Page, request: Request, form: Form | None) -> Response:
        guard = self.guard
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
        token = guard.token(fresh)
        if page.still:
            response = self._still(page, request, who, token)
        else:
            made = page.build(self._asked(request, form, who, token))
            if isinstance(made, Redirect):
                return _redirect(guard, request, made, who, held, sent=form is not None)
            status = made.pop("status", 200)
            asked = self._asked(request, form, who, token)
            response = HTMLResponse(self.render(page.template, asked, made), status)
        if not held:
            guard.hold(request, response, fresh, session=False)
        if guard.users is not None:
            response.headers["Cache-Control"] = "no-store"
        return response

    def _asked(self, request: Request, form: Form | None, who: Person | None, token: str) -> Asked:
        return Asked(
            self.record, request.url.path, request.query_params, request.path_params, form, who, token,
            self.guard.users, request.client.host if request.client else "", _origin(request),
        )  # fmt: skip

    def _still(self, page: Page, request: Request, who: Person | None, token: str) -> Response:
        """A page that follows from record, address and reader alone: made once, and sent once to each browser."""
        stamp, deriving = self.record.stamp(), self.record.deriving()
        beside = f"{stamp}+{deriving.problem}" if deriving else stamp
        digest = hashlib.blake2b(f"{beside} {token}".encode(), digest_size=12).hexdigest()
        headers = {"ETag": f'"{digest}"', "Cache-Control": "private, no-cache"}
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)

        def make() -> bytes:
            # What needs a merge takes long, and is made beside the others.
            with nullcontext() if page.long or request.query_params.get("as_of") else self.made.turn:
                try:
                    return self._page(page, request, who)
                except Exception:
                    # The record may have been derived anew between two look-ups of one page.
                    if self.record.stamp() == stamp:
                        raise
                    return self._page(page, request, who)

        key = (beside, request.url.path, request.url.query, who, _origin(request))
        kept = self.made.get(key, make) if len(request.url.query) < _LONGEST else make()
        return HTMLResponse(with_token(kept, token), headers=headers)

    def _page(self, page: Page, request: Request, who: Person | None) -> bytes:
        asked = self._asked(request, None, who, MARK)
        made = page.build(asked)
        assert not isinstance(made, Redirect)
        return self.render(page.template, asked, made).encode()


def _origin(request: Request) -> str:
    return f"{request.url.scheme}://{request.headers.get('host', '')}"


def _redirect(
    guard: Guard, request: Request, made: Redirect, who: Person | None, held: str, *, sent: bool
) -> Response:
    response = RedirectResponse(made.to, 303)
    if made.session is not None:
        _change_session(request, response, held, made.session, guard)
    elif sent and guard.users is not None and who is not None:
        guard.users.note(who.name, "changed", request.url.path)
    return response


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
