"""Parts solved by themselves, in any number of processes, are the whole solved at once."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import BrokenExecutor, Future

from hypothesis import given, settings
from hypothesis import strategies as st

from benches.world import readings as made_up
from communique.merging.blocks import Blocks
from communique.merging.cluster import grouped, ties
from communique.merging.facts import Facts
from communique.merging.ground import Ground, once
from communique.merging.merge import merged
from communique.merging.parts import Parts
from communique.merging.solving import Solved
from communique.model import Reading
from tests.merging.test_laws import reports


def at_once(facts: Mapping[str, Facts]) -> tuple[dict[str, dict[str, float]], list[tuple[str, ...]]]:
    """The ties and groups of all accounts in one go."""
    tied = ties(facts, Blocks(facts.values()).pairs())
    return tied, grouped(facts, tied)


def settled(
    parts: Parts, facts: Mapping[str, Facts]
) -> tuple[dict[str, dict[str, float]], list[tuple[str, ...]]]:
    """The same by parts."""
    groups = [group for group, _ in parts.settled()]
    tied = {ref: dict(others) for ref, others in parts.tied()}
    return tied, sorted(groups, key=lambda group: facts[group[0]].key)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_types_solved_one_by_one_give_what_all_at_once_give(readings: list[Reading]) -> None:
    facts = Ground(once(readings)).facts
    assert settled(Parts(facts.values()), facts) == at_once(facts)


@settings(max_examples=30, deadline=None)
@given(reports(), st.integers(1, 6))
def test_so_do_accounts_kept_in_files(readings: list[Reading], worth: int) -> None:
    facts = Ground(once(readings)).facts
    assert settled(Parts(facts.values(), worth=worth), facts) == at_once(facts)


def test_each_group_comes_with_the_ties_of_its_accounts() -> None:
    facts = Ground(once(made_up(60, 90))).facts
    tied, _ = at_once(facts)
    for group, known in Parts(facts.values()).settled():
        assert {ref: dict(others) for ref, others in known.items()} == {
            ref: tied.get(ref, {}) for ref in group
        }


def test_other_processes_find_the_same() -> None:
    facts = Ground(once(made_up(60, 90))).facts
    assert settled(Parts(facts.values(), workers=2, worth=1), facts) == at_once(facts)


def test_the_record_is_the_same_for_any_number_of_processes() -> None:
    readings = list(made_up(40, 60))
    assert merged(readings, workers=2).record == merged(readings).record


def test_where_a_process_is_ended_this_one_does_its_work() -> None:
    facts = Ground(once(made_up(20, 30))).facts
    parts = Parts(facts.values())
    broken: Future[Solved] = Future()
    broken.set_exception(BrokenExecutor())
    parts._under_way = [broken]
    assert settled(parts, facts) == at_once(facts)
