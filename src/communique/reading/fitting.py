"""Whether an argument is of a class, is a word, or names an actor of some sort."""

from __future__ import annotations

from typing import Final

from communique.reading.clauses import (
    forms,
    low,
    modifiers,
)
from communique.reading.document import Document
from communique.reading.frames import Lexicon
from communique.reading.once import once_per_token
from communique.reading.places import is_seat

NEAR: Final = 5


@once_per_token
def words_before(document: Document, token: int) -> tuple[int, ...]:
    """Modifiers of a noun in the tree, or standing right before it where the tree is unsure."""
    found = list(modifiers(document, token))
    tokens = document.analysis.tokens
    here = token - 1
    while here >= 0 and token - here <= NEAR and tokens[here].sent == tokens[token].sent:
        if tokens[here].upos in ("ADP", "AUX", "PRON", "SCONJ") or (
            tokens[here].upos == "PUNCT" and low(document, here) not in ("-", "‑", ",", "/", "–")
        ):
            break
        if tokens[here].upos == "VERB" and tokens[here].deprel not in ("amod", "compound", "acl"):
            break
        if tokens[here].upos == "DET":
            # A determiner opens the phrase: "a nuclear test and the launching" are two.
            break
        if here not in found:
            found.append(here)
        here -= 1
    return tuple(found)


def fits(
    document: Document, token: int, wanted: tuple[str, ...], lexicon: Lexicon, types: dict[int, set[str]]
) -> bool:
    """Whether an argument is of one of some classes, or is one of some words."""
    words = forms(document, token)
    for name in wanted:
        if name == "any":
            if not document.times_at(token):
                return True
            continue
        if name.startswith("event:"):
            if name.removeprefix("event:") in types.get(token, ()):
                return True
        elif name in ("party", "person", "state", "place"):
            if name == "person" and words & lexicon.classes["forces"]:
                # "sent 50 soldiers" sends forces, and nobody to talk
                continue
            if _is_actor(document, token, name):
                return True
        elif name in lexicon.classes:
            if _in_class(document, token, words, lexicon.classes[name]):
                return True
        elif name in words:
            return True
    return False


def _in_class(document: Document, token: int, words: frozenset[str], held: frozenset[str]) -> bool:
    if words & held:
        return True
    for each in words_before(document, token):
        for modifier in sorted(forms(document, each)):
            if any(f"{modifier} {word}" in held for word in words):
                return True
    return False


def _is_actor(document: Document, token: int, wanted: str) -> bool:
    for mention in document.mentions_at(token):
        if mention.head != token and not mention.first <= token < mention.last:
            continue
        if wanted == "party" and mention.actors:
            return True
        for actor in mention.actors:
            kind = document.cast.by_id[actor].kind if actor in document.cast.by_id else None
            if (
                wanted == "person"
                and kind in ("person", "group")
                and (mention.head == token or kind == "person")
            ):
                return True
            if wanted == "state" and kind in ("state", "organisation", "group"):
                return True
            if wanted == "place" and (kind in ("place", "state") or is_seat(actor)):
                return True
    return False
