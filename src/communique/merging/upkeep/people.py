"""Who is who, kept up from counts of what reports say of each actor: reports are only asked for where names part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from communique.actors.identity import same_persons
from communique.actors.surnames import Person
from communique.actors.tallies import Tally, added, person_of, tally, united, usual, usual_name
from communique.merging.cast import given_names, plain
from communique.merging.corrections import Correction, decided, renaming
from communique.merging.upkeep.actors import ActorRow, joined, row_of
from communique.merging.upkeep.kin import Decided, Kin, alike_rows, kin_rows
from communique.merging.upkeep.ledger import Ledger, Row, decode, encode
from communique.model import Actor, Profile, Reading

Rename = Callable[[str], str]
Change = tuple[Reading | None, Reading | None]


class Kept(msgspec.Struct, frozen=True):
    """Who is who as it was last found out, and what hands had decided of it.

    Attributes:
        canonical: The id that stands for each id that another stands for.
        by_hand: Ids joined by hand.
        apart: Pairs kept apart by hand.
        given: Names given by hand or by the profile.
    """

    canonical: dict[str, str]
    by_hand: dict[str, str]
    apart: tuple[tuple[str, str], ...]
    given: dict[str, str]


def renamed(canonical: Mapping[str, str], by_hand: Mapping[str, str]) -> Rename:
    """The id across reports of an actor named in one."""

    def rename(actor: str) -> str:
        actor = by_hand.get(actor, actor)
        return canonical.get(actor, actor)

    return rename


def tally_rows(tallies: Mapping[str, Tally]) -> dict[str, list[Row]]:
    """The rows of all actors of a record, by kind."""
    found: dict[str, list[Row]] = {"person": [], "figure": []}
    for identity, told in tallies.items():
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


class Whole(NamedTuple):
    """Who is who of all persons at once, and the rows that it is kept up to date by."""

    kept: Kept
    kin: list[Row]
    alike: list[Row]


def whole(tallies: Mapping[str, Tally], profile: Profile, corrections: Sequence[Correction]) -> Whole:
    """Who is who by these counts of raw ids."""
    by_hand = renaming(corrections)
    together: dict[str, list[Tally]] = defaultdict(list)
    for actor, told in tallies.items():
        together[by_hand.get(actor, actor)].append(told)
    united_ = {actor: added(held) if len(held) > 1 else held[0] for actor, held in together.items()}
    apart = decided(corrections, by_hand)
    canonical, judged = same_persons(united_, profile, apart)
    people = (person_of(actor, held) for actor, held in united_.items())
    return Whole(
        _kept(canonical, by_hand, apart, profile, corrections),
        [row for person in people if person is not None for row in kin_rows(person)],
        alike_rows(judged.found),
    )


def _kept(
    canonical: dict[str, str],
    by_hand: dict[str, str],
    apart: Decided,
    profile: Profile,
    corrections: Sequence[Correction],
) -> Kept:
    given = given_names(profile, corrections, renamed(canonical, by_hand))
    return Kept(canonical, by_hand, tuple(sorted(apart)), given)


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
    counts = Counts(ledger)
    for old, new in changes:
        was, now_ = (name_rows(each) if each is not None else [] for each in (old, new))
        if was != now_:
            ledger.drop("name", [(name, report) for name, report, _ in was])
            ledger.put("name", now_)
    by_hand = renaming(corrections)
    apart = decided(corrections, by_hand)
    around = _Around(counts, by_hand)
    named = sorted({by_hand.get(actor, actor) for change in changes for actor in _named(change)})
    before_ = {actor: around.person(actor) for actor in named}
    moved = _counted(changes, counts)
    if (kept.by_hand, kept.apart) != (by_hand, tuple(sorted(apart))):
        now = _all_anew(ledger, counts, profile, corrections)
    else:
        kin = Kin(ledger, around.persons, apart, {actor.id for actor in profile.actors})
        stands = kin.settle(before_, {actor: around.person(actor) for actor in named})
        canonical = {actor: lead for actor, lead in kept.canonical.items() if actor not in stands}
        canonical |= {actor: lead for actor, lead in stands.items() if lead is not None and lead != actor}
        now = _kept(canonical, by_hand, apart, profile, corrections)
    if now != kept:
        ledger.put("judged", [("", "", encode(now))])
    of = counts.of
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


class Counts:
    """What reports say of each actor, fetched from a ledger when it is asked for.

    Args:
        ledger: The ledger.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._held: dict[str, Tally] = {}

    def load(self, actors: Iterable[str]) -> None:
        """Fetch the counts of all these at once."""
        missing = [actor for actor in dict.fromkeys(actors) if actor not in self._held]
        for kind in ("person", "figure"):
            for actor, data in self._ledger.get(kind, missing).items():
                self._held[actor] = decode(data, Tally)
            missing = [actor for actor in missing if actor not in self._held]
        self._held |= dict.fromkeys(missing, Tally())

    def of(self, actor: str) -> Tally:
        """The counts of an id as reports have it."""
        if actor not in self._held:
            self.load([actor])
        return self._held[actor]

    def put(self, actor: str, told: Tally) -> None:
        """Put other counts in place of those that were."""
        was = self.of(actor)
        self._held[actor] = told
        self._ledger.drop(_kind(was), [(actor, "")])
        if told.count:
            self._ledger.put(_kind(told), [(actor, "", encode(told))])


class _Around:
    """Persons by their ids after joins by hand, out of counts.

    Args:
        counts: The counts of ids as reports have them.
        by_hand: Ids joined by hand.
    """

    def __init__(self, counts: Counts, by_hand: Mapping[str, str]) -> None:
        self._counts, self._by_hand = counts, by_hand
        self._joined: dict[str, list[str]] = defaultdict(list)
        for actor, lead in sorted(by_hand.items()):
            self._joined[lead].append(actor)

    def _raw(self, actor: str) -> list[str]:
        own = [] if actor in self._by_hand else [actor]
        return [*own, *self._joined.get(actor, ())]

    def person(self, actor: str) -> Person | None:
        """A person by its id; None if reports know none."""
        held = [told for each in self._raw(actor) if (told := self._counts.of(each)).count]
        return person_of(actor, added(held) if len(held) > 1 else held[0]) if held else None

    def persons(self, actors: Iterable[str]) -> dict[str, Person]:
        """Persons by their ids."""
        asked = sorted(actors)
        self._counts.load(each for actor in asked for each in self._raw(actor))
        return {actor: person for actor in asked if (person := self.person(actor)) is not None}


def _named(change: Change) -> Iterator[str]:
    for reading in change:
        for actor in reading.actors if reading is not None else ():
            yield actor.id


def _all_anew(ledger: Ledger, counts: Counts, profile: Profile, corrections: Sequence[Correction]) -> Kept:
    """Who is who of all persons, where hands joined or parted some: anybody may stand for others now."""
    tallies = {actor: decode(data, Tally) for actor, _, data in ledger.every("person")}
    joined = {each for pair in renaming(corrections).items() for each in pair}
    tallies |= {actor: held for actor in sorted(joined - set(tallies)) if (held := counts.of(actor)).count}
    found = whole(tallies, profile, corrections)
    for kind, rows in (("kin", found.kin), ("alike", found.alike)):
        ledger.drop(kind, [(key, rank) for key, rank, _ in list(ledger.every(kind))])
        ledger.put(kind, rows)
    return found.kept


def _counted(changes: Sequence[Change], counts: Counts) -> set[str]:
    """Count the actors of changed readings anew; gives their ids."""
    plus: dict[str, list[Actor]] = defaultdict(list)
    minus: dict[str, list[Actor]] = defaultdict(list)
    for old, new in changes:
        if old is not None and new is not None and old.actors == new.actors:
            continue
        for reading, held in ((old, minus), (new, plus)):
            for actor in reading.actors if reading is not None else ():
                held[actor.id].append(actor)
    moved = {*plus, *minus}
    counts.load(sorted(moved))
    for identity in sorted(moved):
        told = added([counts.of(identity), tally(plus[identity])], [tally(minus[identity])])
        counts.put(identity, told)
    return moved


def actor_row(
    actor: str,
    was: ActorRow | None,
    changes: Sequence[Change],
    people: Touched,
    readings: Callable[[Sequence[str]], Iterable[Reading]],
) -> ActorRow | None:
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
        was = None
    found = msgspec.structs.replace(united(actor, more, [told]), name=people.name(actor))
    return row_of(found) if was is None else joined(was, found)
