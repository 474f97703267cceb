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
