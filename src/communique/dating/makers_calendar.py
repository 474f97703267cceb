"""Makers of values that name the calendar: dates, months, years, seasons, quarters, weekdays, named days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from communique.dating import arithmetic as cal
from communique.dating.holidays import HOLIDAYS
from communique.dating.numbers import number, ordinal
from communique.dating.values import Found, Now, Value
from communique.model import Interval
from communique.model.interval import day as one_day

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS: Final = {
    name: number for number, name in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
}
PARTS: Final = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "noon": "MI", "midnight": "NI",
    "dawn": "MO", "dusk": "EV", "lunchtime": "MI", "nightfall": "EV", "daybreak": "MO", "sunrise": "MO", "sunset": "EV",
}  # fmt: skip
_CENTURY_PIVOT: Final = 40
_YEAR: Final = 366
_AGES: Final = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
                "eighties": 80, "nineties": 90}  # fmt: skip


def month_number(text: str) -> int:
    """Number of a month by its name or short form."""
    return MONTHS[text.rstrip(".").strip()]


def weekday_number(text: str) -> int:
    """Number of a weekday by its name, short form or plural; Monday is 0."""
    return WEEKDAYS[text[:3]]


def edge(text: str) -> str:
    """Whether words like `the end of` or `early` mean the `early`, `mid` or `late` part; `whole` for neither."""
    if not text:
        return "whole"
    if re.search(r"\b(?:mid|middle)\b", text):
        return "mid"
    if re.search(r"\b(?:late|end|close|closing|second|latter|final|last|later|tail)\b", text):
        return "late"
    return "early"


def relative_step(text: str) -> int:
    """-1 for last and past, 1 for next and coming, 0 for this."""
    if re.search(r"\b(?:last|past|previous|preceding|prior|latest)\b", text):
        return -1
    return 1 if re.search(r"\b(?:next|coming|following|upcoming|forthcoming)\b", text) else 0


def full_year(text: str) -> int:
    """A year from four figures or two (`'98`, `16`): two stand for 1941 to 2040."""
    value = int(re.sub(r"\D", "", text))
    if value >= 100:
        return value
    return value + (2000 if value <= _CENTURY_PIVOT else 1900)


def told_year(found: Found, now: Now) -> int | None:
    """The year that the words say, in figures or as `last year`; None if they say none."""
    if (said := found.get("y")) != "":
        return full_year(said)
    if (said := found.get("k")) != "" and now.day is not None:
        return now.day.year + relative_step(said)
    return None


def choose(candidates: Iterable[Interval | None], now: Now, direction: int) -> Interval | None:
    """Of the same day or month in several years the one that the clause means.

    The nearest: what lies against the clause's direction counts as farther away, and so does the future where nothing
    says where the clause looks, because news tells more of what was than of what will be.
    """
    if now.day is None:
        return None
    day = now.day
    held = sorted(each for each in candidates if each is not None)
    return min(held, key=lambda each: _remoteness(each, day, direction), default=None)


def _remoteness(each: Interval, day: date, direction: int) -> float:
    days = 0 if each.contains(day) and each.days > 1 else (each.midpoint - day).days
    short = each.days == 1
    if days > 0 and direction <= 0:
        if not short and direction < 0:
            return days + _YEAR
        return days * ((1.3 if direction == 0 else 2.5) if short else 2.0)
    if days < 0 and direction > 0:
        return -days * (2.5 if short else 3.0)
    return abs(days)


def years_around(now: Now) -> tuple[int, ...]:
    """The years of the day read from, the one before and the one after."""
    return () if now.day is None else (now.day.year - 1, now.day.year, now.day.year + 1)


def dated(interval: Interval | None, value: str, anchor: str) -> Value:
    """A date; without an interval nothing anchors it."""
    return Value("DATE", value, interval, anchor if interval is not None else "none")


def _spread(maker: Callable[[int], Interval | None], found: Found, now: Now) -> tuple[Interval | None, str]:
    """The interval of a month, day or season in the year told, or in the year meant; and its anchor."""
    year = told_year(found, now)
    if year is not None:
        return maker(year), "explicit" if found.get("y") else "report"
    return choose((maker(each) for each in years_around(now)), now, now.direction()), "report"


def written(found: Found, now: Now) -> Value | None:
    """Dates in figures: 2016-10-22, 2016/10/22, 10/22/16, 22.10.2016, 20161022; the month first unless it cannot be."""
    text = found.text
    if "t" in text:
        text, _, clock = text.partition("t")
    else:
        clock = ""
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if len(parts) == 1:
        parts = [parts[0] // 10000, parts[0] // 100 % 100, parts[0] % 100]
    if len(parts) != 3:
        return None
    first, second, third = parts
    if first > 31:
        tries = [(first, second, third)]
    else:
        year = full_year(f"{third:02d}")
        tries = [(year, first, second), (year, second, first)]
        if "." in text:
            tries.reverse()
    day = next((made for each in tries if (made := cal.day_of(*each)) is not None), None)
    if day is None:
        return None
    stamp = f"T{clock[:5]}" if clock else ""
    return Value("TIME" if clock else "DATE", day.isoformat() + stamp.upper(), one_day(day), "explicit")


def calendar_day(found: Found, now: Now) -> Value | None:
    """A day of a named month, with the year where it is told."""
    month = month_number(found.get("m"))
    day = ordinal(found.get("o") or found.get("d"))
    if day is None:
        return None
    weekday = found.get("w")

    def of(year: int) -> Interval | None:
        made = cal.day_of(year, month, day)
        return None if made is None else one_day(made)

    interval, anchor = _spread(of, found, now)
    if (
        weekday
        and interval is not None
        and not found.get("y")
        and interval.start.weekday() != weekday_number(weekday)
    ):
        fits = [each for year in years_around(now) if (each := of(year)) is not None
                and each.start.weekday() == weekday_number(weekday)]  # fmt: skip
        interval = choose(fits, now, 0) or interval
    if interval is None:
        leap = cal.day_of(2000, month, day)
        return None if leap is None or found.get("y") else dated(None, f"XXXX-{month:02d}-{day:02d}", anchor)
    return dated(interval, interval.start.isoformat(), anchor)


def calendar_days(found: Found, now: Now) -> Value | None:
    """Several days of one month: `21-22 October`, `Feb. 27 and 28`."""
    month = month_number(found.get("m"))
    first, last = ordinal(found.get("d")), ordinal(found.get("x"))
    if first is None or last is None or last <= first:
        return None

    def of(year: int) -> Interval | None:
        return cal.between(cal.day_of(year, month, first), cal.day_of(year, month, last), "range")

    interval, anchor = _spread(of, found, now)
    if interval is None:
        return dated(None, f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}", anchor)
    return dated(interval, f"{interval.start}/{interval.end}", anchor)


def day_number(found: Found, now: Now) -> Value | None:
    """`the 12th`, with or without its weekday: the day of this month, or of the month that the weekday fits."""
    day = ordinal(found.get("d"))
    if day is None or not 1 <= day <= 31:
        return None
    if now.day is None:
        return dated(None, f"XXXX-XX-{day:02d}", "none")
    weekday = found.get("w")
    near: list[Interval | None] = []
    for months in range(-11, 12) if weekday else (-1, 0, 1):
        month = cal.shift_months(now.day.replace(day=1), months)
        made = None if month is None else cal.day_of(month.year, month.month, day)
        if made is not None and (not weekday or made.weekday() == weekday_number(weekday)):
            near.append(one_day(made))
    interval = choose(near, now, now.direction())
    return None if interval is None else dated(interval, interval.start.isoformat(), "report")


def month(found: Found, now: Now) -> Value | None:
    """A month, whole or its early, middle or late part, with the year where it is told."""
    number = month_number(found.get("m"))
    said = found.get("l")
    step = relative_step(said) if said else None

    def of(year: int) -> Interval | None:
        return cal.month_span(year, number)

    if step is None or now.day is None:
        interval, anchor = _spread(of, found, now)
    else:
        interval, anchor = _stepped([of(year) for year in years_around(now)], now, step), "report"
    part = edge(found.get("e"))
    if interval is None:
        return None if found.get("y") else dated(None, f"XXXX-{number:02d}", anchor)
    return dated(cal.part_of(interval, part), f"{interval.start.year:04d}-{number:02d}", anchor)


def _stepped(candidates: list[Interval | None], now: Now, step: int) -> Interval | None:
    """`last June`, `this June`, `next June`: before, within or after the year of the day read from."""
    day = now.day
    held = sorted(each for each in candidates if each is not None)
    if day is None or not held:
        return None
    if step < 0:
        return next((each for each in reversed(held) if each.end < day), held[0])
    if step > 0:
        return next((each for each in held if each.start > day), held[-1])
    same = [each for each in held if each.start.year == day.year]
    return same[0] if same else held[0]


def months(found: Found, now: Now) -> Value | None:
    """Two months under one year: `January and February 2019`, `May-June`."""
    first, last = month_number(found.get("m")), month_number(found.get("n"))

    def of(year: int) -> Interval | None:
        start = cal.month_span(year - (1 if last < first else 0), first)
        end = cal.month_span(year, last)
        return None if start is None or end is None else cal.between(start.start, end.end, "range")

    interval, anchor = _spread(of, found, now)
    if interval is None:
        return dated(None, f"XXXX-{first:02d}/XXXX-{last:02d}", anchor)
    return dated(interval, f"{interval.start:%Y-%m}/{interval.end:%Y-%m}", anchor)


def year(found: Found, now: Now) -> Value | None:
    """A year in figures, whole or its early, middle or late part."""
    number = full_year(found.get("y"))
    whole = cal.year_span(number)
    part = edge(found.get("e"))
    return None if whole is None else dated(cal.part_of(whole, part), f"{number:04d}", "explicit")


def spelled_year(found: Found, now: Now) -> Value | None:
    """A year in words: `nineteen ninety-six`, `two thousand and four`."""
    words = found.get("y").split()
    if words[0] == "two":
        rest = number(words[-1]) if words[-1] not in ("thousand", "and") else 0.0
        value = 2000 + int(rest or 0)
    else:
        value = (1900 if words[0] == "nineteen" else 2000) + int(number(" ".join(words[1:])) or 0)
    return dated(cal.year_span(value), f"{value:04d}", "explicit")


def years_joined(found: Found, now: Now) -> Value | None:
    """Years from one to another: `1950-53`, `from 2003 to 2008`."""
    first = full_year(found.get("y"))
    said = found.get("z")
    last = int(said) if len(said) == 4 else first - first % 100 + int(said)
    interval = cal.between(cal.day_of(first, 1, 1), cal.day_of(last, 12, 31), "range")
    if interval is None or last <= first:
        return None
    return dated(interval, f"{first:04d}/{last:04d}", "explicit")


def decade(found: Found, now: Now) -> Value | None:
    """A decade: `the 1990s`, `the early '80s`, `the nineties`."""
    said = found.get("y")
    start = int(re.sub(r"\D", "", said)) if said else _AGES[found.get("w")]
    if start < 100:
        start += 2000 if said and start <= 10 else 1900
    whole = cal.year_span(start, 10, "decade")
    part = edge(found.get("e"))
    return None if whole is None else dated(cal.part_of(whole, part), f"{start // 10:03d}", "explicit")


def century(found: Found, now: Now) -> Value | None:
    """A century: `the 21st century` is 2000 to 2099, as TIMEX3 counts."""
    number = ordinal(found.get("o"))
    if number is None or not 1 <= number <= 98:
        return None
    whole = cal.year_span(100 * (number - 1) or 1, 100, "range")
    return dated(whole, f"{number - 1:02d}", "explicit")


def season(found: Found, now: Now) -> Value | None:
    """A season by its year, as `last summer`, or as the clause means it."""
    name = found.get("s").removesuffix("time")
    said = found.get("l")

    def of(year: int) -> Interval | None:
        return cal.season_span(year, name)

    if said and now.day is not None:
        around = [of(year) for year in years_around(now)]
        interval, anchor = _stepped(around, now, relative_step(said)), "report"
    else:
        interval, anchor = _spread(of, found, now)
    code = cal.SEASONS[name][0]
    if interval is None:
        return dated(None, f"XXXX-{code}", anchor)
    return dated(cal.part_of(interval, edge(found.get("e"))), f"{interval.start.year:04d}-{code}", anchor)


def quarter(found: Found, now: Now) -> Value | None:
    """A quarter of a year: `the third quarter`, `Q3 2018`, `last quarter`."""
    said, named, nth = found.get("l"), found.get("q"), found.get("o")
    if nth or named:
        number = (int(named[1]) if named else ordinal(nth)) or 0
        if not 1 <= number <= 4:
            return None
        interval, anchor = _spread(lambda each: cal.quarter_span(each, number), found, now)
        if interval is None:
            return dated(None, f"XXXX-Q{number}", anchor)
    else:
        if now.day is None:
            return dated(None, "XXXX-QX", "none")
        anchor = "report"
        step = relative_step(said) if said else -1
        base = now.day
        if not said and now.previous is not None and now.previous.precision == "quarter":
            base, step = now.previous.start, 0
        moved = cal.shift_months(base.replace(day=1), 3 * step)
        interval = None if moved is None else cal.quarter_span(moved.year, (moved.month + 2) // 3)
        if interval is None:
            return None
        number = (interval.start.month + 2) // 3
    return dated(cal.part_of(interval, edge(found.get("e"))), f"{interval.start.year:04d}-Q{number}", anchor)


def half(found: Found, now: Now) -> Value | None:
    """A half of a year."""
    said = found.get("h")
    number = 1 if said.startswith("first") or said == "h1" else 2
    year_said = told_year(found, now)
    if year_said is None and now.day is None:
        return dated(None, f"XXXX-H{number}", "none")
    year_meant = year_said if year_said is not None else (now.day.year if now.day is not None else 0)
    return dated(
        cal.half_span(year_meant, number),
        f"{year_meant:04d}-H{number}",
        "explicit" if found.get("y") else "report",
    )


def _stamp(part: str) -> tuple[str, str]:
    """Kind and suffix for a part of a day."""
    code = PARTS.get(part.removesuffix("s")) if part else None
    return ("TIME", f"T{code}") if code else ("DATE", "")


def weekday(found: Found, now: Now) -> Value | None:
    """A weekday: bare by the clause's tense, `last` strictly before and `next` strictly after the day read from."""
    number = weekday_number(found.get("w"))
    kind, stamp = _stamp(found.get("p"))
    if now.day is None:
        return Value(kind, f"XXXX-WXX-{number + 1}{stamp}", None, "none")
    said = found.get("l")
    if not said and found.words.low(found.last) in ("'s", "’s"):
        near = (cal.weekday_near(now.day, number, -1), cal.weekday_near(now.day, number, 1))
        picked = choose((None if each is None else one_day(each) for each in near), now, now.direction())
        day = None if picked is None else picked.start
    elif not said:
        ahead = now.direction() > 0
        day = cal.weekday_near(now.day, number, 1 if ahead else -1, include=True)
    else:
        step = relative_step(said)
        if step == 0:
            week = cal.week_span(now.day)
            day = None if week is None else cal.shift_days(week.start, number)
        else:
            day = cal.weekday_near(now.day, number, step, include=False)
    return None if day is None else Value(kind, day.isoformat() + stamp, one_day(day))


def weekday_of_week(found: Found, now: Now) -> Value | None:
    """A weekday of a week told by `last`, `this` or `next`."""
    number = weekday_number(found.get("w"))
    kind, stamp = _stamp(found.get("p"))
    week = None if now.day is None else cal.week_span(now.day, relative_step(found.get("l")))
    day = None if week is None else cal.shift_days(week.start, number)
    if day is None:
        return Value(kind, f"XXXX-WXX-{number + 1}{stamp}", None, "none")
    return Value(kind, day.isoformat() + stamp, one_day(day))


def weeks_from_weekday(found: Found, now: Now) -> Value | None:
    """`a week from Monday`, `two days after Friday`."""
    count = number(found.get("n"))
    unit = found.get("u").rstrip("s")
    target = weekday_number(found.get("w"))
    if count is None or unit not in ("day", "week") or now.day is None:
        return None
    back = found.get("a") in ("before", "ago")
    ahead = found.get("a") == "from" or now.direction() > 0
    start = cal.weekday_near(now.day, target, 1 if ahead else -1)
    days = int(count * (7 if unit == "week" else 1)) * (-1 if back else 1)
    day = None if start is None else cal.shift_days(start, days)
    return None if day is None else dated(one_day(day), day.isoformat(), "report")


def weekend(found: Found, now: Now) -> Value | None:
    """A weekend: the last one begun when the clause looks back, the next one when it looks ahead."""
    if now.day is None:
        return dated(None, "XXXX-WXX-WE", "none")
    said = found.get("l")
    step = relative_step(said) if said else 0
    if step == 0:
        # Said on Monday "this weekend" is as a rule the coming one; "the weekend" in the past tense the one before.
        ahead = now.direction() > 0 or (said == "this" and now.direction() == 0 and now.day.weekday() > 0)
        weeks = 0 if ahead or now.day.weekday() >= 5 else -1
    elif step < 0:
        weeks = -1
    else:
        weeks = 1 if said == "next" and now.day.weekday() >= 5 else 0 if "coming" in said else 1
    interval = cal.weekend_span(now.day, weeks)
    if interval is None:
        return None
    return dated(interval, f"{cal.iso_week(interval.start)}-WE", "report")


def holiday(found: Found, now: Now) -> Value | None:
    """A named day, in the year told or the one that the clause means."""
    rule = HOLIDAYS[found.get("h").replace("’", "'")]

    def of(year: int) -> Interval | None:
        made = rule(year)
        return None if made is None else one_day(made)

    said = found.get("l")
    if said and now.day is not None:
        interval, anchor = (
            _stepped([of(year) for year in years_around(now)], now, relative_step(said)),
            "report",
        )
    else:
        interval, anchor = _spread(of, found, now)
    if interval is None:
        usual = rule(2001)
        fixed = usual is not None and rule(2002) == usual.replace(year=2002)
        return dated(None, f"XXXX-{usual:%m-%d}" if fixed and usual is not None else "XXXX", "none")
    return dated(interval, interval.start.isoformat(), anchor)


def week_of(found: Found, now: Now) -> Value | None:
    """`the week of Oct. 17`."""
    made = calendar_day(found, now)
    if made is None or made.interval is None:
        return made
    week = cal.week_span(made.interval.start)
    return dated(week, cal.iso_week(made.interval.start), made.anchor)


def fixed(found: Found, now: Now) -> Value | None:
    """A date written in the rule itself."""
    params = found.rule.params
    start, end = date.fromisoformat(params["start"]), date.fromisoformat(params["end"])
    return dated(cal.between(start, end, "vague"), params["value"], "explicit")
