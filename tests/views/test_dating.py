"""How a date came about, in plain sentences: the words, the rule, the day they count from, the clock, the report's day."""

from __future__ import annotations

from datetime import date

from communique.model import Account, Cited, Dated, Reading, Reason, Report, Span, TimeValue
from communique.model.interval import day
from communique.views.dating import because

TEXT = "They met in Strelsau on Thursday."
REPORT = Report(id="r", text=TEXT, name="r")
WORDS = Span("r", 24, 32)
THURSDAY = day(date(2016, 10, 20))
TIME = TimeValue(24, 32, "DATE", "2016-10-20", THURSDAY, "weekday")


def an_account(rule: str = "attached", zone: Cited[str] | None = None) -> Account:
    return Account(
        id="a1",
        type=Cited("talks", (WORDS,)),
        status=Cited("happened", (WORDS,)),
        evidence=(WORDS,),
        date=Cited(THURSDAY, (WORDS,), rule),
        place=Cited("seoul,south-korea", (Span("r", 12, 20),)),
        zone=zone,
    )


def a_reading(time: TimeValue = TIME, dated: Dated | None = None) -> Reading:
    told = Reason("metadata", None, 1.0, None, "published", "the finder gave this date")
    return Reading(report=REPORT, times=(time,), dated=dated or Dated(day(date(2016, 10, 22)), (told,)))


def test_a_weekday_tells_the_day_it_counts_from_and_why_the_report_is_of_it() -> None:
    assert because(an_account(), a_reading()) == (
        "the words belong to the event",
        "“Thursday” is 20 October 2016 by the rule weekday, counted from the day of the report (22 October 2016)",
        "the report is of 22 October 2016: the finder gave this date",
    )


def test_the_clock_of_the_place_is_named() -> None:
    local = because(an_account(zone=Cited("Asia/Seoul", (WORDS,), "local")), a_reading())
    assert "a day of Asia/Seoul, the clock of the place (seoul,south-korea)" in local
    time = TimeValue(24, 32, "DATE", "2016-10-19", THURSDAY, "weekday", "report", "America/New_York")
    turned = because(an_account("attached+zone", Cited("Asia/Seoul", (WORDS,), "zone")), a_reading(time))
    assert (
        "turned from the clock of America/New_York to that of the place, Asia/Seoul: 20 October 2016"
        in turned
    )
    assert turned[0] == "the words belong to the event"


def test_a_known_event_is_named_and_needs_no_report() -> None:
    time = TimeValue(
        24, 32, "DATE", "2016-10-20", THURSDAY, "event-offset", "event", None, "accord (2016-10-18)"
    )
    assert because(an_account(), a_reading(time))[1:] == (
        "“Thursday” is 20 October 2016 by the rule event-offset, counted from a known event: accord (2016-10-18)",
    )


def test_what_has_no_words_of_its_own_says_so() -> None:
    account = an_account("news of the day")
    assert because(account, Reading(report=REPORT)) == (
        "no date of its own: told as the news of the report's day",
        "the report's own day is not known: nothing bounds it",
    )


def test_without_a_date_there_is_nothing_to_say() -> None:
    bare = Account(
        id="a1", type=Cited("talks", (WORDS,)), status=Cited("happened", (WORDS,)), evidence=(WORDS,)
    )
    assert because(bare, a_reading()) == ()
