"""Meetings that come round: "the G20 summit in Osaka" is one of them, "the G20 summit" any, mostly the next or the last.

`knowledge/gatherings.yaml` holds the days and places; the phrases of each are made from patterns in which PLACE stands for
where it was held and YEAR for when. What several meetings are called (a country was host twice) can mean each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

Days = tuple[date, date]
PLACED_TRUST: Final = 0.85
BARE_TRUST: Final = 0.6
"""Chance that a body's meeting named without its place is the body's own next or last one at the top."""


def phrases(bare: Iterable[str], placed: Iterable[str], held: Iterable[tuple[Days, tuple[str, ...]]]
            ) -> dict[tuple[Days, ...], list[str]]:  # fmt: skip
    """The phrases that name the meetings of a body, by the days that they can mean.

    Args:
        bare: Patterns that say nothing of the place.
        placed: Patterns with PLACE or YEAR.
        held: Days and places of each meeting.
    """
    meant: dict[str, list[Days]] = {}
    for days, places in held:
        for place in places:
            for pattern in placed:
                year = str(days[0].year)
                phrase = pattern.replace("PLACE", place).replace("YEAR", year)
                if days not in (known := meant.setdefault(phrase, [])):
                    known.append(days)
    every = [days for days, _ in held]
    for pattern in bare:
        meant[pattern] = every
    found: dict[tuple[Days, ...], list[str]] = {}
    for phrase, can_mean in meant.items():
        found.setdefault(tuple(can_mean), []).append(phrase)
    return found


def rows(body: Mapping[str, Any]) -> Iterable[tuple[Any, tuple[str, ...]]]:
    """Days as written and places of each meeting of a row of the file."""
    return [(row[0], tuple(str(each) for each in row[1:])) for row in body["held"]]
