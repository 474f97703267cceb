"""Spans are the best paths over tags, whatever is passed over on the way."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from communique.language.decode import Paths, bio_moves

Floats = NDArray[np.float32]
KINDS = 2
CLASSES = 1 + 2 * KINDS


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Floats, Floats, list[tuple[int, int]]]:
    count = draw(st.integers(1, 12))
    values = st.lists(st.integers(-6, 6), min_size=CLASSES, max_size=CLASSES)
    scores = np.array(draw(st.lists(values, min_size=count, max_size=count)), np.float32)
    scores[:, 0] += draw(st.integers(0, 8))
    moves = bio_moves(KINDS)
    small = draw(
        st.lists(st.integers(-2, 2), min_size=(1 + CLASSES) * CLASSES, max_size=(1 + CLASSES) * CLASSES)
    )
    moves = np.where(moves < 0, moves, np.array(small, np.float32).reshape(moves.shape)).astype(np.float32)
    cut = draw(st.integers(0, count))
    return scores, moves, [(a, b) for a, b in ((0, cut), (cut, count)) if a < b]


def best_worth(scores: Floats, moves: Floats) -> float:
    worth = scores[0] + moves[0]
    for row in scores[1:]:
        worth = (worth[:, None] + moves[1:]).max(0) + row
    return float(worth.max())


def worth_of(tags: list[int], scores: Floats, moves: Floats) -> float:
    before = [0, *(tag + 1 for tag in tags[:-1])]
    return float(scores[np.arange(len(tags)), tags].sum() + moves[before, tags].sum())


@given(drawn())
def test_no_path_is_better(given_all: tuple[Floats, Floats, list[tuple[int, int]]]) -> None:
    scores, moves, sentences = given_all
    tags = [0] * len(scores)
    for first, last, kind in Paths(moves).spans(scores, sentences):
        assert any(a <= first < last <= b for a, b in sentences)
        tags[first:last] = [2 + 2 * kind] * (last - first)
        tags[first] = 1 + 2 * kind
    for a, b in sentences:
        assert worth_of(tags[a:b], scores[a:b], moves) == pytest.approx(best_worth(scores[a:b], moves))


def test_names_stand_side_by_side() -> None:
    scores = np.full((4, CLASSES), -5, np.float32)
    for index, tag in enumerate((1, 2, 3, 0)):
        scores[index, tag] = 5
    assert Paths(bio_moves(KINDS)).spans(scores, [(0, 4)]) == [(0, 2, 0), (2, 3, 1)]
