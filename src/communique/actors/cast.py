"""The cast of a report: who is in it, under which names, for whom, and every stretch of words that stands for one of them."""

from __future__ import annotations

from communique.actors.affiliations import affiliate
from communique.actors.aliases import join_aliases
from communique.actors.bodies import with_shaped_names
from communique.actors.credits import credit_contributors, credit_outlets, is_credit
from communique.actors.garbled import repaired
from communique.actors.markets import drop_quoted
from communique.actors.names import name_bodies, nest_adjectives
from communique.actors.offices import give_owned
from communique.actors.persons import name_persons
from communique.actors.predicates import give_predicated
from communique.actors.references import resolve_references
from communique.actors.scene import Draft, Entity, Scene
from communique.actors.types import Cast
from communique.language.types import Analysis
from communique.model import NO_PROFILE, Actor, Cited, Dated, Mention, Profile, Report, Span
from communique.page.types import Page

_NAMED, _PRONOUN = frozenset({"name", "partial", "repair"}), frozenset({"pronoun"})


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
    join_aliases(scene)
    name_bodies(scene)
    drop_quoted(scene)
    nest_adjectives(scene)
    affiliate(scene)
    give_predicated(scene, forms=_NAMED)
    resolve_references(scene)
    give_predicated(scene, forms=_PRONOUN)
    give_owned(scene)
    credit_outlets(scene)
    credit_contributors(scene)
    listed = [entity for entity in scene.entities if not entity.hidden and not is_credit(scene, entity)]
    ids = {entity.id for entity in listed}
    drafts = sorted(scene.drafts, key=lambda each: (each.first, -each.last, each.form))
    mentions = tuple(_mention(scene, draft, ids) for draft in drafts)
    first: dict[str, Span] = {}
    for mention in mentions:
        for id in mention.actors:
            first.setdefault(id, Span(report.id, mention.start, mention.end))
    for entity in listed:
        if entity.credited and entity.forms:
            first.setdefault(entity.id, min(min(spans) for spans in entity.forms.values()))
    listed = sorted(
        (entity for entity in listed if entity.id in first), key=lambda each: (first[each.id].start, each.id)
    )
    return Cast(tuple(_actor(entity, first[entity.id]) for entity in listed), mentions)


def _mention(scene: Scene, draft: Draft, ids: set[str]) -> Mention:
    start, end = scene.analysis.span(draft.first, draft.last)
    meant = tuple(dict.fromkeys(entity.id for entity in draft.entities if entity.id in ids))
    return Mention(draft.first, draft.last, draft.head, start, end, meant, draft.form, draft.rule)


def _actor(entity: Entity, first: Span) -> Actor:
    """The actor; what is known of it beside the text cites the words that name it first."""
    names = tuple(Cited(form, tuple(spans), "said") for form, spans in entity.forms.items())
    side = entity.side
    if side is not None and not side.spans:
        side = Cited(side.value, (first,), side.rule)
    return Actor(
        id=entity.id, kind=entity.kind, name=entity.name, side=side, unofficial=entity.unofficial,  # type: ignore[arg-type]
        names=names, offices=tuple(entity.offices), repairs=tuple(entity.repairs), description=entity.description,
    )  # fmt: skip
