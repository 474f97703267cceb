"""Who holds the office that a title alone names: somebody of the text, before or after, or of the public record."""

from __future__ import annotations

from communique.actors.discourse import Discourse
from communique.actors.record import holder
from communique.actors.scene import Entity, Scene
from communique.actors.titles import Title
from communique.actors.world import roles, seats, state_ids

_GENERAL = frozenset({"official", "diplomat", "envoy", "negotiator", "representative", "emissary", "aide"})
_LEADING = frozenset({"leader", "dictator", "strongman", "ruler"})
# Words that any officer of state could be called by: "the official" goes on with one already called so, and never
# becomes a minister who was named before.
_ANY_OFFICE = frozenset({"official", "aide", "source", "diplomat"})


def _spoken_of_as(entity: Entity, noun: str) -> bool:
    unnamed = entity.id.startswith("anonymous:") and noun in entity.id
    return unnamed or any(noun in office.title for office in entity.offices)


def somebody(
    scene: Scene, talk: Discourse, title: Title, side: str | None, first: int, role: int
) -> tuple[tuple[Entity, ...], str]:
    """The person of the text, or else of the public record, who holds the office."""
    scored: list[tuple[float, int, Entity]] = []
    sides = {entity.side.value for entity in talk.speakers(first) if entity.side is not None}
    for draft, apart in talk.before(first, 60):
        if len(draft.entities) != 1 or draft.entities[0].kind != "person" or draft.form == "pronoun":
            continue
        if scene.low[role] in _ANY_OFFICE and not _spoken_of_as(draft.entities[0], scene.low[role]):
            continue
        fit = _office_fit(draft.entities[0], title, side) or _unnamed_fit(draft.entities[0], title, side)
        if fit and side is None:
            own = draft.entities[0].side
            fit += 0.8 * bool(own is not None and own.value in sides) + 0.4 * _told_before(
                scene, draft.entities[0], first
            )
        if fit:
            scored.append((fit - 0.06 * apart, -len(scored), draft.entities[0]))
    if scored:
        return (max(scored)[2],), "office held in the text"
    if side is not None:
        later = [each for each in scene.entities if each.kind == "person" and _holds(each, title, side)]
        if len(later) == 1:
            return (later[0],), "office held further on in the text"
        known = holder(scene, title.title or title.role, side)
        if known is not None:
            return (known,), "office of public record"
    return (), ""


def _unnamed_fit(entity: Entity, title: Title, side: str | None) -> float:
    """How well somebody unnamed fits a title alone: never the president, whom every report can name, nor of another side."""
    if not entity.id.startswith("anonymous:") or title.title in seats() or title.title in roles().head:
        return 0.0
    own = entity.side.value if entity.side is not None else None
    return 0.0 if side is not None and own is not None and own != side else 1.0


def _holds(entity: Entity, title: Title, side: str) -> bool:
    current = any(office.title == title.title and office.when == "current" for office in entity.offices)
    return current and entity.side is not None and entity.side.value == side


def _told_before(scene: Scene, entity: Entity, token: int) -> bool:
    return any(span.start < scene.tokens[token].start for office in entity.offices for span in office.spans)


def _office_fit(entity: Entity, title: Title, side: str | None) -> float:
    """How well a person fits a title alone; 0 where not at all."""
    own = entity.side.value if entity.side is not None else None
    if side is not None and own is not None and own != side and side in state_ids():
        return 0.0
    agreed = 0.4 if side is not None and own == side else 0.0
    titles = [office.title for office in entity.offices if office.when == "current"]
    if title.title in titles:
        return 1.6 + agreed
    if side is not None and own is None:
        return 0.0
    head = roles().head
    if title.role in _LEADING and (not titles or any(each in head for each in titles)) and (agreed or titles):
        return 0.8 + agreed
    if title.role in head:
        return (
            1.2 + agreed
            if any(
                each.split(" of ")[0].split(" to ")[0].endswith(title.role) and "vice" not in each
                for each in titles
            )
            else 0.0
        )
    if any(title.role in each.split() and _ranks(each) == _ranks(title.title) for each in titles):
        return 1.0 + agreed
    if title.role in _GENERAL and any(
        each not in head and each.split()[-1] not in roles().other for each in titles
    ):
        return 0.5 + agreed
    return 0.0


def _ranks(title: str) -> frozenset[str]:
    return frozenset(title.split()) & {"vice", "deputy", "assistant", "under"}
