"""Forces taken away: whose they are, and whether they go because an agreement says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from communique.reading.clauses import cases, forms, low, noun_places

if TYPE_CHECKING:
    from communique.reading.clauses import Places
    from communique.reading.document import Document
    from communique.reading.match import Match

_ROLE: Final = "owner"
_DEALS: Final = frozenset({
    "agreement", "accord", "deal", "pact", "treaty", "armistice", "truce", "ceasefire", "cease-fire", "protocol", "memorandum",
})  # fmt: skip
_BINDING: Final = frozenset({"part", "line", "accordance", "keeping", "compliance", "term", "condition"})
_GOODWILL: Final = frozenset(
    {"confidence", "confidence-building", "goodwill", "disengagement", "de-escalation", "deescalation"}
)
_ASKING: Final = frozenset(
    {"require", "demand", "provide", "stipulate", "call", "foresee", "oblige", "envisage"}
)


def is_pullout(match: Match) -> bool:
    """Whether forces are told to be taken away, and not sent."""
    return match.frame.type == "deployment" and _ROLE in match.frame.roles.who


def with_forces_owner(document: Document, match: Match, places: Places) -> Places:
    """Where nobody is said to take them away, those whose forces they are: "the withdrawal of Chilean troops".

    Args:
        document: The document.
        match: A frame found in it.
        places: The places of its clause or phrase.
    """
    if not is_pullout(match):
        return places
    heads = places.get("of" if match.frame.form == "noun" else "object", ())
    if not places.get("from"):
        # "the withdrawal of troops from Arica": the tree hangs the place on the troops
        places = {
            **places,
            "from": tuple(each for head in heads for each in noun_places(document, head).get("from", ())),
        }
    if any(places.get(place) for place in ("subject", "poss", "by", _ROLE)):
        return places
    owners = tuple(
        child
        for head in heads
        for child in document.children(head, "nmod:poss", "compound", "amod", "nmod")
        if document.mentions_at(child) and not document.children(child, "case")
    )
    return {**places, _ROLE: owners} if owners else places


def under_a_deal(document: Document, match: Match) -> Match:
    """A pull-out as the step that it is where an agreement asks for it, or two sides make it: "under the accord, ...".

    Args:
        document: The document.
        match: A frame found in it.
    """
    if not is_pullout(match):
        return match
    sentence = document.sentence(match.head)
    asked = any(
        low(document, token) in _GOODWILL or _asks(document, token)
        for token in range(sentence.first, sentence.last)
    )
    if asked or len(match.places.get("subject", ())) > 1:
        return msgspec.structs.replace(match, frame=msgspec.structs.replace(match.frame, type="step"))
    return match


def _asks(document: Document, token: int) -> bool:
    """Whether a word names an agreement by which something is done: "under the accord", "as the deal requires"."""
    if not forms(document, token) & _DEALS:
        return False
    above = document.analysis.tokens[token].head
    if "under" in cases(document, token):
        return True
    relation = document.relation(token)
    if above < 0 or relation not in ("nsubj", "nmod"):
        return False
    return bool(forms(document, above) & (_ASKING if relation == "nsubj" else _BINDING))
