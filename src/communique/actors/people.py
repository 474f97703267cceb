"""Stretches of words that name a person, with the titles around them.

Names come from the language core, from honorifics and titles before capitalised words, from the user's profile
and from the public record. Nothing is resolved here: see `persons`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec
from rapidfuzz.distance import DamerauLevenshtein

from communique.actors.known import known_people
from communique.actors.lexicon import NAME
from communique.actors.markets import is_company
from communique.actors.scene import CALENDAR, Scene
from communique.actors.titles import Title, after, before, joined, plural_before
from communique.actors.words import name_parts
from communique.actors.world import PublicPerson, capital_of, families_first, given_names, phrases, roles


class Called(msgspec.Struct, frozen=True):
    """A person named in the text: the name's tokens, titles, honorific, and a known person of the full name."""

    first: int
    last: int
    parts: tuple[str, ...]
    title: Title | None = None
    apposition: Title | None = None
    honorific: str | None = None
    known: PublicPerson | None = None
    plural: int | None = None
    shared: Title | None = None
    second: Title | None = None


_IDEAS = frozenset(
    {
        "politics",
        "idea",
        "ideas",
        "ideology",
        "line",
        "thought",
        "spirit",
        "revolution",
        "philosophy",
        "principle",
        "policy",
    }
)
_AGENTS = frozenset({"nsubj", "nsubj:pass", "obl:agent", "obj", "iobj", "nmod:poss"})
# "R-Ky.", "D-Calif.": a lawmaker's party and state.
_PARTY = re.compile(r"[RDI]-[A-Z]")


def called(scene: Scene) -> list[Called]:
    """Every name of a person in order, without overlaps."""
    known = known_people(scene)
    spans: dict[int, tuple[int, PublicPerson | None]] = {}
    for first, last, person in known:
        if not _is_ship(scene, first):
            spans[first] = (last, person)
    held = {i for first, (last, _) in spans.items() for i in range(first, last)}
    for first, last in [*_from_core(scene), *_from_titles(scene)]:
        if not held.intersection(range(first, last)):
            spans[first] = (last, None)
            held.update(range(first, last))
    for first, last in _by_family(scene, spans, held):
        spans[first] = (last, None)
    return [_with_titles(scene, first, last, person) for first, (last, person) in sorted(spans.items())]


def _from_core(scene: Scene) -> Iterable[tuple[int, int]]:
    for name in scene.analysis.names:
        if name.label == "person":
            trimmed = _trimmed(scene, name.first, name.last)
            if trimmed is not None:
                yield trimmed


def _by_family(
    scene: Scene, spans: dict[int, tuple[int, PublicPerson | None]], held: set[int]
) -> Iterable[tuple[int, int]]:
    """Single words that are the last or first name of somebody named in full: "the Assad government", "kim said"."""
    families: set[str] = set()
    for first, (last, known) in spans.items():
        parts = [
            part for i in range(first, last) for part in name_parts(scene.tokens[i].text) if len(part) > 1
        ]
        if len(parts) == 1 and _after_title(scene, first):
            families.add(parts[0])
        if len(parts) > 1:
            families.add(
                parts[0]
                if parts[0] in families_first() or (known is not None and known.family == "first")
                else parts[-1]
            )
    for token in scene.tokens:
        written = token.text[:1].isupper() or (token.upos == "PROPN" and token.deprel.startswith("nsubj"))
        if (
            written
            and token.i not in held
            and scene.low[token.i] in families
            and (token.i not in scene.hit_at or _is_namesake(scene, token.i))
        ):
            yield token.i, token.i + 1


def _is_namesake(scene: Scene, i: int) -> bool:
    """Whether a town's name is somebody's here: "Santos", who was named in full, says or does something."""
    hit = scene.hit_at[i]
    town = hit.entry.kind == "place" and hit.entry.form == NAME and hit.last - hit.first == 1
    return town and scene.tokens[i].deprel in _AGENTS


def _trimmed(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """A name without titles at its start, possessives and marks at its end; None where nothing personal is left."""
    while first < last and (
        scene.classes[first] in "HTQS-A"
        or (scene.classes[first] in "RMF" and last - first > 1)
        or (scene.tokens[first].upos == "DET" and last - first > 1)  # "No Pope had come before"
    ):
        first += 1
    while first < last and (
        scene.classes[last - 1] in "SA-H" or not scene.tokens[last - 1].text[:1].isalpha()
    ):
        last -= 1
    foreign = next(
        (i for i in range(first, last) if (i > first and scene.classes[i] in "UO") or _is_pasted(scene, i)),
        last,
    )
    last = foreign
    if first >= last or (last - first < 4 and _PARTY.match(scene.words(first, last))):
        return None
    if all(
        scene.classes[i] in "RMFHTQPS"
        or scene.low[i] in CALENDAR
        or scene.low[i] in ("korean", "koreans", "koreas", "north", "south")
        for i in range(first, last)
    ):
        return None
    if scene.words(first, last).lower() in phrases().nobody or is_company(scene, first, last):
        return None
    if last - first == 1 and scene.classes[last : last + 1] == "R" and scene.tokens[last].text.endswith("."):
        return None  # "Lance Cpl.": part of a rank
    if _is_ship(scene, first) or _is_misspelt_capital(scene, first, last):
        return None
    if _is_handle(scene, first) or _is_idea(scene, first, last) or _is_pair(scene, first, last):
        return None
    hit = scene.hit_at.get(first)
    if (
        hit is not None
        and hit.entry.kind in ("state", "organisation", "publication", "group")
        and hit.last >= last
    ):
        return None
    if (
        hit is not None
        and hit.entry.kind == "place"
        and hit.first == first
        and hit.last == last
        and not _after_title(scene, first)
    ):
        return None
    written = any(scene.tokens[i].text[:1].isupper() for i in range(first, last))
    if not written and scene.tokens[first].deprel not in ("nsubj", "flat", "appos"):
        return None
    return (first, last) if any(len(scene.low[i]) > 1 for i in range(first, last)) else None


# "Donald John TrumpGOP", "Melania TrumpThe": pages run a name and the next headline together.
_PASTED = re.compile(r"(?!Mac|Mc|De|Di|Du|La|Le|Van|Von|Fitz|O['’])[A-Z][a-z]{2,}[A-Z]")


def _is_pasted(scene: Scene, i: int) -> bool:
    return _PASTED.match(scene.tokens[i].text) is not None


def _is_ship(scene: Scene, first: int) -> bool:
    """Whether a name is that of a ship: "the USS Ada Roe"."""
    return first > 0 and scene.low[first - 1].replace(".", "") in (
        "uss",
        "usns",
        "hms",
        "hmas",
        "ins",
        "jds",
        "roks",
    )


def _is_misspelt_capital(scene: Scene, first: int, last: int) -> bool:
    """Whether one word is the capital of a state of the text with a letter wrong: "Pyonyang"."""
    words = scene.words(first, last)
    if last - first != 1 or len(words) < 6:
        return False
    states = {hit.entry.state for hit in scene.hits if hit.entry.state is not None}
    capitals = (name for name, state in capital_of().items() if state in states and len(name) > 5)
    return any(DamerauLevenshtein.distance(words, name, score_cutoff=1) == 1 for name in capitals)


def _is_handle(scene: Scene, first: int) -> bool:
    """Whether a word is an account's name: "@markknoller"."""
    start = scene.tokens[first].start
    return "@" in (scene.analysis.text[start : start + 1], scene.analysis.text[max(0, start - 1) : start])


def _is_idea(scene: Scene, first: int, last: int) -> bool:
    """Whether a single name is a doctrine's: "the line of Songun (military-first) politics", "the Juche idea"."""
    above = scene.tokens[first].head
    named = last - first == 1 and scene.tokens[first].deprel in ("compound", "nmod", "amod") and above >= 0
    return named and scene.low[above] in _IDEAS and scene.low[first] not in _families_named(scene)


def _is_pair(scene: Scene, first: int, last: int) -> bool:
    """Whether two surnames stand for a meeting of two: "the Moon-Kim summit"."""
    halves = scene.words(first, last).lower().replace(" ", "").split("-")
    parts = {
        scene.low[i]
        for name in scene.analysis.names
        if name.label == "person"
        for i in range(name.first, name.last)
    }
    return len(halves) == 2 and parts.issuperset(halves) and not _named_together(scene, halves)


def _named_together(scene: Scene, halves: list[str]) -> bool:
    """Whether one person bears both names: Miguel Díaz-Canel."""
    return any(
        set(halves) <= {part for i in range(name.first, name.last) for part in scene.low[i].split("-")}
        for name in scene.analysis.names
        if name.label == "person" and name.last - name.first > 1
    )


def _families_named(scene: Scene) -> set[str]:
    """The last words of the longer names of persons: "Monroe" of James Monroe."""
    return {
        scene.low[name.last - 1]
        for name in scene.analysis.names
        if name.label == "person" and name.last - name.first > 1
    }


def _after_title(scene: Scene, first: int) -> bool:
    return first > 0 and scene.classes[first - 1] in "RH"


def _from_titles(scene: Scene) -> Iterable[tuple[int, int]]:
    """Capitalised words after an honorific or a title: "Mr. Kim", "President Moon"."""
    for at, kind in enumerate(scene.classes):
        if kind not in "RH" or at + 1 >= len(scene.tokens):
            continue
        # After a title in lower case only a name of two words is one: "minister Tuesday" is not.
        end = at + 1
        while end < len(scene.tokens) and end - at <= 4 and _goes_on(scene, at, end):
            end += 1
        if end == at + 1 or is_company(scene, at + 1, end):
            continue
        if kind == "R" and (
            (end - at < 3 and not scene.tokens[at].text[:1].isupper()) or scene.tokens[at + 1].upos != "PROPN"
        ):
            continue
        if (
            end < len(scene.tokens)
            and scene.classes[end] in "RF"
            and scene.tokens[end].sent == scene.tokens[at].sent
            and scene.tokens[end].text[:1].isupper()
        ):
            continue
        yield at + 1, end


def _goes_on(scene: Scene, at: int, i: int) -> bool:
    return (
        scene.classes[i] == "C"
        and scene.tokens[i].sent == scene.tokens[at].sent
        and scene.tokens[i].upos in ("PROPN", "NOUN", "ADJ", "X")
    )


def _with_titles(scene: Scene, first: int, last: int, known: PublicPerson | None) -> Called:
    parts = tuple(
        part
        for i in range(first, last)
        if scene.low[i] != "-"
        for part in name_parts(scene.tokens[i].text)
        if len(part) > 1 or last - first == 1 or i in (first, last - 1)
    )
    start, honorific = first, None
    if first and scene.classes[first - 1] == "H":
        honorific, start = _gender_of_honorific(scene.low[first - 1]), first - 1
    title = before(scene, start)
    if title is not None and title.side is None and title.owner is None:
        title = _of_state(scene, title, last)
    plural = plural_before(scene, start) if title is None else None
    beside = _apposition(scene, last)
    second = joined(scene, beside) if beside is not None else None
    return Called(first, last, parts, title, beside, honorific, known, plural, second=second)


def _of_state(scene: Scene, title: Title, last: int) -> Title:
    """The title with the state that is said after the name: "Foreign Minister Ada Roe of Chile"."""
    if scene.low[last : last + 1] != ["of"]:
        return title
    hit = scene.hit_at.get(last + 1) or scene.hit_at.get(last + 2)
    named = hit is not None and hit.entry.kind == "state" and hit.entry.form == NAME
    if hit is None or not named or any(low != "the" for low in scene.low[last + 1 : hit.first]):
        return title
    return msgspec.structs.replace(title, side=hit.entry.state, of=title.of or hit.entry.state)


def _gender_of_honorific(word: str) -> str:
    for gender, words in roles().honorific.items():
        if word in words:
            return gender
    return "either"


def _apposition(scene: Scene, last: int) -> Title | None:
    """The title after a comma: "Jang Il-hun, the North's deputy ambassador to the U.N., said"."""
    if (
        last + 1 >= len(scene.tokens)
        or scene.classes[last] != "A"
        or scene.tokens[last + 1].sent != scene.tokens[last].sent
    ):
        return None
    start = last + 1
    if (
        scene.tokens[start].text.isdigit()
        and start + 2 < len(scene.tokens)
        and scene.classes[start + 1] == "A"
    ):
        start += 2
    title = after(scene, start)
    if title is None or title.first != start:
        return None
    beyond = title.last < len(scene.tokens) and scene.tokens[title.last].sent == scene.tokens[last].sent
    named = (
        beyond
        and (scene.classes[title.last] == "C" or scene.hit_at.get(title.last) is not None)
        and scene.tokens[title.last].upos == "PROPN"
    )
    return None if named or _is_subject(scene, title) else title


def _is_subject(scene: Scene, title: Title) -> bool:
    """Whether a clause begins with the title: "According to Mr Moon, the North's leader said he would come"."""
    nouns = [i for i in range(title.first, title.last) if scene.low[i].rsplit("-", 1)[-1] == title.role]
    role = scene.tokens[nouns[0]] if nouns else None
    if role is None or not role.deprel.startswith("nsubj") or title.last >= len(scene.tokens):
        return False
    following = scene.tokens[title.last]
    return following.sent == role.sent and following.upos in ("VERB", "AUX")


def gender_of(parts: tuple[str, ...], honorific: str | None) -> str | None:
    """The gender that an honorific or a usual given name tells."""
    if honorific in ("male", "female"):
        return honorific
    if len(parts) < 2 or parts[0] in families_first():
        return None
    return given_names().get(parts[0])


def side_said(name: Called) -> str | None:
    """The side that a name's titles give."""
    return next(
        (title.side for title in (name.title, name.apposition) if title is not None and title.side), None
    )
