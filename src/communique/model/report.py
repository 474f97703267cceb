"""A report: one published text as found, with what the finder said of it."""

from __future__ import annotations

import hashlib

import msgspec


class Hint(msgspec.Struct, frozen=True):
    """One thing that the file or page says of itself beside its text.

    Attributes:
        field: Where it stood, e.g. `meta:published`, `front-matter:date`, `html:article:published_time`, `url`.
        value: What stood there, as found.
    """

    field: str
    value: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One published text as found.

    Attributes:
        id: First 16 hex digits of the SHA-256 of the text: the same words are the same report.
        text: The text that all spans count in (characters, not bytes).
        name: A short name for people: the file's stem or the row's id.
        source: The path or URL that it was found at.
        media_type: `text/plain`, `text/html`, `text/markdown` or `application/jsonl`.
        outlet: Who first published it, where the finder said so.
        title: Title, where the finder said so.
        url: Web address, where known.
        published: Publication date as the finder gave it (ISO 8601), unparsed.
        hints: Whatever else the file says of its own date and origin.
        original: Pieces (start in text, start in the original characters, length) that lead back from the text to
            the file as found; empty where the text is the file.
    """

    id: str
    text: str
    name: str
    source: str = ""
    media_type: str = "text/plain"
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    hints: tuple[Hint, ...] = ()
    original: tuple[tuple[int, int, int], ...] = ()


def content_hash(text: str) -> str:
    """The id of a report with this text: 16 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
