"""A surname alone, throughout a report: the press writes so only of those whom every reader knows.

Which of the corpus's people that is, their share of the reports tells: where one bearer of the name is in nearly all
of them, a report that says no more than "Mattis" means him; where two share them (Kim, Li), nobody is meant for sure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from communique.actors.matching import Judgement, Match, parted

# Of the reports that give the name in full, so many must mean one person; and so many there must be.
_SHARE, _REPORTS = 0.9, 3


class Person(msgspec.Struct, frozen=True):
    """A person of the corpus: id, usual name, the side that most reports give, how many reports name him, his offices."""

    id: str
    name: str
    side: str | None
    count: int
    offices: frozenset[tuple[str, str]] = frozenset()


def known_alone(
    people: Mapping[str, Person], groups: Sequence[Sequence[str]]
) -> list[tuple[str, str, Match]]:
    """Those named by surname only, each with the one person whom nearly all reports mean by it.

    Args:
        people: Persons by id, with the number of reports that name each.
        groups: Ids judged to be one person.

    Returns:
        Id of the surname, id of its bearer, the judgement with its reason; in the order of the ids.
    """
    bearers: dict[str, list[tuple[int, str, frozenset[str]]]] = {}
    alone: dict[str, str] = {}
    for group in groups:
        full = [id for id in group if parted(people[id].name, people[id].side).given]
        if full:
            counts = sum(people[id].count for id in group)
            sides = frozenset(side for id in group if (side := people[id].side))
            lead = min(full, key=lambda id: (-people[id].count, id))
            for family in {parted(people[id].name, people[id].side).family for id in full}:
                bearers.setdefault(family, []).append((counts, lead, sides))
        elif len(group) == 1 and len(people[group[0]].name.split()) == 1:  # "Trump Jr." is somebody else
            alone[group[0]] = parted(people[group[0]].name, people[group[0]].side).family
    found = []
    for id, family in sorted(alone.items()):
        side = people[id].side
        fitting = [each for each in bearers.get(family, ()) if not side or not each[2] or side in each[2]]
        if not fitting:
            continue
        count, lead, _ = max(fitting, key=lambda each: (each[0], each[1]))
        share = count / sum(each[0] for each in fitting)
        if count >= _REPORTS and share >= _SHARE:
            why = f"{count} reports mean {people[lead].name} by this surname"
            found.append((id, lead, Match(Judgement.POSITIVE, 0.86, ("same family name", why))))
    return found
