"""The places of an event: its own, those of the verb that realises or plans it, and who stands behind them."""

from __future__ import annotations

from typing import Final

import msgspec

from communique.reading.beside import person_beside
from communique.reading.clauses import (
    Places,
    cases,
    forms,
    low,
    verb_places,
)
from communique.reading.document import Document
from communique.reading.doers import doers, done_to
from communique.reading.match import Match
from communique.reading.measures import WEIGHING
from communique.reading.pullouts import with_forces_owner
from communique.reading.standing_parts import ANSWERING, Standing
from communique.reading.standing_words import effect_of_verb

_OBSERVERS: Final = frozenset(
    [
        "condemn",
        "denounce",
        "criticise",
        "criticize",
        "blame",
        "detect",
        "observe",
        "monitor",
        "confirm",
        "describe",
        "welcome",
        "hail",
        "praise",
        "protest",
        "cite",
        "mark",
        "say",
        "announce",
        "report",
        "celebrate",
        "cover",
        "witness",
        "see",
        "discuss",
        "consider",
        "address",
        "dominate",
        "trigger",
        "prompt",
        "spark",
        "cause",
        "use",
        "mean",
        "show",
        "respond",
        "mention",
        "watch",
        "expect",
        "oppose",
        "support",
        "back",
        "endorse",
        "doubt",
        "slam",
        "urge",
        "demand",
        "propose",
        "suggest",
        "call",
        "ask",
        "want",
    ]
)


def argument_places(document: Document, match: Match, standing: Standing) -> Places:
    """The places of an event, with whose forces they are that are taken away."""
    return with_forces_owner(document, match, _places(document, match, standing))


def _places(document: Document, match: Match, standing: Standing) -> Places:
    """The places of an event: its own, and for a noun those of the verb that realises, plans or cancels it."""
    if match.frame.form != "noun":
        return _with_owner(document, match)
    match = msgspec.structs.replace(
        match, places=done_to(document, match.head, _with_participle(document, match))
    )
    if match.frame.type in _TOLD_BESIDE:
        done = () if _has_owner(match) else doers(document, match.head, match.frame.type)
        if done:
            return {**match.places, "by": done}
    whose = person_beside(document, match.head)
    if whose is not None:
        return {**match.places, "subject": (whose,)}
    if standing.governor is None:
        return _with_clause_subject(document, match)
    governor = standing.governor
    if governor == match.head:
        return match.places
    verb = verb_places(document, governor)
    merged = dict(match.places)
    observed = standing.effect is None or (
        bool(forms(document, governor) & _OBSERVERS) and standing.effect != "begun"
    )
    bearing = match.frame.type == "sanction" and bool(forms(document, governor) & _BEARING)
    observed = observed or bearing
    if (
        match.frame.type == "agreement"
        and "discuss" in forms(document, governor)
        and _is_new(document, match.head)
    ):
        observed = False
    if match.frame.type == "agreement" and _announce_their_own(document, match, governor, verb):
        observed = False
    observed = observed and not (match.frame.type == "sanction" and forms(document, governor) & WEIGHING)
    observed = observed and not (standing.effect == "realised" and forms(document, governor) & ANSWERING)
    for place, heads in verb.items():
        rest = tuple(
            each for each in heads if each != match.head and match.head not in document.children(each, "conj")
        )
        if (
            place in ("object", "clause")
            or (bearing and place == "to")
            or (place == "subject" and (observed or match.head in heads))
        ):
            continue
        merged[place] = (*merged.get(place, ()), *rest)
    return merged


_PROCLAIMING: Final = frozenset({"announce", "declare", "proclaim", "unveil", "issue", "call"})


def _announce_their_own(document: Document, match: Match, governor: int, verb: Places) -> bool:
    """Whether those who announce a deal are those who made it: two of them, or one with another."""
    if not forms(document, governor) & _PROCLAIMING:
        return False
    return len(verb.get("subject", ())) > 1 or bool(match.places.get("with"))


_TOLD_BESIDE: Final = frozenset(
    {"attack", "missile-test", "nuclear-test", "exercise", "sanction", "deployment"}
)
"""Types of acts, whose doer is often told beside the noun by who blames, plans or lists it."""


def _has_owner(match: Match) -> bool:
    return bool(match.places.get("by") or match.places.get("poss"))


_BEARING: Final = frozenset({
    "pay", "face", "suffer", "endure", "bear", "absorb", "escape", "evade", "violate", "flout", "dodge", "circumvent", "resist",
    "defy", "withstand", "protest", "avoid",
})  # fmt: skip
"""What those do whom a measure is on: they are not whose it is."""


def _is_new(document: Document, noun: int) -> bool:
    """Whether a noun stands with "a" or bare, so that what it names is not yet."""
    determiners = {low(document, child) for child in document.children(noun, "det")}
    return determiners <= {"a", "an"} and not document.children(noun, "nmod:poss")


def _with_participle(document: Document, match: Match) -> Places:
    """With the places of the participle that tells of a noun: "an attack coming near the capital", "talks held in Oslo"."""
    merged = dict(match.places)
    for child in document.children(match.head, "acl"):
        if document.analysis.tokens[child].deprel != "acl" or child < match.head:
            continue
        if low(document, child) in ("involving", "including"):
            merged["involving"] = (*merged.get("involving", ()), *document.children(child, "obj"))
        for place, heads in verb_places(document, child).items():
            if place in _LOCAL or (
                match.frame.type == "agreement" and place in _MADE_BY and _is_made(document, child)
            ):
                merged[place] = (*merged.get(place, ()), *heads)
    return merged


_MADE_BY: Final = frozenset({"subject", "by", "between", "with"})
"""Places of the participle after a deal, in which its sides stand: "an accord signed by Chile and Peru"."""


def _is_made(document: Document, participle: int) -> bool:
    """Whether a participle tells that a deal was made: "reached", "signed", not "backed" or "seen"."""
    return "Tense=Past" in document.analysis.tokens[participle].feats and (
        effect_of_verb(document, participle) == "realised"
    )


_LOCAL: Final = frozenset({"in", "at", "near", "on", "off", "over"})


def _with_owner(document: Document, match: Match) -> Places:
    """Where nobody is said to act, whose thing it is done to acts: "its cooling tower was blown up"."""
    if match.places.get("subject"):
        return match.places
    owners = tuple(
        owner for head in match.places.get("object", ()) for owner in document.children(head, "nmod:poss")
    )
    return {**match.places, "owner": owners} if owners else match.places


def _with_clause_subject(document: Document, match: Match) -> Places:
    """Who spoke "in a call with X" or "during a visit to Y" took part in it: the subject of the clause."""
    tokens = document.analysis.tokens
    held = tokens[match.head]
    prepositions = set(cases(document, match.head))
    if match.frame.type not in ("call", "talks", "visit", "message", "exercise") or held.head < 0:
        return match.places
    if (
        document.relation(match.head) not in ("obl", "nmod")
        or not prepositions & _WITHIN
        or match.places.get("between")
    ):
        return match.places
    if match.frame.type == "talks" and not match.places.get("with") and not match.places.get("of"):
        return {**match.places, **_greeters(document, match.head)}
    if match.frame.type not in ("visit", "exercise") and not (
        match.places.get("with") or match.places.get("to")
    ):
        return match.places
    if match.places.get("poss") or match.places.get("by"):
        return match.places
    root = document.clause_root(match.head)
    return {**match.places, "subject": verb_places(document, root).get("subject", ())}


_GREETING: Final = frozenset(
    {
        "shake",
        "pose",
        "embrace",
        "greet",
        "hug",
        "talk",
        "speak",
        "walk",
        "welcome",
        "toast",
        "listen",
        "exchange",
        "chat",
    }
)


def _greeters(document: Document, noun: int) -> Places:
    """Who a caption shows together at a meeting was there to meet: "shakes hands with his counterpart during talks in Oslo"."""
    verb = document.clause_root(noun)
    if not forms(document, verb) & _GREETING:
        return {}
    held = verb_places(document, verb)
    others = held.get("with", ()) or held.get("to", ()) or held.get("object", ())
    together = len(held.get("subject", ())) > 1
    if not held.get("subject") or not (others or together):
        return {}
    return {"subject": held["subject"], "with": tuple(each for each in others if each != noun)}


_WITHIN: Final = frozenset(
    {"in", "during", "at", "on", "after", "following", "before", "ahead", "over", "by"}
)
