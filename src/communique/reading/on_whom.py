"""Whose measures are and whom they are on, where the words before the noun leave it open: "Iran sanctions", "the Cuban embargo"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from communique.reading.document import Document
    from communique.reading.roles import Party
    from communique.reading.within import Told


def on_whom(
    document: Document, who: tuple[Party, ...], aimed: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Before "sanctions" a state's full name is whom they are on ("Iran sanctions"), its short form whose they are ("US ...")."""
    if aimed:
        # "the U.S. embargo against Cuba": whom it is on is told, so that the word before says whose it is
        return who, aimed
    named = tuple(
        party
        for party in who
        if party.rule == "compound"
        and party.kind == "state"
        and not party.span.of(document.text).replace(".", "").isupper()
    )
    return tuple(party for party in who if party not in named), (*aimed, *named)


_SAID_BEFORE: Final = frozenset({"adj", "compound"})


def not_their_own(told: list[Told]) -> list[Told]:
    """Mentions of measures, with nobody the author of those that the report tells to be on them.

    "The Cuban embargo" is on Cuba where the report speaks of an embargo against Cuba and of none that Cuba laid on others.

    Args:
        told: All mentions of a report.
    """
    measures = [each for each in told if each.type == "sanction"]
    targets = {party.side for each in measures for party in each.aimed if party.side is not None}
    authors = {party.side for each in measures for party in each.who if party.rule not in _SAID_BEFORE}
    borne = targets - authors
    return [_turned(each, borne) if each.type == "sanction" else each for each in told] if borne else told


def _turned(mention: Told, borne: set[str]) -> Told:
    on = tuple(party for party in mention.who if party.rule in _SAID_BEFORE and party.side in borne)
    if not on or mention.match.frame.form != "noun":
        return mention
    kept = tuple(party for party in mention.who if party not in on)
    return msgspec.structs.replace(mention, who=kept, aimed=(*mention.aimed, *on))
