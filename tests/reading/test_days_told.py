"""Which days a sentence gives an event: with its preposition, counted from another day, from a first day to a last."""

import pytest

from communique.model import Report, content_hash
from communique.reading.read import read

TOLD = [
    ("Chile and Peru held secret talks in Lima beginning last March.", "talks", "2018-03-01/2018-06-06"),
    ("The flight comes days after North Korea tested a missile.", "missile-test", "2018-05-30/2018-06-05"),
    ("The flight comes two weeks after North Korea tested a missile.", "missile-test", "2018-05-23/2018-05-23"),
    ("In recent months, North Korea has defied its neighbours by conducting a nuclear test.", "nuclear-test",
     "2018-03-01/2018-06-06"),
    ("Chile carried out six missile tests since 2016.", "missile-test", "2016-01-01/2018-06-06"),
    ("President Sebastian Pinera of Chile will travel to Peru over the next week.", "visit", "2018-06-06/2018-06-13"),
    ("North Korea said the drills of the United States and South Korea, which began on March 1 and will continue through "
     "April 30, are a rehearsal.", "exercise", "2018-03-01/2018-04-30"),
    ("Chile and Peru signed a border agreement after their troops clashed in March.", "agreement", "2018-03-01/2018-06-06"),
    ("Chile has not met Peru since early May, when it tested a ballistic missile.", "missile-test", "2018-05-01/2018-05-31"),
    ("The joint military drills of Chile and Peru are scheduled to end June 20.", "exercise", "2018-06-06/2018-06-20"),
    ("Peru tested a ballistic missile in February, prompting Chile to impose sanctions on Peru.", "sanction",
     "2018-02-01/2018-06-06"),
    ("The minister spoke after Monday's signing of the agreement between Chile and Peru.", "agreement",
     "2018-06-04/2018-06-04"),
    ("Chile fired a ballistic missile this year.", "missile-test", "2018-01-01/2018-06-06"),
]  # fmt: skip


def dates(text: str, type_: str) -> list[str]:
    report = Report(id=content_hash(text), text=text, name="r", published="2018-06-06")
    return [
        str(each.date.value)
        for each in read(report).accounts
        if each.type.value == type_ and each.date is not None
    ]


@pytest.mark.parametrize(("text", "type_", "expected"), TOLD)
def test_the_words_around_a_time_say_which_days_it_stands_for(text: str, type_: str, expected: str) -> None:
    assert dates(text, type_) == [expected]


def test_a_time_from_which_one_counts_dates_nothing() -> None:
    text = "The presidents of Chile and Peru met in Lima in their first meeting since December."
    assert dates(text, "talks") == ["2018-06-06/2018-06-06"]


@pytest.mark.parametrize(
    "text",
    [
        "After a long negotiation begun by then-President Sebastian Pinera, Chile and Peru reached a border agreement.",
        "President Sebastian Pinera of Chile then flew to Peru for the closing ceremony.",
    ],
)
def test_what_goes_on_with_a_story_is_no_news_of_the_day(text: str) -> None:
    report = Report(id=content_hash(text), text=text, name="r", published="2018-06-06")
    assert all(each.date is None or each.date.rule != "news of the day" for each in read(report).accounts)


def test_the_first_since_a_war_began_is_of_today() -> None:
    text = "Chile struck on Sunday. It was the first Chilean attack on a Peruvian ship since the start of the war six years ago."
    report = Report(id=content_hash(text), text=text, name="r", published="2018-06-06")
    dates = [each.date for each in read(report).accounts]
    assert all(date is not None and date.value.start.year == 2018 for date in dates)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On Tuesday Pinera hailed the outcome of his meeting with Peruvian President Martin Vizcarra on Sunday.", "2018-06-03/2018-06-03"),
        ("Chilean President Sebastian Pinera on Tuesday hailed ties in the wake of his meeting with Peruvian President Martin Vizcarra.", None),
    ],
)  # fmt: skip
def test_what_is_looked_back_on_is_not_of_the_day_of_the_remark(text: str, date: str | None) -> None:
    report = Report(id=content_hash(text), text=text, name="r", published="2018-06-06")
    [talks] = [each for each in read(report).accounts if each.type.value == "talks"]
    assert (str(talks.date.value) if talks.date else None) == date
