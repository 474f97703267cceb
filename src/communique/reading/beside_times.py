"""Times that stand beside an event and are not its own: the day of those who judge it, of a relative clause near it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique.reading.clauses import cases, forms, low
from communique.reading.status import CONTACTS

if TYPE_CHECKING:
    from communique.reading.document import Document
    from communique.reading.match import Match
    from communique.reading.standing_parts import Standing
    from communique.reading.when import When

_JUDGING: Final = frozenset(
    {
        "declare",
        "call",
        "describe",
        "consider",
        "think",
        "believe",
        "regard",
        "term",
        "brand",
        "label",
        "deem",
    }
)


def only_judged(document: Document, match: Match, standing: Standing) -> bool:
    """Whether a clause only says what somebody thinks of an act: "on Monday he called the release a step forward"."""
    if match.frame.form != "noun" or match.frame.type in CONTACTS or standing.governor is None:
        return False
    return bool(
        forms(document, standing.governor) & _JUDGING
        and document.children(standing.governor, "xcomp", "ccomp")
    )


_AFTERMATH: Final = frozenset(
    {"wake", "aftermath", "outcome", "result", "success", "failure", "heel", "fallout"}
)


def is_looked_back_on(document: Document, match: Match) -> bool:
    """Whether a clause only comes after an event: "on Monday he praised the outcome of the talks", "in the wake of the test".

    Args:
        document: The report.
        match: A frame found.
    """
    above = document.analysis.tokens[match.head].head
    return (
        match.frame.form == "noun"
        and above >= 0
        and bool(forms(document, above) & _AFTERMATH)
        and "of" in cases(document, match.head)
    )


def is_infinitive_apart(document: Document, verb: int, whens: list[When]) -> bool:
    """Whether a verb says what a noun is for, and the time is a relative clause's: "measures it will take in May for their decision to leave"."""
    if document.relation(verb) != "acl" or not any(
        low(document, each) == "to" for each in document.children(verb, "mark")
    ):
        return False
    tokens = (document.token_at(each.span.start) for each in whens)
    return any(
        token is not None and document.analysis.tokens[document.clause_root(token)].deprel == "acl:relcl"
        for token in tokens
    )


TELLING: Final = frozenset({
    "announcement", "statement", "comment", "remark", "tweet", "warning", "speech", "disclosure", "news", "vow", "pledge", "threat", "declaration",
})  # fmt: skip
"""Nouns of telling: a day beside one is that of the words, not of what they foretell."""
_STEPS: Final = 6


def is_behind_a_turn(document: Document, clause: int, when: When, turning: frozenset[str]) -> bool:
    """Whether a clause of "after", "since" or the like stands between an event and a time: "fell on Monday after they hit back by ..."."""
    token = document.token_at(when.span.start)
    above = None if token is None else document.clause_root(token)
    here = clause
    for _ in range(_STEPS):
        if here == above or here < 0:
            return False
        if document.relation(here) == "advcl" and turning & {
            low(document, each) for each in document.children(here, "mark")
        }:
            return True
        here = document.analysis.tokens[here].head
    return False
