"""What was said, placed by the day of its report: the same held or looked up, by side and person, a part at a time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benches.world import readings
from communique.app.record import OpenRecord
from communique.errors import CommuniqueError
from communique.model.interval import parse
from communique.store import open_store
from communique.views import Corpus, Filter, Shelf
from communique.views.picking import pick
from communique.views.speech import Spoken, remarks, report_days, said_in, spoken
from tests.builders import corpus


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Shelf]:
    store = open_store(tmp_path_factory.mktemp("said") / "a.db")
    store.add_all(readings(40, 60, per_report=4))
    OpenRecord(store).rebuild()
    return Corpus(store.record(), store.readings()), Shelf(store)


def passing(held: Corpus, wanted: Filter) -> Spoken:
    found = spoken(held, wanted)
    assert found is not None
    return found


def test_every_statement_is_there_once_in_the_order_of_the_reports_days(pair: tuple[Corpus, Shelf]) -> None:
    held, _ = pair
    every = passing(held, Filter())
    assert every.number == sum(len(each.statements) for each in held.readings)
    assert every.counts.tolist() == [line.statements for line in held.report_lines]
    shown = remarks(held, every.places)
    assert len({each.ref for each in shown}) == every.number
    days = [each.report.order() for each in shown]
    assert days == sorted(days)
    assert [each.ref for each in remarks(held, every.places[3:5])] == [each.ref for each in shown[3:5]]


@pytest.mark.parametrize("wanted", [Filter(), Filter(side="freedonia"), Filter(since=parse("2005").start)])
def test_a_record_that_is_looked_up_gives_the_same(pair: tuple[Corpus, Shelf], wanted: Filter) -> None:
    held, shelf = pair
    ours, theirs = passing(held, wanted), passing(shelf, wanted)
    assert ours.counts.tolist() == theirs.counts.tolist()
    assert remarks(held, ours.places) == remarks(shelf, theirs.places)


def test_who_speaks_for_a_side_speaks_with_it() -> None:
    held = corpus()
    assert passing(held, Filter(side="sylvania")).number == 1
    assert passing(held, Filter(person="trentino")).number == 1
    assert passing(held, Filter(side="freedonia")).number == 0
    assert said_in(held).of(["nobody"]).size == 0


def test_days_bound_what_was_said_by_the_day_of_its_report() -> None:
    held = corpus()
    assert passing(held, Filter(since=parse("2018-06-05").start)).number == 1
    assert passing(held, Filter(since=parse("2018-06-06").start)).number == 0
    assert passing(held, Filter(until=parse("2018-06-04").end)).number == 0
    start, end, dated = report_days(held)
    assert dated.all()
    assert np.all(start <= end)


@pytest.mark.parametrize("wanted", [Filter(place="geneva"), Filter(type=("talks",)), Filter(disputed=True), Filter(issue="talks")])  # fmt: skip
def test_a_filter_that_no_statement_could_pass_gives_no_speech(wanted: Filter) -> None:
    assert spoken(corpus(), wanted) is None


def test_events_are_chosen_by_level_issue_and_two_sides() -> None:
    held = corpus()

    def titles(wanted: Filter) -> list[str]:
        return held.frame[pick(held, wanted)]["id"].to_list()

    assert titles(Filter(issue="talks")) == ["talks-1"]
    assert titles(Filter(issue="sanctions")) == []
    assert titles(Filter(side="freedonia", other="sylvania")) == ["talks-1"]
    assert titles(Filter(side="freedonia", other="atlantis")) == []
    assert titles(Filter(level=("summit",))) == []
    with pytest.raises(CommuniqueError, match="is unknown"):
        pick(held, Filter(issue="weather"))


def test_an_issue_is_named_by_a_word_and_not_by_a_part_of_one(tmp_path: Path) -> None:
    held = corpus()
    named = pick(held, Filter(issue="missile-tests")).tolist()
    assert held.frame["type"][named].to_list() == ["missile-test"]
