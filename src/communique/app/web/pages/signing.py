"""Signing in and out, and the log of who did what, for desks with users."""

from __future__ import annotations

from datetime import UTC, datetime

from communique.app.proposals import one
from communique.app.users import TooManyTriesError
from communique.app.web.guard import inside
from communique.app.web.page import Asked, Page, Redirect, Values
from communique.errors import NotFoundError


def ask(asked: Asked) -> Values | Redirect:
    """The form for name and password; where nobody needs to sign in, the timeline."""
    if asked.users is None or asked.who is not None:
        return Redirect("/")
    return _form(asked.query.get("next", "/"))


def _form(to: str, name: str = "", problem: str = "", status: int = 200) -> Values:
    return {"to": inside(to), "typed": name, "problem": problem, "status": status}


def sign_in(asked: Asked) -> Values | Redirect:
    """Begin a session, or say that the name or the password is wrong (never which)."""
    if asked.users is None:
        return Redirect("/")
    form = asked.form or {}
    name, password = one(form, "name"), (form.get("password") or [""])[0]
    try:
        token = asked.users.sign_in(name, password, asked.address)
    except TooManyTriesError as error:
        return _form(one(form, "next"), name, str(error), 429)
    if token is None:
        return _form(one(form, "next"), name, "The name or the password is wrong.", 401)
    return Redirect(inside(one(form, "next")), session=token)


def sign_out(asked: Asked) -> Redirect:
    """End the session."""
    return Redirect("/sign-in" if asked.users else "/", session="" if asked.users else None)


def log(asked: Asked) -> Values:
    """Who did what at this desk, the latest first, and who may.

    Raises:
        NotFoundError: If the desk has no users.
    """
    if asked.users is None:
        raise NotFoundError(
            "This desk has no users and keeps no log.", todo="Corrections have their own history."
        )
    entries = [
        (datetime.fromtimestamp(each.at, UTC).strftime("%Y-%m-%d %H:%M:%S"), each.who, each.act, each.what)
        for each in asked.users.log()
    ]
    return {"entries": entries, "users": asked.users.listed()}


PAGES = (
    Page("/sign-in", "sign-in.html", ask, role="anybody"),
    Page("/sign-in", "sign-in.html", sign_in, method="POST", role="anybody"),
    Page("/sign-out", "sign-in.html", sign_out, method="POST"),
    Page("/log", "log.html", log, role="admin", desk=True),
)
