"""Pronouns: he, she, it and they to whom the text has just spoken of; I and we to who is speaking."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from communique.actors.discourse import Discourse
from communique.actors.roles import side_entity
from communique.actors.scene import Draft, Entity, Scene
from communique.actors.world import phrases, state_ids

_REACH = {"male": 4, "female": 5, "thing": 1, "many": 2}
_LEAST = {"male": -1.2, "female": -1.6, "thing": 0.35, "many": 0.1}
_BODIES = ("state", "organisation", "publication", "group")


def pronoun_tokens(scene: Scene) -> Iterator[tuple[int, str]]:
    """Each pronoun's token with its class."""
    kinds = {word: kind for kind, words in phrases().pronouns.items() for word in words}
    for token in scene.tokens:
        kind = kinds.get(scene.low[token.i])
        held = scene.taken.get(token.i)
        if (
            kind is None
            or (held is not None and held.name[0] <= token.i < held.name[1])
            or token.upos not in ("PRON", "DET", "PROPN", "X")
        ):
            continue
        if (scene.low[token.i] == "us" and token.text.isupper()) or token.deprel == "expl":
            continue
        yield token.i, kind


def resolve_pronoun(scene: Scene, talk: Discourse, token: int, kind: str) -> Draft:
    """Note a mention for a pronoun; it has no actors where nobody fits."""
    form = (
        "possessive"
        if scene.low[token] in phrases().possessive
        and scene.tokens[token].deprel.startswith(("nmod:poss", "det"))
        else "pronoun"
    )
    if kind in ("speaker", "speakers"):
        found, rule = _speaker(scene, talk.speakers(token), kind)
    elif kind in ("male", "female"):
        found, rule = _person(scene, talk, token, kind)
    elif kind == "thing":
        found, rule = _thing(scene, talk, token)
    else:
        found, rule = _many(scene, talk, token)
    return scene.put(token, token + 1, found, form, rule, plural=kind == "many", take=False)


def _speaker(scene: Scene, found: tuple[Entity, ...], kind: str) -> tuple[tuple[Entity, ...], str]:
    if not found:
        return (), "nobody is said to speak"
    if kind == "speaker":
        return found, "speaker"
    sides = tuple(
        dict.fromkeys(entity.side.value if entity.side is not None else entity.id for entity in found)
    )
    return tuple(
        side_entity(scene, side) if side in state_ids() else scene.by_id[side]
        for side in sides
        if side in state_ids() or side in scene.by_id
    ), "side of the speaker"


def _person(scene: Scene, talk: Discourse, token: int, gender: str) -> tuple[tuple[Entity, ...], str]:
    def fits(draft: Draft) -> bool:
        return (
            len(draft.entities) == 1
            and draft.entities[0].kind == "person"
            and not draft.plural
            and draft.entities[0].gender in (None, gender)
        )

    ahead = _subject_ahead(scene, talk, token, fits)
    if ahead is not None and _opens_sentence(scene, token, ahead):
        return ahead.entities, "subject that follows"
    best = talk.best(token, _REACH[gender], fits, _LEAST[gender])
    if best is not None:
        return best.entities, "nearest fitting person"
    return (ahead.entities, "subject that follows") if ahead is not None else ((), "nobody fits")


def _subject_ahead(scene: Scene, talk: Discourse, token: int, fits: Callable[[Draft], bool]) -> Draft | None:
    """The subject of the same sentence that comes after the pronoun."""
    for draft in talk.by_sentence.get(scene.tokens[token].sent, ()):
        if (
            draft.first > token
            and draft.entities
            and draft.form not in ("pronoun", "possessive")
            and fits(draft)
        ) and scene.tokens[draft.head].deprel == "nsubj":
            return draft
    return None


def _opens_sentence(scene: Scene, token: int, ahead: Draft) -> bool:
    """Whether the pronoun stands in a phrase before the main clause: "In his speech, Obama said"."""
    first = scene.analysis.sentences[scene.tokens[token].sent].first
    verb = scene.tokens[ahead.head].head
    fronted = token - first <= 6 and scene.tokens[first].upos in ("ADP", "SCONJ")
    return (
        fronted
        and verb >= 0
        and scene.tokens[verb].deprel == "root"
        and scene.tokens[token].deprel == "nmod:poss"
    )


def _thing(scene: Scene, talk: Discourse, token: int) -> tuple[tuple[Entity, ...], str]:
    tokens = scene.tokens
    possessive = tokens[token].deprel == "nmod:poss"
    if not possessive and _is_empty(scene, token):
        return (), "it stands for nothing"

    def fits(draft: Draft) -> bool:
        return (
            len(draft.entities) == 1
            and draft.entities[0].kind in _BODIES
            and not draft.plural
            and draft.form != "demonym"
            and draft.form != "possessive"
            and (draft.entities[0].kind != "publication" or tokens[draft.head].deprel.startswith("nsubj"))
        )

    ahead = _subject_ahead(scene, talk, token, fits)
    if possessive and ahead is not None and _opens_sentence(scene, token, ahead):
        return ahead.entities, "subject that follows"
    best = talk.best(token, 2 if possessive else 1, fits, 0.2 if possessive else _LEAST["thing"])
    if best is None:
        return (), "nobody fits"
    if (
        not possessive
        and token not in talk.sources
        and _thing_between(scene, best, token)
        and not _owner_acts(scene, best, token)
    ):
        return (), "a nearer thing"
    return best.entities, "nearest fitting body"


def _is_empty(scene: Scene, token: int) -> bool:
    """Of "it is unclear", "it remains", "it was the first": no actor."""
    verb = scene.tokens[token].head
    if verb < 0:
        return True
    if not scene.tokens[token].deprel.startswith("nsubj"):
        return token == 0 or scene.low[token - 1] not in ("against", "toward", "towards", "with")
    children = scene.analysis.children(verb)
    if any(scene.tokens[i].deprel == "cop" for i in children) and scene.tokens[verb].upos in (
        "ADJ",
        "NOUN",
        "PROPN",
        "NUM",
        "ADV",
    ):
        return True
    return scene.tokens[verb].lemma.lower() in (
        "seem",
        "appear",
        "remain",
        "happen",
        "matter",
        "emerge",
        "come",
        "take",
        "mean",
        "rain",
        "end",
        "fail",
        "begin",
        "occur",
        "last",
        "fly",
        "land",
        "crash",
        "explode",
        "include",
        "contain",
        "cost",
        "follow",
        "work",
        "depend",
    )


_ACTS = frozenset({
    "accuse", "announce", "arrest", "ban", "bar", "conduct", "cut", "declare", "deploy", "detain", "expel", "fire", "hike", "hold", "impose", "introduce",
    "launch", "levy", "lift", "order", "raise", "recall", "reject", "release", "send", "sign", "slap", "suspend", "test", "unveil", "vow", "withdraw",
})  # fmt: skip
"""What states and bodies do, and papers and plans do not."""


def _owner_acts(scene: Scene, best: Draft, token: int) -> bool:
    """Whether a subject's owner, not the subject, does what the pronoun's verb tells: "Peru's reply came after it raised tariffs"."""
    owner, verb = scene.tokens[best.head], scene.tokens[scene.tokens[token].head]
    if owner.deprel != "nmod:poss" or owner.sent != verb.sent or scene.tokens[token].deprel != "nsubj":
        return False
    subject = scene.tokens[owner.head]
    return subject.deprel.startswith("nsubj") and subject.i < token and verb.lemma.lower() in _ACTS


def _thing_between(scene: Scene, best: Draft, token: int) -> bool:
    """Whether the subject of the clause just before is something else than an actor."""
    covered = {i for draft in scene.drafts for i in (draft.head,)}
    for i in range(token - 1, max(best.head, token - 30), -1):
        other = scene.tokens[i]
        if other.deprel in ("nsubj", "nsubj:pass") and other.upos in ("NOUN", "PROPN") and i not in covered:
            main = other.head >= 0 and scene.tokens[other.head].deprel in ("root", "parataxis")
            return 0 <= other.head < token and (main or other.sent == scene.tokens[token].sent)
    return False


def _many(scene: Scene, talk: Discourse, token: int) -> tuple[tuple[Entity, ...], str]:
    best: Draft | None = None
    worth = _LEAST["many"]
    joined: tuple[Entity, ...] = ()
    for draft, apart in talk.before(token, _REACH["many"]):
        if not draft.entities or talk.clashes(draft, token):
            continue
        value = talk.worth(draft, token, apart)
        others = _joined(scene, talk, draft)
        if len(draft.entities) > 1 or draft.plural or draft.entities[0].plural or others:
            value += 0.35
        elif draft.entities[0].kind not in _BODIES or draft.form in ("demonym", "possessive"):
            continue
        elif draft.entities[0].kind == "state" or draft.entities[0].kind == "organisation":
            value -= 0.35
        if value > worth:
            best, worth, joined = draft, value, others
    if best is None:
        return (), "nobody fits"
    return tuple(dict.fromkeys((*best.entities, *joined))), "nearest fitting group"


def _joined(scene: Scene, talk: Discourse, draft: Draft) -> tuple[Entity, ...]:
    """Those named together with a mention: "Trump and Kim"."""
    kinds = {entity.kind for entity in draft.entities}
    found = [other for other in talk.by_sentence.get(scene.tokens[draft.head].sent, ())
             if other is not draft and scene.tokens[other.head].deprel == "conj" and scene.tokens[other.head].head == draft.head
             and len(other.entities) == 1 and other.entities[0].kind in kinds]  # fmt: skip
    return tuple(other.entities[0] for other in found)
