"""What the words around a time make of it: "since 2006" runs on, "by May" runs up to it, "first since May" dates nothing."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from communique.model.interval import parse, span_of
from communique.reading.clauses import low
from communique.reading.infinitives import is_ranked

if TYPE_CHECKING:
    from communique.model import Interval, TimeValue
    from communique.reading.document import Document

_OPENING: Final = frozenset({"since", "beginning", "starting", "commencing"})
_CLOSING: Final = frozenset({"by", "until", "till"})
_WITHIN: Final = frozenset({"over", "within", "during", "in", "for"})
_NEXT: Final = re.compile(r"(?:the )?next (week|month)", re.IGNORECASE)
_LENGTHS: Final = {"week": 7, "month": 30}


def bounded(document: Document, time: TimeValue) -> Interval | None:
    """The days that a time stands for with its preposition; None for a time without days.

    "Since 2006" and "beginning last May" run to the report, "by May" and "until May" from the report; "over the next
    week" counts from the report and is not the calendar's next week.

    Args:
        document: The report.
        time: One of its times.
    """
    interval, day = time.interval, document.day
    if interval is None or day is None:
        return interval
    if _names_what_follows(document, time):
        return without_since(interval, time)
    words = words_before(document, time)
    if words & _OPENING and interval.start <= day.end:
        return span_of(interval.start, max(day.end, interval.start))
    if words & _CLOSING and day.start <= interval.end:
        return span_of(min(day.start, interval.end), interval.end)
    following = _NEXT.fullmatch(document.text[time.start : time.end])
    if following is not None and words & _WITHIN:
        return span_of(day.start, day.end + timedelta(_LENGTHS[following[1].lower()]))
    return interval


_NAMED_AHEAD: Final = 4


def _names_what_follows(document: Document, time: TimeValue) -> bool:
    """Whether a time only says which of its like is meant, whatever is told since: "since the 1979 treaty"."""
    tokens = document.tokens_between(time.start, time.end)
    held = document.analysis.tokens
    if not tokens or held[tokens[-1]].head <= tokens[-1]:
        return False
    noun = held[tokens[-1]].head
    return held[noun].upos in ("NOUN", "PROPN") and noun <= tokens[-1] + _NAMED_AHEAD


def without_since(interval: Interval, time: TimeValue) -> Interval:
    """The days of a time itself, where "since" has made it run on to the report."""
    if not time.rule.endswith("+since"):
        return interval
    try:
        return span_of(interval.start, max(interval.start, parse(time.value).end))
    except ValueError:
        return interval


def words_before(document: Document, time: TimeValue) -> set[str]:
    """The word before a time, and the one that a time of "since", "by" or "until" begins with."""
    tokens = document.tokens_between(time.start, time.end)
    found: set[str] = set()
    if not tokens:
        return found
    first = low(document, tokens[0])
    if first in _OPENING | _CLOSING:
        found.add(first)
    if tokens[0] > 0:
        found.add(low(document, tokens[0] - 1))
    return found


_REACH: Final = 3


def counts_from(document: Document, time: TimeValue) -> bool:
    """Whether a time only says from when on something is counted: "the sixth test since 2006", "the first time since May".

    Args:
        document: The report.
        time: One of its times.
    """
    if _is_of_another(document, time):
        return True
    if "since" not in words_before(document, time):
        return False
    tokens = document.tokens_between(time.start, time.end)
    if low(document, tokens[0]) != "since":
        since = tokens[0] - 1
    else:
        since = tokens[0]
    held = document.analysis.tokens
    top = next((each for each in tokens if held[each].head not in tokens), tokens[0])
    return any(
        is_ranked(document, noun)
        for noun in {since - 1, held[top].head}
        if 0 <= noun < since
        and held[noun].upos in ("NOUN", "PROPN", "ADJ", "NUM")
        and held[noun].sent == held[since].sent
    )


def _is_of_another(document: Document, time: TimeValue) -> bool:
    """Whether a time is that of whoever did the like before: "the first visit since Calvin Coolidge in 1928"."""
    tokens = document.tokens_between(time.start, time.end)
    held = document.analysis.tokens
    here = tokens[0] - 1 if tokens else -1
    if here >= 0 and held[here].upos == "ADP":
        here -= 1
    named = here
    while here >= 0 and held[here].upos in ("PROPN", "PART"):
        here -= 1
    return 0 <= here < named and low(document, here) in _BESIDE


_BESIDE: Final = frozenset({"since", "unlike", "like", "than"})


def opens_count(document: Document, verb: int) -> bool:
    """Whether a clause on a noun only says from when it counts: "the first talks since they met in May".

    Args:
        document: The report.
        verb: The clause's verb.
    """
    marks = {low(document, each) for each in document.children(verb, "mark", "case")}
    return bool(marks & {"since", "before"})
