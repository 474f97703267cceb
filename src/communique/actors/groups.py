"""Groups: "both sides", "the two leaders", "the two Koreas", "all three countries"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from communique.actors.discourse import Discourse
from communique.actors.roles import heads_of_sides, is_head, side_entity
from communique.actors.scene import Draft, Entity, Scene
from communique.actors.world import phrases, state_ids
from communique.model import Profile

_KOREAS = ("north-korea", "south-korea")


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    listed: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for kind, forms in phrases().pairs.items():
        for form in forms:
            words = tuple(form.replace("'s", " 's").split())
            listed.setdefault(words[0], []).append((kind, words))
    return {first: tuple(sorted(held, key=lambda each: -len(each[1]))) for first, held in listed.items()}


def group_spans(scene: Scene) -> Iterator[tuple[int, str, int]]:
    """(first, kind, last) of each phrase for a group."""
    at = 0
    while at < len(scene.low):
        match = next(((kind, len(words)) for kind, words in _table().get(scene.low[at], ())
                      if tuple(scene.low[at : at + len(words)]) == words and scene.tokens[at + len(words) - 1].sent == scene.tokens[at].sent), None)  # fmt: skip
        if match is None:
            at += 1
            continue
        kind, length = match
        if not (length == 2 and kind == "ministers" and not _is_subject(scene, at + 1)):
            yield at, kind, at + length
        at += length


def _is_subject(scene: Scene, token: int) -> bool:
    return scene.tokens[token].deprel in ("nsubj", "nsubj:pass") and scene.tokens[token].upos == "NUM"


def resolve_group(scene: Scene, talk: Discourse, first: int, kind: str, last: int) -> Draft | None:
    """Note a mention for a group, with the members that the text before it makes likely."""
    number = 3 if kind == "three" else 2
    found: tuple[Entity, ...] = _said_after(scene, last)
    if found and kind == "leaders":
        found = heads_of_sides(scene, tuple(each.id for each in found)) or found
    if found:
        return scene.put(first, last, found, "group", "sides named after it", plural=True, take=False)
    if kind == "koreas":
        found = tuple(side_entity(scene, side) for side in _KOREAS)
    elif kind in ("leaders", "ministers"):
        found = _people(scene, talk, first, kind == "leaders")
    elif kind != "all":
        found = _sides(scene, talk, first, number)
    if not found:
        return scene.put(first, last, (), "group", "nobody fits", plural=True, take=False)
    return scene.put(first, last, found, "group", f"{kind} spoken of", plural=True, take=False)


def _said_after(scene: Scene, last: int) -> tuple[Entity, ...]:
    """Of "the leaders' summit between North Korea and the United States": the two named after "between" or "of"."""
    at = next(
        (i for i in range(last, min(last + 5, len(scene.low))) if scene.low[i] in ("between", "of")), None
    )
    if at is None or scene.tokens[at].sent != scene.tokens[last - 1].sent:
        return ()
    found = []
    for i in range(at + 1, min(at + 9, len(scene.low))):
        hit = scene.hit_at.get(i)
        if hit is not None and hit.entry.kind == "state" and hit.entry.state is not None:
            found.append(hit.entry.state)
        elif hit is None and scene.low[i] not in ("the", "and", ",", "'s"):
            break
    sides = tuple(dict.fromkeys(found))
    return tuple(side_entity(scene, side) for side in sides) if len(sides) == 2 else ()


def _sides(scene: Scene, talk: Discourse, token: int, number: int) -> tuple[Entity, ...]:
    def side(entity: Entity) -> str | None:
        if entity.kind == "state":
            return entity.id
        if entity.side is not None and entity.side.value in state_ids() and entity.kind != "publication":
            return entity.side.value
        return None

    pair = _named_together(scene, token) if number == 2 else ()
    if pair:
        return tuple(side_entity(scene, each) for each in pair)
    ranked = talk.weigh(token, 4, side)
    if len(ranked) < number:
        ranked += [each for each in talk.weigh(token, 60, side) if each not in ranked]
    if len(ranked) < number:
        ranked += [each for each in _profile_sides(scene.profile) if each not in ranked]
    return tuple(side_entity(scene, each) for each in ranked[:number]) if len(ranked) >= number else ()


def _named_together(scene: Scene, token: int) -> tuple[str, ...]:
    """The two states last named side by side in the sentence before a word: "between North Korea and China"."""
    states = [
        hit
        for hit in scene.hits
        if hit.last <= token and hit.entry.kind in ("state", "place") and hit.entry.state is not None
    ]
    sentence = scene.tokens[token].sent
    for right, left in zip(states[:0:-1], states[-2::-1], strict=False):
        if scene.tokens[left.first].sent != sentence:
            return ()
        between = scene.low[left.last : right.first]
        joined = (
            between and between[0] in ("and", "-") and all(word in ("and", "-", "the") for word in between)
        )
        one, two = left.entry.state, right.entry.state
        if joined and one is not None and two is not None and one != two:
            return (one, two)
    return ()


def _profile_sides(profile: Profile) -> tuple[str, ...]:
    sides = tuple(side.id for side in profile.sides)
    return sides if len(sides) == 2 else ()


def _people(scene: Scene, talk: Discourse, token: int, heads: bool) -> tuple[Entity, ...]:
    def somebody(entity: Entity) -> str | None:
        if entity.kind != "person" or entity.side is None or entity.id.startswith("anonymous:"):
            return None
        return entity.id if not heads or is_head(entity) else None

    picked: dict[str, Entity] = {}
    if heads:
        near = {
            entity.side.value
            for draft, _ in talk.before(token, 1)
            for entity in draft.entities
            if somebody(entity) and entity.side is not None
        }
        if len(near) < 2:
            states = talk.weigh(
                token,
                1,
                lambda entity: (
                    entity.side.value
                    if entity.side is not None
                    and entity.side.value in state_ids()
                    and entity.kind != "publication"
                    else None
                ),
            )
            found = heads_of_sides(scene, tuple(states[:2])) if len(states) > 1 else ()
            if found:
                return found
    for reach in (1, 3, 60):
        for id in talk.weigh(token, reach, somebody):
            entity = scene.by_id[id]
            if entity.side is not None and entity.side.value not in picked and len(picked) < 2:
                picked[entity.side.value] = entity
    return tuple(picked.values()) if len(picked) == 2 else ()
