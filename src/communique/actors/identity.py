"""Who is who across reports: the actors of many readings joined to identities, with the reason for each join.

People are compared only within blocks of names that can be one sound, so the work grows with the number of
names, not with its square. Joins are a function of the readings and of what was decided by hand: leave a
decision out and the join is gone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from communique.actors.colleagues import by_office, offices_of
from communique.actors.matching import Judgement, Match, match, parted
from communique.actors.romanisation import arabic, chinese, given, korean_family, korean_syllables, russian
from communique.actors.surnames import Person, known_alone
from communique.actors.world import families_first, people_ids
from communique.model import NO_PROFILE, Actor, Cited, Office, Profile, Repair, Span

Key = tuple[str, str]
_LARGEST_BLOCK = 60


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
    held: dict[str, list[tuple[str, Actor]]] = {}
    for report in sorted(actors_by_report):
        for actor in actors_by_report[report]:
            held.setdefault(actor.id, []).append((report, actor))
    people = {
        id: _summary(id, rows)
        for id, rows in held.items()
        if rows[0][1].kind == "person" and not id.startswith("anonymous:")
    }
    joins, unsure = _judged(people, dict(decided or {}))
    groups = _grouped(people, joins, decided or {})
    alone = [
        Joined(left, right, found)
        for left, right, found in known_alone(people, groups)
        if not _decided(left, right, decided or {})
    ]
    if alone:
        joins = [*joins, *alone]
        groups = _grouped(people, joins, decided or {})
        settled = {each.left for each in alone}
        unsure = [each for each in unsure if each.left not in settled and each.right not in settled]
    fixed = {actor.id for actor in profile.actors}
    canonical = {id: _canonical(group, people, fixed) for group in groups for id in group}
    of = {(report, id): canonical.get(id, id) for id, rows in held.items() for report, _ in rows}
    merged: dict[str, list[Actor]] = {}
    for id in sorted(held):
        merged.setdefault(canonical.get(id, id), []).extend(actor for _, actor in held[id])
    return Identities(
        of, tuple(_merged(id, merged[id]) for id in sorted(merged)), tuple(joins), tuple(unsure)
    )


def _decided(left: str, right: str, decided: Mapping[tuple[str, str], Judgement]) -> bool:
    return (left, right) in decided or (right, left) in decided


def _summary(id: str, rows: Sequence[tuple[str, Actor]]) -> Person:
    names = Counter(actor.name for _, actor in rows)
    sides = Counter(actor.side.value for _, actor in rows if actor.side is not None)
    name = min(names, key=lambda each: (-names[each], -len(each), each))
    side = min(sides, key=lambda each: (-sides[each], each)) if sides else None
    return Person(id, name, side, len(rows), offices_of(actor for _, actor in rows))


def _judged(
    people: Mapping[str, Person], decided: dict[tuple[str, str], Judgement]
) -> tuple[list[Joined], list[Joined]]:
    joins, unsure, seen = [], [], set()
    for (left, right), judgement in sorted(decided.items()):
        if left in people and right in people:
            seen.add((min(left, right), max(left, right)))
            if judgement is Judgement.POSITIVE:
                joins.append(Joined(left, right, Match(judgement, 1.0, ("decided by hand",)), "hand"))
    for left, right in _candidates(people):
        pair = (min(left, right), max(left, right))
        if pair in seen:
            continue
        seen.add(pair)
        one, two = people[pair[0]], people[pair[1]]
        found = match(one.name, two.name, left_side=one.side, right_side=two.side)
        if shared := one.offices & two.offices:
            found = by_office((one.id, one.name, one.side), (two.id, two.name, two.side), shared, found)
        if found.judgement is Judgement.POSITIVE:
            joins.append(Joined(*pair, found))
        elif found.judgement is Judgement.UNSURE:
            unsure.append(Joined(*pair, found))
    joins.sort(key=lambda each: (each.by != "hand", -each.match.score, each.left, each.right))
    return joins, sorted(unsure, key=lambda each: (-each.match.score, each.left, each.right))


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


def _candidates(people: Mapping[str, Person]) -> Iterable[tuple[str, str]]:
    blocks: dict[str, list[str]] = {}
    for id in sorted(people):
        keys = blocks_of(people[id].name, people[id].side)
        for key in keys | {f"o:{title}:{of}" for title, of in people[id].offices}:
            blocks.setdefault(key, []).append(id)
    for key in sorted(blocks):
        held = blocks[key]
        # A block of hundreds is a name too common to tell by sound: neighbours in spelling only.
        reach = len(held) if len(held) <= _LARGEST_BLOCK else 8
        for i, left in enumerate(held):
            for right in held[i + 1 : i + 1 + reach]:
                yield left, right


def _grouped(
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


def _canonical(group: Sequence[str], people: Mapping[str, Person], fixed: set[str]) -> str:
    return min(group, key=lambda id: (id not in fixed, -people[id].count, -len(people[id].name), id))


def _merged(id: str, actors: Sequence[Actor]) -> Actor:
    first = next((actor for actor in actors if actor.id == id), actors[0])
    sides = Counter(actor.side.value for actor in actors if actor.side is not None)
    side = next(
        (
            actor.side
            for actor in actors
            if actor.side is not None
            and actor.side.value == min(sides, key=lambda each: (-sides[each], each))
        ),
        None,
    )
    return Actor(
        id=id, kind=first.kind, name=first.name, side=side, unofficial=any(actor.unofficial for actor in actors),
        names=_names(actors), offices=_offices(actors), repairs=_repairs(actors), description=first.description,
    )  # fmt: skip


def _names(actors: Sequence[Actor]) -> tuple[Cited[str], ...]:
    # Spans are gathered first and joined once: a president is named in every report.
    found: dict[str, list[Cited[str]]] = {}
    for actor in actors:
        for name in actor.names:
            found.setdefault(name.value, []).append(name)
    return tuple(_joined(found[name]) for name in sorted(found))


def _joined(names: Sequence[Cited[str]]) -> Cited[str]:
    if len(names) == 1:
        return names[0]
    spans = dict.fromkeys(span for name in names for span in name.spans)
    return Cited(names[0].value, tuple(spans), names[0].rule)


def _offices(actors: Sequence[Actor]) -> tuple[Office, ...]:
    found: dict[tuple[str, str | None, str], dict[Span, None]] = {}
    kept: dict[tuple[str, str | None, str], Office] = {}
    for actor in actors:
        for office in actor.offices:
            key = (office.title, office.of, office.when)
            kept[key] = office
            found.setdefault(key, {}).update(dict.fromkeys(office.spans))
    order = sorted(found, key=lambda each: (each[0], each[1] or "", each[2]))
    return tuple(Office(*key[:2], kept[key].when, tuple(found[key])) for key in order)


def _repairs(actors: Sequence[Actor]) -> tuple[Repair, ...]:
    return tuple(
        {(repair.garbled, repair.spans): repair for actor in actors for repair in actor.repairs}.values()
    )
