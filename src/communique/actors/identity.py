"""Who is who across reports: the actors of many readings joined to identities, with the reason for each join.

People are compared only within blocks of names that can be one sound, so the work grows with the number of
names, not with its square. Joins are a function of the readings and of what was decided by hand: leave a
decision out and the join is gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from communique.actors.colleagues import by_office
from communique.actors.matching import Judgement, Match, match, parted
from communique.actors.romanisation import arabic, chinese, given, korean_family, korean_syllables, russian
from communique.actors.surnames import Person, known_alone
from communique.actors.tallies import Tally, person_of, tally, united
from communique.actors.world import families_first, people_ids
from communique.model import NO_PROFILE, Actor, Profile

Key = tuple[str, str]
LARGEST, REACH = 60, 8
"""Persons under one key who are all compared with each other, at most; and neighbours compared under a larger one."""


class Joined(msgspec.Struct, frozen=True):
    """Two ids and what was judged of them, by rule or by hand."""

    left: str
    right: str
    match: Match
    by: str = "rule"


class Identities(msgspec.Struct, frozen=True):
    """The result.

    Attributes:
        of: Canonical id of each (report, actor id).
        actors: One actor an identity, with all names, offices and repairs of all reports, in the order of their ids.
        joins: What was joined, with reasons.
        unsure: What an analyst should look at.
    """

    of: dict[Key, str]
    actors: tuple[Actor, ...]
    joins: tuple[Joined, ...]
    unsure: tuple[Joined, ...]


class Judged(msgspec.Struct, frozen=True):
    """Persons, and those pairs of them that are or may be one.

    Attributes:
        joins: What was joined, with reasons.
        unsure: What an analyst should look at.
        found: All judgements by rule over the people's names, sides and offices that are not negative.
    """

    joins: tuple[Joined, ...]
    unsure: tuple[Joined, ...]
    found: tuple[Joined, ...]


def identify(
    actors_by_report: Mapping[str, Sequence[Actor]],
    profile: Profile = NO_PROFILE,
    *,
    decided: Mapping[tuple[str, str], Judgement] | None = None,
) -> Identities:
    """Join the actors of many reports.

    Args:
        actors_by_report: The actors of each reading by report id.
        profile: The user's profile; its ids win.
        decided: Judgements by hand over pairs of actor ids; they overrule the rules.

    Returns:
        Identities. The order of the reports makes no difference.
    """
    held: dict[str, list[Actor]] = {}
    for report in sorted(actors_by_report):
        for actor in actors_by_report[report]:
            held.setdefault(actor.id, []).append(actor)
    tallies = {id: tally(actors) for id, actors in held.items()}
    canonical, judged = same_persons(tallies, profile, decided or {})
    of = {
        (report, actor.id): canonical.get(actor.id, actor.id)
        for report, actors in actors_by_report.items()
        for actor in actors
    }
    merged: dict[str, list[str]] = {}
    for id in sorted(held):
        merged.setdefault(canonical.get(id, id), []).append(id)
    actors = tuple(
        united(
            id, [actor for each in merged[id] for actor in held[each]], [tallies[each] for each in merged[id]]
        )
        for id in sorted(merged)
    )
    return Identities(of, actors, judged.joins, judged.unsure)


def same_persons(
    tallies: Mapping[str, Tally],
    profile: Profile,
    decided: Mapping[tuple[str, str], Judgement],
) -> tuple[dict[str, str], Judged]:
    """The canonical id of each person, and the judgements that it rests on.

    Args:
        tallies: What reports say of each actor id.
        profile: The user's profile; its ids win.
        decided: Judgements by hand.
    """
    people = {
        id: person for id, held in sorted(tallies.items()) if (person := person_of(id, held)) is not None
    }
    joins, unsure = _judged(people, dict(decided))
    found = tuple(each for each in (*joins, *unsure) if each.by == "rule")
    groups = grouped(people, joins, decided)
    alone = [
        Joined(left, right, match)
        for left, right, match in known_alone(people, groups)
        if not _decided(left, right, decided)
    ]
    if alone:
        joins = [*joins, *alone]
        groups = grouped(people, joins, decided)
        settled = {each.left for each in alone}
        unsure = [each for each in unsure if each.left not in settled and each.right not in settled]
    fixed = {actor.id for actor in profile.actors}
    canonical: dict[str, str] = {}
    for group in groups:
        lead = canonical_of(group, people, fixed)
        canonical |= {id: lead for id in group if id != lead}
    return canonical, Judged(tuple(joins), tuple(unsure), found)


def _decided(left: str, right: str, decided: Mapping[tuple[str, str], Judgement]) -> bool:
    return (left, right) in decided or (right, left) in decided


def _judged(
    people: Mapping[str, Person], decided: dict[tuple[str, str], Judgement]
) -> tuple[list[Joined], list[Joined]]:
    joins: list[Joined] = []
    unsure: list[Joined] = []
    seen: set[tuple[str, str]] = set()
    for (left, right), judgement in sorted(decided.items()):
        if left in people and right in people:
            seen.add((min(left, right), max(left, right)))
            if judgement is Judgement.POSITIVE:
                joins.append(Joined(left, right, Match(judgement, 1.0, ("decided by hand",)), "hand"))
    for pair in _candidates(people):
        if pair in seen:
            continue
        seen.add(pair)
        found = matched(people[pair[0]], people[pair[1]])
        if found is None:
            continue
        (joins if found.judgement is Judgement.POSITIVE else unsure).append(Joined(*pair, found))
    joins.sort(key=lambda each: (each.by != "hand", -each.match.score, each.left, each.right))
    return joins, sorted(unsure, key=lambda each: (-each.match.score, each.left, each.right))


def told_of(person: Person) -> tuple[object, ...]:
    """What a judgement over a person rests on: not how many reports name him."""
    return person.name, person.side, person.offices


def matched(one: Person, two: Person) -> Match | None:
    """The judgement of two persons, None if they are different."""
    found = match(one.name, two.name, left_side=one.side, right_side=two.side)
    if shared := one.offices & two.offices:
        found = by_office((one.id, one.name, one.side), (two.id, two.name, two.side), shared, found)
    return None if found.judgement is Judgement.NEGATIVE else found


def blocks_of(name: str, side: str | None = None) -> set[str]:
    """Keys under which a name is compared with others; two names of one person share at least one."""
    shown = parted(name, side)
    if not shown.given:
        return {f"f:{shown.family}"}
    keys = set()
    parts = (shown.family, *shown.given)
    for i in {0, len(parts) - 1}:
        family, rest = parts[i], [*parts[:i], *parts[i + 1 :]]
        joined = "".join(rest)
        if shown.eastern or families_first() & set(parts):
            keys |= {
                f"k:{korean_family(family)}:{korean_syllables(joined)}",
                f"c:{chinese(family)}:{chinese(joined)}",
            }
        if i == 0:
            keys |= {
                f"r:{russian(family)}:{given(rest[0])[:1]}",
                f"a:{arabic(family)}:{arabic(given(rest[0]))[:2]}",
            }
    return keys


def _candidates(people: Mapping[str, Person]) -> Iterator[tuple[str, str]]:
    """Pairs of ids, in order, that share a block; some more than once."""
    blocks: dict[str, list[str]] = {}
    for id in sorted(people):
        person = people[id]
        for key in block_keys(person):
            blocks.setdefault(key, []).append(id)
    for key in sorted(blocks):
        held = blocks[key]
        # A block of hundreds is a name too common to tell by sound: neighbours in spelling only.
        reach = len(held) if len(held) <= LARGEST else REACH
        for i, left in enumerate(held):
            for right in held[i + 1 : i + 1 + reach]:
                yield left, right


def block_keys(person: Person) -> frozenset[str]:
    """The keys under which a person is compared with others: by name and by office."""
    return _blocks(person.name, person.side) | {f"o:{title}:{of}" for title, of in person.offices}


@lru_cache(maxsize=65536)
def _blocks(name: str, side: str | None) -> frozenset[str]:
    return frozenset(blocks_of(name, side))


def grouped(
    people: Mapping[str, Person], joins: Sequence[Joined], decided: Mapping[tuple[str, str], Judgement]
) -> list[list[str]]:
    """Groups by the joins, surest first; none that holds two who were judged different."""
    group: dict[str, list[str]] = {id: [id] for id in people}
    apart = {frozenset(pair) for pair, judgement in decided.items() if judgement is Judgement.NEGATIVE}
    for joined in joins:
        left, right = group[joined.left], group[joined.right]
        if left is right or any(frozenset((a, b)) in apart for a in left for b in right):
            continue
        if joined.by != "hand" and any(_clash(people[a], people[b]) for a in left for b in right):
            continue
        left.extend(right)
        for id in right:
            group[id] = left
    return [held for key, held in sorted(group.items()) if key == min(held)]


def _clash(one: Person, two: Person) -> bool:
    if one.offices & two.offices:  # judged by their office: a garbled name clashes with nobody
        return {one.id, two.id} <= people_ids()
    return match(one.name, two.name, left_side=one.side, right_side=two.side).judgement is Judgement.NEGATIVE


def canonical_of(group: Sequence[str], people: Mapping[str, Person], fixed: set[str]) -> str:
    """The id that stands for a group: one that the profile gives, else that of most reports."""
    return min(group, key=lambda id: (id not in fixed, -people[id].count, -len(people[id].name), id))
