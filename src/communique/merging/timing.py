"""What the days of two accounts say of their being one event.

A common day is weighed by chance: the rarer such events are and the fewer days the looser date leaves open, the less
likely it is that two of them met. Dates that do not meet part two accounts, unless one was only planned or inferred.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from communique.merging.facts import Facts
from communique.merging.tables import VETO, Line, weigh, weights

SOON = 90
"""Days in which what was agreed on is looked for."""
# A date of no more days is exact: clocks shift it by one.
_DAYS = 2
# Days by which a bound may be off beyond the slack.
_LOOSE = 7
PUT_OFF = 60
"""Days by which a plan is put off and still the same plan; nothing else that is apart in time reaches further."""


def days(left: Facts, right: Facts) -> Iterator[Line]:
    """When it was or was to be."""
    if left.first is None or right.first is None or left.last is None or right.last is None:
        yield from _undated(left, right)
        return
    gap = max(left.first, right.first) - min(left.last, right.last)
    if gap <= 0:
        odds = _common(left, right)
        guessed = left.inferred or right.inferred
        yield "common days", min(odds, weigh("time", "guessed")) if guessed else odds, ""
        yield from _weekday(left, right)
        if left.planned and right.planned and left.last == right.last and left.first != right.first:
            yield "same deadline", weigh("time", "deadline"), ""
    else:
        yield _apart(left, right, gap)


def _rate(left: Facts, right: Facts) -> float:
    return rate_of(left.type, left.level or right.level)


@cache
def rate_of(kind: str, level: str | None) -> float:
    """Events of a type and level in a year."""
    table = weights()["rates"]
    return float(table.get(f"{kind}/{level}", table[kind]))


def _rarity(left: Facts, right: Facts) -> float:
    """Without a date the only prior is how many such events there are to choose from."""
    return weigh("time", "undated") * max(0.0, math.log(_rate(left, right)))


def _common(left: Facts, right: Facts, gap: int = 0) -> float:
    """Log-odds of a chance meeting: the events to be expected in the days that the looser date leaves open."""
    # What is told years after is one of the few that are remembered.
    rate = _rate(left, right)
    rate /= 1 + _age(left, right) / weights()["memory"]
    days = max(left.last - left.first, right.last - right.first) + 1 + 2 * gap  # type: ignore[operator]
    odds = -math.log(rate * days / 365.0)
    return max(weigh("time", "floor"), min(weigh("time", "cap"), odds))


def _weekday(left: Facts, right: Facts) -> Iterator[Line]:
    """A date known to the weekday only, against one known to the day: right by chance one time in seven."""
    for loose, exact in ((left, right), (right, left)):
        if not loose.weekdays or exact.first is None or exact.last is None or exact.last - exact.first > 2:
            continue
        # Ordinal 1 is a Monday.
        meets = any((day - 1) % 7 in loose.weekdays for day in range(exact.first, exact.last + 1))
        days = tuple(sorted(loose.weekdays))
        yield (
            ("same weekday", math.log(7 / len(days)), days)
            if meets
            else ("other weekday", weigh("time", "weekday"), days)
        )


def _age(left: Facts, right: Facts) -> float:
    """Years from the event to the earlier of the two reports."""
    said = min(left.said or 0, right.said or 0)
    last = max(left.last or 0, right.last or 0)
    return max(0.0, (said - last) / 365.0) if said else 0.0


def _apart(left: Facts, right: Facts, gap: int) -> Line:
    tight = weights()["tight"]
    loose = max(left.days or 1, right.days or 1) > tight
    slack = weights()["slack"][left.type] + (_LOOSE if loose else 0)
    slack += weights()["leeway"] if left.inferred or right.inferred else 0
    if (
        left.planned != right.planned
        and gap <= PUT_OFF
        and left.type not in ("missile-test", "nuclear-test", "attack")
    ):
        # A plan and what came of it: the later the event, the likelier that it is another one.
        moved = weigh("time", "moved") * (1 + gap / 30)
        near = weigh("time", "apart") + _common(left, right, gap) if gap <= slack else moved
        return "date moved", max(moved, near), (gap, "days apart, one only planned")
    if left.planned and right.planned and gap <= PUT_OFF and _rate(left, right) <= weights()["single"]:
        return "plan moved", weigh("time", "moved") * (1 + gap / 30), (gap, "days apart, both only planned")
    if (
        left.numbered
        and right.numbered
        and left.nth == right.nth
        and (left.nth or 0) > 1
        and left.type == "nuclear-test"
    ):
        # There is one sixth test, whatever day a report has for it.
        return "another day for the same number", weigh("time", "misdated"), (gap, "days apart")
    if left.stands and right.stands:
        return "in force on both days", weigh("time", "standing"), (gap, "days apart")
    if gap == 1 and clocks_apart(left, right):
        return (
            "a day apart by the clock",
            weigh("time", "clock") + _common(left, right, gap),
            (left.zone or "", right.zone or ""),
        )
    if (
        gap == 1
        and max(left.days or 1, right.days or 1) <= _DAYS
        and left.type in weights()["line"]
        and left.report != right.report
        and not loose
    ):
        return "a day apart", weigh("line", left.type) + _common(left, right, gap), "perhaps by another clock"
    if gap <= slack:
        return "close days", weigh("time", "apart") + _common(left, right, gap), (gap, "days apart")
    if _told_later(left, right) or _told_later(right, left):
        return "told later as news", _later(left, right, gap), (gap, "days apart")
    if left.inferred or right.inferred:
        # A guess is off by days more easily than by weeks.
        return (
            "other days by inference",
            weigh("time", "misdated") * min(1.0, 0.4 + gap / 20),
            (gap, "days apart"),
        )
    if gap <= weights()["lasts"].get(left.type, 0):
        return "other days of its course", weigh("time", "under_way") * (1 + gap / 20), (gap, "days apart")
    return "other days", VETO, (gap, "days apart")


@cache
def reach(kind: str, *, planned: bool, loose: bool) -> int:
    """The most days between two dates told for sure that may still be those of one event.

    Args:
        kind: The type of the event.
        planned: Whether one of the accounts tells of a plan.
        loose: Whether one of the dates is only a bound.
    """
    table = weights()
    lasts = int(table["lasts"].get(kind, 0))
    return max(1, lasts, PUT_OFF if planned else int(table["slack"][kind]) + (_LOOSE if loose else 0))


def clocks_apart(left: Facts, right: Facts) -> bool:
    """Whether the earlier of two days is told by a clock far behind that of the later: one evening is the other's morning."""
    if left.zone is None or right.zone is None or left.first is None or right.first is None:
        return False
    early, late = sorted((left, right), key=lambda each: each.first or 0)
    apart = _hours(late.zone or "", late.first or 1) - _hours(early.zone or "", early.first or 1)
    return apart >= float(weights()["clocks"])


@lru_cache(maxsize=4096)
def _hours(zone: str, day: int) -> float:
    """Hours by which a zone is ahead of universal time at noon of a day; not a number for a name that no table knows."""
    try:
        ahead = datetime.combine(date.fromordinal(day), time(12), ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError):
        return math.nan
    return ahead.total_seconds() / 3600 if ahead is not None else 0.0


def _later(left: Facts, right: Facts, gap: int) -> float:
    """Log-odds of news that is background: the rarer such events are, the less likely another came in between."""
    rate = _rate(left, right)
    rare = max(0.0, math.log(365.0 / gap)) / (2 * rate)
    return max(weigh("time", "later") - rate * gap / 120.0 + rare, weigh("time", "misdated"))


def _told_later(guess: Facts, exact: Facts) -> bool:
    """Whether one is only dated to the day of its report, and the other to a day before: news is soon background."""
    if (
        not guess.inferred
        or exact.inferred
        or guess.first is None
        or exact.last is None
        or guess.said is None
    ):
        return False
    return guess.last == guess.said and exact.last < guess.first


def _undated(left: Facts, right: Facts) -> Iterator[Line]:
    if left.first is None and right.first is None:
        yield "both undated", _rarity(left, right), ""
    else:
        bare, dated = (left, right) if left.first is None else (right, left)
        if _foretold(bare, dated):
            yield "next after the announcement", weigh("time", "next"), ""
        yield "undated", _rarity(left, right), ""
        if _out_of_bounds(bare, dated):
            yield "out of bounds", weigh("time", "bounds"), "its report came before, or its event had passed"
    if left.said is not None and right.said is not None:
        apart = abs(left.said - right.said)
        if apart <= 3:
            yield "same news", weigh("time", "same_news"), ("reports", apart, "days apart")
        elif apart > 100 and left.planned == right.planned:
            yield "old news", weigh("time", "old_news"), ("reports", apart, "days apart")


def _foretold(bare: Facts, dated: Facts) -> bool:
    """Whether one is agreed on for a day not told, and the other came about soon after: the next round is the one agreed."""
    if (
        bare.status != "scheduled"
        or bare.level != dated.level
        or bare.said is None
        or dated.first is None
        or dated.last is None
    ):
        return False
    return bare.said - 1 <= dated.first and dated.last <= bare.said + SOON and not dated.planned


def _out_of_bounds(bare: Facts, dated: Facts) -> bool:
    if bare.said is None or dated.first is None or dated.last is None:
        return False
    if bare.status in ("scheduled", "proposed"):
        return dated.last < bare.said - 1
    return bare.status in ("happened", "ongoing") and dated.first > bare.said + 1
