"""What titles say of persons: sides and offices, with the words that say so."""

from __future__ import annotations

from datetime import timedelta

from communique.actors.record import is_over
from communique.actors.scene import Entity, Scene
from communique.actors.titles import Title
from communique.actors.world import outlets, roles, state_ids
from communique.model import Cited, Office, Span

# For so long after a handover the press, and the day of a page, may still be of the time before.
_HANDOVER = timedelta(days=14)
# What an American secretary's counterpart is called elsewhere.
_FOREIGN = {
    "secretary of state": "foreign minister",
    "secretary of defense": "defense minister",
    "defense secretary": "defense minister",
    "treasury secretary": "finance minister",
}


def give_owned(scene: Scene) -> None:
    """Enter the titles whose owner is a pronoun, now that pronouns are resolved: "its vice foreign minister"."""
    for entity, title, name in scene.owned:
        give(scene, entity, title, name, late=True)
    home = (
        outlets()[scene.page.outlet.value].side
        if scene.page.outlet and scene.page.outlet.value in outlets()
        else None
    )
    for entity in scene.entities:
        if entity.kind == "person" and entity.offices:
            _of_own_state(entity, home)
            _finish(entity, (scene.day - _HANDOVER).isoformat() if scene.day else None)


def _of_own_state(entity: Entity, home: str | None) -> None:
    """A state's own agency names its officials without their state."""
    official = [
        each for each in entity.offices if each.of is None and each.title.split()[-1] not in roles().other
    ]
    if home is not None and entity.side is None and official:
        entity.side = Cited(home, official[0].spans, "official of the state whose agency writes")


def _finish(entity: Entity, day: str | None) -> None:
    """Offices that no state was said of are of the person's side; who only held offices is unofficial.

    "President Reagan" in a report of 2018 is a former one: the public record has his successors.
    """
    side = entity.side.value if entity.side is not None else None
    unpolitical = roles().other
    entity.offices[:] = [each for each in entity.offices if not _is_idle(each, entity.offices)]
    for i, office in enumerate(entity.offices):
        if office.of is None and side is not None and office.title.split()[-1] not in unpolitical:
            entity.offices[i] = Office(office.title, side, office.when, office.spans)
    if day is not None:
        entity.offices[:] = [
            Office(each.title, each.of, "former", each.spans) if is_over(entity.id, each.title, each.of, day) else each
            for each in entity.offices
        ]  # fmt: skip
    if entity.dismissed:
        entity.offices[:] = [Office(each.title, each.of, "former", each.spans) for each in entity.offices]
    current = [
        each
        for each in entity.offices
        if each.when == "current" and each.title.split()[-1] not in unpolitical
    ]
    former = [each for each in entity.offices if each.when == "former"]
    entity.unofficial = bool(former) and not current and not entity.known


def _is_idle(office: Office, offices: list[Office]) -> bool:
    """Whether a title is no office: a trade told of no house, "top official", a rank or a short form beside the office itself."""
    words = office.title.split()
    trade = words[-1].split("-")[-1] in roles().other
    if trade and (office.of is None or office.of in state_ids()):
        return True
    if (
        len(words) == 2
        and words[0] in ("top", "career", "seasoned")
        and words[1] in ("official", "diplomat", "leader", "aide")
    ):
        return True
    others = [each.title.split() for each in offices if each is not office and each.when == office.when]
    if office.title in roles().ranks:
        return any(" ".join(each) not in roles().ranks for each in others)
    return len(words) == 1 and any(len(each) > 1 and each[0] == words[0] for each in others)


def _spoken_for(scene: Scene, title: Title) -> Entity | None:
    """Whom a spokesman without a body speaks for: "at the White House, spokesman Jay Carney said"."""
    sentence = scene.tokens[title.first].sent
    named = [
        draft
        for draft in scene.drafts
        if draft.first < title.first
        and sentence - scene.tokens[draft.head].sent < 2
        and len(draft.entities) == 1
        and draft.entities[0].kind in ("organisation", "state")
    ]
    return max(named, key=lambda draft: draft.first).entities[0] if named else None


def _side_of_owner(scene: Scene, title: Title) -> str | None:
    if title.owner is None:
        return None
    for draft in scene.drafts:
        if (
            draft.first <= title.owner < draft.last
            and len(draft.entities) == 1
            and not draft.first <= title.first < title.last <= draft.last
        ) or draft.first == draft.last - 1 == title.owner:
            for owner in draft.entities[:1]:
                return (
                    owner.side.value
                    if owner.side is not None
                    else owner.id
                    if owner.kind == "state"
                    else None
                )
    return None


def _counterpart(
    scene: Scene, entity: Entity, title: Title, name: tuple[int, int], spans: tuple[Span, ...]
) -> None:
    """Of "his South Korean counterpart": the office of the one whose counterpart it is."""
    for draft in sorted(scene.drafts, key=lambda each: (-each.last, each.first)):
        if (
            draft.last <= title.first
            and len(draft.entities) == 1
            and draft.entities[0].kind == "person"
            and draft.entities[0] is not entity
        ):
            offices = [office for office in draft.entities[0].offices if office.when == "current"]
            if offices and scene.tokens[title.first].sent - scene.tokens[draft.head].sent < 3:
                held = _FOREIGN.get(offices[0].title, offices[0].title)
                entity.offices.append(
                    Office(
                        held,
                        entity.side.value if entity.side is not None else title.side,
                        "current",
                        (*spans, *offices[0].spans),
                    )
                )
                return


def _house(scene: Scene, title: Title) -> Entity | None:
    """The body last named before whose name has the title's noun: "the ministry spokesman"."""
    named = [draft for draft in scene.drafts if draft.first < title.first and len(draft.entities) == 1 and draft.entities[0].kind == "organisation"
             and (title.house or "") in draft.entities[0].name.lower()]  # fmt: skip
    return max(named, key=lambda draft: draft.first).entities[0] if named else None


def give(scene: Scene, entity: Entity, title: Title, name: tuple[int, int], *, late: bool = False) -> None:
    """Enter what a title says of a person: side and office."""
    spans: tuple[Span, ...] = (scene.span(title.first, title.last),)
    former = title.former
    side = title.side or _side_of_owner(scene, title)
    voice = title.role.startswith("spokes") and title.of is None
    if not late and (title.house is not None or (side is None and (title.owner is not None or voice))):
        scene.owned.append((entity, title, name))
    unpolitical = title.role in roles().other and title.role not in roles().family
    if side is not None and (entity.side is None or entity.side.rule == "public record") and not unpolitical:
        entity.side = Cited(side, spans, "title")
    if title.role in roles().family or not title.title:
        return
    # Whose a spokesman is may be said elsewhere: his side is not yet the body that he speaks for.
    pending = (not late and title.house is not None) or (side is None and voice)
    of = title.of
    if of is None and entity.side is not None and title.role not in roles().other and not pending:
        of = entity.side.value
    if title.role == "counterpart":
        _counterpart(scene, entity, title, name, spans)
        return
    if late and voice and title.house is None and of is None:
        house = _spoken_for(scene, title)
    elif title.house is not None and title.of in (None, title.side):
        house = _house(scene, title)
    else:
        house = None
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
