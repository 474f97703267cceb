"""What a page is: an address, a template, and a plain function from what was asked to the template's values.

A page knows nothing of HTTP, so that the desk serves it and `publish` writes it to a file in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, Literal

import msgspec

from communique.app.record import OpenRecord
from communique.views import Corpus

Values = dict[str, Any]
Role = Literal["reader", "analyst", "admin"]


class Asked:
    """What somebody asked of a page.

    Args:
        record: The open record.
        path: The address without its query, such as `/events/e1`.
        query: The query, each key once.
        parts: The variable parts of the address, by the names in the page's path.
        form: What a form sent, each key with all its values; None where nothing was sent.
    """

    def __init__(
        self,
        record: OpenRecord,
        path: str,
        query: Mapping[str, str] | None = None,
        parts: Mapping[str, str] | None = None,
        form: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.record = record
        self.path = path
        self.query = query or {}
        self.parts = parts or {}
        self.form = form

    @cached_property
    def corpus(self) -> Corpus:
        """The record as of the day asked for.

        Raises:
            CommuniqueError: If `as_of` is not a date.
        """
        return self.record.corpus(self.query.get("as_of"))


class Redirect(msgspec.Struct, frozen=True):
    """The answer of a form that was taken: where to look next."""

    to: str


class Page(msgspec.Struct, frozen=True):
    """A page of the desk.

    Attributes:
        path: Its address; variable parts in braces, `{name:path}` where the part may hold slashes.
        template: Its template's file name.
        build: From what was asked to the template's values.
        nav: Its name in the navigation; empty if it is not there.
        method: `POST` for a form's target, which may answer with a `Redirect`.
        role: Who may see it, where the desk has accounts.
    """

    path: str
    template: str
    build: Callable[[Asked], Values | Redirect]
    nav: str = ""
    method: Literal["GET", "POST"] = "GET"
    role: Role = "reader"


class Cell(msgspec.Struct, frozen=True):
    """A cell of a plain table."""

    text: str
    href: str = ""
    sort: str = ""


def plain_table(heading: str, dek: str, rows: list[list[Cell]], columns: list[str], empty: str) -> Values:
    """Values of `table.html`: a heading, a line under it, rows, and what to say when there are none."""
    return {"heading": heading, "dek": dek, "rows": rows, "columns": columns, "empty": empty}
