"""The times of a sentence, each given to the event or clause that it hangs on, with what its preposition does to it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

import msgspec

from communique.model import Interval, Span, TimeValue
from communique.model.interval import span_of, year
from communique.reading.bounds import bounded, counts_from, words_before
from communique.reading.clauses import low
from communique.reading.document import Document
from communique.reading.occasions import occasion_times
from communique.reading.once import once

_CLIMB: Final = 12


class When(msgspec.Struct, frozen=True):
    """A date found for an event.

    Attributes:
        interval: The days.
        span: The words.
        rule: `attached` (hangs on the event), `clause`, `sentence`, or a rule's name.
        distance: Steps in the tree from the time to the event; ties go to the nearer.
    """

    interval: Interval
    span: Span
    rule: str
    distance: int


def dates_of_sentence(document: Document, sentence: int, heads: frozenset[int]) -> dict[int, list[When]]:
    """The times of a sentence, each given to the event or clause that it hangs on.

    Args:
        document: The document.
        sentence: Index of the sentence.
        heads: Tokens that tell of events; a time hangs on the first of them above it.

    Returns:
        Times by the token that they hang on: an event's head, or the verb of a clause.
    """
    held = document.analysis.sentences[sentence]
    found: dict[int, list[When]] = {}
    opening = _opening(document, sentence)
    if opening is not None:
        root = next(
            (each for each in range(held.first, held.last) if document.analysis.tokens[each].head < 0),
            held.first,
        )
        found[root] = [opening]
    for time in told_times(document):
        if not held.start <= time.start < held.end or time.interval is None or time.kind == "SET":
            continue
        if not is_usable(document, time):
            continue
        anchor, distance = _anchor(document, time, heads)
        if anchor is None:
            continue
        held_days = bounded(document, time)
        if held_days is not None:
            found.setdefault(anchor, []).append(
                When(held_days, Span(document.report.id, time.start, time.end), "attached", distance)
            )
    return {
        anchor: _nearest_first(document, anchor, _joined(document, whens)) for anchor, whens in found.items()
    }


def _nearest_first(document: Document, anchor: int, whens: list[When]) -> list[When]:
    """Of times as far away in the tree the nearer in the text comes first: run-on sentences hang far ones on any verb."""
    start = document.analysis.tokens[anchor].start
    return sorted(whens, key=lambda each: abs(each.span.start - start))


@once
def told_times(document: Document) -> tuple[TimeValue, ...]:
    """All that tells a time in a report: its time expressions, occasions by name, and limits told as a length."""
    more = (*occasion_times(document), *limits(document), *bare_years(document))
    return tuple(sorted((*document.times, *more), key=lambda each: each.start))


@once
def usable_times(document: Document) -> dict[int, tuple[TimeValue, ...]]:
    """What `told_times` gives that can date an event, by the sentence that its first word stands in."""
    found: dict[int, tuple[TimeValue, ...]] = {}
    for time in told_times(document):
        words = document.tokens_between(time.start, time.end)
        if words and is_usable(document, time):
            sentence = document.analysis.tokens[words[0]].sent
            found[sentence] = (*found.get(sentence, ()), time)
    return found


def limits(document: Document) -> tuple[TimeValue, ...]:
    """Limits from the report on, told as a length: "within a week", "in the next seven days"."""
    if document.day is None:
        return ()
    found = []
    for time in document.times:
        length = _LENGTH.fullmatch(time.value) if time.kind == "DURATION" else None
        if length is None or "within" not in words_before(document, time):
            continue
        days = int(length[1]) * _DAYS[length[2]]
        interval = span_of(document.day.start, document.day.end + timedelta(days))
        found.append(msgspec.structs.replace(time, kind="DATE", interval=interval, rule="limit"))
    return tuple(found)


def bare_years(document: Document) -> tuple[TimeValue, ...]:
    """Years that only name which of its like is meant, and that no expression covers: "the landmark 1994 freeze deal"."""
    found = []
    for token in document.analysis.tokens:
        if not _YEAR.fullmatch(token.text) or token.head < 0 or document.times_at(token.i):
            continue
        head = document.analysis.tokens[token.head]
        if document.relation(token.i) not in ("nummod", "compound", "amod", "nmod") or head.upos not in (
            "NOUN",
            "PROPN",
        ):
            continue
        if token.i > head.i or ("Number=Plur" in head.feats and not _is_pointed_at(document, head.i)):
            continue
        found.append(
            TimeValue(token.start, token.end, "DATE", token.text, year(int(token.text)), "year of its like")
        )
    return tuple(found)


def _is_pointed_at(document: Document, noun: int) -> bool:
    """Whether a plural stands with "the" or whose it is, so that a number like a year before it is one: "the 2008 talks"."""
    return bool(document.children(noun, "nmod:poss")) or any(
        low(document, each) == "the" for each in document.children(noun, "det")
    )


_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LENGTH: Final = re.compile(r"P(\d{1,3})([DWMY])")
_DAYS: Final = {"D": 1, "W": 7, "M": 30, "Y": 365}


def is_usable(document: Document, time: TimeValue) -> bool:
    """Whether a time can date an event: no "now", no "a second time", no length unless it is one just past.

    A time from which on something is counted ("the first since May") dates nothing either.
    """
    words = document.text[time.start : time.end].lower().split()
    if time.interval is None or time.kind == "SET" or not words:
        return False
    if time.value == "PRESENT_REF" and time.rule != "today":
        return False
    if words[-1] in ("time", "times", "after", "before"):
        return False
    if counts_from(document, time) or _opens_a_clause(document, time):
        return False
    return time.kind != "DURATION" or "past" in words or " ".join(words) in _JUST_PAST


def _opens_a_clause(document: Document, time: TimeValue) -> bool:
    """Whether an event that a time counts from only begins a clause: "since the deal was signed last summer"."""
    tokens = document.tokens_between(time.start, time.end)
    return (
        time.event is not None
        and len(tokens) > 1
        and low(document, tokens[0]) in ("since", "after", "before", "until")
        and document.relation(tokens[0]) == "mark"
    )


_JUST_PAST: Final = frozenset({"recent days", "recent weeks", "recent months"})


_SHORT: Final = 4


def _opening(document: Document, sentence: int) -> When | None:
    """The time of a fragment before a sentence ("On Thursday" broken off by the page), which belongs to it."""
    if sentence == 0:
        return None
    before = document.analysis.sentences[sentence - 1]
    tokens = document.analysis.tokens[before.first : before.last]
    if len(tokens) > _SHORT or any(token.upos in ("VERB", "AUX") or token.text in ".!?" for token in tokens):
        return None
    for time in document.times:
        if before.start <= time.start < before.end and time.interval is not None and time.kind == "DATE":
            return When(time.interval, Span(document.report.id, time.start, time.end), "attached", 5)
    return None


def _joined(document: Document, whens: list[When]) -> list[When]:
    """Two times joined by "and" or "to" are one stretch: "through 2016 and 2017"."""
    held = sorted(whens, key=lambda each: each.span)
    found: list[When] = []
    for each in held:
        last = found[-1] if found else None
        between = document.text[last.span.end : each.span.start].strip().lower() if last is not None else ""
        if (
            last is not None
            and between in ("and", "to", "-", "–", "through", "until", "or")
            and last.interval.start <= each.interval.start
        ):
            found[-1] = When(
                span_of(last.interval.start, max(last.interval.end, each.interval.end)),
                Span(each.span.report, last.span.start, each.span.end), last.rule, last.distance,
            )  # fmt: skip
        else:
            found.append(each)
    return found


_OPENING: Final = frozenset({"beginning", "starting", "commencing"})
"""Participles that only say from when on: the time behind them is that of what they hang on."""


def _anchor(document: Document, time: TimeValue, heads: frozenset[int]) -> tuple[int | None, int]:
    tokens = document.tokens_between(time.start, time.end)
    if not tokens:
        return None, 0
    inside = set(tokens)
    top = next((each for each in tokens if document.analysis.tokens[each].head not in inside), tokens[-1])
    here, distance = top, 0
    while here >= 0 and distance < _CLIMB:
        # "since the third test" dates what is told of it, not the test that it counts from.
        if here in heads and not (time.event is not None and here in inside):
            return here, distance
        held = document.analysis.tokens[here]
        opening = held.deprel in ("acl", "advcl", "case", "mark") and held.text.lower() in _OPENING
        if here not in inside and held.upos in ("VERB", "AUX") and not opening:
            return here, distance
        if held.head < 0:
            return (here, distance) if here not in inside else (None, 0)
        here = held.head
        distance += 1
    return None, 0


def nearest(held: list[When], rule: str) -> When:
    """The time with the fewest steps to the event, under the name of a rule."""
    least = min(held, key=lambda each: each.distance)
    return When(least.interval, least.span, rule, least.distance)


Times = dict[int, list[When]]
"""The times of a sentence by the token that they hang on."""
