"""Zones and publication days against gold."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from communique.model import Interval, Reading
from communique.scoring.gold import GoldReport
from communique.scoring.tally import Share, Tally

LONGEST = 7
"""Days that a publication date may span to count as an answer that overlaps."""


class PageMarks(msgspec.Struct, frozen=True):
    """Counts over the page of one report; marks of several reports add up."""

    lines: Share = Share()
    body: Tally = Tally()
    answered: Share = Share()
    overlap: Share = Share()
    error_days: Share = Share()

    def __add__(self, other: PageMarks) -> PageMarks:
        return PageMarks(*(getattr(self, name) + getattr(other, name) for name in self.__struct_fields__))


def mark_page(gold: GoldReport, reading: Reading | None) -> PageMarks:
    """Count lines whose zone is right, and judge the day."""
    zones = {line.number: line.zone for line in reading.zones} if reading else {}
    day = reading.dated.interval if reading else None
    return PageMarks(
        lines=Share.of(zones.get(number) == zone for number, zone in gold.zones.items()),
        body=Tally.of_sets(_body(gold.zones.items()), _body(zones.items())),
        answered=Share.of([day is not None]),
        overlap=Share.of(_overlaps(gold.published, day)),
        error_days=Share.of(_error(gold.published, day)),
    )


def _body(lines: Iterable[tuple[int, str]]) -> set[int]:
    return {number for number, zone in lines if zone == "body"}


def _overlaps(gold: Interval | None, day: Interval | None) -> Iterable[bool]:
    if gold is not None:
        yield day is not None and day.days <= LONGEST and day.overlaps(gold)


def _error(gold: Interval | None, day: Interval | None) -> Iterable[float]:
    """Days from the middle of the answer to the gold interval, 0 inside it."""
    if gold is not None and day is not None:
        middle = Interval(day.midpoint, day.midpoint)
        yield float(middle.distance(gold))
