"""Titles as they stand before and after names: "former US deputy nuclear negotiator", "the North's ambassador to the U.N.".

A title is found as a pattern over word classes (see `scene`): D a state's name, adjective or capital, O a body,
R a noun of office, Q its plural, F a field of work, M a modifier, C another capitalised word, S 's, P a
preposition, T a determiner or possessive, A a comma.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from communique.actors.scene import Scene, plural_of
from communique.actors.title_words import complement, drops, normal, shown, without_rank
from communique.actors.world import bodies, roles

_CORE = r"(?:[DOUCFMLR]|S|-)*R"
# "QPF": "of the Joint Chiefs of Staff".
_COMPLEMENT = r"(?:P(?:T(?!$))?[DOCFLRMN-]+(?:QPF)?(?:S[DOFCRM]+)?(?:&[DOCFL]+)*)*"
# "minister of Economy, Trade and Industry": fields in a list.
_LIST = r"(?:(?:A[FC]+)*A?&[FC]+)?"
_BEFORE = re.compile(rf"T?{_CORE}{_COMPLEMENT}$")
_BEFORE_COMMA = re.compile(rf"(?:T|D+|(?:[DO]+|H?C{{1,3}}|T[xN]{{1,2}})S){_CORE}{_COMPLEMENT}{_LIST}A$")
_INNER = re.compile(r"P(?:[DOUFM])*R$")
# "senior policy analyst": after a name, other nouns may come before that of the office.
_AFTER = re.compile(rf"T?(?:[DOUCFMLR]|S|-)*N?(?:[FR]|-)*R{_COMPLEMENT}|T?{_CORE}{_COMPLEMENT}")
_SECOND = re.compile(rf"A?&{_CORE}{_COMPLEMENT}")
_PLURAL_BEFORE = re.compile(r"T?(?:[DOUCFML]|S|-)*Q$")
_WINDOW = 16
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
    if start > 1 and scene.tokens[start - 1].text == "]":
        start -= 1  # "[North Korean leader] Kim Jong Un"
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
    return read(scene, low + match.start() + _own_part(match[0]), last)


def _own_part(found: str) -> int:
    """Where a name's own title begins in "the cousin of president": after the last preposition, if an office follows it."""
    inner = _INNER.search(found)
    return inner.start() + 1 if inner is not None else 0


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
    nouns = [noun for noun in (*spoken.head, *spoken.official, *spoken.other) if " " not in noun]
    short = {f"{noun[:-1]}s.": full for noun, full in spoken.abbreviations.items() if noun.endswith(".")}
    return {plural_of(noun): noun for noun in nouns} | short


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


def joined(scene: Scene, title: Title) -> Title | None:
    """The second office of "China's vice commerce minister and deputy international trade representative"."""
    end = min(len(scene.tokens), title.last + 12)
    match = _SECOND.match(scene.classes[title.last : end])
    if match is None or scene.tokens[title.last].sent != scene.tokens[title.last - 1].sent:
        return None
    first = title.last + match[0].index("&") + 1
    last = title.last + match.end()
    if scene.tokens[last - 1].sent != scene.tokens[title.first].sent or not _ends(scene, last):
        return None
    second = read(scene, first, last)
    if second is None:
        return None
    told = any(scene.classes[i] in "DO" for i in range(first, last))
    side, of = (second.side, second.of) if told else (title.side, title.of)
    return msgspec.structs.replace(second, side=side or title.side, of=of, owner=second.owner or title.owner)


def _ends(scene: Scene, last: int) -> bool:
    """Whether no name follows, whose title it would be: "the president and Foreign Minister Roe"."""
    return last >= len(scene.tokens) or scene.classes[last] != "C" or scene.tokens[last].upos != "PROPN"


def read(scene: Scene, first: int, last: int) -> Title | None:
    """Read the title at [first, last); None where it has no noun of office."""
    role = _role(scene, first, last)
    if role is None or (scene.low[role] == "head" and scene.low[role + 1 : role + 2] == ["to"]):
        return None  # "the leaders head to New York"
    words: list[str] = []
    of = side = None
    owner: int | None = first if scene.low[first] in _OWNERS else None
    house: str | None = None
    posted, low_role = "", scene.low[role]
    i = first
    while i <= role:
        hit, kind, low = scene.hit_at.get(i), scene.classes[i], scene.low[i]
        if (
            kind == "O"
            and hit is not None
            and low_role == "ambassador"
            and hit.entry.id in bodies().international
        ):
            posted = hit.entry.name  # "U.N. Ambassador Ada Roe": sent there by a state
            i = hit.last
            continue
        if hit is not None and kind in "DO":
            of, side = (hit.entry.id if kind == "O" else hit.entry.state), hit.entry.side or hit.entry.state
            i = hit.last
            continue
        if kind in "CxN" and i + 1 <= role and scene.classes[i + 1] == "S":
            owner = i
        elif low in _HOUSES and i < role:
            house = low
            words = [each for each in words if each in roles().modifiers]  # "foreign" of the foreign ministry
        elif kind in "FRCN" and not (
            (kind == "C" and _starts(scene, i, first))
            or (kind == "F" and drops(low, "".join(scene.low[i + 1 : i + 2])))
        ):
            words.append(shown(scene, i))
        elif kind == "M" and not drops(low, scene.low[i + 1] if i + 1 < last else ""):
            words.append(low)
        elif kind == "-" and words and i > first and scene.tokens[i - 1].end == scene.tokens[i].start:
            words[-1] += "-"
        i += 1
    added, owned, owned_side = complement(scene, role + 1, last)
    if owned is not None and of is None:
        of = owned
    side = side or owned_side
    if posted and not added:
        added = ["to", "the", posted]
    title = " ".join([*words, *added]).replace("- ", "-").replace("vice-", "vice ").strip()
    if scene.low[role] in ("minister", "secretary"):
        title = title.lower()  # what he is minister of is a field, however it is written
    title, implied = normal(title)
    title = without_rank(title)
    of, side = of or implied, side or implied
    former = any(
        word in roles().former or word.startswith(("ex-", "then-")) for word in scene.low[first:role]
    )
    definite = (
        scene.low[first] == "the"
        or "S" in scene.classes[first:role]
        or scene.low[first] in ("his", "her", "its", "their")
    )
    noun = scene.low[role].rsplit("-", 1)[-1]
    if noun == "law":  # "his son-in-law"
        noun = title = "in-law"
    return Title(first, last, title, of, side, former, noun, definite, owner, house)


def _starts(scene: Scene, i: int, first: int) -> bool:
    return i == first and scene.tokens[i].upos not in ("PROPN", "NOUN", "ADJ")


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
