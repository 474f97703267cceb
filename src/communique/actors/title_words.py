"""The words of a title: which belong to the office, and what stands after its noun."""

from __future__ import annotations

from functools import lru_cache

from communique.actors.lexicon import Hit
from communique.actors.scene import CALENDAR, Scene
from communique.actors.words import slug
from communique.actors.world import places, roles

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
_PARTIES = frozenset({"republican", "democratic"})
_TIMES = CALENDAR | {
    "past",
    "last",
    "year",
    "years",
    "month",
    "months",
    "decade",
    "decades",
    "week",
    "weeks",
    "time",
    "times",
    "while",
}
_KEPT_BEFORE = {
    "senior": (
        *(
            "fellow",
            "adviser",
            "advisor",
            "director",
            "vice",
            "analyst",
            "researcher",
            "research",
            "policy",
            "portfolio",
        ),
        *("manager", "correspondent", "editor", "counsel", "lecturer", "scientist", "associate"),
    ),
    "first": ("deputy", "vice", "lady", "secretary"),
    "leading": (),
}


def drops(word: str, following: str) -> bool:
    """Whether a modifier is no part of the office: "outgoing", but not "first" before "vice president"."""
    if word in _PARTIES:
        return following.rstrip(".") in places().party_people
    return word in _DROPPED and following.split("-")[0] not in _KEPT_BEFORE.get(word, ())


def shown(scene: Scene, i: int) -> str:
    """A word of an office as it is kept: in lower case, but for names in capitals."""
    token = scene.tokens[i]
    return (
        token.text
        if token.text.isupper() and len(token.text) > 1 and scene.classes[i] == "C"
        else scene.low[i]
    )


def complement(scene: Scene, at: int, last: int) -> tuple[list[str], str | None, str | None]:
    """Words of the complement that belong to the title, and the state or body that it is of."""
    words: list[str] = []
    of = side = None
    while at < last:
        preposition = scene.low[at]
        end = at + 1
        while end < last and scene.classes[end] != "P":
            end += 1
        if _TIMES.intersection(scene.low[at:end]):
            break  # "for the past five years"
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
                    *(shown(scene, i) for i in range(first, end) if scene.classes[i] != "A"),
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


def normal(title: str) -> tuple[str, str | None]:
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


def without_rank(title: str) -> str:
    """An office without the rank or honour said after it: "agency director lieutenant general"."""
    words = title.split()
    nouns = {noun.split()[-1] for noun in (*roles().head, *roles().official)}
    for size in (2, 1):
        rest, rank = words[:-size], " ".join(words[-size:])
        if (
            rest
            and rest[-1] in nouns
            and rest[-1] not in roles().modifiers
            and rank in roles().ranks | _HONOURS
        ):
            return " ".join(rest)
    return title


_HONOURS = frozenset({"sheikh", "sheik", "ayatollah", "sir", "lord"})
