"""When, where, at what level, with what outcome, how many: each field of an account with the words it rests on."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

import msgspec

from communique.model import Cited, Interval, Span, TimeValue
from communique.model.interval import span_of
from communique.model.vocabulary import Level
from communique.reading.clauses import Places, cases, forms, low, modifiers
from communique.reading.document import Document
from communique.reading.frames import LEXICON, load_yaml
from communique.reading.matching import Match
from communique.reading.places import capital_of, country_of, is_seat
from communique.reading.roles import Party
from communique.reading.standing import Standing, standing_words

_NUMBERS: Final = {
    word: number
    for number, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1)
}
_CLIMB: Final = 12


class When(msgspec.Struct, frozen=True):
    """A date found for an event.

    Attributes:
        interval: The days.
        span: The words.
        rule: `attached` (hangs on the event), `clause`, `sentence`, or a rule's name.
        distance: Steps in the tree from the time to the event; ties go to the nearer.
    """

    interval: Interval
    span: Span
    rule: str
    distance: int


# --- date --------------------------------------------------------------------------------------------------


def dates_of_sentence(document: Document, sentence: int, heads: frozenset[int]) -> dict[int, list[When]]:
    """The times of a sentence, each given to the event or clause that it hangs on.

    Args:
        document: The document.
        sentence: Index of the sentence.
        heads: Tokens that tell of events; a time hangs on the first of them above it.

    Returns:
        Times by the token that they hang on: an event's head, or the verb of a clause.
    """
    held = document.analysis.sentences[sentence]
    found: dict[int, list[When]] = {}
    opening = _opening(document, sentence)
    if opening is not None:
        root = next((each for each in range(held.first, held.last) if document.analysis.tokens[each].head < 0), held.first)
        found[root] = [opening]
    for time in document.times:
        if not held.start <= time.start < held.end or time.interval is None or time.kind == "SET":
            continue
        if not is_usable(document, time):
            continue
        anchor, distance = _anchor(document, time, heads)
        if anchor is None:
            continue
        bounded = _bounded(document, time)
        if bounded is not None:
            found.setdefault(anchor, []).append(
                When(bounded, Span(document.report.id, time.start, time.end), "attached", distance)
            )
    return {anchor: _joined(document, whens) for anchor, whens in found.items()}


def is_usable(document: Document, time: TimeValue) -> bool:
    """Whether a time can date an event: no "now", no "a second time", no length unless it is one just past."""
    words = document.text[time.start : time.end].lower().split()
    if time.interval is None or time.kind == "SET" or not words:
        return False
    if time.value == "PRESENT_REF" and time.rule != "today":
        return False
    if words[-1] in ("time", "times", "after", "before"):
        return False
    return time.kind != "DURATION" or "past" in words


_SHORT: Final = 4


def _opening(document: Document, sentence: int) -> When | None:
    """The time of a fragment before a sentence ("On Thursday" broken off by the page), which belongs to it."""
    if sentence == 0:
        return None
    before = document.analysis.sentences[sentence - 1]
    tokens = document.analysis.tokens[before.first : before.last]
    if len(tokens) > _SHORT or any(token.upos in ("VERB", "AUX") or token.text in ".!?" for token in tokens):
        return None
    for time in document.times:
        if before.start <= time.start < before.end and time.interval is not None and time.kind == "DATE":
            return When(time.interval, Span(document.report.id, time.start, time.end), "attached", 5)
    return None


def _joined(document: Document, whens: list[When]) -> list[When]:
    """Two times joined by "and" or "to" are one stretch: "through 2016 and 2017"."""
    held = sorted(whens, key=lambda each: each.span)
    found: list[When] = []
    for each in held:
        last = found[-1] if found else None
        between = document.text[last.span.end : each.span.start].strip().lower() if last is not None else ""
        if last is not None and between in ("and", "to", "-", "–", "through", "until", "or") and last.interval.start <= each.interval.start:
            found[-1] = When(
                span_of(last.interval.start, max(last.interval.end, each.interval.end)),
                Span(each.span.report, last.span.start, each.span.end), last.rule, last.distance,
            )  # fmt: skip
        else:
            found.append(each)
    return found


def _anchor(document: Document, time: TimeValue, heads: frozenset[int]) -> tuple[int | None, int]:
    tokens = document.tokens_between(time.start, time.end)
    if not tokens:
        return None, 0
    inside = set(tokens)
    top = next((each for each in tokens if document.analysis.tokens[each].head not in inside), tokens[-1])
    here, distance = top, 0
    while here >= 0 and distance < _CLIMB:
        if here in heads:
            return here, distance
        held = document.analysis.tokens[here]
        if here not in inside and held.upos in ("VERB", "AUX"):
            return here, distance
        if held.head < 0:
            return (here, distance) if here not in inside else (None, 0)
        here = held.head
        distance += 1
    return None, 0


def _bounded(document: Document, time: TimeValue) -> Interval | None:
    """A time with what its preposition does to it: "since 2006" runs to the report, "by May" from the report."""
    assert time.interval is not None
    interval, day = time.interval, document.day
    words = _before(document, time)
    if "since" in words and day is not None and interval.start <= day.end:
        return span_of(interval.start, max(day.end, interval.start))
    if words & {"by", "until", "till"} and day is not None and day.start <= interval.end:
        return span_of(min(day.start, interval.end), interval.end)
    return interval


def _before(document: Document, time: TimeValue) -> set[str]:
    tokens = document.tokens_between(time.start, time.end)
    found: set[str] = set()
    if not tokens:
        return found
    first = low(document, tokens[0])
    if first in ("since", "by", "until", "till"):
        found.add(first)
    if tokens[0] > 0:
        found.add(low(document, tokens[0] - 1))
    return found


# --- place -------------------------------------------------------------------------------------------------


def place_of(document: Document, places: Places, wanted: tuple[str, ...]) -> Cited[str] | None:
    """The place of an event: the first place named in one of some places of its phrase or clause; a town first."""
    country: Cited[str] | None = None
    for name in wanted:
        for head in places.get(name, ()):
            for each in (head, *_towns_inside(document, head)):
                found = place_at(document, each)
                if found is None:
                    continue
                if "," in found.value or not _is_state(document, found.value):
                    return found
                country = country or found
    return country


def _towns_inside(document: Document, head: int) -> tuple[int, ...]:
    """Tokens below a place's head that may name the town: "the village of Panmunjom", "the Malaysian capital"."""
    tokens = document.analysis.tokens
    return tuple(
        child
        for child in document.subtree(head)
        if child != head
        and tokens[child].upos == "PROPN"
        and document.relation(child) in ("nmod", "appos", "compound", "flat", "obl", "conj")
        and not set(cases(document, child)) & {"with", "to", "by", "for", "against", "between", "from", "after"}
    )


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
                return Cited(f"{held.id},{country}" if country and "," not in held.id else held.id, (span,), "named")
            if held.kind == "organisation" and held.side is not None and is_seat(held.id):
                return Cited(f"{held.id},{held.side.value}", (span,), "named")
            if held.kind == "state" and mention.form in ("capital", "name", "stand-in"):
                town = _capital(document, mention.start, mention.end, held.id)
                return Cited(f"{town},{held.id}" if town else held.id, (span,), "named")
    return None


def _capital(document: Document, start: int, end: int, state: str) -> str | None:
    """The slug of a capital that stands for its state ("Pyongyang"), None if the words name the state itself."""
    return capital_of(document.text[start:end], state)


def _is_state(document: Document, slug: str) -> bool:
    held = document.cast.by_id.get(slug)
    return held is not None and held.kind == "state"


# --- level -------------------------------------------------------------------------------------------------


class Levels(msgspec.Struct, frozen=True):
    """The words that tell a level, and the ranks of titles."""

    adjectives: tuple[tuple[Level, tuple[str, ...]], ...]
    ranks: dict[str, int]
    lifting: frozenset[str]
    former: frozenset[str]


@lru_cache(maxsize=1)
def levels() -> Levels:
    """The lexicon of levels."""
    held = load_yaml(LEXICON / "levels.yaml")
    ranks = {title: int(rank) for rank, titles in held["ranks"].items() for title in titles}
    adjectives = tuple((level, tuple(words)) for level, words in held["adjectives"].items())
    return Levels(adjectives, ranks, frozenset(held["lifting"]), frozenset(held["former"]))


def level_of(document: Document, match: Match, found: tuple[Party, ...], heads: tuple[int, ...]) -> Cited[Level] | None:
    """The level of talks: said of them, or from the ranks of those who meet.

    Args:
        document: The document.
        match: The frame found.
        found: Those who take part.
        heads: Heads of the phrases that name them, for titles without a name.
    """
    own = document.cite_tokens(list(match.tokens))
    if match.frame.level is not None:
        return Cited(match.frame.level, (own,), "word")  # type: ignore[arg-type]
    if match.frame.form == "noun":
        said = _said_level(document, match.head)
        if said is not None:
            return said
    ranks: dict[str, tuple[int, Span]] = {}
    for party in found:
        rank = rank_of_actor(document, party.actor)
        if rank is not None and (party.side or party.actor) not in ranks:
            ranks[party.side or party.actor] = (rank, party.span)
        elif rank is not None:
            key = party.side or party.actor
            if rank > ranks[key][0]:
                ranks[key] = (rank, party.span)
    for head in heads:
        titled = rank_of_words(document, head)
        if titled is not None:
            span = document.cite(head, head + 1)
            sides = [party.side or party.actor for party in found if _within(document, party.head, head)]
            for key in sides or [f"token-{head}"]:
                if key not in ranks or ranks[key][0] < titled:
                    ranks[key] = (titled, span)
    return _level_from(ranks)


def _within(document: Document, token: int, head: int) -> bool:
    return token == head or head in document.ancestors(token)[:3]


def _level_from(ranks: dict[str, tuple[int, Span]]) -> Cited[Level] | None:
    values = [rank for rank, _ in ranks.values()]
    spans = tuple(dict.fromkeys(span for _, span in ranks.values()))
    if not values:
        return None
    if len(values) > 1 and min(values) == 0:
        return Cited("track2", spans, "without office")
    if len(values) > 1 and min(values) >= 3:
        return Cited("summit", spans, "ranks")
    if max(values) >= 2:
        return Cited("high", spans, "ranks")
    if max(values) == 1:
        return Cited("working", spans, "ranks")
    return None


def _said_level(document: Document, noun: int) -> Cited[Level] | None:
    around = modifiers(document, noun)
    if not around:
        return None
    text = " ".join(low(document, each) for each in range(around[0], noun + 1)).replace(" - ", "-")
    words = f" {text} "
    for level, names in levels().adjectives:
        if any(f" {name} " in words for name in names):
            return Cited(level, (document.cite(around[0], noun + 1),), "said")
    return None


def rank_of_actor(document: Document, actor: str) -> int | None:
    """The rank of a person by the offices that the report or the cast gives, 0 for former ones only."""
    held = document.cast.by_id.get(actor)
    if held is None or held.kind != "person":
        return None
    ranks = [rank_of_title(office.title) for office in held.offices if office.when == "current"]
    known = [rank for rank in ranks if rank is not None]
    if known:
        return max(known)
    return 0 if held.unofficial else None


def rank_of_title(title: str) -> int | None:
    """The rank of a title, by the longest listed title that it ends with or holds."""
    low_title = title.lower()
    best: tuple[int, int] | None = None
    for listed, rank in levels().ranks.items():
        if f" {listed} " in f" {low_title} " and (best is None or len(listed) > best[0]):
            best = (len(listed), rank)
    return None if best is None else best[1]


def rank_of_words(document: Document, head: int) -> int | None:
    """The rank of people named only by what they are: "the two leaders", "senior officials"."""
    before = [low(document, each) for each in modifiers(document, head)]
    own = sorted(forms(document, head), key=len)
    rank = None
    for word in own:
        for start in range(len(before) + 1):
            rank = rank_of_title(" ".join([*before[start:], word]))
            if rank is not None:
                break
        if rank is not None:
            break
    if rank is None:
        return None
    if set(before) & levels().former:
        return 0
    if rank == 1 and set(before) & levels().lifting:
        return 2
    return rank


# --- outcome and count -------------------------------------------------------------------------------------

_SUCCESS: Final = frozenset({"success", "successful", "successfully", "succeed"})
_FAILURE: Final = frozenset({"fail", "failure", "failed", "unsuccessful", "unsuccessfully", "botched", "fizzle", "abortive"})


def outcome_of(document: Document, match: Match, standing: Standing) -> Cited[str] | None:
    """What came of an event, where the words say so."""
    own = document.cite_tokens(list(match.tokens))
    if match.frame.outcome is not None:
        return Cited(match.frame.outcome, (own,), "word")
    if match.frame.type in ("missile-test", "nuclear-test"):
        near = set(document.subtree(document.clause_root(match.head))) if match.frame.form != "noun" else set(modifiers(document, match.head))
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
        word = low(document, child)
        number = _NUMBERS.get(word) or (int(word) if word.isdigit() and int(word) < 100 else None)
        if number is not None and number > 1:
            return Cited(number, (document.cite(child, child + 1),), "said")
    return None


def today(document: Document) -> date | None:
    """The last day that the report can be of."""
    return document.day.end if document.day is not None else None


def is_generic(document: Document, match: Match) -> bool:
    """Whether a noun is spoken of in general: "any talks", "such tests"."""
    if match.frame.form != "noun":
        return False
    generic = standing_words().generic
    return any(low(document, child) in generic for child in document.children(match.head, "det", "amod"))


def is_definite(document: Document, match: Match) -> bool:
    """Whether a noun points at something already known: "the talks", "this deal", "Peru's test"."""
    if match.frame.form != "noun":
        return True
    for child in document.children(match.head, "det"):
        if low(document, child) in ("the", "this", "these", "that", "those", "both"):
            return True
    return bool(document.children(match.head, "nmod:poss"))
