"""People whose full names are known: those of the public record and of the user's profile, found in a text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from communique.actors.scene import Scene
from communique.actors.words import name_parts
from communique.actors.world import PublicPerson, families_first, world
from communique.model import Profile, ProfileActor


def known_people(scene: Scene) -> Iterable[tuple[int, int, PublicPerson]]:
    """Full names of the profile and the public record."""
    table = known_names(scene.profile)
    at = 0
    found = []
    while at < len(scene.tokens):
        match = _match(scene, at, table)
        if match is None:
            at += 1
        else:
            found.append((at, *match))
            at = match[0]
    return found


def _match(
    scene: Scene, at: int, table: dict[str, dict[tuple[str, ...], PublicPerson]]
) -> tuple[int, PublicPerson] | None:
    first = name_parts(scene.low[at])
    listed = table.get(first[0]) if first else None
    if listed is None or not (scene.tokens[at].text[:1].isupper() or scene.tokens[at].sent in scene.caseless):
        return None
    parts: tuple[str, ...] = ()
    best: tuple[int, PublicPerson] | None = None
    for i in range(at, min(len(scene.tokens), at + 7)):
        if scene.tokens[i].sent != scene.tokens[at].sent:
            break
        if (i > at and scene.low[i] in ("-", ".")) or (len(scene.low[i].strip(".")) == 1 and i > at):
            continue
        parts += name_parts(scene.low[i])
        person = listed.get(parts)
        if person is not None and len(parts) > 1:
            best = (i + 1, person)
        if len(parts) > 5:
            break
    return best


def known_names(profile: Profile) -> dict[str, dict[tuple[str, ...], PublicPerson]]:
    """People whose full names are known, by the first part and then all parts of each name."""
    if not profile.actors:
        return _world_names()
    return _profile_names(profile.id, msgspec.json.encode(profile.actors))


@lru_cache(maxsize=1)
def _world_names() -> dict[str, dict[tuple[str, ...], PublicPerson]]:
    table: dict[str, dict[tuple[str, ...], PublicPerson]] = {}
    for person in world().people:
        _enter(table, person)
    return table


@lru_cache(maxsize=8)
def _profile_names(_: str, encoded: bytes) -> dict[str, dict[tuple[str, ...], PublicPerson]]:
    table = {first: dict(held) for first, held in _world_names().items()}
    for actor in msgspec.json.decode(encoded, type=tuple[ProfileActor, ...]):
        if actor.kind == "person":
            offices = tuple(
                (each.title, each.of or "", each.since or "", each.until or "") for each in actor.offices
            )
            family = (
                "first"
                if name_parts(actor.name)[:1] and name_parts(actor.name)[0] in families_first()
                else None
            )
            _enter(
                table,
                PublicPerson(
                    actor.id, actor.name, actor.side or "", offices, actor.names, actor.gender, family
                ),
            )
    return table


def _enter(table: dict[str, dict[tuple[str, ...], PublicPerson]], person: PublicPerson) -> None:
    for name in (person.name, *person.names):
        parts = name_parts(name)
        for order in (
            (parts, parts[1:] + parts[:1]) if person.family == "first" and len(parts) > 2 else (parts,)
        ):
            if len(order) > 1:
                table.setdefault(order[0], {})[order] = person
