"""Within one report: mentions of one event become one account, with the best words for each field.

A mention joins an account of its type unless something speaks against it: another day, another town, other sides,
another ordinal, another object. A mention that tells nothing of its own ("the talks") only ever joins.
"""

from __future__ import annotations

from typing import Final

import msgspec

from communique.model import Cited, Span
from communique.model.vocabulary import Level
from communique.reading.contradicting import sides_told, speaks_against
from communique.reading.match import Match
from communique.reading.roles import Party
from communique.reading.standing_parts import Standing
from communique.reading.status import UNREAL
from communique.reading.when import When

_OPEN: Final = frozenset({"scheduled", "proposed", "uncertain", "cancelled", "postponed"})
_TOPICAL: Final = frozenset(
    {
        "step",
        "sanction",
        "withdrawal",
        "attack",
        "deployment",
        "office",
        "agreement",
        "message",
        "channel",
        "exercise",
    }
)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of an event, with all that its own words tell.

    Attributes:
        match: The frame found.
        standing: What the words around it say.
        status: Its status, None where the mention tells none.
        own: Whether it tells enough to stand as an account by itself.
        when: Its date.
        place: Its place.
        who: Those who take part or act.
        aimed: Those it is aimed at.
        level: Level of talks.
        outcome: What came of it.
        count: How many.
        definite: Whether it points at something known.
        ordinal: "first", "second" ...: what tells it from its like.
        topic: Content words of its object and modifiers.
        sentence: Index of its sentence.
        firm: Whether a verb tells of it.
        evidence: Its clause.
        attributed: Who says so, where the report does not in its own voice.
        plural: Whether a noun is in the plural.
        named: Whether it names a standing agreement: an account by itself if nothing told before fits.
        acted: The day of a call-off, where that is told.
        goods: What measures are on, where that is no party: "tariffs on steel".
        whom: Who is let go, by name or number.
        imagined: Whether a measure is only said to do things once it is there.
        inside: Head token of the mention in whose course it is told: part of it, and not the same.
        called_off: Whether it is kept as the call-off of an event that is planned all the same.
    """

    match: Match
    standing: Standing
    status: str | None
    own: bool
    evidence: Span
    when: When | None = None
    place: Cited[str] | None = None
    who: tuple[Party, ...] = ()
    aimed: tuple[Party, ...] = ()
    level: Cited[Level] | None = None
    outcome: Cited[str] | None = None
    count: Cited[int] | None = None
    definite: bool = False
    ordinal: str | None = None
    topic: frozenset[str] = frozenset()
    sentence: int = 0
    firm: bool = False
    attributed: tuple[Cited[str], ...] = ()
    called_off: bool = False
    named: bool = False
    acted: When | None = None
    plural: bool = False
    inside: int | None = None
    goods: frozenset[str] = frozenset()
    whom: frozenset[str] = frozenset()
    imagined: bool = False

    @property
    def type(self) -> str:
        """The event type of its frame."""
        return self.match.frame.type

    @property
    def sides(self) -> frozenset[str]:
        """Slugs of the sides that it names."""
        return frozenset(party.side for party in self.who if party.side is not None)

    @property
    def people(self) -> frozenset[str]:
        """Ids of the persons that it names."""
        return frozenset(party.actor for party in self.who if party.kind == "person")

    @property
    def aims(self) -> frozenset[str]:
        """Slugs of those it is aimed at."""
        return frozenset(party.side or party.actor for party in self.aimed)


_NEW: Final = 1.0
"""What an indefinite noun ("a meeting") counts against being one told before."""
Group = tuple[Told, ...]


def group_mentions(told: list[Told]) -> list[Group]:
    """Join mentions into accounts.

    Args:
        told: Mentions in the order of the text; those of headlines last.

    Returns:
        Groups, each with at least one mention that stands by itself.
    """
    groups: list[list[Told]] = []
    waiting: list[Told] = []
    for mention in told:
        best = _best(mention, groups)
        if best is not None:
            best.append(mention)
        elif mention.own:
            groups.append([mention])
        else:
            waiting.append(mention)
    for mention in waiting:
        best = _best(mention, groups)
        if best is not None:
            best.append(mention)
        elif mention.named:
            groups.append([msgspec.structs.replace(mention, own=True, status=_standing_status(mention))])
    return [tuple(sorted(group, key=lambda each: each.match.head)) for group in groups]


def _standing_status(mention: Told) -> str:
    """The status of what is only presupposed: sanctions stand, agreements were made."""
    if mention.type == "sanction":
        return "proposed" if mention.imagined or mention.status == "proposed" else "ongoing"
    return mention.status or "happened"


def _goes_on(mention: Told) -> bool:
    """Whether a mention holds an event to be planned, possible or held, whatever was called off."""
    if mention.status == "uncertain" and mention.standing.code == "possible":
        return True
    return (
        mention.own
        and mention.firm
        and mention.status in ("scheduled", "uncertain", "happened", "ongoing", "proposed")
    )


def split_call_off(group: Group) -> list[Group]:
    """Part a call-off from talks that the report holds to be planned, possible or held all the same (ruling 3)."""
    if group[0].type not in ("talks", "visit"):
        return [group]
    offs = [
        each
        for each in group
        if each.own and each.status == "cancelled" and each.standing.governor is not None
    ]
    others = [each for each in group if _goes_on(each)]
    if not offs or not others:
        return [group]
    rest = tuple(each for each in group if each not in offs)
    if not any(each.status in ("scheduled", "uncertain", "proposed") for each in others):
        return [rest, tuple(offs)]
    return [rest, (msgspec.structs.replace(offs[0], called_off=True),)]


def _best(mention: Told, groups: list[list[Told]]) -> list[Told] | None:
    scored = [
        (score, place)
        for place, group in enumerate(groups)
        if (score := likeness(mention, tuple(group))) is not None
    ]
    if not scored:
        return None
    score, place = max(scored, key=lambda each: (each[0], each[1]))
    return groups[place] if score > 0 or not mention.own else None


def likeness(mention: Told, group: Group) -> float | None:
    """How well a mention fits an account, None if something speaks against it."""
    if mention.type != group[0].type or _part_and_whole(mention, group) or _only_thought_of(mention, group):
        return None
    if speaks_against(mention, group):
        return None
    score = 0.5 if mention.definite else 0.0
    dates = [each.when.interval for each in group if each.when is not None]
    if mention.when is not None and dates:
        score += 2.0
    sides = sides_told(group)
    if mention.sides and sides:
        score += 1.5 if mention.sides == sides else 0.7
    if mention.place is not None and any(
        each.place is not None and each.place.value == mention.place.value for each in group
    ):
        score += 1.5
    if mention.people & frozenset().union(*(each.people for each in group)):
        score += 1.0
    if mention.ordinal is not None and any(each.ordinal == mention.ordinal for each in group):
        score += 1.0
    if mention.topic & frozenset().union(*(each.topic for each in group)):
        score += 1.0
    elif mention.type in _TOPICAL and mention.topic and any(each.topic for each in group) and mention.own:
        score -= 1.5
    same_day = mention.when is not None and bool(dates)
    if (
        mention.own
        and mention.match.frame.form == "noun"
        and not mention.definite
        and not same_day
        and score < 2.0
        and not (mention.type == "nuclear-test" and gap_of(mention, group) <= _REACH and not dates)
    ):
        score += _TOLD_LATER if _presupposed(mention, group) else -_NEW
    gap = gap_of(mention, group)
    score += 0.4 if gap <= 2 else 0.0
    if gap <= 1 and _only_points(mention):
        score += _ANAPHORIC
    if mention.match.inner:
        score -= 0.3
    return score


_REACH: Final = 2
"""Sentences within which a nuclear test told without a day and another are one: so few are made."""


def gap_of(mention: Told, group: Group) -> int:
    """Sentences between a mention and the nearest of an account."""
    return min(abs(mention.sentence - each.sentence) for each in group)


_TOLD_LATER: Final = 0.5
_ANAPHORIC: Final = 1.0
"""What nearness counts for "the attack", which tells nothing but that it was told of."""


def _only_points(mention: Told) -> bool:
    """Whether a noun only points back: definite, with no day, place or words of its own."""
    return (
        mention.type == "attack"
        and mention.match.frame.form == "noun"
        and mention.definite
        and not mention.topic
        and mention.when is None
        and mention.place is None
    )


def _presupposed(mention: Told, group: Group) -> bool:
    """Whether an account was only spoken of as known ("before the deal was announced") until a mention tells who made it."""
    return (
        mention.type == "agreement"
        and mention.firm
        and bool(mention.sides)
        and all(each.definite and not each.sides and each.match.frame.form == "noun" for each in group)
    )


_REAL: Final = frozenset({"happened", "ongoing", "denied"})


def _only_thought_of(mention: Told, group: Group) -> bool:
    """Whether a verb tells of what is only thought of, and the account of what was: "could meet", "met"."""
    vague = mention.type == "agreement" and not mention.definite and mention.status in _OPEN
    if mention.standing.code not in UNREAL:
        return False
    if not vague and (mention.match.frame.form == "noun" or mention.status is not None):
        return False
    return all(each.status in _REAL for each in group if each.own)


def _part_and_whole(mention: Told, group: Group) -> bool:
    """Whether one is told in the course of the other: "dinner during the summit"."""
    heads = {each.match.head for each in group}
    return mention.inside in heads or any(mention.match.head == each.inside for each in group)
