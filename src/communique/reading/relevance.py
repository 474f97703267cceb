"""Which remarks bear on the negotiation: those that name one of its issues, or a party to what the report tells.

Colour, private memories and remarks on other quarrels stay out. A report's parties are the states and bodies that
it names most, or in its first words.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from communique.reading.speakers import ANONYMOUS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import Document
    from communique.reading.drafts import Draft


def relevant(document: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that bear on the negotiation, in their order."""
    parties = parties_of(document)
    kept: list[Draft] = []
    for draft in drafts:
        if _bears(document, draft, parties, kept):
            kept.append(draft)
    return kept


def parties_of(document: Document) -> frozenset[str]:
    """The sides that a report is about: those named at least a sixth as often as the one named most."""
    counts: Counter[str] = Counter()
    for mention in document.cast.mentions:
        for actor in mention.actors:
            side = document.cast.side_of(actor)
            if side is not None:
                counts[side] += 1
    if not counts:
        return frozenset()
    top = counts.most_common(1)[0][1]
    return frozenset(side for side, count in counts.items() if count * 6 >= top and (count > 1 or top < 6))


def _bears(document: Document, draft: Draft, parties: frozenset[str], kept: Sequence[Draft]) -> bool:
    own = {issue for issue, where in draft.issues.items() if where is not None and issue != "other"}
    sides = _sides_in(document, draft)
    foreign = bool(sides) and not sides & parties and draft.speaker.side not in sides
    if foreign:
        return bool(own - _ANYWHERE)
    # A remark without terms of its own leans on its sentence, its speaker's side, or what was just said.
    context = any(where is None and issue != "other" for issue, where in draft.issues.items())
    follows = bool(kept) and kept[-1].speaker.id == draft.speaker.id
    if own:
        return True
    if draft.rule == "wants to":
        # "has sought to align himself": a side's wish of its own that names no issue is colour.
        return False
    if sides and draft.speaker.side is None and not draft.via and draft.kind in _VIEWS:
        # The view of one who speaks for nobody, a resident or scholar, bears on it where the parties' dealings are the matter.
        return context or len(sides & parties) > 1
    if sides:
        return True
    if draft.speaker.side is None:
        # What one without a side threatens, demands or refuses in so many words may move the parties; views do not.
        willed = draft.rule == "cue" and draft.kind in _WILLED
        return willed or (follows and draft.form == "quote") or _knows(draft)
    return context or follows or draft.speaker.side in parties


def _knows(draft: Draft) -> bool:
    """Whether an unnamed source is one who is let into the matter: what "a source familiar with the alert" tells is on it."""
    words = draft.speaker.id.removeprefix(ANONYMOUS).split()
    return (
        draft.speaker.id.startswith(ANONYMOUS)
        and bool(_INSIDERS & set(words))
        and draft.group in ("telling", "according")
    )


_INSIDERS = frozenset(
    {
        "source",
        "sources",
        "official",
        "officials",
        "familiar",
        "diplomat",
        "diplomats",
        "insider",
        "insiders",
        "briefed",
        "envoy",
        "negotiator",
    }
)
_WILLED = frozenset({"threat", "demand", "offer", "condition"})
_VIEWS = frozenset({"assessment", "prediction"})

# Issues that any politics has: on them alone a remark about other states is of another negotiation.
_ANYWHERE = frozenset({"talks", "human-rights", "humanitarian", "trade", "territory", "other"})


def _sides_in(document: Document, draft: Draft) -> set[str]:
    found: set[str] = set()
    for token in range(*draft.said):
        for mention in document.mentions_at(token):
            for actor in mention.actors:
                side = document.cast.side_of(actor)
                if side is not None:
                    found.add(side)
    return found
