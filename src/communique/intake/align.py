"""The way back from clean text to the page as found: which characters of the file each stretch of text came from.

The page's visible characters are walked once with their places; each line of the clean text is then found among them,
in order, spaces left out. What cannot be found has no way back, which is no error.
"""

from __future__ import annotations

import html
import re
from typing import Final

from communique.intake.build import Pieces

# A tag may hold angle brackets in its attributes; the visible text then gains some characters, which the search
# passes over. Stopping at every bracket keeps this linear on pages that never close a tag.
_UNSEEN: Final = re.compile(
    r"<!--.*?(?:-->|$)|<(script|style|title|noscript|template|svg)\b[^<>]*>.*?(?:</\1\s{0,9}>|$)|<[a-zA-Z/!?][^<>]*>",
    re.S | re.I,
)
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?")
# How far ahead a line may stand: over a menu, not over a whole page of other lines.
_AHEAD: Final = 100_000


def pieces(text: str, page: str, start: int = 0) -> Pieces:
    """Stretches of `text` that stand in `page`.

    Args:
        text: Clean text.
        page: HTML that it was taken from.
        start: Where in `page` the HTML starts.

    Returns:
        Triples of start in text, start in page and length, in order.
    """
    seen, places, written = _visible(page, start)
    found: list[tuple[int, int, int]] = []
    cursor = 0
    offset = 0
    for line in text.split("\n"):
        inked = [at for at, char in enumerate(line) if not char.isspace()]
        if inked:
            ink = "".join(line[at] for at in inked)
            place = seen.find(ink, cursor, cursor + len(ink) + _AHEAD)
            if place >= 0:
                cursor = place + len(ink)
                _extend(found, [offset + at for at in inked], places[place:cursor], written)
            elif offset == 0 and (there := page.find(line)) >= 0:
                # A title may stand in the head or the front matter only, where nobody sees it.
                found.append((0, there, len(line)))
        offset += len(line) + 1
    return tuple(found)


def visible(page: str) -> str:
    """What stands between the tags, each tag a line break; entities as they are."""
    return _UNSEEN.sub("\n", page)


def _extend(found: list[tuple[int, int, int]], here: list[int], there: list[int], written: set[int]) -> None:
    """Add runs: a single space between two characters is the same space on both sides, an entity stands alone."""
    first = 0
    for at in range(1, len(here) + 1):
        if at == len(here) or not _next_to(here, there, at, written):
            found.append((here[first], there[first], here[at - 1] - here[first] + 1))
            first = at


def _next_to(here: list[int], there: list[int], at: int, written: set[int]) -> bool:
    if there[at] in written or there[at - 1] in written:
        return False
    step = here[at] - here[at - 1]
    return step == there[at] - there[at - 1] and step <= 2


def _visible(page: str, start: int) -> tuple[str, list[int], set[int]]:
    """The characters that a reader sees, without spaces, their places, and the places of those written as entities."""
    chars: list[str] = []
    places: list[int] = []
    written: set[int] = set()
    at = start
    for unseen in _UNSEEN.finditer(page, start):
        _collect(page, at, unseen.start(), chars, places, written)
        at = unseen.end()
    _collect(page, at, len(page), chars, places, written)
    return "".join(chars), places, written


def _collect(page: str, start: int, end: int, chars: list[str], places: list[int], written: set[int]) -> None:
    at = start
    for entity in _ENTITY.finditer(page, start, end):
        _plain(page, at, entity.start(), chars, places)
        written.add(entity.start())
        for char in html.unescape(entity[0]):
            if not char.isspace():
                chars.append(char)
                places.append(entity.start())
        at = entity.end()
    _plain(page, at, end, chars, places)


def _plain(page: str, start: int, end: int, chars: list[str], places: list[int]) -> None:
    for at in range(start, end):
        char = page[at]
        if not char.isspace():
            chars.append(char)
            places.append(at)
