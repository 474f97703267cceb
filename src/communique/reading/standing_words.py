"""The standing lexicon: what verbs, nouns, adjectives, prepositions and marks do to an event."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import msgspec

from communique.errors import DataError
from communique.reading.clauses import forms, low
from communique.reading.document import Document
from communique.reading.frames import LEXICON, load_yaml
from communique.reading.once import once_per_token

EFFECTS: Final = frozenset(
    {
        "realised", "observed", "begun", "resumed", "ended", "failed", "planned", "proposed", "offered", "demanded", "threatened",
        "refused", "doubted", "cancelled", "postponed", "denied", "hypothetical", "ongoing", "past", "future",
    }
)  # fmt: skip


class Words(msgspec.Struct, frozen=True):
    """The standing lexicon: effect by word for each sort of governor."""

    verbs: dict[str, str]
    phrases: dict[tuple[str, str], str]
    adjectives: dict[str, str]
    nouns: dict[str, str]
    prepositions: dict[str, str]
    marks: dict[str, str]
    modals: dict[str, str]
    negations: frozenset[str]
    habits: frozenset[str]
    doubts: frozenset[str]
    generic: frozenset[str]
    reporting: frozenset[str]


@lru_cache(maxsize=1)
def standing_words() -> Words:
    """The standing lexicon, read and checked once.

    Raises:
        DataError: If an effect is unknown.
    """
    path = LEXICON / "standing.yaml"
    held = load_yaml(path)
    tables = {}
    for sort in ("verbs", "adjectives", "nouns", "prepositions", "marks"):
        unknown = set(held[sort]) - EFFECTS
        if unknown:
            raise DataError(f"{sorted(unknown)[0]!r} is no effect", where=f"{path}, {sort}")
        tables[sort] = _by_word(held[sort])
    phrases = {
        (text.split()[0], text.split()[1]): effect
        for effect, texts in held["phrases"].items()
        for text in texts
    }
    return Words(
        verbs=tables["verbs"],
        phrases=phrases,
        adjectives=tables["adjectives"],
        nouns=tables["nouns"],
        prepositions=tables["prepositions"],
        marks=tables["marks"],
        modals=_by_word(held["modals"]),
        negations=frozenset(held["negations"]),
        habits=frozenset(held["habits"]),
        doubts=frozenset(held["doubts"]),
        generic=frozenset(held["generic-determiners"]),
        reporting=frozenset(held["reporting"]),
    )


def _by_word(effects: dict[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for effect, words in effects.items():
        for word in words:
            found.setdefault(str(word).partition("_")[0] if "_" in str(word) else str(word), effect)
    return found


@once_per_token
def effect_of_verb(document: Document, verb: int) -> str | None:
    """What a verb does to an event that is its argument, None where it says nothing of it."""
    words = standing_words()
    own = forms(document, verb)
    if "call" in own and _calls_on(document, verb):
        return "demanded"
    upos = document.analysis.tokens[verb].upos
    if upos == "ADJ":
        return next((words.adjectives[word] for word in sorted(own) if word in words.adjectives), None)
    if upos not in ("VERB", "AUX"):
        return None
    followers = [
        low(document, each) for each in range(verb + 1, min(verb + 4, len(document.analysis.tokens)))
    ]
    followers.extend(low(document, child) for child in document.children(verb, "compound", "advmod"))
    for word in sorted(own):
        for particle in followers:
            if (word, particle) in words.phrases:
                return words.phrases[(word, particle)]
    hits = [words.verbs[word] for word in sorted(own) if word in words.verbs]
    if hits:
        return hits[0]
    hits = [words.adjectives[word] for word in sorted(own) if word in words.adjectives]
    return hits[0] if hits else None


def _calls_on(document: Document, verb: int) -> bool:
    """Whether somebody is called on to do a thing: "called on both to cut ties", where a thing may be called anything."""
    tokens = document.analysis.tokens
    if verb + 1 >= len(tokens) or low(document, verb + 1) not in ("on", "upon"):
        return False
    return any(
        low(document, mark) == "to"
        for child in document.children(verb, "xcomp", "advcl", "ccomp", "acl")
        for mark in document.children(child, "mark")
    )
