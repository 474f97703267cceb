"""Who is who near a change: persons whose names are heard alike, in a ledger, and the groups around those that changed.

Each person stands under the keys of names that it is compared by, and under its family name. One that comes, goes or is
called otherwise is compared anew with those that it now stands near; then the groups that hang together with it are
formed again, with all who bear their family names: a surname alone means whoever of its bearers is told of most.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from communique.actors.identity import (
    LARGEST,
    REACH,
    Joined,
    block_keys,
    canonical_of,
    grouped,
    matched,
    told_of,
)
from communique.actors.matching import Judgement, Match, parted
from communique.actors.surnames import Person, known_alone
from communique.merging.upkeep.ledger import Ledger, Row, decode, encode

Decided = Mapping[tuple[str, str], Judgement]
Persons = Callable[[Iterable[str]], Mapping[str, Person]]


def family_key(person: Person) -> str:
    """The key of a person's family name."""
    return f"family {parted(person.name, person.side).family}"


def near_keys(person: Person) -> list[str]:
    """The keys that a person is compared by, in few letters."""
    return sorted(hashlib.blake2b(key.encode(), digest_size=8).hexdigest() for key in block_keys(person))


def kin_rows(person: Person) -> list[Row]:
    """The rows of a person under its keys."""
    return [(key, person.id, b"") for key in (*near_keys(person), family_key(person))]


def alike_rows(found: Iterable[Joined]) -> list[Row]:
    """The rows of persons who are or may be one by rule, under both."""
    return [
        row
        for each in found
        for row in (
            (each.left, each.right, encode(each.match)),
            (each.right, each.left, encode(each.match)),
        )
    ]


class Kin:
    """The persons of a record in its ledger.

    Args:
        ledger: The ledger.
        persons: Gives persons by id, as they are after the change; those that are none are left out.
        decided: Judgements by hand.
        fixed: Ids that the profile gives.
    """

    def __init__(self, ledger: Ledger, persons: Persons, decided: Decided, fixed: set[str]) -> None:
        self._ledger, self._persons, self._decided, self._fixed = ledger, persons, decided, fixed

    def settle(
        self, before: Mapping[str, Person | None], after: Mapping[str, Person | None]
    ) -> dict[str, str | None]:
        """Who the persons around a change stand for after it; None for ids that are no persons any more.

        Args:
            before: Persons of which anything changed, as they were; None for those that are new.
            after: The same as they are now; None for those that are gone.
        """
        dirty = {each for each in after if before[each] is not None or after[each] is not None}
        moved = [each for each in sorted(dirty) if _told(before[each]) != _told(after[each])]
        for each in moved:
            if (was := before[each]) is not None:
                dirty |= self._leave(was)
        for each in moved:
            if (now := after[each]) is not None:
                dirty |= self._enter(now)
        families = {family_key(was) for was in before.values() if was is not None}
        found: dict[str, str | None] = {each: None for each in dirty if each in after and after[each] is None}
        return found | self._around({each for each in dirty if each not in found}, families)

    def _leave(self, person: Person) -> set[str]:
        """Take a person out; gives those whose likenesses changed."""
        flips = self._flips(person)
        self._ledger.drop("kin", [(key, rank) for key, rank, _ in kin_rows(person)])
        others = [other for other, _ in self._ledger.bucket("alike", person.id)]
        self._ledger.drop(
            "alike", [pair for each in others for pair in ((person.id, each), (each, person.id))]
        )
        return set(others) | self._compare(flips)

    def _enter(self, person: Person) -> set[str]:
        """Take a person in; gives those whose likenesses changed."""
        self._ledger.put("kin", kin_rows(person))
        own = {(min(person.id, each), max(person.id, each)) for each in self._near(person)}
        return {person.id} | self._compare(own | self._flips(person))

    def _crowd(self, key: str) -> list[str]:
        """Those under a key; of more than can all be compared only so many as show that."""
        return [each for each, _ in self._ledger.bucket("kin", key, most=LARGEST + 2)]

    def _beside(self, key: str, person: str) -> tuple[list[str], list[str]]:
        """Those before and after a person under a key, the nearest first, as far as they are compared."""
        left = self._ledger.bucket("kin", key, until=person, most=REACH, back=True)
        right = self._ledger.bucket("kin", key, since=person, most=REACH)
        return [each for each, _ in left], [each for each, _ in right]

    def _near(self, person: Person) -> set[str]:
        """Those that a person of the ledger is compared with."""
        found: set[str] = set()
        for key in near_keys(person):
            crowd = self._crowd(key)
            found.update(
                crowd
                if len(crowd) <= LARGEST
                else (each for some in self._beside(key, person.id) for each in some)
            )
        return found - {person.id}

    def _flips(self, person: Person) -> set[tuple[str, str]]:
        """Pairs of others that are compared under a key only with a person there, or only without."""
        found: set[tuple[str, str]] = set()
        for key in near_keys(person):
            others = [each for each in self._crowd(key) if each != person.id]
            if len(others) < LARGEST:
                continue
            if len(others) == LARGEST:
                found |= set(combinations(others, 2))
            left, right = self._beside(key, person.id)
            found |= {
                (one, right[REACH - 1 - at]) for at, one in enumerate(left) if REACH - 1 - at < len(right)
            }
        return found

    def _compare(self, pairs: Iterable[tuple[str, str]]) -> set[str]:
        """Judge pairs anew, those that are compared at all; gives the persons whose likenesses changed."""
        asked = sorted(pairs)
        people = self._persons({each for pair in asked for each in pair})
        held = self._alike({one for one, _ in asked})
        dirty: set[str] = set()
        for one, other in asked:
            was = held.get(one, {}).get(other)
            now = None
            if one in people and other in people and not self._by_hand(one, other):
                now = matched(people[one], people[other]) if self._meet(people[one], people[other]) else None
            if was == now:
                continue
            dirty |= {one, other}
            if now is None:
                self._ledger.drop("alike", [(one, other), (other, one)])
            else:
                self._ledger.put("alike", alike_rows([Joined(one, other, now)]))
        return dirty

    def _meet(self, one: Person, other: Person) -> bool:
        first, last = sorted((one.id, other.id))
        for key in set(near_keys(one)) & set(near_keys(other)):
            if len(self._crowd(key)) <= LARGEST:
                return True
            between = self._ledger.bucket("kin", key, since=first, until=last, most=REACH)
            if len(between) < REACH:
                return True
        return False

    def _by_hand(self, one: str, other: str) -> bool:
        return (one, other) in self._decided or (other, one) in self._decided

    def _alike(self, ids: Iterable[str]) -> dict[str, dict[str, Match]]:
        """For persons those that are or may be one with them."""
        rows = self._ledger.buckets("alike", sorted(ids))
        return {each: {other: decode(data, Match) for other, data in held} for each, held in rows.items()}

    def _closed(self, ids: Iterable[str], held: dict[str, dict[str, Match]]) -> set[str]:
        """All who hang together with these by likeness; what was asked for is put into `held`."""
        found = set(ids)
        todo = found - set(held)
        while todo:
            held |= {each: {} for each in todo} | self._alike(todo)
            todo = {
                other
                for each in todo
                for other, match in held[each].items()
                if match.judgement is Judgement.POSITIVE
            } - set(held)
            found |= todo
        return found

    def _bearers(self, families: Iterable[str]) -> set[str]:
        return {each for rows in self._ledger.buckets("kin", sorted(families)).values() for each, _ in rows}

    def _around(self, dirty: set[str], families: set[str]) -> dict[str, str]:
        """Whom the persons stand for in all groups that a change can have reached."""
        held: dict[str, dict[str, Match]] = {}
        base = self._closed(dirty, held)
        families = families | {family_key(each) for each in self._persons(base).values()}
        reached = self._closed(base | self._bearers(families), held)
        # A group is named by all who are in it: by those too who bear another of its families' names alone.
        families |= {family_key(each) for each in self._persons(reached).values()}
        people = self._persons(self._closed(reached | self._bearers(families), held))
        joins = [
            Joined(one, other, match)
            for one in people
            for other, match in held.get(one, {}).items()
            if one < other and other in people and match.judgement is Judgement.POSITIVE
        ]
        joins.sort(key=lambda each: (-each.match.score, each.left, each.right))
        groups = grouped(people, joins, self._decided)
        joins += [
            Joined(left, right, match)
            for left, right, match in known_alone(people, groups)
            if family_key(people[left]) in families and not self._by_hand(left, right)
        ]
        found: dict[str, str] = {}
        for group in grouped(people, joins, self._decided):
            if reached.intersection(group):
                found |= dict.fromkeys(group, canonical_of(group, people, self._fixed))
        return found


def _told(person: Person | None) -> tuple[object, ...] | None:
    return told_of(person) if person is not None else None
