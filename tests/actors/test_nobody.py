"""Names of a text that stand for nobody in its story: stocks, indices, states of a town or a senator, drills, God."""

from __future__ import annotations

import pytest

from tests.actors.conftest import Caster


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Zeta Works Inc (ZWI.N) rose after talks between Chile and Peru.", {"zeta-works-inc", "zwi-n"}),
        ("The Strelsau Composite .SCX rose after the talks.", {"strelsau-composite", "scx"}),
        ("Sen. Ada Roe of Arizona praised the talks with Chile.", {"arizona"}),
        ("The envoy spoke in Culver City, Calif., about Chile.", {"calif", "california"}),
        ("Mike Pence spoke in Elkhart, Indiana, about North Korea.", {"indiana"}),
        ("The New York Democrat said the talks with Chile were good.", {"new-york"}),
        ("South Korea is to stage Ulji Freedom Guardian in August.", {"ulji-freedom-guardian"}),
        ("The USS Ronald Reagan left for Chile.", {"ronald-reagan"}),
        ("President Trump Donald John TrumpGOP senators balk. Chile agreed.", {"donald-john-trumpgop"}),
        ("North Korea denied it. A provocation by Pyonyang was feared.", {"pyonyang"}),
        ("Shinzo Abe and Donald Trump met. The Trump-Abe outing is off.", {"trump-abe"}),
        ("Sen. Ada Roe (R-Utah) praised the talks with Chile.", {"utah"}),
        ("A firm in New Philadelphia, Ohio, trades with Chile.", {"philadelphia"}),
        ("South Korea's ruling Democratic Party agreed.", {"united-states"}),
        ('"We thank God and the president of Chile," the men said.', {"god"}),
    ],
)
def test_who_is_only_quoted_or_invoked_is_nobody(cast_from: Caster, text: str, absent: set[str]) -> None:
    assert not absent & {actor.id for actor in cast_from(text).actors}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Bombers flew from Whiteman Air Force Base, Missouri, to Peru.", "missouri"),
        ("The president flew to Florida on Friday.", "florida"),
        ("The ships met in the Philippine Sea.", "philippine-sea"),
    ],
)
def test_a_place_of_the_story_is_kept(cast_from: Caster, text: str, place: str) -> None:
    assert place in {actor.id for actor in cast_from(text).actors}


def test_a_company_that_is_told_of_beside_its_ticker_is_kept(cast_from: Caster) -> None:
    cast = cast_from("Zeta Works Inc (ZWI.N) fell. Zeta Works Inc accused Chile of a breach on Monday.")
    assert "zeta-works-inc" in {actor.id for actor in cast.actors}


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("The threat of a missile attack on Seoul or Tokyo is real.", "tokyo"),
        ("An attack on Seoul is feared by Japan.", "seoul"),
        ("Officials in Lima said that the talks with Chile were off.", "peru"),
    ],
)
def test_a_capital_under_attack_is_the_city_and_officials_in_it_the_state(
    cast_from: Caster, text: str, id: str
) -> None:
    assert id in {actor.id for actor in cast_from(text).actors}


def test_an_outlet_is_known_with_one_letter_wrong_and_by_its_last_word(cast_from: Caster) -> None:
    cast = cast_from("The Rodong Sinmum said so. The Global Times denied it. The Times had asked why.")
    outlets = {actor.id for actor in cast.actors if actor.kind == "publication"}
    assert outlets == {"rodong-sinmun", "global-times"}
