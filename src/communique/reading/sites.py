"""Where "the reactor" is: an installation that a report names with its place and then speaks of without it.

"The Natanz enrichment plant" tells where it lies; what is later told of "the plant" or of "its centrifuges" was there, as long as the
report names no other place for an installation of that kind.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import msgspec

from communique.model import Cited
from communique.reading.clauses import cases, forms
from communique.reading.fields import place_at
from communique.reading.frames import LEXICON, load_yaml
from communique.reading.once import once

if TYPE_CHECKING:
    from communique.reading.document import Document
    from communique.reading.within import Told

_TYPES: Final = frozenset({"step", "withdrawal", "nuclear-test", "attack"})
_ROLES: Final = ("object", "subject", "of", "at", "compound", "poss")
_IN: Final = frozenset({"in", "at", "near"})
RULE: Final = "named before"


@lru_cache(maxsize=1)
def installations() -> dict[str, str]:
    """The kind of each noun for an installation."""
    kinds = load_yaml(LEXICON / "places.yaml")["installations"]
    return {noun: kind for kind, nouns in kinds.items() for noun in nouns}


def sited(document: Document, mention: Told) -> Told:
    """A mention with the place of the installation that it tells of, where its own words name none.

    Args:
        document: The report.
        mention: A mention of an event.
    """
    if mention.place is not None or mention.type not in _TYPES:
        return mention
    for token in _arguments(document, mention):
        for kind in {
            installations()[word] for word in sorted(forms(document, token)) if word in installations()
        }:
            places = _named(document).get(kind, frozenset())
            if len(places) == 1:
                [place] = places
                return msgspec.structs.replace(
                    mention, place=Cited(place, (document.cite(token, token + 1),), RULE)
                )
    return mention


def _arguments(document: Document, mention: Told) -> list[int]:
    """The installation nouns among an event's arguments, and the event noun's own modifiers."""
    heads = [head for name in _ROLES for head in mention.match.places.get(name, ())]
    if mention.match.frame.form == "noun":
        heads += document.children(mention.match.head, "compound", "nmod", "obl")
    return heads


@once
def _named(document: Document) -> dict[str, frozenset[str]]:
    """The towns and sites that the report names installations of each kind by."""
    found: dict[str, set[str]] = {}
    for token in document.analysis.tokens:
        if token.upos not in ("NOUN", "PROPN"):
            continue
        for kind in {installations()[word] for word in forms(document, token.i) if word in installations()}:
            found.setdefault(kind, set()).update(_places_of(document, token.i))
    return {kind: frozenset(places) for kind, places in found.items()}


def _places_of(document: Document, noun: int) -> set[str]:
    near = [
        child
        for child in document.children(noun)
        if document.relation(child) in ("compound", "nmod", "appos", "flat")
        and (not cases(document, child) or set(cases(document, child)) & _IN)
    ]
    places = {place.value for child in near if (place := place_at(document, child)) is not None}
    return {place for place in places if not _is_land(document, place)}


def _is_land(document: Document, place: str) -> bool:
    """Whether a place is only a state, or a capital that stands for one: "the Tehran reactor" may be anywhere in Iran."""
    held = document.cast.by_id.get(place.rpartition(",")[2] if "," in place else place)
    return "," not in place and held is not None and held.kind == "state"
