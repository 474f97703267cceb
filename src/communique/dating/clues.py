"""What the words of a report say of its day: years, months, dates, weekdays, offices and events, each as a clue.

A clue is a shape over all days (see axis.py) with the words it rests on. The numbers in clues.yaml say how far back
and ahead news looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
import yaml

from communique.dating import axis, inverse
from communique.dating.axis import Shape
from communique.dating.expressions import LEXICON, find, ground
from communique.dating.knowledge import (
    Landmark,
    Series,
    holders,
    known_events,
    landmarks,
    profile_tenures,
    series,
)
from communique.dating.makers_calendar import weekday_number
from communique.dating.tense import of_words
from communique.dating.values import Found
from communique.dating.words import Words, words_of
from communique.model import Interval, Profile
from communique.model.interval import span_of

NUMBERS: Final[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("clues.yaml").read_text(encoding="utf-8")
)
_STOP: Final = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n\s*\n"
)
_NEAR: Final = 120
_CLOSE: Final = 30
_OPENING: Final = re.compile(
    r"(?:^|[.!?][\"”’)]*\s+|\n\s*)[\"“‘]?(?:In|On|Since|During|By|Early|Late|Earlier)\s+$"
)
_MOST_LANDMARKS: Final = 12


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence.

    Attributes:
        rule: Its kind: `years`, `month`, `date`, `weekday`, `office`, `event`, `series`, `company`.
        shape: Log likelihood of each day.
        start: First character of the words it rests on, -1 if there are none.
        end: Character after the last.
        note: One plain sentence.
        interval: The days that it allows or points at, None where no interval says it.
    """

    rule: str
    shape: Shape
    start: int
    end: int
    note: str
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Named:
    """A date expression without an anchor: its parts as far as they are told, and where the clause looks."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    direction: int


_VALUE: Final = re.compile(r"(\d{4}|XXXX)(?:-(\d\d|XX|WXX-\d))?(?:-(\d\d|XX))?")


@dataclass(frozen=True, slots=True)
class Told:
    """A time expression that can put an event on a day: its characters, words and where its clause looks."""

    start: int
    end: int
    text: str
    direction: int


def named_dates(text: str, ranges: Sequence[tuple[int, int]]) -> list[Named]:
    """The dates named in stretches of a text, without an anchor."""
    return _named(words_of(text, ranges, LEXICON))[0]


def _named(words: Words) -> tuple[list[Named], list[Told]]:
    told: list[Named] = []
    expressions: list[Told] = []
    for each in ground(find(words), None):
        value = each.value
        if inverse.telling(each.found):
            first, last = words.starts[each.found.first], words.ends[each.found.last - 1]
            looks = of_words(words, each.found.first, each.found.last)
            expressions.append(Told(first, last, " ".join(words.text[first:last].split()), looks))
        if value.kind not in ("DATE", "TIME") or each.found.rule.make in (
            "reference",
            "decade",
            "century",
            "years_joined",
        ):
            continue
        named = _parts(each.found, value.value.partition("T")[0].partition("/")[0])
        if named is not None:
            told.append(named)
    return told, expressions


def _parts(found: Found, value: str) -> Named | None:
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    words = found.words
    start, end = words.starts[found.first], words.ends[found.last - 1]
    year = None if match[1] == "XXXX" else int(match[1])
    month = int(match[2]) if match[2] is not None and match[2].isdigit() else None
    day = int(match[3]) if match[3] is not None and match[3].isdigit() else None
    weekday = None
    if match[2] is not None and match[2].startswith("WXX-"):
        weekday = int(match[2][-1]) - 1
        if found.get("l"):
            return None
    elif "w" in found.rule.pattern.groupindex and found.get("w"):
        weekday = weekday_number(found.get("w"))
    if (year, month, day, weekday) == (None, None, None, None):
        return None
    if "l" in found.rule.pattern.groupindex and found.get("l") and year is None:
        return None
    return Named(start, end, year, month, day, weekday, of_words(words, found.first, found.last))


def clues_of(text: str, ranges: Sequence[tuple[int, int]], profile: Profile) -> list[Clue]:
    """All clues that stretches of a text give to the day it was written on."""
    named, told = _named(words_of(text, ranges, LEXICON))
    body = "\n".join(text[start:end] for start, end in ranges)
    return [
        *_years(named), *_this_year(text, named, told), *_months(named), *_month_days(named), *_full_dates(named), *_weekdays(named),
        *_offices(text, ranges, profile), *_landmarks(text, body, ranges, profile, told), *_series(text, ranges, told),
    ]  # fmt: skip


def _years(named: Iterable[Named]) -> list[Clue]:
    told = {
        each.year: each
        for each in reversed(list(named))
        if each.year is not None and 1900 <= each.year <= 2100
    }
    if not told:
        return []
    lags: dict[int, float] = NUMBERS["year_lags"]
    shape_by_year: dict[int, float] = {}
    for year in range(axis.FIRST.year, axis.LAST.year + 1):
        total = 0.0
        for lag in range(-6, 21):
            share = lags.get(lag, NUMBERS["far_year"] if lag > 0 else NUMBERS["far_future_year"])
            total += np.log(share) if year - lag in told else np.log(1 - share)
        total += sum(
            np.log(NUMBERS["far_year"] if year > other else NUMBERS["far_future_year"])
            for other in told if not -6 <= year - other <= 20
        )  # fmt: skip
        shape_by_year[year] = total
    table = np.array([shape_by_year[year] for year in range(axis.FIRST.year, axis.LAST.year + 1)])
    shape = table[axis.years() - axis.FIRST.year]
    shape = shape - shape.max()
    latest = max(told)
    where = told[latest]
    note = f"names {', '.join(str(year) for year in sorted(told))}"
    best = sorted(year for year, value in shape_by_year.items() if value >= max(shape_by_year.values()) - 2.0)
    interval = span_of(date(best[0], 1, 1), date(best[-1], 12, 31))
    return [Clue("years", shape, where.start, where.end, note, interval)]


@lru_cache(maxsize=3)
def _month_ratio(direction: int) -> Shape:
    name = {-1: "month_lags_back", 0: "month_lags", 1: "month_lags_ahead"}[direction]
    shares = np.array(NUMBERS[name])
    return np.asarray(np.log(shares / shares.mean()), dtype=np.float64)


def _this_year(text: str, named: Sequence[Named], told: Sequence[Told]) -> list[Clue]:
    """A year in figures in one sentence with `this year` is as a rule the year so named."""
    for each in named:
        if each.year is None or each.month is not None:
            continue
        low, high = _sentence_around(text, each.start, each.end)
        for other in told:
            year = each.year
            if other.text.lower() != "this year" or not low <= other.start < high:
                continue
            if not axis.FIRST.year <= year <= axis.LAST.year:
                continue
            shape = axis.inside([(date(year, 1, 1), date(year, 12, 31))], 0.25)
            note = f"says this year and {each.year} together"
            return [
                Clue(
                    "years", shape, each.start, each.end, note, span_of(date(year, 1, 1), date(year, 12, 31))
                )
            ]
    return []


def _months(named: Iterable[Named]) -> list[Clue]:
    """Months named without a year, and with one."""
    found: list[Clue] = []
    bare: dict[int, Named] = {}
    full: dict[tuple[int, int], Named] = {}
    for each in named:
        if each.month is None or each.day is not None:
            continue
        if each.year is None:
            bare.setdefault(each.month, each)
        else:
            full.setdefault((each.year, each.month), each)
    for month, each in bare.items():
        lag = (axis.months() - month) % 12
        ratio = _month_ratio(each.direction)
        found.append(Clue("month", ratio[lag], each.start, each.end, "names a month without its year", None))
    parts = NUMBERS["month_year"]
    for (year, month), each in full.items():
        start = date(year, month, 1)
        end = (start + timedelta(31)).replace(day=1) - timedelta(1)
        if not axis.FIRST <= start <= axis.LAST:
            continue
        shape = axis.told_after(start, end, parts["after"], parts["ahead"])
        found.append(
            Clue(
                "month-year",
                shape,
                each.start,
                each.end,
                f"tells of {start:%B %Y}",
                span_of(start, axis.LAST),
            )
        )
    return found


@lru_cache(maxsize=1)
def _day_lag_density() -> tuple[Shape, int]:
    """Density of the lag from a date without a year to the report, from -182 to 182 days, from its quantiles."""
    quantiles = NUMBERS["day_lags"]
    density = np.full(365, 0.1 / 365)
    share = 0.9 / (len(quantiles) - 1)
    for low, high in pairwise(quantiles):
        density[182 + low : 182 + max(high, low + 1)] += share / max(1, high - low)
    smooth = np.convolve(density, np.ones(3) / 3, mode="same")
    return smooth / smooth.sum(), 182


def _month_days(named: Iterable[Named]) -> list[Clue]:
    """Days named without their year; with their weekday they fix the year."""
    found: list[Clue] = []
    seen: set[tuple[int, int]] = set()
    density, middle = _day_lag_density()
    for each in named:
        if each.month is None or each.day is None or each.year is not None or (each.month, each.day) in seen:
            continue
        seen.add((each.month, each.day))
        total = np.full(axis.LENGTH, 1e-12)
        for year in range(axis.FIRST.year, axis.LAST.year + 1):
            try:
                day = date(year, each.month, each.day)
            except ValueError:
                continue
            fits = each.weekday is None or day.weekday() == each.weekday
            low = axis.index(day) - middle
            first, last = max(0, low), min(axis.LENGTH, low + len(density))
            if first < last:
                total[first:last] += density[first - low : last - low] * (1.0 if fits else 0.03)
        shape = np.log(total * 365)
        note = "names a day without its year" if each.weekday is None else "names a day with its weekday"
        found.append(Clue("day", shape, each.start, each.end, note, None))
    return found[:12]


def _full_dates(named: Iterable[Named]) -> list[Clue]:
    parts = NUMBERS["full_date"]
    found: list[Clue] = []
    seen: set[date] = set()
    for each in named:
        if each.year is None or each.month is None or each.day is None:
            continue
        try:
            day = date(each.year, each.month, each.day)
        except ValueError:
            continue
        if day in seen or not axis.FIRST <= day <= axis.LAST:
            continue
        seen.add(day)
        shape = axis.told_after(day, day, parts["after"], parts["ahead"])
        found.append(Clue("date", shape, each.start, each.end, f"tells of {day}", span_of(day, axis.LAST)))
    return sorted(found, key=lambda each: each.interval.start if each.interval is not None else axis.FIRST)[
        -6:
    ]


def _weekdays(named: Iterable[Named]) -> list[Clue]:
    told: dict[int, Named] = {}
    for each in named:
        if each.weekday is not None and each.month is None and each.day is None:
            told.setdefault(each.weekday, each)
    if not told:
        return []
    shares = NUMBERS["weekday_lags"]
    by_weekday = np.zeros(7)
    for own in range(7):
        for lag, share in enumerate(shares):
            by_weekday[own] += np.log(share) if (own - lag) % 7 in told else np.log(1 - share)
    shape = by_weekday[axis.weekdays()]
    first = min(told.values(), key=lambda each: each.start)
    return [Clue("weekday", shape - shape.max(), first.start, first.end, "names weekdays near its own", None)]


def _offices(text: str, ranges: Sequence[tuple[int, int]], profile: Profile) -> list[Clue]:
    outside = NUMBERS["outside_office"]
    found: list[Clue] = []
    for start, end in ranges:
        for each in holders(text[start:end]):
            if each.former:
                since = min((until for _, until in each.terms if until is not None), default=None)
                if since is None:
                    continue
                shape, interval = axis.inside([(since, None)], outside), span_of(since, max(since, axis.LAST))
                note = f"calls {each.person} a former office-holder"
            else:
                shape = axis.inside(list(each.terms), outside)
                interval = span_of(
                    min(s for s, _ in each.terms), max((u or axis.LAST) for _, u in each.terms)
                )
                note = f"gives {each.person} an office held then"
            found.append(Clue("office", shape, start + each.start, start + each.end, note, interval))
    for title, name, since, until in profile_tenures(profile):
        place = text.find(f"{title} {name}")
        if place < 0:
            place = text.lower().find(f"{title} {name.lower()}")
        if place >= 0:
            shape = axis.inside([(since or axis.FIRST, until)], outside)
            interval = span_of(since or axis.FIRST, max(since or axis.FIRST, until or axis.LAST))
            found.append(
                Clue(
                    "office",
                    shape,
                    place,
                    place + len(title) + 1 + len(name),
                    f"gives {name} an office held then",
                    interval,
                )
            )
    unique: dict[str, Clue] = {}
    for clue in found:
        unique.setdefault(f"{clue.start} {clue.interval}", clue)
    return list(unique.values())


def _place(text: str, lowered: str, phrase: str, ranges: Sequence[tuple[int, int]]) -> int:
    """Where a phrase stands as whole words within the ranges, -1 if nowhere."""
    at = lowered.find(phrase)
    while at >= 0:
        before, after = lowered[at - 1 : at], lowered[at + len(phrase) : at + len(phrase) + 1]
        whole = not (before.isalnum() or before == "$") and not after.isalnum()
        if whole and any(start <= at < end for start, end in ranges):
            return at
        at = lowered.find(phrase, at + 1)
    return -1


def _landmarks(
    text: str, body: str, ranges: Sequence[tuple[int, int]], profile: Profile, told: Sequence[Told]
) -> list[Clue]:
    lowered = _plain(text)
    beside = _plain(body)
    found: list[Clue] = []
    for landmark in (*known_events(profile), *landmarks()):
        if landmark.beside and not any(word in beside for word in landmark.beside):
            continue
        for name in landmark.names:
            if name in beside and (at := _place(text, lowered, name, ranges)) >= 0:
                found.append(_landmark(landmark, text, at, at + len(name), told))
                break
    # The latest events say most; the many old ones of a long background say the same again.
    return sorted(found, key=lambda each: each.interval.start if each.interval is not None else axis.FIRST)[
        -_MOST_LANDMARKS:
    ]


def _plain(text: str) -> str:
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    return lowered.replace("’", "'").replace("‘", "'").replace("–", "-").replace("\n", " ")


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence, or the line without one, that holds some characters; abbreviations do not end it."""
    low = max(
        (match.end() for match in _STOP.finditer(text, max(0, start - 400), start)),
        default=max(0, start - 400),
    )
    stop = _STOP.search(text, end, min(len(text), end + 400))
    return low, min(len(text), end + 400) if stop is None else stop.start() + 1


def _expression_near(told: Sequence[Told], text: str, start: int, end: int) -> Told | None:
    """The time expression of the same sentence that stands nearest."""
    low, high = _sentence_around(text, start, end)
    near = [each for each in told if low <= each.start < high and not (each.start < end and start < each.end)]
    opening = next((each for each in near if _opens(text, each)), None)
    best = min(near, key=lambda each: max(start - each.end, each.start - end), default=None)
    if best is not None and max(start - best.end, best.start - end) <= _CLOSE:
        return best
    if opening is not None:
        return opening
    return best if best is not None and max(start - best.end, best.start - end) <= _NEAR else None


def _opens(text: str, each: Told) -> bool:
    """Whether an expression opens its sentence and so governs all of it: `In July, the North cut the line`."""
    before = text[max(0, each.start - 14) : each.start]
    return _OPENING.search(before) is not None and text[each.end : each.end + 1] == ","


def _own_month(told: Sequence[Told], day: date) -> Told | None:
    """A month without its year, looking back, that is the month of an event: it is no longer fresh."""
    name = f"{day:%B}".lower()
    return next((each for each in told if each.text.lower() == name and each.direction <= 0), None)


@lru_cache(maxsize=4)
def _lag_prior(expected: bool) -> Shape:
    parts = NUMBERS["expected_event" if expected else "event"]
    lag = np.arange(-inverse.BEFORE, inverse.AFTER + 1, dtype=np.float64)
    density = np.zeros(len(lag))
    for weight, mean in parts["after"]:
        density += np.where(lag >= -1, weight * np.exp(-np.maximum(lag, 0) / mean) / mean, 0.0)
    for weight, mean in parts["ahead"]:
        density += np.where(lag < 0, weight * np.exp(lag / mean) / mean, 0.0)
    return density


def _landmark(landmark: Landmark, text: str, start: int, end: int, told: Sequence[Told]) -> Clue:
    days = landmark.days
    allowed = span_of(days[0][0], max(days[-1][1], axis.LAST))
    if landmark.lasting:
        shape = axis.lasting(*days[0])
        return Clue("event", shape, start, end, f"speaks of the {landmark.names[0]}", allowed)
    note = f"tells of {landmark.names[0]} ({days[0][0]})"
    parts = NUMBERS["expected_event" if landmark.expected else "event"]
    shapes = [
        axis.told_after(first, last, parts["after"], parts["ahead"], landmark.trust) for first, last in days
    ]
    shape = shapes[0] if len(shapes) == 1 else np.log(np.mean(np.exp(shapes), axis=0))
    near = _expression_near(told, text, start, end)
    if near is not None:
        # The nearer the expression stands, the likelier it is the event's own.
        away = 0 if _opens(text, near) else max(start - near.end, near.start - end)
        trust = next(share for reach, share in NUMBERS["attachment"] if away <= reach)
        dated = inverse.shape_of(days, near.text, near.direction, _lag_prior(landmark.expected), trust)
        if dated is not None:
            shape = np.log(np.exp(dated) - (1 - trust) + (1 - trust) * np.exp(shape))
            note = f"{note} with {near.text!r}"
    elif len(days) == 1 and not landmark.expected and (month := _own_month(told, days[0][0])) is not None:
        dated = inverse.shape_of(days, month.text, -1, _lag_prior(False), 0.4)
        if dated is not None:
            shape = np.log(np.exp(dated) - 0.6 + 0.6 * np.exp(shape))
            note = f"{note}, and names its month"
    return Clue("event", shape, start, end, note, allowed)


def _series(text: str, ranges: Sequence[tuple[int, int]], told: Sequence[Told]) -> list[Clue]:
    """Acts of a known series told with their time: the report is of the time after one of them."""
    found: list[Clue] = []
    lowered = _plain(text)
    for kind in series():
        if kind.beside and not any(word in lowered for word in kind.beside):
            continue
        clue = _told_act(kind, text, lowered, ranges, told)
        if clue is not None:
            found.append(clue)
    return found


def _told_act(
    kind: Series, text: str, lowered: str, ranges: Sequence[tuple[int, int]], told: Sequence[Told]
) -> Clue | None:
    days = tuple((day, day) for day in kind.days)
    for start, end in ranges:
        for match in kind.what.finditer(lowered, start, end):
            low, high = _sentence_around(text, match.start(), match.end())
            sentence = lowered[low:high]
            if not (kind.did.search(sentence) and kind.who.search(sentence)):
                continue
            near = [
                each
                for each in told
                if low <= each.start < high and match.start() - _NEAR <= each.start <= match.end() + _NEAR
            ]
            if len(near) != 1 or near[0].direction > 0:
                continue
            shape = inverse.shape_of(days, near[0].text, near[0].direction, _lag_prior(False), 0.6)
            if shape is not None:
                note = f"tells of one of {kind.name} with {near[0].text!r}"
                return Clue("series", shape, low, min(high, low + 300), note, None)
    return None
