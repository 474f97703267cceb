"""Stand-ins that the text itself has to allow: "the North" where North Korea is spoken of, names that need a state."""

from __future__ import annotations

from collections.abc import Sequence

from communique.actors.lexicon import Entry, Hit
from communique.actors.words import is_capital
from communique.actors.world import phrases, world
from communique.language.types import Token

STAND_IN = "stand-in"


def with_stand_ins(
    hits: Sequence[Hit], tokens: Sequence[Token], low: Sequence[str], sides: frozenset[str]
) -> list[Hit]:
    """The hits without those whose state is missing, and one more for each direction word that stands for a state.

    Args:
        hits: What the lexicon found.
        tokens: The report's words.
        low: The same words folded.
        sides: States of the user's profile.
    """
    named = sides | {hit.entry.state for hit in hits if hit.entry.state is not None}
    kept = [hit for hit in hits if hit.entry.needs is None or hit.entry.needs in named]
    kept = [hit for i, hit in enumerate(kept) if not (hit.entry.hidden and _is_abroad(kept, i))]
    covered = {i for hit in kept for i in range(hit.first, hit.last)}
    added = []
    for state, direction in phrases().directions.items():
        if not named.intersection(direction.needs):
            continue
        for at, word in enumerate(low):
            if word in direction.words and at not in covered and _stands_alone(tokens, low, at):
                added.append(Hit(at, at + 1, _entry(state)))
    return sorted([*kept, *added], key=lambda hit: hit.first)


def _is_abroad(hits: Sequence[Hit], i: int) -> bool:
    """Whether a party that more lands than one have is another land's: "South Korea's ruling Democratic Party"."""
    hit = hits[i]
    before = hits[i - 1] if i else None
    after = hits[i + 1] if i + 1 < len(hits) else None
    for other, apart in (
        (before, hit.first - before.last if before else 9),
        (after, after.first - hit.last if after else 9),
    ):
        if other is None or other.entry.state is None or apart > 2 or not hit.entry.id.endswith("-party"):
            continue
        if other.entry.state != hit.entry.side and (other is before or apart == 1):
            return True
    return False


def _stands_alone(tokens: Sequence[Token], low: Sequence[str], at: int) -> bool:
    """Of "the North", "North and South Korea", "the North's", never "the north coast" or "north of"."""
    after = low[at + 1] if at + 1 < len(low) and tokens[at + 1].sent == tokens[at].sent else ""
    before = low[at - 1] if at else ""
    if after in phrases().not_after:
        return False
    if is_capital(tokens[at].text):
        return before not in ("far", "due") and not (tokens[at].text.isupper() and before == "")
    return before == "the" and tokens[at].deprel in ("nsubj", "nsubj:pass", "obl:agent", "nmod:poss")


def _entry(state: str) -> Entry:
    name = next((each.name for each in world().states if each.id == state), state)
    return Entry(state, "state", name, STAND_IN, state, state)
