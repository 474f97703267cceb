"""Ranks of people whom a report calls only by name: what office they held on its day, by public record."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from communique.actors.words import slug
from communique.dating.knowledge import tenures

if TYPE_CHECKING:
    from datetime import date

    from communique.dating.knowledge import Tenure
    from communique.model import Interval


@lru_cache(maxsize=1)
def _held() -> dict[str, tuple[Tenure, ...]]:
    """Tenures by the slug of the full name."""
    found: dict[str, list[Tenure]] = {}
    for rows in tenures().values():
        for row in rows:
            found.setdefault(slug(row.person), []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}


def titles_on(person: str, days: Interval) -> tuple[str, ...]:
    """The titles that a person held on some days, by public record.

    Args:
        person: Actor id, the slug of the name.
        days: The days of the report.
    """
    rows = (*_held().get(person, ()), *_western(person))
    return tuple(title for row in rows if _covers(row, days.start, days.end) for title in row.titles)


def _western(person: str) -> tuple[Tenure, ...]:
    """The same person with a middle initial: "donald-j-trump" is known as "donald-trump" too."""
    parts = person.split("-")
    short = "-".join(part for part in parts if len(part) > 1)
    return _held().get(short, ()) if short != person else ()


def _covers(row: Tenure, start: date, end: date) -> bool:
    return row.since <= end and (row.until is None or row.until >= start)
