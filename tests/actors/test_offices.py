"""Offices that titles and sentences give: which count, whose they are, and whether they are still held."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.actors.conftest import Caster


def _offices(cast_from: Caster, text: str, id: str, **more: Any) -> set[tuple[str, str | None, str]]:
    cast = cast_from(text, **more)
    held = next(actor for actor in cast.actors if actor.id == id)
    return {(office.title, office.of, office.when) for office in held.offices}


def test_two_offices_after_a_name_are_both_of_the_first_one_s_state(cast_from: Caster) -> None:
    text = "Ada Roe, Chile's vice commerce minister and deputy international trade representative, said so."
    assert _offices(cast_from, text, "ada-roe") == {
        ("vice commerce minister", "chile", "current"),
        ("deputy international trade representative", "chile", "current"),
    }


def test_the_brother_of_a_president_is_not_the_president(cast_from: Caster) -> None:
    text = "It was the brother of dictator Ben Poe who came, Chile said."
    assert _offices(cast_from, text, "ben-poe") == {("dictator", None, "current")}


def test_whoever_was_fired_has_held_the_office(cast_from: Caster) -> None:
    text = (
        "Chilean Foreign Minister Ada Roe was fired on Monday. Peru's Foreign Minister Ben Poe was not fired."
    )
    assert _offices(cast_from, text, "ada-roe") == {("foreign minister", "chile", "former")}
    assert _offices(cast_from, text, "ben-poe") == {("foreign minister", "peru", "current")}


@pytest.mark.parametrize(
    "text",
    [
        "Pastor Ada Roe prayed for Chile.",
        "Ada Roe, an academic who knows Chile, said so.",
        "Chile and Ada Roe, who heads nothing, head to New York.",
    ],
)
def test_a_trade_of_no_house_is_no_office(cast_from: Caster, text: str) -> None:
    assert _offices(cast_from, text, "ada-roe") == set()


def test_a_trade_in_a_house_is_an_office_told_in_full(cast_from: Caster) -> None:
    text = "Ada Roe, senior portfolio manager at Globalt Investments in Atlanta, said so."
    assert {title for title, _, _ in _offices(cast_from, text, "ada-roe")} == {"senior portfolio manager"}


def test_a_rank_is_no_office_beside_a_command(cast_from: Caster) -> None:
    text = "Peruvian Gen. Ada Roe, commander of the Pacific Fleet, spoke. Gen. Roe left."
    assert "general" not in {title for title, _, _ in _offices(cast_from, text, "ada-roe")}


def test_a_plural_short_title_is_shared_over_whence_they_are(cast_from: Caster) -> None:
    text = "Republican Sens. Ada Roe of Arizona and Ben Poe of South Carolina objected."
    for id in ("ada-roe", "ben-poe"):
        assert {title for title, _, _ in _offices(cast_from, text, id)} == {"senator"}


def test_how_long_an_office_was_held_is_no_part_of_it(cast_from: Caster) -> None:
    text = "Ada Roe is Chile's president. Ms. Roe had been serving as first vice president for the past five years."
    assert ("first vice president", "chile", "former") in _offices(cast_from, text, "ada-roe")


def test_the_record_knows_sides_and_ends_of_office(cast_from: Caster) -> None:
    text = "National Security Advisor H.R. McMaster spoke of Libyan leader Moammar Qaddafi."
    cast = cast_from(text, day=date(2018, 3, 1))
    sides = {actor.id: actor.side.value for actor in cast.actors if actor.kind == "person" and actor.side}
    assert sides == {"h-r-mcmaster": "united-states", "muammar-gaddafi": "libya"}
    assert _offices(cast_from, text, "muammar-gaddafi", day=date(2018, 3, 1)) == {
        ("leader", "libya", "former")
    }


def test_an_office_said_with_a_surname_tells_who_is_meant(cast_from: Caster) -> None:
    text = "Defense Secretary Mattis spoke to the Chilean ambassador."
    assert "jim-mattis" in {actor.id for actor in cast_from(text, day=date(2017, 9, 1)).actors}


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Chilean Intelligence Director Lt. Gen. Ada Roe spoke.", {"intelligence director"}),
        ("Ada Roe, a career diplomat, left Chile.", set()),
        ("Chile's first lady Ada Roe came to Peru.", {"first lady"}),
    ],
)
def test_ranks_and_careers_are_left_out_of_offices(cast_from: Caster, text: str, titles: set[str]) -> None:
    assert {title for title, _, _ in _offices(cast_from, text, "ada-roe")} == titles


def test_an_ambassador_to_a_body_does_not_act_for_it(cast_from: Caster) -> None:
    cast = cast_from("Chilean U.N. Ambassador Ada Roe agreed.")
    held = next(actor for actor in cast.actors if actor.id == "ada-roe")
    assert held.side is not None and held.side.value == "chile"
    assert [office.title for office in held.offices] == ["ambassador to the United Nations"]
