"""Dates, places and counts in plain words, the same on every face of the program."""

from __future__ import annotations

from datetime import date, timedelta

from communique.model import Interval

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DAY = timedelta(days=1)


def when(interval: Interval | None) -> str:
    """An interval as people write it: `21-22 October 2016`, `July 2016`, `2018`, `undated`."""
    if interval is None:
        return "undated"
    start, end = interval.start, interval.end
    if start == end:
        return f"{start.day} {_MONTHS[start.month - 1]} {start.year}"
    if start.day == 1 and (end + _DAY).day == 1:
        return _months(start, end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}-{end.day} {_MONTHS[start.month - 1]} {start.year}"
    if start.year == end.year:
        return f"{start.day} {_MONTHS[start.month - 1]} - {end.day} {_MONTHS[end.month - 1]} {start.year}"
    return (
        f"{start.day} {_MONTHS[start.month - 1]} {start.year} - {end.day} {_MONTHS[end.month - 1]} {end.year}"
    )


def _months(start: date, end: date) -> str:
    """Whole months, and whole years."""
    if (start.month, end.month) == (1, 12):
        return str(start.year) if start.year == end.year else f"{start.year}-{end.year}"
    if start.year != end.year:
        return f"{_MONTHS[start.month - 1]} {start.year} - {_MONTHS[end.month - 1]} {end.year}"
    if start.month == end.month:
        return f"{_MONTHS[start.month - 1]} {start.year}"
    return f"{_MONTHS[start.month - 1]}-{_MONTHS[end.month - 1]} {start.year}"


def where(place: str | None) -> str:
    """A place slug in words: `kuala-lumpur,malaysia` is `Kuala Lumpur, Malaysia`."""
    if not place:
        return ""
    return ", ".join(" ".join(word.capitalize() for word in part.split("-")) for part in place.split(","))


def backing(reports: int, origins: int) -> str:
    """Corroboration in words: `3 reports, 2 origins`."""
    first = f"{reports} report" + ("s" if reports != 1 else "")
    return f"{first}, {origins} origin" + ("s" if origins != 1 else "")
