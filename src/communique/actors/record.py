"""Persons of public record: who is meant by a surname alone, who held an office on a day."""

from __future__ import annotations

from functools import lru_cache

from communique.actors.families import family_of, solid
from communique.actors.people import Called, side_said
from communique.actors.scene import Entity, Scene
from communique.actors.words import name_parts
from communique.actors.world import PublicPerson, families_first, people_by_part, seats, world
from communique.model import Cited

HEADS = frozenset(
    {
        "president",
        "prime minister",
        "premier",
        "chancellor",
        "leader",
        "supreme leader",
        "king",
        "dictator",
        "emir",
        "sultan",
    }
)
_TOP = ("president", "prime minister", "premier", "chancellor", "leader", "supreme leader", "secretary of state", "king", "vice president", "secretary-general", "pope",
        "foreign minister", "dictator", "chairman")  # fmt: skip


def know(entity: Entity, person: PublicPerson) -> None:
    """Enter what is known of a person: side, gender, whether he leads a state."""
    entity.known = True
    entity.gender = entity.gender or person.gender
    entity.heads_state = any(office[0] in HEADS for office in person.offices)
    if person.side and entity.side is None:
        entity.side = Cited(person.side, (), "public record")


def in_office(scene: Scene, name: Called, least: float = 0.7) -> PublicPerson | None:
    """The one person of the public record with this surname who held a top office near the report's day."""
    wanted = solid(name.parts) or name.parts
    if not wanted or (len(wanted[-1]) < 3 and wanted[-1] not in families_first()):
        return None
    side = side_said(name)
    profile = {actor.id for actor in scene.profile.actors}
    scored = []
    for person in people_by_part().get(wanted[-1], ()):
        if (side and person.side != side) or (
            name.honorific in ("male", "female") and person.gender not in (None, name.honorific)
        ):
            continue
        if family_of(_parts(person), person.side, person) != wanted[-1]:
            continue
        told = next((title.title for title in (name.title, name.apposition) if title is not None), None)
        rank = max((_rank(office, scene, told) for office in person.offices), default=0.0)
        if rank or person.id in profile:
            scored.append((rank + (2 if person.id in profile else 0), person))
    scored.sort(key=lambda each: -each[0])
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < 0.12):
        return None
    return scored[0][1] if scored[0][0] >= least else None


def _parts(person: PublicPerson) -> tuple[str, ...]:
    return name_parts(person.name)


def _rank(office: tuple[str, str, str, str], scene: Scene, told: str | None) -> float:
    """How likely the press names the holder of an office by surname alone: in office on the report's day, and how high.

    With the office before the surname ("President Reagan"), one of long ago is meant where nobody nearer is.
    """
    title, _, since, until = office
    height = 1.0 if title in _TOP[:6] else 0.6 if title in _TOP else 0.0
    if told is not None and (told == title or title.startswith((f"{told} to ", f"{told} of "))):
        height = max(height, 0.8)
    if not height:
        return 0.0
    if scene.day is None:
        return height
    year = scene.day.year
    if since[:4] <= str(year) and (not until or until[:4] >= str(year)):
        return height + 1.0
    if not until or int(until[:4]) > year:
        return 0.0
    if int(until[:4]) > year - 25:
        return height - 0.01 * (year - int(until[:4]))
    return 0.7 if told == title and title in _TOP[:3] else 0.0


def holder(scene: Scene, title: str, side: str) -> Entity | None:
    """Who held an office of a state on the report's day, by the profile or the public record; None where unsure."""
    if scene.day is None:
        return None
    day = scene.day.isoformat()
    found = {}
    for actor in scene.profile.actors:
        if actor.kind == "person" and actor.side == side:
            for office in actor.offices:
                if (
                    _same_office(office.title, title)
                    and (office.since or "") <= day
                    and (not office.until or day <= _late(office.until))
                ):
                    found[actor.id] = PublicPerson(actor.id, actor.name, side, (), actor.names, actor.gender)
    if not found and title in (
        "president",
        "prime minister",
        "leader",
        "supreme leader",
        "chancellor",
        "premier",
    ):
        for person in _heads_of(side):
            for name, of, since, until in person.offices:
                if (
                    of == side
                    and _same_office(name, title)
                    and since <= day
                    and (not until or day <= _late(until))
                ):
                    found[person.id] = person
    if len(found) != 1:
        return None
    [known] = found.values()
    entity = scene.entity("person", known.id, known.name)
    know(entity, known)
    entity.parts = entity.parts or _parts(known)
    entity.family = entity.family or family_of(entity.parts, side, known)
    return entity


@lru_cache(maxsize=4096)
def is_over(person: str, title: str, of: str | None, day: str) -> bool:
    """Whether an office that a person held had, by public record, passed to another before a day (ISO 8601).

    The end of a tenure is trusted where its day or a successor is known: of some the record knows the years of their visits.
    """
    seat = seats().get(title)
    holders = _holders().get((seat, of), ()) if seat is not None and of is not None else ()
    ends = [until for id, _, until in holders if id == person]
    if not ends or not all(ends) or max(map(_late, ends)) >= day:
        return False
    last = max(map(_late, ends))
    return len(max(ends)) > len("2018-01") or any(
        id != person and since and since <= day and since >= last[:4] for id, since, _ in holders
    )


@lru_cache(maxsize=1)
def _holders() -> dict[tuple[str, str], tuple[tuple[str, str, str], ...]]:
    """(person, since, until) of each seat of public record."""
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for person in world().people:
        for title, of, since, until in person.offices:
            if title in seats():
                found.setdefault((seats()[title], of), []).append((person.id, since, until))
    return {seat: tuple(sorted(held)) for seat, held in found.items()}


def _late(until: str) -> str:
    return until if len(until) > 7 else f"{until}-12-31"[:10]


def _same_office(held: str, title: str) -> bool:
    return held == title or (title == "leader" and held in _TOP[:6] and held != "vice president")


@lru_cache(maxsize=256)
def _heads_of(side: str) -> tuple[PublicPerson, ...]:
    return tuple(
        person
        for person in world().people
        if person.side == side and any(office[0] in _TOP for office in person.offices)
    )
