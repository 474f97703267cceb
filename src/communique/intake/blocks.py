"""The blocks of an HTML page: paragraphs, headings, captions, list items, with what their markup tells of them.

Walks the tree without recursion, so that no depth of nesting can hurt.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, Final

import msgspec
from lxml import etree

from communique.model.vocabulary import Zone

_BLOCK_TAGS: Final = frozenset((
    "p", "div", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote",
    "hr", "tr", "td", "th", "table", "pre", "figure", "figcaption", "header", "footer", "nav", "aside",
    "main", "form", "fieldset", "dl", "dt", "dd", "details", "summary", "address", "body", "html",
    "caption", "center",
))  # fmt: skip
_SKIPPED: Final = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "applet",
    "select", "textarea", "button", "head", "title", "meta", "link", "audio", "video", "canvas", "map",
    "datalist",
))  # fmt: skip
_OUTSIDE: Final = frozenset({"nav", "aside", "footer", "form", "menu"})
_OUTSIDE_ROLES: Final = frozenset(
    {"navigation", "menu", "menubar", "search", "contentinfo", "banner", "dialog", "complementary"}
)
_COMMENTS: Final = re.compile(
    r"(^|[\s_-])(comments?|disqus\w*|respond|commentlist|comment-list)([\s_-]|$)", re.I
)
_CAPTION: Final = re.compile(r"caption|photo-?credit|image-?credit|wp-caption-text", re.I)
_BYLINE: Final = re.compile(r"(^|[\s_-])(byline|author|authors|credit-line|contributor)", re.I)
_DATELINE: Final = re.compile(
    r"(^|[\s_-])(pub-?date|publish\w*|timestamp|post-?date|entry-date|article-date|dateline-date)([\s_-]|$)",
    re.I,
)
_RELATED: Final = re.compile(
    r"(^|[\s_-])(related|recommended|read-?more|more-?(on|from|stories)|promo|teaser)([\s_-]|$)", re.I
)
_SHARE: Final = re.compile(
    r"(^|[\s_-])(share|sharing|social|newsletter|subscribe|breadcrumb\w*|tags?|advert\w*|ads?)([\s_-]|$)",
    re.I,
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# Marks of a page's parts stand near; looking up further would cost as much as the page is deep.
_FAR: Final = 12
_SPACES: Final = re.compile(r"\s+")


class HtmlBlock(msgspec.Struct, frozen=True):
    """A block's text (lines broken only at `<br>`), the tag that made it, its zone by markup, its parent, and whether
    it stands outside the article (menus, footers).
    """

    text: str
    tag: str
    zone: Zone | None
    parent: int
    outside: bool


class _Frame(msgspec.Struct):
    tag: str
    zone: Zone | None
    outside: bool
    number: int


def blocks_of(root: Any) -> list[HtmlBlock]:
    """The blocks of a parsed page in order, the blank ones left out."""
    found: list[HtmlBlock] = []
    words: list[str] = []
    stack = [_Frame("body", None, False, 0)]
    count = 0
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))

    def close() -> None:
        lines = (_SPACES.sub(" ", line).strip() for line in "".join(words).split("\v"))
        text = "\n".join(line for line in lines if line)
        words.clear()
        if text:
            frame = stack[-1]
            parent = stack[-2].number if len(stack) > 1 and frame.tag != "div" else frame.number
            found.append(HtmlBlock(text, frame.tag, frame.zone, parent, frame.outside))

    for event, element in walk:
        if event in ("comment", "pi"):
            if element.tail:
                words.append(element.tail)
            continue
        tag = element.tag if isinstance(element.tag, str) else ""
        block = tag in _BLOCK_TAGS
        if event == "start":
            if tag in _SKIPPED or _hidden(element):
                walk.skip_subtree()
                continue
            if tag == "br":
                words.append("\v")
            if block:
                close()
                count += 1
                stack.append(_frame(element, tag, stack[-1], count))
            if element.text:
                words.append(element.text)
        else:
            if block and len(stack) > 1 and not (tag in _SKIPPED or _hidden(element)):
                close()
                stack.pop()
            if element.tail:
                words.append(element.tail)
    close()
    return found


def aside(element: Any) -> bool:
    """Whether an element stands in a menu, a list of other stories or among readers' comments."""
    for above in islice(element.iterancestors(), _FAR):
        marks = f"{above.get('class') or ''} {above.get('id') or ''}"[:300]
        if above.tag in _OUTSIDE or _COMMENTS.search(marks) or _RELATED.search(marks):
            return True
    return False


def _frame(element: Any, tag: str, above: _Frame, number: int) -> _Frame:
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    outside = above.outside or tag in _OUTSIDE or (element.get("role") or "") in _OUTSIDE_ROLES
    return _Frame(tag, _zone(tag, marks, above.zone), outside, number)


def _zone(tag: str, marks: str, above: Zone | None) -> Zone | None:
    """What the markup says that a block is; a wrapper around the whole article says nothing."""
    if above is not None:
        return above
    if tag == "h1":
        return "headline"
    if tag in ("h2", "h3", "h4", "h5", "h6"):
        return "heading"
    if tag == "figcaption" or (_CAPTION.search(marks) and tag != "body"):
        return "caption"
    if tag in ("body", "html", "article", "main", "section"):
        return None
    if _COMMENTS.search(marks):
        return "comment"
    if _BYLINE.search(marks) and tag in ("p", "div", "address", "li"):
        return "byline"
    if _DATELINE.search(marks):
        return "dateline"
    if _RELATED.search(marks):
        return "teaser"
    if _SHARE.search(marks):
        return "chrome"
    return None


def _hidden(element: Any) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None
