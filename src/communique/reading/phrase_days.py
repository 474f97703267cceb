"""Days told inside an event's own words: in its noun phrase, in what a verb makes, in what is agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique.model import Span
from communique.reading.absorbed import ASIDE
from communique.reading.bounds import bounded
from communique.reading.clauses import forms, low
from communique.reading.when import When, is_usable, nearest, usable_times

if TYPE_CHECKING:
    from communique.reading.document import Document
    from communique.reading.match import Match
    from communique.reading.when import Times

_MADE: Final = frozenset(
    {"agreement", "talks", "call", "visit", "message", "exercise", "missile-test", "nuclear-test"}
)
"""Types whose verbs make what they take: "held the May talks"; who leaves a 1953 accord leaves it on another day."""


def day_inside(document: Document, match: Match, times: Times) -> When | None:
    """The time inside what a verb makes an event of: "negotiated the 1994 accord", or that its clause explains: "in May, when"."""
    opening = _before_when(document, match.head)
    if opening is not None:
        return opening
    for child in document.children(match.head, "obl"):
        if forms(document, child) & ASIDE:
            # "met him on the sidelines of a summit on May 6"
            held = [
                each for inner in (child, *document.children(child, "nmod")) for each in times.get(inner, ())
            ]
            if held:
                return nearest(held, "attached")
    if match.frame.type == "agreement" and match.frame.form == "verb":
        # "agreed to give up its weapons in 2003": what is past is the day of the deal, wherever the tree hangs it
        held = [
            each
            for head in match.places.get("clause", ())
            for each in times.get(head, ())
            if _is_past(document, each)
        ]
        if held:
            return nearest(held, "attached")
    if not match.frame.absorbs or match.frame.type not in _MADE:
        return None
    for place, _ in match.frame.needs:
        for head in match.places.get(place, ()):
            if times.get(head):
                return nearest(times[head], "attached")
            inside = day_beside(document, head)
            if inside is not None:
                return inside
    return None


def _before_when(document: Document, verb: int) -> When | None:
    """The time right before the "when" of a clause: "in May 2010, when it shelled the island"."""
    joint = next(
        (each for each in document.children(verb, "advmod", "mark") if low(document, each) == "when"), None
    )
    if joint is None or joint < 1:
        return None
    before = joint - 2 if low(document, joint - 1) == "," else joint - 1
    if before < 0:
        return None
    for time in document.times_at(before):
        if (
            time.interval is not None
            and is_usable(document, time)
            and document.token_at(time.end - 1) == before
        ):
            interval = bounded(document, time) or time.interval
            return When(interval, Span(document.report.id, time.start, time.end), "attached", 1)
    return None


def _is_past(document: Document, when: When) -> bool:
    return document.day is not None and when.interval.end <= document.day.end


def day_beside(document: Document, noun: int) -> When | None:
    """A time inside an event noun's own phrase: "a 1994 freeze deal", or right after it: "the launches early in the year"."""
    tokens = document.analysis.tokens
    for time in usable_times(document).get(tokens[noun].sent, ()):
        words = document.tokens_between(time.start, time.end)
        between = range(words[-1] + 1, noun)
        inside = words[-1] < noun <= words[-1] + 4 and all(
            tokens[each].upos in ("NOUN", "ADJ", "PROPN", "PART") or tokens[each].text == "-"
            for each in between
        )
        follows = document.relation(noun) not in ("obj", "nsubj") and (
            words[0] == noun + 1 or (words[0] == noun + 2 and low(document, noun + 1) in ("in", "on", "of"))
        )
        interval = bounded(document, time) or time.interval
        if interval is not None and (inside or follows):
            return When(interval, Span(document.report.id, time.start, time.end), "attached", 1)
    return None
