"""Makers of weekdays and weekends."""

from __future__ import annotations

from communique.dating import arithmetic as cal
from communique.dating.makers.choosing import choose, dated
from communique.dating.makers.words import (
    part_of_day,
    relative_step,
    weekday_number,
)
from communique.dating.numbers import number
from communique.dating.values import Found, Now, Value
from communique.model.interval import day as one_day


def weekday(found: Found, now: Now) -> Value | None:
    """A weekday: bare by the clause's tense, `last` strictly before and `next` strictly after the day read from."""
    number = weekday_number(found.get("w"))
    kind, stamp = part_of_day(found.get("p"))
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
    kind, stamp = part_of_day(found.get("p"))
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
