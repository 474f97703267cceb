"""Names of bodies by their shape: how far they reach, and whom they act for."""

from __future__ import annotations

import pytest

from tests.actors.conftest import Caster


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Left Bloc of the Peruvian Trade Union Federation sent a letter on Monday.",
            "Left Bloc of the Peruvian Trade Union Federation",
        ),
        (
            "The Chilean Committee for Supporting the Peaceful Reunification of Cyprus denounced the drills.",
            "Chilean Committee for Supporting the Peaceful Reunification of Cyprus",
        ),
        (
            "The Federation of Chileans in Norway said so on Jan. 9.",
            "Federation of Chileans in Norway",
        ),
        ("An executive of the U.S. Chamber of Commerce said so.", "U.S. Chamber of Commerce"),
        ("The plane landed at Joint Base Andrews on Friday.", "Joint Base Andrews"),
        ("Two Peruvian Navy ships joined a group of others.", "Peruvian Navy"),
    ],
)
def test_a_name_reaches_as_far_as_its_words_go(cast_from: Caster, text: str, name: str) -> None:
    assert name in {actor.name for actor in cast_from(text).actors}


def test_a_headline_in_capitals_is_no_name(cast_from: Caster) -> None:
    names = {actor.name for actor in cast_from("Flag Flies Over Embassy In Lima For First Time").actors}
    assert not any("Time" in name for name in names)


def test_a_nation_s_union_does_not_act_for_the_nation(cast_from: Caster) -> None:
    sides = {
        actor.name: actor.side
        for actor in cast_from("The Peruvian Trade Union and the Peruvian Ministry of Mines met.").actors
    }
    assert sides["Peruvian Trade Union"] is None
    ministry = sides["Peruvian Ministry of Mines"]
    assert ministry is not None and ministry.value == "peru"


def test_a_known_body_with_its_state_after_it_is_itself(cast_from: Caster) -> None:
    cast = cast_from("The Central Intelligence Agency of the U.S. was blamed.")
    assert "cia" in {actor.id for actor in cast.actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Roe of the Center for a New American Security said so.", "Center for a New American Security"),
        (
            "Ada Roe of the Center for Strategic and International Studies in Washington said so.",
            "Center for Strategic and International Studies",
        ),
        ("The Council for Joint Action in Asia denounced it.", "Council for Joint Action in Asia"),
    ],
)
def test_a_name_has_articles_in_it_and_regions_but_not_its_town(
    cast_from: Caster, text: str, name: str
) -> None:
    assert name in {actor.name for actor in cast_from(text).actors}


def test_an_acronym_in_brackets_is_the_body_before_it_ever_after(cast_from: Caster) -> None:
    cast = cast_from("The Peruvian Border Agency (PBA) closed the road. The PBA blamed Chile.")
    bodies = [actor.name for actor in cast.actors if actor.kind == "organisation"]
    assert bodies == ["Peruvian Border Agency"]


def test_a_ministry_of_no_land_is_of_the_one_named_just_before(cast_from: Caster) -> None:
    cast = cast_from("China was sorry for it. A Foreign Ministry spokesman said more.")
    assert "china-foreign-ministry" in {actor.id for actor in cast.actors}


def test_a_committee_of_the_house_acts_for_its_state(cast_from: Caster) -> None:
    held = {actor.id: actor.side for actor in cast_from("The House Judiciary Committee agreed.").actors}
    side = held["house-judiciary-committee"]
    assert side is not None and side.value == "united-states"


def test_initials_are_the_body_named_before(cast_from: Caster) -> None:
    text = "The Peruvian Institute for Border Studies saw it. According to the PIBS, Chile was to blame."
    assert [a.name for a in cast_from(text).actors if a.kind == "organisation"] == [
        "Peruvian Institute for Border Studies"
    ]
