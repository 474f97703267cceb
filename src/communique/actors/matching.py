"""Whether two names can be one person's, with reasons. Judgements are positive, negative or unsure."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

import msgspec
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from communique.actors.families import family_of, solid
from communique.actors.romanisation import (
    arabic,
    chinese,
    given,
    korean_family,
    korean_syllables,
    russian,
    tables,
)
from communique.actors.words import folded, name_parts
from communique.actors.world import families_first, given_names


class Judgement(Enum):
    """Same, different, or for the analyst to say."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"


class Match(msgspec.Struct, frozen=True):
    """A judgement, how sure it is (0 to 1), and why."""

    judgement: Judgement
    score: float
    reasons: tuple[str, ...]


class Parted(msgspec.Struct, frozen=True):
    """A personal name in its parts, folded: family, given names, initials, and whether the family may stand first."""

    family: str
    given: tuple[str, ...]
    initials: tuple[str, ...]
    eastern: bool
    whole: str


_INITIAL = re.compile(r"\b([A-Z])\.")
# "HW", "H.R." and "JFK" in a name that has small letters elsewhere: initials written as one word.
_GLUED = re.compile(r"(?<![\w.'-])(?!(?:Jr|Sr|II|III|IV)\b)((?:[A-Z]\.?){2,3})(?=\s)")
_EASTERN_SIDES = frozenset({"north-korea", "south-korea", "china", "taiwan", "vietnam"})
_TITLES = frozenset(
    [
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "dr",
        "dr.",
        "president",
        "chairman",
        "ayatollah",
        "gen.",
        "general",
        "sheikh",
        "sir",
        "prince",
        "king",
        "prof.",
        "professor",
        "minister",
        "ambassador",
        "sen.",
        "rep.",
        "pope",
    ]
)


@lru_cache(maxsize=65536)
def parted(name: str, side: str | None = None) -> Parted:
    """A name in its parts; titles are left out."""
    words = [word for word in name.split() if folded(word) not in _TITLES] or name.split()
    plain = _spaced(" ".join(words))
    parts = solid(name_parts(plain)) or name_parts(plain)
    family = family_of(parts, side)
    eastern = bool(parts) and (
        (family == parts[0] and len(parts) > 1 and parts[0] in families_first()) or side in _EASTERN_SIDES
    )
    rest = list(parts)
    if family in rest:
        rest.pop(0 if eastern and rest[0] == family else len(rest) - 1 - rest[::-1].index(family))
    initials = tuple(each.lower() for each in _INITIAL.findall(plain))
    return Parted(family, tuple(rest) or initials, initials, eastern, folded(plain))


def _spaced(name: str) -> str:
    """A name with each initial a word of its own: "H.R." and "HR" are one spelling."""
    if not any(each.islower() for each in name):
        return name
    return _GLUED.sub(lambda found: " ".join(f"{each}." for each in found[1] if each != "."), name)


def match(left: str, right: str, *, left_side: str | None = None, right_side: str | None = None) -> Match:
    """Judge whether two names are of one person.

    Args:
        left: A name as the press writes it.
        right: Another.
        left_side: Whom the first acts for, if known.
        right_side: Whom the second acts for, if known.

    Returns:
        The judgement with its reasons.
    """
    one, two = parted(left, left_side), parted(right, right_side)
    if one.whole == two.whole:
        return Match(Judgement.POSITIVE, 1.0, ("same words",))
    if not one.family or not two.family:
        return Match(Judgement.UNSURE, 0.0, ("a name without letters",))
    best = max(
        (_compared(first, second) for first in _readings(one) for second in _readings(two)),
        key=lambda each: each.score,
    )
    if (
        best.judgement is Judgement.POSITIVE
        and left_side
        and right_side
        and left_side != right_side
        and best.score < 0.97
    ):
        return Match(
            Judgement.NEGATIVE, 0.2, (*best.reasons, f"but they act for {left_side} and {right_side}")
        )
    return best


def _readings(name: Parted) -> tuple[Parted, ...]:
    """The name, and with the family at the other end where Korean and Chinese names stand in either order."""
    if not name.given:
        return (name,)
    if not name.eastern and len(name.given) > 1 and "-" in name.whole:
        joined = msgspec.structs.replace(name, family=name.given[-1] + name.family, given=name.given[:-1])
        return (name, joined)
    turned = msgspec.structs.replace(name, family=name.given[-1], given=(name.family, *name.given[:-1]))
    if name.eastern and len(name.given) == 1:
        return (name, turned)
    other = next((part for part in name.given[::-1] if part in families_first()), None)
    if not name.eastern and (other is not None or name.family in families_first()):
        eastern = msgspec.structs.replace(name, eastern=True)
        last = msgspec.structs.replace(
            name, family=name.given[0], given=(*name.given[1:], name.family), eastern=True
        )
        return (name, eastern, last)
    return (name,)


def _compared(one: Parted, two: Parted) -> Match:
    family, why = _family(one, two)
    if family < 0.8:
        return Match(Judgement.NEGATIVE, 0.3 * family, (f"families differ: {one.family}, {two.family}",))
    if not one.given or not two.given:
        return Match(Judgement.UNSURE, 0.5 * family, (why, "one name has a family name only"))
    likeness, told = _given(one, two)
    if _initials_differ(one, two):
        return Match(
            Judgement.NEGATIVE,
            0.2,
            (why, f"initials differ: {', '.join(one.initials)} and {', '.join(two.initials)}"),
        )
    score = 0.4 * family + 0.6 * likeness
    if likeness >= 0.86:
        return Match(Judgement.POSITIVE, score, (why, told))
    if likeness >= 0.75:
        return Match(Judgement.UNSURE, score, (why, told))
    return Match(Judgement.NEGATIVE, 0.5 * score, (why, told))


def _initials_differ(one: Parted, two: Parted) -> bool:
    """Whether middle initials tell two people apart: none says nothing, "H." may be short for "H. R."."""
    if not one.initials or not two.initials:
        return False
    if one.given == one.initials or two.given == two.initials:
        return one.initials[0] != two.initials[0]
    return one.initials != two.initials


def _family(one: Parted, two: Parted) -> tuple[float, str]:
    left, right = one.family, two.family
    if left == right:
        return 1.0, "same family name"
    if one.eastern and two.eastern:
        if korean_family(left) == korean_family(right):
            return 0.95, f"family names of one Korean sound: {left}, {right}"
        if chinese(left) == chinese(right):
            return 0.95, f"family names of one Chinese sound: {left}, {right}"
        return 0.0, "families differ"
    if one.eastern != two.eastern:
        return (
            (0.9, "family names of one Korean sound")
            if korean_family(left) == korean_family(right) and len(left) > 2
            else (0.0, "families differ")
        )
    return _sounds(left, right, "family names", arabic_too=_may_be_arabic(one) and _may_be_arabic(two))


def _may_be_arabic(name: Parted) -> bool:
    """Whether a given name leaves open that the name is Arabic or Persian: Hassan does, Stephen does not."""
    return not name.given or name.given[0] in tables().arabic_given or name.given[0] not in given_names()


def _sounds(left: str, right: str, what: str, *, arabic_too: bool = True) -> tuple[float, str]:
    if left == right:
        return 1.0, f"same {what}"
    if min(len(left), len(right)) > 2 and russian(left) == russian(right):
        return 0.95, f"{what} of one Russian sound: {left}, {right}"
    near = JaroWinkler.similarity(left, right)
    if (
        arabic_too
        and min(len(left), len(right)) > 3
        and arabic(left) == arabic(right)
        and near > (0.6 if len(arabic(left)) > 2 else 0.75)
    ):
        return 0.92, f"{what} of one Arabic or Persian sound: {left}, {right}"
    if min(len(left), len(right)) > 5 and DamerauLevenshtein.distance(left, right) == 1:
        return 0.9, f"{what} one letter apart: {left}, {right}"
    return 0.5 * float(JaroWinkler.similarity(left, right)), f"{what} differ: {left}, {right}"


def _given(one: Parted, two: Parted) -> tuple[float, str]:
    left, right = one.given, two.given
    if "".join(left) == "".join(right):
        return 1.0, "same given names"
    if (one.eastern and two.eastern) or _turned(one, two):
        return _eastern_given(left, right)
    if len(left[0]) == 1 or len(right[0]) == 1:
        return (0.8, "an initial fits") if left[0][0] == right[0][0] else (0.0, "given names differ")
    if given(left[0]) == given(right[0]):
        return 0.95, f"given names of one person: {left[0]}, {right[0]}"
    likeness, why = _sounds(left[0], right[0], "given names")
    if likeness >= 0.9:
        return likeness, why
    crossed = [
        (a, b)
        for a in left
        for b in right
        if len(a) > 2 and (given(a) == given(b) or _sounds(a, b, "")[0] >= 0.9)
    ]
    if crossed and (len(left) > 1) != (len(right) > 1):
        return 0.87, f"one given name in common: {crossed[0][0]}"
    joined, other = "".join(left), "".join(right)
    if len(left) != len(right) and _sounds(joined, other, "given names")[0] >= 0.9:
        return 0.9, "given names written in one or in two"
    return likeness, why


def _turned(one: Parted, two: Parted) -> bool:
    """Whether one of the two is a Korean or Chinese name in Western order: all its syllables count, not the first."""
    return one.eastern != two.eastern and one.family in families_first() and two.family in families_first()


def _eastern_given(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[float, str]:
    joined, other = "".join(left), "".join(right)
    if korean_syllables(joined) == korean_syllables(other):
        return 0.92, f"given names of one Korean sound: {'-'.join(left)}, {'-'.join(right)}"
    if chinese("-".join(left)) == chinese("-".join(right)) or chinese(joined) == chinese(other):
        return 0.92, f"given names of one Chinese sound: {'-'.join(left)}, {'-'.join(right)}"
    near = JaroWinkler.similarity(korean_syllables(joined), korean_syllables(other))
    if (
        len(joined) > 6
        and DamerauLevenshtein.distance(joined, other) == 1
        and left[0][:1] == right[0][:1]
        and near > 0.9
    ):
        return 0.78, f"given names one letter apart: {'-'.join(left)}, {'-'.join(right)}"
    return 0.6 * float(near), f"given names differ: {'-'.join(left)}, {'-'.join(right)}"
