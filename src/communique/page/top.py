"""The top of a page: everything above the first running text, where mastheads, headlines, names and dates stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from communique.model import Report
from communique.model.vocabulary import Zone
from communique.page.lines import Line
from communique.page.outlets import outlet_named

_NAME: Final = r"(?:[A-Z][\w.'’-]*|[A-Z]\.|de|la|van|von|der|bin|al|el)"
PEOPLE: Final = re.compile(
    rf"(?:By )?{_NAME}(?: {_NAME}){{1,3}}(?:(?:,| and|, and| &|;) {_NAME}(?: {_NAME}){{1,3}})*(?:, (?P<outlet>[\w .'’&-]+))?\Z"
)
# A path of links; a single bar may also set a site's name off from a title.
_CRUMBS: Final = re.compile(r"\s[/>»›]\s|\s\|\s.*\s\|\s|^\S+(?: \S+)?\s\|\s")
LONG_TITLE: Final = 30
"""Words that a headline has at most."""
# A menu is so many lines at least, of so many words at most.
_MENU: Final = 5
_MENU_WORDS: Final = 7
MOST_NAMES: Final = 16
"""Words that a line of names has at most."""
TOLD_TRUSTED: Final = frozenset({"caption", "byline", "dateline", "comment", "chrome", "teaser"})


def top_zones(
    report: Report, top: Sequence[Line], rest: Sequence[Line], told: Sequence[Zone | None]
) -> list[Zone]:
    """Zones of the lines above the first running text.

    Args:
        report: The report, for its title.
        top: The lines.
        rest: The lines after them.
        told: Zones that the markup tells, None where it is silent.
    """
    title = _title_place(report, top, told)
    zones: list[Zone] = []
    for at, line in enumerate(top):
        known = told[at]
        if title is not None and line.key == top[title].key:
            zones.append("headline")
        elif known is not None and known in TOLD_TRUSTED:
            zones.append(known)
        elif title is None or at < title:
            zones.append(_above(line))
        else:
            zones.append(_below(line, top[title], zones, rest, at == title + 1))
    return zones


def _title_place(report: Report, top: Sequence[Line], told: Sequence[Zone | None]) -> int | None:
    """Place of the headline: the known title, else what the markup says, else the first line that can be one."""
    key = "".join(char for char in (report.title or "").casefold() if char.isalnum())
    if key:
        for at, line in enumerate(top):
            if line.key == key or _is_part(line, key):
                return at
    marked = next((at for at in range(len(top)) if told[at] == "headline"), None)
    if marked is not None:
        return marked
    menu = _menus(top)
    able = [at for at, line in enumerate(top) if _can_be_title(line) and at not in menu]
    return next((at for at in able if top[at].words >= 4), able[-1] if able else None)


def _menus(top: Sequence[Line]) -> set[int]:
    """Places of lines in menus: runs of short lines without blank lines between."""
    found: set[int] = set()
    first = 0
    for at in range(1, len(top) + 1):
        if at == len(top) or top[at].gap or top[at].words > _MENU_WORDS or top[at].ended:
            if at - first >= _MENU:
                found.update(range(first, at))
            first = at
    return found


def _is_part(line: Line, title: str) -> bool:
    """Whether a line is the title cut short or drawn out, and no path of links that ends in it."""
    if len(line.key) <= 15 or _CRUMBS.search(line.text):
        return False
    return line.key in title or title in line.key


def _can_be_title(line: Line) -> bool:
    if line.furniture is not None or _CRUMBS.search(line.text) or line.words > LONG_TITLE or line.words < 2:
        return False
    return not line.lower_start and outlet_named(line.text) is None and not line.bullet


def _above(line: Line) -> Zone:
    """Above the headline stand mastheads, menus and the page's own clock: all furniture."""
    furniture = line.furniture
    return (
        furniture.zone
        if furniture is not None and furniture.zone not in ("dateline", "heading")
        else "chrome"
    )


def _below(line: Line, title: Line, before: Sequence[Zone], rest: Sequence[Line], next_one: bool) -> Zone:
    """Between headline and text: names, dates, standfirsts, highlights, a second headline."""
    furniture = line.furniture
    if furniture is not None:
        return furniture.zone
    outlet = outlet_named(line.text) is not None
    if outlet or ("heading" not in before and names_only(line)):
        return "byline" if "byline" in before or not outlet else "chrome"
    if line.words <= 2 or _CRUMBS.search(line.text):
        return "chrome"
    if any(line.key == other.key for other in rest) or line.sentence:
        return "heading"
    return "headline" if next_one and line.title_case and line.words >= 5 and not line.ended else "heading"


def names_only(line: Line) -> bool:
    """Whether a line holds nothing but names of people, perhaps with their outlet."""
    if line.words > MOST_NAMES or line.ended or line.capitals:
        return False
    return PEOPLE.match(line.text) is not None
