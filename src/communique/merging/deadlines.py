"""Deadlines in what somebody says: "by the end of the year", "within a week", "until 15 November"."""

from __future__ import annotations

import re

from communique.merging.ground import Ground
from communique.model import Interval

_BEFORE = re.compile(
    r"\b(by|until|till|before|within|no later than|not later than|deadline of|up to)\W+(?:\w+\W+){0,4}$", re.I
)
_KINDS = ("demand", "condition", "threat", "pledge", "offer", "announcement", "prediction")
_REACH = 40


def deadline(ref: str, ground: Ground) -> Interval | None:
    """The day by which a statement wants or foresees something: the end of a time that a word of limit leads to.

    None if its words hold no such time, or only one that had passed when it was said.
    """
    statement, reading = ground.statement[ref], ground.reading[ground.report(ref)]
    if statement.kind.value not in _KINDS:
        return None
    said = statement.date.value if statement.date else reading.dated.interval
    found = []
    for time in reading.times:
        inside = any(span.start <= time.start and time.end <= span.end for span in statement.evidence)
        if not inside or time.interval is None or said is None or time.interval.end <= said.end:
            continue
        # The limit may be part of the time's own words ("by Friday") or stand before it.
        lead = reading.report.text[max(0, time.start - _REACH) : time.start]
        own = (
            reading.report.text[time.start : time.end]
            .lower()
            .startswith(("by ", "until ", "within ", "before "))
        )
        if own or _BEFORE.search(lead):
            found.append(time.interval.end)
    return Interval(min(found), min(found)) if found else None
