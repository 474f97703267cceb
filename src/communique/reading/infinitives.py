"""Infinitives on a noun: whose act they tell, and whether the noun makes it done or is only its occasion.

"The first envoy to visit Peru" visits, as the clause around it tells; "a stop in Lima to meet the president" has the
meeting for its purpose. What other nouns do ("a plan to meet") is in the standing lexicon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from communique.reading.document import Document

_RANKS: Final = frozenset({"first", "second", "third", "last", "latest", "only", "next"})
_JOURNEYS: Final = frozenset({"trip", "visit", "stop", "tour", "journey", "stopover", "swing", "mission"})
_SEEING: Final = frozenset({"see", "have", "get", "want", "need", "like"})


def is_ranked(document: Document, noun: int) -> bool:
    """Whether a noun is one of a row: "the first president", "the latest envoy"."""
    return any(
        _lemma(document, child) in _RANKS or "NumType=Ord" in document.analysis.tokens[child].feats
        for child in document.children(noun, "amod", "nummod")
    )


def is_journey(document: Document, noun: int) -> bool:
    """Whether a noun is a journey, which people make for a purpose."""
    return _lemma(document, noun) in _JOURNEYS


def doer_of(document: Document, noun: int) -> tuple[int, ...]:
    """Who does what the infinitive on a ranked noun tells: the noun, or who is said to be it."""
    if document.children(noun, "cop"):
        return document.children(noun, "nsubj") or (noun,)
    return (noun,)


def seen(document: Document, noun: int) -> int | None:
    """The verb that sees or wants done what a participle says of its object: "will see a duty applied"."""
    governor = document.analysis.tokens[noun].head
    if governor < 0 or document.relation(noun) != "obj" or _lemma(document, governor) not in _SEEING:
        return None
    return governor


def _lemma(document: Document, token: int) -> str:
    return document.analysis.tokens[token].lemma.lower()
