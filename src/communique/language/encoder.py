"""The network at run time: windows of words in, tags, pair vectors and scores out, on one thread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
_NUMPY_ONLY: Final = frozenset({"arc_bias", "rel", "root_key", "root_rel"})
_OUTPUTS: Final = ("upos", "feats", "edits", "soft", "arc_query", "arc_key", "rel_dep", "rel_head")


@dataclass(frozen=True, slots=True)
class Window:
    """Words [first, last) of one text as the encoder takes them; `looks` and `cases` are of `layout`."""

    text: int
    first: int
    last: int
    pieces: list[tuple[int, ...]]
    looks: list[int]
    cases: list[int]
    length: int


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the network says of N words: classes [N], scores of starts, names and times [N, 14], and the
    vectors that arcs and labels are scored with.
    """

    upos: Ints
    feats: Ints
    edits: Ints
    soft: Floats
    arc_query: Floats
    arc_key: Floats
    rel_dep: Floats
    rel_head: Floats


class Encoder:
    """A session over one set of weights."""

    def __init__(self, weights: Weights) -> None:
        """Build the session.

        Raises:
            WeightsError: The runtime refuses the graph.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        names, values = [], []
        for name, array in weights.arrays.items():
            if name not in _NUMPY_ONLY:
                turned = np.ascontiguousarray(array.T) if name.endswith(":T") else array
                names.append(name)
                values.append(onnxruntime.OrtValue.ortvalue_from_numpy(turned))
        options.add_external_initializers(names, values)
        try:
            self._session = onnxruntime.InferenceSession(
                (weights.folder / "graph.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise WeightsError(f"The weights do not load: {error}", where=str(weights.folder)) from error

    def run(self, windows: Sequence[Window]) -> Iterator[tuple[int, Encoded]]:
        """Encode windows in batches of like length.

        Args:
            windows: Any number.

        Yields:
            (index of the window, what the network says of its words), each window once, in no set order.
        """
        order = sorted(range(len(windows)), key=lambda index: windows[index].length)
        batch: list[int] = []
        for index in order:
            if batch and windows[index].length * (len(batch) + 1) > BATCH:
                yield from self._batch(windows, batch)
                batch = []
            batch.append(index)
        if batch:
            yield from self._batch(windows, batch)

    def _batch(self, windows: Sequence[Window], batch: list[int]) -> Iterator[tuple[int, Encoded]]:
        result = self._session.run(_OUTPUTS, _feed([windows[index] for index in batch]))
        start = 0
        for index in batch:
            stop = start + windows[index].last - windows[index].first
            yield index, Encoded(*(array[start:stop] for array in result))
            start = stop


def _feed(windows: list[Window]) -> dict[str, NDArray[Any]]:
    longest = max(window.length for window in windows)
    ids = np.zeros((len(windows), longest), np.int64)
    looks = np.zeros_like(ids)
    first: list[int] = []
    last: list[int] = []
    cases: list[int] = []
    for row, window in enumerate(windows):
        at = row * longest + 1
        flat_ids, flat_looks = [CLS], [0]
        for piece, look in zip(window.pieces, window.looks, strict=True):
            first.append(at)
            at += len(piece)
            last.append(at - 1)
            flat_ids.extend(piece)
            flat_looks.extend([look] * len(piece))
        flat_ids.append(SEP)
        ids[row, : window.length] = flat_ids
        looks[row, : window.length - 1] = flat_looks
        cases.extend(window.cases)
    return {
        "ids": ids,
        "looks_in": looks,
        "lengths": np.array([window.length for window in windows], np.int32),
        "first": np.array(first, np.int64),
        "last": np.array(last, np.int64),
        "cases_in": np.array(cases, np.int64),
    }
