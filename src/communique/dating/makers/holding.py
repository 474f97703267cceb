"""Makers of the unit that holds the day read from, and of its neighbours: today, last month, late this year."""

from __future__ import annotations

from communique.dating import arithmetic as cal
from communique.dating.makers.choosing import dated
from communique.dating.makers.units import CLOCK_UNITS, LETTERS, unit_of, unit_span
from communique.dating.makers.words import (
    PARTS,
    edge,
    relative_step,
)
from communique.dating.values import Found, Now, Value
from communique.model import Interval
from communique.model.interval import day as one_day
from communique.model.interval import span_of


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
    if unit not in LETTERS or unit in CLOCK_UNITS:
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


def reference(found: Found, now: Now) -> Value | None:
    """`now`, `recently`, `soon`: the day read from, or no day at all."""
    params = found.rule.params
    here = params["interval"] == "report" and now.day is not None
    interval = one_day(now.day) if here and now.day is not None else None
    return Value("DATE", params["value"], interval, "report" if here else "none")
