"""Makers of values counted from the day read from, or from a date told before."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from communique.dating import arithmetic as cal
from communique.dating.makers_calendar import PARTS, dated, edge, relative_step
from communique.dating.numbers import figures, number
from communique.dating.values import Found, Now, Value
from communique.model import Interval
from communique.model.interval import day as one_day
from communique.model.interval import span_of

LETTERS: Final = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "E", "century": "C", "quarter": "Q",
                  "hour": "H", "minute": "M", "second": "S", "fortnight": "W", "weekend": "WE", "millennium": "L"}  # fmt: skip
_IRREGULAR: Final = {"centuries": "century", "yrs": "year", "hrs": "hour", "mins": "minute"}
_CLOCK_UNITS: Final = frozenset({"hour", "minute", "second"})
_SHORT: Final = 31
_FINE: Final = frozenset({"day", "week", "hour", "minute", "fortnight", "weekend"})
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}


def unit_of(text: str) -> str:
    """A unit of time in the singular, from the last word of `text`."""
    word = text.split()[-1] if text else ""
    return _IRREGULAR.get(word, word.removesuffix("s"))


def counts_days(found: Found) -> bool:
    """Whether an expression counts days or weeks, which nobody counts from a month or a year."""
    unit = unit_of(found.get("u")) if "u" in found.rule.pattern.groupindex else ""
    return unit in _FINE or found.rule.name == "narrative-part"


def shift(value: date, unit: str, count: float) -> date | None:
    """The day `count` units later; hours and less stay on the day unless they fill days."""
    if unit in _CLOCK_UNITS:
        hours = count * {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}[unit]
        return cal.shift_days(value, int(hours / 24)) if abs(hours) < 1e8 else None
    if abs(count) > 1e6:
        return None
    if unit in _DAYS:
        return cal.shift_days(value, round(count * _DAYS[unit]))
    return cal.shift_months(value, round(count * _MONTHS[unit])) if unit in _MONTHS else None


def unit_span(value: date, unit: str, step: int = 0) -> tuple[Interval | None, str]:
    """The calendar unit that holds a day, or the one `step` units later, and its TIMEX3 value."""
    if unit == "weekend":
        weekend = cal.weekend_span(value, step)
        return weekend, "" if weekend is None else f"{cal.iso_week(weekend.start)}-WE"
    moved = shift(value.replace(day=1) if unit in _MONTHS else value, unit, step)
    if moved is None:
        return None, ""
    if unit == "day":
        return one_day(moved), moved.isoformat()
    if unit in ("week", "fortnight"):
        return cal.week_span(moved), cal.iso_week(moved)
    if unit == "month":
        return cal.month_span(moved.year, moved.month), f"{moved:%Y-%m}"
    if unit == "quarter":
        number = (moved.month + 2) // 3
        return cal.quarter_span(moved.year, number), f"{moved.year:04d}-Q{number}"
    if unit == "year":
        return cal.year_span(moved.year), f"{moved.year:04d}"
    if unit == "decade":
        return cal.year_span(moved.year // 10 * 10 or 1, 10, "decade"), f"{moved.year // 10:03d}"
    if unit == "century":
        return cal.year_span(moved.year // 100 * 100 or 1, 100, "range"), f"{moved.year // 100:02d}"
    return None, ""


def deictic(found: Found, now: Now) -> Value | None:
    """Today, yesterday, tomorrow, tonight, this morning: days from the day read from."""
    part = found.get("p")
    if found.rule.name == "last-night" and part not in ("night", "evening"):
        return None
    code = PARTS.get(part) or found.rule.params.get("part")
    kind, stamp = ("TIME", f"T{code}") if code else ("DATE", "")
    day = None if now.day is None else cal.shift_days(now.day, found.rule.params["days"])
    if day is None:
        return Value(kind, f"XXXX-XX-XX{stamp}", None, "none")
    return Value(kind, day.isoformat() + stamp, one_day(day))


def overnight(found: Found, now: Now) -> Value | None:
    """The night between the day before and the day read from."""
    if now.day is None:
        return Value("TIME", "XXXX-XX-XXTNI", None, "none")
    return Value(
        "TIME", f"{now.day.isoformat()}TNI", cal.between(cal.shift_days(now.day, -1), now.day, "range")
    )


def unit_relative(found: Found, now: Now) -> Value | None:
    """`last month`, `this year`, `earlier this week`, `late last year`, `the end of the decade`.

    `earlier` ends and `later` begins at the day read from, and so does a bare `this` where the clause looks back or
    ahead: what happened "this week" lies between Monday and the report.
    """
    unit = unit_of(found.get("u"))
    if now.day is None:
        return dated(None, "XXXX" if unit == "year" else f"XXXX-{'WXX' if unit == 'week' else 'XX'}", "none")
    if unit not in LETTERS or unit in _CLOCK_UNITS:
        return None
    step = relative_step(found.get("l"))
    whole, value = unit_span(now.day, unit, step)
    if whole is None:
        return None
    said = found.get("e")
    if not said and found.words.low(found.last) in ("'s", "’s"):
        return dated(whole, value, "report")
    return dated(_bounded(whole, said, step, now), value, "report")


def _bounded(whole: Interval, said: str, step: int, now: Now) -> Interval:
    day = now.day
    inside = day is not None and whole.contains(day)
    if (
        said
        and "earlier" not in said
        and "later" not in said.split()
        and "rest" not in said
        and "remainder" not in said
    ):
        return cal.part_of(whole, edge(said))
    if step != 0 or day is None or not inside or whole.days == 1:
        return whole
    if "earlier" in said or (not said and now.direction() < 0):
        return span_of(whole.start, day)
    if "later" in said or "re" in said[:6] or (not said and now.direction() > 0):
        return span_of(day, whole.end)
    return whole


def fixed_year_end(found: Found, now: Now) -> Value | None:
    """`year-end`: the last three months of the year."""
    whole = None if now.day is None else cal.year_span(now.day.year)
    if whole is None:
        return dated(None, "XXXX", "none")
    return dated(cal.part_of(whole, "late"), f"{whole.start.year:04d}", "report")


def new_year(found: Found, now: Now) -> Value | None:
    """`the new year`: the next one in the last quarter, the present one before."""
    if now.day is None:
        return dated(None, "XXXX", "none")
    whole = cal.year_span(now.day.year + (1 if now.day.month >= 9 else 0))
    return None if whole is None else dated(whole, f"{whole.start.year:04d}", "report")


def year_ago(found: Found, now: Now) -> Value | None:
    """`this time last year`: the month a year before."""
    day = None if now.day is None else cal.shift_months(now.day, -12)
    if day is None:
        return dated(None, "XXXX", "none")
    return dated(cal.month_span(day.year, day.month), f"{day:%Y-%m}", "report")


def offset(found: Found, now: Now) -> Value | None:
    """So many units before or after the day read from, or a date told before.

    Days and weeks give days; months and years give the month or year they lead to, since nobody counts their days.
    """
    params = found.rule.params
    unit = unit_of(found.get("u"))
    said = found.get("n")
    count = number(said) if said else 1.0
    if unit not in LETTERS:
        return None
    base, anchor = _base(found, now, unit)
    if base is None:
        return Value("DATE", "PAST_REF" if params["sign"] < 0 else "FUTURE_REF", None, "none")
    if count is None:
        return _vague_offset(base, unit, said, params["sign"], anchor)
    start, end = (shift(each, unit, params["sign"] * count) for each in (base.start, base.end))
    if start is None or end is None:
        return None
    if unit == "year" and base.precision == "quarter":
        return Value(
            "DATE",
            f"{start.year:04d}-Q{(start.month + 2) // 3}",
            cal.quarter_span(start.year, (start.month + 2) // 3),
            anchor,
        )
    return _landed(start, end, unit, anchor, params["sign"])


def offset_from(found: Found, now: Now) -> Value | None:
    """`a month after the summit`, `two days before they met`: a duration from an event that the text tells.

    Its days are counted from the last date told before, where there is one.
    """
    unit, said = unit_of(found.get("u")), found.get("n")
    count = number(said)
    if unit not in LETTERS:
        return None
    amount = "X" if count is None else figures(count)
    value = f"P{'T' if unit in _CLOCK_UNITS else ''}{amount}{LETTERS[unit]}"
    previous = now.previous
    if count is None or previous is None or previous.days > _SHORT:
        return Value("DURATION", value, None, "none")
    start, end = (
        shift(each, unit, found.rule.params["sign"] * count) for each in (previous.start, previous.end)
    )
    if start is None or end is None:
        return Value("DURATION", value, None, "none")
    return Value("DURATION", value, _landed(start, end, unit, "previous", 1).interval, "previous")


def _base(found: Found, now: Now, unit: str) -> tuple[Interval | None, str]:
    previous = now.previous
    if previous is not None and (previous.days <= _SHORT or unit not in ("day", "week", "hour")):
        quarter_ago = unit == "year" and previous.precision == "quarter"
        if found.rule.params["anchor"] == "previous" or quarter_ago:
            return previous, "previous"
    return (None, "none") if now.day is None else (one_day(now.day), "report")


def _landed(start: date, end: date, unit: str, anchor: str, sign: int) -> Value:
    if unit in _CLOCK_UNITS:
        return Value("TIME", start.isoformat(), span_of(start, end), anchor)
    if unit == "week" and anchor == "report" and start == end and sign < 0:
        week = cal.week_span(start)
        return Value("DATE", cal.iso_week(start), week, anchor)
    if unit in ("day", "week", "fortnight"):
        return Value("DATE", start.isoformat(), span_of(start, end), anchor)
    span, value = unit_span(start, "month" if unit == "quarter" else unit)
    last, _ = unit_span(end, "month" if unit == "quarter" else unit)
    if unit == "quarter":
        value = f"{start.year:04d}-Q{(start.month + 2) // 3}"
    if span is None or last is None:
        return Value("DATE", value, None, anchor)
    return Value("DATE", value, span.hull(last), anchor)


def _vague_offset(base: Interval, unit: str, said: str, sign: int, anchor: str) -> Value | None:
    """`several weeks ago`: two to nine units away."""
    near, far = (shift(base.end if sign < 0 else base.start, unit, sign * count) for count in (2, 9))
    ends = (far, near) if sign < 0 else (near, far)
    interval = cal.between(*ends, "vague")
    return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", interval, anchor)


def vague_past(found: Found, now: Now) -> Value | None:
    """`years ago`."""
    return Value("DATE", "PAST_REF", None, "none")


def within(found: Found, now: Now) -> Value | None:
    """`within 60 days`: from the day read from to that many units later."""
    unit = unit_of(found.get("u"))
    said = found.get("n")
    count = number(said) if said else None
    value = (
        f"P{'T' if unit in _CLOCK_UNITS else ''}{figures(count) if count is not None else 'X'}{LETTERS[unit]}"
    )
    if now.day is None:
        return Value("DURATION", value, None, "none")
    reach = count if count is not None else (7.0 if unit == "day" else 4.0)
    ahead = now.direction() >= 0
    far = shift(now.day, unit, reach if ahead else -reach)
    interval = cal.between(now.day, far, "range") if ahead else cal.between(far, now.day, "range")
    return Value("DURATION", value, interval, "report")


def narrative(found: Found, now: Now) -> Value | None:
    """`the next day`, `that week`, `the same month`: seen from the date told before."""
    unit = unit_of(found.get("u") or found.rule.params.get("u", ""))
    said = found.get("l")
    previous = now.previous
    if previous is not None and previous.days > _SHORT and unit in ("day", "week", "weekend"):
        previous = None
    base = previous.start if previous is not None else now.day
    if unit not in LETTERS or base is None:
        return Value("DATE", "PAST_REF", None, "none") if base is None else None
    far = previous.end if previous is not None and relative_step(said) > 0 else base
    span, value = unit_span(far, unit, relative_step(said))
    part = PARTS.get(found.get("p"))
    if part:
        return Value("TIME", f"{value}T{part}", span, "previous" if previous is not None else "report")
    return dated(span, value, "previous" if previous is not None else "report")


def stretch(found: Found, now: Now) -> Value | None:
    """`the past three weeks`, `in recent months`, `the coming days`: up to, or from, the day read from.

    A vague count of days reaches a week, of other units three; months and years begin at their first day.
    """
    sign = found.rule.params["sign"]
    unit = unit_of(found.get("u"))
    said = found.get("n")
    count = number(said) if said else (1.0 if not found.get("u").endswith("s") else None)
    if unit not in LETTERS:
        return None
    value = (
        f"P{'T' if unit in _CLOCK_UNITS else ''}{figures(count) if count is not None else 'X'}{LETTERS[unit]}"
    )
    if found.rule.name in ("recent-years",) or (found.get("l") == "recent" and not said):
        value = "PAST_REF" if found.rule.name == "recent-years" else value
    if now.day is None:
        return Value("DURATION", value, None, "none")
    reach = count if count is not None else (7.0 if unit == "day" else 3.0)
    if sign > 0:
        interval = cal.between(
            now.day, shift(now.day, unit, reach), "range" if count is not None else "vague"
        )
    else:
        days_off = 1 if unit == "day" and count is not None and count > 1 else 0
        start = shift(now.day, unit, -(reach - days_off))
        if start is not None and count is None and unit in ("month", "year"):
            start = start.replace(day=1) if unit == "month" else start.replace(month=1, day=1)
        interval = cal.between(start, now.day, "range" if count is not None else "vague")
    return Value("DURATION", value, interval, "report")


def reference(found: Found, now: Now) -> Value | None:
    """`now`, `recently`, `soon`: the day read from, or no day at all."""
    params = found.rule.params
    here = params["interval"] == "report" and now.day is not None
    interval = one_day(now.day) if here and now.day is not None else None
    return Value("DATE", params["value"], interval, "report" if here else "none")


def clock(found: Found, now: Now) -> Value | None:
    """A time of day: on the date told before in the clause, otherwise on the day read from."""
    text = found.text
    said = found.get("c") or text
    match = re.search(r"(\d{1,2})[:.](\d\d)|(\d\d)(\d\d)|(\d{1,2})", said)
    if match is None:
        stamp = "T12:00" if said in ("noon", "midday") else "T24:00" if said == "midnight" else ""
        if not stamp and (hours := number(said)) is not None:
            stamp = f"T{int(hours):02d}:00"
    else:
        parts = [int(each) for each in match.groups() if each is not None]
        hour, minute = parts[0], parts[1] if len(parts) > 1 else 0
        evening = re.search(r"p\.?m|afternoon|evening", text) is not None
        if re.search(r"[ap]\.?m", text) is not None and hour > 12:
            return None
        hour = (
            hour % 12 + 12
            if evening and hour <= 12
            else 0
            if hour == 12 and re.search(r"a\.?m", text)
            else hour
        )
        if hour > 24 or minute > 59:
            return None
        stamp = f"T{hour:02d}:{minute:02d}"
    if not stamp:
        return None
    day = now.day
    if day is None:
        return Value("TIME", f"XXXX-XX-XX{stamp}", None, "none")
    return Value("TIME", day.isoformat() + stamp, one_day(day))
