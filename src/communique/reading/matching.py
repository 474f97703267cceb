"""Finding frames in a document: event nouns by head and modifiers, verbs by word, particle and what fills their places."""

from __future__ import annotations

from typing import Final

import msgspec

from communique.reading.clauses import (
    Places,
    cases,
    content_noun,
    forms,
    is_carried,
    low,
    modifiers,
    noun_places,
    verb_places,
)
from communique.reading.document import Document
from communique.reading.fitting import NEAR, fits, words_before
from communique.reading.frames import NOUN_JOINTS, Frame, Lexicon, head_of

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


class Match(msgspec.Struct, frozen=True):
    """A frame found at a token.

    Attributes:
        frame: The frame.
        head: The token that tells of the event.
        tokens: All tokens that belong to the predicate.
        places: Its arguments by place.
        inner: Whether an event noun only modifies another noun ("the summit venue").
    """

    frame: Frame
    head: int
    tokens: tuple[int, ...]
    places: Places
    inner: bool = False


def find_matches(document: Document, lexicon: Lexicon) -> tuple[Match, ...]:
    """All frames found in a document, in the order of the text; nouns that a verb frame takes in are left out."""
    nouns = [
        match
        for token in range(len(document.analysis.tokens))
        for match in _noun_matches(document, token, lexicon)
    ]
    nouns.extend(_bare_matches(document, lexicon, nouns))
    types: dict[int, set[str]] = {}
    for match in nouns:
        types.setdefault(match.head, set()).add(match.frame.type)
    verbs: list[Match] = []
    for token in range(len(document.analysis.tokens)):
        verbs.extend(_verb_matches(document, token, lexicon, types))
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
    kept = [match for match in nouns if match.head not in taken and match.head not in held]
    return tuple(sorted((*kept, *verbs), key=lambda match: match.head))


def _noun_matches(document: Document, token: int, lexicon: Lexicon) -> list[Match]:
    held = document.analysis.tokens[token]
    if held.upos not in ("NOUN", "PROPN", "VERB", "ADJ"):
        return []
    if held.upos == "VERB" and not _nominal(document, token):
        return []
    found: dict[str, Match] = {}
    for word in forms(document, token):
        for frame in lexicon.nouns.get(word, ()):
            if frame.bare or (frame.type in found and len(found[frame.type].frame.words) >= len(frame.words)):
                continue
            tokens = _noun_tokens(document, token, frame, lexicon)
            if tokens is not None:
                inner = (held.deprel == "compound" and not is_carried(document, token)) or (
                    held.deprel == "nmod" and held.head > token
                )
                places = noun_places(document, token)
                if frame.type == "contact" and document.children(token, "cop"):
                    places["subject"] = document.children(token, "nsubj")
                found[frame.type] = Match(frame, token, tokens, places, inner)
    return list(found.values())


def _dated(document: Document, noun: int) -> bool:
    """Whether a noun's own phrase holds a time: "the 1953 armistice"."""
    return any(
        document.times_at(token)
        for token in (*modifiers(document, noun), *document.children(noun, "nmod", "acl"))
    )


def _bare_matches(document: Document, lexicon: Lexicon, nouns: list[Match]) -> list[Match]:
    """Bare nouns that stand for the kind of event last told of: "the test" after a nuclear test is one."""
    frames = [frame for frame in lexicon.frames if frame.bare and frame.form == "noun"]
    taken = {match.head for match in nouns}
    found: list[Match] = []
    for held in document.analysis.tokens:
        if held.upos != "NOUN" or held.i in taken or held.deprel == "compound":
            continue
        words = forms(document, held.i)
        fitting = {frame.type: frame for frame in frames if head_of(frame) in words}
        earlier = [
            match
            for match in nouns
            if match.frame.type in fitting and match.head < held.i and not match.inner
        ]
        if fitting and earlier:
            frame = fitting[max(earlier, key=lambda match: match.head).frame.type]
            found.append(Match(frame, held.i, (held.i,), noun_places(document, held.i)))
    return found


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
    if wanted in places and wanted in ("with", "between", "from", "to"):
        return True
    around = set(modifiers(document, token)) | {head for heads in places.values() for head in heads}
    return any(fits(document, each, (wanted,), lexicon, {}) for each in around)


def _verb_matches(
    document: Document, token: int, lexicon: Lexicon, types: dict[int, set[str]]
) -> list[Match]:
    held = document.analysis.tokens[token]
    adjective = held.upos == "ADJ"
    if held.upos not in ("VERB", "AUX", "ADJ") and not document.children(token, "cop"):
        return []
    found: dict[str, Match] = {}
    places: Places | None = None
    if held.upos in ("PROPN", "NOUN"):
        return _predicate_matches(document, token, lexicon, types)
    for word in forms(document, token):
        for frame in lexicon.verbs.get(word, ()):
            if adjective != (frame.form == "adjective") or frame.form == "predicate":
                continue
            tokens = _verb_tokens(document, token, frame)
            if tokens is None:
                continue
            places = verb_places(document, token) if places is None else places
            if adjective:
                places = {"object": places.get("subject", ())}
            if not _filled(document, token, frame, places, lexicon, types):
                continue
            best = found.get(frame.type)
            if best is None or len(best.tokens) < len(tokens):
                found[frame.type] = Match(frame, token, tokens, places)
    return _not_outdone(list(found.values()))


def _predicate_matches(
    document: Document, token: int, lexicon: Lexicon, types: dict[int, set[str]]
) -> list[Match]:
    """Frames told by "be" with a preposition: "the envoy is in Lima"."""
    found = []
    for frame in lexicon.verbs.get("be", ()):
        if frame.form != "predicate" or frame.words[-1] not in cases(document, token):
            continue
        places = {"subject": document.children(token, "nsubj"), frame.words[-1]: (token,)}
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
        if noun in forms(document, each) and any(
            low(document, inner) in joints for inner in range(token + 1, each)
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
        fits(document, head, (frame.subject_not,), lexicon, types) for head in places.get("subject", ())
    ):
        return False
    if frame.plural and frame.type in ("talks",) and places.get("object"):
        return False
    return not frame.plural or _several(document, places.get("subject", ()))


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
