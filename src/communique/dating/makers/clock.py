"""The maker of times of day."""

from __future__ import annotations

import re

from communique.dating.numbers import number
from communique.dating.values import Found, Now, Value
from communique.model.interval import day as one_day


def clock(found: Found, now: Now) -> Value | None:
    """A time of day: on the date told before in the clause, otherwise on the day read from."""
    text = found.text
    said = found.get("c") or text
    match = re.search(r"(\d{1,2})[:.](\d\d)|(\d\d)(\d\d)|(\d{1,2})", said)
    if match is None:
        stamp = "T12:00" if said in ("noon", "midday") else "T24:00" if said == "midnight" else ""
        if not stamp and (hours := number(said)) is not None:
            later = 12 if hours < 12 and re.search(r"afternoon|evening", text) is not None else 0
            stamp = f"T{int(hours) + later:02d}:00" if hours <= 12 else ""
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
