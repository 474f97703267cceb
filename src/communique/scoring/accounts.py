"""Accounts against gold: which predicted account is which gold one, and how good its fields are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from communique.model import Account, Cited, Interval
from communique.scoring.gold import GoldAccount
from communique.scoring.identity import Identity
from communique.scoring.sides import (
    count_sides,
    levelled,
    place_credit,
    places_agree,
    places_contradict,
    sides_agree,
    sides_contradict,
)
from communique.scoring.tally import Share, Tally, best_first, likeness

Pair = tuple[GoldAccount, Account]


class AccountMarks(msgspec.Struct, frozen=True):
    """Counts over the accounts of one report; marks of several reports add up."""

    found: Tally = Tally()
    status: Share = Share()
    level: Share = Share()
    outcome: Share = Share()
    date_exact: Share = Share()
    date_near: Share = Share()
    place: Share = Share()
    sides: Tally = Tally()
    people: Tally = Tally()
    tellers: Tally = Tally()

    def __add__(self, other: AccountMarks) -> AccountMarks:
        return AccountMarks(*(getattr(self, name) + getattr(other, name) for name in self.__struct_fields__))


def match_accounts(
    gold: Sequence[GoldAccount], found: Sequence[Account], identity: Identity
) -> list[tuple[int, int]]:
    """Pair accounts one to one, best first."""
    return best_first(gold, found, lambda left, right: account_worth(left, right, identity))


def account_worth(gold: GoldAccount, found: Account, identity: Identity) -> float | None:
    """How well a predicted account fits a gold one; None where it is no match.

    A match has the same type and overlapping dates (or none on both sides), at least one of side set and place
    agrees, and neither contradicts. Among matches shared evidence, sides, place, date and status weigh.
    """
    if gold.type != found.type.value or not dates_meet(gold, found):
        return None
    sides, groups = found_sides(found, identity), identity.groups
    place = _value(found.place)
    if sides_contradict(gold.sides, sides, groups) or places_contradict(gold.place, place):
        return None
    if not (sides_agree(gold.sides, sides, groups) or places_agree(gold.place, place)):
        return None
    left, right = levelled(gold.sides, sides, groups)
    people = Tally.of_sets(gold.people, found_people(found, identity)).f1
    return (
        2.0 * likeness(gold.evidence, found.evidence)
        + (Tally.of_sets(left, right).f1 or 0.0)
        + (place_credit(gold.place, place, gold.sides) or 0.0)
        + date_likeness(gold.date, found_date(found))
        + 0.5 * (people or 0.0)
        + 0.5 * (gold.status == found.status.value)
        + 0.25 * (gold.outcome == _value(found.outcome))
        + 0.25 * (gold.level == _value(found.level))
    )


def dates_meet(gold: GoldAccount, found: Account) -> bool:
    """Whether two dates overlap or are both null; null is accepted for a date known from elsewhere."""
    date = found_date(found)
    if date is None:
        return gold.date is None or gold.by_knowledge
    return gold.date is not None and gold.date.overlaps(date)


def date_likeness(left: Interval | None, right: Interval | None) -> float:
    """Days that both hold as a share of those that either holds; 1 for two nulls."""
    if left is None or right is None:
        return float(left is right)
    both = left.intersect(right)
    return both.days / (left.days + right.days - both.days) if both else 0.0


def mark_accounts(
    gold: Sequence[GoldAccount],
    found: Sequence[Account],
    pairs: Sequence[tuple[int, int]],
    identity: Identity,
) -> AccountMarks:
    """Count what was found and how good the matched ones are."""
    matched = [(gold[i], found[j]) for i, j in pairs]
    return AccountMarks(
        found=Tally(len(pairs), len(found) - len(pairs), len(gold) - len(pairs)),
        status=Share.of(left.status == right.status.value for left, right in matched),
        level=Share.of(_level(pair) for pair in matched),
        outcome=Share.of(_outcome(pair) for pair in matched),
        date_exact=Share.of(_dated(pair, _exact) for pair in matched),
        date_near=Share.of(_dated(pair, _near) for pair in matched),
        place=Share.of(place_credit(left.place, _value(right.place), left.sides) for left, right in matched),
        sides=_sum(
            count_sides(left.sides, found_sides(right, identity), identity.groups) for left, right in matched
        ),
        people=_sum(Tally.of_sets(left.people, found_people(right, identity)) for left, right in matched),
        tellers=_sum(
            Tally.of_sets(left.attributed_to, found_tellers(right, identity)) for left, right in matched
        ),
    )


def found_sides(account: Account, identity: Identity) -> tuple[str, ...]:
    """Sides of a predicted account under their gold ids."""
    return tuple(dict.fromkeys(identity.of(side.value) for side in account.sides))


def found_people(account: Account, identity: Identity) -> tuple[str, ...]:
    """People of a predicted account under their gold ids."""
    return tuple(dict.fromkeys(identity.of(person.value) for person in account.people))


def found_tellers(account: Account, identity: Identity) -> tuple[str, ...]:
    """Who a predicted account is attributed to, under their gold ids."""
    return tuple(dict.fromkeys(identity.of(each.value) for each in account.attributed_to))


def found_date(account: Account) -> Interval | None:
    """Date of a predicted account."""
    return account.date.value if account.date else None


def _level(pair: Pair) -> bool | None:
    gold, found = pair
    if gold.level is None:
        return None
    return gold.level == (_value(found.level) or "unknown")


def _outcome(pair: Pair) -> bool | None:
    gold, found = pair
    said = _value(found.outcome)
    return None if gold.outcome is None and said is None else gold.outcome == said


def _dated(pair: Pair, test: Callable[[Interval, Interval], bool]) -> bool | None:
    gold, found = pair
    date = found_date(found)
    return None if gold.date is None or date is None else test(gold.date, date)


def _exact(left: Interval, right: Interval) -> bool:
    return (left.start, left.end) == (right.start, right.end)


def _near(left: Interval, right: Interval) -> bool:
    return abs((left.start - right.start).days) <= 1 and abs((left.end - right.end).days) <= 1


def _value(cited: Cited[Any] | None) -> str | None:
    return None if cited is None else str(cited.value)


def _sum(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, start=Tally())
