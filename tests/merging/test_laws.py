"""Laws of merging: the order of reading, reading twice, and one at a time change nothing; clusters keep their vetoes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.merging import merge
from communique.merging.blocks import Blocks
from communique.merging.cluster import Group, grouped, ties
from communique.merging.factors import score
from communique.merging.facts import Facts
from communique.merging.ground import Ground, once
from communique.merging.partition import Partition
from communique.merging.tables import VETO
from communique.model import Reading
from tests.merging.telling import account, statement, told

SIDES = [["freedonia"], ["sylvania"], ["freedonia", "sylvania"], ["freedonia", "osterlich"]]
DATES = ["2018-06-04", "2018-06-05", "2018-06", "2018-06-04/2018-06-12", "2018", "2018-09-01", None]


def at_once(facts: Mapping[str, Facts]) -> list[Group]:
    """The groups of all accounts at once, as the whole merge makes them."""
    return grouped(facts, ties(facts, Blocks(facts.values()).pairs()))


@st.composite
def accounts(draw: st.DrawFn, number: int) -> dict[str, Any]:
    words = draw(st.lists(st.sampled_from(["grain", "border", "second", "prisoners", "reactor"]), max_size=3))
    return account(
        draw(st.sampled_from(["talks", "visit", "nuclear-test", "step", "agreement"])),
        f"Sentence {number} of {' and '.join(words) or 'it'}",
        status=draw(st.sampled_from(["happened", "scheduled", "cancelled", "uncertain"])),
        date=draw(st.sampled_from(DATES)),
        sides=draw(st.sampled_from(SIDES)),
        people=draw(st.lists(st.sampled_from(["ada", "bob", "eve"]), max_size=2, unique=True)),
        place=draw(st.sampled_from([None, "geneva,switzerland", "paris,france"])),
        what=" ".join(words) or None,
    )


@st.composite
def reports(draw: st.DrawFn) -> list[Reading]:
    found = []
    for number in range(draw(st.integers(1, 6))):
        rows = [draw(accounts(place)) for place in range(draw(st.integers(0, 4)))]
        rows += [
            statement(
                draw(st.sampled_from(["ada", "bob"])),
                draw(
                    st.sampled_from(
                        ["demand", "offer", "denial", "accusation", "pledge", "condition", "refusal"]
                    )
                ),
                f"Remark {place} on the grain",
                side=draw(st.sampled_from(["freedonia", "sylvania"])),
                issues=[draw(st.sampled_from(["talks", "trade"]))],
                about=draw(st.sampled_from([[], [1]])) if rows else [],
            )
            for place in range(draw(st.integers(0, 3)))
        ]
        out = draw(st.sampled_from(["2018-06-05", "2018-06-06", "2018-09-02", "2019-01-01", None]))
        found.append(told(f"report {number}", out, *rows))
    return found


@settings(max_examples=60, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_the_order_of_reading_and_reading_twice_change_nothing(readings: list[Reading], random: Any) -> None:
    shuffled = [*readings, *readings[:2]]
    random.shuffle(shuffled)
    assert merge(shuffled) == merge(readings)


@settings(max_examples=60, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_one_report_at_a_time_gives_the_groups_that_all_at_once_give(
    readings: list[Reading], random: Any
) -> None:
    facts = Ground(once(readings)).facts
    wanted = at_once(facts)
    standing = Partition()
    shuffled = list(readings)
    random.shuffle(shuffled)
    for reading in shuffled:
        standing.add(each for each in facts.values() if each.report == reading.report.id)
    assert standing.groups == wanted
    gone = {reading.report.id for reading in shuffled[: len(shuffled) // 2]}
    standing.remove([ref for ref in facts if facts[ref].report in gone])
    left = [each for each in facts.values() if each.report not in gone]
    assert standing.groups == at_once({each.ref: each for each in left})


@settings(max_examples=40, deadline=None)
@given(reports(), st.data())
def test_parts_of_a_corpus_joined_in_any_order_are_the_corpus(
    readings: list[Reading], data: st.DataObject
) -> None:
    facts = Ground(once(readings)).facts
    part = [data.draw(st.integers(0, 2)) for _ in readings]
    parts = [
        [each for each in facts.values() if each.report in {r.report.id for r, at in zip(readings, part, strict=True) if at == n}]
        for n in range(3)
    ]  # fmt: skip
    standing = Partition()
    for number in data.draw(st.permutations(range(3))):
        standing.add(parts[number])
    assert standing.groups == Partition(facts.values()).groups


@settings(max_examples=60, deadline=None)
@given(reports())
def test_every_account_is_in_one_event_and_no_event_holds_a_vetoed_pair(readings: list[Reading]) -> None:
    facts = Ground(once(readings)).facts
    groups = at_once(facts)
    assert sorted(ref for group in groups for ref in group) == sorted(facts)
    for group in groups:
        pairs = [(one, other) for one in group for other in group if one < other]
        assert all(score(facts[one], facts[other]) > VETO for one, other in pairs)


@settings(max_examples=40, deadline=None)
@given(reports())
def test_references_resolve_and_ids_are_single(readings: list[Reading]) -> None:
    record, ground = merge(readings), Ground(once(readings))
    for values in (record.events, record.disputes, record.positions, record.expectations, record.commitments):
        ids = [each.id for each in values]
        assert len(ids) == len(set(ids))
    known = set(ground.account) | set(ground.statement)
    events = {event.id for event in record.events}
    assert {ref for event in record.events for ref in event.accounts} == set(ground.account)
    assert {ref for each in record.expectations for ref in (*each.accounts, *each.statements)} <= known
    assert {ref for each in record.disputes for value in each.values for ref in value.refs} <= known
    assert {each.event for each in record.expectations if each.event} <= events
    assert {link.event for event in record.events for link in event.links} <= events
