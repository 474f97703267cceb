"""What the words of a match say: months, weekdays, parts of days, edges, steps and years."""

from __future__ import annotations

import re
from typing import Final

from communique.dating.numbers import number
from communique.dating.values import Found, Now

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
    """A year from four figures, two (`'98`, `16`; they stand for 1941 to 2040), or words (`nineteen ninety-six`)."""
    words = text.split()
    if words[0] == "two":
        return 2000 + int((number(words[-1]) if words[-1] not in ("thousand", "and") else None) or 0)
    if words[0] in ("nineteen", "twenty"):
        return (1900 if words[0] == "nineteen" else 2000) + int(number(" ".join(words[1:])) or 0)
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


def part_of_day(part: str) -> tuple[str, str]:
    """Kind and suffix for a part of a day."""
    code = PARTS.get(part.removesuffix("s")) if part else None
    return ("TIME", f"T{code}") if code else ("DATE", "")
