"""Groups: "both sides", "the two leaders", "the two Koreas", "all three countries"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from communique.actors.discourse import Discourse
from communique.actors.roles import _side_entity
from communique.actors.scene import Draft, Entity, Scene
from communique.actors.world import phrases, roles, state_ids
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
    found: tuple[Entity, ...] = ()
    if kind == "koreas":
        found = tuple(_side_entity(scene, side) for side in _KOREAS)
    elif kind in ("leaders", "ministers"):
        found = _people(scene, talk, first, kind == "leaders")
    elif kind != "all":
        found = _sides(scene, talk, first, number)
    if not found:
        return scene.put(first, last, (), "group", "nobody fits", plural=True, take=False)
    return scene.put(first, last, found, "group", f"{kind} spoken of", plural=True, take=False)


def _sides(scene: Scene, talk: Discourse, token: int, number: int) -> tuple[Entity, ...]:
    def side(entity: Entity) -> str | None:
        if entity.kind == "state":
            return entity.id
        if entity.side is not None and entity.side.value in state_ids() and entity.kind != "publication":
            return entity.side.value
        return None

    ranked = talk.weigh(token, 4, side)
    if len(ranked) < number:
        ranked += [each for each in talk.weigh(token, 60, side) if each not in ranked]
    if len(ranked) < number:
        ranked += [each for each in _profile_sides(scene.profile) if each not in ranked]
    return tuple(_side_entity(scene, each) for each in ranked[:number]) if len(ranked) >= number else ()


def _profile_sides(profile: Profile) -> tuple[str, ...]:
    sides = tuple(side.id for side in profile.sides)
    return sides if len(sides) == 2 else ()


def _people(scene: Scene, talk: Discourse, token: int, heads: bool) -> tuple[Entity, ...]:
    def somebody(entity: Entity) -> str | None:
        if entity.kind != "person" or entity.side is None or entity.id.startswith("anonymous:"):
            return None
        return entity.id if not heads or is_head(entity) else None

    picked: dict[str, Entity] = {}
    for reach in (3, 60):
        for id in talk.weigh(token, reach, somebody):
            entity = scene.by_id[id]
            if entity.side is not None and entity.side.value not in picked and len(picked) < 2:
                picked[entity.side.value] = entity
    return tuple(picked.values()) if len(picked) == 2 else ()


def is_head(entity: Entity) -> bool:
    """Whether a person leads a state, by the text or the public record."""
    return entity.heads_state or any(office.title in roles().head and office.when == "current" for office in entity.offices)
