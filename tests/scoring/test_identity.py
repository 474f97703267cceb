"""Actors are matched by id, name or alias, and nobody by a bare surname that two people share."""

from __future__ import annotations

import pytest

from communique.model import Actor, Office, Span
from communique.scoring.gold import GoldActor, GoldOffice
from communique.scoring.identity import Identity, plain, title_likeness
from communique.scoring.tally import Share, Tally
from tests.scoring.village import actor, gold_actor, identity

TRENTINO = gold_actor("ada-trentino", "person", "Ada Trentino", "Trentino", side="sylvania")


@pytest.mark.parametrize(
    ("gold", "found", "match"),
    [
        (TRENTINO, actor("ada-trentino", "person", "A. Trentino"), True),
        (TRENTINO, actor("trentino-ada", "person", "Ada Trentino"), True),
        (TRENTINO, actor("trentino", "person", "Trentino"), True),
        (TRENTINO, actor("bob-trentino", "person", "Bob Trentino", "Trentino"), False),
        (TRENTINO, actor("ada-trentino-house", "place", "Ada Trentino"), False),
        (gold_actor("c", "person", "Đặng Văn Ân"), actor("x", "person", "Đang Van An"), True),
        (
            gold_actor("us", "state", "United States", "Washington"),
            actor("washington", "place", "Washington"),
            False,
        ),
        (
            gold_actor("us", "state", "United States", "the U.S."),
            actor("america", "state", "America", "U.S."),
            True,
        ),
        (gold_actor("ap", "publication", "Associated Press", "AP"), actor("a-p", "organisation", "AP"), True),
    ],
)
def test_who_is_who(gold: GoldActor, found: Actor, match: bool) -> None:
    assert bool(identity((gold,), (found,)).pairs) is match


def test_the_surest_match_is_taken_first() -> None:
    gold = (gold_actor("kim-a", "person", "Kim A", "Kim"), gold_actor("kim-b", "person", "Kim B", "Kim"))
    held = identity(gold, (actor("kim", "person", "Kim"), actor("kim-b", "person", "Kim B", "Kim")))
    assert [held.of("kim-b"), held.of("kim"), held.of("who")] == ["kim-b", "kim-a", "who"]


def test_counts_and_what_gold_has_no_kind_for() -> None:
    gold = (TRENTINO, gold_actor("freedonia", "state", "Freedonia"))
    found = (
        actor("ada-trentino", "person", "Ada Trentino"),
        actor("red-line", "channel", "Red line"),
        actor("anonymous:an official", "person", "an official"),
        actor("zork", "person", "Zork"),
    )
    assert identity(gold, found).tally() == Tally(1, 1, 1)


def test_a_side_is_right_also_where_there_is_none() -> None:
    gold = (TRENTINO, gold_actor("x", "person", "X Y"), gold_actor("z", "person", "Z Z", side="sylvania"))
    found = (
        actor("ada-trentino", "person", "Ada Trentino", side="sylvania"),
        actor("x", "person", "X Y", side="freedonia"),
        actor("z", "person", "Z Z"),
    )
    assert identity(gold, found).side_share() == Share(1, 3)


def test_sides_go_by_their_gold_ids() -> None:
    gold = (TRENTINO, gold_actor("sylvania", "state", "Sylvania"))
    found = (
        actor("ada-trentino", "person", "Ada Trentino", side="the-sylvania"),
        actor("the-sylvania", "state", "Sylvania"),
    )
    assert identity(gold, found).side_share() == Share(1, 1)


def office(title: str, of: str | None = None, when: str = "current") -> Office:
    return Office(title, of, when, (Span("r", 0, 1),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("gold", "found", "tally"),
    [
        ([("envoy", "sylvania", "current")], [office("envoy", "sylvania")], Tally(1)),
        ([("envoy", "sylvania", "current")], [office("envoy")], Tally(1)),
        ([("envoy", "sylvania", "current")], [office("envoy", "freedonia")], Tally(0, 1, 1)),
        ([("envoy", "sylvania", "former")], [office("envoy", "sylvania")], Tally(0, 1, 1)),
        ([("envoy", None, "current")], [office("envoy"), office("Envoy")], Tally(1)),
        ([], [office("envoy")], Tally(0, 1, 0)),
    ],
)
def test_offices(gold: list[tuple[str, str | None, str]], found: list[Office], tally: Tally) -> None:
    known = gold_actor("p", "person", "P Q", offices=tuple(GoldOffice(*each) for each in gold))
    person = actor("p", "person", "P Q")
    held = identity((known,), (Actor(id=person.id, kind="person", name=person.name, offices=tuple(found)),))
    assert held.office_tally() == tally


def test_offices_of_people_that_are_missed_or_invented_count() -> None:
    known = gold_actor("p", "person", "P Q", offices=(GoldOffice("envoy", None, "current"),))
    invented = Actor(id="z", kind="person", name="Z Z", offices=(office("king"),))
    assert identity((known,), (invented,)).office_tally() == Tally(0, 1, 1)


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("foreign minister", "foreign minister", True),
        ("secretary of state", "Secretary of State", True),
        ("leader of the negotiating team", "leader", True),
        ("vice foreign minister", "foreign minister", False),
        ("foreign minister", "defence minister", False),
        ("president", "", False),
    ],
)
def test_titles(gold: str, found: str, same: bool) -> None:
    assert bool(title_likeness(gold, found)) is same


@pytest.mark.parametrize(
    ("name", "expected"),
    [("The U.S.", "us"), ("Moon Jae-in’s", "moon jae in"), ("José", "jose"), ("", "")],
)
def test_names_are_compared_without_dress(name: str, expected: str) -> None:
    assert plain(name) == expected


def test_identity_is_of_one_report() -> None:
    assert isinstance(identity(), Identity)
    assert identity().tally() == Tally()
