"""Addresses of the desk as names of files, and a page's links made relative, so that a site opens from any folder."""

from __future__ import annotations

import hashlib
import html
import posixpath
import re
from collections.abc import Callable
from urllib.parse import parse_qsl, unquote, urlsplit

from communique.views.picking import LANE_ORDER

# Attributes of our own templates: text on a page has its quotation marks escaped and can never look like one.
_LINK = re.compile(r'(?P<name> (?:href|src))="(?P<address>/[^"]*)"')
_PLAIN = re.compile(r"[a-z0-9][a-z0-9._-]{0,80}")
# Where a published page leads to the data beside it.
DATA = "/static/data"
_YEAR = re.compile(r"\d{4}")


def file_of(address: str) -> str | None:
    """The file that holds what stands at an address of the desk, without its fragment; None if no file does.

    Filters need a server; the timeline of one kind or of one year, and the parts of a long list, are files.
    """
    parts = urlsplit(address)
    query = {key: value for key, value in parse_qsl(parts.query) if key != "as_of"}
    path = unquote(parts.path)
    if path == DATA:
        return "data/README.md"
    if path.startswith("/static/"):
        return path[1:]
    suffix = _suffix(query, timeline=path == "/")
    if suffix is None:
        return None
    names = [_name(each) for each in path.strip("/").split("/", 1) if each]
    if not names:
        return f"timeline{suffix}.html" if suffix else "index.html"
    return "/".join(names) + suffix + ".html"


def _suffix(query: dict[str, str], *, timeline: bool) -> str | None:
    held = dict(query)
    suffix = ""
    if timeline and held.get("kind") in LANE_ORDER:
        suffix += f"-{held.pop('kind')}"
    since, until = held.get("since", ""), held.get("until", "")
    if timeline and since and since == until and _YEAR.fullmatch(since):
        suffix += f"-{since}"
        del held["since"], held["until"]
    if held.get("page", "").isdecimal():
        suffix += f"-part-{held.pop('page')}"
    return None if held else suffix


def _name(part: str) -> str:
    """A part of an address as part of a file's name on any system; what must be changed gets a hash to stay apart."""
    if _PLAIN.fullmatch(part):
        return part
    plain = re.sub(r"[^a-z0-9._-]+", "-", part.lower()).strip("-.")[:60]
    return f"{plain or 'page'}-{hashlib.sha256(part.encode()).hexdigest()[:8]}"


def relative(target: str, page: str) -> str:
    """The way from one file of the site to another."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def rewritten(text: str, page: str, has: Callable[[str], bool]) -> str:
    """A page with every link of the desk made relative; a link to what the site does not have becomes plain text.

    Args:
        text: HTML of our own templates.
        page: The file that it is written to.
        has: Whether the site has a file of this address.
    """

    def link(found: re.Match[str]) -> str:
        address, mark, fragment = html.unescape(found["address"]).partition("#")
        target = file_of(address)
        if target is None or not has(address):
            return ""
        here = "" if target == page and mark else relative(target, page)
        return f'{found["name"]}="{html.escape(here + mark + fragment)}"'

    return _LINK.sub(link, text)


def linked(text: str) -> list[str]:
    """Addresses of the desk that a page links to, without their fragments, each once."""
    found = (html.unescape(each["address"]).partition("#")[0] for each in _LINK.finditer(text))
    return list(dict.fromkeys(found))
