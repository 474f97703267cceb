"""The days that a report can be of as one array, and the shapes that evidence takes on it.

A shape is an array of log likelihoods, one a day, 0 where the evidence says nothing: shapes of independent evidence
add up. What holds for long stretches (years named, offices) only bounds; what is told while fresh (events,
weekdays) points. Densities are relative to a day picked blindly out of ten years.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from communique.model import Interval
from communique.model.interval import span_of

Shape = npt.NDArray[np.float64]

FIRST: Final = date(1990, 1, 1)
LAST: Final = date(2034, 12, 31)
LENGTH: Final = (LAST - FIRST).days + 1
DAYS: Final[Shape] = np.arange(LENGTH, dtype=np.float64)
BLIND: Final = 1 / 3650.0
_ORIGIN: Final = FIRST.toordinal()


def index(day: date) -> int:
    """Place of a day on the axis; may lie outside it."""
    return day.toordinal() - _ORIGIN


def day_at(place: int) -> date:
    """The day at a place."""
    return date.fromordinal(_ORIGIN + place)


def interval_at(first: int, last: int) -> Interval:
    """The interval between two places, both included."""
    return span_of(day_at(first), day_at(last))


@lru_cache(maxsize=1)
def years() -> npt.NDArray[np.int64]:
    """The year of each day."""
    return np.array([day_at(place).year for place in range(LENGTH)], dtype=np.int64)


@lru_cache(maxsize=1)
def months() -> npt.NDArray[np.int64]:
    """The month of each day, 1 to 12."""
    return np.array([day_at(place).month for place in range(LENGTH)], dtype=np.int64)


@lru_cache(maxsize=1)
def month_days() -> npt.NDArray[np.int64]:
    """The day of the month of each day, 1 to 31."""
    return np.array([day_at(place).day for place in range(LENGTH)], dtype=np.int64)


@lru_cache(maxsize=1)
def weekdays() -> npt.NDArray[np.int64]:
    """The weekday of each day, Monday 0."""
    return (np.arange(LENGTH, dtype=np.int64) + FIRST.weekday()) % 7


def inside(
    intervals: list[tuple[date, date | None]], outside: float, after: tuple[float, float] = (0.0, 1.0)
) -> Shape:
    """0 within any of the intervals (an open end is None), log `outside` elsewhere.

    Args:
        intervals: First and last days.
        outside: Chance of a day outside all of them.
        after: What is added to that chance the day after the last interval, and the mean days in which it fades.
    """
    shape = np.full(LENGTH, np.log(outside))
    ends = [end for _, end in intervals]
    if (
        after[0] > 0.0
        and (last := max((each for each in ends if each is not None), default=None)) is not None
    ):
        low = min(LENGTH, max(0, index(last) + 1))
        shape[low:] = np.log(outside + after[0] * np.exp(-(DAYS[low:] - index(last)) / after[1]))
    for start, end in intervals:
        low = max(0, index(start))
        high = LENGTH if end is None else max(0, index(end) + 1)
        shape[low:high] = 0.0
    return shape


def told_after(
    start: date,
    end: date,
    mixture: list[tuple[float, float]],
    ahead: list[tuple[float, float]],
    trust: float = 0.97,
) -> Shape:
    """How likely a report of each day tells of something that happened from `start` to `end`.

    Args:
        start: First day of the event.
        end: Last day.
        mixture: Parts (weight, mean lag in days) of reports after it began.
        ahead: Parts of reports before.
        trust: Chance that the words tell of this event at all and not of something like it.
    """
    # A report from the other side of the date line can be of the day before.
    lag = DAYS - index(start) + 1
    over = np.maximum(0.0, DAYS - index(end))
    density = np.zeros(LENGTH)
    for weight, mean in mixture:
        density += np.where(lag >= 0, weight * np.exp(-over / mean) / (mean + (end - start).days), 0.0)
    for weight, mean in ahead:
        density += np.where(lag < 0, weight * np.exp(np.minimum(lag, 0.0) / mean) / mean, 0.0)
    result: Shape = np.log(trust * density / BLIND + (1 - trust))
    return result


def lasting(start: date, end: date) -> Shape:
    """Named as something present from start to end, later only as past, before hardly."""
    shape = np.full(LENGTH, np.log(0.05))
    shape[max(0, index(start)) :] = np.log(0.2)
    shape[max(0, index(start)) : max(0, index(end) + 1)] = 0.0
    return shape


def mixed(density: Shape, trust: float) -> Shape:
    """Log of a density that is right with probability `trust` and says nothing otherwise; `density` sums to 1."""
    result: Shape = np.log((trust * density + (1 - trust) * BLIND) / BLIND)
    return result


def shortest(probability: Shape, mass: float) -> tuple[int, int]:
    """The shortest run of days that holds at least `mass` of a distribution, as first and last place."""
    total = np.concatenate(([0.0], np.cumsum(probability)))
    ends = np.searchsorted(total, total[:-1] + mass - 1e-12)
    lengths = np.where(ends <= LENGTH, ends - np.arange(LENGTH), LENGTH * 2)
    first = int(np.argmin(lengths))
    return first, min(LENGTH - 1, int(ends[first]) - 1)


def centred(probability: Shape, core: float, mass: float) -> tuple[int, int]:
    """The shortest run that holds `core`, grown by the same number of days on both sides until it holds `mass`."""
    first, last = shortest(probability, core)
    total = np.concatenate(([0.0], np.cumsum(probability)))
    steps = np.arange(LENGTH)
    held = total[np.minimum(last + steps, LENGTH - 1) + 1] - total[np.maximum(first - steps, 0)]
    step = int(np.argmax(held >= mass - 1e-12)) if bool((held >= mass - 1e-12).any()) else LENGTH
    return max(0, first - step), min(LENGTH - 1, last + step)
