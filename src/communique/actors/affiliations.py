"""What sentences say of persons beside titles: who belongs to a group of a side, and what somebody served as."""

from __future__ import annotations

import msgspec

from communique.actors.offices import give
from communique.actors.scene import Draft, Scene
from communique.actors.titles import after
from communique.actors.world import state_ids
from communique.model import Cited

_GROUPS = frozenset(
    [
        "participants",
        "participant",
        "side",
        "delegation",
        "team",
        "officials",
        "members",
        "negotiators",
        "diplomats",
        "group",
        "envoys",
        "delegates",
        "experts",
        "representatives",
        "party",
    ]
)
_JOINS = frozenset({"include", "comprise", "feature"})
_OTHERS = frozenset({"i", "me", "you", "we", "us", "they", "them"})
_LEADS = frozenset({"lead", "head"})


def affiliate(scene: Scene) -> None:
    """Give sides to persons who are said to be of a group, and the offices they served in."""
    for draft in list(scene.drafts):
        if (
            len(draft.entities) == 1
            and draft.entities[0].kind == "person"
            and draft.form in ("name", "partial")
        ):
            _served(scene, draft)
            if draft.entities[0].side is None:
                _member(scene, draft)


def _served(scene: Scene, draft: Draft) -> None:
    """Of "Han, who previously served as deputy ambassador": a former office."""
    limit = min(draft.last + 12, len(scene.tokens))
    for i in range(draft.last, limit):
        if scene.tokens[i].sent != scene.tokens[draft.head].sent or (
            i in scene.taken and scene.taken[i].entities[:1] and scene.taken[i].entities[0].kind == "person"
        ):
            return
        if scene.low[i] in _OTHERS:  # "grateful to Mr Trump for permitting me to serve as"
            return
        if scene.tokens[i].lemma.lower() == "serve" and i + 1 < limit and scene.low[i + 1] == "as":
            title = after(scene, i + 2)
            if title is not None and title.first == i + 2:
                past = "Tense=Past" in scene.tokens[i].feats or "VerbForm=Part" in scene.tokens[i].feats
                earlier = past or any(
                    word in ("previously", "formerly", "once") for word in scene.low[draft.last : i]
                )
                give(
                    scene,
                    draft.entities[0],
                    msgspec.structs.replace(title, former=title.former or earlier),
                    draft.name,
                )
            return


def _member(scene: Scene, draft: Draft) -> None:
    """Of "American participants included X", "those on the North Korean side was X", "a delegation led by X"."""
    sentence = scene.analysis.sentences[scene.tokens[draft.head].sent]
    for i in range(draft.first - 1, sentence.first, -1):
        lemma = scene.tokens[i].lemma.lower()
        joins = lemma in _JOINS
        leads = lemma in _LEADS and i + 1 < len(scene.low) and scene.low[i + 1] == "by"
        among = lemma == "be" and scene.low[sentence.first] == "among"
        if not (joins or leads or among):
            continue
        side = _side_of_group(scene, sentence.first, i)
        if side is not None:
            draft.entities[0].side = Cited(
                side, (scene.span(max(sentence.first, i - 1), draft.last),), "member of a side's group"
            )
        return


def _side_of_group(scene: Scene, first: int, last: int) -> str | None:
    for i in range(last - 1, first - 1, -1):
        if scene.low[i] not in _GROUPS:
            continue
        for j in range(i - 1, max(first, i - 5) - 1, -1):
            hit = scene.hit_at.get(j)
            if hit is not None and hit.entry.state in state_ids():
                return hit.entry.state
    return None
