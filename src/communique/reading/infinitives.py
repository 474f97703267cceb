"""Infinitives on a noun: whose act they tell, and whether the noun makes it done or is only its occasion.

"The first envoy to visit Peru" visits, as the clause around it tells; "a stop in Lima to meet the president" has the
meeting for its purpose. What other nouns do ("a plan to meet") is in the standing lexicon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from communique.reading.document import Document

_RANKS: Final = frozenset({"first", "second", "third", "last", "latest", "only", "next", "longest"})
_JOURNEYS: Final = frozenset({"trip", "visit", "stop", "tour", "journey", "stopover", "swing", "mission"})
_SEEING: Final = frozenset({"see", "have", "get", "want", "need", "like"})


def is_ranked(document: Document, noun: int) -> bool:
    """Whether a noun is one of a row: "the first president", "the latest envoy", "its fifth since 2006"."""
    tokens = document.analysis.tokens
    itself = (noun,) if tokens[noun].upos in ("ADJ", "NUM") else ()
    return any(
        tokens[each].text.lower() in _RANKS
        or "NumType=Ord" in tokens[each].feats
        or "Degree=Sup" in tokens[each].feats
        for each in (*itself, *document.children(noun, "amod", "nummod", "compound"))
    )


def is_journey(document: Document, noun: int) -> bool:
    """Whether a noun is a journey, which people make for a purpose."""
    return _lemma(document, noun) in _JOURNEYS


def is_too_much(document: Document, word: int) -> bool:
    """Whether something is too much so to be done: "it is too early to talk"."""
    return document.analysis.tokens[word].upos in ("ADJ", "ADV") and any(
        document.analysis.tokens[child].text.lower() == "too" for child in document.children(word, "advmod")
    )


_DONE: Final = frozenset(
    {
        "act",
        "action",
        "move",
        "step",
        "gesture",
        "response",
        "reaction",
        "mistake",
        "achievement",
        "deed",
        "concession",
    }
)
_THOUGHT: Final = frozenset({
    "aim", "goal", "purpose", "hope", "intention", "idea", "objective", "ambition", "dream", "desire", "wish", "point", "proposal", "option", "solution",
    "way", "priority", "task", "job", "challenge", "demand", "condition", "offer", "alternative", "strategy", "tactic", "approach", "trick", "recommendation", "answer", "suggestion",
})  # fmt: skip


def as_named(document: Document, verb: int) -> str | None:
    """What an infinitive is by the noun that is said to be it: "his first act was to withdraw", "the aim is to sign".

    An act in the past was done; an aim is no more than wished for. None where the words say no such thing.
    """
    tokens = document.analysis.tokens
    named = [child for child in document.children(verb, "nsubj") if tokens[child].deprel == "nsubj:outer"]
    nouns = {_lemma(document, each) for each in named} | {
        _lemma(document, below) for each in named for below in document.children(each, "nmod")
    }
    if nouns & _THOUGHT:
        return "proposed"
    if not nouns & _DONE:
        return None
    past = any(
        tokens[child].text.lower() in ("was", "were") for child in document.children(verb, "cop", "aux")
    )
    return "past" if past else "hypothetical"


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
