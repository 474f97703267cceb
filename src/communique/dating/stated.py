"""Dates that are stated: by whoever found the report, by its address, by the lines of its page.

Each is a candidate with its words or field; whether it is believed is decided in report.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from communique.dating.arithmetic import day_of, month_span
from communique.dating.clue import Named, named_dates
from communique.dating.makers.words import MONTHS
from communique.model import Interval, Report, ZonedLine
from communique.model.interval import day as one_day
from communique.page.types import Page

_ISO: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d?)-(\d\d?)(?!\d)")
_ISO_MONTH: Final = re.compile(r"^((?:19|20)\d\d)-(\d\d)$")
_PATH: Final = (
    re.compile(r"[/._-]((?:19|20)\d\d)[/._-](\d{1,2}|[a-z]{3,9})[/._-](\d{1,2})(?!\d)", re.IGNORECASE),
    re.compile(r"/((?:19|20)\d\d)/(\d\d)(\d\d)(?!\d)"),
    re.compile(r"(?<!\d)((?:20)\d\d)(\d\d)(\d\d)(?!\d)"),
)
_PATH_MONTH: Final = re.compile(r"/((?:19|20)\d\d)/(\d\d)/")
_CUE: Final = re.compile(
    r"\b(?:published|posted|date|first published|issued|filed|released|created|publish date|on)\b|^by\b",
    re.IGNORECASE,
)
_LATER_CUE: Final = re.compile(r"\b(?:updated|modified|edited|revised|last)\b", re.IGNORECASE)
_STALE: Final = re.compile(r"©|\(c\)|copyright|all rights reserved", re.IGNORECASE)
_FIELDS: Final = re.compile(r"publish|date|time|created|issued|post", re.IGNORECASE)
_LATER_FIELDS: Final = re.compile(r"modif|updat|access|crawl|fetch|retriev", re.IGNORECASE)
_DATELINE: Final = re.compile(
    r"^[^\n]{0,110}?(?:--|—|–|\s-\s|\((?:[A-Z]{2,}|Yonhap|Xinhua|Reuters)[^)\n]*\))"
)
_LINE_LIMIT: Final = 100
_TRUSTED_ZONES: Final = frozenset({"dateline", "byline"})
_LOOKED_AT: Final = frozenset({"dateline", "byline", "chrome", "headline", "heading"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A date stated of the report.

    Attributes:
        rule: `metadata`, `url`, `page-line`, `page-clock`, `dateline`, `copyright`.
        days: The days in question: one, a month, or the same day of several years where no year is told.
        weight: Trust in it before it is checked, 0 to 1.
        start: First character of its words, -1 if they do not stand in the text.
        end: Character after the last.
        field: Name of the field it stood in, if any.
        note: One plain sentence.
    """

    rule: str
    days: tuple[Interval, ...]
    weight: float
    start: int = -1
    end: int = -1
    field: str | None = None
    note: str = ""


def parse_field(value: str) -> Interval | None:
    """The day or month that the value of a field says, e.g. `2016-10-22T15:22:00+09:00` or `Oct. 22, 2016`."""
    text = value.strip()
    if (match := _ISO.search(text)) is not None:
        made = day_of(int(match[1]), int(match[2]), int(match[3]))
        return None if made is None else one_day(made)
    if (match := _ISO_MONTH.match(text)) is not None:
        return month_span(int(match[1]), int(match[2]))
    for named in named_dates(text, [(0, len(text))]):
        if named.year is not None and named.month is not None:
            made = None if named.day is None else day_of(named.year, named.month, named.day)
            return month_span(named.year, named.month) if made is None else one_day(made)
    return None


def path_date(address: str) -> Interval | None:
    """The day, or month, in a web address: `/2017/apr/20/`, `/2013/0321/`, `-20161022`."""
    path = re.sub(r"^\w+://[^/]*", "", address)
    for pattern in _PATH:
        for match in pattern.finditer(path):
            said = match[2].lower()
            month = int(said) if said.isdigit() else MONTHS.get(said)
            made = None if month is None else day_of(int(match[1]), month, int(match[3]))
            if made is not None and made.year >= 1990:
                return one_day(made)
    if (month_match := _PATH_MONTH.search(path)) is not None:
        return month_span(int(month_match[1]), int(month_match[2]))
    return None


def from_metadata(report: Report) -> list[Stated]:
    """What the finder and the file say beside the text, most trusted first."""
    found: list[Stated] = []
    if report.published is not None and (interval := parse_field(report.published)) is not None:
        found.append(
            Stated("metadata", (interval,), 1.0, field="published", note="the finder gave this date")
        )
    for hint in report.hints:
        if hint.field == "url" or not _FIELDS.search(hint.field):
            continue
        if (interval := parse_field(hint.value)) is not None:
            weight = 0.6 if _LATER_FIELDS.search(hint.field) else 0.95
            found.append(
                Stated(
                    "metadata", (interval,), weight, field=hint.field, note=f"the field {hint.field} says so"
                )
            )
    addresses = [
        report.url or "",
        *(hint.value for hint in report.hints if "url" in hint.field or "link" in hint.field),
    ]
    for address in addresses:
        if address and (interval := path_date(address)) is not None:
            weight = 0.9 if interval.days == 1 else 0.7
            found.append(Stated("url", (interval,), weight, field="url", note="the address holds this date"))
            break
    return sorted(found, key=lambda each: -each.weight)


def _lines(report: Report, page: Page) -> Iterator[tuple[int, int, str | None]]:
    if page.lines:
        for line in page.lines:
            zoned: ZonedLine = line
            yield zoned.start, zoned.end, zoned.zone
        return
    start = 0
    for line_text in report.text.splitlines(keepends=True):
        if line_text.strip():
            yield start, start + len(line_text.rstrip("\r\n")), None
        start += len(line_text)


def from_page(report: Report, page: Page) -> list[Stated]:
    """Dates on lines of their own, and in the dateline that opens the body."""
    found: list[Stated] = []
    body_seen = False
    for place, (start, end, zone) in enumerate(_lines(report, page)):
        if zone == "body" or (zone is None and end - start > _LINE_LIMIT):
            if not body_seen:
                found.extend(_dateline(report.text, start, end))
            body_seen = True
            continue
        if (zone is not None and zone not in _LOOKED_AT) or end - start > 2 * _LINE_LIMIT:
            continue
        found.extend(_line(report.text, start, end, zone, place, body_seen))
    return sorted(found, key=lambda each: -each.weight)


def _line(text: str, start: int, end: int, zone: str | None, place: int, below: bool) -> Iterator[Stated]:
    line = text[start:end]
    if not any(each.isdigit() for each in line):
        return
    if _STALE.search(line):
        year = re.search(r"(?<!\d)((?:19|20)\d\d)(?!\d)", line)
        if year is not None:
            whole = Interval(date(int(year[1]), 1, 1), date(int(year[1]), 12, 31), "year")
            yield Stated(
                "copyright",
                (whole,),
                0.2,
                start + year.start(),
                start + year.end(),
                note="a copyright line names this year",
            )
        return
    for named in named_dates(text, [(start, end)]):
        if named.month is None or named.day is None:
            continue
        cue, later = _CUE.search(line), _LATER_CUE.search(line)
        share = (named.end - named.start) / max(1, len(line.strip()))
        if not (zone in _TRUSTED_ZONES or cue is not None or later is not None or share >= 0.5):
            continue
        # Behind the story a line on its own is as a rule the date of another one, unless it says what it is.
        weight = (
            0.9
            if zone == "dateline" or (cue is not None and later is None)
            else 0.6
            if later is not None
            else 0.7
        )
        yield _stated(named, weight if not below or cue is not None else weight - 0.3, place)


def _stated(named: Named, weight: float, place: int) -> Stated:
    if named.year is not None:
        made = day_of(named.year, named.month or 1, named.day or 1)
        days = () if made is None else (one_day(made),)
        return Stated(
            "page-line", days, weight, named.start, named.end, note="a line of the page states this date"
        )
    return Stated("page-clock", _any_year(named), weight - 0.3, named.start, named.end,
                  note="a line of the page states a day without its year")  # fmt: skip


def _any_year(named: Named) -> tuple[Interval, ...]:
    found = []
    for year in range(1990, 2035):
        made = day_of(year, named.month or 1, named.day or 1)
        if made is not None and (named.weekday is None or made.weekday() == named.weekday):
            found.append(one_day(made))
    return tuple(found)


def _dateline(text: str, start: int, end: int) -> Iterator[Stated]:
    match = _DATELINE.match(text[start : min(end, start + 140)])
    if match is None or not re.match(r"\W*[A-Z]", match.group()):
        return
    head = match.group()
    for named in named_dates(text, [(start, start + len(head))]):
        if named.month is None or named.day is None or len(head.split()) > 14:
            continue
        made = day_of(named.year, named.month, named.day) if named.year is not None else None
        days = (one_day(made),) if made is not None else _any_year(named)
        if days:
            yield Stated(
                "dateline", days, 0.85, named.start, named.end, note="the dateline of the story says so"
            )
        return
