"""Garbled names: a name that fits nobody, where an office says who it must be ("special representative ... Stephen / began").

The name is matched by sound against the people known to hold that office near the report's day: in the profile,
or in the public record. A repair is kept with its reason; nothing is replaced silently.
"""

from __future__ import annotations

from functools import lru_cache

import jellyfish
import msgspec
from rapidfuzz.distance import JaroWinkler

from communique.actors.families import family_of, solid
from communique.actors.people import Called
from communique.actors.record import know
from communique.actors.scene import Entity, Scene
from communique.actors.titles import Title
from communique.actors.words import folded, name_parts
from communique.actors.world import PublicPerson, families_first, world
from communique.model import ProfileActor, Repair

_ALIKE = 0.72
_FILLERS = frozenset(["the", "of", "for", "to", "a", "in", "on", "and", "at"])


def repaired(scene: Scene, name: Called) -> tuple[Entity, Called] | None:
    """The person that a garbled name stands for, and the name at its true extent; None where nobody must be meant.

    Args:
        scene: The report.
        name: A name that nobody in the text and the record has.
    """
    title = name.title or name.apposition
    if title is None or not title.title or name.known is not None:
        return None
    best: tuple[float, PublicPerson, int] | None = None
    for person in _holders(scene, title):
        for last in (name.last, name.last + 1):
            if last > len(scene.tokens) or (last > name.last and not _can_be_name(scene, name.last)):
                continue
            if last - name.first < 2:
                continue
            if last > name.last and not _begins_like(name, person):
                continue
            likeness = sound_likeness(scene.words(name.first, last), person.name)
            if likeness >= _ALIKE and (best is None or likeness > best[0]):
                best = (likeness, person, last)
    if best is None:
        return None
    likeness, person, last = best
    if name_parts(scene.words(name.first, last)) == name_parts(person.name):
        return None
    entity = scene.entity("person", person.id, person.name)
    if entity.kind != "person":
        return None
    know(entity, person)
    entity.parts, entity.family = (
        name_parts(person.name),
        family_of(name_parts(person.name), person.side, person),
    )
    rule = f"holder of the office {title.title!r}, sounds alike ({likeness:.2f})"
    entity.repairs.append(
        Repair(
            scene.words(name.first, last),
            person.name,
            rule,
            (scene.span(name.first, last), scene.span(title.first, title.last)),
        )
    )
    return entity, msgspec.structs.replace(name, last=last)


def _begins_like(name: Called, person: PublicPerson) -> bool:
    """Whether a single name is the given name of a person, so that the next word may be his garbled family name."""
    parts = solid(name_parts(person.name))
    return len(name.parts) == 1 and parts[:1] == name.parts and parts[0] not in families_first()


def _can_be_name(scene: Scene, token: int) -> bool:
    """A word in the place of a family name, capitals or not, that is no name by itself."""
    return (
        token < len(scene.tokens)
        and scene.low[token].isalpha()
        and token not in scene.hit_at
        and len(scene.low[token]) > 2
    )


def sound_likeness(garbled: str, name: str) -> float:
    """How alike two names sound, 0 to 1: consonant keys and letters, part by part."""
    left, right = solid(name_parts(garbled)), solid(name_parts(name))
    if not left or not right:
        return 0.0
    if len(left) != len(right):
        return 0.95 * max(_part("".join(left), "".join(right)), _prefix(left, right))
    parts = [_part(one, two) for one, two in zip(left, right, strict=True)]
    return min(sum(parts) / len(parts), min(parts) + 0.25)


def _prefix(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """A name cut short: "Cho Yoon" for Cho Yoon-je."""
    return 1.0 if len(left) > 1 and right[: len(left)] == left else 0.0


def _part(left: str, right: str) -> float:
    if left == right:
        return 1.0
    letters = float(JaroWinkler.similarity(left, right))
    one, two = jellyfish.metaphone(left), jellyfish.metaphone(right)
    sound = float(JaroWinkler.similarity(one, two)) if one and two else 0.0
    return max(letters, 0.5 * letters + 0.5 * sound)


def _holders(scene: Scene, title: Title) -> list[PublicPerson]:
    found = [
        person
        for person in _profile_people(scene.profile.id, msgspec.json.encode(scene.profile.actors))
        if _held(scene, person, title)
    ]
    return found or [person for person in _of_side(title.side) if _held(scene, person, title)]


@lru_cache(maxsize=8)
def _profile_people(_: str, encoded: bytes) -> tuple[PublicPerson, ...]:
    actors = msgspec.json.decode(encoded, type=tuple[ProfileActor, ...])
    return tuple(
        PublicPerson(each.id, each.name, each.side or "", tuple((o.title, o.of or "", o.since or "", o.until or "") for o in each.offices), each.names, each.gender)
        for each in actors if each.kind == "person"
    )  # fmt: skip


@lru_cache(maxsize=256)
def _of_side(side: str | None) -> tuple[PublicPerson, ...]:
    return tuple(person for person in world().people if side is not None and person.side == side)


def _held(scene: Scene, person: PublicPerson, title: Title) -> bool:
    if (
        title.side
        and person.side
        and title.side != person.side
        and not any(title.of == office[1] for office in person.offices)
    ):
        return False
    return any(_same(office[0], title) and _in_time(scene, office) for office in person.offices)


def _same(held: str, title: Title) -> bool:
    left, right = _words(held), _words(title.title)
    return bool(left & right) and (
        right <= left or left <= right or len(left & right) >= 0.6 * len(left | right)
    )


@lru_cache(maxsize=4096)
def _words(title: str) -> frozenset[str]:
    """The words that count of a title; whether a speaker is a man or a woman does not."""
    words = set(folded(title).split()) - _FILLERS
    return frozenset("spokesman" if word.startswith("spokes") else word for word in words)


def _in_time(scene: Scene, office: tuple[str, str, str, str]) -> bool:
    if scene.day is None:
        return True
    day = scene.day.isoformat()
    return office[2][:4] <= day[:4] and (not office[3] or office[3][:4] >= day[:4])
