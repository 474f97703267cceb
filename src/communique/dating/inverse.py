"""The other way round: on which days would a report's words mean a known day?

"On Thursday" said of an event of 20 October 2016 puts the report between that day and the next Wednesday; "in July"
puts it after July and within a year; "last month" in the month that follows. Each is found by reading the words from
every day in question.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from communique.dating import axis
from communique.dating.expressions import LEXICON, find
from communique.dating.makers import MAKERS
from communique.dating.values import Found, Now
from communique.dating.words import words_of
from communique.model import Interval

BEFORE: Final = 120
AFTER: Final = 500
_OWN_MONTH: Final = 0.15
_WEEK: Final = 7
_OTHER_SIDE: Final = 0.35
_TOO_FRESH: Final = 0.15
"""What is left of "in recent months" for a thing of the last days, which a report would date more closely."""
_FRESH_SHARE: Final = 6
_SHORT: Final = frozenset({"weekday", "deictic", "overnight", "weekend", "weekday_of_week"})
_UNTELLING: Final = frozenset({"reference", "duration", "set_word", "set_every", "set_weekday", "half_duration", "half_more",
                               "fixed_set", "offset_from", "clock", "narrative", "decade", "century"})  # fmt: skip


def telling(found: Found) -> bool:
    """Whether an expression says a day, week, month or year that an event can be put on."""
    return found.rule.make not in _UNTELLING and found.rule.params.get("anchor") != "previous"


@lru_cache(maxsize=2_000)
def _read(text: str) -> Found | None:
    """The expression that a text is, None if it is none that says a day."""
    words = words_of(text, [(0, len(text))], LEXICON)
    return next((each for each in find(words) if telling(each)), None)


@lru_cache(maxsize=100_000)
def _meant(text: str, direction: int, day: date) -> Interval | None:
    """The days that an expression means when read from a day."""
    found = _read(text)
    value = None if found is None else MAKERS[found.rule.make](found, Now(day, None, lambda: direction))
    return None if value is None else value.interval


@lru_cache(maxsize=20_000)
def days_meant(text: str, direction: int, start: date, end: date) -> npt.NDArray[np.float64] | None:
    """How well each day from `BEFORE` days before `start` to `AFTER` days after fits words that mean the event.

    Args:
        text: The expression.
        direction: Where its clause looks.
        start: First day of the event.
        end: Last day.

    Returns:
        Weights from 0 to 1 for `BEFORE + AFTER + 1` days; None if the words are no expression or fit no day.
    """
    found = _read(text)
    if found is None:
        return None
    weights = np.zeros(BEFORE + AFTER + 1)
    origin = start.toordinal() - BEFORE
    for place, reach in _places(found.rule.make):
        day = date.fromordinal(origin + place)
        meant = _meant(text, direction, day)
        if meant is None:
            continue
        if place == BEFORE - 1 and found.rule.make == "weekday" and _is_weekday(meant.start, start):
            weights[place] = _OTHER_SIDE
            continue
        # A day more on either side: the event's day is not the same on both sides of the date line.
        slack = 1 if meant.days == 1 else 0
        if (
            meant.start.toordinal() - slack <= end.toordinal()
            and start.toordinal() <= meant.end.toordinal() + slack
        ):
            exact = meant.start <= end and start <= meant.end
            own = found.rule.make == "month" and (day.year, day.month) == (start.year, start.month)
            fresh = found.rule.make == "stretch" and 0 <= (day - end).days < meant.days // _FRESH_SHARE
            weights[place : place + reach] = (
                (1.0 if exact else 0.3) * (_OWN_MONTH if own else 1.0) * (_TOO_FRESH if fresh else 1.0)
            )
    return weights if weights.any() else None


@lru_cache(maxsize=2)
def _steps(short: bool) -> tuple[tuple[int, int], ...]:
    if short:
        return tuple((BEFORE + lag, 1) for lag in range(-9, 15))
    near = tuple((BEFORE + lag, 1) for lag in range(-36, 64))
    weeks = (*range(0, BEFORE - 36, _WEEK), *range(BEFORE + 64, BEFORE + AFTER + 1, _WEEK))
    return (*near, *((place, _WEEK) for place in weeks))


def _is_weekday(day: date, other: date) -> bool:
    """Whether two days have the same weekday: what is Sunday there is told here on Saturday."""
    return day.weekday() == other.weekday()


def _places(make: str) -> tuple[tuple[int, int], ...]:
    """Where to look, and for how many days each look counts: far from the event once a week."""
    return _steps(make in _SHORT)


def shape_of(
    days: tuple[tuple[date, date], ...], text: str, direction: int, prior: axis.Shape | None, trust: float
) -> axis.Shape | None:
    """The shape of an event, or of one of several, told with a time expression.

    Args:
        days: First and last day of each event that can be meant.
        text: The expression.
        direction: Where its clause looks.
        prior: How likely each lag is, over the window of `days_meant`; None for all alike.
        trust: Chance that the expression is the event's.
    """
    density = np.zeros(axis.LENGTH)
    for start, end in days:
        weights = days_meant(text, direction, start, end)
        if weights is None:
            continue
        if prior is not None:
            weights = weights * prior
        low = axis.index(start) - BEFORE
        first, last = max(0, low), min(axis.LENGTH, low + len(weights))
        if first < last:
            density[first:last] += weights[first - low : last - low]
    total = density.sum()
    return None if total == 0 else axis.mixed(density / total, trust)
