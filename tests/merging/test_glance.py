"""What a glance gives up could not have been one event, and no score is above its bound."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.merging.factors import hopeless, score
from communique.merging.facts import Facts
from communique.merging.glance import Glance
from communique.merging.tables import VETO
from communique.model.vocabulary import EVENT_TYPES, LEVELS

WORDS = ["grain", "border", "reactor", "prisoners", "harbour", "bridge", "canal", "customs", "fishing"]
PLACES = [(), ("geneva", "switzerland"), ("zurich", "switzerland"), ("paris", "france"), ("yongbyon", "north-korea"),
          ("north-korea",), ("korean-peninsula",), ("france",)]  # fmt: skip


def some(words: list[str], most: int = 3) -> st.SearchStrategy[frozenset[str]]:
    return st.lists(st.sampled_from(words), max_size=most).map(frozenset)


@st.composite
def told(draw: st.DrawFn, kind: str, number: int, many: int) -> Facts:
    """What an account may say, of a report of its own: fields as alike and as odd as they come."""
    first = draw(st.one_of(st.none(), st.integers(730_000, 730_020), st.integers(730_000, 731_500)))
    last = None if first is None else first + draw(st.sampled_from([0, 0, 1, 2, 9, 10, 30, 364]))
    dated: dict[str, Any] = {
        "first": first,
        "last": last,
        "inferred": first is not None and draw(st.booleans()),
    }
    return Facts(
        ref=f"r{number}#a1",
        report=f"r{number}",
        key=(f"r{number}",),
        type=kind,
        status=draw(st.sampled_from(["happened", "ongoing", "scheduled", "proposed", "cancelled", "denied", "uncertain"])),
        weekdays=draw(st.sampled_from([frozenset(), frozenset({3})])),
        said=draw(st.one_of(st.none(), st.integers(729_995, 730_030), st.integers(729_000, 733_000))),
        place=draw(st.sampled_from(PLACES)),
        sides=draw(some([f"side-{each}" for each in range(many)])),
        loose=draw(st.booleans()),
        target=draw(some(["freedonia", "sylvania"], 2)),
        people=draw(some(["ada", "ada-trentino", "rufus-firefly", "firefly", "bob-roland"], 3)),
        level=draw(st.sampled_from([None, *LEVELS])),
        outcome=draw(st.sampled_from([None, "success", "failure"])),
        count=draw(st.sampled_from([None, None, 0, 2, 3])),
        nth=draw(st.sampled_from([None, None, 1, 2, 3])),
        numbered=draw(st.booleans()),
        what=draw(some(WORDS, 4)),
        told=draw(some(WORDS, 9)),
        amounts=draw(st.sampled_from([frozenset(), frozenset({50.0}), frozenset({60.0})])),
        zone=draw(st.sampled_from([None, "Asia/Seoul", "America/New_York"])),
        **dated,
    )  # fmt: skip


@st.composite
def crowds(draw: st.DrawFn) -> list[Facts]:
    kind, many = draw(st.sampled_from(EVENT_TYPES)), draw(st.sampled_from([3, 90]))
    return [draw(told(kind, number, many)) for number in range(draw(st.integers(2, 6)))]


@settings(max_examples=150, deadline=None)
@given(crowds())
def test_no_score_is_above_the_bound(facts: list[Facts]) -> None:
    glance = Glance()
    for each in facts:
        glance.add(each)
    glance.in_order(np.arange(len(facts)))
    pairs = np.array(list(combinations(range(len(facts)), 2)), dtype=np.int64)
    left, right = pairs[:, 0], pairs[:, 1]
    most = glance.most(left, right)
    for one, other, bound, hope in zip(
        left, right, most.tolist(), glance.hope(left, right).tolist(), strict=True
    ):
        value = score(facts[one], facts[other])
        assert value <= bound + 1e-6
        assert hope or value <= 0


@settings(max_examples=150, deadline=None)
@given(crowds())
def test_what_has_no_hope_is_vetoed(facts: list[Facts]) -> None:
    for one, other in combinations(facts, 2):
        assert not hopeless(one, other) or score(one, other) <= VETO


def test_two_accounts_of_one_report_are_not_compared() -> None:
    glance = Glance()
    same: dict[str, Any] = {"key": (), "type": "talks", "status": "happened", "first": 1, "last": 1, "inferred": False,
                            "weekdays": frozenset(), "said": 1, "place": (), "sides": frozenset({"freedonia"}), "loose": False,
                            "target": frozenset(), "people": frozenset(), "level": None, "outcome": None, "count": None,
                            "nth": None, "numbered": False, "what": frozenset({"grain"}), "told": frozenset()}  # fmt: skip
    for number, report in enumerate(("r", "r", "s")):
        glance.add(Facts(ref=f"{report}#a{number}", report=report, **same))
    glance.in_order(np.arange(3))
    hope = glance.hope(np.array([0, 0, 1]), np.array([1, 2, 2]))
    assert hope.tolist() == [False, True, True]
