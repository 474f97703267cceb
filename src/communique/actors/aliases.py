"""A second name given in the text: "Rodrigo Londono, known by his nom de guerre Timochenko", "Ilich Ramirez, alias Carlos"."""

from __future__ import annotations

import re
from itertools import pairwise

from communique.actors.scene import Entity, Scene

_HIS = r"(?:his|her|the|a)"
_NAME = r"(?:nom de guerre|noms de guerre|nickname|alias|pseudonym|code name|codename|war name|stage name|initials)"
_KNOWN = re.compile(
    rf"(?:[,(] )*(?:who (?:is|was|goes|went) )?(?:(?:also|better|best|widely|commonly|popularly|universally|simply) )*"
    rf"(?:(?:known|nicknamed|dubbed|called)(?: to \w+)?(?: (?:by|under) {_HIS} {_NAME},?)?(?: as)?"
    rf"|by {_HIS} {_NAME},?|(?:alias|aka|a\.k\.a\.|nom de guerre|whose {_NAME} (?:is|was)))(?: of)? ?[\"“'`(]*"
)


def join_aliases(scene: Scene) -> None:
    """Make one of two persons where the text says that the second name is the first one's."""
    people = [
        draft
        for draft in sorted(scene.drafts, key=lambda each: each.name)
        if len(draft.entities) == 1 and draft.entities[0].kind == "person"
    ]
    for left, right in pairwise(people):
        one, other = left.entities[0], right.entities[0]
        between = " ".join(scene.low[left.last : right.first])
        if (
            one is not other
            and not other.known
            and not other.offices
            and scene.tokens[left.head].sent == scene.tokens[right.head].sent
            and _KNOWN.fullmatch(between)
        ):
            _absorb(scene, one, other)


def _absorb(scene: Scene, one: Entity, other: Entity) -> None:
    for draft in scene.drafts:
        if draft.entities == (other,):
            draft.entities = (one,)
    for form, spans in other.forms.items():
        one.forms.setdefault(form, []).extend(spans)
    one.heads += other.heads
    one.gender = one.gender or other.gender
    scene.entities.remove(other)
    scene.by_id[other.id] = one
