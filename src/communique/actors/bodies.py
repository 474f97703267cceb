"""Bodies by the shape of their names, and bodies meant by a short form: "the University of X", "the council"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.actors.discourse import Discourse
from communique.actors.lexicon import Entry, Hit
from communique.actors.scene import Draft, Scene
from communique.actors.words import slug
from communique.actors.world import bodies, phrases

SHAPED = "shaped"
_HEADS = frozenset(
    [
        "university",
        "institute",
        "institution",
        "center",
        "centre",
        "council",
        "committee",
        "commission",
        "association",
        "academy",
        "school",
        "college",
        "foundation",
        "embassy",
        "consulate",
        "bureau",
        "agency",
        "federation",
        "union",
        "society",
        "organization",
        "organisation",
        "department",
        "ministry",
        "office",
        "league",
        "front",
        "party",
        "coalition",
        "court",
        "parliament",
        "corporation",
        "company",
        "group",
        "bank",
        "brigade",
        "forces",
        "command",
        "fund",
        "trust",
        "network",
        "observatory",
        "initiative",
        "forum",
        "guard",
        "guards",
        "corps",
        "board",
        "alliance",
        "congress",
        "assembly",
        "party",
        "movement",
        "army",
    ]
)
_SITES = frozenset(
    [
        "base",
        "airport",
        "palace",
        "station",
        "port",
        "house",
        "hotel",
        "barracks",
        "camp",
        "complex",
        "reactor",
        "facility",
        "site",
    ]
)
_SHORT = frozenset({"council", "agency", "ministry", "department", "bloc", "alliance", "committee", "commission", "embassy", "institute", "newspaper", "paper", "network", "party", "watchdog", "body",
                    "assembly", "court", "coalition", "organization", "organisation", "university", "broadcaster", "news agency", "office", "union"})  # fmt: skip


def with_shaped_names(scene: Scene) -> list[Hit]:
    """The scene's hits, and one for each name whose noun says that it is a body or a site, over the hits inside it."""
    found: list[Hit] = []
    for first, last, kind in shaped_names(scene):
        held = scene.hit_at.get(last - 1)
        if held is not None and held.first <= first and held.last >= last:
            continue
        if scene.low[last - 1] in phrases().government and scene.classes[first] == "D":
            continue  # "the Russian Army" is Russia's, like "the Russian government"
        words = scene.words(first, last)
        state = next(
            (
                scene.hit_at[i].entry.state
                for i in range(first, last)
                if i in scene.hit_at and scene.hit_at[i].entry.kind == "state"
            ),
            None,
        )
        side = state if kind == "organisation" and scene.classes[first] == "D" else None
        entry = Entry(slug(words), kind, words, SHAPED, side, state if kind == "place" else None)
        if not found or found[-1].last <= first:
            found.append(Hit(first, last, entry))
    covered = {i for hit in found for i in range(hit.first, hit.last)}
    return sorted(
        [*found, *(hit for hit in scene.hits if hit.first not in covered and hit.last - 1 not in covered)],
        key=lambda hit: hit.first,
    )


def shaped_names(scene: Scene) -> Iterator[tuple[int, int, str]]:
    """(first, last, kind) of capitalised names whose noun says that they are bodies or sites."""
    for i, token in enumerate(scene.tokens):
        low = scene.low[i]
        if (low not in _HEADS and low not in _SITES) or not token.text[:1].isupper():
            continue
        first = i
        while first and _is_named(scene, first - 1, i):
            first -= 1
        last = _with_complement(scene, i + 1)
        if last - first < 2:
            continue
        if scene.classes[first] == "S" or scene.low[first] in ("-", "and"):
            first += 1
        if first > i or (first == i and last == i + 1):
            continue
        yield first, last, "place" if low in _SITES else "organisation"


def _is_named(scene: Scene, i: int, head: int) -> bool:
    token = scene.tokens[i]
    if token.sent != scene.tokens[head].sent or head - i > 6:
        return False
    if scene.low[i] == "-":  # "Asia-Pacific Peace Committee"
        return (
            0 < i < head and scene.tokens[i - 1].end == token.start and scene.tokens[i - 1].text[:1].isupper()
        )
    if scene.low[i] in ("'s", "'"):
        return i + 1 < head and scene.low[i - 1] in ("workers", "people", "worker")
    return (
        token.text[:1].isupper()
        and token.upos in ("PROPN", "NOUN", "ADJ")
        and scene.classes[i] in "DOCFLRM"
        and scene.low[i] not in ("the",)
    )


def _with_complement(scene: Scene, at: int) -> int:
    """Past "of North Korean Studies", "for the National Interest", "in Havana" after the noun of a body."""
    last = at
    while (
        last + 1 < len(scene.tokens)
        and scene.low[last] in ("of", "for", "on", "in")
        and scene.tokens[last].sent == scene.tokens[at - 1].sent
    ):
        inner = last + 1
        if scene.low[last] == "in" and scene.low[at - 1] not in ("embassy", "consulate"):
            break
        if scene.low[inner] in ("the",) and inner + 1 < len(scene.tokens):
            inner += 1
        end = inner
        while (
            end < len(scene.tokens)
            and scene.tokens[end].text[:1].isupper()
            and scene.tokens[end].sent == scene.tokens[at - 1].sent
            and scene.classes[end] in "DOCFLRQ"
        ):
            end += 1
        if end == inner:
            break
        last = end
        if (
            last + 1 < len(scene.tokens)
            and scene.low[last] in ("and", "&")
            and scene.tokens[last + 1].text[:1].isupper()
            and scene.classes[last + 1] in "CF"
            and last + 2 < len(scene.tokens)
            and scene.tokens[last + 1].upos != "VERB"
            and last + 1 not in scene.hit_at
        ):
            last += 2
    return last


def short_forms(scene: Scene) -> Iterator[tuple[int, int, int]]:
    """(first, noun, last) of "the council", "the ministry"."""
    for i, low in enumerate(scene.low):
        if (
            low in _SHORT
            and i not in scene.taken
            and i
            and scene.low[i - 1] in ("the", "its", "this")
            and scene.tokens[i].upos in ("NOUN", "PROPN")
        ):
            yield i - 1, i, i + 1


def resolve_short_form(scene: Scene, talk: Discourse, first: int, noun: int, last: int) -> Draft | None:
    """Note a mention for a body named before whose name, or list of short forms, has the noun."""
    low = scene.low[noun]
    following = scene.low[last] if last < len(scene.low) else ""
    if following in ("of", "for"):
        return None

    def fits(draft: Draft) -> bool:
        if len(draft.entities) != 1 or draft.form not in ("name", "group", "stand-in"):
            return False
        entity = draft.entities[0]
        if entity.kind == "publication":
            return low in ("newspaper", "paper", "network", "agency", "broadcaster")
        body = bodies().international.get(entity.id)
        return entity.kind == "organisation" and (
            low in entity.name.lower().split() or (body is not None and low in body.short)
        )

    best = talk.best(first, 12, fits, -20.0)
    return (
        None
        if best is None
        else scene.put(first, last, best.entities, "group", "short form of a body", take=False, head=noun)
    )
