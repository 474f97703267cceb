"""Event nouns by head and modifiers: "the six-party talks", "a round of talks", "the shelling of the island"."""

from __future__ import annotations

from typing import Final

from communique.reading.clauses import (
    cases,
    forms,
    low,
    modifiers,
    noun_places,
)
from communique.reading.document import Document
from communique.reading.fitting import NEAR, fits, words_before
from communique.reading.frames import NOUN_JOINTS, Frame, Lexicon, head_of
from communique.reading.match import Match
from communique.reading.seats import is_carried

_ORDINALS: Final = frozenset(
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "last",
        "next",
        "final",
        "previous",
        "latest",
        "another",
    ]
)


def noun_matches(document: Document, token: int, lexicon: Lexicon) -> list[Match]:
    """The frames of event nouns found at a token."""
    held = document.analysis.tokens[token]
    if held.upos not in ("NOUN", "PROPN", "VERB", "ADJ"):
        return []
    if held.upos == "VERB" and not _nominal(document, token):
        return []
    found: dict[str, Match] = {}
    for word in sorted(forms(document, token)):
        for frame in lexicon.nouns.get(word, ()):
            if frame.bare or (frame.type in found and len(found[frame.type].frame.words) >= len(frame.words)):
                continue
            tokens = _noun_tokens(document, token, frame, lexicon)
            if tokens is not None:
                inner = (held.deprel == "compound" and not is_carried(document, token)) or (
                    held.deprel == "nmod" and held.head > token
                )
                places = dict(noun_places(document, token))
                if frame.type == "contact" and document.children(token, "cop"):
                    places["subject"] = document.children(token, "nsubj")
                found[frame.type] = Match(frame, token, tokens, places, inner)
    # "a nuclear weapons test" is no other "weapons test"
    return [
        each
        for each in found.values()
        if not any(set(each.tokens) < set(other.tokens) for other in found.values())
    ]


_OF_OTHER_KINDS: Final = frozenset(
    {
        "acid", "air", "aptitude", "blood", "crucial", "dna", "drug", "field", "lab", "laboratory", "litmus",
        "medical", "polygraph", "pregnancy", "radiation", "real", "soil", "stress", "tough", "true",
        "ultimate", "virus", "water",
    }
)  # fmt: skip
"""What goes before "test" where no weapon is tested."""


def bare_matches(document: Document, lexicon: Lexicon, nouns: list[Match]) -> list[Match]:
    """Bare nouns that stand for the kind of event last told of: "the test" after a nuclear test is one."""
    frames = [(head_of(frame), frame) for frame in lexicon.frames if frame.bare and frame.form == "noun"]
    taken = {match.head for match in nouns}
    found: list[Match] = []
    for held in document.analysis.tokens:
        if held.upos != "NOUN" or held.i in taken or held.deprel == "compound":
            continue
        words = forms(document, held.i)
        fitting = {frame.type: frame for head, frame in frames if head in words}
        if not fitting or _is_of_another_kind(document, held.i):
            continue
        earlier = [
            match
            for match in nouns
            if match.frame.type in fitting and match.head < held.i and not match.inner
        ]
        if earlier:
            frame = fitting[max(earlier, key=lambda match: match.head).frame.type]
            found.append(Match(frame, held.i, (held.i,), dict(noun_places(document, held.i))))
    return found


def _is_of_another_kind(document: Document, noun: int) -> bool:
    before = document.children(noun, "compound", "amod")
    return any(low(document, each) in _OF_OTHER_KINDS for each in before)


def _nominal(document: Document, token: int) -> bool:
    """Whether a word tagged as a verb stands where a noun does ("the shelling of the island")."""
    relations = {document.analysis.tokens[child].deprel for child in document.children(token)}
    return low(document, token).endswith("ing") and bool(relations & {"det", "nmod:poss"})


def _noun_tokens(document: Document, token: int, frame: Frame, lexicon: Lexicon) -> tuple[int, ...] | None:
    """The tokens that a noun entry covers when it is found at a head, None if it is not."""
    head_place = _head_place(frame)
    before, after = frame.words[:head_place], frame.words[head_place + 1 :]
    found = [token]
    if before:
        around = words_before(document, token)
        for word in before:
            hit = next((each for each in around if word in forms(document, each)), None)
            if hit is None:
                return None
            found.append(hit)
    if after:
        complement = _complement(document, token, after)
        if complement is None:
            return None
        found.append(complement)
    if frame.number == "plural" and not _plural(document, token):
        return None
    if frame.modified and not any(_modified_by(document, token, one, lexicon) for one in frame.modified):
        return None
    return tuple(sorted(found))


def _head_place(frame: Frame) -> int:
    for place, word in enumerate(frame.words):
        if word in NOUN_JOINTS and place:
            return place - 1
    return len(frame.words) - 1


def _complement(document: Document, token: int, after: tuple[str, ...]) -> int | None:
    """The prepositional complement that an entry asks for ("round of talks", "audience with"), None if it is missing."""
    joint, wanted = after[0], after[1:]
    heads = [child for child in document.children(token, "nmod", "obl") if joint in cases(document, child)]
    if not wanted:
        return heads[0] if heads else None
    for head in heads:
        if wanted[-1] in forms(document, head):
            return head
    tokens = document.analysis.tokens
    if token + 1 < len(tokens) and low(document, token + 1) == joint:
        after_joint = range(token + 2, min(token + 2 + NEAR, len(tokens)))
        return next((each for each in after_joint if wanted[-1] in forms(document, each)), None)
    return None


def _plural(document: Document, token: int) -> bool:
    held = document.analysis.tokens[token]
    return "Number=Plur" in held.feats or "Number=Ptan" in held.feats or held.text.lower().endswith("s")


def _modified_by(document: Document, token: int, wanted: str, lexicon: Lexicon) -> bool:
    if wanted == "ordinal":
        return any(
            forms(document, each) & _ORDINALS or "NumType=Ord" in document.analysis.tokens[each].feats
            for each in modifiers(document, token)
        )
    places = noun_places(document, token)
    if wanted in places and wanted in ("with", "between", "from", "to", "of"):
        return True
    around = set(modifiers(document, token)) | {head for heads in places.values() for head in heads}
    return any(fits(document, each, (wanted,), lexicon, {}) for each in around)
