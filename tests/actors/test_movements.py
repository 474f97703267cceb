"""Parties that are no states: who "the rebels" are, whom a rebel leader leads, and names given in the text."""

from __future__ import annotations

import pytest

from communique.actors.world import movements, state_ids
from tests.actors.conftest import Caster

PEACE = "Colombia's government and the FARC signed a truce in Havana on Thursday.\n"


def _meant(cast_from: Caster, text: str, words: str) -> set[tuple[str, ...]]:
    cast = cast_from(text)
    return {each.actors for each in cast.mentions if text[each.start : each.end] == words}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The rebels handed over their weapons.", "The rebels"),
        ("The guerrillas will leave the mountains.", "The guerrillas"),
        ("An envoy met with the rebel negotiators in Havana.", "the rebel negotiators"),
        ("Soldiers fought FARC fighters in Cauca.", "FARC fighters"),
        ("The rebels' commanders rejected the offer.", "The rebels' commanders"),
        ("Rebel leaders rejected the offer.", "Rebel leaders"),
    ],
)
def test_the_people_of_the_only_movement_named_are_it(cast_from: Caster, sentence: str, words: str) -> None:
    assert _meant(cast_from, PEACE + sentence, words) == {("farc",)}


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        (
            "The Taliban and Hamas were named. The Taliban spoke first. The insurgents said they would fight on.",
            "The insurgents",
            "taliban",
        ),
        (
            "Turkey spoke of the PKK and Hezbollah. The separatists declared a truce.",
            "The separatists",
            "pkk",
        ),
        ("Syrian rebels refused to go to Geneva.", "Syrian rebels", "syrian-opposition"),
        ("Kiev spoke of the separatists. The separatists signed it.", "The separatists", "separatists"),
    ],
)
def test_of_several_movements_the_one_that_fits_is_meant(
    cast_from: Caster, text: str, words: str, whom: str
) -> None:
    assert _meant(cast_from, text, words) == {(whom,)}


@pytest.mark.parametrize(
    "sentence", ["It was a rebel attack.", "Rebels without a cause sang.", "A rebel spoke."]
)
def test_words_for_nobody_in_particular_are_no_party(cast_from: Caster, sentence: str) -> None:
    assert all(actor.id != "rebels" for actor in cast_from(sentence).actors)


def test_a_rebel_leader_leads_the_movement_and_his_war_name_is_his(cast_from: Caster) -> None:
    text = (
        PEACE
        + "Juan Manuel Santos greeted rebel leader Rodrigo Londono, known by his nom de guerre Timochenko.\nTimochenko smiled."
    )
    [leader] = [actor for actor in cast_from(text).actors if actor.id == "rodrigo-londono"]
    assert leader.side is not None and leader.side.value == "farc"
    assert [(office.title, office.of) for office in leader.offices] == [("leader", "farc")]
    assert {name.value for name in leader.names} >= {"Rodrigo Londono", "Timochenko"}
    assert _meant(cast_from, text, "Timochenko") == {("rodrigo-londono",)}


@pytest.mark.parametrize(
    "words",
    [
        "also known as Carlos",
        "alias Carlos",
        "better known to many as Carlos",
        "whose nom de guerre was Carlos",
    ],
)
def test_a_second_name_given_in_the_text_is_the_same_person(cast_from: Caster, words: str) -> None:
    cast = cast_from(f"Police found Ricardo Ramirez, {words}, in the capital.")
    assert [actor.id for actor in cast.actors if actor.kind == "person"] == ["ricardo-ramirez"]


def test_two_people_named_beside_each_other_stay_two(cast_from: Caster) -> None:
    cast = cast_from("John Kerry, known for his patience, and Sergei Lavrov met.")
    assert {actor.id for actor in cast.actors} >= {"john-kerry", "sergey-lavrov"}


def test_a_surname_is_no_town_where_its_bearer_is_spoken_of(cast_from: Caster) -> None:
    text = "President Juan Manuel Santos of Colombia came. Santos has said the accord could be signed."
    assert _meant(cast_from, text, "Santos") == {("juan-manuel-santos",)}


def test_what_people_are_for_or_against_is_no_place(cast_from: Caster) -> None:
    assert all("moscow" not in each.id for each in cast_from("The pro-Moscow militia fled.").actors)


def test_the_government_is_the_one_named_before(cast_from: Caster) -> None:
    text = (
        PEACE
        + "Cuba and Norway were hosts.\nMany came.\nAll were glad.\nThe government pledged to keep them safe."
    )
    assert _meant(cast_from, text, "The government") == {("colombia",)}


def test_every_movement_fights_over_states_that_are_known_and_is_called_by_known_kinds() -> None:
    held = movements()
    for id, movement in held.movements.items():
        assert set(movement.land) <= state_ids(), id
        assert set(movement.called) <= set(held.kinds), id
    nouns = held.any.union(*held.kinds.values())
    assert held.parties <= nouns
