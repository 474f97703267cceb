"""From the network's scores to sentences, trees, labels and spans of one window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from communique.language.encoder import Encoded, Encoder
from communique.language.layout import NEW_BLOCK
from communique.language.trees import heads_of
from communique.language.weights import Floats, Weights

_STEP: Final = 256.0
# What the score of a sentence start must exceed, chosen on the development splits, whole and stripped.
_OPENS: Final = -0.4
_OPENS_BARE: Final = -0.9

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A window's sentences (as word ranges), heads (window indices, -1 a root), label numbers, and spans."""

    sentences: list[tuple[int, int]]
    heads: list[int]
    deprels: list[int]
    names: list[tuple[int, int, int]]
    times: list[tuple[int, int, int]]


class Decoder:
    """The part of the network that is computed after the encoder, sentence by sentence."""

    def __init__(self, weights: Weights, encoder: Encoder) -> None:
        arrays, labels = weights.arrays, weights.labels
        self._root_rel = arrays["root_rel"]
        self._encoder = encoder
        self._root_label = labels["deprels"].index("root")
        self._names = len(labels["names"])
        self._name_moves = np.rint(arrays["name_moves"] * _STEP)
        self._time_moves = bio_moves(len(labels["times"]) // 2)

    def parse(self, encoded: Encoded, layout: Sequence[int], bare: bool = False) -> Parsed:
        """Decide on sentences, then trees and spans within them.

        Args:
            encoded: Of the words of one window.
            layout: Of the same words.
            bare: Whether the window has no marks that close sentences.

        Returns:
            A tree with one root for each sentence; spans inside sentences.
        """
        sentences = _sentences(encoded.soft[:, :2], layout, _OPENS_BARE if bare else _OPENS)
        heads: list[int] = []
        for first, last in sentences:
            part = slice(first, last)
            found = heads_of(encoded.arcs[part, part], encoded.roots[part])
            heads.extend(head + first if head >= 0 else -1 for head in found)
        soft = np.rint(encoded.soft * _STEP)
        names, times = soft[:, 2 : 2 + self._names], soft[:, 2 + self._names :]
        return Parsed(
            sentences,
            heads,
            self._deprels(encoded, heads),
            spans_of(names, self._name_moves, sentences),
            spans_of(times, self._time_moves, sentences),
        )

    def _deprels(self, encoded: Encoded, heads: list[int]) -> list[int]:
        above = np.vstack([encoded.rel_head, self._root_rel])[heads]
        labels = self._encoder.labels(encoded.rel_dep, above)
        return [self._root_label if head < 0 else label for head, label in zip(heads, labels, strict=True)]


def _sentences(scores: Floats, layout: Sequence[int], least: float) -> list[tuple[int, int]]:
    """Sentences start where the network says so, at the window's first word, and at every block."""
    opens = np.rint((scores[:, 1] - scores[:, 0]) * _STEP) > least * _STEP
    opens |= np.array(layout) == NEW_BLOCK
    opens[0] = True
    starts: list[int] = np.flatnonzero(opens).tolist()
    return list(zip(starts, [*starts[1:], len(layout)], strict=True))


def spans_of(
    scores: Floats, moves: Floats, sentences: Sequence[tuple[int, int]]
) -> list[tuple[int, int, int]]:
    """The best spans of BIO scores under a table of moves between tags (Viterbi 1967), sentence by sentence.

    Class 0 is O, odd classes begin a kind, the next even one goes on with it.

    Args:
        scores: [n, classes], rounded.
        moves: [1 + classes, classes], in the same unit: what a tag is worth after a tag; row 0 is the start.
        sentences: Word ranges that no span crosses.

    Returns:
        (first, last exclusive, kind from 0), without overlaps, in order.
    """
    spans: list[tuple[int, int, int]] = []
    outside = scores.argmax(1) == 0
    for first, last in sentences:
        if outside[first:last].all():
            continue
        tags = [0, *_best_path(scores[first:last], moves), 0]
        opens = [index for index, tag in enumerate(tags) if tag % 2]
        for start in opens:
            stop = start + 1
            while tags[stop] == tags[start] + 1:
                stop += 1
            spans.append((first + start - 1, first + stop - 1, tags[start] // 2))
    return spans


def _best_path(scores: Floats, moves: Floats) -> list[int]:
    worth = scores[0] + moves[0]
    back: list[list[int]] = []
    for row in scores[1:]:
        steps = worth[:, None] + moves[1:]
        back.append(steps.argmax(0).tolist())
        worth = steps.max(0) + row
    path = [int(worth.argmax())]
    for choices in reversed(back):
        path.append(choices[path[-1]])
    return path[::-1]


def bio_moves(kinds: int) -> Floats:
    """Moves that allow a tag to go on only with its own kind, and nothing else to weigh."""
    classes = 1 + 2 * kinds
    moves = np.zeros((1 + classes, classes), np.float32)
    for kind in range(kinds):
        inside = 2 + 2 * kind
        moves[:, inside] = -1e6
        moves[[inside, inside + 1], inside] = 0.0
    return moves
