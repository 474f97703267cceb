"""Two names in one office: what the sound of the names leaves open, an office that only few can hold decides.

Captions and translations garble names that no rule of spelling joins ("Cho Yoon" for Cho Yoon-je). Where both are said to be the same
state's ambassador to the same place, a name that is nearly the other is the other; a name that only sounds like it goes to the analyst.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import JaroWinkler

from communique.actors.matching import Judgement, Match, Parted, parted
from communique.actors.romanisation import given
from communique.actors.world import people_ids, roles, seats
from communique.model import Actor

Office = tuple[str, str]
_ALIKE = 0.78


def offices_of(actors: Iterable[Actor]) -> frozenset[Office]:
    """The offices that tell a person: of a known state or body, held by one or told in several words."""
    return frozenset(
        (seats().get(office.title, office.title), office.of)
        for actor in actors
        for office in actor.offices
        if office.of is not None
        and (office.title in seats() or len(office.title.split()) > 1)
        and not set(office.title.split()) & set(roles().other)
    )


def by_office(
    left: tuple[str, str, str | None],
    right: tuple[str, str, str | None],
    shared: Iterable[Office],
    found: Match,
) -> Match:
    """The judgement of two names whose bearers have held the same office.

    Args:
        left: Id, name and side of the first.
        right: Id, name and side of the second.
        shared: Offices that both are said to hold or have held.
        found: What the names alone tell.
    """
    offices = sorted(shared)
    if not offices or found.judgement is Judgement.POSITIVE or {left[0], right[0]} <= people_ids():
        return found
    why = f"both {offices[0][0]} of {offices[0][1]}"
    one, two = parted(left[1], left[2]), parted(right[1], right[2])
    if found.judgement is Judgement.UNSURE and one.given and two.given:
        return Match(Judgement.POSITIVE, max(found.score, 0.87), (*found.reasons, why))
    if one.family == two.family and _begins(one, two):
        return Match(Judgement.POSITIVE, 0.87, ("same family name", "one given name begins the other", why))
    if _sounds_like(one, two):
        return Match(Judgement.UNSURE, 0.7, ("the names sound alike", why))
    return found


def _begins(one: Parted, two: Parted) -> bool:
    short, long = sorted((one.given, two.given), key=len)
    return bool(short) and len(short) < len(long) and long[: len(short)] == short


def _sounds_like(one: Parted, two: Parted) -> bool:
    """Western names only: in Korean and Chinese ones a syllable tells two people of one office apart (Kim Jong Il, Kim Jong Un)."""
    if one.eastern or two.eastern or not one.given or not two.given:
        return False
    firsts = given(one.given[0]) == given(two.given[0]) or (
        float(JaroWinkler.similarity(one.given[0], two.given[0])) > 0.85
    )
    return firsts and float(JaroWinkler.similarity(one.family, two.family)) >= _ALIKE
