"""Titles as they stand before and after names: "former US deputy nuclear negotiator", "the North's ambassador to the U.N.".

A title is found as a pattern over word classes (see `scene`): D a state's name, adjective or capital, O a body,
R a noun of office, Q its plural, F a field of work, M a modifier, C another capitalised word, S 's, P a
preposition, T a determiner or possessive, A a comma.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from communique.actors.lexicon import Hit
from communique.actors.scene import Scene, plural_of
from communique.actors.world import roles

_CORE = r"(?:[DOUCFMLR]|S|-)*R"
# "QPF": "of the Joint Chiefs of Staff".
_COMPLEMENT = r"(?:P(?:T(?!$))?[DOCFLRMN-]+(?:QPF)?(?:S[DOFCRM]+)?(?:&[DOCFL]+)*)*"
# "minister of Economy, Trade and Industry": fields in a list.
_LIST = r"(?:(?:A[FC]+)*A?&[FC]+)?"
_BEFORE = re.compile(rf"T?{_CORE}{_COMPLEMENT}$")
_BEFORE_COMMA = re.compile(rf"(?:T|D+|(?:[DO]+|H?C{{1,3}}|T[xN]{{1,2}})S){_CORE}{_COMPLEMENT}{_LIST}A$")
_AFTER = re.compile(rf"T?{_CORE}{_COMPLEMENT}")
_PLURAL_BEFORE = re.compile(r"T?(?:[DOUCFML]|S|-)*Q$")
_WINDOW = 16
_DROPPED = frozenset(
    [
        "former",
        "ex",
        "then",
        "current",
        "new",
        "newly",
        "late",
        "outgoing",
        "incoming",
        "previous",
        "one-time",
        "onetime",
        "retired",
        "senior",
        "veteran",
        "longtime",
        "long-time",
        "young",
        "powerful",
        "hawkish",
        "reclusive",
        "embattled",
        "key",
        "main",
        "close",
        "influential",
        "unnamed",
        "anonymous",
        "unofficial",
        "newly-appointed",
        "high",
        "high-ranking",
        "ranking",
        "leading",
        "prominent",
        "second",
        "first",
        "elder",
        "younger",
        "conservative",
        "liberal",
        "moderate",
        "hardline",
        "hard-line",
        "right-wing",
        "left-wing",
        "independent",
    ]
)
_OWNERS = frozenset({"his", "her", "its", "their"})
_HOUSES = frozenset(
    {
        "ministry",
        "department",
        "government",
        "agency",
        "embassy",
        "council",
        "commission",
        "committee",
        "delegation",
    }
)
_KEPT_BEFORE = {
    "senior": ("fellow", "adviser", "advisor", "director"),
    "first": ("deputy", "vice", "lady", "secretary"),
    "leading": (),
}


class Title(msgspec.Struct, frozen=True):
    """A title read from words.

    Attributes:
        first: Its first token, determiner included.
        last: Past its last token.
        title: The office in lower case, without whose it is.
        of: Slug of the state or body it is of.
        side: Slug of the state or body that its holder acts for.
        former: Whether it is said to be past.
        role: The noun of office.
        definite: Whether it has "the" or an owner.
        owner: Token of a name or pronoun that owns it ("Obama's secretary of state", "its envoy").
        house: A noun such as `ministry` that stands for a body named before ("the ministry spokesman").
    """

    first: int
    last: int
    title: str
    of: str | None
    side: str | None
    former: bool
    role: str
    definite: bool
    owner: int | None = None
    house: str | None = None


def before(scene: Scene, start: int) -> Title | None:
    """The title that stands directly before the token `start`."""
    low = max(0, start - _WINDOW)
    sentences = _one_breath(scene, start)
    while low < start and scene.tokens[low].sent not in sentences:
        low += 1
    window = scene.classes[low:start]
    match = _BEFORE.search(window) or _BEFORE_COMMA.search(window)
    if match is None:
        return None
    last = start - 1 if window.endswith("A") else start
    if last < start and _speaks_aside(scene, start):
        return None
    return read(scene, low + match.start(), last)


def _speaks_aside(scene: Scene, start: int) -> bool:
    """Whether the name at `start` only says who speaks: "North Korea's leader, Trump added, will not"."""
    i = start
    while i < min(start + 4, len(scene.tokens)) and scene.classes[i] == "C":
        i += 1
    return (
        i > start
        and i + 1 < len(scene.tokens)
        and scene.tokens[i].upos == "VERB"
        and scene.classes[i + 1] == "A"
        and scene.tokens[i + 1].sent == scene.tokens[start].sent
    )


def _one_breath(scene: Scene, start: int) -> frozenset[int]:
    """The sentence of a token; in speech written down without stops, where it begins one, the sentence before it too."""
    if start >= len(scene.tokens):
        return frozenset()
    sentence = scene.tokens[start].sent
    if start == 0 or scene.tokens[start - 1].sent == sentence or scene.tokens[start - 1].upos == "PUNCT":
        return frozenset({sentence})
    gap = scene.analysis.text[scene.tokens[start - 1].end : scene.tokens[start].start]
    return frozenset({sentence} if gap.count("\n") > 1 else {sentence, sentence - 1})


def plural_before(scene: Scene, start: int) -> int | None:
    """First token of a plural title before `start`: "Presidents" Trump and Moon."""
    low = max(0, start - 6)
    match = _PLURAL_BEFORE.search(scene.classes[low:start])
    return None if match is None else low + match.start()


def shared(scene: Scene, first: int, last: int) -> Title | None:
    """The title that a plural at [first, last) gives to each name after it: "Presidents" Trump and Moon."""
    title = read(scene, first, last)
    single = singulars().get(title.role) if title is not None else None
    if title is None or single is None:
        return None
    return msgspec.structs.replace(title, title=f"{title.title} {single}".strip(), role=single)


@lru_cache(maxsize=1)
def singulars() -> dict[str, str]:
    """Nouns of office by their plurals."""
    spoken = roles()
    return {
        plural_of(noun): noun for noun in (*spoken.head, *spoken.official, *spoken.other) if " " not in noun
    }


def after(scene: Scene, start: int) -> Title | None:
    """The title that begins at the token `start`, within its sentence."""
    if start >= len(scene.tokens):
        return None
    end = start
    limit = min(len(scene.tokens), start + 24)
    while end < limit and scene.tokens[end].sent == scene.tokens[start].sent:
        end += 1
    match = _AFTER.match(scene.classes[start:end])
    return None if match is None else read(scene, start, start + match.end())


def read(scene: Scene, first: int, last: int) -> Title | None:
    """Read the title at [first, last); None where it has no noun of office."""
    role = _role(scene, first, last)
    if role is None:
        return None
    words: list[str] = []
    of = side = None
    owner: int | None = first if scene.low[first] in _OWNERS else None
    house: str | None = None
    i = first
    while i <= role:
        hit, kind, low = scene.hit_at.get(i), scene.classes[i], scene.low[i]
        if hit is not None and kind in "DO":
            of, side = (hit.entry.id if kind == "O" else hit.entry.state), hit.entry.side or hit.entry.state
            i = hit.last
            continue
        if kind in "CxN" and i + 1 <= role and scene.classes[i + 1] == "S":
            owner = i
        elif low in _HOUSES and i < role:
            house = low
        elif kind in "FRC" and not (kind == "C" and _starts(scene, i, first)):
            words.append(_word(scene, i))
        elif kind == "M" and not _drops(low, scene.low[i + 1] if i + 1 < last else ""):
            words.append(low)
        elif kind == "-" and words and i > first and scene.tokens[i - 1].end == scene.tokens[i].start:
            words[-1] += "-"
        i += 1
    complement, owned, owned_side = _complement(scene, role + 1, last)
    if owned is not None and of is None:
        of = owned
    side = side or owned_side
    title = " ".join([*words, *complement]).replace("- ", "-").replace("vice-", "vice ").strip()
    if scene.low[role] in ("minister", "secretary"):
        title = title.lower()  # what he is minister of is a field, however it is written
    title, implied = _normal(title)
    of, side = of or implied, side or implied
    former = any(
        word in roles().former or word.startswith(("ex-", "then-")) for word in scene.low[first:role]
    )
    definite = (
        scene.low[first] == "the"
        or "S" in scene.classes[first:role]
        or scene.low[first] in ("his", "her", "its", "their")
    )
    return Title(
        first, last, title, of, side, former, scene.low[role].rsplit("-", 1)[-1], definite, owner, house
    )


def _starts(scene: Scene, i: int, first: int) -> bool:
    return i == first and scene.tokens[i].upos not in ("PROPN", "NOUN", "ADJ")


def _drops(word: str, following: str) -> bool:
    return word in _DROPPED and following not in _KEPT_BEFORE.get(word, ())


def _role(scene: Scene, first: int, last: int) -> int | None:
    """The noun of office: the last R before the first preposition."""
    found = None
    for i in range(first, last):
        kind = scene.classes[i]
        if kind in "RQ":
            found = i
        elif kind == "P" and found is not None:
            break
    return found


def _word(scene: Scene, i: int) -> str:
    token = scene.tokens[i]
    return (
        token.text
        if token.text.isupper() and len(token.text) > 1 and scene.classes[i] == "C"
        else scene.low[i]
    )


def _complement(scene: Scene, at: int, last: int) -> tuple[list[str], str | None, str | None]:
    """Words of the complement that belong to the title, and the state or body that it is of."""
    words: list[str] = []
    of = side = None
    while at < last:
        preposition = scene.low[at]
        end = at + 1
        while end < last and scene.classes[end] != "P":
            end += 1
        first = at + 2 if at + 1 < end and scene.classes[at + 1] == "T" else at + 1
        hit = scene.hit_at.get(first)
        whole = hit is not None and hit.last >= end
        inner = scene.hit_at.get(end - 1)
        if not whole and inner is not None and inner.last >= end and scene.classes[end - 1] == "O":
            outer = next(
                (held for held in (scene.hit_at.get(i) for i in range(first, inner.first)) if held), None
            )
            if outer is not None and side is None:
                side = outer.entry.side or outer.entry.state
            hit, whole, first = inner, True, inner.first
        if preposition == "of" and hit is not None and whole and scene.classes[first] in "DO":
            if of is None:
                of, side = hit.entry.id, hit.entry.side or hit.entry.state or side
        elif (
            preposition == "for"
            and whole
            and hit is not None
            and scene.classes[first] == "O"
            and scene.low[at - 1].startswith("spokes")
        ):
            of, side = of or hit.entry.id, side or hit.entry.side
        elif preposition in ("in", "at", "on", "with") and not whole:
            if preposition in ("on",):
                words += [
                    preposition,
                    *(_word(scene, i) for i in range(first, end) if scene.classes[i] != "A"),
                ]
            elif preposition == "at" and of is None:
                of = _slug(scene, first, end)
        elif preposition in ("of", "for", "to", "on"):
            if (
                preposition == "of"
                and hit is not None
                and not whole
                and scene.classes[first] == "D"
                and side is None
                and not (hit.last < end and scene.classes[hit.last] == "S")
            ):
                side = hit.entry.state
            words.append(preposition)
            words += _named(scene, at + 1, end, hit if whole else None)
        elif (
            preposition in ("at", "with", "in")
            and whole
            and hit is not None
            and scene.classes[first] == "O"
            and of is None
        ):
            of, side = hit.entry.id, hit.entry.side
        at = end
    return words, of, side


def _slug(scene: Scene, first: int, last: int) -> str | None:
    from communique.actors.words import slug

    words = [scene.tokens[i].text for i in range(first, last) if scene.classes[i] not in "AT"]
    return slug(" ".join(words)) if words and words[0][:1].isupper() else None


def _named(scene: Scene, first: int, last: int, hit: Hit | None) -> list[str]:
    if hit is None:
        return [_shown(scene, i) for i in range(first, last) if scene.classes[i] not in "A"]
    article = (
        ["the"]
        if scene.classes[first] == "T"
        or hit.entry.name in ("United States", "United Nations", "European Union")
        else []
    )
    return [*article, hit.entry.name]


def _shown(scene: Scene, i: int) -> str:
    return scene.tokens[i].text if scene.classes[i] in "DOCL" else scene.low[i]


def _normal(title: str) -> tuple[str, str | None]:
    """The office in its usual words, and the one state that has it."""
    spoken = roles()
    words = [spoken.abbreviations.get(word, word) for word in title.split()]
    title = " ".join(words).replace(" - ", "-").replace("secretary-general", "secretary-general")
    return title, next(
        (
            state
            for name, state in _implied()
            if title == name or title.startswith(name + " ") or title.endswith(" " + name)
        ),
        None,
    )


@lru_cache(maxsize=1)
def _implied() -> tuple[tuple[str, str | None], ...]:
    return tuple(sorted(roles().implied.items(), key=lambda each: -len(each[0])))
