"""What a finder or a page says of a report beside its text: one shape for JSON rows, side files and front matter."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from communique.intake.decode import keepable
from communique.model import Hint

_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("id", "ID", "_id"),
    "outlet": ("outlet", "source", "publisher", "site_name", "sitename", "site"),
    "published": (
        "published", "date", "post_date", "date_published", "datePublished", "published_at", "pubdate",
        "publish_date", "date_publish",
    ),
    "title": ("title", "post_title", "headline", "original_title"),
    "url": ("url", "permalink", "link", "source_url"),
}  # fmt: skip
_TEXTS: Final = ("text", "body", "content", "maintext", "article")
# Of no use as evidence: texts, and titles, which a report holds as such and which name days of all kinds.
_SILENT: Final = frozenset({*_TEXTS, *_FIELDS["title"], "html", "raw", "layout"})
_DATELIKE: Final = re.compile(r"dat(e|um)|time|publish|modif|updat|creat|url|link|canonical|archive", re.I)
_LONGEST: Final = 2_000


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a report; `hints` hold everything as found."""

    id: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    hints: tuple[Hint, ...] = ()


NO_FACTS: Final = Facts()


def facts_of(row: Mapping[str, Any], prefix: str) -> Facts:
    """Read a mapping, whatever its values; `prefix` names where it stood, e.g. `meta` or `front-matter`."""
    found = {field: _first(row, names, field) for field, names in _FIELDS.items()}
    hints = [
        Hint(f"{prefix}:{key}", value)
        for key, held in row.items()
        if isinstance(key, str) and key not in _SILENT
        for value in _values(held)
    ]
    return Facts(**found, hints=tuple(hints))


def text_of(row: Mapping[str, Any]) -> str | None:
    """The text that a row holds, None if it holds none."""
    for name in _TEXTS:
        held = row.get(name)
        if isinstance(held, str):
            return keepable(held)
    return None


def joined(near: Facts, far: Facts) -> Facts:
    """Both, the nearer one winning where they differ; the hints of both are kept."""
    return Facts(
        id=near.id or far.id,
        outlet=near.outlet or far.outlet,
        published=near.published or far.published,
        title=near.title or far.title,
        url=near.url or far.url,
        hints=tuple(dict.fromkeys((*near.hints, *far.hints))),
    )


def without_dates(facts: Facts) -> Facts:
    """The same without anything that tells the day: dates, addresses, and hints of either."""
    return Facts(
        id=facts.id,
        outlet=facts.outlet,
        title=facts.title,
        hints=tuple(hint for hint in facts.hints if not _DATELIKE.search(hint.field)),
    )


def _first(row: Mapping[str, Any], names: tuple[str, ...], field: str) -> str | None:
    for name in names:
        for value in _values(row.get(name)):
            if field != "published" or re.search(r"\d{4}|\d{1,2}[./-]\d", value):
                return value
    return None


def _values(held: Any) -> list[str]:
    """Scalars, and the scalars of a flat list, as clean strings; anything deeper says nothing here."""
    items = held if isinstance(held, list) else [held]
    texts = [
        str(item) for item in items[:20] if isinstance(item, str | int | float) and not isinstance(item, bool)
    ]
    clean = (" ".join(html.unescape(keepable(text)).split()) for text in texts)
    return [text[:_LONGEST] for text in clean if text]
