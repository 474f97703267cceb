"""The network at run time: windows of words in, tags, pair vectors and scores out, on one thread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from communique.errors import WeightsError
from communique.language.subwords import CLS, SEP
from communique.language.weights import Floats, Weights

Ints = NDArray[np.int64]

# Padded subwords of a batch: small enough for the caches, large enough to be worth a call.
BATCH: Final = 1536
_LABELLED_AT_ONCE: Final = 512
_IN_NO_GRAPH: Final = frozenset({"root_rel", "name_moves"})
_OF_LABELS: Final = ("label", "met")
# Outputs of the graph, and what they are called here.
_OUTPUTS: Final = {
    "upos": "upos",
    "feats": "feats",
    "edits": "edits",
    "soft.y": "soft",
    "roots": "roots",
    "rel_dep.y": "rel_dep",
    "rel_head.y": "rel_head",
    "arcs": "arcs",
}


@dataclass(frozen=True, slots=True)
class Window:
    """Words [first, last) of one text as the encoder takes them.

    `looks` and `cases` are those of `layout`; `bare` says that no mark closes a sentence in it, as in captions.
    """

    text: int
    first: int
    last: int
    pieces: list[tuple[int, ...]]
    looks: list[int]
    cases: list[int]
    length: int
    bare: bool


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the network says of the N words of a window.

    Attributes:
        upos: Classes, [N]; so feats and edits.
        soft: Scores of sentence starts (2), names (9) and times (3), [N, 14].
        roots: Scores of each word as the root, [N].
        rel_dep: What labels are scored with, [N, REL]; so rel_head.
        arcs: Scores of arcs, dependent by head, [N, N].
    """

    upos: Ints
    feats: Ints
    edits: Ints
    soft: Floats
    roots: Floats
    rel_dep: Floats
    rel_head: Floats
    arcs: Floats


class Encoder:
    """Two sessions over one set of weights: the encoder with its heads, and the labels of chosen arcs."""

    def __init__(self, weights: Weights) -> None:
        """Build the sessions.

        Raises:
            WeightsError: The runtime refuses a graph.
        """
        labels = {name: array for name, array in weights.arrays.items() if name.startswith(_OF_LABELS)}
        self._session = session_of(weights.folder / "graph.onnx", arrays_of_encoder(weights))
        self._labels = session_of(weights.folder / "labels.onnx", labels)

    def labels(self, dependents: Floats, heads: Floats) -> list[int]:
        """Label numbers of arcs.

        Args:
            dependents: `rel_dep` of the dependents, [n, REL].
            heads: `rel_head` of their heads, [n, REL].

        Returns:
            One label for each arc, never that of the root.
        """
        found: list[int] = []
        for first in range(0, len(heads), _LABELLED_AT_ONCE):
            part = slice(first, first + _LABELLED_AT_ONCE)
            [labels] = self._labels.run(None, {"dep": dependents[part], "head": heads[part]})
            found.extend(labels.tolist())
        return found

    def run(self, windows: Sequence[Window]) -> Iterator[tuple[int, Encoded]]:
        """Encode windows in batches of one length: nothing is padded, so no window feels the others of its batch.

        Args:
            windows: Any number.

        Yields:
            (index of the window, what the network says of its words), each window once, in no set order.
        """
        order = sorted(range(len(windows)), key=lambda index: windows[index].length)
        batch: list[int] = []
        for index in order:
            length = windows[index].length
            if batch and (windows[batch[0]].length != length or length * (len(batch) + 1) > BATCH):
                yield from self._batch(windows, batch)
                batch = []
            batch.append(index)
        if batch:
            yield from self._batch(windows, batch)

    def _batch(self, windows: Sequence[Window], batch: list[int]) -> Iterator[tuple[int, Encoded]]:
        *flat, arcs = self._session.run(list(_OUTPUTS), feed_of([windows[index] for index in batch]))
        start = 0
        for row, index in enumerate(batch):
            count = windows[index].last - windows[index].first
            stop = start + count
            own = {name: array[start:stop] for name, array in zip(_OUTPUTS.values(), flat, strict=False)}
            yield index, Encoded(**own, arcs=arcs[row, :count, :count])
            start = stop


def arrays_of_encoder(weights: Weights) -> dict[str, Floats]:
    """What the encoder's graph takes of the weights, by name."""
    return {
        name: array
        for name, array in weights.arrays.items()
        if not name.startswith(_OF_LABELS) and name not in _IN_NO_GRAPH
    }


def session_of(graph: Path, arrays: dict[str, Floats]) -> Any:
    """A session over a graph that ships without its weights.

    Raises:
        WeightsError: The runtime refuses the graph.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The graph is computed as it is written: fused nodes may round otherwise, and not the same on every processor.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    turned = [np.ascontiguousarray(a.T) if name.endswith(":Q") else a for name, a in arrays.items()]
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(array) for array in turned]
    options.add_external_initializers(list(arrays), values)
    try:
        return onnxruntime.InferenceSession(graph.read_bytes(), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise WeightsError(f"The weights do not load: {error}", where=str(graph)) from error


def feed_of(windows: list[Window]) -> dict[str, NDArray[Any]]:
    """What the encoder's graph takes: windows of one length."""
    length = windows[0].length
    ids: list[int] = []
    looks: list[int] = []
    first: list[int] = []
    last: list[int] = []
    cases: list[int] = []
    words = [window.last - window.first for window in windows]
    place = np.zeros((len(windows), max(words)), np.int64)
    for row, window in enumerate(windows):
        place[row, : words[row]] = np.arange(len(first), len(first) + words[row])
        ids.append(CLS)
        looks.append(0)
        for piece, look in zip(window.pieces, window.looks, strict=True):
            first.append(len(ids))
            ids.extend(piece)
            last.append(len(ids) - 1)
            looks.extend([look] * len(piece))
        ids.append(SEP)
        looks.append(0)
    for window in windows:
        cases.extend(window.cases)
    return {
        "ids": np.array(ids, np.int64).reshape(-1, length),
        "looks_in": np.array(looks, np.int64).reshape(-1, length),
        "first": np.array(first, np.int64),
        "last": np.array(last, np.int64),
        "place": place,
        "cases_in": np.array(cases, np.int64),
    }
