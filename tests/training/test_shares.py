"""Units of attention's scores and shares leave no processor's exp in doubt; needs torch, as training does."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="torch is not installed: pip install 'communique[training]'")

from training.shares import EXP_ERROR, LARGEST_SHARE, evened_pair, room, step_of_shares, steps_of_scores


@pytest.mark.parametrize(("asked", "held"), [(2.0, 3.0), (0.7, 11.0), (6.1, 6.1)])
def test_scores_lie_on_a_power_of_two(asked: float, held: float) -> None:
    query, key, grid = steps_of_scores(asked, held)
    assert np.log2(grid) == round(np.log2(grid))
    assert query * key == pytest.approx(grid)
    # The largest of either is still counted.
    assert asked / query <= 127.01
    assert held / key <= 127.01


@pytest.mark.parametrize("places", range(6, 12))
def test_no_exp_on_the_grid_is_in_doubt(places: int) -> None:
    unit = step_of_shares(2.0**-places)
    assert room(unit, 2.0**-places) > EXP_ERROR
    assert round(1 / unit) == LARGEST_SHARE
    counts = np.exp(-np.arange(0, 7, 2.0**-places)) / unit
    assert (np.rint(counts * (1 - EXP_ERROR)) == np.rint(counts * (1 + EXP_ERROR))).all()


def test_a_pair_evened_gives_the_same_product() -> None:
    random = np.random.default_rng(1)
    x = random.standard_normal((50, 6)).astype(np.float32)
    large = np.array([[1], [9], [0.1], [1]], np.float32)
    weights = {name: random.standard_normal((4, 6)).astype(np.float32) * large for name in "ab"}
    biases = {name: random.standard_normal(4).astype(np.float32) for name in "ab"}
    a, b = (x @ weights[name].T + biases[name] for name in "ab")
    evened_pair("a", "b", weights, biases, (a, b))
    c, d = (x @ weights[name].T + biases[name] for name in "ab")
    assert np.allclose((c * d).sum(1), (a * b).sum(1), atol=1e-3)
    highest = [np.quantile(np.abs(one), 0.9999, axis=0) for one in (c, d)]
    assert np.allclose(highest[0], highest[1], rtol=0.05)
