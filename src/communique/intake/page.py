"""An HTML page as clean text: headline, byline, page dates and article stay; menus, scripts and forms go.

trafilatura says where the article is; the blocks around it are kept as they stand, because the page room judges
captions, teasers and credit lines by their words and places. What the markup tells of zones goes along as hints.
"""

from __future__ import annotations

import html
import re
from typing import Any, Final

import trafilatura
from lxml import etree

from communique.errors import InputError
from communique.intake.align import pieces, visible
from communique.intake.blocks import HtmlBlock, blocks_of
from communique.intake.build import build, plain
from communique.intake.decode import keepable
from communique.intake.facts import NO_FACTS, Facts, joined
from communique.intake.head import head_facts
from communique.model import Hint, Report

# Larger or deeper pages are no articles; trafilatura would take minutes over them.
_LARGEST: Final = 3_000_000
_DEEPEST: Final = 250
_WHOLE_PAGE: Final = re.compile(r"<(?:html|body|head)\b", re.I)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,40})", re.I)
_LEAST_CORE: Final = 200


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in its head."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def report_of_page(
    page: str,
    *,
    name: str,
    source: str,
    media_type: str,
    facts: Facts = NO_FACTS,
    hide_dates: bool = False,
    start: int = 0,
) -> Report | InputError:
    """The report of a page or of a piece of one.

    Args:
        page: The file's text.
        name: Short name.
        source: Path.
        media_type: What the file is.
        facts: What is known beside the page; it wins over what the page says of itself.
        hide_dates: Whether to leave out everything that tells the day.
        start: Where in `page` the HTML starts (after front matter).
    """
    try:
        root = _parsed(page[start:])
        if root is None:
            return build("", name=name, source=source, media_type=media_type, facts=facts)
        known = joined(facts, head_facts(root))
        kept = _kept(page[start:], blocks_of(root)) or _bare(page[start:])
    except (etree.LxmlError, RecursionError, MemoryError, ValueError, AssertionError) as error:
        return InputError(
            f"this page cannot be taken apart: {error!r}.", where=source, todo="Save its text and give that."
        )
    text, layout = _written(kept, known.title) if kept else ("", ())
    return build(
        text, name=name, source=source, media_type=media_type, facts=known, hide_dates=hide_dates, layout=layout,
        original=pieces(text, page, start),
    )  # fmt: skip


def _parsed(page: str) -> Any:
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, huge_tree=True, remove_pis=True, no_network=True
    )
    # An XML declaration of another encoding would have the parser read the bytes wrongly.
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", page, count=1)
    return etree.fromstring(source.encode("utf-8", "replace"), parser)


def _kept(page: str, blocks: list[HtmlBlock]) -> list[HtmlBlock]:
    """From the headline to the last block of the article; all blocks where no article stands out."""
    inside = [block for block in blocks if not block.outside]
    if not _WHOLE_PAGE.search(page):
        return inside or blocks
    core = _core(page, inside)
    if not core:
        return inside or blocks
    first, last = core[0], core[-1]
    headlines = [at for at, block in enumerate(inside[: first + 1]) if block.tag == "h1"]
    if headlines:
        first = headlines[-1]
    # Credits stand right after the article, in the same box.
    while last + 1 < len(inside) and inside[last + 1].parent == inside[last].parent:
        last += 1
    return inside[first : last + 1]


def _bare(page: str) -> list[HtmlBlock]:
    """The words between the tags, for pages nested deeper than the parser goes."""
    lines = (" ".join(html.unescape(line).split()) for line in visible(page).split("\n"))
    return [HtmlBlock(keepable(line), "p", None, 0, False) for line in lines if line]


def _core(page: str, blocks: list[HtmlBlock]) -> list[int]:
    """Places of the blocks that trafilatura holds for the article."""
    article = plain(_article(page))
    if len(article) < _LEAST_CORE:
        return []
    return [at for at, block in enumerate(blocks) if len(key := plain(block.text)) > 20 and key in article]


def _article(page: str) -> str:
    if len(page) > _LARGEST or _depth(page) > _DEEPEST:
        return ""
    try:
        return trafilatura.extract(page, include_comments=False, favor_recall=True, deduplicate=False) or ""
    except Exception:  # whatever breaks in there, the blocks themselves can still be read
        return ""


def _depth(page: str) -> int:
    """A bound on how deep the page nests."""
    depth = deepest = 0
    for tag in re.finditer(
        r"<(/?)(?:div|span|p|ul|ol|li|table|tr|td|section|b|i|font|blockquote|a|em)\b", page, re.I
    ):
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest


def _written(blocks: list[HtmlBlock], title: str | None) -> tuple[str, tuple[Hint, ...]]:
    """The blocks as text, one blank line between them, and the zones that their markup tells."""
    parts: list[str] = []
    layout: list[Hint] = []
    at = 0
    if title and not any(plain(title) == plain(block.text) for block in blocks[:6]):
        parts.append(title)
        layout.append(Hint("layout:headline", f"0-{len(title)}"))
        at = len(title) + 2
    for block in blocks:
        if block.zone is not None:
            layout.append(Hint(f"layout:{block.zone}", f"{at}-{at + len(block.text)}"))
        parts.append(block.text)
        at += len(block.text) + 2
    return "\n\n".join(parts), tuple(layout)
