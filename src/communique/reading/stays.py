"""Visits and the meetings on them lend each other the town that only one of them is told with.

"Is in China, meeting the president in Beijing" is a visit to Beijing; "on his second trip to Lima he met the minister" a meeting there.
"""

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
ON_IT: Final = "on a visit there"


def with_towns(accounts: Sequence[Account]) -> list[Account]:
    """The accounts, each visit to a country with the one town in it where its visitors met somebody on those days, and each
    meeting told in one breath with a visit with the town of the visit.

    Args:
        accounts: A report's accounts.
    """
    return [
        msgspec.structs.replace(each, place=town)
        if (town := _town(each, accounts) or _on_a_visit(each, accounts)) is not None
        else each
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


def _on_a_visit(meeting: Account, accounts: Sequence[Account]) -> Cited[str] | None:
    """The town of the visit in whose sentence a meeting without a place is told, its hosts among those who met."""
    if meeting.type.value != "talks" or meeting.place is not None:
        return None
    sides = {each.value for each in meeting.sides}
    towns = {
        each.place.value: each.place
        for each in accounts
        if each.type.value == _STAYS
        and each.place is not None
        and "," in each.place.value
        and each.place.value.rpartition(",")[2] in sides
        and each.status.value == meeting.status.value
        and {one.value for one in each.people} & {one.value for one in meeting.people}
        and _are_of_one_journey(each, meeting)
        and any(
            one.start < other.end and other.start < one.end
            for one in each.evidence
            for other in meeting.evidence
        )
    }
    if len(towns) != 1:
        return None
    [place] = towns.values()
    return Cited(place.value, place.spans, ON_IT)


def _are_of_one_journey(visit: Account, other: Account) -> bool:
    """Whether the visitors are at the other event, on days that can be those of the visit."""
    if visit.date is not None and other.date is not None and not visit.date.value.overlaps(other.date.value):
        return False
    people = {each.value for each in visit.people}
    if people:
        return bool(people & {each.value for each in other.people})
    sides = {each.value for each in visit.sides}
    return bool(sides) and sides <= {each.value for each in other.sides}
