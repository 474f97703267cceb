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
