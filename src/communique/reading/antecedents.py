"""Whose "the tariffs" are: a definite noun without parties of its own points back at what was told last of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from communique.reading.clauses import low

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import Document
    from communique.reading.within import Told

_TYPES: Final = frozenset({"sanction", "exercise"})
"""Types whose acts by different sides stand in one report, so that "the" must choose among them."""
_REACH: Final = 3
"""Sentences back that a definite noun reaches."""


def with_antecedents(document: Document, told: Sequence[Told]) -> list[Told]:
    """Mentions, the definite nouns among them with the parties of the nearest mention before that their words can mean.

    Args:
        document: The report.
        told: Mentions in the order of the text.
    """
    found: list[Told] = []
    for each in told:
        before = _antecedent(each, found) if not each.who and _points_back(document, each) else None
        if before is not None:
            who = tuple(msgspec.structs.replace(party, rule="antecedent") for party in before.who)
            each = msgspec.structs.replace(each, who=who, aimed=each.aimed or before.aimed)
        found.append(each)
    return found


_POINTING: Final = frozenset({"the", "those", "these", "that", "this"})


def _points_back(document: Document, mention: Told) -> bool:
    """Whether a mention is of a thing told before: "the tariffs", or in the passive "the ban was put on hold"."""
    if mention.match.frame.form == "noun":
        return mention.definite
    objects = mention.match.places.get("object", ())
    if mention.match.places.get("subject") or not objects:
        return False
    return any(low(document, each) in _POINTING for each in document.children(objects[0], "det"))


def _antecedent(mention: Told, before: Sequence[Told]) -> Told | None:
    if mention.type not in _TYPES or (mention.type != "sanction" and mention.match.frame.form != "noun"):
        return None
    return next(
        (
            each
            for each in reversed(before)
            if each.type == mention.type
            and each.sides
            and 0 <= mention.sentence - each.sentence <= _REACH
            and not (mention.aims and each.aims and not mention.aims & each.aims)
        ),
        None,
    )
