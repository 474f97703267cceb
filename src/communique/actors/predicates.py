"""Offices that a sentence gives: "Ri is the North's foreign minister", "was named envoy", "took over as negotiator".

The predicate's noun of office is read as a title; the verb says whether the office is held or past. What is denied, wished or
foreseen gives none.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from communique.actors.offices import give
from communique.actors.scene import Scene, start_of_phrase
from communique.actors.titles import Title, after
from communique.actors.world import roles

_BECOME = frozenset({"become", "remain", "stay"})
_MAKE = frozenset({"appoint", "name", "elect", "make", "designate", "promote", "install", "reappoint", "re-elect", "reelect", "instal",
                   "confirm", "choose", "pick", "select"})  # fmt: skip
_AS = frozenset({"take", "serve", "work", "act", "continue", "start", "install", "appoint", "confirm", "reinstate"})  # fmt: skip
_TENSES = frozenset({"have", "be"})


def give_predicated(scene: Scene, *, forms: frozenset[str]) -> None:
    """Enter the offices that predicates give to the persons whom mentions of these forms name.

    The nouns are noted in `scene.predicates`: they stand for nobody else.
    """
    for draft in list(scene.drafts):
        if len(draft.entities) != 1 or draft.entities[0].kind != "person" or draft.form not in forms:
            continue
        draft.entities[0].dismissed |= _is_dismissed(scene, draft.head)
        for role, current in _predicates(scene, draft.head):
            title = _title(scene, role)
            if title is None or draft.first <= role < draft.last:
                continue
            if (
                current or title.role not in roles().other
            ):  # what somebody studied or traded once is no office
                scene.predicates.add(role)
                held = msgspec.structs.replace(title, former=title.former or not current)
                give(scene, draft.entities[0], held, draft.name)


def _title(scene: Scene, role: int) -> Title | None:
    if scene.classes[role] != "R" or role in scene.taken:
        return None
    first = start_of_phrase(scene, role)
    for i in range(
        first, role
    ):  # "named Stephen Biegun special representative": the name is no part of the office
        held = scene.taken.get(i)
        if (
            held
            and held.entities[:1]
            and held.entities[0].kind == "person"
            and scene.classes[i + 1] not in "SC"
        ):
            first = i + 1
    title = after(scene, first)
    if title is None or not title.first <= role < title.last:
        return None
    vague = scene.low[first] in ("a", "an") and title.role in roles().head
    return None if vague or scene.low[first] in ("no", "any", "another") else title


def _predicates(scene: Scene, head: int) -> Iterator[tuple[int, bool]]:
    """(noun of office, whether it is held now) of what a sentence says that the person at `head` is or becomes."""
    token = scene.tokens[head]
    relative = [
        i for i in scene.analysis.children(head)
        if scene.tokens[i].deprel == "acl:relcl" and _has_who(scene, i)
    ]  # fmt: skip
    verbs = ([token.head] if token.head >= 0 and token.deprel.startswith("nsubj") else []) + relative
    for verb in verbs:
        if not _stands(scene, verb):
            continue
        cop = next((i for i in scene.analysis.children(verb) if scene.tokens[i].deprel == "cop"), None)
        if cop is not None:
            yield verb, "Tense=Past" not in scene.tokens[cop].feats or _perfect(scene, verb)
            continue
        lemma = scene.tokens[verb].lemma.lower()
        passive = token.deprel == "nsubj:pass" or _has(scene, verb, "aux:pass")
        if (lemma in _BECOME and not passive) or (lemma in _MAKE and passive):
            yield from ((i, True) for i in _children(scene, verb, "xcomp"))
        if lemma in _AS and (passive or lemma not in _MAKE):
            past = "Tense=Past" in scene.tokens[verb].feats and not _perfect(scene, verb)
            now = lemma != "serve" or not (past or _before_then(scene, verb))
            yield from ((i, now) for i in _children(scene, verb, "obl") if _case(scene, i) == "as")
    if token.head >= 0 and token.deprel in ("obj", "iobj", "xcomp"):
        verb = token.head
        if scene.tokens[verb].lemma.lower() in _MAKE and _stands(scene, verb):
            yield from ((i, True) for i in _children(scene, verb, "xcomp") if i != head)
            yield from ((i, True) for i in _children(scene, head, "appos"))
            yield from ((i, True) for i in _children(scene, verb, "obl") if _case(scene, i) == "as")


def _is_dismissed(scene: Scene, head: int) -> bool:
    """Whether a person is told to have lost the office: "was fired", "fired Secretary of State Ada Roe"."""
    token = scene.tokens[head]
    if token.head < 0 or token.deprel not in ("nsubj:pass", "obj"):
        return False
    verb = scene.tokens[token.head]
    told = "Tense=Past" in verb.feats or "VerbForm=Part" in verb.feats
    return (
        verb.lemma.lower() in roles().dismissals and verb.upos == "VERB" and told and _stands(scene, verb.i)
    )


def _stands(scene: Scene, verb: int) -> bool:
    """Whether a clause is told as a fact: nothing denied, wished, asked or foreseen."""
    for i in scene.analysis.children(verb):
        token = scene.tokens[i]
        if token.lemma.lower() in ("not", "never", "n't", "no") and token.deprel in ("advmod", "det"):
            return False
        if token.deprel.startswith("aux") and token.lemma.lower() not in _TENSES:
            return False
        if token.deprel == "mark" and token.lemma.lower() in ("if", "whether", "unless", "to"):
            return False
    return True


def _has_who(scene: Scene, verb: int) -> bool:
    return any(
        scene.low[i] == "who" and scene.tokens[i].deprel.startswith("nsubj")
        for i in scene.analysis.children(verb)
    )


def _perfect(scene: Scene, verb: int) -> bool:
    """Whether it has been so up to now: "has been foreign minister since 2017"."""
    return any(
        scene.tokens[i].lemma.lower() == "have" and "Tense=Pres" in scene.tokens[i].feats
        for i in scene.analysis.children(verb)
    )


def _before_then(scene: Scene, verb: int) -> bool:
    """Whether it had been so before what is told: "had been serving as vice president"."""
    return any(
        scene.tokens[i].lemma.lower() == "have" and "Tense=Past" in scene.tokens[i].feats
        for i in scene.analysis.children(verb)
    )


def _children(scene: Scene, head: int, deprel: str) -> list[int]:
    return [i for i in scene.analysis.children(head) if scene.tokens[i].deprel == deprel]


def _has(scene: Scene, head: int, deprel: str) -> bool:
    return bool(_children(scene, head, deprel))


def _case(scene: Scene, noun: int) -> str | None:
    return next((scene.low[i] for i in _children(scene, noun, "case")), None)
