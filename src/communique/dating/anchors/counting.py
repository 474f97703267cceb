"""Days counted from events whose day is known: `two days after the Singapore summit`, `the anniversary of the sinking`.

The events are those of the profile and of the world's calendar (knowledge/events/). The value names its event, and
its anchor is `event`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from communique.dating import arithmetic as cal
from communique.dating.anchors.mentions import TURNS, WORDS, Mention, mentions
from communique.dating.anchors.terms import terms_named
from communique.dating.makers.units import LETTERS, landed, shift, unit_of
from communique.dating.numbers import number, ordinal
from communique.dating.patterns import Rule
from communique.dating.ranges import named
from communique.dating.values import Found, Grounded, Value
from communique.dating.words import Words
from communique.model import Interval, Profile
from communique.model.interval import day as one_day
from communique.model.interval import span_of

_FAR: Final = 400
_WEEK: Final = 7
_REACH: Final = {"day": 7.0, "hour": 24.0, "minute": 60.0}
_NOTHING: Final = re.compile("")
_RULE: Final = Rule("event", -1, _NOTHING, "event", {}, "")
_COUNTING: Final = frozenset(
    {
        "count-after",
        "count-before",
        "the-unit-after",
        "the-unit-before",
        "duration",
        "bare-units",
        "hyphen-duration",
    }
)


Made = tuple[int, int, Value, str]
"""First and last word, value and rule."""


def anchored(
    grounded: Sequence[Grounded], words: Words, anchor: Interval | None, profile: Profile
) -> list[Grounded]:
    """The values with those that known events anchor, each naming its event.

    Args:
        grounded: Values in the order of the text.
        words: The words of the text.
        anchor: The days that the text can be of.
        profile: The negotiation with its events.

    Returns:
        Values in the order of the text; what a value counted from an event covers stands only in it.
    """
    held = list(grounded)
    for mention in (*mentions(words, profile), *terms_named(words, anchor)):
        if anchor is not None and (mention.days.start - anchor.end).days > _FAR:
            continue
        made = _counted(mention, held, words) or _eve(mention, words) or _anniversary(mention, words, anchor)
        made = made or _since(mention, words, anchor)
        if made is not None:
            first, last, value, rule = made
            over = [each for each in held if each.found.first < last and first < each.found.last]
            found = Found(first, last, named(_RULE, rule), next(_NOTHING.finditer("")), words)
            held = [each for each in held if each not in over]
            held.append(Grounded(found, replace(value, anchor="event", event=mention.told)))
    return sorted(held, key=lambda each: each.found.first)


def _counted(mention: Mention, held: Sequence[Grounded], words: Words) -> Made | None:
    """`two days after the summit`, `the day before the summit`, `weeks after the summit`, `shortly after the summit`."""
    turn = mention.first - 1
    sign = TURNS.get(words.low(turn))
    if sign is None or words.low(turn) == "since":
        return None
    counting = next((each.found for each in held if each.found.last in (turn, turn + 1)), None)
    if counting is not None and counting.rule.name in _COUNTING:
        value = _offset(mention.days, counting, sign)
        return None if value is None else (counting.first, mention.last, value, "event-offset")
    if words.low(turn - 1) in WORDS["units"]:
        value = _vague(mention.days, unit_of(words.low(turn - 1)), sign)
        first = turn - (2 if words.low(turn - 2) == "the" else 1)
        return None if value is None else (first, mention.last, value, "event-offset")
    if words.low(turn - 1) in WORDS["soon"]:
        away = timedelta(sign * _WEEK)
        near = mention.days.end if sign > 0 else mention.days.start
        value = Value("DATE", "PAST_REF", _between(near, near + away))
        return turn - 1, mention.last, value, "event-soon"
    return None


def _offset(days: Interval, counting: Found, sign: int) -> Value | None:
    unit, said = unit_of(counting.get("u")), counting.get("n")
    if unit not in LETTERS:
        return None
    count = number(said) if said else (None if counting.get("u").endswith("s") else 1.0)
    if count is None:
        return _vague(days, unit, sign)
    start, end = (shift(each, unit, sign * count) for each in (days.start, days.end))
    if start is None or end is None:
        return None
    # What is counted from an event of several days is counted from its last, or back from its first.
    base = end if sign > 0 else start
    return landed(base, base, unit, "event", 1)


def _vague(days: Interval, unit: str, sign: int) -> Value | None:
    """`in the weeks after the summit`: a week of days, three of longer units."""
    near = days.end if sign > 0 else days.start
    far = shift(near, unit, sign * _REACH.get(unit, 3.0))
    return None if far is None else Value("DATE", "PAST_REF", _between(near, far))


def _between(first: date, second: date) -> Interval:
    return span_of(min(first, second), max(first, second), "vague")


def _eve(mention: Mention, words: Words) -> Made | None:
    """`the eve of the summit`."""
    if words.low(mention.first - 1) != "of" or words.low(mention.first - 2) != "eve":
        return None
    before = cal.shift_days(mention.days.start, -1)
    if before is None:
        return None
    first = mention.first - (3 if words.low(mention.first - 3) == "the" else 2)
    return first, mention.last, Value("DATE", before.isoformat(), one_day(before)), "event-eve"


def _anniversary(mention: Mention, words: Words, anchor: Interval | None) -> Made | None:
    """`the third anniversary of the summit`, and without a number the one nearest to the report."""
    at = mention.first - 2
    if words.low(at + 1) != "of" or words.low(at) != "anniversary" or at < 0:
        return None
    count = ordinal(words.low(at - 1)) if words.low(at - 1) != "the" else None
    first = at - (1 if count is not None else 0)
    if first > 0 and words.low(first - 1) in ("the", "its"):
        first -= 1
    origin = mention.days.start
    if count:
        years = count
    elif anchor is not None:
        near = [years for years in range(1, 200) if (made := cal.shift_months(origin, 12 * years)) is not None
                and abs((made - anchor.midpoint).days) <= 183]  # fmt: skip
        if not near:
            return None
        years = near[0]
    else:
        return None
    made_day = cal.shift_months(origin, 12 * years)
    if made_day is None:
        return None
    return first, mention.last, Value("DATE", made_day.isoformat(), one_day(made_day)), "event-anniversary"


def _since(mention: Mention, words: Words, anchor: Interval | None) -> Made | None:
    """`since the summit`: the event's days, which ranges.py stretches to the report."""
    if words.low(mention.first - 1) != "since" or anchor is None:
        return None
    if mention.days.start > anchor.end:
        return None
    days = mention.days
    value = days.start.isoformat() if days.days == 1 else f"{days.start}/{days.end}"
    return mention.first, mention.last, Value("DATE", value, days), "event"
