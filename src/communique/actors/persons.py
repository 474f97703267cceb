"""Names of persons to persons: full names grouped, later surnames joined to them, two of one name told apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import log1p

from rapidfuzz.distance import JaroWinkler

from communique.actors.people import Called, called, gender_of
from communique.actors.scene import Draft, Entity, Scene
from communique.actors.titles import Title
from communique.actors.words import slug, usual
from communique.actors.world import PublicPerson, families_first, given_names, people_by_part, roles, world
from communique.model import Cited, Office, Span

_PARTICLES = frozenset({"al", "el", "bin", "ibn", "ben", "van", "von", "de", "del", "da", "di", "la", "le", "der", "abu", "ad", "as"})
_EAST = frozenset({"north-korea", "south-korea", "china", "taiwan", "vietnam", "hong-kong", "singapore"})
HEADS = frozenset({"president", "prime minister", "premier", "chancellor", "leader", "supreme leader", "king", "dictator", "emir", "sultan"})
_TOP = ("president", "prime minister", "premier", "chancellor", "leader", "supreme leader", "secretary of state", "king", "vice president", "secretary-general", "pope",
        "foreign minister", "dictator", "chairman")  # fmt: skip


Repairer = Callable[[Scene, Called], "tuple[Entity, Called] | None"]


def name_persons(scene: Scene, repair: Repairer) -> None:
    """Note a mention for every name of a person.

    Args:
        scene: The report.
        repair: Gives the person that a garbled name stands for, with the name's true extent.
    """
    names = called(scene)
    full: dict[int, Entity] = {}
    for index, name in enumerate(names):
        mended = repair(scene, name)
        if mended is not None:
            full[index], names[index] = mended
        elif _is_full(name):
            full[index] = _full_entity(scene, name)
    placed = [(names[index].first, entity) for index, entity in full.items()]
    for index, name in enumerate(names):
        entity = full.get(index)
        if entity is not None:
            mended_here = any(span == scene.span(name.first, name.last) for each in entity.repairs for span in each.spans)
            _put(scene, name, (entity,), "repair" if mended_here else "name", entity.repairs[-1].rule if mended_here else "full name")
            continue
        found, rule = _partial(scene, name, placed)
        if not found:
            made = _alone(scene, name)
            found, rule = (made,), "public record" if made.known else "name alone"
        placed += [(name.first, each) for each in found[:1]]
        _put(scene, name, found, "partial", rule)


def solid(parts: Sequence[str]) -> tuple[str, ...]:
    """The parts of a name that tell people apart."""
    return tuple(part for part in parts if part not in _PARTICLES)


def _is_full(name: Called) -> bool:
    return name.known is not None or len(solid(name.parts)) > 1


def _full_entity(scene: Scene, name: Called) -> Entity:
    for entity in scene.entities:
        if entity.kind == "person" and _same_name(entity, name):
            return entity
    shown = scene.words(name.first, name.last)
    if name.known is not None:
        entity = scene.entity("person", name.known.id, name.known.name)
        know(entity, name.known)
    else:
        entity = scene.entity("person", slug(usual(shown)), usual(shown) if not shown.islower() else shown.title())
    if entity.kind != "person":
        entity = Entity("person", f"{slug(usual(shown))}-person", usual(shown))
        scene.entities.append(entity)
    entity.parts = entity.parts or name.parts
    entity.gender = entity.gender or gender_of(name.parts, name.honorific)
    entity.family = entity.family or family_of(name.parts, _side_said(name), name.known)
    return entity


def know(entity: Entity, person: PublicPerson) -> None:
    """Enter what is known of a person: side, gender, whether he leads a state."""
    entity.known = True
    entity.gender = entity.gender or person.gender
    entity.heads_state = any(office[0] in HEADS for office in person.offices)
    if person.side and entity.side is None:
        entity.side = Cited(person.side, (), "public record")


def _same_name(entity: Entity, name: Called) -> bool:
    if name.known is not None:
        return entity.id == name.known.id
    left, right = solid(entity.parts), solid(name.parts)
    if left == right:
        return True
    if len(left) < 2 or len(right) < 2:
        return False
    if (set(left) <= set(right) or set(right) <= set(left)) and left[-1] == right[-1] and left[0] == right[0]:
        return True
    joined, other = "".join(left), "".join(right)
    # One slip of the keyboard in a long name, the same family: "Tillerson", "Tilerson".
    return len(joined) > 9 and left[0][0] == right[0][0] and bool(JaroWinkler.similarity(joined, other) > 0.97)


def family_of(parts: Sequence[str], side: str | None, known: PublicPerson | None = None) -> str:
    """The family name: the first part for Korean, Chinese and Vietnamese names, else the last."""
    kept = solid(parts)
    if not kept:
        return ""
    if known is not None and known.family == "first":
        return kept[0]
    first_is_family = kept[0] in families_first()
    if first_is_family and ((len(kept) == 3 and max(map(len, kept)) < 7) or side in _EAST or (kept[0] not in given_names() and len(kept) == 2 and kept[1] not in families_first())):
        return kept[0]
    return kept[-1]


def _side_said(name: Called) -> str | None:
    return next((title.side for title in (name.title, name.apposition) if title is not None and title.side), None)


def _partial(scene: Scene, name: Called, placed: Sequence[tuple[int, Entity]]) -> tuple[tuple[Entity, ...], str]:
    """The persons that a surname or given name may mean; one where the evidence tells."""
    wanted = solid(name.parts) or name.parts
    if not wanted:
        return (), "no name"
    part = wanted[-1]
    scored: dict[str, tuple[float, Entity]] = {}
    for at, entity in placed:
        weight = _handle(entity, part)
        if not weight or not _fits(entity, name):
            continue
        score = weight + _nearness(scene, name.first, at) + 0.15 * log1p(len(entity.heads)) + _title_agrees(entity, name) + (0.4 if entity.heads_state else 0.0)
        if entity.id not in scored or scored[entity.id][0] < score:
            scored[entity.id] = (score, entity)
    ranked = sorted(scored.values(), key=lambda each: -each[0])
    if not ranked:
        return (), "nobody of this name"
    if len(ranked) == 1:
        return (ranked[0][1],), "surname"
    if ranked[0][0] - ranked[1][0] < 0.08:
        return (), "two of one name"
    return (ranked[0][1],), "surname by title, nearness and weight"


def _handle(entity: Entity, part: str) -> float:
    kept = solid(entity.parts)
    if entity.kind != "person" or not kept:
        return 0.0
    if part == entity.family or (len(kept) == 1 and part == kept[0]):
        return 1.0
    if part in (kept[0], kept[-1]):
        return 0.35
    return 0.9 if len(part) > 5 and JaroWinkler.similarity(part, entity.family) > 0.95 else 0.0


def _fits(entity: Entity, name: Called) -> bool:
    told = name.honorific if name.honorific in ("male", "female") else None
    if told and entity.gender and told != entity.gender:
        return False
    side = _side_said(name)
    return not (side and entity.side is not None and entity.side.value != side and entity.side.rule != "public record")


def _nearness(scene: Scene, here: int, there: int) -> float:
    apart = scene.tokens[here].sent - scene.tokens[there].sent
    if apart < 0:
        return 0.05 / (1 - apart)
    return 1.0 / (1 + 0.35 * apart)


def _title_agrees(entity: Entity, name: Called) -> float:
    if name.title is None:
        return 0.0
    return 0.8 if any(office.title.split()[-1:] == name.title.title.split()[-1:] for office in entity.offices) else 0.0


def _alone(scene: Scene, name: Called) -> Entity:
    """A person of whom the text gives one name only: of the public record where one fits, else just that name."""
    known = in_office(scene, name)
    if known is not None:
        entity = scene.entity("person", known.id, known.name)
        if entity.kind == "person":
            know(entity, known)
            entity.parts = entity.parts or name.parts
            entity.family = entity.family or (solid(name.parts) or name.parts)[-1]
            return entity
    shown = scene.words(name.first, name.last)
    held = scene.by_id.get(slug(shown))
    if held is not None and held.kind != "person":
        made = Entity("person", f"{slug(shown)}-person", shown)
        scene.entities.append(made)
        scene.by_id[made.id] = made
    else:
        made = scene.entity("person", slug(shown), shown if not shown.islower() else shown.title())
    made.parts = made.parts or name.parts
    made.family = made.family or (solid(name.parts) or name.parts or ("",))[-1]
    made.gender = made.gender or gender_of(name.parts, name.honorific)
    return made


def in_office(scene: Scene, name: Called) -> PublicPerson | None:
    """The one person of the public record with this surname who held a top office near the report's day."""
    wanted = solid(name.parts) or name.parts
    if not wanted or (len(wanted[-1]) < 3 and wanted[-1] not in families_first()):
        return None
    side = _side_said(name)
    profile = {actor.id for actor in scene.profile.actors}
    scored = []
    for person in people_by_part().get(wanted[-1], ()):
        if (side and person.side != side) or (name.honorific in ("male", "female") and person.gender not in (None, name.honorific)):
            continue
        if family_of(_parts(person), person.side, person) != wanted[-1]:
            continue
        rank = max((_rank(office, scene) for office in person.offices), default=0.0)
        if rank or person.id in profile:
            scored.append((rank + (2 if person.id in profile else 0), person))
    scored.sort(key=lambda each: -each[0])
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < 0.12):
        return None
    return scored[0][1] if scored[0][0] >= 0.7 else None


def _parts(person: PublicPerson) -> tuple[str, ...]:
    from communique.actors.words import name_parts

    return name_parts(person.name)


def _rank(office: tuple[str, str, str, str], scene: Scene) -> float:
    """How likely the press names the holder of an office by surname alone: in office on the report's day, and how high."""
    title, _, since, until = office
    height = 1.0 if title in _TOP[:6] else 0.6 if title in _TOP else 0.0
    if not height:
        return 0.0
    if scene.day is None:
        return height
    year = scene.day.year
    if since[:4] <= str(year) and (not until or until[:4] >= str(year)):
        return height + 1.0
    return height - 0.01 * (year - int(until[:4])) if until and year - 25 < int(until[:4]) <= year else 0.0


def _put(scene: Scene, name: Called, entities: tuple[Entity, ...], form: str, rule: str) -> Draft:
    first = name.title.first if name.title is not None else name.first
    if name.honorific and first == name.first:
        first = name.first - 1
    shown = (name.first - 1, name.last) if name.honorific else (name.first, name.last)
    draft = scene.put(first, name.last, entities if len(entities) == 1 else (), form, rule, shown)
    draft.head = scene.head(first, name.last)
    if len(entities) == 1:
        for title in (name.title, name.apposition):
            if title is not None:
                give(scene, entities[0], title, (name.first, name.last))
        entities[0].gender = entities[0].gender or gender_of((), name.honorific)
    return draft


def _counterpart(scene: Scene, entity: Entity, title: Title, name: tuple[int, int], spans: tuple[Span, ...]) -> None:
    """"His South Korean counterpart": the office of the one whose counterpart it is."""
    for draft in sorted(scene.drafts, key=lambda each: -each.first):
        if draft.first < title.first and len(draft.entities) == 1 and draft.entities[0].kind == "person" and draft.entities[0] is not entity:
            offices = [office for office in draft.entities[0].offices if office.when == "current"]
            if offices and scene.tokens[title.first].sent - scene.tokens[draft.head].sent < 3:
                held = _FOREIGN.get(offices[0].title, offices[0].title)
                entity.offices.append(Office(held, entity.side.value if entity.side is not None else title.side, "current", (*spans, *offices[0].spans)))
                return


# What an American secretary's counterpart is called elsewhere.
_FOREIGN = {"secretary of state": "foreign minister", "secretary of defense": "defense minister", "defense secretary": "defense minister", "treasury secretary": "finance minister"}


def _house(scene: Scene, title: Title) -> Entity | None:
    """The body last named before whose name has the title's noun: "the ministry spokesman"."""
    named = [draft for draft in scene.drafts if draft.first < title.first and len(draft.entities) == 1 and draft.entities[0].kind == "organisation"
             and (title.house or "") in draft.entities[0].name.lower()]  # fmt: skip
    return max(named, key=lambda draft: draft.first).entities[0] if named else None


def give_owned(scene: Scene) -> None:
    """Enter the titles whose owner is a pronoun, now that pronouns are resolved: "its vice foreign minister"."""
    for entity, title, name in scene.owned:
        give(scene, entity, title, name, late=True)


def _side_of_owner(scene: Scene, title: Title) -> str | None:
    if title.owner is None:
        return None
    for draft in scene.drafts:
        if (draft.first <= title.owner < draft.last and len(draft.entities) == 1 and not draft.first <= title.first < title.last <= draft.last) or draft.first == draft.last - 1 == title.owner:
            for owner in draft.entities[:1]:
                return owner.side.value if owner.side is not None else owner.id if owner.kind == "state" else None
    return None


def give(scene: Scene, entity: Entity, title: Title, name: tuple[int, int], *, late: bool = False) -> None:
    """Enter what a title says of a person: side and office."""
    spans: tuple[Span, ...] = (scene.span(title.first, title.last),)
    former = title.former
    side = title.side or _side_of_owner(scene, title)
    if not late and (title.house is not None or (title.owner is not None and side is None)):
        scene.owned.append((entity, title, name))
    unpolitical = title.role in roles().other and title.role not in roles().family
    if side is not None and (entity.side is None or entity.side.rule == "public record") and not unpolitical:
        entity.side = Cited(side, spans, "title")
    if former and side is not None and entity.side is not None:
        entity.unofficial = True
    if title.role in roles().family or not title.title:
        return
    of = title.of or (entity.side.value if entity.side is not None and title.role not in roles().other else None)
    if title.role == "counterpart":
        _counterpart(scene, entity, title, name, spans)
        return
    if title.house is not None and title.of in (None, title.side):
        house = _house(scene, title)
        if house is not None:
            of, side = house.id, house.side.value if house.side is not None else None
            if side is not None and entity.side is None:
                entity.side = Cited(side, spans, "title")
    office = Office(title.title, of, "former" if former else "current", spans)
    for i, other in enumerate(entity.offices):
        if other.title == office.title and other.when == office.when:
            spans = tuple(span for span in spans if span not in other.spans)
            entity.offices[i] = Office(other.title, other.of or office.of, other.when, (*other.spans, *spans))
            return
    entity.offices.append(office)


def holder(scene: Scene, title: str, side: str) -> Entity | None:
    """Who held an office of a state on the report's day, by the profile or the public record; None where unsure."""
    if scene.day is None:
        return None
    day = scene.day.isoformat()
    found = {}
    for actor in scene.profile.actors:
        if actor.kind == "person" and actor.side == side:
            for office in actor.offices:
                if _same_office(office.title, title) and (office.since or "") <= day and (not office.until or day <= _late(office.until)):
                    found[actor.id] = PublicPerson(actor.id, actor.name, side, (), actor.names, actor.gender)
    if not found and title in ("president", "prime minister", "leader", "supreme leader", "chancellor", "premier"):
        for person in _heads_of(side):
            for name, of, since, until in person.offices:
                if of == side and _same_office(name, title) and since <= day and (not until or day <= _late(until)):
                    found[person.id] = person
    if len(found) != 1:
        return None
    [known] = found.values()
    entity = scene.entity("person", known.id, known.name)
    know(entity, known)
    entity.parts = entity.parts or _parts(known)
    entity.family = entity.family or family_of(entity.parts, side, known)
    return entity


def _late(until: str) -> str:
    return until if len(until) > 7 else f"{until}-12-31"[:10]


def _same_office(held: str, title: str) -> bool:
    return held == title or (title == "leader" and held in _TOP[:6] and held != "vice president")


@lru_cache(maxsize=256)
def _heads_of(side: str) -> tuple[PublicPerson, ...]:
    return tuple(person for person in world().people if person.side == side and any(office[0] in _TOP for office in person.offices))
