"""Names of bodies and sites by their shape: "the University of X", "the Committee for Y", "Z Air Base".

A noun that makes a name takes the capitalised words before it, and after it what the body is of or for: "the
Federation of Chileans in Norway", "the Committee for Implementing the June 15 Joint Declaration".
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.actors.scene import CALENDAR, Scene
from communique.actors.world import bodies, places

_LINKS = frozenset({"of", "for", "on", "in"})
_POSTS = frozenset({"embassy", "consulate"})
_MEMBERS = ("workers", "people", "worker")
_PEOPLE = frozenset({"koreans", "residents", "citizens", "nationals", "compatriots", "exiles"})
_LONGEST = 6


def shaped_names(scene: Scene) -> Iterator[tuple[int, int, int]]:
    """(first, noun, last) of capitalised names whose noun says that they are bodies or sites."""
    shapes = bodies().shapes
    nouns = shapes.public | shapes.private | shapes.sites
    for i, token in enumerate(scene.tokens):
        low = scene.low[i]
        if low not in nouns or not token.text[:1].isupper() or _goes_on(scene, i, nouns):
            continue
        first = i
        while first and _is_named(scene, first - 1, i):
            first -= 1
        last = _with_site(scene, i) if low in shapes.sites_before else i + 1
        last = _with_complement(scene, i + 1) if last == i + 1 else last
        if last - first < 2:
            continue
        if scene.classes[first] == "S" or scene.low[first] in ("-", "and"):
            first += 1
        if first > i or (first == i and last == i + 1):
            continue
        if low in shapes.sites and last == i + 1 and set(scene.classes[first:i]) <= set("FRM"):
            continue  # "Nuclear Reactor", in a headline
        yield first, i, last


def _goes_on(scene: Scene, i: int, nouns: frozenset[str]) -> bool:
    """Whether the next word makes the name, of which this one is a part: "Trade Union Federation"."""
    after = scene.tokens[i + 1] if i + 1 < len(scene.tokens) else None
    return (
        after is not None
        and after.sent == scene.tokens[i].sent
        and after.text[:1].isupper()
        and scene.low[i + 1] in nouns
    )


def _is_named(scene: Scene, i: int, head: int) -> bool:
    token = scene.tokens[i]
    if token.sent != scene.tokens[head].sent or head - i > _LONGEST:
        return False
    if scene.low[i] == "-":  # "Asia-Pacific Peace Committee"
        return (
            0 < i < head and scene.tokens[i - 1].end == token.start and scene.tokens[i - 1].text[:1].isupper()
        )
    if scene.low[i] in ("'s", "'"):
        return i + 1 < head and scene.low[i - 1] in _MEMBERS
    return (
        token.text[:1].isupper()
        and token.upos in ("PROPN", "NOUN", "ADJ")
        and scene.classes[i] in "DOCFLRM"
        and scene.low[i] not in ("the",)
    )


def _with_site(scene: Scene, i: int) -> int:
    """Past the name that follows a site's noun: "Joint Base Andrews"."""
    last = i + 1
    while (
        last < len(scene.tokens)
        and scene.classes[last] == "C"
        and scene.tokens[last].upos == "PROPN"
        and scene.tokens[last].sent == scene.tokens[i].sent
    ):
        last += 1
    return last


def _with_complement(scene: Scene, at: int) -> int:
    """Past "of North Korean Studies", "for the National Interest", "in Havana" after the noun of a body."""
    last = at
    links: list[str] = []
    while last + 1 < len(scene.tokens) and scene.tokens[last].sent == scene.tokens[at - 1].sent:
        link = scene.low[last]
        written = (
            link == "of" or scene.tokens[last].text.islower()
        )  # "Embassy In Strelsau For First Time": a headline
        if link not in _LINKS or not written or (link == "in" and not _lies_in(scene, at, last, links)):
            break
        inner = last + 1 + (scene.low[last + 1] in ("the", "a", "an"))
        end = _named_words(scene, inner, at, link)
        if end == inner:
            break
        last = _with_second(scene, end, at)
        links.append(link)
    return last


def _lies_in(scene: Scene, at: int, last: int, links: list[str]) -> bool:
    """Whether "in" goes on with the name: an embassy in a town, a body of people in a land or for a cause in a region."""
    hit = scene.hit_at.get(last - 1)
    people = scene.low[last - 1] in _PEOPLE or (hit is not None and hit.entry.form == "people")
    region = scene.hit_at.get(last + 1)
    cause = "for" in links and region is not None and region.entry.id in places().regions
    return scene.low[at - 1] in _POSTS or people or cause


def _named_words(scene: Scene, inner: int, at: int, link: str) -> int:
    """Past the capitalised words from `inner` on."""
    end = inner
    while end < len(scene.tokens) and scene.tokens[end].sent == scene.tokens[at - 1].sent:
        if scene.low[end] in CALENDAR:
            if not _is_dated(scene, end):
                break
            end += 2
            continue
        owned = scene.classes[end] == "S" and end > inner and _is_capital(scene, end + 1)
        begun = end == inner and link == "for" and scene.low[end].endswith("ing") and _is_capital(scene, end)
        article = begun and scene.low[end + 1 : end + 2] == ["the"]
        if not (owned or begun or (_is_capital(scene, end) and scene.classes[end] in "DOCFLRQM")):
            break
        end += 2 if article else 1
    return end


def _is_capital(scene: Scene, i: int) -> bool:
    return i < len(scene.tokens) and scene.tokens[i].text[:1].isupper()


def _is_dated(scene: Scene, i: int) -> bool:
    """Whether a day names something: "the June 15 Joint Declaration"."""
    return i + 2 < len(scene.tokens) and scene.low[i + 1].isdigit() and _is_capital(scene, i + 2)


def _with_second(scene: Scene, last: int, at: int) -> int:
    """Past a second word joined by "and": "of Culture and Friendship", "for the Independent and Peaceful Reunification"."""
    if (
        last + 1 >= len(scene.tokens)
        or scene.low[last] not in ("and", "&")
        or not _is_capital(scene, last + 1)
        or scene.classes[last + 1] not in "CF"
        or last + 2 >= len(scene.tokens)
        or scene.tokens[last + 1].upos == "VERB"
        or last + 1 in scene.hit_at
        or scene.tokens[last + 1].sent != scene.tokens[at - 1].sent
    ):
        return last
    end = last + 2
    while (
        scene.tokens[end - 1].upos == "ADJ"
        and _is_capital(scene, end)
        and scene.classes[end] in "CF"
        and scene.tokens[end].sent == scene.tokens[at - 1].sent
    ):
        end += 1
    return end
