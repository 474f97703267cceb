"""What single words near an event say of its standing: its own modifiers, prepositions, the verb of saying above."""

from __future__ import annotations

from typing import Final

import msgspec

from communique.reading.clauses import (
    cases,
    forms,
    low,
    modifiers,
)
from communique.reading.document import Document
from communique.reading.match import Match
from communique.reading.standing_words import effect_of_verb, standing_words

SETTLING: Final = frozenset(
    {
        "planned",
        "proposed",
        "offered",
        "demanded",
        "threatened",
        "refused",
        "cancelled",
        "postponed",
        "denied",
        "hypothetical",
        "doubted",
    }
)


ANSWERING: Final = frozenset(
    {"respond", "retaliate", "answer", "react", "counter", "reply", "hit", "strike", "reciprocate"}
)
"""Verbs by which one act answers another: "responded with tariffs" tells that they were imposed."""


class Standing(msgspec.Struct, frozen=True):
    """What the words around an event say of it.

    Attributes:
        code: `past`, `perfect`, `ongoing`, `present`, `future`, `none`, or an effect that settles the matter.
        cue: Tokens that say so.
        negated: Whether it is said not to have been.
        begun: Whether it is told to have begun or resumed.
        failed: Whether it is told to have ended without result.
        habitual: Whether it is told as a habit.
        doubted: Whether the report marks it as unsure.
        governor: The verb that the event noun is an argument of, if any.
        effect: What that verb does to it.
        firm: Whether a verb or form tells that it took place or will; a bare noun does not.
    """

    code: str
    cue: tuple[int, ...] = ()
    negated: bool = False
    begun: bool = False
    failed: bool = False
    habitual: bool = False
    doubted: bool = False
    governor: int | None = None
    effect: str | None = None
    firm: bool = False


def own_words(document: Document, noun: int) -> Standing | None:
    """What an event noun's own adjectives, determiners and participles say."""
    words = standing_words()
    for child in document.children(noun, "det", "advmod"):
        if low(document, child) == "no":
            return Standing("refused", (child,), negated=True)
    for child in modifiers(document, noun):
        if document.analysis.tokens[child].head != noun and document.relation(child) != "conj":
            continue
        for word in sorted(forms(document, child)):
            effect = words.adjectives.get(word)
            if effect == "ended":
                return Standing("past", (child,))
            if effect == "failed":
                return Standing("past", (child,), failed=True)
            if effect == "doubted":
                return Standing("past", (child,), doubted=True)
            if effect is not None:
                return Standing(effect, (child,), firm=effect in ("ongoing",))
    for child in document.children(noun, "acl"):
        found = participle(document, child)
        if found is not None:
            return found
    return None


def set_for(document: Document, match: Match) -> tuple[int, ...]:
    """Participles that plan or call off an event on the noun that completes its phrase: "a round of talks set for May"."""
    if match.frame.form != "noun":
        return ()
    return tuple(
        child
        for token in match.tokens
        if token > match.head
        for child in document.children(token, "acl")
        if effect_of_verb(document, child) in ("planned", "cancelled", "postponed")
        and participle(document, child) is not None
    )


def participle(document: Document, verb: int) -> Standing | None:
    """A participle or infinitive that modifies an event noun: "scheduled for June", "to be held", "held in May"."""
    held = document.analysis.tokens[verb]
    if held.deprel == "acl:relcl":
        return None
    effect = effect_of_verb(document, verb)
    if "VerbForm=Inf" in held.feats or any(
        low(document, each) == "to" for each in document.children(verb, "mark")
    ):
        if document.children(verb, "obj"):
            return None
        return (
            Standing("planned", (verb,), firm=effect in ("realised", "begun"))
            if effect in ("realised", "begun")
            else None
        )
    if effect in ("realised", "ended") and held.deprel == "acl":
        return Standing("past", (verb,), firm=True)
    if effect in ("begun", "resumed"):
        return Standing("past", (verb,), begun=True, firm=True)
    if effect == "failed":
        return Standing("past", (verb,), failed=True, firm=True)
    if effect in ("planned", "cancelled", "postponed"):
        return Standing(effect, (verb,), firm=True)
    return None


def preposition_effect(document: Document, noun: int) -> tuple[str | None, tuple[int, ...]]:
    """What the preposition before an event noun says of it (`past`, `future`, `hypothetical`), and its token."""
    words = standing_words()
    for child in document.children(noun, "case"):
        for word in (
            low(document, child),
            *(low(document, each) for each in document.children(child, "fixed")),
        ):
            if word in words.prepositions:
                return words.prepositions[word], (child,)
    return None, ()


def joins(document: Document, noun: int, verb: int) -> bool:
    """Whether a prepositional event noun is what the verb is about: "take part in talks", "agreed to a summit"."""
    first = cases(document, noun)[:1]
    pairs = {
        "in": {"participate", "take", "engage", "join", "result", "culminate", "involve", "end"},
        "to": {
            "agree",
            "return",
            "invite",
            "lead",
            "commit",
            "come",
            "consent",
            "look",
            "refer",
            "go",
            "open",
            "close",
            "closer",
            "near",
            "nearer",
            "inch",
            "edge",
        },
        "for": {
            "call",
            "push",
            "plan",
            "prepare",
            "hope",
            "press",
            "ask",
            "appeal",
            "meet",
            "wait",
            "aim",
            "lobby",
            "gather",
            "arrive",
            "set",
            "travel",
        },
        "on": {"agree", "insist", "embark", "decide", "work", "leave", "depart", "go", "set", "start"},
        "with": {"threaten", "respond", "proceed", "continue", "go", "end", "begin", "start", "hit"},
        "at": {"meet", "speak", "gather"},
        "of": {"talk", "warn", "speak", "accuse"},
        "from": {"withdraw", "back", "walk", "refrain"},
    }
    return any(forms(document, verb) & pairs.get(each, set()) for each in first)


def is_conditional(document: Document, verb: int) -> bool:
    """Whether a clause hangs on an "if": what will be only then is a threat or an offer, no plan."""
    return any(
        low(document, mark) in ("if", "unless")
        for child in document.children(verb, "advcl")
        for mark in document.children(child, "mark")
    )


def speech_above(document: Document, verb: int, depth: int) -> str:
    """What the verb over a content clause does to it: `neutral` for say, `threatened` for threaten, and so on."""
    words = standing_words()
    here = verb
    for _ in range(4):
        head = document.analysis.tokens[here].head
        if head < 0:
            return "none"
        if document.relation(here) in ("ccomp", "parataxis", "conj", "acl"):
            own = forms(document, head)
            effect = effect_of_verb(document, head) if document.analysis.tokens[head].upos == "VERB" else None
            if effect in ("threatened", "proposed", "demanded", "denied"):
                return effect
            if effect == "planned":
                return "planned"
            if own & words.reporting:
                return "neutral"
            for word in own:
                noun = words.nouns.get(word)
                if noun is not None:
                    return noun
        here = head
    return "none"
