"""A report's day with its reasons: what was believed, what was found to be a trap, and what bounds it."""

from __future__ import annotations

import msgspec

from communique.model.interval import Interval
from communique.model.span import Span


class Reason(msgspec.Struct, frozen=True):
    """One piece of evidence for or against a date.

    Attributes:
        rule: Name of the rule, e.g. `metadata`, `published-line`, `weekday-against-day`.
        interval: The days that this evidence allows, None if it allows no date at all.
        weight: Trust in it, 0 to 1.
        span: The words it rests on, if they stand in the text.
        field: The hint's field, if it came from beside the text.
        note: One plain sentence for people.
    """

    rule: str
    interval: Interval | None
    weight: float
    span: Span | None = None
    field: str | None = None
    note: str = ""


class Dated(msgspec.Struct, frozen=True):
    """When a report was published, and why.

    Attributes:
        interval: The days it can have been published on; None where nothing bounds it.
        reasons: The evidence that the interval rests on, strongest first.
        candidates: All evidence that was looked at.
        traps: Evidence that was found to be false, each with its reason.
    """

    interval: Interval | None = None
    reasons: tuple[Reason, ...] = ()
    candidates: tuple[Reason, ...] = ()
    traps: tuple[Reason, ...] = ()


class TimeValue(msgspec.Struct, frozen=True):
    """A time expression on the calendar.

    Attributes:
        start: First character in the report's text.
        end: Character after the last.
        kind: TIMEX3 type: `DATE`, `TIME`, `DURATION` or `SET`.
        value: TIMEX3 value, e.g. `2016-10-22`, `P2D`, `PRESENT_REF`.
        interval: The days meant; None for durations, sets and what nothing anchors.
        rule: Name of the rule that grounded it.
        anchor: What it was counted from: `report`, `previous`, `explicit` or `none`; `event` for a known event's day.
        zone: IANA zone whose clock the words name ("EST", "Korean time"), `local` for "local time"; None if they name none.
        event: Known event that it is counted from, with its days; None for any other anchor.
    """

    start: int
    end: int
    kind: str
    value: str
    interval: Interval | None
    rule: str
    anchor: str = "report"
    zone: str | None = None
    event: str | None = None
