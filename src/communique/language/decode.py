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
        self._arc_bias = arrays["arc_bias"]
        self._root_key = arrays["root_key"]
        self._root_bias = float(self._root_key @ self._arc_bias)
        self._root_rel = arrays["root_rel"]
        self._encoder = encoder
        self._root_label = labels["deprels"].index("root")
        self._names = len(labels["names"])

    def parse(self, encoded: Encoded, layout: Sequence[int]) -> Parsed:
        """Decide on sentences, then trees and spans within them.

        Args:
            encoded: Of the words of one window.
            layout: Of the same words.

        Returns:
            A tree with one root for each sentence; spans inside sentences.
        """
        sentences = _sentences(encoded.soft[:, :2], layout)
        heads: list[int] = []
        bias = encoded.arc_key @ self._arc_bias
        root = encoded.arc_query @ self._root_key + self._root_bias
        for first, last in sentences:
            part = slice(first, last)
            scores = encoded.arc_query[part] @ encoded.arc_key[part].T + bias[part]
            heads.extend(head + first if head >= 0 else -1 for head in heads_of(scores, root[part]))
        soft = np.rint(encoded.soft * _STEP)
        starts = {first for first, _ in sentences}
        names, times = soft[:, 2 : 2 + self._names], soft[:, 2 + self._names :]
        return Parsed(
            sentences, heads, self._deprels(encoded, heads), spans_of(names, starts), spans_of(times, starts)
        )

    def _deprels(self, encoded: Encoded, heads: list[int]) -> list[int]:
        above = np.vstack([encoded.rel_head, self._root_rel])[heads]
        labels = self._encoder.labels(encoded.rel_dep, above)
        return [self._root_label if head < 0 else label for head, label in zip(heads, labels, strict=True)]


def _sentences(scores: Floats, layout: Sequence[int]) -> list[tuple[int, int]]:
    """Sentences start where the network says so, at the window's first word, and at every block."""
    opens = np.rint((scores[:, 1] - scores[:, 0]) * _STEP) > 0
    opens |= np.array(layout) == NEW_BLOCK
    opens[0] = True
    starts: list[int] = np.flatnonzero(opens).tolist()
    return list(zip(starts, [*starts[1:], len(layout)], strict=True))


def spans_of(scores: Floats, starts: set[int]) -> list[tuple[int, int, int]]:
    """Spans of BIO scores, where class 0 is O, odd classes begin a kind and the next even one goes on with it.

    Args:
        scores: [n, classes], rounded.
        starts: Words that open a sentence, which no span crosses.

    Returns:
        (first, last exclusive, kind from 0), without overlaps, in order.
    """
    classes: list[int] = scores.argmax(1).tolist()
    spans: list[tuple[int, int, int]] = []
    first, kind = -1, -1
    for index, tag in enumerate(classes):
        goes_on = tag > 0 and tag % 2 == 0 and first >= 0 and (tag - 1) // 2 == kind and index not in starts
        if goes_on:
            continue
        if first >= 0:
            spans.append((first, index, kind))
            first = -1
        if tag > 0:
            first, kind = index, (tag - 1) // 2
    if first >= 0:
        spans.append((first, len(classes), kind))
    return spans
