"""American states that are no place of the story: part of a town's name, or the state that a lawmaker is of.

"Culver City, Calif.", "Sen. Ada Roe of Ohio", "the New York Democrat". A base in a state has both names ("Whiteman Air
Force Base, Missouri"): towns are known by their state, bases by themselves.
"""

from __future__ import annotations

from functools import lru_cache

from communique.actors.scene import Scene
from communique.actors.words import slug
from communique.actors.world import bodies, places, world


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    return frozenset(slug(name) for name in world().us_states)


def is_american_state(id: str) -> bool:
    """Whether a place is a state of the United States."""
    return id in _states()


def is_abbreviated(words: str) -> bool:
    """Whether a word is the short form of an American state: "Calif."."""
    return words.endswith(".") and words.rstrip(".").lower() in places().us_abbreviations


def says_whence(scene: Scene, first: int, last: int) -> bool:
    """Whether the American state at [first, last) only completes a town's name or says of what state a politician is."""
    if last < len(scene.low) and scene.low[last].rstrip(".") in places().party_people:
        return True
    if first < 2 or scene.tokens[first - 2].sent != scene.tokens[first].sent:
        return False
    before = scene.tokens[first - 2]
    if scene.low[first - 1] in ("-", "–") and scene.low[first - 2] in ("r", "d", "i"):
        return True  # "R-Utah"
    if scene.low[first - 1] == "of":
        held = scene.taken.get(first - 2)
        return held is not None and len(held.entities) == 1 and held.entities[0].kind == "person"
    if scene.low[first - 1] != "," or not before.text[:1].isupper() or before.upos != "PROPN":
        return False
    hit = scene.hit_at.get(first - 2)
    return not (
        scene.low[first - 2] in bodies().shapes.sites
        or (hit is not None and (hit.entry.form == "shaped" or hit.entry.id in _states()))
        or (
            first - 2 in scene.taken
            and scene.taken[first - 2].entities[:1]
            and scene.taken[first - 2].entities[0].kind == "person"
        )
    )
