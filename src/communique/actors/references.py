"""Everything that stands for an actor without naming one, resolved in the order of the text: titles alone,
descriptions, groups, pronouns. What is resolved early helps what comes later.
"""

from __future__ import annotations

from communique.actors.bodies import resolve_short_form, short_forms
from communique.actors.descriptions import description_spans, resolve_description
from communique.actors.discourse import Discourse
from communique.actors.groups import group_spans, resolve_group
from communique.actors.movements import movement_spans, resolve_movement, side_leaders
from communique.actors.pronouns import pronoun_tokens, resolve_pronoun
from communique.actors.roles import resolve_role, role_spans
from communique.actors.scene import Draft, Scene


def resolve_references(scene: Scene) -> None:
    """Note mentions for titles alone, descriptions, groups and pronouns."""
    groups = list(group_spans(scene))
    grouped = {i for first, _, last in groups for i in range(first, last)}
    work: list[tuple[int, int, str, tuple[int, ...] | str, int]] = []
    work += [(first, 0, "group", kind, last) for first, kind, last in groups]
    parties = list(movement_spans(scene))
    grouped |= {noun for _, noun, _ in parties}
    work += [(first, 1, "movement", (noun,), last) for first, noun, last in parties]
    work += [
        (first, 1, "role", (noun,), last) for first, noun, last in role_spans(scene) if noun not in grouped
    ]
    work += [
        (first, 2, "description", (noun,), last)
        for first, noun, last in description_spans(scene)
        if noun not in grouped
    ]
    work += [
        (token, 0, "pronoun", kind, token + 1)
        for token, kind in pronoun_tokens(scene)
        if token not in grouped
    ]
    work += [(first, 2, "short", (noun,), last) for first, noun, last in short_forms(scene)]
    talk = Discourse(scene)
    early = talk.early_sources()
    for first, _, what, detail, last in sorted(
        work, key=lambda each: (early.get(each[0], each[0]) if each[2] == "pronoun" else each[0], each[1])
    ):
        draft: Draft | None
        if what == "group":
            draft = resolve_group(scene, talk, first, str(detail), last)
        elif what == "movement":
            draft = resolve_movement(scene, talk, first, int(detail[0]), last)
            if draft is None:
                draft = resolve_role(scene, talk, first, int(detail[0]), last)
        elif what == "role":
            draft = resolve_role(scene, talk, first, int(detail[0]), last)
        elif what == "description":
            draft = resolve_description(scene, talk, first, int(detail[0]), last)
        elif what == "short":
            draft = resolve_short_form(scene, talk, first, int(detail[0]), last)
        else:
            draft = resolve_pronoun(scene, talk, first, str(detail))
        if draft is not None:
            talk.add(draft)
    side_leaders(scene, talk)
