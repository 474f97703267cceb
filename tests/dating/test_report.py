"""The day of a report: what it states, what its words allow, what company says, and which dates are false."""

from __future__ import annotations

import math
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.dating import Companions, Neighbour, axis, date_report
from communique.dating.clues import clues_of
from communique.dating.company import closeness
from communique.dating.stated import parse_field, path_date
from communique.model import (
    NO_PROFILE,
    Dated,
    Hint,
    KnownEvent,
    Profile,
    ProfileActor,
    ProfileOffice,
    Report,
    content_hash,
)
from communique.model.interval import Interval, day, parse
from communique.page import lay_out
from communique.page.types import Page

STORY = (
    "Envoys meet in Geneva\n\nSecretary of State John Kerry met the Russian foreign minister in Geneva on Saturday to agree "
    "how Syria's chemical weapons are to be counted. President Barack Obama praised the framework agreement.\n\n"
    "The envoys had begun their talks on Thursday, three weeks after the attack of Aug. 21, 2013 in Ghouta. The Security "
    "Council is to vote this month, and the St. Petersburg meeting of Sept. 5 had failed.\n"
)


def make(text: str, **more: object) -> Report:
    return Report(id=content_hash(text), text=text, name="a", **more)  # type: ignore[arg-type]


def read(text: str, **more: object) -> Dated:
    report = make(text, **more)
    return date_report(report, lay_out(report), None)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/world/2017/apr/20/talks-open", "2017-04-20"),
        ("http://example.org/2013/0321/talks", "2013-03-21"),
        ("https://example.org/news/2016-10-22-talks.html", "2016-10-22"),
        ("https://example.org/talks-20161022", "2016-10-22"),
        ("https://example.org/2013/03/talks", "2013-03"),
        ("https://example.org/2017/02/30/talks", "2017-02"),
        ("https://example.org/2017/13/30/talks", None),
        ("https://2016-10-22.example.org/talks", None),
        ("https://example.org/story/101352168/", None),
    ],
)
def test_the_day_in_an_address(address: str, expected: str | None) -> None:
    found = path_date(address)
    assert found == (None if expected is None else parse(expected))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2016-10-22", "2016-10-22"),
        ("2016-10-22T15:22:00+09:00", "2016-10-22"),
        ("2016-10", "2016-10"),
        ("Oct. 22, 2016 - 15:22", "2016-10-22"),
        ("22 October 2016", "2016-10-22"),
        ("Thursday", None),
        ("", None),
        ("2016-13-40", None),
    ],
)
def test_the_day_in_a_field(value: str, expected: str | None) -> None:
    found = parse_field(value)
    assert (found and str(found)) == (expected and str(parse(expected)))


def test_the_finders_date_is_believed() -> None:
    dated = read(STORY, published="2013-09-14")
    assert dated.interval == day(date(2013, 9, 14))
    assert dated.reasons[0].rule == "metadata"
    assert dated.reasons[0].field == "published"


def test_a_field_of_the_file_and_an_address_serve_where_the_finder_is_silent() -> None:
    assert read(STORY, hints=(Hint("html:article:published_time", "2013-09-14T10:00Z"),)).interval == day(
        date(2013, 9, 14)
    )
    dated = read(STORY, url="https://example.org/2013/09/14/accord")
    assert dated.interval == day(date(2013, 9, 14))
    assert dated.reasons[0].rule == "url"


def test_a_published_line_dates_the_report_and_is_cited() -> None:
    text = f"The Daily Example\n\nPublished: Sept. 14, 2013 - 18:05\n\n{STORY}"
    dated = read(text)
    assert dated.interval == day(date(2013, 9, 14))
    span = dated.reasons[0].span
    assert span is not None
    assert "Sept. 14, 2013" in span.of(text)


def test_a_dateline_without_a_year_takes_the_year_that_the_words_fit() -> None:
    dated = read(
        "Envoys agree\n\nGENEVA, Sept. 14 (Example) -- Secretary of State John Kerry and the Russian minister agreed on Saturday "
        "how Syria's weapons are to be counted after the attack of Aug. 21 in Ghouta. President Barack Obama praised it.\n"
    )
    assert dated.interval == day(date(2013, 9, 14))
    assert dated.reasons[0].rule == "dateline"


def test_a_page_clock_that_the_words_rule_out_is_a_trap() -> None:
    text = (
        "Wednesday, October 30\n\nThe leaders of North Korea and the United States are to meet in Singapore on June 12, the White "
        "House said on Friday. Secretary of State Mike Pompeo spoke with Kim Yong Chol, who brings a letter, in New York on "
        "Thursday. President Donald Trump said the June 12 summit would go ahead.\n"
    )
    dated = read(text)
    assert dated.interval is not None
    assert dated.interval.contains(date(2018, 6, 1))
    assert dated.interval.days <= 31
    [trap] = dated.traps
    assert trap.span is not None
    assert trap.span.of(text) == "Wednesday, October 30"


def test_a_page_date_before_what_the_story_tells_is_a_trap() -> None:
    text = (
        "Posted: March 3, 2009\n\nPresident Donald Trump and Kim Jong Un met in Singapore on June 12, 2018. Secretary of State "
        "Mike Pompeo is to follow up. The Panmunjom Declaration of April 27, 2018 stands, said President Moon Jae-in.\n"
    )
    dated = read(text)
    assert [trap.interval for trap in dated.traps] == [day(date(2009, 3, 3))]
    assert dated.interval is None or dated.interval.start.year >= 2018


def test_words_alone_bound_a_report() -> None:
    dated = read(STORY)
    assert dated.interval is not None
    assert dated.interval.contains(date(2013, 9, 14))
    assert {reason.rule for reason in dated.reasons} & {"event", "office", "date"}
    assert all(reason.span is not None for reason in dated.reasons)


def test_nothing_bounds_a_text_that_names_no_time() -> None:
    dated = read("A note\n\nThe parties talked at length and parted as friends.\n")
    assert dated.interval is None
    assert dated.reasons == ()


@pytest.mark.parametrize("text", ["", "\n\n", " ", "\x00\ud800", "1" * 5000, "Thursday, October 31\n" * 40])
def test_any_page_is_survived(text: str) -> None:
    report = make(text)
    found = date_report(report, Page(), None)
    assert found.interval is None or found.interval.start <= found.interval.end


def test_a_former_office_holder_dates_a_report_after_the_term() -> None:
    dated = read("A speech\n\nFormer President Barack Obama spoke on Friday of the deal of 2015.\n")
    [clue] = [each for each in dated.candidates if each.rule == "office"]
    assert clue.interval is not None
    assert clue.interval.start == date(2017, 1, 20)


def test_a_profile_adds_its_events_and_offices() -> None:
    known = KnownEvent(
        id="e",
        type="talks",
        date=parse("2031-05-06"),
        name="the Freedonia accord",
        names=("freedonia accord",),
    )
    envoy = ProfileActor(id="t", kind="person", name="Ada Trentino",
                         offices=(ProfileOffice(title="Special Envoy", since="2031-01-01", until="2031-12-31"),))  # fmt: skip
    profile = Profile(events=(known,), actors=(envoy,))
    report = make(
        "Talks go on\n\nSpecial Envoy Ada Trentino said on Friday that the Freedonia accord signed on Tuesday was sound.\n"
    )
    dated = date_report(report, lay_out(report), None, profile=profile)
    assert dated.interval is not None
    assert dated.interval.overlaps(Interval(date(2031, 5, 6), date(2031, 5, 12), "range"))


def test_company_dates_what_states_no_date() -> None:
    others = [
        ("b", "Envoys of Freedonia and Sylvania met in the lakeside palace and signed the ferry accord before the band played", day(date(2031, 5, 6))),
        ("c", "The harvest in Freedonia failed and farmers marched on the granary in the rain with lanterns", day(date(2029, 2, 1))),
        ("d", "Envoys of Freedonia and Sylvania signed the ferry accord in the lakeside palace, and the band played", day(date(2031, 5, 7))),
        ("e", "The granary was opened to the farmers who marched with lanterns in the rain", day(date(2029, 2, 3))),
        ("f", "Sylvania elects a council of nine after a long and quiet campaign", day(date(2027, 2, 3))),
    ]  # fmt: skip
    companions = Companions(others)
    text = "Ferry accord\n\nEnvoys of Freedonia and Sylvania signed the ferry accord in the lakeside palace while the band played\n"
    near = companions.neighbours(text)
    assert near[0].note == "d"
    report = make(text)
    dated = date_report(report, lay_out(report), None, company=near)
    assert dated.interval is not None
    assert dated.interval.overlaps(Interval(date(2031, 5, 5), date(2031, 5, 8), "range"))
    assert dated.reasons[0].rule == "company"
    assert companions.neighbours(text, leave_out=frozenset({"d"}))[0].note == "b"


def test_company_of_nothing_says_nothing() -> None:
    assert Companions([]).neighbours("any words") == ()
    report = make("Any words\n")
    assert (
        date_report(report, Page(), None, company=[Neighbour(day(date(2016, 1, 1)), 0.01)]).interval is None
    )


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=120), published=st.one_of(st.none(), st.text(max_size=20), st.dates().map(str)))
def test_any_text_is_dated_in_order_and_within_itself(text: str, published: str | None) -> None:
    report = make(text, published=published)
    dated = date_report(report, Page(), None)
    for reason in (*dated.reasons, *dated.candidates, *dated.traps):
        assert 0.0 <= reason.weight <= 1.0
        assert reason.span is None or reason.span.within(text)
        assert reason.note


def test_the_five_seeds_are_dated_by_their_words(shared: Path) -> None:
    import yaml

    for path in sorted((shared / "seeds").glob("*.txt")):
        gold = yaml.safe_load((shared / "gold" / "seeds" / f"{path.stem}.yaml").read_text("utf-8"))
        report = make(path.read_text("utf-8"))
        dated = date_report(report, lay_out(report), None)
        assert dated.interval is not None, path.stem
        assert dated.interval.overlaps(parse(gold["published"])), (path.stem, dated.interval)


def test_a_dateline_without_a_year_takes_the_year_in_which_the_weekday_of_the_text_is_its_own() -> None:
    for year, weekday in ((2015, "Thursday"), (2016, "Friday")):
        dated = read(
            f"Truce is agreed\n\nMINSK, Feb 12 (Example) - President Vladimir Putin said on {weekday} that the parties had agreed "
            "to stop the fighting in eastern Ukraine. President Barack Obama welcomed it.\n"
        )
        assert dated.interval == day(date(year, 2, 12)), weekday


def test_reports_of_one_day_are_close_and_those_of_a_year_are_not() -> None:
    assert closeness([730_000] * 4) == pytest.approx(1.0)
    assert closeness([730_000, 730_100, 730_200]) < 0.01
    assert closeness([730_000]) == 1.0
    assert closeness([]) == 1.0


@given(st.lists(st.integers(700_000, 740_000), min_size=2, max_size=12))
def test_closeness_is_the_mean_over_the_pairs(days: list[int]) -> None:
    pairs = [math.exp(-abs(one - other) / 7.0) for one, other in combinations(days, 2)]
    assert closeness(days) == pytest.approx(sum(pairs) / len(pairs))


def test_words_of_a_few_days_tell_more_of_the_day_than_words_of_all_the_year() -> None:
    # "harbour inspection" comes up on two days running; "grain tariff" just as often, but all over the year.
    fillers = [
        (f"f{place}", f"filler{place} plain words about nothing much {place}", day(date(2018, 1, 1 + place)))
        for place in range(20)
    ]
    rows = [
        ("near", "harbour inspection ended", day(date(2018, 5, 1))),
        ("near too", "harbour inspection began", day(date(2018, 5, 2))),
        ("far", "grain tariff ended", day(date(2018, 3, 1))),
        ("far too", "grain tariff began", day(date(2018, 11, 1))),
        *fillers,
    ]  # fmt: skip
    found = Companions(rows).neighbours("harbour inspection and grain tariff")
    assert {each.note for each in found[:2]} == {"near", "near too"}
    assert found[0].shared > found[2].shared


def test_an_event_told_with_its_year_does_not_put_the_report_in_that_year() -> None:
    dated = read(
        "What sanctions can do\n\nThe talks of the nineties led to the Agreed Framework in 1994, which froze the plant. President Donald "
        "Trump and Secretary of State Rex Tillerson have other plans, a former diplomat said in an interview.\n"
    )
    assert dated.interval is None or dated.interval.start >= date(2017, 1, 1)


@pytest.mark.parametrize(
    ("text", "pictured"),
    [
        ("The president is seen in New York, U.S. September 21, 2017. REUTERS/Someone", True),
        ("FILE PHOTO: Flags at the border, May 4, 2016.", True),
        ("Envoys met on September 21, 2017 and agreed on nothing.", False),
        ("Envoys met on September 21, 2017.\nREUTERS/Someone", False),
    ],
)
def test_the_date_of_a_picture_is_told_by_its_credit(text: str, pictured: bool) -> None:
    [clue] = [each for each in clues_of(text, [(0, len(text))], NO_PROFILE) if each.rule == "date"]
    assert clue.note.startswith("shows a picture of" if pictured else "tells of")


def test_a_picture_weighs_less_than_a_date_that_is_told() -> None:
    told, shown = (
        next(each for each in clues_of(text, [(0, len(text))], NO_PROFILE) if each.rule == "date").shape
        for text in ("Envoys met on May 4, 2016.", "Envoys on May 4, 2016. Handout")
    )
    months_on = axis.index(date(2016, 11, 4))
    near = axis.index(date(2016, 5, 4))
    assert told[near] - told[months_on] > shown[near] - shown[months_on]


def test_a_title_outlives_its_office_by_some_weeks() -> None:
    shape = axis.inside([(date(2015, 1, 1), date(2017, 1, 20))], 0.02, (0.2, 45.0))
    days = [date(2016, 6, 1), date(2017, 1, 25), date(2017, 6, 1), date(2019, 6, 1)]
    values = [float(shape[axis.index(each)]) for each in days]
    assert values[0] == 0.0
    assert values == sorted(values, reverse=True)
    assert values[3] == pytest.approx(math.log(0.02), abs=0.01)
    assert float(shape[axis.index(date(2014, 12, 1))]) == pytest.approx(math.log(0.02))


def test_an_event_that_is_still_to_come_does_not_bound_the_report_from_below() -> None:
    def at(text: str, when: date) -> float:
        [clue] = [each for each in clues_of(text, [(0, len(text))], NO_PROFILE) if each.rule == "event"]
        return float(clue.shape[axis.index(when)])

    before = date(2015, 12, 20)
    assert at("The North is ready to conduct its fourth nuclear test, Pyongyang hinted.", before) > at(
        "The North conducted its fourth nuclear test, Pyongyang said.", before
    )


def test_a_day_ahead_puts_the_report_before_it_and_a_day_back_after_it() -> None:
    def at(text: str, when: date) -> float:
        [clue] = [each for each in clues_of(text, [(0, len(text))], NO_PROFILE) if each.rule == "day"]
        return float(clue.shape[axis.index(when)])

    back, ahead = "The envoys met on June 12 in the city.", "The envoys will meet on June 12 in the city."
    before, after = date(2018, 5, 25), date(2018, 6, 25)
    assert at(ahead, before) > at(back, before)
    assert at(back, after) > at(ahead, after)


def test_a_gallery_of_old_pictures_does_not_rule_out_the_date_that_the_finder_gave() -> None:
    days = ["Monday, June 22", "Thursday, October 30", "Tuesday, October 14", "Friday, October 10", "Wednesday, July 16",
            "Saturday, April 26", "Thursday, April 24", "Wednesday, March 5", "Tuesday, April 1"]  # fmt: skip
    gallery = "\n\n".join(
        f"The leader visits a farm in this picture released {each}, by the agency." for each in days
    )
    dated = read(
        f"Student is held\n\nThe North has arrested a student, its agency said.\n\n{gallery}\n",
        published="2016-01-22",
    )
    assert dated.interval == day(date(2016, 1, 22))
    assert dated.traps == ()
