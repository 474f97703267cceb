"""Verbs by word, particle and what fills their places: "called off", "sat down with", "fired a missile"."""

from __future__ import annotations

from typing import Final

from communique.reading.clauses import (
    Places,
    cases,
    content_noun,
    forms,
    low,
    noun_places,
    surface_subjects,
    verb_places,
)
from communique.reading.document import Document
from communique.reading.fitting import fits
from communique.reading.frames import Frame, Lexicon, head_of
from communique.reading.match import Match
from communique.reading.stopping import stopped_things


def verb_matches(document: Document, token: int, lexicon: Lexicon, types: dict[int, set[str]]) -> list[Match]:
    """The frames of verbs, adjectives and predicates found at a token."""
    held = document.analysis.tokens[token]
    adjective = held.upos == "ADJ"
    if held.upos not in ("VERB", "AUX", "ADJ") and not document.children(token, "cop"):
        return []
    found: dict[str, Match] = {}
    places: Places | None = None
    if held.upos in ("PROPN", "NOUN"):
        return _predicate_matches(document, token, lexicon, types)
    for word in sorted(forms(document, token)):
        for frame in lexicon.verbs.get(word, ()):
            if adjective != (frame.form == "adjective") or frame.form == "predicate":
                continue
            tokens = _verb_tokens(document, token, frame)
            if tokens is None:
                continue
            places = verb_places(document, token) if places is None else places
            if adjective:
                places = {**places, "object": places.get("subject", ()), "subject": ()}
            if not _filled(document, token, frame, places, lexicon, types):
                continue
            best = found.get(frame.type)
            if best is None or len(best.tokens) < len(tokens):
                found[frame.type] = Match(
                    frame,
                    token,
                    tokens,
                    _whole(document, lexicon, frame, Match(frame, token, tokens, places)),
                )
    return _not_outdone(list(found.values()))


_WHERE: Final = frozenset({"to", "in", "at", "through"})
_WITH: Final = frozenset({"with", "between"})


def _whole(document: Document, lexicon: Lexicon, frame: Frame, match: Match) -> Places:
    """The places of a phrase: its verb's, and the places that hang on its noun: "made a second trip to Lima"."""
    if frame.form != "phrase":
        return match.places
    inner = {
        place: heads
        for token in match.tokens
        if token != match.head
        for place, heads in noun_places(document, token).items()
        if place in _WITH
        or (place in _WHERE and all(fits(document, head, ("place",), lexicon, {}) for head in heads))
    }
    return {**inner, **match.places}


def _predicate_matches(
    document: Document, token: int, lexicon: Lexicon, types: dict[int, set[str]]
) -> list[Match]:
    """Frames told by "be" with a preposition: "the envoy is in Lima"."""
    found = []
    listed = {
        frame.id: frame for word in ("be", *cases(document, token)) for frame in lexicon.verbs.get(word, ())
    }
    for frame in listed.values():
        if frame.form != "predicate" or frame.words[-1] not in cases(document, token):
            continue
        places = {"subject": surface_subjects(document, token), frame.words[-1]: (token,)}
        if _filled(document, token, frame, places, lexicon, types):
            found.append(Match(frame, token, (token,), places))
    return found


def _not_outdone(matches: list[Match]) -> list[Match]:
    """Of readings of one verb, those with the most words ("pull out of" beats "pull")."""
    most = max((len(match.tokens) for match in matches), default=0)
    return [match for match in matches if len(match.tokens) == most]


def _verb_tokens(document: Document, token: int, frame: Frame) -> tuple[int, ...] | None:
    head = head_of(frame)
    if frame.form == "phrase":
        return _phrase_tokens(document, token, frame)
    found = [token]
    for word in frame.words:
        if word == head:
            continue
        if frame.words[0] == word and frame.words.index(head) == 1:
            hit = next(
                (each for each in range(max(0, token - 2), token) if low(document, each) == word), None
            )
        else:
            hit = _particle(document, token, word)
        if hit is None:
            return None
        found.append(hit)
    if len(frame.words) == 1 and _has_other_particle(document, token):
        return None
    return tuple(sorted(found))


def _particle(document: Document, verb: int, word: str) -> int | None:
    for child in document.children(verb):
        if low(document, child) == word and document.analysis.tokens[child].upos in ("ADP", "ADV", "ADJ"):
            return child
    for each in range(verb + 1, min(verb + 4, len(document.analysis.tokens))):
        if low(document, each) == word and document.analysis.tokens[each].upos in ("ADP", "ADV"):
            return each
        if document.analysis.tokens[each].upos in ("PUNCT", "VERB"):
            return None
    if word == "from":
        return next((each for each in verb_tail(document, verb) if low(document, each) == word), None)
    return None


def verb_tail(document: Document, verb: int) -> range:
    """The few tokens after a verb."""
    return range(verb + 1, min(verb + 8, len(document.analysis.tokens)))


def _has_other_particle(document: Document, verb: int) -> bool:
    return any(
        document.analysis.tokens[child].deprel == "compound:prt"
        and low(document, child) in ("off", "out", "down", "up", "away", "back", "for", "on", "over")
        for child in document.children(verb)
    )


def _phrase_tokens(document: Document, token: int, frame: Frame) -> tuple[int, ...] | None:
    noun = frame.words[-1]
    joints = frame.words[1:-1]
    for child in document.children(token):
        if noun in forms(document, child) and (not joints or set(joints) & set(cases(document, child))):
            return tuple(sorted((token, child)))
    if not joints:
        return None
    for each in verb_tail(document, token):
        if (
            noun in forms(document, each)
            and document.relation(each) not in ("compound", "amod")
            and any(low(document, inner) in joints for inner in range(token + 1, each))
        ):
            return (token, each)
    return None


def _filled(
    document: Document, verb: int, frame: Frame, places: Places, lexicon: Lexicon, types: dict[int, set[str]]
) -> bool:
    for place, wanted in frame.needs:
        heads = places.get(place, ())
        if not heads and place not in ("subject", "object", "second", "clause"):
            heads = tuple(
                each
                for thing in places.get("object", ())
                for each in noun_places(document, thing).get(place, ())
            )
            if heads:
                places[place] = heads
        if not heads and frame.absorbs and place in ("object", "from"):
            heads = stopped_things(document, verb)
            if heads:
                places[place] = heads
        if frame.type == "agreement" and place == "in":
            # "agreed to open its ports in exchange for copper": the tree may hang the price on what is agreed
            heads = (*heads, *_in_what_is_agreed(document, places, place))
        if not heads and place == "object":
            heads = _after_verb(document, verb, wanted, lexicon, types)
            if heads:
                places["object"] = heads
        if not any(
            fits(document, each, wanted, lexicon, types)
            for head in heads
            for each in content_noun(document, head)
        ):
            return False
    if frame.subject_not is not None and any(
        fits(document, head, (frame.subject_not,), lexicon, types)
        for place in ("subject", "object")
        if place == "subject" or all(place != name for name, _ in frame.needs)
        for head in places.get(place, ())
    ):
        return False
    if frame.plural and frame.type in ("talks",) and places.get("object") and not frame.vague:
        return False
    return not frame.plural or _several(document, places.get("subject", ()))


def _in_what_is_agreed(document: Document, places: Places, place: str) -> tuple[int, ...]:
    return tuple(
        each
        for clause in places.get("clause", ())
        for here in (clause, *document.children(clause, "obj"))
        for each in {**noun_places(document, here), **verb_places(document, here)}.get(place, ())
    )


def _after_verb(
    document: Document, verb: int, wanted: tuple[str, ...], lexicon: Lexicon, types: dict[int, set[str]]
) -> tuple[int, ...]:
    """The noun after a verb that can be its object, where the tree gives none; never across another verb or a stop."""
    if "any" in wanted or verb_is_last(document, verb):
        return ()
    for here in verb_tail(document, verb):
        held = document.analysis.tokens[here]
        if held.upos in ("VERB", "AUX", "SCONJ", "ADP") and low(document, here) not in (
            "off",
            "out",
            "up",
            "down",
            "over",
            "of",
        ):
            return ()
        if held.upos == "PUNCT" and held.text not in '-‑"“”':
            return ()
        following = (
            document.analysis.tokens[here + 1].upos if here + 1 < len(document.analysis.tokens) else ""
        )
        if (
            held.upos in ("NOUN", "PROPN")
            and following not in ("NOUN", "PROPN")
            and fits(document, here, wanted, lexicon, types)
        ):
            return (here,)
    return ()


def verb_is_last(document: Document, verb: int) -> bool:
    """Whether a verb ends its sentence."""
    return document.sentence(verb).last <= verb + 1


def _several(document: Document, subjects: tuple[int, ...]) -> bool:
    """Whether a subject is more than one: joined by "and", or plural."""
    if len(subjects) > 1:
        return True
    for subject in subjects:
        held = document.analysis.tokens[subject]
        if "Number=Plur" in held.feats or low(document, subject) in ("they", "both", "two", "sides"):
            return True
        if any(len(mention.actors) > 1 for mention in document.mentions_at(subject)):
            return True
    return False
