"""Measures that are not in force yet: weighed by who would take them, put off, or dropped before they began.

A measure that its own actor weighs is proposed (guidelines, ruling 33), one decided on and then put off is postponed (ruling 14);
who "cancelled the planned tariffs" lifted none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from communique.reading.clauses import forms, low, modifiers
from communique.reading.quantities import CARRIERS, QUANTITIES, RISES
from communique.reading.standing_words import effect_of_verb

if TYPE_CHECKING:
    from communique.reading.document import Document
    from communique.reading.match import Match
    from communique.reading.standing_parts import Standing
    from communique.reading.when import When

WEIGHING: Final = frozenset(
    {
        "consider",
        "weigh",
        "mull",
        "study",
        "contemplate",
        "explore",
        "examine",
        "ponder",
        "eye",
    }
)
"""Verbs by which those who could take a measure think of it."""
_TO_COME: Final = frozenset({
    "planned", "scheduled", "threatened", "proposed", "upcoming", "looming", "impending", "pending", "prospective", "future", "promised", "potential",
})  # fmt: skip
"""Words on a measure that is not in force yet."""
_MORE: Final = frozenset({"additional", "further", "new", "fresh", "next", "higher", "announced", "latest"})
"""Words on a measure that may be in force or not: one that is called off is not, one that is eased is."""
_CALLING_OFF: Final = frozenset(
    {"cancel", "scrap", "call", "drop", "abandon", "ditch", "suspend", "pause", "freeze"}
)
_DROPPED: Final = {"lifted": "cancelled", "waived": "postponed"}
_OFF: Final = frozenset({"cancelled", "postponed"})
NOT_BEGUN: Final = _OFF | {"proposed"}
"""Statuses of measures that are not taken: the day on which they were put off or weighed is not theirs."""
_DECIDED: Final = frozenset({"past", "perfect", "ongoing", "present", "planned", "future"})


def is_weighed(document: Document, match: Match, standing: Standing) -> bool:
    """Whether who would take a measure only thinks of it: "is considering new tariffs on Peru"."""
    if match.frame.type != "sanction" or standing.code != "proposed" or standing.negated:
        return False
    if match.frame.form != "noun":
        return any(forms(document, token) & WEIGHING for token in standing.cue)
    own = set(modifiers(document, match.head))
    thing = _whole(document, match.head)
    above = document.analysis.tokens[thing].head
    weighed = (
        above >= 0 and document.relation(thing) in ("obj", "nsubj") and forms(document, above) & WEIGHING
    )
    return bool(weighed) or any(token in own and low(document, token) == "proposed" for token in standing.cue)


def _whole(document: Document, noun: int) -> int:
    """The head of the phrase that names a measure: "a round of tariffs", "tariffs and quotas"."""
    here = noun
    for _ in range(_CLIMB):
        above = document.analysis.tokens[here].head
        counts = above >= 0 and bool(forms(document, above) & (QUANTITIES | RISES | CARRIERS))
        if document.relation(here) != "conj" and not (
            document.relation(here) in ("nmod", "compound") and counts
        ):
            break
        here = above
    return here


def is_put_off(match: Match, standing: Standing) -> bool:
    """Whether a word itself tells that a measure was put off or dropped, and it was done or decided: "agreed to delay the tariffs"."""
    return (
        match.frame.type == "sanction"
        and match.frame.status in _OFF
        and standing.code in _DECIDED
        and not standing.negated
    )


def as_not_begun(document: Document, match: Match) -> Match:
    """A lifting of measures that were only planned, as the call-off that it is: "cancelled the additional tariffs"."""
    dropped = None if match.frame.outcome is None else _DROPPED.get(match.frame.outcome)
    if match.frame.type != "sanction" or match.frame.form == "noun" or dropped is None:
        return match
    words = _TO_COME | _MORE if forms(document, match.head) & _CALLING_OFF else _TO_COME
    if not any(_is_to_come(document, head, words) for head in match.places.get("object", ())):
        return match
    return msgspec.structs.replace(
        match, frame=msgspec.structs.replace(match.frame, outcome=None, status=dropped)
    )


def _is_to_come(document: Document, noun: int, words: frozenset[str]) -> bool:
    """Whether a measure is told as one that was planned, or to begin later."""
    if any(low(document, each) in words for each in modifiers(document, noun)):
        return True
    return any(
        effect_of_verb(document, child) == "planned"
        or forms(document, child) & {"plan", "schedule", "set", "slate", "threaten"}
        for child in document.children(noun, "acl")
    )


def set_for_later(document: Document, match: Match, when: When | None) -> When | None:
    """The day that a measure not yet taken is or was set for; not the day of those who put it off: "delayed it on Monday"."""
    if when is None or document.day is None or when.interval.end > document.day.end:
        return when
    inside = set(document.tokens_between(when.span.start, when.span.end))
    return (
        when if any(inside & set(document.subtree(head)) for head in match.places.get("object", ())) else None
    )


def was_only_planned(document: Document, match: Match, standing: Standing) -> bool:
    """Whether a measure is told as one that its actor had planned, before something changed: "had planned to put tariffs on wool"."""
    if match.frame.type != "sanction" or standing.code != "planned":
        return False
    return any(
        forms(document, token) & {"plan", "intend", "mean", "threaten", "propose"}
        and any(low(document, each) == "had" for each in document.children(token, "aux"))
        for token in standing.cue
    )


_CLIMB: Final = 4


def is_imagined(document: Document, noun: int) -> bool:
    """Whether a measure is spoken of as one that would do something once it is there: "the tariffs would hit wool"."""
    here = noun
    for _ in range(_CLIMB):
        above = document.analysis.tokens[here].head
        if above < 0:
            return False
        if document.relation(here) == "nsubj":
            return any(low(document, each) in ("would", "'d") for each in document.children(above, "aux"))
        if document.relation(here) not in ("nmod", "compound", "conj"):
            return False
        here = above
    return False
