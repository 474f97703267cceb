"""Whom an official meets at home: reporters, voters, lawmakers of his own. Such a meeting has no other side to bring in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique.reading.clauses import forms
from communique.reading.extended import lexicon_of
from communique.reading.roles import parties

if TYPE_CHECKING:
    from communique.reading.document import Document
    from communique.reading.match import Match
    from communique.reading.within import Group

_PARTNER: Final = ("with", "between", "to", "for", "second")
_OBJECT_TYPES: Final = frozenset({"talks", "call", "contact"})


def is_among_themselves(document: Document, group: Group) -> bool:
    """Whether an account's own words name whom it is with, and that is nobody of another side.

    Args:
        document: The report.
        group: The mentions of one account.
    """
    return any(each.own and with_outsiders(document, each.match) for each in group)


def with_outsiders(document: Document, match: Match) -> bool:
    """Whether a meeting, call or message is with people who are no side: "met with reporters", "shook the prisoners' hands".

    Args:
        document: The report.
        match: A frame found.
    """
    heads = partners(match)
    wanted = lexicon_of(document.profile).classes["outsider"]
    return bool(heads) and all(
        _is_outsider(document, head, wanted) or _is_own(document, match, head) for head in heads
    )


def partners(match: Match) -> list[int]:
    """Whom it is with: heads of noun phrases."""
    places = list(_PARTNER)
    if match.frame.type in _OBJECT_TYPES and any(
        place == "object" and wanted != ("any",) for place, wanted in match.frame.needs
    ):
        places.append("object")
    return [head for place in places for head in match.places.get(place, ())]


_STAFF: Final = frozenset(
    {"adviser", "advisor", "aide", "cabinet", "staff", "staffer", "speechwriter", "strategist"}
)


def _is_own(document: Document, match: Match, head: int) -> bool:
    """Whether a partner is of the very side that acts: "the president met his advisers", but not "his counterpart"."""
    if forms(document, head) & {"counterpart", "rival", "host", "ally", "neighbour", "neighbor"}:
        return False
    if forms(document, head) & _STAFF and not any(party.side for party in parties(document, head, "with")):
        # "met with national security advisers": nobody meets another's without saying whose they are
        return True
    named = document.analysis.tokens[head].upos == "PROPN"
    if not named and not document.children(head, "nmod:poss", "amod", "compound"):
        # "the administration" may be anybody's, "Congress" may not
        return False
    own = {
        party.side for each in match.places.get("subject", ()) for party in parties(document, each, "subject")
    }
    partner = {party.side for party in parties(document, head, "with")}
    return bool(own) and len(own) == 1 and None not in own and partner == own


_MEDIA: Final = frozenset({
    "daily", "weekly", "newspaper", "tabloid", "magazine", "broadcaster", "tv", "television", "radio", "newswire",
})  # fmt: skip


def is_the_reporter(document: Document, match: Match) -> bool:
    """Whether whoever meets somebody is the writer: "a commander I met last week told me"."""
    if match.frame.type not in ("talks", "call", "visit", "contact") or match.frame.form == "noun":
        return False
    subjects = match.places.get("subject", ())
    if not subjects or any(document.analysis.tokens[each].text != "I" for each in subjects):
        return False
    return not any(
        piece.first <= subjects[0] < piece.last for held in document.voices.found for piece in held.pieces
    )


def _is_outsider(document: Document, head: int, wanted: frozenset[str]) -> bool:
    if forms(document, head) & _MEDIA:
        # "told Russia's largest daily": a newspaper is nobody's envoy
        return True
    if not forms(document, head) & wanted:
        return any(
            document.cast.by_id[actor].kind == "publication"
            for mention in document.mentions_at(head)
            if mention.head == head
            for actor in mention.actors
            if actor in document.cast.by_id
        )
    return not any(party.side is not None for party in parties(document, head, "with"))
