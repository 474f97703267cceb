"""Makers of durations and sets: stretches and repetitions that have no place on the calendar of their own."""

from __future__ import annotations

from typing import Final

from communique.dating.makers.units import period, unit_of
from communique.dating.makers.words import (
    month_number,
    weekday_number,
)
from communique.dating.numbers import number
from communique.dating.values import Found, Now, Value

_SET_WORDS: Final = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annual": "P1Y",
                     "annually": "P1Y", "quarterly": "P3M", "hourly": "PT1H", "fortnightly": "P2W", "biweekly": "P2W",
                     "biennial": "P2Y", "bimonthly": "P2M"}  # fmt: skip


def duration(found: Found, now: Now) -> Value | None:
    """`three days`, `a two-week visit`, `several months`, `decades`."""
    said = found.get("n")
    unit_said = found.get("u")
    count = number(said) if said else (None if unit_said.endswith("s") else 1.0)
    value = period(count, unit_of(unit_said))
    return None if value is None else Value("DURATION", value, None, "none")


def half_duration(found: Found, now: Now) -> Value | None:
    """`half a year`, `half-century`."""
    unit = unit_of(found.text)
    if unit == "year":
        return Value("DURATION", "P6M", None, "none")
    if unit == "century":
        return Value("DURATION", "P50Y", None, "none")
    value = period(30.0, "minute") if unit == "hour" else period(0.5, unit)
    return None if value is None else Value("DURATION", value, None, "none")


def half_more(found: Found, now: Now) -> Value | None:
    """`a year and a half`."""
    value = period(1.5, unit_of(found.get("u")))
    return None if value is None else Value("DURATION", value, None, "none")


def set_weekday(found: Found, now: Now) -> Value | None:
    """`Mondays`, `every Thursday`, `weekends`."""
    said = found.get("w")
    if said in ("weekends", "weekdays"):
        return Value("SET", "XXXX-WXX-WE" if said == "weekends" else "XXXX-WXX", None, "none")
    return Value("SET", f"XXXX-WXX-{weekday_number(said) + 1}", None, "none")


def set_word(found: Found, now: Now) -> Value | None:
    """`daily`, `annual`."""
    value = _SET_WORDS.get(found.text)
    return None if value is None else Value("SET", value, None, "none")


def set_every(found: Found, now: Now) -> Value | None:
    """`every day`, `each year`, `every two weeks`, `(twice) a month`."""
    said = found.get("n")
    unit = unit_of(found.get("u"))
    if unit in ("morning", "afternoon", "evening", "night"):
        return Value("SET", "P1D", None, "none")
    count = number(said) if said else (2.0 if "other" in found.text.split() else 1.0)
    value = period(count, unit)
    return None if value is None else Value("SET", value, None, "none")


def set_month(found: Found, now: Now) -> Value | None:
    """`every July`: a month of each year."""
    return Value("SET", f"XXXX-{month_number(found.get('m')):02d}", None, "none")


def fixed_set(found: Found, now: Now) -> Value | None:
    """A set written in the rule itself."""
    return Value("SET", found.rule.params["value"], None, "none")
