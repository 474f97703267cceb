"""From the network's scores to sentences, trees, labels and spans of one window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from communique.language.encoder import Encoded, Encoder
from communique.language.layout import NEW_BLOCK
from communique.language.trees import heads_of, not_over_root
from communique.language.weights import Floats, Weights

_STEP: Final = 256.0
# What the score of a sentence start must exceed, chosen on the development splits, whole and stripped.
_OPENS: Final = -0.4
_OPENS_BARE: Final = -0.9
_FORBIDDEN: Final = -1e6

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
        self._name_paths = Paths(np.rint(arrays["name_moves"] * _STEP))
        self._time_paths = Paths(bio_moves(len(labels["times"]) // 2))

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
            found = not_over_root(heads_of(encoded.arcs[part, part], encoded.roots[part]))
            heads.extend(head + first if head >= 0 else -1 for head in found)
        soft = np.rint(encoded.soft * _STEP)
        names, times = soft[:, 2 : 2 + self._names], soft[:, 2 + self._names :]
        return Parsed(
            sentences,
            heads,
            self._deprels(encoded, heads),
            self._name_paths.spans(names, sentences),
            self._time_paths.spans(times, sentences),
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


class Paths:
    """Best paths over BIO tags under a table of moves between them (Viterbi 1967).

    Class 0 is O, odd classes begin a kind, the next even one goes on with it. Most words are so plainly outside that
    no path through a tag of theirs can be best: these are passed over, which changes nothing.
    """

    def __init__(self, moves: Floats) -> None:
        """Prepare a table.

        Args:
            moves: [1 + classes, classes], in the unit of scores: what a tag is worth after a tag; row 0 is the start.
        """
        self._moves = moves
        self._inside = np.arange(moves.shape[1]) + np.arange(moves.shape[1]) % 2
        self._gains, self._joined = _gains(moves)

    def spans(self, scores: Floats, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
        """The best spans of some sentences.

        Args:
            scores: [n, classes], rounded.
            sentences: Word ranges that no span crosses, in order.

        Returns:
            (first, last exclusive, kind from 0), without overlaps, in order.
        """
        following = np.zeros_like(scores)
        following[:-1, 1:] = np.maximum(scores[1:, self._inside[1:]] - scores[1:, self._inside[1:] - 1], 0)
        reach = np.maximum(self._gains, self._joined + following)
        open_ = (scores[:, 1:] + reach[:, 1:] >= scores[:, :1]).any(1).tolist()
        spans: list[tuple[int, int, int]] = []
        for first, last in sentences:
            at = first
            while at < last:
                if not open_[at]:
                    at += 1
                    continue
                stop = at + 1
                while stop < last and open_[stop]:
                    stop += 1
                tags = self._best(scores[at:stop], at == first, stop == last)
                spans.extend((at + a, at + b, kind) for a, b, kind in _spans(tags))
                at = stop
        return spans

    def _best(self, scores: Floats, opens: bool, closes: bool) -> list[int]:
        """The best tags of a run of words, with plainly outside ones before and after, or the sentence's ends."""
        worth = scores[0] + self._moves[0 if opens else 1]
        back: list[list[int]] = []
        for row in scores[1:]:
            steps = worth[:, None] + self._moves[1:]
            back.append(steps.argmax(0).tolist())
            worth = steps.max(0) + row
        path = [int((worth if closes else worth + self._moves[1:, 0]).argmax())]
        for choices in reversed(back):
            path.append(choices[path[-1]])
        return path[::-1]


def _gains(moves: Floats) -> tuple[Floats, Floats]:
    """What the moves to and from each tag may be worth more than those to and from O, at most.

    The second is for a tag that the next word goes on with; that word would then begin a name of its own instead.
    """
    classes = moves.shape[1]
    allowed = moves > _FORBIDDEN / 2
    plain, joined = np.zeros(classes, np.float32), np.full(classes, -np.inf, np.float32)
    for tag in range(1, classes):
        begins, inside = tag - (tag % 2 == 0), tag + tag % 2
        before = max(moves[row, tag] - moves[row, 0] for row in range(1 + classes) if allowed[row, tag])
        nexts = [n for n in range(classes) if n != inside and allowed[1 + tag, n] and allowed[1, n]]
        plain[tag] = before + max([0.0, *(moves[1 + tag, n] - moves[1, n] for n in nexts)])
        afters = [n for n in range(classes) if allowed[1 + inside, n]]
        later = max([0.0, *(moves[1 + inside, n] - moves[1 + begins, n] for n in afters)])
        joined[tag] = before + moves[1 + tag, inside] - moves[1, begins] + later
    return plain, joined


def _spans(tags: list[int]) -> list[tuple[int, int, int]]:
    spans = []
    padded = [*tags, 0]
    for start, tag in enumerate(tags):
        if tag % 2:
            stop = start + 1
            while padded[stop] == tag + 1:
                stop += 1
            spans.append((start, stop, tag // 2))
    return spans


def bio_moves(kinds: int) -> Floats:
    """Moves that allow a tag to go on only with its own kind, and nothing else to weigh."""
    classes = 1 + 2 * kinds
    moves = np.zeros((1 + classes, classes), np.float32)
    for kind in range(kinds):
        inside = 2 + 2 * kind
        moves[:, inside] = _FORBIDDEN
        moves[[inside, inside + 1], inside] = 0.0
    return moves
