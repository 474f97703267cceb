"""Who is who, kept up from counts of what reports say of each actor: reports are only asked for where names part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from communique.actors.identity import Joined, Judged, same_persons
from communique.actors.surnames import Person
from communique.actors.tallies import Tally, added, tally, united, usual, usual_name
from communique.merging.cast import given_names, plain
from communique.merging.corrections import Correction, decided, renaming
from communique.merging.upkeep.ledger import Ledger, Row, decode, encode
from communique.model import Actor, Profile, Reading

Rename = Callable[[str], str]
Change = tuple[Reading | None, Reading | None]


class Kept(msgspec.Struct, frozen=True):
    """Who is who as it was last found out."""

    canonical: dict[str, str]
    by_hand: dict[str, str]
    given: dict[str, str]
    people: dict[str, Person]
    found: tuple[Joined, ...]


def renamed(canonical: Mapping[str, str], by_hand: Mapping[str, str]) -> Rename:
    """The id across reports of an actor named in one."""

    def rename(actor: str) -> str:
        actor = by_hand.get(actor, actor)
        return canonical.get(actor, actor)

    return rename


def tally_rows(readings: Iterable[Reading]) -> dict[str, list[Row]]:
    """The rows of all actors of a record, by kind."""
    held: dict[str, list[Actor]] = defaultdict(list)
    for reading in readings:
        for actor in reading.actors:
            held[actor.id].append(actor)
    found: dict[str, list[Row]] = {"person": [], "figure": []}
    for identity, seen in held.items():
        told = tally(seen)
        found[_kind(told)].append((identity, "", encode(told)))
    return found


def name_rows(reading: Reading) -> list[Row]:
    """The ids that a reading's accounts and statements use and none of its actors has."""
    cited = {
        each.value
        for account in reading.accounts
        for each in (*account.sides, *account.target, *account.people, *account.attributed_to)
    }
    cited |= {each.speaker.value for each in reading.statements}
    cited |= {each.side.value for each in reading.statements if each.side is not None}
    cited |= {each.side.value for each in reading.actors if each.side is not None}
    names = sorted(cited - {actor.id for actor in reading.actors})
    return [(name, reading.report.id, b"") for name in names]


def _kind(told: Tally) -> str:
    return "person" if "person" in told.kinds else "figure"


def judged_row(tallies: Mapping[str, Tally], profile: Profile, corrections: Sequence[Correction],
               known: Kept | None = None) -> Kept:  # fmt: skip
    """Who is who by these counts of raw ids."""
    by_hand = renaming(corrections)
    together: dict[str, list[Tally]] = defaultdict(list)
    for actor, told in tallies.items():
        together[by_hand.get(actor, actor)].append(told)
    before = Judged(known.people, (), (), known.found) if known is not None else None
    canonical, judged = same_persons(
        {actor: added(held) if len(held) > 1 else held[0] for actor, held in together.items()},
        profile,
        decided(corrections, by_hand),
        before,
    )
    given = given_names(profile, corrections, renamed(canonical, by_hand))
    return Kept(canonical, by_hand, given, judged.people, judged.found)


class Touched(NamedTuple):
    """What a change did to the people of a record.

    Attributes:
        before: The renaming before it.
        after: The renaming after it.
        name: The usual name of an actor, after it.
        renamed: Ids as reports have them that now stand for another.
        actors: Ids across reports of actors whose rows are to be made again.
        raw: The ids that reports use for an actor.
    """

    before: Rename
    after: Rename
    name: Callable[[str], str]
    renamed: frozenset[str]
    actors: frozenset[str]
    raw: Callable[[str], tuple[str, ...]]
    told: Callable[[str], Tally]


def touched(
    ledger: Ledger, changes: Sequence[Change], profile: Profile, corrections: Sequence[Correction]
) -> Touched:
    """Count what changed, find out who is who, and keep both."""
    kept: Kept = decode(ledger.get("judged", [""])[""], Kept)
    people: dict[str, Tally] = {actor: decode(data, Tally) for actor, _, data in ledger.every("person")}
    figures: dict[str, Tally] = {}

    def of(actor: str) -> Tally:
        if actor in people:
            return people[actor]
        if actor not in figures:
            data = ledger.get("figure", [actor]).get(actor)
            figures[actor] = decode(data, Tally) if data is not None else Tally()
        return figures[actor]

    for old, new in changes:
        was, now_ = (name_rows(each) if each is not None else [] for each in (old, new))
        if was != now_:
            ledger.drop("name", [(name, report) for name, report, _ in was])
            ledger.put("name", now_)
    moved = _counted(ledger, changes, of, people, figures)
    joined = {each for pair in renaming(corrections).items() for each in pair}
    tallies = people | {actor: held for actor in joined if actor not in people and (held := of(actor)).count}
    now = judged_row(tallies, profile, corrections, kept)
    if now != kept:
        ledger.put("judged", [("", "", encode(now))])
    before, after = renamed(kept.canonical, kept.by_hand), renamed(now.canonical, now.by_hand)
    ids = {*kept.canonical, *now.canonical, *kept.by_hand, *now.by_hand}
    others = frozenset(actor for actor in ids if before(actor) != after(actor))
    members: dict[str, set[str]] = defaultdict(set)
    for actor in ids:
        members[after(actor)].add(actor)

    def raw(actor: str) -> tuple[str, ...]:
        return tuple(
            sorted({actor, *members.get(actor, ())} - {each for each in {actor} if after(each) != actor})
        )

    def told(actor: str) -> Tally:
        return added(of(each) for each in raw(actor))

    def name(actor: str) -> str:
        if actor in now.given:
            return now.given[actor]
        names = told(actor).names
        return usual_name(names) if names else plain(actor)

    given = {actor for actor in {*kept.given, *now.given} if kept.given.get(actor) != now.given.get(actor)}
    rows = {rename(actor) for actor in (*moved, *others) for rename in (before, after)} | given
    return Touched(before, after, name, others, frozenset(rows), raw, told)


def _counted(
    ledger: Ledger,
    changes: Sequence[Change],
    of: Callable[[str], Tally],
    people: dict[str, Tally],
    figures: dict[str, Tally],
) -> set[str]:
    """Count the actors of changed readings anew; gives their ids."""
    plus: dict[str, list[Actor]] = defaultdict(list)
    minus: dict[str, list[Actor]] = defaultdict(list)
    for old, new in changes:
        if old is not None and new is not None and old.actors == new.actors:
            continue
        for reading, held in ((old, minus), (new, plus)):
            for actor in reading.actors if reading is not None else ():
                held[actor.id].append(actor)
    for identity in {*plus, *minus}:
        was = of(identity)
        told = added([was, tally(plus[identity])], [tally(minus[identity])])
        people.pop(identity, None)
        figures[identity] = told
        ledger.drop(_kind(was), [(identity, "")])
        if told.count:
            if _kind(told) == "person":
                people[identity] = told
            ledger.put(_kind(told), [(identity, "", encode(told))])
    return {*plus, *minus}


def actor_row(
    actor: str,
    was: Actor | None,
    changes: Sequence[Change],
    people: Touched,
    readings: Callable[[Sequence[str]], Iterable[Reading]],
) -> Actor | None:
    """An actor's row after a change; None if no report names it any more.

    Args:
        actor: Id across reports.
        was: Its row before.
        changes: The readings that changed.
        people: What the change did.
        readings: Gives all readings that name one of these ids, after the change.
    """
    told = people.told(actor)
    if not told.count or people.after(actor) != actor:
        return None
    raw = set(people.raw(actor))
    more = [each for _, new in changes if new is not None for each in new.actors if each.id in raw]
    less = any(each.id in raw for old, _ in changes if old is not None for each in old.actors)
    same = was is not None and not less and not raw & people.renamed
    if not same or (was is not None and usual(told.sides) != (was.side.value if was.side else None)):
        held = readings(sorted(raw))
        more = [each for reading in held for each in reading.actors if each.id in raw]
    elif was is not None:
        more.append(was)
    return msgspec.structs.replace(united(actor, more, [told]), name=people.name(actor))
