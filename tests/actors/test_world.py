"""The lexicons are whole: every file loads, ids are slugs, references resolve, and no state shares a name with another."""

from __future__ import annotations

import re

import pytest

from communique.actors import world as lexicon
from communique.actors.romanisation import tables
from communique.actors.words import slug

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


def test_ids_are_slugs() -> None:
    held = [
        *lexicon.state_ids(), *lexicon.bodies().international, *lexicon.bodies().national, *lexicon.bodies().groups, *lexicon.outlets(),
        *lexicon.places().regions, *lexicon.phrases().channels,
    ]  # fmt: skip
    assert [id for id in held if not SLUG.match(id)] == []
    assert len(lexicon.state_ids()) > 190


def test_no_two_states_share_a_name() -> None:
    seen: dict[str, str] = {}
    shared = []
    for state in lexicon.world().states:
        for name in state.names:
            if seen.setdefault(name, state.id) != state.id:
                shared.append((name, state.id, seen[name]))
    assert shared == []


@pytest.mark.parametrize(
    ("id", "name", "adjective", "capital"),
    [
        ("united-states", "U.S.", "American", "Washington"),
        ("north-korea", "DPRK", "North Korean", "Pyongyang"),
        ("south-korea", "ROK", "South Korean", "Seoul"),
        ("united-kingdom", "Britain", "British", "London"),
        ("syria", "Syria", "Syrian", "Damascus"),
        ("cuba", "Cuba", "Cuban", "Havana"),
        ("iran", "Iran", "Iranian", "Tehran"),
        ("vietnam", "Viet Nam", "Vietnamese", "Hanoi"),
    ],
)
def test_states_have_their_names_adjectives_and_capitals(
    id: str, name: str, adjective: str, capital: str
) -> None:
    state = next(each for each in lexicon.world().states if each.id == id)
    assert name in state.names
    assert adjective in state.adjectives
    assert state.capital == capital


def test_sides_are_states_or_bodies() -> None:
    known = lexicon.state_ids() | set(lexicon.bodies().international)
    odd = [
        key
        for listed in (lexicon.bodies().national, lexicon.outlets())
        for key, body in listed.items()
        if body.side is not None and body.side not in known
    ]
    assert odd == []
    assert {
        member for group in lexicon.bodies().groups.values() for member in group.members
    } <= lexicon.state_ids()


def test_cities_lie_in_states() -> None:
    assert set(lexicon.world().cities.values()) <= lexicon.state_ids()
    assert lexicon.world().cities["Kuala Lumpur"] == "malaysia"


def test_people_of_record_have_sides_and_ordered_offices() -> None:
    people = lexicon.world().people
    assert [person.id for person in people if not person.offices] == []
    assert len({(person.id, person.side) for person in people}) == len(people)
    ordered = [
        person.id
        for person in people
        for office in person.offices
        if office[3] and office[2] and office[3][:4] < office[2][:4]
    ]
    assert len(ordered) < 5, ordered
    kerry = next(person for person in people if person.id == "john-kerry")
    assert ("secretary of state", "united-states", "2013-02-01", "2017-01-20") in kerry.offices


def test_other_lexicons_load() -> None:
    assert "minister" in lexicon.roles().official
    assert "both sides" in lexicon.phrases().pairs["sides"]
    assert lexicon.given_names()["wendy"] == "female"
    assert "kim" in lexicon.families_first()
    assert tables().korean.families


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Côte d’Ivoire", "cote-divoire"), ("  ", "unnamed"), ("Raúl Castro", "raul-castro")],
)
def test_slugs_are_plain(text: str, expected: str) -> None:
    assert slug(text) == expected
