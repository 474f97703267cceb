"""Parties that are no states, meant by what their people are called: "the rebels", "guerrilla leader Pablo Beltran".

A movement that the text names is meant by the words that the press has for its people; where several fit, the one
spoken of last. Where the text names none, "the rebels" of a story are one party by themselves.
"""

from __future__ import annotations

from functools import lru_cache

from communique.actors.discourse import Discourse
from communique.actors.scene import Draft, Entity, Scene, plural_of, start_of_phrase
from communique.actors.words import slug
from communique.actors.world import movements, phrases
from communique.model import Cited, Office

_DEFINITE = frozenset({"the", "these", "those", "its", "their"})
_OPPOSITION = "opposition"
_BODIES = frozenset({"group", "groups", "side", "movement", "army", "leadership", "fighters"})


@lru_cache(maxsize=1)
def _nouns() -> dict[str, tuple[str, str | None]]:
    """Each word for a movement's people, singular and plural, with its singular and its kind (None: any)."""
    held = movements()
    singles: dict[str, str | None] = dict.fromkeys(sorted(held.any))
    singles |= {noun: kind for kind, nouns in held.kinds.items() for noun in sorted(nouns)}
    return {
        form: (noun, kind)
        for noun, kind in singles.items()
        for form in ((noun,) if noun == _OPPOSITION else (noun, plural_of(noun)))
    }


def movement_spans(scene: Scene) -> list[tuple[int, int, int]]:
    """(first, noun, last) of "the FARC rebels", "rebel negotiators", "the guerrillas", outside names."""
    found = []
    for i, low in enumerate(scene.low):
        if low not in _nouns() or i in scene.taken or scene.tokens[i].upos not in ("NOUN", "PROPN", "ADJ"):
            continue
        owned = i + 2 if scene.low[i + 1 : i + 2] in (["'"], ["'s"]) else i + 1
        noun = owned if _are_people(scene, i, owned) else i
        if noun == i and (
            scene.tokens[i].upos == "ADJ"
            or scene.tokens[i].deprel in ("compound", "amod")
            or low == _singular(low)
        ):
            continue  # "a rebel attack", "a rebel": nobody's voice
        found.append((start_of_phrase(scene, i), noun, noun + 1))
    return found


def _are_people(scene: Scene, word: int, i: int) -> bool:
    """Whether the noun after it makes it a party: "rebel forces", "the guerrillas' commanders", "opposition delegation"."""
    if i >= len(scene.low) or scene.tokens[i].sent != scene.tokens[word].sent or i in scene.taken:
        return False
    low = scene.low[i]
    people = scene.classes[i] == "Q" or low in phrases().anonymous["nouns"]
    return (people and low.endswith("s")) or low in phrases().government | _BODIES


def _singular(word: str) -> str | None:
    return _nouns()[word][0] if word in _nouns() and _nouns()[word][0] != _OPPOSITION else None


def resolve_movement(scene: Scene, talk: Discourse, first: int, noun: int, last: int) -> Draft | None:
    """Note a mention for the people of a movement; None where the words stand for no party."""
    word = next(i for i in (noun, noun - 1, noun - 2) if scene.low[i] in _nouns())
    owner = _named_within(scene, first, word)
    if owner is not None:
        return scene.put(
            first, last, (owner,), "group", "people of a movement", plural=True, take=False, head=noun
        )
    land = _land_within(scene, first, word)
    if scene.low[first] not in _DEFINITE and land is None and noun == word:
        return None
    found = _spoken_of(scene, talk, first, scene.low[word], land) or _nameless(scene, first, word, land)
    if found is None:
        return None
    return scene.put(first, last, (found,), "group", "movement spoken of", plural=True, take=False, head=noun)


def _named_within(scene: Scene, first: int, last: int) -> Entity | None:
    for i in range(first, last):
        held = scene.taken.get(i)
        if held is not None and len(held.entities) == 1 and held.entities[0].id in movements().movements:
            return held.entities[0]
    return None


def _land_within(scene: Scene, first: int, last: int) -> str | None:
    hits = (scene.hit_at.get(i) for i in range(first, last))
    return next((hit.entry.state for hit in hits if hit is not None and hit.entry.state is not None), None)


def _spoken_of(scene: Scene, talk: Discourse, at: int, word: str, land: str | None) -> Entity | None:
    """The movement of the text that the word fits: the only one, or the one that is most in mind."""
    kind = _nouns()[word][1]
    listed = movements().movements

    def fits(id: str) -> bool:
        held = listed.get(id)
        return (
            held is not None and (kind is None or kind in held.called) and (land is None or land in held.land)
        )

    named = {entity.id: entity for entity in scene.entities if fits(entity.id)}
    if len(named) == 1:
        return next(iter(named.values()))
    best = talk.best(at, 6, lambda draft: len(draft.entities) == 1 and draft.entities[0].id in named, -2.0)
    return best.entities[0] if best is not None else None


def _nameless(scene: Scene, first: int, word: int, land: str | None) -> Entity | None:
    """A party without a name: of its land, where movements have a common name there, or just "rebels"."""
    single, kind = _nouns()[scene.low[word]]
    if land is not None and (single == "rebel" or kind == _OPPOSITION):
        for id, held in movements().movements.items():
            if held.whole and land in held.land:
                return scene.entity("organisation", id, held.name, Cited(id, (), "lexicon"))
    if single not in movements().parties:
        return None
    plural = plural_of(single)
    name = f"{scene.words(first, word)} {plural}" if land is not None else plural
    name = name.removeprefix("the ").removeprefix("The ")
    known = next(
        (each for each in scene.entities if each.kind == "group" and each.id.endswith(slug(plural))), None
    )
    return known or scene.entity(
        "group", slug(name), name, Cited(slug(name), (scene.span(first, word + 1),), "party")
    )


def side_leaders(scene: Scene, talk: Discourse) -> None:
    """Give "rebel leader Rodrigo Londono" the side and the office of the movement that is meant."""
    for entity in scene.entities:
        for i, office in enumerate(entity.offices if entity.kind == "person" else ()):
            words = office.title.split()
            if len(words) < 2 or words[0] not in _nouns():
                continue
            at = next((k for k, token in enumerate(scene.tokens) if token.start >= office.spans[0].start), 0)
            of = _spoken_of(scene, talk, at, words[0], None) or _party_of(scene, words[0])
            if of is None:
                continue
            entity.offices[i] = Office(" ".join(words[1:]), of.id, office.when, office.spans)
            if entity.side is None:
                entity.side = Cited(of.side.value if of.side else of.id, office.spans, "leads a movement")


def _party_of(scene: Scene, word: str) -> Entity | None:
    plural = slug(plural_of(_nouns()[word][0]))
    return next((each for each in scene.entities if each.kind == "group" and each.id.endswith(plural)), None)
