"""The town of a visit that a report tells by its country alone: where the visitor met the hosts, if the report tells one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from communique.model import Cited

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Account

_STAYS: Final = "visit"
_MEETINGS: Final = frozenset({"talks", "agreement", "message"})
RULE: Final = "met there"


def with_towns(accounts: Sequence[Account]) -> list[Account]:
    """The accounts, each visit to a country with the one town in it where its visitors met somebody on those days.

    Args:
        accounts: A report's accounts.
    """
    return [
        msgspec.structs.replace(each, place=town) if (town := _town(each, accounts)) is not None else each
        for each in accounts
    ]


def _town(visit: Account, accounts: Sequence[Account]) -> Cited[str] | None:
    if visit.type.value != _STAYS or visit.place is None or "," in visit.place.value:
        return None
    towns = {
        each.place.value: each.place
        for each in accounts
        if each.type.value in (*_MEETINGS, _STAYS)
        and each.place is not None
        and each.place.value.endswith(f",{visit.place.value}")
        and _are_of_one_journey(visit, each)
    }
    if len(towns) != 1:
        return None
    [place] = towns.values()
    return Cited(place.value, place.spans, RULE)


def _are_of_one_journey(visit: Account, other: Account) -> bool:
    """Whether the visitors are at the other event, on days that can be those of the visit."""
    if visit.date is not None and other.date is not None and not visit.date.value.overlaps(other.date.value):
        return False
    people = {each.value for each in visit.people}
    if people:
        return bool(people & {each.value for each in other.people})
    sides = {each.value for each in visit.sides}
    return bool(sides) and sides <= {each.value for each in other.sides}
