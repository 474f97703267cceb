"""What a page is: an address, a template, and a plain function from what was asked to the template's values.

A page knows nothing of HTTP, so that the desk serves it and `publish` writes it to a file in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, Literal, TypeVar

import msgspec

from communique.app.record import OpenRecord
from communique.app.users import Users
from communique.views import Corpus

Values = dict[str, Any]
T = TypeVar("T")
# Rows of a long table on one page.
ROWS = 100
Role = Literal["anybody", "reader", "analyst", "admin"]


_RANK: dict[Role, int] = {"anybody": 0, "reader": 1, "analyst": 2, "admin": 3}


class Person(msgspec.Struct, frozen=True):
    """Who asks.

    Attributes:
        name: The name that corrections are signed with.
        role: What the person may do.
        known: Whether the person signed in; else the desk is this machine's own, and the name can be changed in forms.
    """

    name: str
    role: Role
    known: bool = False

    def may(self, role: Role) -> bool:
        """Whether the person's role is this one or more."""
        return _RANK[self.role] >= _RANK[role]


class Asked:
    """What somebody asked of a page.

    Args:
        record: The open record.
        path: The address without its query, such as `/events/e1`.
        query: The query, each key once.
        parts: The variable parts of the address, by the names in the page's path.
        form: What a form sent, each key with all its values; None where nothing was sent.
        who: Who asks; None where nobody can change anything, as on published pages.
        token: What this person's forms must send back.
        users: The desk's users; None where it has none.
        address: Where the question comes from.
        origin: How this desk is reached, such as `http://127.0.0.1:8008`; empty on published pages.
    """

    def __init__(
        self,
        record: OpenRecord,
        path: str,
        query: Mapping[str, str] | None = None,
        parts: Mapping[str, str] | None = None,
        form: Mapping[str, Sequence[str]] | None = None,
        who: Person | None = None,
        token: str = "",
        users: Users | None = None,
        address: str = "",
        origin: str = "",
    ) -> None:
        self.record = record
        self.path = path
        self.query = query or {}
        self.parts = parts or {}
        self.form = form
        self.who = who
        self.token = token
        self.users = users
        self.address = address
        self.origin = origin

    @property
    def closed(self) -> bool:
        """Whether the desk has users and nobody signed in: such a page tells nothing of the record."""
        return self.users is not None and self.who is None

    @property
    def editor(self) -> bool:
        """Whether the page may offer corrections: to those who may make them, of the present record."""
        return self.who is not None and self.who.may("analyst") and not self.query.get("as_of")

    @cached_property
    def corpus(self) -> Corpus:
        """The record as of the day asked for.

        Raises:
            CommuniqueError: If `as_of` is not a date.
        """
        return self.record.corpus(self.query.get("as_of"))


class Redirect(msgspec.Struct, frozen=True):
    """The answer of a form that was taken: where to look next, and the session to begin (or, if empty, to end)."""

    to: str
    session: str | None = None


class Page(msgspec.Struct, frozen=True):
    """A page of the desk.

    Attributes:
        path: Its address; variable parts in braces, `{name:path}` where the part may hold slashes.
        template: Its template's file name.
        build: From what was asked to the template's values.
        nav: Its name in the navigation; empty if it is not there.
        desk: Whether it is work on the record rather than a view of it: then its name stands apart, and
            published pages leave it out.
        method: `POST` for a form's target, which may answer with a `Redirect`.
        long: Whether making it may take seconds, as a merge does.
        role: Who may see it, where the desk has users; `anybody` needs no session.
    """

    path: str
    template: str
    build: Callable[[Asked], Values | Redirect]
    nav: str = ""
    method: Literal["GET", "POST"] = "GET"
    role: Role = "reader"
    desk: bool = False
    long: bool = False

    @property
    def still(self) -> bool:
        """Whether the page follows from the record, its address and its reader alone: a view, no form's target, no log."""
        return self.method == "GET" and self.role == "reader" and not self.desk


class Cell(msgspec.Struct, frozen=True):
    """A cell of a plain table."""

    text: str
    href: str = ""
    sort: str = ""


def page_number(asked: Asked) -> int:
    """Which page of a long list the query asks for, from 1."""
    given = asked.query.get("page", "")
    return max(1, int(given)) if given.isdecimal() and len(given) < 7 else 1


def paged(values: Sequence[T], asked: Asked, rows: int = ROWS) -> tuple[Sequence[T], str]:
    """The part of a long list that the query's `page` asks for, and the address of the next part; empty at the end."""
    number = page_number(asked)
    more = len(values) > number * rows
    return values[(number - 1) * rows : number * rows], f"{asked.path}?page={number + 1}" if more else ""


def plain_table(
    heading: str, dek: str, rows: list[list[Cell]], columns: list[str], empty: str, more: str = ""
) -> Values:
    """Values of `table.html`: a heading, a line under it, rows, what to say when there are none, where the next are."""
    return {"heading": heading, "dek": dek, "rows": rows, "columns": columns, "empty": empty, "more": more}
