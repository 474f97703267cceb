"""Merging with a memory gives the record that merging without one gives, and does only what a change asks for."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.merging import Correction, merge
from communique.merging.standing import Standing
from communique.model import Dated, Reading
from communique.model.interval import parse
from tests.merging.telling import account, told
from tests.merging.test_corrections import ALL, READINGS
from tests.merging.test_laws import reports
from tests.merging.test_partition import news


@settings(max_examples=25, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_after_any_comings_and_goings_the_record_is_that_of_the_readings_alone(
    readings: list[Reading], random: Any
) -> None:
    standing = Standing()
    for _ in range(4):
        held = random.sample(readings, random.randint(0, len(readings)))
        held = [each if random.random() < 0.8 else redated(each, random) for each in held]
        assert merge(held, standing=standing) == merge(held)


def redated(reading: Reading, random: Any) -> Reading:
    """The same report read again, with another day."""
    day = random.choice(["2018-06-07", "2018-08-30", "2019-02-02"])
    return msgspec.structs.replace(reading, dated=Dated(parse(day)))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sets(st.sampled_from(range(len(ALL)))), min_size=1, max_size=5))
def test_corrections_made_and_undone_in_any_order_leave_nothing_behind(runs: list[set[int]]) -> None:
    standing = Standing()
    for run in runs:
        chosen: list[Correction] = [ALL[number] for number in sorted(run)]
        assert merge(READINGS, corrections=chosen, standing=standing) == merge(READINGS, corrections=chosen)


def test_one_more_report_makes_only_the_events_that_it_touches() -> None:
    readings = [news(number) for number in range(400)]
    standing = Standing()
    merge(readings[:-1], standing=standing)
    made, scored = standing.events_made, standing.scored
    merge(readings, standing=standing)
    assert standing.events_made - made <= 2
    assert standing.scored - scored <= 80


def test_readings_that_come_back_equal_but_not_the_same_are_known_again() -> None:
    readings = [
        told("one", "2018-06-05", account("talks", "They met", date="2018-06-04", sides=["freedonia"]))
    ]
    standing = Standing()
    merge(readings, standing=standing)
    made = standing.events_made
    again = [msgspec.json.decode(msgspec.json.encode(each), type=Reading) for each in readings]
    assert merge(again, standing=standing) == merge(readings)
    assert standing.events_made == made
