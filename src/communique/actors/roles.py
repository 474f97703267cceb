"""Persons and bodies meant by what they are: "the vice foreign minister", "a senior U.S. official", "the Assad regime"."""

from __future__ import annotations

import re
from functools import lru_cache

from communique.actors.discourse import Discourse
from communique.actors.holders import somebody
from communique.actors.offices import give
from communique.actors.scene import Draft, Entity, Scene, start_of_phrase
from communique.actors.titles import Title, read
from communique.actors.world import phrases, roles, state_ids, world
from communique.model import Cited

_GOVERNMENTS = ("government", "regime", "administration", "leadership")
_COMPLEMENT = re.compile(r"(?:P(?:T(?!$))?[DOCFLR-]+(?:S[DOFCR]+)?)?")


def role_spans(scene: Scene) -> list[tuple[int, int, int]]:
    """(first, role, last) of each noun phrase whose noun is an office, a government or a source, outside names."""
    nouns = phrases().anonymous["nouns"] | phrases().government
    found = []
    for i, token in enumerate(scene.tokens):
        low = scene.low[i]
        is_role = scene.classes[i] in "RQ" or low in nouns
        if not is_role or token.upos not in ("NOUN", "PROPN") or i in scene.taken:
            continue
        if (
            i + 1 < len(scene.tokens)
            and scene.tokens[i + 1].sent == token.sent
            and scene.classes[i + 1] in "RQF"
            and scene.tokens[i + 1].upos == "NOUN"
            and i + 1 not in scene.taken
        ):
            continue
        if low == "side" and not (i and scene.classes[i - 1] in "D"):
            continue
        first = start_of_phrase(scene, i)
        match = (
            _COMPLEMENT.match(scene.classes[i + 1 : i + 8])
            if low not in phrases().government or (i + 1 < len(scene.low) and scene.low[i + 1] == "of")
            else None
        )
        last = i + 1 + (match.end() if match is not None else 0)
        while last > i + 1 and scene.tokens[last - 1].sent != token.sent:
            last -= 1
        if last - i > 2 and any(
            j in scene.taken
            and scene.taken[j].form == "name"
            and scene.taken[j].entities[:1]
            and scene.taken[j].entities[0].kind == "person"
            for j in range(i + 1, last)
        ):
            last = i + 1
        found.append((first, i, last))
    return found


def resolve_role(scene: Scene, talk: Discourse, first: int, role: int, last: int) -> Draft | None:
    """Note a mention for the noun phrase [first, last) with its noun at `role`; None where it stands for nobody."""
    title = read(scene, first, last) if scene.classes[role] in "RQ" else None
    noun = scene.low[role]
    side, owner = _whose(scene, talk, first, role, title)
    plural = scene.classes[role] == "Q" or noun in _plural_nouns()
    several = _several(scene, first, role) if "&" in scene.classes[first:role] else ()
    several = several or _owners(scene, talk, first) or _listed_after(scene, role)
    if len(several) > 1:
        found = heads_of_sides(scene, several) if noun in ("leaders", "presidents") else ()
        rule = "leaders of the states named" if found else "officials of the states named"
        return scene.put(
            first,
            last,
            found or tuple(side_entity(scene, each) for each in several),
            "group",
            rule,
            plural=True,
            take=False,
            head=role,
        )
    definite = (
        scene.low[first] in ("the", "his", "her", "its", "their", "this", "that")
        or "S" in scene.classes[first:role]
    )
    former = any(word in ("former", "ex") or word.startswith("ex-") for word in scene.low[first:role])
    if noun in phrases().government and not former:
        found, rule = _government(scene, talk, side, owner, first, role, definite)
    elif title is not None and not plural and definite:
        found, rule = somebody(scene, talk, title, side, first, role)
    else:
        found, rule = (), ""
    if not found:
        if _is_predicate(scene, role):
            return None
        found, rule = _unnamed(scene, first, role, last, side, title, plural, definite)
    if not found:
        return None
    told = (
        title is not None
        and rule == "office held in the text"
        and title.title in roles().head
        and side is not None
    )
    if title is not None and told and not any(office.title in roles().head for office in found[0].offices):
        give(scene, found[0], title, (first, last))
    form = "group" if plural or noun in phrases().government else "title"
    return scene.put(first, last, found, form, rule, plural=plural, take=False, head=role)


def _listed_after(scene: Scene, role: int) -> tuple[str, ...]:
    """The sides listed after "of": "the foreign ministers of Russia, Iran and Turkey"."""
    if scene.classes[role] != "Q" or scene.low[role + 1 : role + 2] != ["of"]:
        return ()
    found: list[str] = []
    for i in range(role + 2, min(role + 22, len(scene.low))):
        hit = scene.hit_at.get(i)
        if hit is not None and hit.entry.kind == "state" and hit.entry.state is not None:
            found.append(hit.entry.state)
        elif scene.classes[i] not in "A&T":
            break
    return tuple(dict.fromkeys(found))


def _owners(scene: Scene, talk: Discourse, first: int) -> tuple[str, ...]:
    """The sides of a possessive that stands for several: "their envoys"."""
    if scene.low[first] != "their":
        return ()
    for draft in talk.by_sentence.get(scene.tokens[first].sent, ()):
        if (draft.first, draft.last) == (first, first + 1):
            sides = [entity.side.value for entity in draft.entities if entity.side is not None]
            return tuple(dict.fromkeys(sides))
    return ()


def _several(scene: Scene, first: int, role: int) -> tuple[str, ...]:
    """The sides that a phrase joins: "North Korean and U.S. diplomats"."""
    found = [
        scene.hit_at[i].entry.state
        for i in range(first, role)
        if scene.classes[i] == "D" and i in scene.hit_at
    ]
    return tuple(dict.fromkeys(side for side in found if side is not None))


def heads_of_sides(scene: Scene, sides: tuple[str, ...]) -> tuple[Entity, ...]:
    """The leaders of states, where the text names all of them."""
    found = []
    for side in sides:
        heads = [
            entity
            for entity in scene.entities
            if entity.kind == "person"
            and entity.side is not None
            and entity.side.value == side
            and is_head(entity)
        ]
        found += sorted(heads, key=lambda each: -len(each.heads))[:1]
    return tuple(found) if len(found) == len(sides) else ()


def is_head(entity: Entity) -> bool:
    """Whether a person leads a state, by the text or the public record."""
    return entity.heads_state or any(
        office.title in roles().head and office.when == "current" for office in entity.offices
    )


def _whose(
    scene: Scene, talk: Discourse, first: int, role: int, title: Title | None
) -> tuple[str | None, Entity | None]:
    """The side that a phrase names, and a person who owns it ("the Assad regime")."""
    if scene.low[first] in ("his", "her", "its", "their"):
        for draft in talk.by_sentence.get(scene.tokens[first].sent, ()):
            if draft.first == first and draft.last == first + 1 and len(draft.entities) == 1:
                owner = draft.entities[0]
                return (owner.side.value if owner.side is not None else None), None
    start = _last_owner(scene, first, role)
    if start is None:
        return None, None
    for i in range(start, role):
        held = scene.taken.get(i)
        if held is not None and len(held.entities) == 1:
            entity = held.entities[0]
            if entity.kind == "person" or scene.classes[i] == "C":
                return (entity.side.value if entity.side is not None else None), entity
            if entity.kind == "place":
                continue
            return (entity.side.value if entity.side is not None else entity.id), None
        hit = scene.hit_at.get(i)
        if hit is not None and scene.classes[i] == "D":
            return hit.entry.state, None
    return (title.side if title is not None else None), None


def _last_owner(scene: Scene, first: int, role: int) -> int | None:
    """Where the words begin that say whose: after other owners; None where the owner acts for no side.

    In "the Chinese firm Huawei's founder" it is the firm, not China, whose founder he is.
    """
    mark = next((i for i in range(role - 1, first, -1) if scene.classes[i] == "S"), None)
    if mark is None:
        return first
    held = scene.taken.get(mark - 1)
    if held is not None and held.entities:
        entity = held.entities[0]
        return held.name[0] if entity.side is not None or entity.kind == "state" else None
    return first if scene.classes[mark - 1] == "D" else None


@lru_cache(maxsize=1)
def _plural_nouns() -> frozenset[str]:
    return frozenset(
        noun
        for noun in phrases().anonymous["nouns"]
        if (noun.endswith("s") and not noun.endswith("ss")) or noun in ("spokesmen", "authorities", "troops")
    )


def _government(
    scene: Scene,
    talk: Discourse,
    side: str | None,
    owner: Entity | None,
    first: int,
    role: int,
    definite: bool,
) -> tuple[tuple[Entity, ...], str]:
    if side is None and role + 1 < len(scene.low) and scene.low[role + 1] == "of":
        side, owner = _whose(scene, talk, role + 2, min(role + 8, len(scene.tokens)), None)
    if side is not None:
        return (
            side_entity(scene, side),
        ), "government of a state" if owner is None else "government of a leader"
    if not definite or role - first != 1 or scene.low[first] != "the" or scene.low[role] not in _GOVERNMENTS:
        return (), ""
    unfit = {"regime": "never", "administration": "unadministered"}.get(scene.low[role])
    never = phrases().descriptions[unfit] if unfit is not None else frozenset()

    def fits(draft: Draft) -> bool:
        return (
            len(draft.entities) == 1
            and draft.entities[0].kind == "state"
            and draft.entities[0].id not in never
        )

    best = talk.best(first, 2, fits, 0.1)
    if best is not None:
        return (best.entities[0],), "government spoken of last"
    earlier = _named_government(scene, first)
    return ((earlier,), "the only government named before") if earlier is not None else ((), "")


def _named_government(scene: Scene, token: int) -> Entity | None:
    """The state whose government the text named before, where it named one only: "Colombia's government"."""
    named: dict[str, Entity] = {}
    for i, low in enumerate(scene.low[:token]):
        if low not in _GOVERNMENTS:
            continue
        back = i - 2 if scene.low[i - 1] in ("'s", "'") else i - 1
        held = scene.taken.get(back) if back >= 0 else None
        if held is not None and len(held.entities) == 1 and held.entities[0].kind == "state":
            named[held.entities[0].id] = held.entities[0]
    return next(iter(named.values())) if len(named) == 1 else None


def side_entity(scene: Scene, side: str) -> Entity:
    """The state or body of a side, made an entity where the text has not named it."""
    held = scene.by_id.get(side)
    if held is not None:
        return held
    if side in state_ids():
        name = next(state.name for state in world().states if state.id == side)
        return scene.entity("state", side, name, Cited(side, (), "lexicon"))
    return scene.entity("organisation", side, side.replace("-", " ").title(), Cited(side, (), "lexicon"))


def _is_predicate(scene: Scene, role: int) -> bool:
    """Whether the noun says what somebody is ("he is an analyst") or stands beside a name."""
    token = scene.tokens[role]
    if token.deprel == "appos" or role in scene.predicates:
        return True
    return any(scene.tokens[i].deprel == "cop" for i in scene.analysis.children(role))


def _unnamed(
    scene: Scene,
    first: int,
    role: int,
    last: int,
    side: str | None,
    title: Title | None,
    plural: bool,
    definite: bool,
) -> tuple[tuple[Entity, ...], str]:
    """Officials without a name speak for their state; others are unnamed people with what describes them."""
    noun = scene.low[role]
    single = noun[:-1] if plural and noun.endswith("s") else noun
    other = single in roles().other or single in (
        "source",
        "insider",
        "expert",
        "critic",
        "participant",
        "activist",
        "rebel",
        "people",
        "person",
        "defector",
        "witness",
        "resident",
        "inspector",
    )
    former = (title is not None and title.former) or any(
        word in ("former", "ex") or word.startswith("ex-") for word in scene.low[first:role]
    )
    if side is not None and not other and not former:
        return (side_entity(scene, side),), "unnamed official speaks for the state"
    if noun not in phrases().anonymous["nouns"] or single in roles().family:
        return (), ""
    start = first + 1 if scene.classes[first] == "T" and first < role else first
    words = scene.words(start, last)
    entity = scene.entity("group" if plural else "person", f"anonymous:{words}", words)
    entity.description, entity.plural, entity.unofficial = words, plural, former
    if (
        side is not None
        and entity.side is None
        and (former or noun in ("participants", "participant", "source", "sources", "inspectors"))
    ):
        entity.side = Cited(side, (scene.span(first, last),), "adjective of a state")
    return (entity,), "unnamed"
