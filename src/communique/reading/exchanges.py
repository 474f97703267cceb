"""Words exchanged between two sides in a form that is not said: "Chile told Peru", "the two discussed the border".

Such words make a contact only where both sides are named in them, and only where no meeting, call or letter of the same
two is told of, in which they may have been spoken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from communique.reading.clauses import forms
from communique.reading.extended import lexicon_of
from communique.reading.outsiders import partners
from communique.reading.roles import parties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Account
    from communique.reading.document import Document
    from communique.reading.match import Match
    from communique.reading.within import Group

_FULLER: Final = frozenset({"talks", "call", "message", "visit"})
_DONE: Final = frozenset({"happened", "ongoing", "denied"})
_BOTH: Final = 2


def names_both(document: Document, match: Match) -> bool:
    """Whether a frame's own words name two sides: one that speaks and another that is spoken to, or two that speak.

    Args:
        document: The report.
        match: A frame found.
    """
    subjects = match.places.get("subject", ())
    speakers = _sides(document, subjects)
    spoken_to = partners(match)
    if spoken_to:
        return bool(speakers) and bool(_sides(document, spoken_to) - speakers)
    return len(speakers) >= _BOTH or (
        not speakers and any("Number=Plur" in document.analysis.tokens[head].feats for head in subjects)
    )


def _sides(document: Document, heads: Sequence[int]) -> set[str]:
    """The sides for which the heads of noun phrases speak: named actors, or officials and governments of a side."""
    return {
        party.side
        for head in heads
        if _speaks(document, head)
        for party in parties(document, head, "with")
        if party.side is not None and party.kind not in ("publication", "place")
    }


_VOICES: Final = frozenset(
    {
        "government",
        "side",
        "authority",
        "regime",
        "administration",
        "ministry",
        "leadership",
        "state",
        "country",
        "nation",
    }
)


def _speaks(document: Document, head: int) -> bool:
    """Whether a noun can speak for a side: not "Chilean firms", nor "the Chilean station Radio Sur"."""
    if document.relation(head) == "appos":
        # "the newspaper La Union": a name is what the noun before it says
        return _speaks(document, document.analysis.tokens[head].head)
    words, classes = forms(document, head), lexicon_of(document.profile).classes
    if words & _VOICES or words & classes["delegate"]:
        return True
    if words & classes["outsider"]:
        return False
    held = document.mention_headed(head)
    return held is not None and any(
        (known := document.cast.by_id.get(actor)) is not None
        and known.kind in ("person", "state", "organisation")
        and document.cast.side_of(actor) is not None
        for actor in held.actors
    )


def without_form(group: Group) -> Group:
    """A group of talks as one of contact where all that is told is that something was discussed.

    Args:
        group: The mentions of one account.
    """
    own = [each for each in group if each.own]
    if group[0].type != "talks" or not own or not all(each.match.frame.vague for each in own):
        return group
    if any(each.place is not None for each in own) or any(not each.match.frame.vague for each in group):
        return group
    return tuple(
        msgspec.structs.replace(
            each,
            level=None,
            match=msgspec.structs.replace(
                each.match, frame=msgspec.structs.replace(each.match.frame, type="contact")
            ),
        )
        for each in group
    )


def without_parts_of_talks(pairs: list[tuple[Account, Group]]) -> list[tuple[Account, Group]]:
    """Accounts without the contacts that were, or may have been, part of talks, calls or letters of the same sides.

    Args:
        pairs: Accounts with their mentions.
    """
    fuller = [account for account, _ in pairs if account.type.value in _FULLER]
    return [
        (account, group)
        for account, group in pairs
        if not _formless(group)
        or (account.status.value in _DONE and not any(_may_hold(each, account) for each in fuller))
    ]


def _formless(group: Group) -> bool:
    own = [each for each in group if each.own]
    return group[0].type == "contact" and all(each.match.frame.both for each in own)


def _may_hold(fuller: Account, account: Account) -> bool:
    """Whether talks may be where words were exchanged: of the same sides, held, and of no other day."""
    if fuller.status.value not in _DONE:
        return False
    if not {each.value for each in account.sides} <= {each.value for each in fuller.sides}:
        return False
    if fuller.date is None or account.date is None or account.date.rule == "news of the day":
        return True
    return fuller.date.value.overlaps(account.date.value)
