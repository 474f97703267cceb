"""Groups of powers, forums and places: the rulings, case by case."""

from __future__ import annotations

import pytest

from communique.scoring.sides import (
    count_sides,
    known_groups,
    place_credit,
    places_agree,
    places_contradict,
    sides_agree,
    sides_contradict,
)
from communique.scoring.tally import Tally

SIX = ("china", "france", "germany", "russia", "united-kingdom", "united-states")
PARTIES = ("china", "japan", "north-korea", "russia", "south-korea", "united-states")


@pytest.mark.parametrize(
    ("gold", "found", "agree", "contradict"),
    [
        (("a", "b"), ("b", "a"), True, False),
        (("a", "b"), ("a",), True, False),
        (("a",), ("b",), False, True),
        (("a",), (), False, False),
        ((), (), True, False),
        ((), ("a",), False, False),
        (("iran", "p5-plus-1"), ("iran", *SIX), True, False),
        (("p5-plus-1",), ("germany",), True, False),
        (("p5-plus-1",), ("cuba",), False, True),
        (PARTIES, (), True, False),
        (PARTIES, ("six-party-talks",), True, False),
        (("north-korea", "south-korea"), (), False, False),
    ],
)
def test_side_sets(gold: tuple[str, ...], found: tuple[str, ...], agree: bool, contradict: bool) -> None:
    assert sides_agree(gold, found) is agree
    assert sides_contradict(gold, found) is contradict


@pytest.mark.parametrize(
    ("gold", "found", "tally"),
    [
        (("a", "b"), ("a", "c"), Tally(1, 1, 1)),
        (("iran", "p5-plus-1"), ("iran", *SIX), Tally(7, 0, 0)),
        (("iran", *SIX), ("iran", "p5-plus-1"), Tally(7, 0, 0)),
        (("iran", "p5-plus-1"), ("iran", "p5-plus-1"), Tally(2, 0, 0)),
        (("p5-plus-1",), ("world-powers",), Tally(1, 0, 0)),
        (("p5-plus-1",), ("united-states",), Tally(1, 0, 5)),
        (PARTIES, (), Tally()),
    ],
)
def test_a_group_and_its_members_are_the_same_sides(
    gold: tuple[str, ...], found: tuple[str, ...], tally: Tally
) -> None:
    assert count_sides(gold, found) == tally


def test_the_user_or_annotator_may_name_further_groups() -> None:
    groups = {"three-lakes": frozenset({"a", "b", "c"})}
    assert count_sides(("three-lakes",), ("a", "b", "c"), groups) == Tally(3, 0, 0)


@pytest.mark.parametrize(
    ("gold", "found", "agree", "contradict"),
    [
        ("geneva,switzerland", "geneva,switzerland", True, False),
        ("geneva,switzerland", "bern,switzerland", False, False),
        ("geneva,switzerland", "switzerland", True, False),
        ("switzerland", "geneva,switzerland", True, False),
        ("geneva,switzerland", "vienna,austria", False, True),
        ("geneva,switzerland", None, False, False),
        (None, "vienna,austria", False, False),
        ("panmunjom,korea", "panmunjom,south-korea", True, False),
        ("panmunjom,korea", "seoul,south-korea", False, False),
        ("panmunjom,korea", "beijing,china", False, True),
        ("sea-of-japan", "sea-of-japan", True, False),
        ("seoul,south-korea", "pyongyang,north-korea", False, True),
    ],
)
def test_places(gold: str | None, found: str | None, agree: bool, contradict: bool) -> None:
    assert places_agree(gold, found) is agree
    assert places_contradict(gold, found) is contradict


@pytest.mark.parametrize(
    ("gold", "found", "sides", "credit"),
    [
        ("geneva,switzerland", "geneva,switzerland", (), 1.0),
        ("geneva,switzerland", "geneva", (), 1.0),
        ("geneva,switzerland", "switzerland", (), 0.5),
        ("geneva,switzerland", "bern,switzerland", (), 0.0),
        ("geneva,switzerland", None, (), 0.0),
        ("chile", None, (), None),
        ("chile", "santiago,chile", (), None),
        ("chile", "lima,peru", (), 0.0),
        (None, None, ("iran",), None),
        (None, "tehran,iran", ("iran",), None),
        (None, "lima,peru", ("iran",), 0.0),
        (None, "lima,peru", (), None),
    ],
)
def test_a_place_earns_what_the_rulings_say(
    gold: str | None, found: str | None, sides: tuple[str, ...], credit: float | None
) -> None:
    assert place_credit(gold, found, sides) == credit


def test_every_group_has_members_of_its_own() -> None:
    groups = known_groups()
    assert len(groups["p5-plus-1"]) == 6
    assert not any(members & groups.keys() for members in groups.values())
