"""Names that the words around them explain: offices of long ago, doubled surnames, pairs, handles, ideas, ministries."""

from __future__ import annotations

import pytest

from tests.actors.conftest import Caster


def _people(cast_from: Caster, text: str) -> set[str]:
    return {actor.id for actor in cast_from(text).actors if actor.kind == "person"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Miguel Díaz-Canel became president of Cuba. Díaz-Canel vowed to go on.", {"miguel-diaz-canel"}),
        ("Deborah Amos reports from Geneva. Deb Amos adds that the talks go on.", {"deborah-amos"}),
        ("Moon Jae-in greeted Kim Jong Un. The Moon-Kim summit went well.", {"moon-jae-in", "kim-jong-un"}),
        ("Mark Knoller wrote it.\nMark Knoller (@markknoller) wrote it again.", {"mark-knoller"}),
        ("Kim Jong Un praised the line of Songun politics on Monday.", {"kim-jong-un"}),
    ],
)
def test_one_person_is_named_once(cast_from: Caster, text: str, people: set[str]) -> None:
    assert _people(cast_from, text) == people


def test_a_president_of_long_ago_is_meant_where_the_office_is_said(cast_from: Caster) -> None:
    cast = cast_from("He compared it to that of President Reagan in dealing with the Soviet Union.")
    assert "ronald-reagan" in {actor.id for actor in cast.actors}


@pytest.mark.parametrize(
    ("text", "body", "side"),
    [
        (
            "In Beijing, Commerce Ministry spokesman Gao Feng spoke to reporters.",
            "china-commerce-ministry",
            "china",
        ),
        (
            "Cuba turned a page. Castro will remain head of the Communist Party.",
            "cuba-communist-party",
            "cuba",
        ),
        ("The Chinese Communist Party met.", "communist-party-of-china", "china"),
        (
            "The exports grew, according to the Department of Commerce.",
            "us-commerce-department",
            "united-states",
        ),
    ],
)
def test_a_body_belongs_to_the_state_that_the_text_shows(
    cast_from: Caster, text: str, body: str, side: str
) -> None:
    held = {actor.id: actor.side for actor in cast_from(text).actors}
    assert body in held, sorted(held)
    found = held[body]
    assert found is not None and found.value == side


@pytest.mark.parametrize(
    ("text", "who", "title", "side"),
    [
        (
            "Japan's minister of Economy, Trade and Industry, Hiroshige Seko, said so.",
            "hiroshige-seko",
            "minister of economy trade and industry",
            "japan",
        ),
        (
            "The visit of Cuban Minister of Foreign Investment, Rodrigo Malmierca, to Washington ended.",
            "rodrigo-malmierca",
            "minister of foreign investment",
            "cuba",
        ),
    ],
)
def test_a_minister_has_his_fields_and_his_state(
    cast_from: Caster, text: str, who: str, title: str, side: str
) -> None:
    [held] = [actor for actor in cast_from(text).actors if actor.id == who]
    assert held.side is not None and held.side.value == side
    assert title in {office.title for office in held.offices}


def test_the_country_of_a_dateline_is_not_whose_president_speaks(cast_from: Caster) -> None:
    cast = cast_from("BIARRITZ, France – President Donald Trump said on Monday that he was ready to talk.")
    [held] = [actor for actor in cast.actors if actor.id == "donald-trump"]
    assert held.side is not None and held.side.value == "united-states"
    assert {office.of for office in held.offices} == {"united-states"}


def test_a_body_keeps_the_hyphen_in_its_name(cast_from: Caster) -> None:
    cast = cast_from("The North Korean Asia-Pacific Peace Committee invited a delegation on Friday.")
    assert "Asia-Pacific Peace Committee" in {name.value for actor in cast.actors for name in actor.names} | {
        actor.name.removeprefix("North Korean ") for actor in cast.actors
    }


def test_the_name_of_a_drill_is_nobody(cast_from: Caster) -> None:
    text = "The two armies began the Ulji Freedom Guardian joint military exercises. Ulji Freedom Guardian lasts ten days."
    assert all("guardian" not in actor.id for actor in cast_from(text).actors)
