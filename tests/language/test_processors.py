"""The same text gives the same numbers on any processor: what that rests on, and what the numbers are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec
import numpy as np
import pytest

from communique.language import analyse
from communique.language.core import Core, core
from communique.language.encoder import Window
from communique.language.layout import layouts
from communique.language.tokenizer import tokenize
from communique.language.weights import Weights, load
from communique.language.windows import LONGEST, windows_of

TEXTS = [
    "OSLO, May 3 (Own Wire) -- Norway's envoy Kari Lunde met Chadian negotiators on Tuesday and said that talks would "
    "resume within 10 days, two officials familiar with the matter told reporters.",
    "“We will not sign,” Minister Ngarta Hinda told reporters, adding: “It isn't over.”\n\nThe U.S. urged restraint.",
    "the two sides are still far apart on the ceasefire and nobody expects\nan agreement before the summit",
    "회담이 끝났다. Talks ended; 12.5 million tons of rice were shipped to Port Vila in mid-June 2011.",
    "Exports of steel, worth $1.2 billion a year, were banned in 2011, and the ban was lifted again in 2013. "
    * 9,
]
# Of the weights that ship, computed on x86-64 with AVX-512 and VNNI; the same on Nehalem and on arm64 (docs/LANGUAGE.md).
WEIGHTS = "d0bbd3e6bf9b83fb"
ANALYSES = "28d6cdb20c1315e6"
SCORES = "9e184774b8e61d02"

# Nodes whose results IEEE 754 or the arithmetic of integers fix to the last bit, and why.
EXACT = {
    "Constant": "given",
    "Gather": "moves numbers",
    "Slice": "moves numbers",
    "Concat": "moves numbers",
    "Reshape": "moves numbers",
    "Transpose": "moves numbers",
    "Squeeze": "moves numbers",
    "Shape": "counts",
    "Cast": "one rounding of IEEE 754, or none",
    "Add": "one rounding of IEEE 754",
    "Sub": "one rounding of IEEE 754",
    "Mul": "one rounding of IEEE 754",
    "Div": "one rounding of IEEE 754",
    "Sqrt": "one rounding of IEEE 754",
    "Max": "chooses",
    "ReduceMax": "chooses",
    "ArgMax": "chooses; the first of equals",
    "QuantizeLinear": "a division, then rounded to the nearest integer, half to even",
    "ReduceSum": "of few enough digits: test_sums_are_exact",
    "QGemm": "a sum in 32 bits, then one product",
    "MatMulIntegerToFloat": "a sum in 32 bits, then one product",
    "Exp": "of arguments known beforehand: test_shares_are_beyond_doubt",
}


@pytest.fixture(scope="module")
def weights() -> Weights:
    return load()


def fields(message: bytes) -> Iterator[tuple[int, bytes]]:
    """The numbered fields of a protobuf message that hold bytes."""

    def number(at: int) -> tuple[int, int]:
        value = shift = 0
        while True:
            byte = message[at]
            value |= (byte & 127) << shift
            at, shift = at + 1, shift + 7
            if byte < 128:
                return value, at

    at = 0
    while at < len(message):
        key, at = number(at)
        if key & 7 == 2:
            length, at = number(at)
            yield key >> 3, message[at : at + length]
            at += length
        elif key & 7 == 0:
            _, at = number(at)
        else:
            at += 8 if key & 7 == 1 else 4


def nodes(model: bytes) -> list[str]:
    """Kinds of a graph's nodes: ModelProto.graph is field 7, GraphProto.node 1, NodeProto.op_type 4."""
    [graph] = [value for field, value in fields(model) if field == 7]
    of_nodes = [value for field, value in fields(graph) if field == 1]
    return [dict(fields(node))[4].decode() for node in of_nodes]


@pytest.mark.parametrize("graph", ["graph.onnx", "labels.onnx"])
def test_every_node_is_exact(weights: Weights, graph: str) -> None:
    kinds = nodes((weights.folder / graph).read_bytes())
    assert len(kinds) > 5
    assert set(kinds) <= set(EXACT)


def test_sums_are_exact(weights: Weights) -> None:
    assert LONGEST * 127 < 2**24  # shares of attention, in floats
    # Squares in the norms, in doubles: multiples of the square of a grain, which a large number rounds to.
    width = weights.arrays["words"].shape[1]
    larges = {name: float(a) for name, a in weights.arrays.items() if name.endswith(".large")}
    assert len(larges) == 13
    for large in larges.values():
        grain = large / 1.5 / 2**23
        assert np.log2(grain) == round(np.log2(grain))
        # Rows ten thousand times as large as is usual (2**8 grains) are still summed up exactly.
        assert width * (10_000 * 2**8) ** 2 < 2**53


def test_products_fit_into_what_old_processors_add_them_in(weights: Weights) -> None:
    integers = {name: a for name, a in weights.arrays.items() if name.endswith(":Q")}
    assert integers
    assert all(np.abs(a.astype(int)).max() * 2 * 255 < 2**15 for a in integers.values())
    # The largest share of attention times a value of eight bits.
    assert all(1 / step < 127.5 for name, step in weights.arrays.items() if name.endswith("share.step"))


def test_shares_are_beyond_doubt(weights: Weights) -> None:
    layers = [name.removesuffix("grid") for name in weights.arrays if name.endswith(".grid")]
    assert layers
    for layer in layers:
        grid, unit = float(weights.arrays[f"{layer}grid"]), float(weights.arrays[f"{layer}share.step"])
        assert np.log2(grid) == round(np.log2(grid))
        counts = np.exp(-np.arange(0, 8, grid)) / unit
        apart = np.abs(counts - np.floor(counts) - 0.5) / counts
        # onnxruntime's exp is right to 2e-7, and the division that follows to 6e-8.
        assert apart.min() > 1e-6


def digest(using: Core) -> str:
    windows: list[Window] = []
    for number, text in enumerate(TEXTS):
        cut = tokenize(text)
        windows += windows_of(number, [text[a:b] for a, b in cut], layouts(text, cut), using.subwords)
    found = hashlib.sha256()
    for _, encoded in sorted(using.encoder.run(windows), key=lambda one: one[0]):
        for name in ("upos", "feats", "edits", "soft", "roots", "rel_dep", "rel_head", "arcs"):
            found.update(np.ascontiguousarray(getattr(encoded, name)).tobytes())
    return found.hexdigest()[:16]


def test_scores_are_those_of_every_processor(weights: Weights) -> None:
    assert weights.hash == WEIGHTS, "other weights: compute the digests anew, on two processors"
    assert digest(core()) == SCORES


def test_analyses_are_those_of_every_processor() -> None:
    assert hashlib.sha256(msgspec.json.encode(analyse(TEXTS))).hexdigest()[:16] == ANALYSES
