"""Who is in a report: names, surnames, sides, offices, stand-ins, groups, pronouns, unnamed voices, repairs.

Sentences are written for these tests.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from communique.actors import Cast
from communique.model import Actor, Cited, Span, content_hash
from communique.page.types import Block, Page
from communique.profiles import load

Caster = Callable[..., Cast]


def meant(cast: Cast, text: str, words: str) -> tuple[str, ...]:
    """The actors of the first mention with these words."""
    return next(mention.actors for mention in cast.mentions if text[mention.start : mention.end] == words)


def one(cast: Cast, id: str) -> Actor:
    return cast.by_id[id]


def offices(actor: Actor) -> list[tuple[str, str | None, str]]:
    return [(office.title, office.of, office.when) for office in actor.offices]


@pytest.mark.parametrize(
    ("text", "id", "side", "office"),
    [
        ("Vice Foreign Minister Han Song Ryol of North Korea met them.", "han-song-ryol", "north-korea", ("vice foreign minister", "north-korea", "current")),
        ("Foreign Minister Ada Roe of Chile met them.", "ada-roe", "chile", ("foreign minister", "chile", "current")),
        ("North Korean Vice Foreign Minister Han Song Ryol met them.", "han-song-ryol", "north-korea", ("vice foreign minister", "north-korea", "current")),
        ("US secretary of state Mike Pompeo flew home.", "mike-pompeo", "united-states", ("secretary of state", "united-states", "current")),
        ("Former US deputy nuclear negotiator Joseph Fletcher spoke.", "joseph-fletcher", "united-states", ("deputy nuclear negotiator", "united-states", "former")),
        ("The North’s deputy ambassador to the United Nations, Jang Il-hun, arrived from North Korea.", "jang-il-hun", "north-korea",
         ("deputy ambassador to the United Nations", "north-korea", "current")),
        ("White House press secretary Jay Carney declined to comment.", "jay-carney", "united-states", ("press secretary", "white-house", "current")),
        ("State Department spokeswoman Heather Nauert confirmed it.", "heather-nauert", "united-states", ("spokeswoman", "us-state-department", "current")),
        ("Chinese Commerce Ministry spokesman Gao Feng said talks went on.", "gao-feng", "china", ("spokesman", "china-commerce-ministry", "current")),
        ("Anna Lindqvist, Sweden's foreign minister, hosted the talks.", "anna-lindqvist", "sweden", ("foreign minister", "sweden", "current")),
        ("Paul Walker, an analyst at Green Cross International, doubted it.", "paul-walker", None, ("analyst", "green-cross-international", "current")),
    ],
)  # fmt: skip
def test_titles_give_sides_and_offices(
    cast_from: Caster, text: str, id: str, side: str | None, office: tuple[str, str | None, str]
) -> None:
    actor = one(cast_from(text), id)
    assert (actor.side.value if actor.side is not None else None) == side
    assert office in offices(actor)


def test_a_surname_later_joins_the_full_name(cast_from: Caster) -> None:
    text = "Japanese diplomat Kenji Tanaka met reporters in Geneva. Tanaka said the talks had failed. Mr. Tanaka left."
    cast = cast_from(text)
    assert meant(cast, text, "Tanaka") == meant(cast, text, "Mr. Tanaka") == ("kenji-tanaka",)
    assert [actor.id for actor in cast.actors if actor.kind == "person"] == ["kenji-tanaka"]


def test_a_korean_surname_stands_first(cast_from: Caster) -> None:
    text = "South Korean minister Cho Myoung-gyon spoke in Seoul. Cho said the meeting would help."
    assert meant(cast_from(text), text, "Cho") == ("cho-myoung-gyon",)


def test_two_of_one_surname_are_told_apart_by_title(cast_from: Caster) -> None:
    text = "South Korean envoy Park Chul-min met U.S. negotiator Park Robinson. Envoy Park Chul-min left. The talks ended."
    ids = {actor.id for actor in cast_from(text).actors if actor.kind == "person"}
    assert ids == {"park-chul-min", "park-robinson"}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Washington rejected the offer from Cuba.", "Washington", ("united-states",)),
        ("The envoy arrived in Washington on Friday.", "Washington", ("washington",)),
        ("The minister flew to Moscow on Friday.", "Moscow", ("moscow",)),
        ("Talks between Washington and Havana resumed.", "Havana", ("cuba",)),
        ("Officials from South Korea met. The South agreed to the plan.", "The South", ("south-korea",)),
        ("North Korea fired a missile. The North said it was a satellite.", "The North", ("north-korea",)),
    ],
)
def test_capitals_and_stand_ins_are_read_by_what_they_do(
    cast_from: Caster, text: str, words: str, expected: tuple[str, ...]
) -> None:
    assert meant(cast_from(text), text, words) == expected


def test_the_north_is_no_state_where_no_korea_is_spoken_of(cast_from: Caster) -> None:
    cast = cast_from("Rebels from the North attacked villages in Mali. The North is poor.")
    assert "north-korea" not in cast.by_id


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Iran and the United States met in Oman. Both sides called the talks useful.",
            "Both sides",
            {"iran", "united-states"},
        ),
        (
            "North Korea and South Korea agreed. The two Koreas will meet again.",
            "The two Koreas",
            {"north-korea", "south-korea"},
        ),
        (
            "The U.S. spoke of trade between North Korea and China and said the two countries were close.",
            "the two countries",
            {"north-korea", "china"},
        ),
        (
            "President Donald Trump met Chinese President Xi Jinping. The two leaders shook hands.",
            "The two leaders",
            {"donald-trump", "xi-jinping"},
        ),
        (
            "North Korean and U.S. diplomats met.",
            "North Korean and U.S. diplomats",
            {"north-korea", "united-states"},
        ),
    ],
)
def test_groups_have_their_members(cast_from: Caster, text: str, words: str, expected: set[str]) -> None:
    assert set(meant(cast_from(text), text, words)) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Secretary of State John Kerry visited Geneva. He said the talks went well.", "He", ("john-kerry",)),
        ("U.S. envoy Wendy Sherman visited Tehran. She said the talks went well.", "She", ("wendy-sherman",)),
        ("North Korea rejected the offer and said it would test its missiles.", "it", ("north-korea",)),
        ("“We will not wait,” said Iranian Foreign Minister Javad Zarif.", "We", ("iran",)),
        ("North Korean diplomat Jang Il-hun said: “I came through Beijing.”", "I", ("jang-il-hun",)),
    ],
)
def test_pronouns_are_resolved(cast_from: Caster, text: str, words: str, expected: tuple[str, ...]) -> None:
    assert meant(cast_from(text), text, words) == expected


def test_empty_it_stands_for_nobody(cast_from: Caster) -> None:
    text = "North Korea fired a missile. It is unclear where the missile fell."
    assert not any(
        mention.actors for mention in cast_from(text).mentions if text[mention.start : mention.end] == "It"
    )


def test_unnamed_officials_speak_for_their_state(cast_from: Caster) -> None:
    text = "A senior U.S. official said the talks would go on."
    assert meant(cast_from(text), text, "A senior U.S. official") == ("united-states",)


def test_sources_and_former_officials_stay_unnamed(cast_from: Caster) -> None:
    text = "Diplomatic sources said so. Former U.S. diplomats met them in Berlin."
    cast = cast_from(text)
    assert meant(cast, text, "Diplomatic sources") == ("anonymous:Diplomatic sources",)
    former = cast.by_id[meant(cast, text, "Former U.S. diplomats")[0]]
    assert former.side is not None
    assert former.side.value == "united-states"
    assert former.unofficial


def test_governments_are_their_states(cast_from: Caster) -> None:
    text = "Syrian President Bashar al-Assad spoke. The Assad regime denied the attack. The Syrian government blamed rebels."
    cast = cast_from(text)
    assert meant(cast, text, "The Assad regime") == ("syria",)
    assert meant(cast, text, "The Syrian government") == ("syria",)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Meng was the daughter of Chinese firm Huawei’s founder.", "Chinese firm Huawei’s founder", None),
        (
            "Trump praised the plan. The regime in Damascus rejected it, Syria's neighbours said.",
            "The regime",
            None,
        ),
        ("He left China for Poland to meet allies in that country.", "that country", ("poland",)),
        ("In his speech, Mr. Obama praised Mr. Castro.", "his", ("barack-obama",)),
        ("Donald Trump will meet Kim Jong Un, he has said.", "he", ("donald-trump",)),
    ],
)
def test_owners_regimes_and_forward_pronouns(
    cast_from: Caster, text: str, words: str, expected: tuple[str, ...] | None
) -> None:
    cast = cast_from(text, day=date(2016, 1, 1))
    found = [mention.actors for mention in cast.mentions if text[mention.start : mention.end] == words]
    assert (
        found == [expected]
        if expected is not None
        else all("united-states" not in each and "china" not in each for each in found)
    )


def test_a_garbled_name_is_repaired_by_its_office_with_a_reason(cast_from: Caster) -> None:
    text = "He met US Special Representative for North Korea Stephen began in Stockholm."
    cast = cast_from(text, load("korea"), date(2019, 10, 6))
    biegun = one(cast, "stephen-biegun")
    assert [repair.garbled for repair in biegun.repairs] == ["Stephen began"]
    assert "special representative for North Korea" in biegun.repairs[0].rule
    assert "stephen-biegun" not in cast_from(text).by_id


def test_a_plural_title_is_of_each_name_after_it(cast_from: Caster) -> None:
    cast = cast_from("Presidents Obama and Putin spoke by phone.", day=date(2014, 5, 1))
    assert offices(one(cast, "barack-obama")) == [("president", "united-states", "current")]
    assert offices(one(cast, "vladimir-putin")) == [("president", "russia", "current")]


def test_officials_listed_by_state_are_all_their_states(cast_from: Caster) -> None:
    text = "The foreign ministers of Russia, Iran and Turkey met in Astana."
    assert meant(cast_from(text), text, "The foreign ministers of Russia") == ("russia", "iran", "turkey")


def test_a_right_name_is_never_repaired(cast_from: Caster) -> None:
    cast = cast_from(
        "US Special Representative for North Korea Stephen Biegun left.", load("korea"), date(2019, 10, 6)
    )
    assert one(cast, "stephen-biegun").repairs == ()


def test_a_surname_alone_is_of_public_record_by_the_day(cast_from: Caster) -> None:
    text = "Mr. Obama spoke about Cuba."
    assert meant(cast_from(text, day=date(2015, 7, 1)), text, "Mr. Obama") == ("barack-obama",)


def test_captions_without_capitals_still_give_their_states(cast_from: Caster) -> None:
    cast = cast_from(
        "the talks between north korea and the u.s. broke down in stockholm as pyongyang said the u.s. came with nothing"
    )
    assert {"north-korea", "united-states"} <= set(cast.by_id)


def test_outlets_that_the_page_credits_are_actors(cast_from: Caster) -> None:
    text = "Daily Example\nThe envoy left."
    span = Span(content_hash(text), 0, 13)
    cast = cast_from(text, page=Page(outlet=Cited("daily-example", (span,), "masthead")))
    assert one(cast, "daily-example").kind == "publication"


def test_offices_that_somebody_served_in_are_former(cast_from: Caster) -> None:
    text = "Han Song Ryol, who previously served as deputy ambassador to the United Nations, led the North Korean side."
    assert ("deputy ambassador to the United Nations", "former") in [
        (title, when) for title, _, when in offices(one(cast_from(text), "han-song-ryol"))
    ]


def test_the_same_text_gives_the_same_cast(cast_from: Caster) -> None:
    text = "Trump and Kim met in Singapore. They signed a statement. Both sides praised it."
    left, right = cast_from(text), cast_from(text)
    assert (left.actors, left.mentions) == (right.actors, right.mentions)


def test_who_is_thanked_for_help_with_the_report_is_in_the_cast(cast_from: Caster) -> None:
    text = "Chile and Peru met.\nStrelsau Times' Ada Roe and Ben Poe contributed to this report."
    line = text.index("\n") + 1
    page = Page(blocks=(Block(0, line - 1, "body"), Block(line, len(text), "byline")))
    held = {actor.name for actor in cast_from(text, page=page).actors if actor.kind == "person"}
    assert held == {"Ada Roe", "Ben Poe"}
