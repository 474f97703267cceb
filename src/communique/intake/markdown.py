"""Markdown with front matter: the front matter becomes facts, the marks of emphasis and links go, HTML is read as such."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

from communique.errors import InputError
from communique.intake.build import Pieces, build, titled
from communique.intake.facts import NO_FACTS, Facts, facts_of, joined
from communique.intake.page import report_of_page
from communique.model import Hint, Report

_FRONT: Final = re.compile(r"\A---[ \t]*\r?\n(.{0,65536}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.S)
_HTML: Final = re.compile(r"<(?:p|div|br|h[1-6]|li|blockquote|table|article|section)\b[^>]*>", re.I)
# Bounds on each part keep the search linear on text that never closes what it opens.
_IMAGE: Final = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^)\n]{0,1000}\)")
_LINK: Final = re.compile(r"\[([^\[\]\n]{1,500})\](?:\([^)\n]{0,1000}\)|\[[^\]\n]{0,200}\])")
_MARKS: Final = re.compile(
    r"^ {0,3}(?:#{1,6}[ \t]{1,9}|>[ \t]?){1,6}|\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|`+|(?<=\S)[ \t]{1,9}#+[ \t]*$",
    re.M,
)


def report_of_markdown(
    text: str, *, name: str, source: str, facts: Facts = NO_FACTS, hide_dates: bool = False
) -> Report | InputError:
    """The report of a Markdown file."""
    front, start = front_matter(text)
    known = joined(facts, front)
    if len(_HTML.findall(text, start)) >= 2:
        return report_of_page(
            text,
            name=name,
            source=source,
            media_type="text/markdown",
            facts=known,
            hide_dates=hide_dates,
            start=start,
        )
    kept = _without_marks(text, start)
    clean = "".join(text[at : at + length] for at, length in kept)
    whole, shift = titled(known.title, clean) if clean.strip() else (clean, 0)
    return build(
        whole, name=name, source=source, media_type="text/markdown", facts=known, hide_dates=hide_dates,
        original=_placed(kept, shift),
    )  # fmt: skip


def front_matter(text: str) -> tuple[Facts, int]:
    """What the front matter says, and where the text after it starts; broken front matter is kept as one hint."""
    found = _FRONT.match(text)
    if found is None:
        return NO_FACTS, 0
    try:
        # The base loader takes every value as a string: dates stay as they were found.
        held: Any = yaml.load(found[1], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return Facts(hints=(Hint("front-matter:broken", " ".join(str(error).split())[:200]),)), found.end()
    return (facts_of(held, "front-matter") if isinstance(held, dict) else NO_FACTS), found.end()


def _without_marks(text: str, start: int) -> list[tuple[int, int]]:
    """Stretches (start, length) of the text that are words, not marks."""
    cuts = [found.span() for found in _IMAGE.finditer(text, start)]
    for link in _LINK.finditer(text, start):
        cuts += [(link.start(), link.start(1)), (link.end(1), link.end())]
    cuts += [found.span() for found in _MARKS.finditer(text, start)]
    kept = []
    at = start
    for first, last in sorted(cuts):
        if first > at:
            kept.append((at, first - at))
        at = max(at, last)
    if at < len(text):
        kept.append((at, len(text) - at))
    return kept


def _placed(kept: list[tuple[int, int]], shift: int) -> Pieces:
    placed = []
    at = shift
    for start, length in kept:
        placed.append((at, start, length))
        at += length
    return tuple(placed)
