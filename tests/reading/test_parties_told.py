"""Parties and ranks that other words of the report, or public record, tell: senders, answers, "the tariffs", titles."""

import pytest

from communique.model import Account, Report, content_hash
from communique.model.interval import parse
from communique.reading.levels import rank_of_title
from communique.reading.ranks import titles_on
from communique.reading.read import read


def accounts(text: str, published: str = "2015-03-11") -> tuple[Account, ...]:
    return read(Report(id=content_hash(text), text=text, name="r", published=published)).accounts


def of(text: str, type_: str) -> list[Account]:
    return [each for each in accounts(text) if each.type.value == type_]


def sides(account: Account) -> set[str]:
    return {side.value for side in account.sides}


def test_who_sends_a_delegation_does_not_travel() -> None:
    [visit] = of("President Barack Obama sent a delegation to Lima on Tuesday.", "visit")
    assert "united-states" in sides(visit)
    assert "barack-obama" not in {person.value for person in visit.people}


def test_an_act_that_answers_another_is_its_own_actors() -> None:
    found = of(
        "On Monday Brazil imposed tariffs on France. On Tuesday France responded with tariffs on Brazil.",
        "sanction",
    )
    assert [sides(each) for each in found] == [{"brazil"}, {"france"}]


def test_the_tariffs_are_whose_were_told_before() -> None:
    text = "France announced new tariffs on Brazil on Tuesday. The tariffs will take effect on July 6."
    assert all(sides(each) <= {"france"} for each in of(text, "sanction"))


def test_a_participle_that_only_describes_is_no_news() -> None:
    text = "France held talks on Tuesday with a group designated as terrorist by Brazil."
    assert all(each.date is None for each in of(text, "sanction"))


def test_an_aside_after_a_comma_is_past_wherever_it_hangs() -> None:
    text = (
        "Minister Jean Blanc of France announced a truce that would end the fighting, following a meeting with President "
        "Ana Silva of Brazil in Ankara."
    )
    [talks] = of(text, "talks")
    assert talks.status.value == "happened"
    assert talks.place is not None
    assert talks.place.value == "ankara,turkey"


@pytest.mark.parametrize(
    ("person", "day", "rank"),
    [("donald-trump", "2018-06-01", 3), ("donald-j-trump", "2018-06-01", 3), ("john-kerry", "2015-06-01", 2)],
)
def test_public_record_tells_ranks(person: str, day: str, rank: int) -> None:
    ranks = [rank_of_title(title) for title in titles_on(person, parse(day))]
    assert max(each for each in ranks if each is not None) == rank


def test_out_of_office_there_is_no_title() -> None:
    assert titles_on("john-kerry", parse("2018-06-01")) == ()


def test_who_stands_beside_meeting_like_a_participle_met() -> None:
    text = "Foreign Minister Wang Yi of China, meeting with Russia's top diplomat in Manila, urged calm on Tuesday."
    [talks] = of(text, "talks")
    assert sides(talks) == {"china", "russia"}
    assert "wang-yi" in {person.value for person in talks.people}


def test_a_second_day_began_the_day_before() -> None:
    [talks] = of("France held talks with Brazil in Lyon for a second day on Tuesday.", "talks")
    assert talks.date is not None
    assert str(talks.date.value) == "2015-03-09/2015-03-10"


def test_a_body_that_meets_by_itself_holds_no_talks_between_sides() -> None:
    told = "North Korea held Political Bureau meetings in Pyongyang in 2013. Chile and Peru signed a treaty in Lima."
    assert not of(told, "talks")
    [talks] = of("EU-China talks began in Brussels on Monday.", "talks")
    assert sides(talks) == {"european-union", "china"}


def test_a_visit_has_the_host_for_a_side_where_the_story_is_his_too() -> None:
    told = (
        "Chile and Peru disagree. Chile's foreign minister, Ada Roe, visited Lima on Monday. Peru was silent."
    )
    [visit] = of(told, "visit")
    assert sides(visit) == {"chile", "peru"}


def test_a_third_land_only_lends_its_roof() -> None:
    told = (
        "Chile and Peru disagree over Bolivia, said Bolivia. Chile's foreign minister, Ada Roe, flew to Geneva on Monday. "
        "Peru was silent. Chile was not. Peru and Bolivia smiled."
    )
    [visit] = of(told, "visit")
    assert sides(visit) == {"chile"}


def test_talks_of_a_forum_have_all_its_members_as_sides() -> None:
    [talks] = of("The six-party talks broke down in Beijing in December 2008.", "talks")
    assert sides(talks) == {"china", "japan", "north-korea", "russia", "south-korea", "united-states"}


def test_a_body_whose_meeting_is_the_setting_is_no_side_of_the_talks_held_there() -> None:
    told = "Chile's foreign minister met his Peruvian counterpart at ASEAN's meeting of ministers in Manila on Monday."
    for talks in of(told, "talks"):
        assert "asean" not in sides(talks) or len(sides(talks)) < 3


def test_who_vowed_something_at_a_summit_held_it() -> None:
    told = (
        "The United States and China disagree with Chile. The United States was silent, and China too.\n\n"
        "At a summit in April, Chile's president, Ada Roe, and Peruvian President Ben Poe vowed to trade more."
    )
    assert any(sides(talks) == {"chile", "peru"} for talks in of(told, "talks"))
