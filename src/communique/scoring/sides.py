"""When two sets of sides are the same, and what a place is worth: the rulings on groups, forums and countries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

from communique.errors import DataError
from communique.scoring.tally import Tally

Groups = Mapping[str, frozenset[str]]


@cache
def known_groups() -> Groups:
    """Members by group id, from `groups.yaml`.

    Raises:
        DataError: If a group has no id, fewer than two members, or an id that another one has.
    """
    found: dict[str, frozenset[str]] = {}
    for row in _data()["groups"]:
        members = frozenset(row["members"])
        if not row["ids"] or len(members) < 2:
            raise DataError(f"a group needs ids and two members: {row}", where="scoring/groups.yaml")
        for name in row["ids"]:
            if name in found:
                raise DataError(f"two groups are called {name!r}", where="scoring/groups.yaml")
            found[name] = members
    return found


@cache
def forums() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Ids and members of the forums among the groups."""
    rows = _data()["groups"]
    return tuple((frozenset(row["ids"]), frozenset(row["members"])) for row in rows if row.get("forum"))


@cache
def shared_lands() -> Mapping[str, frozenset[str]]:
    """Countries by the land that they share, e.g. the two Koreas by `korea`."""
    return {land: frozenset(states) for land, states in _data()["shared_lands"].items()}


def _data() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("groups.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def levelled(
    gold: Iterable[str], found: Iterable[str], groups: Groups | None = None
) -> tuple[set[str], set[str]]:
    """Both side sets with a group spelled out where the other set names its members instead.

    A group that both name stays as it is, so that it weighs no more than a state does.
    """
    groups = known_groups() if groups is None else groups
    left, right = set(gold), set(found)
    return _spelled(left, right, groups), _spelled(right, left, groups)


def _spelled(these: set[str], those: set[str], groups: Groups) -> set[str]:
    made: set[str] = set()
    for name in these:
        members = groups.get(name, frozenset())
        if name not in those and members & those:
            made |= members
        else:
            made.add(_usual(name, groups))
    return made


def _usual(name: str, groups: Groups) -> str:
    """The first id of a group that goes by several; any other name as it is."""
    members = groups.get(name)
    return name if members is None else next(each for each in groups if groups[each] == members)


def is_forum(sides: Iterable[str]) -> bool:
    """Whether these are all the members of a known forum, or the forum by its name."""
    held = frozenset(sides)
    return any(held == members or held <= ids for ids, members in forums()) if held else False


def sides_agree(gold: Iterable[str], found: Iterable[str], groups: Groups | None = None) -> bool:
    """Whether two side sets agree: they share a side, both are empty, or a forum's sides are left out."""
    left, right = levelled(gold, found, groups)
    if not left and not right:
        return True
    return bool(left & right) or (not right and is_forum(left))


def sides_contradict(gold: Iterable[str], found: Iterable[str], groups: Groups | None = None) -> bool:
    """Whether two side sets name nobody in common although both name somebody."""
    left, right = levelled(gold, found, groups)
    return bool(left) and bool(right) and not left & right


def count_sides(gold: Iterable[str], found: Iterable[str], groups: Groups | None = None) -> Tally:
    """Sides found, invented and missed; nothing where a forum's sides are left out."""
    left, right = levelled(gold, found, groups)
    if not right and is_forum(left):
        return Tally()
    return Tally.of_sets(left, right)


def site(place: str | None) -> str | None:
    """The town or site of a place, None for a country or sea alone."""
    return place.partition(",")[0] if place and "," in place else None


def country(place: str | None) -> str | None:
    """The country of a place; a bare slug is its own."""
    return place.rpartition(",")[2] if place else None


def same_land(left: str | None, right: str | None) -> bool:
    """Whether two countries are the same or share a land."""
    if left is None or right is None:
        return False
    if left == right:
        return True
    lands = shared_lands()
    return right in lands.get(left, ()) or left in lands.get(right, ()) or {left, right} <= lands.keys()


def places_agree(gold: str | None, found: str | None) -> bool:
    """Whether two places are the same site, or one is the country of the other."""
    if gold is None or found is None:
        return False
    left, right = site(gold), site(found)
    if left is not None and right is not None:
        return left == right
    return left == found or gold == right or same_land(country(gold), country(found))


def places_contradict(gold: str | None, found: str | None) -> bool:
    """Whether two places lie in different countries."""
    if gold is None or found is None or places_agree(gold, found):
        return False
    return not same_land(country(gold), country(found))


def place_credit(gold: str | None, found: str | None, sides: Iterable[str] = ()) -> float | None:
    """What a predicted place earns: 1 for the town or site, 0.5 for its country alone, 0 otherwise.

    Args:
        gold: The annotated place.
        found: The predicted place.
        sides: States of the gold account; the home of one of them is no other country where gold names none.

    Returns:
        None where the pair does not count: gold names no town and the prediction is in no other country.
    """
    wanted = site(gold)
    if wanted is not None:
        if found is None:
            return 0.0
        if wanted in (site(found), found):
            return 1.0
        return 0.5 if site(found) is None and same_land(country(gold), country(found)) else 0.0
    if found is None:
        return None
    homes = [country(gold)] if gold is not None else list(sides)
    here = country(found)
    return None if not homes or any(same_land(home, here) for home in homes) else 0.0
