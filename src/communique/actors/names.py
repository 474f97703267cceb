"""Names of states, bodies, publications and places to mentions; a capital is the government or the city by what it does."""

from __future__ import annotations

import re

from rapidfuzz.distance import DamerauLevenshtein

from communique.actors.american import is_abbreviated, is_american_state, says_whence
from communique.actors.bodies import SHAPED
from communique.actors.capitals import is_government
from communique.actors.credits import outlet_ids
from communique.actors.lexicon import ADJECTIVE, CAPITAL, NAME, PEOPLE, Hit
from communique.actors.scene import CALENDAR, Entity, Scene
from communique.actors.standins import STAND_IN
from communique.actors.words import slug
from communique.actors.world import outlets, phrases, places, world
from communique.model import Cited

_SUBJECT = frozenset({"nsubj", "nsubj:pass", "obl:agent", "csubj"})
# Words of lexicon names that the core sometimes takes for names by themselves.
_PIECES = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "korea",
        "korean",
        "koreans",
        "koreas",
        "asian",
        "europe",
        "european",
        "war",
        "olympics",
        "olympic",
        "games",
    ]
)
# "pro-Moscow separatists": what people think of it, not it.
_ATTITUDE = re.compile(r"(?:pro|anti|ex|non|post|pre)-", re.IGNORECASE)
_LABELS = {"organisation": "organisation", "place": "place"}


def name_bodies(scene: Scene) -> None:
    """Note a mention for each name of the lexicon, and for what else the language core calls a body or a place."""
    for hit in scene.hits:
        if all(token not in scene.taken for token in range(hit.first, hit.last)):
            _name(scene, hit)
    for name in scene.analysis.names:
        if name.label in _LABELS and all(i not in scene.taken for i in range(name.first, name.last)):
            _unknown(scene, name.first, name.last, _LABELS[name.label])
        elif name.label == "other" and all(i not in scene.taken for i in range(name.first, name.last)):
            outlet = _known_outlet(scene, scene.words(name.first, name.last))
            if outlet is not None:
                scene.put(name.first, name.last, (outlet,), "name", "one letter off")


def nest_adjectives(scene: Scene) -> None:
    """Note the states inside longer mentions: "the [South Korean] president"."""
    for hit in scene.hits:
        held = scene.taken.get(hit.first)
        if hit.entry.kind == "channel":
            _nest_city(scene, hit)
        if held is None or (held.first, held.last) == (hit.first, hit.last) or hit.entry.hidden:
            continue
        inside_name = held.name[0] <= hit.first < held.name[1]
        if (hit.entry.kind == "state" and not inside_name) or (
            hit.entry.kind == "organisation" and not inside_name
        ):
            entity = _entity(scene, hit)
            form = "demonym" if hit.entry.form in (ADJECTIVE, PEOPLE) else "name"
            scene.put(hit.first, hit.last, (entity,), form, f"{form} in a title", take=False)


def _nest_city(scene: Scene, hit: Hit) -> None:
    """Note the city in a channel's name: "the [New York] channel"."""
    for last in range(hit.last - 1, hit.first, -1):
        words = scene.words(hit.first, last)
        if words in world().cities:
            city = scene.entity("place", slug(words), words)
            scene.put(hit.first, last, (city,), "name", "city in a name", take=False)
            return


def _entity(scene: Scene, hit: Hit) -> Entity:
    entry = hit.entry
    if entry.hidden and entry.side is not None:
        return _state(scene, entry.side)
    side = entry.side if entry.side is not None else (entry.id if entry.kind == "state" else None)
    if entry.kind == "publication":
        earlier = _outlet_in_short(scene, entry.name, entry.id)
        if earlier is not None:
            return earlier
    if entry.form == SHAPED:
        longer = next(
            (held for held in scene.entities if held.shaped and held.id.endswith(f"-{entry.id}")), None
        )
        if longer is not None:
            return longer
    entity = scene.entity(entry.kind, entry.id, entry.name, Cited(side, (), "lexicon") if side else None)
    entity.members = entry.members
    entity.shaped = entry.form == SHAPED
    entity.hidden = entry.hidden
    return entity


def _outlet_in_short(scene: Scene, name: str, id: str | None) -> Entity | None:
    """The outlet named before whose name ends in the one word of this: "the Times" of the Strelsau Times."""
    short = name.removeprefix("The ").lower()
    if " " in short:
        return None
    return next(
        (
            held
            for held in reversed(scene.entities)
            if held.kind == "publication" and held.id != id and held.name.lower().endswith(f" {short}")
        ),
        None,
    )


def _name(scene: Scene, hit: Hit) -> None:
    entry = hit.entry
    first = _with_article(scene, hit.first)
    shown = (hit.first, hit.last)
    if entry.form == CAPITAL and entry.state is not None:
        if is_government(scene, hit):
            state = _state(scene, entry.state)
            scene.put(hit.first, hit.last, (state,), "capital", "capital for its government", shown)
        else:
            scene.put(hit.first, hit.last, (_entity(scene, hit),), "name", "city", shown)
        return
    if entry.form == NAME and entry.kind == "place" and hit.first and _is_longer(scene, hit.first):
        return
    if is_american_state(entry.id) and says_whence(scene, hit.first, hit.last):
        return
    if entry.form == ADJECTIVE:
        if (
            hit.first
            and scene.low[hit.first - 1] == "in"
            and scene.tokens[hit.first].deprel.startswith("obl")
        ):
            return  # "in Spanish": the language
        scene.put(hit.first, hit.last, (_entity(scene, hit),), "demonym", "adjective of a state", shown)
        return
    if entry.form == PEOPLE:
        scene.put(first, hit.last, (_entity(scene, hit),), "demonym", "people of a state", shown, plural=True)
        return
    form = "stand-in" if entry.form == STAND_IN else "name"
    scene.put(
        first,
        hit.last,
        (_entity(scene, hit),),
        form,
        "direction word" if form == "stand-in" else "lexicon",
        shown,
        plural=bool(entry.members),
    )


def _is_longer(scene: Scene, first: int) -> bool:
    """Whether a town's name is the end of another's: "New Philadelphia"."""
    before = scene.tokens[first - 1]
    return (
        before.text in ("New", "Port", "Fort", "Upper", "Lower") and before.sent == scene.tokens[first].sent
    )


def _with_article(scene: Scene, first: int) -> int:
    return first - 1 if first and scene.low[first - 1] == "the" and first - 1 not in scene.taken else first


def _state(scene: Scene, id: str) -> Entity:
    name = next((state.name for state in world().states if state.id == id), id)
    return scene.entity("state", id, name, Cited(id, (), "lexicon"))


def _unknown(scene: Scene, first: int, last: int, kind: str) -> None:
    """A body or place that only the language core knows."""
    if all(
        scene.classes[i] in "RMFHTQPSD-A" or scene.low[i] in _PIECES or scene.low[i] in CALENDAR
        for i in range(first, last)
    ):
        return
    while first < last and (scene.low[first] == "the" or not scene.tokens[first].text[:1].isalnum()):
        first += 1
    while first < last and (
        scene.low[last - 1] in ("'s", "'") or not scene.tokens[last - 1].text[:1].isalnum()
    ):
        last -= 1
    words = scene.words(first, last) if first < last else ""
    if (
        len(words) < 3
        or _ATTITUDE.match(words)
        or words.lower() in phrases().nobody
        or is_abbreviated(words)
        or not any(each.isupper() for each in words)
        or scene.tokens[first].upos not in ("PROPN", "NOUN", "ADJ")
    ):
        return
    if scene.low[last - 1] in places().kinds_after:
        kind = "place"
    if (
        kind == "organisation"
        and last - first == 1
        and not words.isupper()
        and scene.tokens[first].deprel not in ("nsubj", "nsubj:pass", "obl:agent", "nmod:poss")
    ):
        return
    if kind == "organisation" and _is_exercise(scene, first, last):
        return
    hit = scene.hit_at.get(first)
    if hit is not None and is_american_state(hit.entry.id) and says_whence(scene, hit.first, hit.last):
        return
    entity = _acronym_of(scene, first, last) or _known_outlet(scene, words)
    if entity is None and kind == "organisation" and last - first == 1:
        entity = _outlet_in_short(scene, words, None)
    if entity is None and kind == "place":
        entity = _known_place(scene, words)
    if entity is None:
        entity = scene.entity(kind, slug(words), words)
    if entity.side is None and kind == "organisation":
        side = _side_within(scene, first, last)
        entity.side = Cited(side, (scene.span(first, last),), "state in its name") if side else None
    scene.put(_with_article(scene, first), last, (entity,), "name", "language core", (first, last))


_DRILLS = frozenset(
    {
        "exercise",
        "exercises",
        "drill",
        "drills",
        "manoeuvre",
        "manoeuvres",
        "maneuver",
        "maneuvers",
        "wargames",
        "wargame",
    }
)
_KINDS_OF_DRILL = frozenset(
    {
        "joint",
        "military",
        "war",
        "annual",
        "field",
        "computer",
        "command",
        "post",
        "training",
        "-",
        "naval",
        "air",
    }
)


def _is_exercise(scene: Scene, first: int, last: int) -> bool:
    """Whether the text uses a name for drills somewhere: "the Key Resolve joint military exercises"."""
    name = scene.low[first:last]
    if " ".join(name) in phrases().exercises:
        return True
    for at in range(len(scene.low) - len(name)):
        if scene.low[at : at + len(name)] != name:
            continue
        after = at + len(name)
        while after < len(scene.low) and scene.low[after] in _KINDS_OF_DRILL:
            after += 1
        if after < len(scene.low) and scene.low[after] in _DRILLS:
            return True
    return False


def _acronym_of(scene: Scene, first: int, last: int) -> Entity | None:
    """The body whose short form in brackets a name is, here or before: "the Missile Defense Agency (MDA)"."""
    word = scene.words(first, last)
    if last - first != 1 or not word.isupper():
        return None
    held = scene.taken.get(first - 2) if first > 1 and scene.low[first - 1] == "(" else None
    body = held.entities[0] if held is not None and len(held.entities) == 1 else None
    if body is not None and body.kind == "organisation" and scene.low[last : last + 1] == [")"]:
        scene.acronyms[word] = body
    if word not in scene.acronyms and len(word) > 2:
        for (
            entity
        ) in scene.entities:  # "the IISS", of an International Institute for Strategic Studies named before
            initials = "".join(each[0] for each in entity.name.split() if each[0].isupper())
            if entity.kind == "organisation" and initials == word:
                scene.acronyms[word] = entity
    return scene.acronyms.get(word)


def _known_outlet(scene: Scene, words: str) -> Entity | None:
    """The outlet of two words or more that a name misses by one letter."""
    if len(words) < 9 or " " not in words:
        return None
    for name, id in outlet_ids().items():
        if (
            name[0] == words[0].lower()
            and DamerauLevenshtein.distance(slug(words), name, score_cutoff=1) == 1
        ):
            outlet = outlets()[id]
            side = Cited(outlet.side, (), "lexicon") if outlet.side else None
            return scene.entity("publication", id, outlet.name, side)
    return None


def _known_place(scene: Scene, words: str) -> Entity | None:
    """A place of the text, or a city of a state in the text, that a name misses by one letter: "Manilla"."""
    if len(words) < 6 or " " in words:
        return None
    for entity in scene.entities:
        if entity.kind == "place" and DamerauLevenshtein.distance(words, entity.name, score_cutoff=1) <= 1:
            return entity
    for city, state in world().cities.items():
        if state in scene.by_id and DamerauLevenshtein.distance(words, city, score_cutoff=1) <= 1:
            return scene.entity("place", slug(city), city)
    return None


def _side_within(scene: Scene, first: int, last: int) -> str | None:
    hit = scene.hit_at.get(first)
    return hit.entry.state if hit is not None and hit.entry.kind == "state" and hit.last < last else None
