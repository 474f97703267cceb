"""What a page is made of: zoned lines, and blocks of lines that are read as one text."""

from __future__ import annotations

import msgspec

from communique.model import Cited, ZonedLine
from communique.model.vocabulary import Zone


class Block(msgspec.Struct, frozen=True):
    """Consecutive lines of one zone that form one running text: a paragraph, or captions broken at 80 characters.

    `start` and `end` are characters of the report's text.
    """

    start: int
    end: int
    zone: Zone


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A report's layout.

    Attributes:
        lines: Its non-blank lines in order, each with its zone.
        blocks: All blocks in order, every line in exactly one; only those in `READABLE` zones are read.
        outlet: Slug of the outlet that the page credits with the words.
        republisher: Slug of the site that the page is of, where it differs.
        carries: Outlets and agencies credited on the page, nearest the source first.
    """

    lines: tuple[ZonedLine, ...] = ()
    blocks: tuple[Block, ...] = ()
    outlet: Cited[str] | None = None
    republisher: Cited[str] | None = None
    carries: tuple[Cited[str], ...] = ()
