"""Finding frames in a document: event nouns by head and modifiers, verbs by word, particle and what fills their places."""

from __future__ import annotations

from typing import Final

import msgspec

from communique.reading.clauses import (
    cases,
    content_noun,
    low,
    modifiers,
)
from communique.reading.document import Document
from communique.reading.frames import Lexicon
from communique.reading.in_force import obeyed
from communique.reading.match import Match
from communique.reading.matching_nouns import bare_matches, noun_matches
from communique.reading.matching_verbs import verb_matches
from communique.reading.stopping import stopped, stopped_things

_UNDONE: Final = frozenset({"lifted", "waived"})
"""Outcomes of measures that were in force before."""
_CHANGING: Final = frozenset({
    "strengthen", "tighten", "toughen", "expand", "extend", "renew", "step", "ratchet", "raise", "increase", "hike", "double",
})  # fmt: skip
"""Verbs that make stronger what is in force already."""


def find_matches(document: Document, lexicon: Lexicon) -> tuple[Match, ...]:
    """All frames found in a document, in the order of the text; nouns that a verb frame takes in are left out."""
    named = frozenset(lexicon.nouns)
    nouns = [
        match
        for token, forms in enumerate(document.forms)
        if not forms.isdisjoint(named)
        for match in noun_matches(document, token, lexicon)
    ]
    nouns.extend(bare_matches(document, lexicon, nouns))
    types: dict[int, set[str]] = {}
    for match in nouns:
        types.setdefault(match.head, set()).add(match.frame.type)
    verbs: list[Match] = []
    told = frozenset(lexicon.verbs)
    # A predicate is looked up by its copula and preposition, whatever its own word is.
    predicates = {token.head for token in document.tokens if document.relation(token.i) == "cop"}
    for token, forms in enumerate(document.forms):
        if token in predicates or not forms.isdisjoint(told):
            verbs.extend(
                match
                for match in verb_matches(document, token, lexicon, types)
                if not obeyed(document, match)
            )
    taken = {
        noun
        for match in verbs
        if match.frame.absorbs
        for place, _ in match.frame.needs
        for head in match.places.get(place, ())
        for noun in content_noun(document, head)
        if not (match.frame.type == "withdrawal" and _dated(document, noun))
    }
    held = {token for match in verbs if match.frame.form == "phrase" for token in match.tokens}
    held |= {
        token
        for match in nouns
        for token in match.tokens
        if token != match.head and len(match.frame.words) > 1
    }
    undone = {
        noun
        for match in verbs
        if match.frame.type == "sanction"
        and (match.frame.outcome in _UNDONE or match.frame.words[0] in _CHANGING)
        for head in match.places.get("object", ())
        for noun in content_noun(document, head)
    }
    aimed = {match.head for match in verbs if match.frame.type == "attack" and len(match.frame.needs) > 1}
    verbs = [match for match in verbs if match.frame.type != "missile-test" or match.head not in aimed]
    ceased = {
        token
        for match in verbs
        if match.frame.absorbs
        for token in (*stopped(document, match.head), *stopped_things(document, match.head))
    }
    verbs = [match for match in verbs if match.head not in ceased]
    taken |= ceased
    held |= {match.head for match in nouns if _is_what_it_is_called(document, match, nouns)}
    flown = {match.head for match in verbs if match.frame.type == "exercise"}
    held |= {
        match.head
        for match in nouns
        if match.frame.type == "exercise" and _is_how(document, match.head, flown)
    }
    kept = [match for match in nouns if match.head not in taken and match.head not in held]
    kept += [
        msgspec.structs.replace(match, presupposed=True)
        for match in nouns
        if match.head in taken & undone and match.frame.type == "sanction"
    ]
    return tuple(sorted((*kept, *verbs), key=lambda match: match.head))


def _is_what_it_is_called(document: Document, match: Match, nouns: list[Match]) -> bool:
    """Whether a noun only says what its subject is: "this week's exercise is the sixth drill of the year"."""
    if not document.children(match.head, "cop"):
        return False
    subjects = set(document.children(match.head, "nsubj"))
    return any(other.head in subjects and other.frame.type == match.frame.type for other in nouns)


def _is_how(document: Document, noun: int, verbs: set[int]) -> bool:
    """Whether a noun only says in what way a verb's exercise was done: "bombers flew over in a show of force"."""
    determiners = {low(document, child) for child in document.children(noun, "det")}
    return (
        document.analysis.tokens[noun].head in verbs
        and cases(document, noun) == ("in",)
        and determiners == {"a"}
    )


def _dated(document: Document, noun: int) -> bool:
    """Whether a noun's own phrase holds a time: "the 1953 armistice", "the deal signed in 2005"."""
    below = (*modifiers(document, noun), *document.children(noun, "nmod", "acl"))
    made = tuple(child for verb in document.children(noun, "acl") for child in document.children(verb, "obl"))
    return any(document.times_at(token) for token in (*below, *made))
