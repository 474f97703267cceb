"""Parts solved by themselves, in any number of processes, are the whole solved at once."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, Future

from hypothesis import given, settings

from benches.world import readings as made_up
from communique.merging.blocks import Blocks
from communique.merging.cluster import grouped, ties
from communique.merging.facts import Facts
from communique.merging.ground import Ground, once
from communique.merging.merge import merged
from communique.merging.parts import Parts, Tied
from communique.model import Reading
from tests.merging.test_laws import reports


def at_once(facts: dict[str, Facts]) -> tuple[Tied, list[tuple[str, ...]]]:
    """The ties and groups of all accounts in one go."""
    tied = ties(facts, Blocks(facts.values()).pairs())
    return tied, grouped(facts, tied)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_types_solved_one_by_one_give_what_all_at_once_give(readings: list[Reading]) -> None:
    facts = Ground(once(readings)).facts
    assert Parts(facts).settled() == at_once(facts)


def test_other_processes_find_the_same() -> None:
    facts = Ground(once(made_up(60, 90))).facts
    assert Parts(facts, workers=2, worth=1).settled() == at_once(facts)


def test_the_record_is_the_same_for_any_number_of_processes() -> None:
    readings = list(made_up(40, 60))
    assert merged(readings, workers=2).record == merged(readings).record


def test_where_a_process_is_ended_this_one_does_its_work() -> None:
    facts = Ground(once(made_up(20, 30))).facts
    parts = Parts(facts)
    broken: Future[bytes] = Future()
    broken.set_exception(BrokenExecutor())
    parts._under_way = [broken]
    assert parts.settled() == at_once(facts)
