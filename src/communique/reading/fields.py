"""Where, with what outcome, how many: fields of an account, each with the words it rests on."""

from __future__ import annotations

import re
from typing import Final

from communique.actors.words import slug
from communique.model import Cited, Span
from communique.reading.clauses import (
    Places,
    cases,
    forms,
    low,
    modifiers,
)
from communique.reading.document import Document
from communique.reading.match import Match
from communique.reading.places import capital_of, country_of, is_seat
from communique.reading.standing_parts import Standing
from communique.reading.standing_words import standing_words

_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        start=1,
    )
}


def place_of(document: Document, places: Places, wanted: tuple[str, ...]) -> Cited[str] | None:
    """The place of an event: the first place named in one of some places of its phrase or clause; a town first."""
    country: Cited[str] | None = None
    for name in wanted:
        for head in places.get(name, ()):
            for each in (head, *_towns_inside(document, head)):
                found = place_at(document, each)
                bare = name == "object" and each != head and not cases(document, each)
                about = name == "on" and set(document.mentions_at(each)) & set(document.mentions_at(head))
                if found is None or ((bare or about) and _is_state(document, found.value)):
                    # "pulled out American troops": they were not in America; "blamed on Peru": it was not in Peru
                    continue
                if "," in found.value or not _is_state(document, found.value):
                    return found
                country = country or found
    return country


def place_in_name(document: Document, token: int) -> Cited[str] | None:
    """The town in a body's own name: "the U.S. Embassy in Havana"."""
    for mention in document.mentions_at(token):
        words = document.text[mention.start : mention.end]
        _, joint, town = words.rpartition(" in ")
        country = country_of(slug(town)) if joint else None
        if country is not None:
            start = mention.end - len(town)
            return Cited(f"{slug(town)},{country}", (document.span(start, mention.end),), "in a name")
    return None


_OPENING: Final = 6


def here(document: Document, match: Match) -> Cited[str] | None:
    """What "here" means in a report with a dateline: the place that its first words name."""
    near = {match.head, document.clause_root(match.head)}
    said = any(
        low(document, child) == "here" for token in near for child in document.children(token, "advmod")
    )
    if not said:
        return None
    body = next((each for each in document.analysis.sentences if document.zone(each.first) == "body"), None)
    if body is None:
        return None
    for token in range(body.first, min(body.first + _OPENING, body.last)):
        found = place_at(document, token)
        if found is not None:
            return Cited(found.value, found.spans, "dateline")
    return None


def _towns_inside(document: Document, head: int) -> tuple[int, ...]:
    """Tokens below a place's head that may name the town: "the village of Panmunjom", "the Malaysian capital".

    Not those of a clause that hangs on it: "in an effort to end the war in Yemen".
    """
    tokens = document.analysis.tokens
    found: list[int] = []
    queue = [head]
    while queue:
        for child in document.children(queue.pop()):
            if document.relation(child) in _CLAUSES:
                continue
            queue.append(child)
            named = tokens[child].upos == "PROPN" and document.relation(child) in _NAMING
            if named and not set(cases(document, child)) & _NOT_WHERE:
                found.append(child)
    return tuple(sorted(found))


_CLAUSES: Final = frozenset({"acl", "advcl", "ccomp", "xcomp", "csubj", "parataxis"})
_NOT_WHERE: Final = frozenset({"with", "to", "by", "for", "against", "between", "from", "after"})
_NAMING: Final = frozenset({"nmod", "appos", "compound", "flat", "obl", "conj"})


def place_at(document: Document, token: int) -> Cited[str] | None:
    """The place that a token names, as `city,country` or a bare slug."""
    for mention in document.mentions_at(token):
        span = Span(document.report.id, mention.start, mention.end)
        for actor in mention.actors:
            held = document.cast.by_id.get(actor)
            if held is None:
                continue
            if held.kind == "place":
                country = (held.side.value if held.side is not None else None) or country_of(held.id)
                following = None if country else _state_after(document, mention.end)
                if following is not None:
                    country, end = following
                    span = Span(document.report.id, mention.start, end)
                return Cited(
                    f"{held.id},{country}" if country and "," not in held.id else held.id, (span,), "named"
                )
            if held.kind == "organisation" and held.side is not None and is_seat(held.id):
                return Cited(f"{held.id},{held.side.value}", (span,), "named")
            if held.kind == "state" and mention.form in ("capital", "name", "stand-in"):
                town = _capital(document, mention.start, mention.end, held.id)
                return Cited(f"{town},{held.id}" if town else held.id, (span,), "named")
    return None


def _state_after(document: Document, end: int) -> tuple[str, int] | None:
    """The state told right after a town or region, with its end: "Lucca, Italy", "the Caguan region of southern Colombia"."""
    joint = _JOINT.match(document.text, end)
    if joint is None:
        return None
    token = document.token_at(joint.end())
    for mention in () if token is None else document.mentions_at(token):
        for actor in mention.actors:
            held = document.cast.by_id.get(actor)
            if mention.start == joint.end() and held is not None and held.kind == "state":
                return held.id, mention.end
    return None


_JOINT: Final = re.compile(
    r", |(?: (?:region|province|district|area|town|city|village|valley|state))? (?:of|in)"
    r"(?: (?:north|south|east|west|central)\w*)? (?:the )?"
)


def _capital(document: Document, start: int, end: int, state: str) -> str | None:
    """The slug of a capital that stands for its state ("Pyongyang"), None if the words name the state itself."""
    return capital_of(document.text[start:end], state)


def _is_state(document: Document, slug: str) -> bool:
    held = document.cast.by_id.get(slug)
    return held is not None and held.kind == "state"


_SUCCESS: Final = frozenset({"success", "successful", "successfully", "succeed"})
_FAILURE: Final = frozenset(
    {"fail", "failure", "failed", "unsuccessful", "unsuccessfully", "botched", "fizzle", "abortive"}
)


def outcome_of(document: Document, match: Match, standing: Standing) -> Cited[str] | None:
    """What came of an event, where the words say so."""
    own = document.cite_tokens(list(match.tokens))
    if match.frame.outcome is not None:
        return Cited(match.frame.outcome, (own,), "word")
    if match.frame.type in ("missile-test", "nuclear-test"):
        near = (
            set(document.subtree(document.clause_root(match.head)))
            if match.frame.form != "noun"
            else set(modifiers(document, match.head))
        )
        near |= set(document.children(match.head))
        for token in sorted(near):
            words = forms(document, token)
            if words & _FAILURE:
                return Cited("failure", (document.cite(token, token + 1),), "said")
            if words & _SUCCESS:
                return Cited("success", (document.cite(token, token + 1),), "said")
        if standing.failed:
            return Cited("failure", (own,), "said")
        return None
    if match.frame.type == "talks" and standing.failed:
        cue = standing.cue[:1] or (match.head,)
        return Cited("broke-down", (document.cite_tokens(list(cue)),), "said")
    return None


def count_of(document: Document, match: Match) -> Cited[int] | None:
    """How many events a plural mention tells of: "three summits"."""
    if match.frame.form != "noun":
        return None
    for child in document.children(match.head, "nummod"):
        if document.times_at(child):
            # "the Aug. 21 attack" is one
            continue
        word = low(document, child)
        number = _NUMBERS.get(word) or (int(word) if word.isdigit() and int(word) < 100 else None)
        if number is not None and number > 1:
            return Cited(number, (document.cite(child, child + 1),), "said")
    return None


_SERIES: Final = frozenset(
    {
        "series",
        "string",
        "flurry",
        "spate",
        "slew",
        "host",
        "raft",
        "succession",
        "dozens",
        "scores",
        "hundreds",
    }
)
"""An unsaid number of the like, of which no single one is told (ruling 2)."""


def is_generic(document: Document, match: Match) -> bool:
    """Whether a noun is spoken of in general: "any talks", "such tests", "progress in nuclear testing"."""
    if match.frame.form != "noun":
        return False
    generic = standing_words().generic
    if any(low(document, child) in generic for child in document.children(match.head, "det", "amod")):
        return True
    above = document.analysis.tokens[match.head].head
    if above >= 0 and "of" in cases(document, match.head) and forms(document, above) & _SERIES:
        return True
    whose = document.children(match.head, "det", "nmod:poss", "nummod", "acl")
    dated = any(document.times_at(child) for child in document.children(match.head, "nmod"))
    return low(document, match.head) == "testing" and not whose and not dated


def is_definite(document: Document, match: Match) -> bool:
    """Whether a noun points at something already known: "the talks", "this deal", "Peru's test"."""
    if match.frame.form != "noun":
        return True
    for child in document.children(match.head, "det"):
        if low(document, child) in ("the", "this", "these", "that", "those", "both"):
            return True
    return bool(document.children(match.head, "nmod:poss"))
