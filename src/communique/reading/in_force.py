"""Measures that others only obey, break or speak of: they stand already, whoever is told to carry them out.

"Peru implemented the UN sanctions on Chile" tells of standing sanctions of the United Nations (guidelines, ruling 25); so
do "defied", "violated" and "under". The time of such a clause is that of the obeying, not of the measures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique.reading.clauses import cases, forms, low, modifiers, noun_places

if TYPE_CHECKING:
    from communique.reading.document import Document
    from communique.reading.match import Match

OBEYING: Final = frozenset({
    "implement", "enforce", "uphold", "apply", "maintain", "keep", "support", "back", "continue", "observe", "respect", "honor",
    "honour", "adhere", "abide", "comply", "stick", "endorse",
})  # fmt: skip
BREAKING: Final = frozenset({
    "defy", "violate", "breach", "flout", "evade", "circumvent", "dodge", "skirt", "bypass", "bust", "ignore", "contravene", "undermine",
    "undercut", "weaken", "elude", "escape", "avoid", "break", "resist", "withstand", "weather", "survive", "disregard",
})  # fmt: skip
"""Verbs by which somebody obeys or breaks measures that stand already."""
_BROKEN: Final = frozenset(
    {
        "violation",
        "breach",
        "defiance",
        "evasion",
        "contravention",
        "circumvention",
        "enforcement",
        "implementation",
    }
)
_STANDING: Final = frozenset({"under", "despite", "amid"})
_NEW: Final = frozenset(
    {"new", "fresh", "latest", "recent", "additional", "further", "more", "toughened", "expanded"}
)


def obeyed(document: Document, match: Match) -> bool:
    """Whether a verb's object are measures of somebody else, whom the subject only obeys."""
    if match.frame.type != "sanction" or not forms(document, match.head) & OBEYING:
        return False
    return any(_is_owned(document, head) for head in match.places.get("object", ()))


def _is_owned(document: Document, noun: int) -> bool:
    """Whether a measure is told as some body's or state's: "U.N. sanctions"."""
    places = noun_places(document, noun)
    owners = [
        *places.get("poss", ()),
        *places.get("compound", ()),
        *places.get("adj", ()),
        *places.get("by", ()),
    ]
    return any(
        low(document, owner) not in ("its", "their", "his", "her", "own") and document.mentions_at(owner)
        for owner in owners
    )


def is_in_force(document: Document, noun: int) -> bool:
    """Whether the words over a measure hold it to stand: who defies, obeys or is under it."""
    above = document.analysis.tokens[noun].head
    if above < 0:
        return False
    words, joints = forms(document, above), set(cases(document, noun))
    if joints & _STANDING:
        return True
    relation = document.relation(noun)
    if (
        relation in ("obj", "obl")
        and words & (OBEYING | BREAKING)
        and not joints - {"to", "by", "with", "of", "on"}
    ):
        return True
    return relation == "nmod" and bool(words & _BROKEN)


def is_new(document: Document, noun: int) -> bool:
    """Whether a noun is told as new: "new UN sanctions"."""
    return any(low(document, each) in _NEW for each in modifiers(document, noun))


def comes_into_effect(document: Document, verb: int | None) -> bool:
    """Whether a verb tells that something made before begins to hold: "came into effect", "enters into force"."""
    return verb is not None and any(
        forms(document, child) & {"effect", "force"} for child in document.children(verb, "obl", "obj")
    )
