"""Trees are trees, and the best ones."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from communique.language.trees import heads_of, is_tree, not_over_root

Scores = NDArray[np.float32]


@st.composite
def scores(draw: st.DrawFn, most: int = 5) -> tuple[Scores, Scores]:
    count = draw(st.integers(1, most))
    values = st.integers(-2000, 2000)
    table = draw(st.lists(values, min_size=count * (count + 1), max_size=count * (count + 1)))
    whole = np.array(table, np.float32).reshape(count, count + 1) / np.float32(256)
    return whole[:, 1:], whole[:, 0]


def _worth(heads: tuple[int, ...], table: Scores, root: Scores) -> float:
    return sum(float(root[i] if head < 0 else table[i, head]) for i, head in enumerate(heads))


@given(scores())
def test_the_best_tree_with_one_root_is_found(drawn: tuple[Scores, Scores]) -> None:
    table, root = drawn
    found = heads_of(table, root)
    assert is_tree(found)
    every = product(range(-1, len(root)), repeat=len(root))
    best = max(_worth(heads, table, root) for heads in every if is_tree(list(heads)))
    assert _worth(tuple(found), table, root) == pytest.approx(best, abs=1e-3)


@given(scores(most=40))
def test_long_sentences_give_trees(drawn: tuple[Scores, Scores]) -> None:
    assert is_tree(heads_of(*drawn))


@pytest.mark.parametrize(
    ("heads", "answer"),
    [
        ([-1], True),
        ([1, -1], True),
        ([1, 0], False),
        ([-1, -1], False),
        ([1, 2, -1], True),
        ([-1, 2, 1], False),
    ],
)
def test_what_a_tree_is(heads: list[int], answer: bool) -> None:
    assert is_tree(heads) is answer


@pytest.mark.parametrize(
    ("heads", "wanted"),
    [
        ([1, -1, 1], [1, -1, 1]),
        # "Talks will resume," he said in Oslo: what stands after the root does not hang from before it.
        ([2, 2, 4, 4, -1, 6, 2], [2, 2, 4, 4, -1, 6, 4]),
        ([-1], [-1]),
    ],
)
def test_nothing_hangs_over_the_root(heads: list[int], wanted: list[int]) -> None:
    assert not_over_root(heads) == wanted
    assert is_tree(wanted)
