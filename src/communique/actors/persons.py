"""Names of persons to persons: full names grouped, later surnames joined to them, two of one name told apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log1p

import msgspec
from rapidfuzz.distance import JaroWinkler

from communique.actors.families import family_of, solid
from communique.actors.offices import give
from communique.actors.people import Called, called, gender_of, side_said
from communique.actors.record import in_office, know
from communique.actors.romanisation import given
from communique.actors.scene import Draft, Entity, Scene
from communique.actors.titles import Title, shared
from communique.actors.words import slug, usual

Repairer = Callable[[Scene, Called], "tuple[Entity, Called] | None"]


def name_persons(scene: Scene, repair: Repairer) -> None:
    """Note a mention for every name of a person.

    Args:
        scene: The report.
        repair: Gives the person that a garbled name stands for, with the name's true extent.
    """
    names = _with_shared_titles(scene, called(scene))
    full: dict[int, Entity] = {}
    whole = {solid(name.parts) for name in names if _is_full(name)}
    for index, name in enumerate(names):
        if _is_double_surname(scene, name, whole):
            continue
        mended = repair(scene, name)
        if mended is not None:
            full[index], names[index] = mended
        elif _is_full(name):
            full[index] = _full_entity(scene, name)
    placed = [(names[index].first, entity) for index, entity in full.items()]
    for index, name in enumerate(names):
        entity = full.get(index)
        if entity is not None:
            mended_here = any(
                span == scene.span(name.first, name.last) for each in entity.repairs for span in each.spans
            )
            _put(
                scene,
                name,
                (entity,),
                "repair" if mended_here else "name",
                entity.repairs[-1].rule if mended_here else "full name",
            )
            continue
        found, rule = _partial(scene, name, placed)
        if not found or _is_leader_instead(scene, name, found, placed):
            made = _alone(scene, name)
            found, rule = (made,), "public record" if made.known else "name alone"
        placed += [(name.first, each) for each in found[:1]]
        _put(scene, name, found, "partial", rule)


def _with_shared_titles(scene: Scene, names: list[Called]) -> list[Called]:
    """Names after a plural title get it one by one: "Presidents Trump and Xi"."""
    found: list[Called] = []
    title: Title | None = None
    for name in names:
        between = _between(scene, found[-1].last, name.first) if found else ["."]
        if name.plural is not None:
            title = shared(scene, name.plural, name.first)
        elif name.title is not None or not between or any(word not in ("and", ",", "&") for word in between):
            title = None
        found.append(name if title is None else msgspec.structs.replace(name, shared=title))
    return found


def _between(scene: Scene, first: int, last: int) -> list[str]:
    """The words between two names, without whence the first is: "of Arizona", ", D-Md."."""
    told = scene.low[first:last]
    whence = (first < last and told[0] in ("of", ",", "(")) and len(told) < 9
    if (
        whence
        and "and" in told
        and all(_is_whence(scene, i) for i in range(first, first + told.index("and")))
    ):
        return told[told.index("and") :]
    return told


def _is_whence(scene: Scene, i: int) -> bool:
    return scene.low[i] in ("of", ",", "(", ")", "-", ".", "/") or scene.tokens[i].text[:1].isupper()


def _is_leader_instead(
    scene: Scene, name: Called, found: tuple[Entity, ...], placed: Sequence[tuple[int, Entity]]
) -> bool:
    """Whether a surname, before anybody of it was named, means the leader in office and not a namesake named later."""
    if name.honorific is not None or found[0].heads_state:
        return False
    if any(entity is found[0] and first < name.first for first, entity in placed):
        return False
    return in_office(scene, name, least=1.9) is not None


def _is_full(name: Called) -> bool:
    return name.known is not None or len(solid(name.parts)) > 1


def _is_double_surname(scene: Scene, name: Called, whole: set[tuple[str, ...]]) -> bool:
    """Whether one hyphenated word is the surname of somebody named in full: "Díaz-Canel" of Miguel Díaz-Canel."""
    parts = solid(name.parts)
    return (
        name.known is None
        and len(parts) > 1
        and "-" in scene.words(name.first, name.last)
        and " " not in scene.words(name.first, name.last).replace(" - ", "-")
        and any(len(each) > len(parts) and each[-len(parts) :] == parts for each in whole)
    )


def _full_entity(scene: Scene, name: Called) -> Entity:
    for entity in scene.entities:
        if entity.kind == "person" and _same_name(entity, name):
            return entity
    shown = scene.words(name.first, name.last)
    if name.known is not None:
        entity = scene.entity("person", name.known.id, name.known.name)
        know(entity, name.known)
    else:
        entity = scene.entity(
            "person", slug(usual(shown)), usual(shown) if not shown.islower() else shown.title()
        )
    if entity.kind != "person":
        entity = Entity("person", f"{slug(usual(shown))}-person", usual(shown))
        scene.entities.append(entity)
    entity.parts = entity.parts or name.parts
    entity.gender = entity.gender or gender_of(name.parts, name.honorific)
    entity.family = entity.family or family_of(name.parts, side_said(name), name.known)
    return entity


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
    if left[-1] == right[-1] and len(left) == len(right) == 2 and _one_given_name(left[0], right[0]):
        return True
    joined, other = "".join(left), "".join(right)
    # One slip of the keyboard in a long name, the same family: "Tillerson", "Tilerson".
    return (
        len(joined) > 9 and left[0][0] == right[0][0] and bool(JaroWinkler.similarity(joined, other) > 0.97)
    )


def _one_given_name(one: str, other: str) -> bool:
    """Whether two given names are one: Deb and Deborah, Bill and William."""
    short, long = sorted((one, other), key=len)
    return (len(short) > 2 and long.startswith(short)) or given(one) == given(other)


def _partial(
    scene: Scene, name: Called, placed: Sequence[tuple[int, Entity]]
) -> tuple[tuple[Entity, ...], str]:
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
        score = (
            weight
            + _nearness(scene, name.first, at)
            + 0.15 * log1p(len(entity.heads))
            + _title_agrees(entity, name)
            + (0.4 if entity.heads_state else 0.0)
        )
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
    side = side_said(name)
    return not (
        side and entity.side is not None and entity.side.value != side and entity.side.rule != "public record"
    )


def _nearness(scene: Scene, here: int, there: int) -> float:
    apart = scene.tokens[here].sent - scene.tokens[there].sent
    if apart < 0:
        return 0.05 / (1 - apart)
    return 1.0 / (1 + 0.35 * apart)


def _title_agrees(entity: Entity, name: Called) -> float:
    if name.title is None:
        return 0.0
    return (
        0.8
        if any(office.title.split()[-1:] == name.title.title.split()[-1:] for office in entity.offices)
        else 0.0
    )


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


def _put(scene: Scene, name: Called, entities: tuple[Entity, ...], form: str, rule: str) -> Draft:
    first = name.title.first if name.title is not None else name.first
    if name.honorific and first == name.first:
        first = name.first - 1
    shown = (name.first - 1, name.last) if name.honorific else (name.first, name.last)
    draft = scene.put(first, name.last, entities if len(entities) == 1 else (), form, rule, shown)
    draft.head = scene.head(first, name.last)
    if len(entities) == 1:
        for title in (name.title, name.shared, name.apposition, name.second):
            if title is not None:
                give(scene, entities[0], title, (name.first, name.last))
        entities[0].gender = entities[0].gender or gender_of((), name.honorific)
    return draft
