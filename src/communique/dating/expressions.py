"""Time expressions of a text: found by the rules, put on the calendar from an anchor, told in the order of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from communique.dating import guards
from communique.dating.anchors import anchored
from communique.dating.holidays import HOLIDAYS
from communique.dating.lexicon import load_lexicon
from communique.dating.makers import MAKERS
from communique.dating.makers.units import counts_days
from communique.dating.patterns import compile_rules, literals_of, read_rules
from communique.dating.ranges import clocks, deadlines, joined
from communique.dating.tense import direction, of_tree, of_words
from communique.dating.values import Found, Grounded, Maker, Now, Value
from communique.dating.words import Words, ranges_of, words_of
from communique.dating.zones.marks import zone_named
from communique.errors import DataError
from communique.model import NO_PROFILE, Interval, Profile, TimeValue
from communique.model.interval import Precision

if TYPE_CHECKING:
    from communique.language import Analysis

_ROWS: Final = read_rules()
LEXICON: Final = load_lexicon(literals_of(_ROWS), HOLIDAYS)
_WEEK: Final = 7
RULES: Final = compile_rules(_ROWS, LEXICON)
guards.LISTS.update(LEXICON.lists)


def _check() -> None:
    """Every rule names a maker and a guard that exist."""
    if missing := {rule.make for rule in RULES} - set(MAKERS):
        raise DataError(f"rules.yaml: no maker named {sorted(missing)}")
    if missing := {rule.guard for rule in RULES if rule.guard} - set(guards.GUARDS):
        raise DataError(f"rules.yaml: no guard named {sorted(missing)}")


_check()


def find(words: Words) -> list[Found]:
    """The longest matches of the rules that pass their guards, in the order of the text, without overlap."""
    held: list[tuple[int, int, int, Found]] = []
    present = frozenset(words.codes)
    for rule in RULES:
        if not rule.may_match(present):
            continue
        for match in rule.pattern.finditer(words.codes):
            first, last = match.start() + rule.params.get("skip", 0), match.end()
            held.append((first - last, rule.order, first, Found(first, last, rule, match, words)))
    held.sort(key=lambda each: each[:3])
    taken = bytearray(len(words.codes))
    chosen: list[Found] = []
    for _, _, first, found in held:
        if any(taken[first : found.last]):
            continue
        if found.rule.guard and not guards.GUARDS[found.rule.guard](found):
            continue
        taken[first : found.last] = b"\x01" * (found.last - first)
        chosen.append(found)
    return sorted(chosen, key=lambda each: each.first)


def ground(
    found: Sequence[Found], anchor: Interval | None, analysis: Analysis | None = None
) -> list[Grounded]:
    """Put matches on the calendar.

    Args:
        found: Matches in the order of the text.
        anchor: The days that the text can be of; None leaves relative words without an interval.
        analysis: Trees and tenses, where there are any.

    Returns:
        The matches that make sense, with their values. For an anchor of several days, a value covers what it
        means from the first and from the last.
    """
    grounded: list[Grounded] = []
    previous: Interval | None = None
    recent: Interval | None = None
    for each in found:
        ask = direction(each.words, each.first, each.last, analysis)
        told = recent if counts_days(each) else previous
        value = _from_interval(MAKERS[each.rule.make], each, anchor, told, ask)
        if value is None:
            continue
        grounded.append(Grounded(each, value))
        if (
            value.interval is not None
            and value.kind in ("DATE", "TIME")
            and value.interval.days <= 366
            and value.value[-4:] != "_REF"
            and not (value.interval.precision == "quarter" and each.rule.make == "offset")
        ):
            previous = value.interval
            recent = previous if previous.days <= _WEEK else recent
    return clocks(zoned(grounded))


def zoned(grounded: Sequence[Grounded]) -> list[Grounded]:
    """Days and times with the zone that their words name, and with those words: `3 a.m. Korean time`."""
    held: list[Grounded] = []
    for place, each in enumerate(grounded):
        if each.value.kind not in ("DATE", "TIME"):
            held.append(each)
            continue
        zone, last = zone_named(each.found.words, each.found.first, each.found.last)
        if zone is None:
            held.append(each)
            continue
        follows = grounded[place + 1].found.first if place + 1 < len(grounded) else last
        found = replace(each.found, last=min(last, max(each.found.last, follows)))
        held.append(Grounded(found, replace(each.value, zone=zone)))
    return held


def _from_interval(
    maker: Maker, found: Found, anchor: Interval | None, previous: Interval | None, ask: Callable[[], int]
) -> Value | None:
    first = _call(maker, found, None if anchor is None else anchor.start, previous, ask)
    if anchor is None or first is None or anchor.start == anchor.end or first.interval is None:
        return first
    last = _call(maker, found, anchor.end, previous, ask)
    if last is None or last.interval is None or last.interval == first.interval:
        return first
    low, high = sorted((first.interval, last.interval))
    precision: Precision = low.precision if low.precision != "day" else "range"
    whole = Interval(low.start, max(low.end, high.end), precision)
    return Value(first.kind, last.value, whole, first.anchor)


def _call(
    maker: Maker, found: Found, day: date | None, previous: Interval | None, ask: Callable[[], int]
) -> Value | None:
    return maker(found, Now(day, previous, ask))


def expressions(
    analysis: Analysis, anchor: Interval | None, *, profile: Profile = NO_PROFILE
) -> tuple[TimeValue, ...]:
    """The time expressions of an analysed text on the calendar.

    Args:
        analysis: Words of the text; trees and tenses are used where they are told.
        anchor: The days that the text was published on; None leaves relative words without an interval.
        profile: The negotiation; its events, beside those of the world, are days to count from.

    Returns:
        Values in the order of the text, not overlapping; offsets are characters of the text. Days from one date
        to another are one value; what holds until a day begins at the anchor.
    """
    words = words_of(analysis.text, ranges_of(analysis), LEXICON)
    return _values(words, anchor, analysis, profile)


def expressions_in(
    text: str,
    anchor: Interval | None,
    ranges: Iterable[tuple[int, int]] | None = None,
    *,
    profile: Profile = NO_PROFILE,
) -> tuple[TimeValue, ...]:
    """The same for a text, or stretches of it, without an analysis."""
    words = words_of(text, [(0, len(text))] if ranges is None else ranges, LEXICON)
    return _values(words, anchor, None, profile)


def _values(
    words: Words, anchor: Interval | None, analysis: Analysis | None, profile: Profile
) -> tuple[TimeValue, ...]:
    told = anchored(ground(find(words), anchor, analysis), words, anchor, profile)
    grounded = deadlines(joined(told), anchor)
    return tuple(time_value(each) for each in grounded)


def time_value(each: Grounded) -> TimeValue:
    """A grounded match as a value on its span."""
    words, found, value = each.found.words, each.found, each.value
    return TimeValue(
        words.starts[found.first], words.ends[found.last - 1], value.kind, value.value, value.interval,
        found.rule.name, value.anchor if value.interval is not None else "none", value.zone, value.event,
    )  # fmt: skip


def reground(value: TimeValue, text: str, anchor: Interval | None, *, direction: int = 0) -> TimeValue:
    """The same expression read from another moment, e.g. the day of a quoted remark or of an event told before.

    Args:
        value: A value of `expressions` over `text`.
        text: The report's text.
        anchor: The days to read it from.
        direction: Where its clause looks: -1 back, 1 ahead, 0 not said.

    Returns:
        The value with its new interval; as it was where its words make no expression on their own.
    """
    words = words_of(text, [(value.start, value.end)], LEXICON)
    for each in find(words):
        made = _from_interval(MAKERS[each.rule.make], each, anchor, anchor, lambda: direction)
        if made is not None and (words.starts[each.first], words.ends[each.last - 1]) == (
            value.start,
            value.end,
        ):
            return time_value(Grounded(each, made))
    return value


def tense_at(analysis: Analysis, start: int) -> int:
    """Where the clause around a character looks: -1 back, 1 ahead, 0 where neither tree nor words say."""
    told = of_tree(analysis, start)
    if told is not None:
        return told
    words = words_of(analysis.text, ranges_of(analysis), LEXICON)
    first = bisect_right(words.starts, start) - 1
    return of_words(words, max(0, first), max(0, first) + 1) if words.starts else 0
