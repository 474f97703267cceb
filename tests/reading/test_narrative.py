"""Days that a report tells elsewhere than beside the event: threads of told time, occasions, limits, years of a like."""

import pytest

from communique.model import Account, Report, content_hash
from communique.reading.narrative import threads
from communique.reading.occasions import occasions
from communique.reading.read import document_of, read

NEWS = "PARIS (AP) — France and Brazil held talks in Lyon on Tuesday, officials said.\n\n"


def report(text: str, published: str = "2015-03-11") -> Report:
    return Report(id=content_hash(text), text=text, name="r", published=published)


def accounts(text: str, published: str = "2015-03-11") -> tuple[Account, ...]:
    return read(report(text, published)).accounts


def days(text: str, type_: str, published: str = "2015-03-11") -> set[str | None]:
    found = [each for each in accounts(text, published) if each.type.value == type_]
    return {str(each.date.value) if each.date else None for each in found}


@pytest.mark.parametrize(
    ("body", "type_", "day"),
    [
        # a year opens a thread in which the next sentence stands
        ("In 2004 relations soured. France imposed sanctions on Brazil.", "sanction", "2004-01-01/2004-12-31"),
        # a cleft stays in it
        ("But go back to 2004. That is when France withdrew from the trade treaty.", "withdrawal", "2004-01-01/2004-12-31"),
        # a word of sequence moves on: between the thread and the report
        (
            "In January the two presidents met in Rome. Later France imposed sanctions on Brazil.",
            "sanction",
            "2015-01-01/2015-03-11",
        ),
        # years told hold longer, also through what is said in them, and "since then" runs to the report
        (
            "In 2004 a new minister took over. He said he wanted calm. There have been several missile tests by Brazil since then.",
            "missile-test",
            "2004-01-01/2015-03-11",
        ),
        ("France suspended its military drills for the 2014 Winter Olympics.", "step", "2014-02-07/2014-02-23"),
    ],
)  # fmt: skip
def test_what_has_no_day_of_its_own_stands_in_the_thread(body: str, type_: str, day: str) -> None:
    assert days(NEWS + body, type_) == {day}


def test_a_return_to_the_present_ends_the_thread() -> None:
    body = "In 2004 relations soured. They are good now. Brazil imposed tariffs on French wine."
    assert "2004-01-01/2004-12-31" not in days(NEWS + body, "sanction")


def test_a_limit_runs_from_the_report() -> None:
    found = days("Brazil will release its French prisoners within a week.", "step")
    assert found == {"2015-03-11/2015-03-18"}


def test_the_year_of_its_like_dates_a_deal() -> None:
    text = NEWS + "Jean Blanc, who negotiated a landmark 1994 freeze deal with Brazil, was there."
    assert "1994-01-01/1994-12-31" in days(text, "agreement")


def test_what_is_before_a_meeting_still_to_come_is_no_meeting_held() -> None:
    text = "Before President Blanc of France and President Silva of Brazil meet, the countries will install a hotline."
    assert all(each.status.value == "scheduled" for each in accounts(text))


def test_experts_on_a_country_attend_for_nobody() -> None:
    text = NEWS + "Ana Reis, an academic specializing in Chile who attended the talks, said they were useful."
    assert all("chile" not in {side.value for side in each.sides} for each in accounts(text))


def test_quotations_open_no_thread() -> None:
    held = document_of(report("“In 2004 we met them,” she said. France imposed sanctions on Brazil."))
    assert threads(held) == {}


def test_occasions_are_in_order() -> None:
    for each in occasions():
        assert each.names
        assert [day.start for day in each.days] == sorted(day.start for day in each.days)


def test_meeting_again_is_another_meeting() -> None:
    text = "President Obama and President Castro met in Panama in January. In February the two leaders met again for a second time."
    assert days(text, "talks") == {"2015-01-01/2015-01-31", "2015-02-01/2015-02-28"}


def test_since_taking_office_tells_no_office() -> None:
    assert (
        days("Since taking office in 2009, President Obama has met President Castro once.", "office") == set()
    )


def test_a_meeting_where_something_was_said_is_no_talks() -> None:
    text = "France and Brazil are at odds. Minister Blanc made the comments at a regional security meeting in Manila."
    assert days(text, "talks") == set()


def test_fire_to_simulate_an_attack_is_an_exercise() -> None:
    found = {
        each.type.value
        for each in accounts("On Tuesday Brazil fired missiles into the sea to simulate an attack.")
    }
    assert found == {"exercise"}


def test_what_follows_a_meeting_in_november_follows_last_november() -> None:
    text = (
        "The recent developments follow a meeting between President Obama and President Castro in November."
    )
    assert days(text, "talks") == {"2014-11-01/2014-11-30"}
