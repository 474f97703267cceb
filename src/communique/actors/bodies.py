"""Bodies by the shape of their names, and bodies meant by a short form: "the University of X", "the council"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.actors.discourse import Discourse
from communique.actors.lexicon import CAPITAL, Entry, Hit
from communique.actors.scene import Draft, Scene
from communique.actors.shapes import shaped_names
from communique.actors.words import slug
from communique.actors.world import bodies, phrases

SHAPED = "shaped"
_SERVICES = frozenset({"army", "navy", "force", "forces"})
_SHORT = frozenset({"council", "agency", "ministry", "department", "bloc", "alliance", "committee", "commission", "embassy", "institute", "newspaper", "paper", "network", "party", "watchdog", "body",
                    "assembly", "court", "coalition", "organization", "organisation", "university", "broadcaster", "news agency", "office", "union"})  # fmt: skip


def with_shaped_names(scene: Scene) -> list[Hit]:
    """The scene's hits, and one for each name whose noun says that it is a body or a site, over the hits inside it."""
    found: list[Hit] = []
    for first, noun, last in shaped_names(scene):
        if _is_known(scene, first, last):
            continue
        kind = "place" if scene.low[noun] in bodies().shapes.sites else "organisation"
        if scene.low[last - 1] in phrases().government - _SERVICES and scene.classes[first] == "D":
            continue  # "the Russian Cabinet" is Russia, like "the Russian government"
        words = scene.words(first, last)
        state = next(
            (
                scene.hit_at[i].entry.state
                for i in range(first, last)
                if i in scene.hit_at and scene.hit_at[i].entry.kind == "state"
            ),
            None,
        )
        side = _acts_for(scene, first, noun, last) if kind == "organisation" else None
        entry = Entry(slug(words), kind, words, SHAPED, side, state if kind == "place" else None)
        if not found or found[-1].last <= first:
            found.append(Hit(first, last, entry))
    covered = {i for hit in found for i in range(hit.first, hit.last)}
    return sorted(
        [*found, *(hit for hit in scene.hits if hit.first not in covered and hit.last - 1 not in covered)],
        key=lambda hit: hit.first,
    )


def _acts_for(scene: Scene, first: int, noun: int, last: int) -> str | None:
    """The state that a public body is of: "the Peruvian Ministry of Mines", "the House Judiciary Committee"."""
    hit, shapes = scene.hit_at.get(first), bodies().shapes
    if scene.low[noun] not in shapes.public or "for" in scene.low[noun:last]:
        return None
    if scene.low[first] in ("house", "senate") and scene.low[noun] == "committee":
        return "united-states"
    if hit is None or hit.entry.form == CAPITAL or shapes.private.intersection(scene.low[first:last]):
        return None
    return hit.entry.state if hit.entry.kind == "state" else None


def _is_known(scene: Scene, first: int, last: int) -> bool:
    """Whether the lexicon knows the name, or all of it but the state said with it, or keeps its noun for nobody."""
    begun, ended = scene.hit_at.get(first), scene.hit_at.get(last - 1)
    if ended is not None and ended.last >= last:
        whole = ended.first <= first
        body = ended.entry.kind in ("organisation", "group") and ended.last - ended.first > 1
        # "the Kurdish Syrian Democratic Forces"
        if whole or (body and all(scene.classes[i] in "DM-" for i in range(first, ended.first))):
            return True
    return (
        begun is not None and begun.entry.hidden and begun.last < last and begun.entry.kind == "place"
    ) or (_is_of_its_state(scene, first, last))


def _is_of_its_state(scene: Scene, first: int, last: int) -> bool:
    """Whether a body of the lexicon only has its state said after it: "the Central Intelligence Agency of the U.S."."""
    body, state = scene.hit_at.get(first), scene.hit_at.get(last - 1)
    return (
        body is not None
        and state is not None
        and body.first == first
        and body.entry.kind == "organisation"
        and state.entry.kind == "state"
        and state.entry.state == body.entry.side
        and all(low in ("of", "the") for low in scene.low[body.last : state.first])
    )


def short_forms(scene: Scene) -> Iterator[tuple[int, int, int]]:
    """(first, noun, last) of "the council", "the ministry"."""
    for i, low in enumerate(scene.low):
        if (
            low in _SHORT
            and i not in scene.taken
            and i
            and scene.low[i - 1] in ("the", "its", "this")
            and scene.tokens[i].upos in ("NOUN", "PROPN")
        ):
            yield i - 1, i, i + 1


def resolve_short_form(scene: Scene, talk: Discourse, first: int, noun: int, last: int) -> Draft | None:
    """Note a mention for a body named before whose name, or list of short forms, has the noun."""
    low = scene.low[noun]
    following = scene.low[last] if last < len(scene.low) else ""
    if following in ("of", "for"):
        return None

    def fits(draft: Draft) -> bool:
        if len(draft.entities) != 1 or draft.form not in ("name", "group", "stand-in"):
            return False
        entity = draft.entities[0]
        if entity.kind == "publication":
            return low in ("newspaper", "paper", "network", "agency", "broadcaster")
        body = bodies().international.get(entity.id)
        return entity.kind == "organisation" and (
            low in entity.name.lower().split() or (body is not None and low in body.short)
        )

    best = talk.best(first, 12, fits, -20.0)
    return (
        None
        if best is None
        else scene.put(first, last, best.entities, "group", "short form of a body", take=False, head=noun)
    )
