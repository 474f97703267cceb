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
            "The Confederation of Koreans in Ukraine said so on Jan. 9.",
            "Confederation of Koreans in Ukraine",
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
