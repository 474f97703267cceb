"""The cast of a report: who is in it, under which names, for whom, and every stretch of words that stands for one of them."""

from __future__ import annotations

from communique.actors.affiliations import affiliate
from communique.actors.bodies import with_shaped_names
from communique.actors.credits import credit_outlets, is_credit
from communique.actors.garbled import repaired
from communique.actors.names import name_bodies, nest_adjectives
from communique.actors.offices import give_owned
from communique.actors.persons import name_persons
from communique.actors.references import resolve_references
from communique.actors.scene import Draft, Entity, Scene
from communique.actors.types import Cast
from communique.language.types import Analysis
from communique.model import NO_PROFILE, Actor, Cited, Dated, Mention, Profile, Report
from communique.page.types import Page


def cast_of(
    report: Report,
    page: Page,
    analysis: Analysis,
    *,
    profile: Profile = NO_PROFILE,
    dated: Dated | None = None,
) -> Cast:
    """Find a report's actors and all mentions of them.

    Args:
        report: The report.
        page: Its layout, for the outlets that it credits.
        analysis: What the language core says of its readable blocks.
        profile: What the user tells of the negotiation.
        dated: The report's day, for offices of public record.

    Returns:
        Actors in the order of first mention and mentions in the order of the text. The same input gives the same cast.
    """
    scene = Scene(report.id, page, analysis, profile, dated or Dated())
    scene.relabel(with_shaped_names(scene))
    name_persons(scene, repaired)
    name_bodies(scene)
    nest_adjectives(scene)
    affiliate(scene)
    resolve_references(scene)
    give_owned(scene)
    credit_outlets(scene)
    mentions = tuple(
        _mention(scene, draft)
        for draft in sorted(scene.drafts, key=lambda each: (each.first, -each.last, each.form))
    )
    used = {id for mention in mentions for id in mention.actors}
    actors = tuple(
        _actor(entity)
        for entity in scene.entities
        if (entity.id in used or entity.credited) and not entity.hidden and not is_credit(scene, entity)
    )
    return Cast(actors, mentions)


def _mention(scene: Scene, draft: Draft) -> Mention:
    start, end = scene.analysis.span(draft.first, draft.last)
    ids = tuple(dict.fromkeys(entity.id for entity in draft.entities))
    return Mention(draft.first, draft.last, draft.head, start, end, ids, draft.form, draft.rule)


def _actor(entity: Entity) -> Actor:
    names = tuple(Cited(form, tuple(spans), "said") for form, spans in entity.forms.items())
    return Actor(
        id=entity.id, kind=entity.kind, name=entity.name, side=entity.side, unofficial=entity.unofficial,  # type: ignore[arg-type]
        names=names, offices=tuple(entity.offices), repairs=tuple(entity.repairs), description=entity.description,
    )  # fmt: skip
