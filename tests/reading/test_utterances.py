"""What counts as said at all, and by whom, in whole sentences."""

import pytest

from communique.model import Report, content_hash
from communique.reading.read import read


def told(text: str) -> list[tuple[str, str]]:
    """Speakers and kinds of a text's statements."""
    report = Report(id=content_hash(text), text=text, name="r", published="2018-06-06")
    return [(each.speaker.value, each.kind.value) for each in read(report).statements]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Iranian foreign ministry did not offer any concession in the talks with Syria.",
        "Neither Iran nor Syria offered any guesses about when the truce could be renewed.",
        "The Iranian president dismissed a question about the sanctions on Syria.",
        "The Iranian government did not waver or offer concessions to Syria.",
        "The Iranian president has to deliver on the promise of talks with Syria.",
    ],
)
def test_what_is_not_said_is_no_statement(sentence: str) -> None:
    assert told(sentence) == []


def test_a_clause_of_pronouns_says_nothing() -> None:
    text = "Iran fired a missile on Monday. It was a breach of the deal, whatever the reason why President Hassan Rouhani claims he does it."
    assert "hassan-rouhani" not in [speaker for speaker, _ in told(text)]


def test_officials_named_again_are_those_of_the_side_named_before() -> None:
    text = (
        "U.S. officials said Iran had broken the nuclear deal. Officials said new sanctions were on the way."
    )
    assert {speaker for speaker, _ in told(text)} == {"united-states"}


def test_a_will_to_destroy_ones_own_arms_is_an_offer() -> None:
    assert (
        told("The South Korean president said Kim Jong Un is willing to destroy his nuclear weapons.")[0][1]
        == "offer"
    )


def test_what_is_set_as_a_condition_is_no_force_held_out() -> None:
    text = "Kim Jong Un says he is willing to give up his nukes if the United States pledges not to attack the North."
    assert told(text) == [("kim-jong-un", "offer")]


def test_only_another_can_be_expected_to_do_a_thing() -> None:
    assert told("President Obama expects to have differences with Cuba over human rights.") == [
        ("barack-obama", "prediction")
    ]


def test_a_question_whether_another_is_willing_is_no_offer_of_theirs() -> None:
    text = "Iran and Syria met in Geneva. “We are prepared to negotiate. Is Iran prepared to negotiate?” said U.S. Secretary of State John Kerry."
    assert {speaker for speaker, _ in told(text)} == {"john-kerry"}


def test_what_is_set_as_a_condition_is_nobody_elses_refusal() -> None:
    text = "“The plan for Syria can work only if we hear that the United States rules out force,” President Vladimir Putin of Russia said."
    assert told(text) == [("vladimir-putin", "condition")]


def test_another_who_is_called_unwilling_is_accused() -> None:
    text = (
        "“China has been unwilling to change its practices in the trade talks,” President Donald Trump said."
    )
    assert told(text) == [("donald-trump", "accusation")]


def test_the_month_of_may_hedges_nothing() -> None:
    text = "The Iranian foreign ministry said the nuclear talks with Syria were held in May in Geneva."
    assert [kind for _, kind in told(text)] != ["prediction"]
