"""What a page says of itself in its head and marks: dates, addresses, outlet, title. Everything is kept as a hint.

The places looked at are those of htmldate's and trafilatura's lists; which of the dates is true is the dating room's
question, and nothing here asks the clock.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from communique.intake.blocks import aside
from communique.intake.decode import keepable
from communique.intake.facts import Facts
from communique.model import Hint

_META: Final = re.compile(
    r"date|time|publish|modif|updat|creat|author|byline|site_?name|og:title|og:url|twitter:title|headline|"
    r"canonical|copyright|language|^source$|^publisher$|parsely-|sailthru",
    re.I,
)
_LINKED: Final = (
    "datePublished",
    "dateModified",
    "dateCreated",
    "uploadDate",
    "headline",
    "url",
    "name",
    "copyrightYear",
)
_DATED_CLASS: Final = re.compile(r"date|time|publish|updated|posted", re.I)
_LONGEST: Final = 300
_MOST: Final = 60


def head_facts(root: Any) -> Facts:
    """Hints of a parsed page, with title and address where they are plain.

    The site's name stays a hint: it is whose page this is, and the words may be an agency's.
    """
    hints = list(dict.fromkeys((*_metas(root), *_json_ld(root), *_marked(root), *_links(root))))[:_MOST]
    site = _first(hints, "html:og:site_name", "json-ld:publisher", "html:application-name")
    title = _first(hints, "html:og:title", "json-ld:headline", "html:twitter:title") or _title(root)
    return Facts(
        title=_without_site(title, site) if title else None,
        url=_first(hints, "html:canonical", "html:og:url"),
        hints=tuple(hints),
    )


def _first(hints: list[Hint], *fields: str) -> str | None:
    return next((hint.value for field in fields for hint in hints if hint.field == field), None)


def _clean(value: str | None) -> str:
    return " ".join(keepable(value or "").split())[:_LONGEST]


def _title(root: Any) -> str | None:
    found = root.find(".//title")
    return _clean("".join(found.itertext())) or None if found is not None else None


def _without_site(title: str, outlet: str | None) -> str:
    """The title without the site's name after a bar or dash."""
    head, mark, tail = next(
        (title.rpartition(mark) for mark in (" | ", " » ", " – ", " — ", " - ", " :: ") if mark in title),
        (title, "", ""),
    )
    if mark and (
        mark in (" | ", " :: ", " » ") or (outlet is not None and tail.casefold() in outlet.casefold())
    ):
        return head.strip() or title
    return title


def _metas(root: Any) -> list[Hint]:
    found = []
    for element in root.iter("meta"):
        name = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        value = _clean(element.get("content"))
        if name and value and _META.search(name):
            found.append(Hint(f"html:{name.strip().lower()[:60]}", value))
    return found


def _links(root: Any) -> list[Hint]:
    return [
        Hint("html:canonical", _clean(element.get("href")))
        for element in root.iter("link")
        if (element.get("rel") or "").lower() == "canonical" and _clean(element.get("href"))
    ]


def _marked(root: Any) -> list[Hint]:
    """Time elements and short texts whose class speaks of dates, outside menus, other stories and comments."""
    found: list[Hint] = []
    for element in root.iter("time", "abbr", "span", "p", "div"):
        if len(found) >= _MOST // 2:
            break
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        timed = element.tag == "time"
        if not (timed or _DATED_CLASS.search(marks)) or aside(element):
            continue
        stamp = _clean(element.get("datetime") or (element.get("title") if element.tag == "abbr" else None))
        if timed and stamp:
            found.append(Hint("html:time", stamp))
        elif len(element) < 5:
            text = stamp or _clean(_near_text(element))
            if len(text) <= 80 and re.search(r"\d", text):
                found.append(Hint("html:date-class", text))
    return found


def _near_text(element: Any) -> str:
    """The text of an element and its children, no deeper: dates stand near their mark."""
    parts = [element.text or ""]
    for child in element:
        parts += [child.text or "" if isinstance(child.tag, str) else "", child.tail or ""]
    return " ".join(parts)


def _json_ld(root: Any) -> list[Hint]:
    found: list[Hint] = []
    for element in root.iter("script"):
        if "ld+json" not in (element.get("type") or ""):
            continue
        try:
            queue: list[Any] = [json.loads(element.text or "")]
        except (ValueError, RecursionError):
            continue
        while queue and len(found) < _MOST:
            held = queue.pop()
            if isinstance(held, list):
                queue.extend(reversed(held[:20]))
            elif isinstance(held, dict):
                found.extend(_linked(held))
                queue.extend(value for key, value in held.items() if key in ("@graph", "mainEntity"))
    return found


def _linked(held: dict[Any, Any]) -> list[Hint]:
    found = [
        Hint(f"json-ld:{key}", _clean(str(held[key])))
        for key in _LINKED
        if isinstance(held.get(key), str | int) and key != "name" and _clean(str(held[key]))
    ]
    for key in ("publisher", "author"):
        part = held.get(key)
        part = part[0] if isinstance(part, list) and part else part
        name = part.get("name") if isinstance(part, dict) else part
        if isinstance(name, str) and _clean(name):
            found.append(Hint(f"json-ld:{key}", _clean(name)))
    return found
