"""How far a told time reaches for an event: what came after a day lies between it and the report, what ends on one runs up to it.

A time that stands in another clause than the event bounds it and does not date it: "signed after the rebels took the town in
August" is of August or later. A clause that says what happened at a time ("since May, when it fired a rocket") is of that time alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from communique.model.interval import span_of
from communique.reading.bounds import without_since
from communique.reading.clauses import cases, forms, low
from communique.reading.infinitives import is_ranked
from communique.reading.lasting import has_begun
from communique.reading.when import When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Interval
    from communique.reading.document import Document
    from communique.reading.within import Told

_AFTER: Final = frozenset({"after", "following", "since"})
_OVER: Final = frozenset({"for", "over"})
_ANSWERING: Final = frozenset(
    {"response", "retaliation", "reaction", "answer", "reprisal", "punishment", "protest"}
)
_CAUSING: Final = frozenset({"prompt", "trigger", "lead", "provoke", "spark", "draw", "cause"})
_ENDING: Final = frozenset({"end", "conclude", "finish", "expire", "close", "cease", "wrap"})
_COMING: Final = frozenset({"ongoing", "scheduled"})
_CLIMB: Final = 12


def reaching(document: Document, mention: Told) -> Told:
    """A mention with its date as far as the clause around its time lets it reach.

    Args:
        document: The report.
        mention: A mention of an event with its date.
    """
    when, day = mention.when, document.day
    if when is None or day is None or mention.status is None:
        return mention
    told = _told_by_when(document, mention, when)
    if told is not None:
        return _on(mention, when, told, "when")
    if _is_first_since(document, mention, when):
        return msgspec.structs.replace(mention, when=None)
    if mention.status == "happened" and when.interval.end <= day.end and _is_after(document, mention, when):
        return _on(mention, when, span_of(when.interval.start, day.end), "after")
    if mention.status in _COMING and day.start <= when.interval.end and _ends_then(document, mention, when):
        return _on(mention, when, span_of(day.start, when.interval.end), "until its end")
    runs = mention.type == "exercise" and has_begun(document, mention)
    if mention.status == "happened" and when.interval.start <= day.end < when.interval.end and not runs:
        return _on(mention, when, span_of(when.interval.start, day.end), when.rule)
    return mention


def after_their_cause(document: Document, told: Sequence[Told]) -> list[Told]:
    """Mentions, those without a day that answer a dated event dated from it to the report.

    "Sanctions imposed for its test in February" came in February or later.

    Args:
        document: The report.
        told: Mentions in any order, with their dates.
    """
    return [_answering(document, each, told) for each in told]


def _answering(document: Document, effect: Told, told: Sequence[Told]) -> Told:
    shared = effect.when is not None and effect.when.rule != "joined"
    if document.day is None or effect.status != "happened" or shared:
        return effect
    driven = _driven(document, effect)
    if effect.when is not None and driven is None:
        return effect
    cause = _cause(document, effect, driven, told)
    if cause is None or cause.interval.end > document.day.end:
        return effect
    reach = span_of(cause.interval.start, document.day.end)
    return msgspec.structs.replace(effect, when=When(reach, cause.span, "after its cause", 9))


def _driven(document: Document, effect: Told) -> int | None:
    """The verb that has something else bring the effect about: "prompting the council to impose sanctions"."""
    root = document.clause_root(effect.match.head)
    driven = next(
        (each for each in (root, *document.ancestors(root))[:3] if forms(document, each) & _CAUSING), None
    )
    return driven if driven is not None and document.relation(driven) in ("advcl", "acl", "conj") else None


def _cause(document: Document, effect: Told, driven: int | None, told: Sequence[Told]) -> When | None:
    """The date of the event that this one answers in the same sentence."""
    dated = [
        each
        for each in told
        if each.sentence == effect.sentence and each.when is not None and each.match.head != effect.match.head
    ]
    if driven is not None:
        before = [each for each in dated if each.match.head < driven]
        return max(before, key=lambda each: each.match.head).when if before else None
    own = {effect.match.head, document.clause_root(effect.match.head)}
    return next((each.when for each in dated if own & set(_answered(document, each.match.head))), None)


def _answered(document: Document, head: int) -> list[int]:
    """What an event is told to be answered by: the tokens above the preposition that ties it to them."""
    here = head
    for _ in range(_CLIMB):
        above = document.analysis.tokens[here].head
        if above < 0:
            return []
        if set(cases(document, here)) & _OVER:
            return [above]
        if forms(document, above) & _ANSWERING:
            return list(document.ancestors(above)[:1])
        if document.relation(here) not in ("nmod", "compound", "obl", "amod"):
            return []
        here = above
    return []


def _on(mention: Told, when: When, interval: Interval, rule: str) -> Told:
    moved = msgspec.structs.replace(when, interval=interval, rule=rule)
    return msgspec.structs.replace(mention, when=moved)


def _told_by_when(document: Document, mention: Told, when: When) -> Interval | None:
    """The time itself for a clause that says what happened then: "since late May, when it fired a rocket"."""
    root = document.clause_root(mention.match.head)
    opening = next(
        (each for each in document.children(root, "advmod", "mark") if low(document, each) == "when"), None
    )
    if opening is None:
        return None
    before = opening - 1
    while before >= 0 and document.analysis.tokens[before].upos == "PUNCT":
        before -= 1
    time = (
        next((each for each in document.times_at(before) if each.interval is not None), None)
        if before >= 0
        else None
    )
    if (
        time is None
        or time.interval is None
        or time.kind != "DATE"
        or not when.span.start <= time.start < when.span.end
    ):
        return None
    own = without_since(time.interval, time)
    runs_on = when.interval.start == own.start and own.end < when.interval.end
    return own if runs_on else None


def _is_after(document: Document, mention: Told, when: When) -> bool:
    """Whether a time stands in what the event came after, and not in the event's own words."""
    own = {mention.match.head, *document.ancestors(mention.match.head)}
    here = _top(document, when)
    for _ in range(_CLIMB):
        if here is None or here < 0 or here in own:
            return False
        if any(low(document, each) in _AFTER for each in document.children(here, "case", "mark")):
            return not document.times_at(here)
        here = document.analysis.tokens[here].head
    return False


def _is_first_since(document: Document, mention: Told, when: When) -> bool:
    """Whether a time only says since when an event is the first of its like: "the first attack since the war began in 2011"."""
    if mention.match.frame.form != "noun" or not is_ranked(document, mention.match.head):
        return False
    here = _top(document, when)
    for _ in range(_CLIMB):
        if here is None or here < 0:
            return False
        if any(low(document, each) == "since" for each in document.children(here, "case", "mark")):
            return here > mention.match.head
        here = document.analysis.tokens[here].head
    return False


def _top(document: Document, when: When) -> int | None:
    inside = set(document.tokens_between(when.span.start, when.span.end))
    return next((each for each in sorted(inside) if document.analysis.tokens[each].head not in inside), None)


def _ends_then(document: Document, mention: Told, when: When) -> bool:
    """Whether the time is that of the event's end: "the drills are to end on Friday"."""
    here = _top(document, when)
    above = None if here is None else document.analysis.tokens[here].head
    if above is None or above < 0 or not forms(document, above) & _ENDING:
        return False
    subjects = document.children(above, "nsubj", "nsubj:pass")
    governor = document.analysis.tokens[above].head
    if not subjects and governor >= 0 and document.relation(above) == "xcomp":
        subjects = document.children(governor, "nsubj", "nsubj:pass")
    return mention.match.head in subjects
