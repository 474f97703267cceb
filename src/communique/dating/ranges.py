"""Dates that belong together: `from Monday to Wednesday`, `by the end of the year`, `since March`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from typing import Final

from communique.dating.patterns import Rule
from communique.dating.values import Found, Grounded, Value
from communique.model import Interval
from communique.model.interval import Precision, span_of

_OPENERS: Final = frozenset({"from", "between", "of"})
_JOINTS: Final = frozenset({"to", "through", "until", "till", "and", "or", "-", "–", "—"})
_UNTIL: Final = frozenset({"by", "until", "till", "til", "through", "thru"})
_CLOCK_JOINTS: Final = frozenset({"on", "at", ",", "-", "–", "|", "(", "the", "local", "time"})
_MONTHS: Final = 62
_LONGEST: Final = 20 * 366


@lru_cache(maxsize=4096)
def named(rule: Rule, name: str) -> Rule:
    """The rule under another name."""
    return replace(rule, name=name)


def joined(grounded: Sequence[Grounded]) -> list[Grounded]:
    """One value for two dates with a joint between them and, for `to` and `and`, an opener before them.

    `or` joins two of one precision ("in January or February"). The second end is taken after the first.
    """
    held: list[Grounded] = []
    for each in grounded:
        merged = _merge(held[-1], each) if held else None
        if merged is None:
            held.append(each)
        else:
            held[-1] = merged
    return held


def _merge(left: Grounded, right: Grounded) -> Grounded | None:
    words = left.found.words
    if right.found.first - left.found.last != 1 or left.value.kind != "DATE" or right.value.kind != "DATE":
        return None
    joint = words.low(left.found.last)
    first, second = left.value.interval, right.value.interval
    if joint not in _JOINTS or first is None or second is None:
        return None
    opened = words.low(left.found.first - 1) in _OPENERS
    alike = first.precision == second.precision
    if joint in ("and", "to", "or", "until", "through", "till"):
        fits = (joint == "or" and alike) or (
            opened and (joint != "and" or words.low(left.found.first - 1) == "between")
        )
        if not fits and not (joint in ("to", "through") and alike):
            return None
    elif not alike:
        return None
    told = second
    second = _after(first, second, right.value.anchor)
    if second is None or second.end < first.start:
        return None
    start, end = min(first.start, second.start), max(first.end, second.end)
    if (end - start).days > _LONGEST and first.precision != "year":
        return None
    precision: Precision = "range"
    last = right.value.value
    if second != told and last[:4].isdigit():
        last = second.start.isoformat() if second.days == 1 else f"{second.start.year:04d}{last[4:]}"
    value = Value("DATE", f"{left.value.value}/{last}", span_of(start, end, precision), left.value.anchor)
    found = replace(left.found, last=right.found.last, rule=named(left.found.rule, "range"))
    return replace(left, found=found, value=value)


def _after(first: Interval, second: Interval, anchor: str) -> Interval | None:
    """The second end of a range: weekdays and months that would fall before the first come a week or a year later."""
    if second.end >= first.start:
        back = _years_later(second, -1) if anchor != "explicit" and second.days <= 31 else None
        return second if back is None or back.start < first.start else back
    gap = (first.start - second.start).days
    if second.days == 1 and gap < 7:
        return second.shift(7)
    return _years_later(second, 1)


def _years_later(interval: Interval, years: int) -> Interval | None:
    try:
        start, end = (each.replace(year=each.year + years) for each in (interval.start, interval.end))
    except ValueError:
        return None
    return Interval(start, end, interval.precision)


def clocks(grounded: Sequence[Grounded]) -> list[Grounded]:
    """One value for a time of day and the day beside it: `3:15 p.m. Friday`, `Monday at noon`."""
    held: list[Grounded] = []
    for each in grounded:
        merged = _clock_and_day(held[-1], each) if held else None
        if merged is None:
            held.append(each)
        else:
            held[-1] = merged
    return held


def _clock_and_day(left: Grounded, right: Grounded) -> Grounded | None:
    clock, other = (left, right) if left.found.rule.make == "clock" else (right, left)
    if clock.found.rule.make != "clock" or other.found.rule.make == "clock":
        return None
    day = other.value.interval
    if (
        other.value.kind not in ("DATE", "TIME")
        or (day is not None and day.days != 1)
        or "_REF" in other.value.value
    ):
        return None
    words = left.found.words
    between = words.lows[left.found.last : right.found.first]
    if len(between) > 2 or not all(each in _CLOCK_JOINTS for each in between):
        return None
    stamp = clock.value.value.partition("T")[2]
    date_part = other.value.value.partition("T")[0]
    zone = clock.value.zone or other.value.zone
    value = Value("TIME", f"{date_part}T{stamp}", day, other.value.anchor, zone)
    found = replace(other.found, first=left.found.first, last=right.found.last)
    return replace(left, found=found, value=value)


def deadlines(grounded: Sequence[Grounded], anchor: Interval | None) -> list[Grounded]:
    """Stretch what holds until or since a date to the day read from.

    `by Dec. 15` in a report of October runs from the report to 15 December; `before March` to the last of
    February; `since March` from 1 March to the report. The rule's name gets `+until` or `+since`.
    """
    return [_stretched(each, anchor) for each in grounded] if anchor is not None else list(grounded)


def _stretched(each: Grounded, anchor: Interval) -> Grounded:
    interval, words = each.value.interval, each.found.words
    if (
        interval is None
        or each.value.kind not in ("DATE", "TIME")
        or each.found.rule.name in ("now", "current")
    ):
        return each
    before = words.low(each.found.first - 1)
    if before in ("the", "about", "around"):
        before = words.low(each.found.first - 2)
    if before in _UNTIL and interval.end > anchor.start:
        if "middle of" in each.found.text and interval.days > _MONTHS:
            interval = Interval(interval.start, interval.midpoint.replace(day=1) - timedelta(1), "range")
        return _with(each, span_of(anchor.start, interval.end), "until")
    if before == "before" and "end of" in each.found.text and interval.end > anchor.start:
        return _with(each, span_of(anchor.start, interval.end), "until")
    if before == "before" and interval.start - timedelta(1) >= anchor.end and interval.start > anchor.start:
        return _with(each, span_of(anchor.start, interval.start - timedelta(1)), "until")
    if before == "since" and interval.start <= anchor.end:
        return _with(each, span_of(interval.start, anchor.end), "since")
    return each


def _with(each: Grounded, interval: Interval, suffix: str) -> Grounded:
    found: Found = replace(each.found, rule=named(each.found.rule, f"{each.found.rule.name}+{suffix}"))
    return replace(each, found=found, value=replace(each.value, interval=interval))
