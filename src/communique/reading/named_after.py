"""Meetings and texts named after their place: "the Hanoi summit", "the Geneva talks", "the Camp David accords".

A town before "summit" or "declaration" tells where it was, also one that elsewhere stands for its state; before "talks" a capital may
as well name a party ("the Moscow talks"), and is left to be one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique.model import Cited, Span
from communique.reading.clauses import forms, noun_places
from communique.reading.fields import place_at
from communique.reading.places import city_states

if TYPE_CHECKING:
    from communique.reading.document import Document
    from communique.reading.match import Match
    from communique.reading.roles import Party

_TYPES: Final = frozenset({"talks", "agreement"})
_NAMED: Final = frozenset(
    {
        "summit", "conference", "declaration", "accord", "agreement", "communique", "statement", "process", "pact", "treaty",
        "protocol", "convention", "principle", "formula", "framework", "dinner",
    }
)  # fmt: skip
"""Nouns that take the name of the town where they were held or signed, whatever the town else stands for."""


def place_in_its_name(document: Document, match: Match) -> Cited[str] | None:
    """The town that a meeting or text is named after, None where its name holds none.

    Args:
        document: The report.
        match: A frame; only nouns of meetings and agreements are named so.
    """
    if match.frame.type not in _TYPES or match.frame.form != "noun":
        return None
    for token in noun_places(document, match.head).get("compound", ()):
        found = place_at(document, token)
        if found is None or not _is_town(document, match, token, found.value):
            continue
        town = found.value if "," in found.value else _as_town(found.value)
        return Cited(town, found.spans, "in its name")
    return None


def without_places(who: tuple[Party, ...], place: Cited[str] | None) -> tuple[Party, ...]:
    """Those who take part, without the town that the event is only named after.

    Args:
        who: Parties as the words around a noun give them.
        place: What `place_in_its_name` found.
    """
    if place is None:
        return who
    span: Span = place.spans[0]
    return tuple(
        party
        for party in who
        if party.rule != "compound" or party.span.end <= span.start or span.end <= party.span.start
    )


def _is_town(document: Document, match: Match, token: int, place: str) -> bool:
    kinds = {
        held.kind
        for mention in document.mentions_at(token)
        for actor in mention.actors
        if (held := document.cast.by_id.get(actor)) is not None
    }
    if kinds == {"place"}:
        return True
    named = bool(forms(document, match.head) & _NAMED)
    return kinds == {"state"} and named and ("," in place or place in city_states())


def _as_town(place: str) -> str:
    return f"{place},{place}" if place in city_states() else place
