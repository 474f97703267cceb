"""Views: what a user sees of a record, and the way from each value to the words."""

from datetime import date

import pytest

from communique.errors import CommuniqueError, NotFoundError
from communique.model.interval import parse
from communique.views import (
    Filter,
    bounds,
    calendar,
    check_terms,
    commitments,
    disputes,
    positions,
    reports,
    select,
    show,
    timeline,
    when,
    where,
    who,
    why,
)
from tests.builders import corpus


def test_the_timeline_is_in_the_order_of_the_calendar_with_undated_events_last() -> None:
    frame = timeline(corpus())
    assert frame["id"].to_list() == ["talks-1", "missile-test-1"]
    assert frame["start"].to_list() == [date(2018, 6, 4), None]
    assert frame["disputed"].to_list() == [True, False]
    assert frame["sides"].to_list()[0] == ["freedonia", "sylvania"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), ["talks-1", "missile-test-1"]),
        (Filter(since=date(2018, 6, 5)), []),
        (Filter(since=date(2018, 6, 4)), ["talks-1"]),
        (Filter(until=date(2018, 6, 3)), []),
        (Filter(type=("missile-test",)), ["missile-test-1"]),
        (Filter(status=("scheduled",)), ["missile-test-1"]),
        (Filter(side="Freedonia"), ["talks-1"]),
        (Filter(side="sylvania"), ["talks-1", "missile-test-1"]),
        (Filter(person="trentino"), ["talks-1"]),
        (Filter(place="Geneva"), ["talks-1"]),
        (Filter(place="switzerland"), ["talks-1"]),
        (Filter(place="Genoa"), []),
        (Filter(disputed=True), ["talks-1"]),
    ],
)
def test_filters_keep_what_they_name(wanted: Filter, expected: list[str]) -> None:
    assert [event.id for event in select(corpus(), wanted)] == expected


def test_bounds_take_years_and_months() -> None:
    assert bounds("2018", "2018-06") == (date(2018, 1, 1), date(2018, 6, 30))
    assert bounds(None, None) == (None, None)
    with pytest.raises(CommuniqueError, match="--since: 'soon' is not a date"):
        bounds("soon", None)


def test_unknown_terms_are_refused_with_the_vocabulary() -> None:
    with pytest.raises(CommuniqueError, match=r"--type: 'chat' is unknown\. One of: talks"):
        check_terms(["chat"], [])


def test_an_event_shows_its_accounts_side_by_side_with_the_words_of_each_value() -> None:
    view = show(corpus(), "talks")
    assert [account.outlet for account in view.accounts] == ["wire-agency", "daily-paper"]
    outcomes = [account.fields["outcome"][0] for account in view.accounts]
    assert [source.value for source in outcomes] == ["broke-down", "to-continue"]
    assert outcomes[0].quotes[0].words == "met in Geneva on Monday"
    assert [dispute.id for dispute in view.disputes] == ["d1"]


def test_why_leads_from_a_value_to_the_characters() -> None:
    held = corpus()
    answer = why(held, "talks-1", "place")
    assert answer.best == "geneva,switzerland"
    assert [source.rule for source in answer.sources] == ["in", "in"]
    for source in answer.sources:
        for quote in source.quotes:
            text = held.by_report[quote.report].report.text
            assert text[quote.start : quote.end] == quote.words == "Geneva"
    first = answer.sources[0].quotes[0]
    assert (first.name, first.line) == ("wire", 1)


def test_why_names_the_fields_there_are() -> None:
    with pytest.raises(NotFoundError, match="no field 'colour'"):
        why(corpus(), "talks-1", "colour")


def test_an_unknown_or_ambiguous_id_is_told_apart() -> None:
    held = corpus()
    with pytest.raises(NotFoundError, match="no event 'x'"):
        held.event("x")
    with pytest.raises(NotFoundError, match="2 events fit ''"):
        held.event("")
    assert held.reading("wi").report.name == "wire"


def test_a_dossier_holds_offices_contacts_and_statements() -> None:
    dossier = who(corpus(), "ada trentino")
    assert dossier.tenures[0].title == "ambassador"
    assert [event.id for event in dossier.contacts] == ["talks-1"]
    assert [said.gist for said in dossier.statements] == ["The meeting failed."]
    assert dossier.reports == ("wire",)


def test_the_other_tables_have_a_row_for_each_thing() -> None:
    held = corpus()
    assert reports(held)["name"].to_list() == ["wire", "paper"]
    assert disputes(held)["value"].to_list() == ["broke-down", "to-continue"]
    assert positions(held, side="sylvania")["issue"].to_list() == ["talks"]
    assert positions(held, side="freedonia").is_empty()
    assert calendar(held)["fate"].to_list() == ["open"]
    assert commitments(held).is_empty()


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        ("2016-10-22", "22 October 2016"),
        ("2016-10-21/2016-10-22", "21-22 October 2016"),
        ("2016-07", "July 2016"),
        ("2018", "2018"),
        ("2018-12-30/2019-01-02", "30 December 2018 - 2 January 2019"),
        ("2019-01-01/2019-02-28", "January-February 2019"),
        ("2019-01-01/2019-02-27", "1 January - 27 February 2019"),
        ("2017-11-01/2018-02-28", "November 2017 - February 2018"),
        ("1950-01-01/1953-12-31", "1950-1953"),
        ("2018-01-01/2018-12-31", "2018"),
    ],
)
def test_dates_read_as_people_write_them(interval: str, expected: str) -> None:
    assert when(parse(interval)) == expected


def test_places_read_as_people_write_them() -> None:
    assert when(None) == "undated"
    assert where("kuala-lumpur,malaysia") == "Kuala Lumpur, Malaysia"
    assert where(None) == ""
