"""Who asks, and whether the question is their own: hosts, origins, form tokens, cookies and sessions.

A page of another site must not make a browser change the record, not even on the loopback address: every POST needs
our own origin and a token that only our own forms hold, and a name that merely resolves to this machine is refused
(DNS rebinding). See the OWASP cheat sheets on cross-site request forgery and on session management.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Collection
from urllib.parse import parse_qs, urlsplit

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from communique.app.users import SESSION_SECONDS, Users
from communique.app.web.page import Person
from communique.errors import CommuniqueError

_MOST_BYTES = 64 * 1024
_MOST_FIELDS = 500


class ForbiddenError(CommuniqueError):
    """A question that is not the asker's own, or not theirs to ask."""


class Guard(msgspec.Struct, frozen=True):
    """The desk's doorkeeper.

    Attributes:
        users: The users; None where the desk is this machine's own and needs none.
        author: Who signs corrections where there are no users.
        names: Host names that the desk is reached by, besides `localhost` and addresses in digits.
        secret: What form tokens are made with, new at every start.
    """

    users: Users | None
    author: str
    names: frozenset[str] = frozenset()
    secret: bytes = msgspec.field(default_factory=lambda: secrets.token_bytes(32))

    def check_host(self, request: Request) -> None:
        """Refuse a name that merely resolves to this machine.

        Raises:
            ForbiddenError: If the `Host` is none that the desk is reached by.
        """
        host = _host(request.headers.get("host", ""))
        if host in self.names or host == "localhost":
            return
        try:
            address = ipaddress.ip_address(host.strip("[]"))
        except ValueError:
            address = None
        if address is None or (self.users is None and not address.is_loopback):
            raise ForbiddenError(
                "The desk is not reached by this name.",
                where=host[:100],
                todo="Open it by its address, or start it with --name NAME.",
            )

    def check_origin(self, request: Request) -> None:
        """Refuse what another site sends.

        Raises:
            ForbiddenError: If the browser says that it comes from elsewhere, or does not say where from.
        """
        origin = request.headers.get("origin", "")
        site = request.headers.get("sec-fetch-site", "same-origin")
        ours = f"{request.url.scheme}://{request.headers.get('host', '')}"
        if site not in ("same-origin", "none") or origin.lower() != ours.lower():
            raise ForbiddenError(
                "This was sent from another site.", todo="Open the page at the desk and send it there."
            )

    def check_token(self, request: Request, given: str) -> None:
        """Refuse a form that is not ours, or is too old.

        Raises:
            ForbiddenError: If the form's token does not fit the browser's cookie.
        """
        held = request.cookies.get(self.cookie(request), "")
        if not held or not hmac.compare_digest(given.encode(), self.token(held).encode()):
            raise ForbiddenError(
                "This form is too old.", todo="Go back, load the page again, and send it once more."
            )

    def token(self, held: str) -> str:
        """What the forms of a browser with this cookie must send back."""
        return hmac.new(self.secret, held.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

    def cookie(self, request: Request) -> str:
        """The cookie's name: `__Host-` binds it to the host over TLS, the port tells two desks of one machine apart."""
        if request.url.scheme == "https":
            return "__Host-communique"
        return f"communique-{request.url.port or 80}"

    def person(self, request: Request) -> Person | None:
        """Who asks; None if nobody signed in and somebody must."""
        if self.users is None:
            return Person(self.author, "admin")
        held = request.cookies.get(self.cookie(request), "")
        user = self.users.of_session(held) if held else None
        return Person(user.name, user.role, known=True) if user else None

    def hold(self, request: Request, response: Response, value: str, *, session: bool) -> None:
        """Set the cookie: of a session, or the random one that the forms of a browser without session go by."""
        response.set_cookie(
            self.cookie(request),
            value,
            max_age=SESSION_SECONDS if session else None,
            path="/",
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="lax",
        )


def _host(header: str) -> str:
    """A `Host` without its port, in lower case."""
    return header.rpartition(":")[0].lower() if header.rpartition(":")[2].isdecimal() else header.lower()


def normal_names(names: Collection[str]) -> frozenset[str]:
    """Host names as `check_host` compares them."""
    return frozenset(name.strip().lower().rstrip(".") for name in names if name.strip())


def inside(address: str) -> str:
    """An address within the desk, `/` for any that leads elsewhere (an open redirect would serve phishing)."""
    parts = urlsplit(address)
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if plain and not parts.scheme and not parts.netloc else "/"


async def form_of(request: Request) -> dict[str, list[str]]:
    """The fields of a form as sent, each with all its values.

    Raises:
        ForbiddenError: If it is no form, or larger than any of ours.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/x-www-form-urlencoded":
        raise ForbiddenError("This is no form of the desk.", todo="Send the form from its page.")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST_BYTES:
            raise ForbiddenError("This form is too large.", todo="Shorten what you wrote.")
    try:
        text = body.decode("ascii")
        return parse_qs(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="replace")
    except (UnicodeDecodeError, ValueError) as error:
        raise ForbiddenError("This form cannot be read.", todo="Send the form from its page.") from error
