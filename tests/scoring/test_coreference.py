"""Event measures against cases worked out by hand and published ones."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.scoring.coreference import b_cubed, best_sum, ceaf_e, compare, muc

CASES = [
    # All right.
    (["ab", "c"], ["ab", "c"], 1.0, 1.0, 1.0),
    # Vilain et al.'s first example: the key's one chain of four in two parts of the response: 2/3 recall, 1 precision.
    (["abcd"], ["ab", "cd"], 0.8, 2 * 0.5 / 1.5, 2 * (2 / 3 / 2) * (2 / 3) / (2 / 3 / 2 + 2 / 3)),
    # Bagga and Baldwin's example: B3 precision 16/21 where the small clusters are joined.
    (
        ["12345", "67", "89abc"],
        ["12345", "6789abc"],
        2 * 0.9 * 1 / 1.9,
        2 * (16 / 21 + 0) / (16 / 21 + 1),
        None,
    ),
    # One mention that only the key has, one that only the response has: singletons on their own side.
    (["ab", "x"], ["ab", "y"], 1.0, 2 / 3, 0.5),
    # Two joined that should be apart.
    (["a", "b"], ["ab"], 0.0, 2 * 0.5 / 1.5, 2 * (2 / 3) * (1 / 3) / (2 / 3 + 1 / 3)),
]


@pytest.mark.parametrize(("key", "response", "link", "mention", "entity"), CASES)
def test_measures_agree_with_cases_worked_by_hand(
    key: list[str], response: list[str], link: float, mention: float, entity: float | None
) -> None:
    made = compare(key, response)
    assert made.muc == pytest.approx(link)
    assert made.b_cubed == pytest.approx(mention)
    if entity is not None:
        assert made.ceaf_e == pytest.approx(entity)


def test_nothing_joined_on_either_side_leaves_links_out_of_the_mean() -> None:
    made = compare(["a", "b"], ["a", "b"])
    assert made.muc is None
    assert made.conll == 1.0


def test_no_accounts_at_all_have_no_score() -> None:
    assert compare([], []).conll is None


def test_one_empty_side_scores_nought() -> None:
    assert compare(["ab"], []).conll == 0.0


def test_joins_that_only_one_side_makes_count_against_it() -> None:
    assert compare(["a", "b"], ["ab"]).muc == 0.0


@given(st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=5), min_size=1, max_size=5).filter(
    lambda rows: len({len(row) for row in rows}) == 1
))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_best_sum_is_that_of_trying_every_assignment(rows: list[list[int]]) -> None:
    wide = rows if len(rows) <= len(rows[0]) else [list(column) for column in zip(*rows, strict=True)]
    tried = max(
        sum(wide[row][column] for row, column in enumerate(columns))
        for columns in permutations(range(len(wide[0])), len(wide))
    )
    assert best_sum(rows) == pytest.approx(tried)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=9))
@settings(max_examples=60, deadline=None)
def test_a_clustering_agrees_with_itself_and_order_does_not_matter(labels: list[int]) -> None:
    clusters = [{str(i) for i, held in enumerate(labels) if held == each} for each in sorted(set(labels))]
    assert compare(clusters, clusters[::-1]).conll == pytest.approx(1.0)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=9))
@settings(max_examples=60, deadline=None)
def test_measures_lie_between_nought_and_one_and_do_not_mind_sides(pairs: list[tuple[int, int]]) -> None:
    def gathered(side: int) -> list[frozenset[str]]:
        return [
            frozenset(str(i) for i, pair in enumerate(pairs) if pair[side] == each)
            for each in sorted({pair[side] for pair in pairs})
        ]

    left, right = gathered(0), gathered(1)
    for measure in (muc, b_cubed, ceaf_e):
        there, back = measure(left, right), measure(right, left)
        assert there == pytest.approx(back)
        assert there is None or -1e-9 <= there <= 1 + 1e-9
