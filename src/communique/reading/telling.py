"""Who in the report says that something happened: an account told only in somebody's words is attributed to them.

"Peru agreed to meet, Chilean officials said": the report does not say so in its own voice. An account that the report
also tells in its own voice is the report's. Headlines do not count: they sum up what the body attributes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique.model import Cited
from communique.reading.clauses import low
from communique.reading.speakers import UNNAMED_QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import Document
    from communique.reading.speakers import Speaker
    from communique.reading.within import Told

_TITLES = frozenset({"headline", "heading"})


def told_by(document: Document, mentions: Sequence[Told]) -> tuple[Cited[str], ...]:
    """Actors who say so, where the report does not say it in its own voice; empty where it does.

    Args:
        document: The report.
        mentions: The mentions that an account rests on, in the order of the text.

    Returns:
        Who tells the first mention of the body, each cited by the words that name them.
    """
    body = [each for each in mentions if document.zone(each.match.head) not in _TITLES] or list(mentions)
    # What is only presupposed ("the talks that they held", "since they met") is told by nobody in particular.
    body = [each for each in body if not _presupposed(document, each)]
    tellers = [_tellers(document, each.match.head) for each in body]
    if not tellers or not all(tellers) or not any(each.firm for each in body):
        return ()
    held = tuple(dict.fromkeys(each for few in tellers for each in few if _one_voice(few, tellers[0])))
    people = tuple(each for each in held if _is_person(document, each))
    return tuple(
        Cited(each.id, (document.cite(*each.words),), each.rule) for each in _distinct(people or tellers[0])
    )


_TURNING: Final = frozenset(
    {"since", "after", "before", "until", "when", "while", "as", "following", "once", "upon"}
)
_CLIMB: Final = 8


def _presupposed(document: Document, mention: Told) -> bool:
    """Whether words take an event for granted: in a relative clause or a clause of time, or under what is no telling."""
    here = mention.match.head
    tokens = document.analysis.tokens
    for _ in range(_CLIMB):
        relation = tokens[here].deprel
        marks = {low(document, each) for each in document.children(here, "mark", "case", "advmod")}
        if relation == "acl:relcl" or (relation in ("advcl", "obl", "nmod") and marks & _TURNING):
            return True
        above = tokens[here].head
        if above < 0:
            return False
        if relation in ("ccomp", "csubj"):
            # Below a verb of saying it is said, whatever holds that verb; "it was not known that" takes it for granted.
            return tokens[above].upos in ("ADJ", "NOUN") or low(document, above) == "known"
        here = above
    return False


def _one_voice(few: Sequence[Speaker], first: Sequence[Speaker]) -> bool:
    """Whether those who tell it again speak for the same sides as those who told it first."""
    return {each.side or each.id for each in few} == {each.side or each.id for each in first}


def _is_person(document: Document, speaker: Speaker) -> bool:
    held = document.cast.by_id.get(speaker.id)
    return held is not None and held.kind == "person"


def _distinct(speakers: Sequence[Speaker]) -> tuple[Speaker, ...]:
    found: dict[str, Speaker] = {}
    for each in speakers:
        found.setdefault(each.id, each)
    return tuple(found.values())


def _named(speakers: Sequence[Speaker]) -> bool:
    """Whether somebody is known to speak: a quotation that nobody is given tells of nobody."""
    return bool(speakers) and all(each.rule != UNNAMED_QUOTE for each in speakers)


def _tellers(document: Document, head: int) -> tuple[Speaker, ...]:
    """Who speaks in the innermost attribution whose content holds a token."""
    voices = document.voices
    best: tuple[int, int] | None = None
    for number, held in enumerate(voices.found):
        if held.negated or (held.sense is not None and held.sense.voice != "speech"):
            continue
        for piece in held.pieces:
            width = piece.last - piece.first
            if (
                piece.first <= head < piece.last
                and (best is None or width < best[0])
                and _named(voices.who(number))
            ):
                best = (width, number)
    return () if best is None else voices.who(best[1])
