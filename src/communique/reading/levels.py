"""The level of talks: said of them, or from the ranks of those who meet."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from communique.model import Cited, Office, Span
from communique.model.vocabulary import Level
from communique.reading.clauses import (
    content_noun,
    forms,
    low,
    modifiers,
)
from communique.reading.document import Document
from communique.reading.frames import LEXICON, load_yaml
from communique.reading.match import Match
from communique.reading.ranks import titles_on
from communique.reading.roles import (
    Party,
)


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


def level_of(
    document: Document, match: Match, found: tuple[Party, ...], heads: tuple[int, ...]
) -> Cited[Level] | None:
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
    for head in (noun for each in heads for noun in content_noun(document, each)):
        titled = rank_of_words(document, head)
        if titled is not None:
            span = document.cite(head, head + 1)
            sides = [party.side or party.actor for party in found if _within(document, party.head, head)]
            for key in sides or [f"token-{head}"]:
                if key not in ranks or ranks[key][0] < titled:
                    ranks[key] = (titled, span)
    return _level_from(ranks)


def _within(document: Document, token: int, head: int) -> bool:
    """Whether a name stands in a head's own phrase; what is joined to it by "and" has a rank of its own."""
    here = token
    for _ in range(3):
        if here == head:
            return True
        if here < 0 or document.relation(here) == "conj":
            return False
        here = document.analysis.tokens[here].head
    return here == head


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
    ranks = [
        rank_of_title(office.title)
        for office in held.offices
        if office.when == "current" or not _told_as_former(document, office)
    ]
    known = [rank for rank in ranks if rank is not None]
    if known:
        return max(known)
    if held.unofficial:
        return 0
    public = titles_on(actor, document.day) if document.day is not None else ()
    return max((rank for title in public if (rank := rank_of_title(title)) is not None), default=None)


def _told_as_former(document: Document, office: Office) -> bool:
    """Whether the report itself calls it past: "President Reagan met" in a report of today is of his time in office."""
    words = " ".join(span.of(document.report.text) for span in office.spans).lower().replace("-", " ")
    return bool(set(words.split()) & (levels().former | {"ex", "former"}))


@lru_cache(maxsize=4096)
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
