"""Places told around an event: in the clause that it came after, that it is joined to, or that a relative clause hangs on.

"He told reporters in Lima after the talks" tells where the talks were; "flew to Lima and met the minister" where they met; "were to
plan in Lima but the meeting was called off" where it was to be; "the games in Lima, to which he sent a delegation" where it went.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique.reading.clauses import cases, forms, low
from communique.reading.fields import place_at
from communique.reading.standing_words import standing_words
from communique.reading.whereabouts import town_in_words

if TYPE_CHECKING:
    from communique.model import Cited
    from communique.reading.document import Document
    from communique.reading.match import Match

_MEETINGS: Final = frozenset({"talks", "contact", "agreement", "call"})
_AT: Final = frozenset({"in", "at", "outside", "inside"})
_THERE: Final = frozenset({"in", "at", "to", "into"})
_AFTER: Final = frozenset({"after", "following"})
_ARRIVING: Final = frozenset(
    {"go", "travel", "fly", "head", "return", "come", "arrive", "journey", "visit", "land"}
)
_REMARKS: Final = frozenset({"remark", "statement", "comment", "announcement", "speech", "address"})
_SPEAKING: Final = frozenset({"speak", "talk"})
_LISTENERS: Final = frozenset(
    {"reporter", "journalist", "correspondent", "newsman", "crowd", "audience", "press", "conference"}
)
_OFF: Final = frozenset({"cancelled", "postponed"})


def place_around(document: Document, match: Match, code: str) -> Cited[str] | None:
    """The place that the clauses around an event tell for it.

    Args:
        document: The report.
        match: The frame found, without a place of its own.
        code: Its standing.

    Returns:
        The place with its words, None where nothing around it tells one.
    """
    if match.frame.type in _MEETINGS and "in" in match.frame.roles.place:
        found = _of_the_remarks(document, match) or _of_the_arrival(document, match)
        if found is not None:
            return found
        if code in _OFF and match.frame.form == "noun":
            return _of_the_plan(document, match)
    if match.frame.type in ("visit", *_MEETINGS) and match.frame.form != "noun":
        return _of_the_antecedent(document, match)
    return None


def _of_the_remarks(document: Document, match: Match) -> Cited[str] | None:
    """Who speaks somewhere right after talks speaks where they were: "told reporters in Lima after talks with ..."."""
    here = match.head if match.frame.form == "noun" else document.clause_root(match.head)
    words = set(cases(document, here)) | {low(document, each) for each in document.children(here, "mark")}
    above = document.analysis.tokens[here].head
    if not words & _AFTER or above < 0:
        return None
    objects = document.children(above, "obj", "iobj")
    speaks = forms(document, above) & (standing_words().reporting | _SPEAKING)
    if not speaks and not any(forms(document, each) & _REMARKS for each in objects):
        return None
    # The tree hangs "told reporters in Lima" on the reporters as often as on the telling.
    listeners = [each for each in objects if forms(document, each) & _LISTENERS]
    return next((found for each in (above, *listeners) if (found := _hung_on(document, each, _AT))), None)


def _of_the_arrival(document: Document, match: Match) -> Cited[str] | None:
    """Who goes somewhere and meets there: "flew to Lima and met the minister", "arrived in Lima, where he met ..."."""
    root = document.clause_root(match.head)
    above = document.analysis.tokens[root].head
    if above < 0:
        return None
    if document.relation(root) == "conj" and match.frame.form != "noun":
        if forms(document, above) & _ARRIVING and document.analysis.tokens[above].upos == "VERB":
            return _hung_on(document, above, _THERE) or _visited(document, above)
        return None
    opening = {low(document, each) for each in document.children(root, "advmod", "mark")}
    if "where" not in opening:
        return None
    return place_at(document, above) or _hung_on(document, above, _THERE)


def _visited(document: Document, verb: int) -> Cited[str] | None:
    return next(
        (found for each in document.children(verb, "obj") if (found := place_at(document, each))), None
    )


def _of_the_plan(document: Document, match: Match) -> Cited[str] | None:
    """What is called off was to be where the clause before the "but" has it."""
    if not any(low(document, each) == "the" for each in document.children(match.head, "det")):
        return None
    root = document.clause_root(match.head)
    if document.relation(root) != "conj" or "but" not in {
        low(document, each) for each in document.children(root, "cc")
    }:
        return None
    plan = document.analysis.tokens[root].head
    for token in document.subtree(plan):
        if token >= root:
            break
        if document.relation(token) in ("obl", "nmod") and set(cases(document, token)) & {"in", "at"}:
            found = place_at(document, token)
            if found is not None:
                return found
    return None


def _of_the_antecedent(document: Document, match: Match) -> Cited[str] | None:
    """Where the thing is that a relative clause sends somebody to, or has somebody meet at."""
    root = document.clause_root(match.head)
    if document.analysis.tokens[root].deprel != "acl:relcl":
        return None
    tied = any(
        low(document, each) == "which" and set(cases(document, each)) & _THERE
        for each in document.children(root, "obl", "nmod")
    )
    noun = document.analysis.tokens[root].head
    if not tied or noun < 0:
        return None
    return place_at(document, noun) or _hung_on(document, noun, _AT)


def _hung_on(document: Document, token: int, prepositions: frozenset[str]) -> Cited[str] | None:
    """The first place that a preposition hangs on a verb or noun, directly or on the building or event that it names."""
    for child in document.children(token, "obl", "nmod"):
        words = set(cases(document, child))
        if not words or not words <= prepositions:
            continue
        inner = [
            each for each in document.children(child, "nmod") if set(cases(document, each)) & {"in", "of"}
        ]
        for each in (*inner, child):
            found = place_at(document, each) or town_in_words(document, each)
            if found is not None:
                return found
    return None
