"""What tells one event from its like: its number in a row, what it is about, the goods that measures are on."""

from __future__ import annotations

from typing import Final

from communique.dating.numbers import figures, number
from communique.reading.clauses import (
    cases,
    forms,
    low,
    modifiers,
    noun_places,
    with_conjuncts,
)
from communique.reading.document import Document
from communique.reading.match import Match
from communique.reading.standing_words import standing_words

_ORDINALS: Final = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8",
    "1st": "1", "2nd": "2", "3rd": "3", "4th": "4", "5th": "5", "6th": "6", "inaugural": "1", "maiden": "1",
    "another": "other", "previous": "previous", "earlier": "previous", "next": "next", "further": "other", "follow-up": "other",
}  # fmt: skip


def several(document: Document, match: Match) -> bool:
    """Whether a phrase tells of an unsaid number: "made several trips to Peru" (ruling 2)."""
    generic = standing_words().generic
    return match.frame.form == "phrase" and any(
        low(document, child) in generic
        for token in match.tokens
        for child in document.children(token, "amod", "det")
    )


def ordinal_of(document: Document, match: Match) -> str | None:
    """What tells an event from its like: its number in a row, "previous", or "other" for one more."""
    if match.frame.form != "noun":
        return "other" if match.frame.type == "talks" and _again(document, match.head) else None
    for child in modifiers(document, match.head):
        for word in (low(document, child), *forms(document, child)):
            if word in _ORDINALS:
                return _ORDINALS[word]
    return None


def _again(document: Document, verb: int) -> bool:
    """Whether a verb tells of one more: "met again", "met for a second time"."""
    if any(low(document, child) == "again" for child in document.children(verb, "advmod")):
        return True
    return any(
        low(document, child) == "time"
        and any(low(document, each) in ("second", "third") for each in document.children(child))
        for child in document.children(verb, "obl")
    )


_EMPTY_TOPICS: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "new",
        "two",
        "three",
        "all",
        "more",
        "other",
        "such",
        "this",
        "that",
    ]
)


def topic_of(document: Document, match: Match) -> frozenset[str]:
    """Content words of what an event is about: a verb's object, a noun's own words and complements."""
    tokens = document.analysis.tokens
    heads: list[int] = []
    if match.frame.form == "noun":
        heads.extend(
            each for each in modifiers(document, match.head) if tokens[each].upos in ("NOUN", "ADJ", "PROPN")
        )
        for name, held in noun_places(document, match.head).items():
            if name in ("of", "on", "about", "over", "to"):
                heads.extend(held)
    else:
        for held in (
            match.places.get("object", ()),
            *(match.places.get(place, ()) for place, _ in match.frame.needs),
        ):
            heads.extend(held)
    found = {tokens[each].lemma.lower() for each in heads if tokens[each].upos in ("NOUN", "PROPN", "ADJ")}
    return frozenset(found - _EMPTY_TOPICS)


def whom_of(document: Document, match: Match) -> frozenset[str]:
    """Who is let go or held, by name or by number: `ana-ruiz`, `3`; empty where words only point at them.

    Args:
        document: The report.
        match: A frame found.
    """
    roles = match.frame.roles
    if match.frame.type != "step" or "object" not in roles.aimed:
        return frozenset()
    found: set[str] = set()
    for name in ("object", "of") if match.frame.form != "noun" else ("of", "poss"):
        for head in match.places.get(name, ()):
            found |= {
                actor
                for mention in document.mentions_at(head)
                if mention.head == head
                for actor in mention.actors
                if (known := document.cast.by_id.get(actor)) is not None and known.kind == "person"
            }
            counts = (number(low(document, each)) for each in document.children(head, "nummod"))
            found |= {figures(count) for count in counts if count is not None}
    return frozenset(found)


def goods_of(document: Document, match: Match) -> frozenset[str]:
    """What measures are on, where that is no party: "tariffs on steel and aluminum"."""
    if match.frame.type != "sanction":
        return frozenset()
    nouns = [match.head] if match.frame.form == "noun" else [match.head, *match.places.get("object", ())]
    found = [
        each
        for noun in nouns
        for child in document.children(noun, "nmod", "obl")
        if set(cases(document, child)) & {"on", "to", "against"}
        for each in with_conjuncts(document, child)
        if document.analysis.tokens[each].upos == "NOUN" and not document.mentions_at(each)
    ]
    return frozenset(document.analysis.tokens[each].lemma.lower() for each in found) - _WARES


_WARES: Final = frozenset({
    "good", "goods", "import", "export", "product", "item", "merchandise", "shipment", "article", "ware", "commodity", "trade", "line", "category",
    "statement", "source", "value", "worth", "country", "partner", "rest", "remainder",
})  # fmt: skip
"""Words for goods of any sort, and what only says how much or who says so: they tell no measure from another."""


def only_tells_a_time(document: Document, match: Match) -> bool:
    """Whether taking an office is no news but says since when: "since taking office", "since he rose to power"."""
    if any(time.kind == "DATE" for time in document.times_at(match.head)):
        return True
    dated = any(document.times_at(each) for each in document.subtree(match.head))
    return not dated and any(
        low(document, each) == "since" for each in document.children(match.head, "mark", "case")
    )
