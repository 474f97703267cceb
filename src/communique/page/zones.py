"""A zone for every line: what the markup tells, then the page's furniture, then shape and place.

A page is read in three parts: the top (up to the first running text), the article, and what hangs below a label
(teasers, readers' comments). The rules are those of the annotation guidelines; each is a small function here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from communique.model import Report
from communique.model.vocabulary import ZONES, Zone
from communique.page.flow import flows
from communique.page.lines import Line
from communique.page.outlets import outlet_named
from communique.page.top import LONG_TITLE, MOST_NAMES, PEOPLE, TOLD_TRUSTED, names_only, top_zones

_SPEAKER: Final = re.compile(r"[A-Z][A-Z.'’ -]{2,40}(?:, [A-Z][\w ,]{2,60})?: \S")
_TWEETER: Final = re.compile(r"[-–—]+ .{1,60}\(@\w+\)")
_NUMBERED: Final = re.compile(r"\(?\d{1,2}[.)]\s+[A-Z‘“'\"]")
# A line that stands so often on one page is a label of the site's.
_OFTEN: Final = 4
_THREAD: Final = re.compile(r"\W*\d+ (?:thoughts?|responses?|replies|reactions?) ", re.I)
# Characters of an article above which a label of comments is no button of a share bar.
_ENOUGH: Final = 800
# The top of a page is no longer than so many lines.
_TOP: Final = 60
# A heading is short; a line above this many words without a full stop leads to another story.
_HEADING: Final = 14
_SHOUT: Final = 6
_ITEMS: Final = 12
_BY_HINT: Final[dict[str, Zone]] = {f"layout:{zone}": zone for zone in ZONES}


def zones_of(report: Report, lines: Sequence[Line]) -> list[Zone]:
    """One zone for each line, in order."""
    if not lines:
        return []
    told = _told(report, lines)
    flowing = flows(lines)
    first = _first_text(lines, flowing, told)
    top = top_zones(report, lines[:first], lines[first:], told)
    return [*top, *_article(lines, first, flowing, told, top)]


def _told(report: Report, lines: Sequence[Line]) -> list[Zone | None]:
    """Zones that the markup tells, by the hints `layout:<zone>`."""
    told: list[Zone | None] = [None] * len(lines)
    starts = [line.start for line in lines]
    for hint in report.hints:
        zone = _BY_HINT.get(hint.field)
        start, _, end = hint.value.partition("-")
        if zone is None or not (start.isdecimal() and end.isdecimal()):
            continue
        for at in range(bisect_left(starts, int(start)), bisect_left(starts, int(end))):
            told[at] = zone
    return told


def _first_text(lines: Sequence[Line], flowing: Sequence[bool], told: Sequence[Zone | None]) -> int:
    """Place of the first line of running text that is not the headline, furniture or a repeated standfirst."""
    later = "\n".join(line.key for line in lines)
    for at, line in enumerate(lines):
        if flowing[at] or at >= _TOP:
            return at
        if (
            not line.sentence
            or line.furniture is not None
            or told[at] in ("headline", "caption", "byline", "dateline")
        ):
            continue
        if (
            at == 0
            and line.words < LONG_TITLE
            and len(lines) > 1
            and not line.text.rstrip("\"'”’").endswith(".")
        ):
            continue
        if line.words <= LONG_TITLE * 2 and later.count(line.key) > 1:
            continue
        return at
    return _longest(lines)


def _longest(lines: Sequence[Line]) -> int:
    """Where nothing reads as running text: the line after the first, or the only one."""
    return min(1, len(lines) - 1)


def _article(
    lines: Sequence[Line],
    first: int,
    flowing: Sequence[bool],
    told: Sequence[Zone | None],
    top: Sequence[Zone],
) -> list[Zone]:
    titles = {lines[at].key for at, zone in enumerate(top) if zone == "headline"}
    often = Counter(line.key for line in lines)
    total = sum(len(line.text) for line in lines) or 1
    passed = sum(len(line.text) for line in lines[:first])
    zones: list[Zone] = []
    mode: Zone | None = None
    for at in range(first, len(lines)):
        line = lines[at]
        passed += len(line.text)
        zone = _one(lines, at, flowing, told[at], mode, zones, titles, often)
        below = passed > min(_ENOUGH, total / 2)
        mode = _mode(line, zone, mode, below=below, after=at + 1 < len(lines), told=told[at] is not None)
        zones.append(zone)
    return zones


def _mode(line: Line, zone: Zone, mode: Zone | None, *, below: bool, after: bool, told: bool) -> Zone | None:
    """What the lines after this one hang below.

    Args:
        line: The line.
        zone: Its zone.
        mode: What it hangs below itself.
        below: Whether enough of the article stands above for a label of comments to be more than a button.
        after: Whether lines follow.
        told: Whether the markup gave the zone, which then tells of the lines after it too.
    """
    name = line.furniture.name if line.furniture is not None else ""
    if mode == "comment" and zone != "teaser":
        return mode
    if name == "comments-label" and zone == "chrome" and after and (below or _THREAD.match(line.text)):
        return "comment"
    if name == "block-label" and zone == "teaser" and not told:
        return "teaser"
    return mode if zone in ("teaser", "chrome") else None


def _one(
    lines: Sequence[Line],
    at: int,
    flowing: Sequence[bool],
    told: Zone | None,
    mode: Zone | None,
    before: Sequence[Zone],
    titles: set[str],
    often: Mapping[str, int],
) -> Zone:
    line = lines[at]
    furniture = line.furniture
    if mode == "comment" and not (furniture is not None and furniture.name == "block-label"):
        return (
            "chrome"
            if furniture is not None and furniture.zone == "chrome" and not line.bullet
            else "comment"
        )
    if told in TOLD_TRUSTED and told is not None:
        return told
    if flowing[at] and (furniture is None or not line.gap):
        return "body"
    if furniture is not None and not _in_sentence(line, furniture.name):
        return furniture.zone
    if line.key in titles or (not line.sentence and often.get(line.key, 0) >= _OFTEN):
        return "chrome"
    if at + 1 < len(lines) and _TWEETER.match(lines[at + 1].text):
        return "body"
    if mode == "teaser" and (line.trails_off or not (line.sentence or _goes_on(lines, at))):
        return "teaser"
    if told == "heading" and line.words <= LONG_TITLE and not line.stopped:
        return "heading"
    return _by_shape(lines, at, before)


def _in_sentence(line: Line, name: str) -> bool:
    """Furniture words that open a real sentence ("Highlights of the deal include ...")."""
    return name == "highlights" and line.sentence and line.words > 12 and ":" not in line.text[:30]


def _by_shape(lines: Sequence[Line], at: int, before: Sequence[Zone]) -> Zone:
    line = lines[at]
    last = at + 1 == len(lines)
    if line.capitals and line.words > 1 and not line.text.endswith((":", "…")):
        return "teaser" if line.words >= _SHOUT else "heading" if not last else "chrome"
    if _is_credit(line, last):
        return "byline"
    if (
        _NUMBERED.match(line.text)
        and line.words <= _HEADING
        and _alone(lines, at)
        and not line.stopped
        and not last
    ):
        return "heading"
    if _SPEAKER.match(line.text):
        return "body"
    if line.sentence or line.bullet or line.lower_start:
        return "heading" if _is_question(line, at, lines) else "body"
    if _is_item(lines, at, before) or _is_broken(lines, at):
        return "body"
    if line.ended and not line.text.endswith("?"):
        return "body"
    if last or line.words > _HEADING:
        return "body" if line.words > _HEADING else "chrome" if not line.stopped else "body"
    return "teaser" if line.title_case and line.words >= 9 else "heading"


def _is_credit(line: Line, last: bool) -> bool:
    """A line of names with their outlet, or an outlet alone; names alone only at the end."""
    found = PEOPLE.match(line.text) if line.words <= MOST_NAMES else None
    outlet = found["outlet"] if found is not None else None
    if outlet and outlet_named(outlet) is not None:
        return True
    return outlet_named(line.text.strip("-–—() .")) is not None or (last and names_only(line))


def _is_item(lines: Sequence[Line], at: int, before: Sequence[Zone]) -> bool:
    """Whether a short line is one of a list that a colon opened."""
    for back in range(1, min(_ITEMS, len(before)) + 1):
        if before[-back] != "body":
            return False
        if lines[at - back].text.endswith(":"):
            return True
        if lines[at - back].sentence:
            return False
    return False


def _is_broken(lines: Sequence[Line], at: int) -> bool:
    """Whether a line breaks off and the next goes on in lower case: a paragraph torn in two."""
    line = lines[at]
    after = lines[at + 1] if at + 1 < len(lines) else None
    return after is not None and line.words >= 8 and not line.ended and after.lower_start and not after.bullet


def _is_question(line: Line, at: int, lines: Sequence[Line]) -> bool:
    """A short question alone between paragraphs heads what answers it; one in quotation marks is speech."""
    return (
        _alone(lines, at)
        and line.text.endswith("?")
        and line.words <= 12
        and not line.text.startswith(('"', "“", "'", "‘"))
    )


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether the next line carries on this one's sentence."""
    after = lines[at + 1] if at + 1 < len(lines) else None
    return after is not None and not after.gap and after.lower_start and lines[at].words >= 6


def _alone(lines: Sequence[Line], at: int) -> bool:
    """Whether a line has blank lines before and after it."""
    return lines[at].gap and at + 1 < len(lines) and lines[at + 1].gap
