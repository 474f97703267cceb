"""The official who goes on speaking is the one who was called so, never a minister named before."""

import pytest

from communique.model import Report, content_hash
from communique.reading.read import read


@pytest.mark.parametrize("noun", ["official", "diplomat"])
def test_a_bare_word_for_any_office_goes_on_with_the_one_called_so(noun: str) -> None:
    text = (
        "Secretary of State John Kerry has been told to review the list.\n\n"
        f'"We must try," a senior French {noun} said.\n\n"And we want talks with Cuba," the {noun} said.\n'
    )
    reading = read(Report(id=content_hash(text), text=text, name="r", published="2014-12-17"))
    assert reading.statements
    assert "john-kerry" not in {statement.speaker.value for statement in reading.statements}


@pytest.mark.parametrize(
    ("text", "who", "title"),
    [
        (
            'Donald Trump spoke. "Ruritania\'s leader, Trump added, will regret it," he said.',
            "donald-trump",
            "leader",
        ),
        (
            "According to Mr. Moon, the North Korean leader said he was willing to talk.",
            "moon-jae-in",
            "leader",
        ),
        (
            '"I am grateful to President Donald Trump for permitting me to serve as director of the Central Intelligence Agency," Mike Pompeo said.',
            "donald-trump",
            "director",
        ),
        (
            "A senior official welcomed the talks. The US president praised them on Monday.",
            "anonymous:official",
            "president",
        ),
    ],
)
def test_an_office_is_not_given_to_whoever_stands_beside_it(text: str, who: str, title: str) -> None:
    reading = read(Report(id=content_hash(text), text=text, name="r", published="2018-05-10"))
    held = {office.title for actor in reading.actors if actor.id == who for office in actor.offices}
    assert title not in held


def test_the_chairman_of_the_joint_chiefs_of_staff_keeps_his_whole_title() -> None:
    text = "Gen. Martin Dempsey, chairman of the Joint Chiefs of Staff, will visit China."
    reading = read(Report(id=content_hash(text), text=text, name="r", published="2013-04-10"))
    [held] = [actor for actor in reading.actors if actor.id == "martin-dempsey"]
    assert "chairman of the joint chiefs of staff" in {office.title.lower() for office in held.offices}


PREDICATES = [
    ("Ri Hong Gil is North Korea's foreign minister.", "ri-hong-gil", ("foreign minister", "north-korea", "current")),
    ("Mike Pompeo was appointed secretary of state in April.", "mike-pompeo", ("secretary of state", "united-states", "current")),
    ("Wendy Sherman, who was the chief U.S. negotiator, left.", "wendy-sherman", ("chief negotiator", "united-states", "former")),
    ("Kang Kyung-wha has been South Korea's foreign minister since 2017.", "kang-kyung-wha", ("foreign minister", "south-korea", "current")),
    ("Choe Hong Gil took over as first vice foreign minister last week.", "choe-hong-gil", ("first vice foreign minister", None, "current")),
    ("Biegun became special envoy.", "biegun", ("special envoy", None, "current")),
    ("Kang Kyung-wha spoke. She is the foreign minister of South Korea.", "kang-kyung-wha", ("foreign minister", "south-korea", "current")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "office"), PREDICATES)
def test_what_a_sentence_says_somebody_is_or_becomes_is_his_office(
    text: str, who: str, office: tuple[str, str | None, str]
) -> None:
    reading = read(Report(id=content_hash(text), text=text, name="r", published="2018-08-24"), thorough=True)
    held = {(o.title, o.of, o.when) for actor in reading.actors if actor.id == who for o in actor.offices}
    assert office in held
    assert not [actor for actor in reading.actors if actor.id.startswith("anonymous:")]


@pytest.mark.parametrize(
    "text",
    [
        "Kang Kyung-wha is not the foreign minister of South Korea.",
        "Kang Kyung-wha would be a foreign minister to remember.",
        "Kang Kyung-wha was a student in Seoul.",
        "Kim Jong Un is a dictator.",
    ],
)
def test_what_is_denied_foreseen_or_only_an_opinion_is_no_office(text: str) -> None:
    reading = read(Report(id=content_hash(text), text=text, name="r", published="2018-08-24"), thorough=True)
    assert not [office for actor in reading.actors for office in actor.offices]
