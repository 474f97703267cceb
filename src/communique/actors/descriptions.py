"""States and capitals meant by a description: "the communist state", "the country", "the Malaysian capital"."""

from __future__ import annotations

from communique.actors.discourse import Discourse
from communique.actors.scene import Draft, Scene
from communique.actors.words import slug
from communique.actors.world import phrases, world


def description_spans(scene: Scene) -> list[tuple[int, int, int]]:
    """(first, noun, last) of "the communist state", "the country", "the Malaysian capital"."""
    spoken = phrases().descriptions
    found = []
    for i, low in enumerate(scene.low):
        if (
            i in scene.taken
            or low in phrases().government
            or (low not in spoken["nouns"] and low != "capital")
            or scene.tokens[i].upos not in ("NOUN", "PROPN")
        ):
            continue
        first = i
        while (
            first
            and i - first < 4
            and (
                scene.low[first - 1] in spoken["adjectives"]
                or (scene.classes[first - 1] in "DS" and low == "capital")
                or scene.low[first - 1] in ("and", "-", ",", "nuclear", "armed")
            )
        ):
            first -= 1
        if first and scene.low[first - 1] in ("the", "that", "this"):
            found.append((first - 1, i, i + 1))
        elif low == "capital" and first < i:
            found.append((first, i, i + 1))
    return found


def resolve_description(scene: Scene, talk: Discourse, first: int, noun: int, last: int) -> Draft | None:
    """Note a mention for a described state or capital."""
    low = scene.low[noun]
    if low == "capital":
        state = next((scene.hit_at[i].entry.state for i in range(first, noun) if i in scene.hit_at), None)
        capital = next((each.capital for each in world().states if each.id == state), None)
        if capital is None:
            return None
        city = scene.entity("place", slug(capital), capital)
        return scene.put(first, last, (city,), "name", "capital of a state", take=False, head=noun)
    adjectives = [word for word in scene.low[first:noun] if word in phrases().descriptions["adjectives"]]
    if not adjectives and low not in (
        "country",
        "nation",
        "regime",
        "state",
        "kingdom",
        "dictatorship",
        "republic",
    ):
        return None
    if low == "state" and not adjectives:
        return None

    def fits(draft: Draft) -> bool:
        state = len(draft.entities) == 1 and draft.entities[0].kind == "state"
        return state and _fits(draft.entities[0].id, adjectives, low)

    if scene.low[first] in ("that", "this"):
        near = [draft for draft, _ in talk.before(first, 1) if draft.entities and fits(draft)]
        best = max(near, key=lambda draft: draft.first, default=None)
    else:
        best = talk.best(first, 3, fits, -1.0, 0.7)
    if best is None:
        return None
    return scene.put(first, last, (best.entities[0],), "stand-in", "state described", take=False, head=noun)


def _fits(state: str, adjectives: list[str], noun: str) -> bool:
    spoken = phrases().descriptions
    for word in adjectives:
        if word in spoken and word not in ("nouns", "adjectives"):
            return state in spoken[word]
    return not ((adjectives or noun in ("regime", "dictatorship")) and state in spoken["never"])
