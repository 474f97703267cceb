"""Units of what two products give each other: attention's scores and shares, and arcs.

Scores of attention are multiples of a power of two, so that a score less the row's largest is exact, and exp has only
some thousand arguments, all known beforehand. The unit of shares is chosen so that none of them comes near the middle
between two integers: whichever exp a processor has, the shares are the same.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

KEPT = 0.99995
# Seven bits: with what they are multiplied, two products still fit into the sixteen that older processors add them in.
LARGEST_SHARE = 127
# How far any processor's exp may be from the true one, relatively; those of onnxruntime are within 2e-7.
EXP_ERROR = 1e-6


def evened_pair(
    a: str, b: str, weights: dict[str, Floats], biases: dict[str, Floats], rows: tuple[Floats, Floats]
) -> tuple[float, float, Floats]:
    """Scale two products whose results are multiplied unit by unit, so that no unit of either sticks out.

    Args:
        a: Name of one.
        b: Name of the other.
        weights: [out, in] by name; changed in place, as `biases` are.
        biases: [out] by name.
        rows: Results of each as observed, [rows, out].

    Returns:
        How large the results of each are afterwards, at most, and what those of the second were multiplied by.
    """
    largest = [np.maximum(np.quantile(np.abs(one), KEPT, axis=0), 1e-3) for one in rows]
    by = np.sqrt(largest[0] / largest[1]).astype(np.float32)
    weights[a], biases[a] = weights[a] / by[:, None], biases[a] / by
    weights[b], biases[b] = weights[b] * by[:, None], biases[b] * by
    return float((largest[0] / by).max()), float((largest[1] * by).max()), by


def steps_of_scores(asked: float, held: float) -> tuple[float, float, float]:
    """Steps of questions and of keys, and the grid of scores, which is their product and a power of two.

    Args:
        asked: The largest question.
        held: The largest key.
    """
    fine = asked * held / 127**2
    grid = 2.0 ** -math.floor(-math.log2(fine))
    step = float(np.float32(asked / 127 * math.sqrt(grid / fine)))
    return step, grid / step, grid


def step_of_shares(grid: float) -> float:
    """The unit of shares, about 1 / LARGEST_SHARE, that leaves exp the most room for error.

    Args:
        grid: Of scores.

    Raises:
        ValueError: None leaves EXP_ERROR.
    """
    units = np.float32(1) / np.arange(LARGEST_SHARE - 0.4, LARGEST_SHARE + 0.4, 0.001).astype(np.float32)
    best = max(units.tolist(), key=lambda unit: room(unit, grid))
    if room(best, grid) < EXP_ERROR:
        raise ValueError(f"on a grid of {grid} no unit of shares is safe")
    return float(best)


def room(unit: float, grid: float) -> float:
    """The least relative error of exp that could change a share.

    Args:
        unit: Of shares.
        grid: Of scores.
    """
    counts = np.exp(-np.arange(0, 7, grid)) / unit
    middles = np.floor(counts) + 0.5
    return float((np.abs(counts - middles) / counts).min())
