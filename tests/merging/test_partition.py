"""A change touches its neighbourhood only: counted in pairs compared and in groups touched."""

from __future__ import annotations

from communique.merging.ground import Ground, once
from communique.merging.partition import Partition
from communique.model import Reading
from tests.merging.telling import account, told


def news(number: int) -> Reading:
    """A report of a meeting of its own pair of sides, in its own month."""
    sides = [f"state-{number % 7}", f"state-{7 + number % 5}"]
    day = f"{2000 + number // 12 % 15}-{number % 12 + 1:02}-{number % 27 + 1:02}"
    return told(
        f"report {number}",
        day,
        account("talks", f"Meeting number {number}", date=day, sides=sides, level="high"),
    )


def test_one_more_report_costs_the_same_in_a_small_record_and_in_a_large_one() -> None:
    spent = []
    for size in (200, 1600):
        facts = list(Ground(once([news(number) for number in range(size)])).facts.values())
        standing = Partition(facts[:-1])
        before = standing.scored
        touched = standing.add(facts[-1:])
        spent.append(standing.scored - before)
        assert len(touched.new) == 1
        assert len(touched.gone) <= 1
    assert max(spent) <= 80
    assert spent[1] <= spent[0] + 60


def test_what_was_added_and_taken_out_again_leaves_everything_as_it_was() -> None:
    facts = list(Ground(once([news(number) for number in range(60)])).facts.values())
    standing = Partition(facts[:40])
    before = standing.groups
    added = standing.add(facts[40:])
    assert {ref for group in added.new for ref in group} >= {each.ref for each in facts[40:]}
    standing.remove([each.ref for each in facts[40:]])
    assert standing.groups == before
    assert standing.add(facts[:40]).new == ()
