"""Which day it is elsewhere: a remark in Washington on Tuesday evening is Wednesday in Seoul."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from communique.dating.zones.marks import LOCAL
from communique.dating.zones.table import clock_of, marks, zone_of
from communique.model import Interval, TimeValue
from communique.model.interval import day, span_of

_STAMP: Final = re.compile(r"T(?:(\d\d)(?::(\d\d))?|([A-Z]{2}))$")
_EDGE: Final = re.compile(r"\b(early|late|later)\b", re.IGNORECASE)
_MOMENT: Final = timedelta(minutes=1)
_EDGE_SHARE: Final = 0.2
_WHOLE: Final = (0.0, 24.0)
_FIRST, _LAST = 2, 9998
Hours = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Local:
    """Days on the calendar of one place.

    Attributes:
        interval: The days.
        zone: The IANA zone in whose calendar they are days.
        rule: `local` where the text tells the time of the place itself, `zone` where another clock was turned into it,
            `marked` where the place has no known zone and the words name one.
    """

    interval: Interval
    zone: str
    rule: str


def hours_of(value: TimeValue, words: str) -> Hours:
    """The hours of the day that a time expression tells, counted from midnight; the whole day where it tells none."""
    known = marks()
    stamp = _STAMP.search(value.value)
    if stamp is not None and stamp[3] in known.hours:
        return known.hours[stamp[3]]
    if stamp is not None and stamp[1] is not None:
        at = int(stamp[1]) + int(stamp[2] or 0) / 60
        return at, at
    edge = _EDGE.search(words)
    if edge is None:
        return _WHOLE
    return known.early if edge[1].lower() == "early" else known.late


def elsewhere(days: Interval, hours: Hours, zone: str, other: str) -> Interval:
    """The days that hours of some days are on the calendar of another zone.

    Args:
        days: Days in `zone`.
        hours: First and last hour, from midnight of the first and of the last day; both may pass 24.
        zone: IANA zone that the days and hours are told in.
        other: IANA zone to tell them in.

    Returns:
        One day, or the days from the first to the last hour.

    Raises:
        DataError: If a zone is not known.
    """
    if zone == other or days.start.year < _FIRST or days.end.year > _LAST:
        return days
    first = _turned(days.start, hours[0], zone, other)
    last = max(first, _turned(days.end, hours[1], zone, other) - _MOMENT)
    if first.date() == last.date():
        return day(first.date())
    if days.days == 1:
        # Hours that lie on one day but for their edge are of that day: "early Wednesday" in Seoul and in Pyongyang.
        midnight = datetime.combine(last.date(), time(), last.tzinfo)
        share = (last - midnight) / (last - first)
        if share <= _EDGE_SHARE or share >= 1 - _EDGE_SHARE:
            return day(first.date() if share <= _EDGE_SHARE else last.date())
    return span_of(first.date(), last.date())


def _turned(on: date, hour: float, zone: str, other: str) -> datetime:
    midnight = datetime.combine(on, time(), clock_of(zone)).astimezone(UTC)
    return (midnight + timedelta(hours=hour)).astimezone(clock_of(other))


def local_days(value: TimeValue, words: str, place: str | None) -> Local | None:
    """Put a time expression on the calendar of an event's place.

    A time that names no zone is told by the clock of the place, as the press does; one that names another zone is
    turned into it.

    Args:
        value: The expression.
        words: Its words.
        place: The event's place as `city,state` or a bare slug, None if the text gives none.

    Returns:
        The days and their zone; None where no zone is known, or the words tell more than a day.
    """
    if value.interval is None or value.interval.days != 1 or value.kind not in ("DATE", "TIME"):
        return None
    here = zone_of(place)
    said = None if value.zone == LOCAL else value.zone
    if said is None:
        return None if here is None else Local(value.interval, here, "local")
    if here is None or here == said:
        return Local(value.interval, said, "marked" if here is None else "local")
    turned = elsewhere(value.interval, hours_of(value, words), said, here)
    return Local(turned, here, "zone")
