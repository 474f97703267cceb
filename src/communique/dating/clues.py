"""What the words of a report say of its day: years, months, dates and weekdays named, offices and events, each as a clue.

A clue is a shape over all days (see axis.py) with the words it rests on. The numbers in clues.yaml say how far back
and ahead news looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np

from communique.dating import axis
from communique.dating.axis import Shape
from communique.dating.clue import NUMBERS, Clue, Named, Told, dates_and_expressions
from communique.dating.expressions import LEXICON
from communique.dating.known_clues import act_clues, landmark_clues, office_clues, sentence_around
from communique.dating.words import words_of
from communique.model import Profile
from communique.model.interval import span_of

_CREDIT: Final = re.compile(
    r"\bREUTERS/|\bAP Photo\b|\bGetty Images\b|\b[Ff]ile [Pp]hoto\b|\bFILE PHOTO\b|\b[Pp]hoto(?:graph)? (?:by|taken)\b"
    r"|\bvia (?:REUTERS|Reuters|AP|Getty)\b|\bHandout\b|\b(?:is|are) (?:seen|pictured)\b|\bundated photo\b"
)
_CREDIT_REACH: Final = 160
_MONTH: Final = 30


def clues_of(text: str, ranges: Sequence[tuple[int, int]], profile: Profile) -> list[Clue]:
    """All clues that stretches of a text give to the day it was written on."""
    named, told = dates_and_expressions(words_of(text, ranges, LEXICON))
    body = "\n".join(text[start:end] for start, end in ranges)
    return [
        *_years(named), *_this_year(text, named, told), *_months(named), *_month_days(named), *_bare_days(named), *_full_dates(text, named), *_weekdays(named),
        *office_clues(text, ranges, profile), *landmark_clues(text, body, ranges, profile, told), *act_clues(text, ranges, told),
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
        low, high = sentence_around(text, each.start, each.end)
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


@lru_cache(maxsize=3)
def _day_lag_density(direction: int) -> tuple[Shape, int]:
    """Density of the lag from a date without a year to the report, from -182 to 182 days, from its quantiles."""
    quantiles = NUMBERS[{-1: "day_lags_back", 0: "day_lags", 1: "day_lags_ahead"}[direction]]
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
    for each in named:
        if each.month is None or each.day is None or each.year is not None or (each.month, each.day) in seen:
            continue
        seen.add((each.month, each.day))
        density, middle = _day_lag_density(each.direction)
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


def _bare_days(named: Iterable[Named]) -> list[Clue]:
    """Days of the month named without it ("on the 12th"): they lie ahead or back by days, seldom by weeks."""
    found: dict[int, Clue] = {}
    for each in named:
        if each.day is None or (each.year, each.month, each.weekday) != (None, None, None):
            continue
        since = (axis.month_days() - each.day) % _MONTH
        ahead, back = (np.exp(-lag / NUMBERS["bare_day"]) for lag in ((-since) % _MONTH, since))
        likely = ahead if each.direction > 0 else back if each.direction < 0 else np.maximum(ahead, back)
        shape = np.log(NUMBERS["other_bare_day"] + likely)
        note = "names a day of the month"
        found.setdefault(each.day, Clue("month", shape - shape.max(), each.start, each.end, note, None))
    return list(found.values())


def _full_dates(text: str, named: Iterable[Named]) -> list[Clue]:
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
        pictured = _is_pictured(text, each)
        parts = NUMBERS["file_photo" if pictured else "full_date"]
        shape = axis.told_after(day, day, parts["after"], parts["ahead"])
        note = f"shows a picture of {day}" if pictured else f"tells of {day}"
        found.append(Clue("date", shape, each.start, each.end, note, span_of(day, axis.LAST)))
    return sorted(found, key=lambda each: each.interval.start if each.interval is not None else axis.FIRST)[
        -6:
    ]


def _is_pictured(text: str, each: Named) -> bool:
    """Whether a photographer or agency is credited on the same line, near the date: it is the picture's."""
    low = max(text.rfind("\n", 0, each.start) + 1, each.start - _CREDIT_REACH)
    stop = text.find("\n", each.end)
    high = min(len(text) if stop < 0 else stop, each.end + _CREDIT_REACH)
    return _CREDIT.search(text, low, high) is not None


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
