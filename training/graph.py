"""The network's computation as an ONNX graph without weights: a few kilobytes, to be filled at load.

Written by hand, so that its numbers are the same on every processor and in every version of onnxruntime:

- products are of integers, summed up in 32 bits, whose order does not matter;
- other sums are of few enough digits that floats or doubles hold each partial sum exactly;
- what else there is goes number by number and is exact by IEEE 754: adding, multiplying, dividing, rounding, the
  square root. No node does two of these at once, which a processor might round once or twice;
- exp, which IEEE 754 leaves open, has arguments that are known beforehand (`shares`).

Windows of a batch have one length, so that nothing is padded and nothing masked. Names of initialisers are those of
`quantised`.
"""

from __future__ import annotations

from typing import Any

import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper

from .arrays import TAGS
from .labels import Labels
from .network import HEADS, LABELLING, WIDTH, Shape

_FUSED = "com.microsoft"
IN_NO_GRAPH = ("root_rel", "name_moves")


class _Nodes:
    """Nodes of a graph in the making."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self.made: list[Any] = []
        self._arrays = arrays
        self._constants: set[str] = set()

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        self.made.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def constant(self, name: str, kind: int, shape: list[int], values: list[Any]) -> str:
        if name not in self._constants:
            self._constants.add(name)
            self.node("Constant", [], name, value=helper.make_tensor(name, kind, shape, values))
        return name

    def numbers(self, name: str, values: list[int]) -> str:
        return self.constant(name, TensorProto.INT64, [len(values)], values)

    def integers(self, given: str, step: str, zero: str, output: str) -> str:
        """A value counted in steps; what a zero point of 0 cuts off, a rectifier would."""
        return self.node("QuantizeLinear", [given, step, zero], output)

    def product(self, given: str, site: str, name: str) -> str:
        """Rows times a matrix, and the bias, as floats: one product of an exact integer."""
        width = len(self._arrays[f"{name}.unit"])
        none = self.constant(f"s0.{width}", TensorProto.INT8, [width], [0] * width)
        weights = [f"{name}:Q", f"{name}.unit", none]
        inputs = [given, f"{site}.step", f"{site}.zero", *weights, f"{name}.count"]
        return self.node("QGemm", inputs, f"{name}.y", _FUSED)

    def met(self, a: str, b: str, scale: str, zeros: tuple[str, str], output: str) -> str:
        """Rows of integers times columns of integers, by a scale."""
        return self.node("MatMulIntegerToFloat", [a, b, scale, "one.f", *zeros], output, _FUSED)


def build_graph(arrays: dict[str, NDArray[Any]], shape: Shape) -> onnx.ModelProto:
    """The graph.

    Args:
        arrays: Every initialiser, by the names of `quantised`.
        shape: Of the network.

    Returns:
        A model whose initialisers are external: to be supplied when a session is made. Inputs: ids, looks_in
        [B, L], first, last, cases_in [N], place [B, W] (number of a window's words, any where there is none).
        Outputs: upos, feats, edits [N] (classes), soft [N, 14] (scores of starts, names, times), roots [N] and
        arcs [B, W, W] (dependent by head), rel_dep, rel_head [N, units].
    """
    g = _Nodes(arrays)
    g.constant("one.f", TensorProto.FLOAT, [], [1.0])
    g.constant("u0", TensorProto.UINT8, [], [0])
    g.constant("u128", TensorProto.UINT8, [], [128])
    g.constant("s0", TensorProto.INT8, [], [0])
    x = _embedded(g)
    for number in range(len(shape.layers)):
        x = _layer(g, x, f"{number}.")
    _words(g, x)
    _tags(g)
    _arcs(g)
    whole = {"ids": ["B", "L"], "looks_in": ["B", "L"], "place": ["B", "W"]}
    whole |= {name: ["N"] for name in ("first", "last", "cases_in")}
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name, shape in whole.items()]
    outputs = [
        *(helper.make_tensor_value_info(task, TensorProto.INT64, ["N"]) for task in TAGS),
        *(
            helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", None])
            for name in ("soft.y", "rel_dep.y", "rel_head.y")
        ),
        helper.make_tensor_value_info("roots", TensorProto.FLOAT, ["N"]),
        helper.make_tensor_value_info("arcs", TensorProto.FLOAT, ["B", "W", "W"]),
    ]
    own = {name: a for name, a in arrays.items() if name not in IN_NO_GRAPH and not in_labels_graph(name)}
    return _model(g.made, inputs, outputs, own)


def in_labels_graph(name: str) -> bool:
    """Whether an array belongs to the graph of labels."""
    return name.startswith(("label", "met"))


def _embedded(g: _Nodes) -> str:
    g.node("Gather", ["words", "ids"], "e0")
    g.node("Gather", ["looks", "looks_in"], "e1")
    g.node("Add", ["e0", "e1"], "e2")
    g.node("Shape", ["ids"], "length", start=1, end=2)
    g.node("Shape", ["ids"], "batch", start=0, end=1)
    g.numbers("zero", [0])
    g.numbers("one", [1])
    g.numbers("last_axis", [-1])
    g.numbers("flat", [-1, WIDTH])
    g.node("Concat", ["batch", "length", g.numbers("of_heads", [HEADS, WIDTH // HEADS])], "by_head", axis=0)
    g.node("Slice", ["positions", "zero", "length"], "e3")
    g.node("Add", ["e2", "e3"], "e4")
    return _normed(g, g.node("Reshape", ["e4", "flat"], "e5"), "norm")


def _normed(g: _Nodes, y: str, p: str) -> str:
    """Rows by the root of the mean of their squares.

    What is squared is rounded first, by adding a large number and taking it away again, to what can be summed up in
    double precision in any order: a few tokens are a hundred times larger than the others.
    """
    g.node("Add", [y, f"{p}.large"], f"{p}.up")
    g.node("Sub", [f"{p}.up", f"{p}.large"], f"{p}.rounded")
    g.node("Mul", [f"{p}.rounded", f"{p}.rounded"], f"{p}.squares")
    g.node("Cast", [f"{p}.squares"], f"{p}.wide", to=TensorProto.DOUBLE)
    g.node("ReduceSum", [f"{p}.wide", "last_axis"], f"{p}.summed", keepdims=1)
    g.node("Cast", [f"{p}.summed"], f"{p}.narrow", to=TensorProto.FLOAT)
    g.node("Max", [f"{p}.narrow", g.constant("least", TensorProto.FLOAT, [], [1e-12])], f"{p}.least")
    g.node("Sqrt", [f"{p}.least"], f"{p}.root")
    g.node("Div", [g.constant("width", TensorProto.FLOAT, [], [WIDTH**0.5]), f"{p}.root"], f"{p}.by")
    return g.node("Mul", [y, f"{p}.by"], f"{p}.even")


def _site(g: _Nodes, n: str, name: str) -> str:
    g.node("Mul", [n, f"{name}.even"], f"{name}.evened")
    return g.integers(f"{name}.evened", f"{name}.step", f"{name}.zero", name)


def _layer(g: _Nodes, n: str, p: str) -> str:
    norm = n.removesuffix(".even")
    attended = _attended(g, _site(g, n, p + "given"), p)
    g.node("Mul", [n, f"{norm}.weight"], f"{norm}.x")
    g.node("Add", [f"{norm}.x", g.product(attended, p + "seen", p + "out")], p + "norm1.sum")
    n = _normed(g, p + "norm1.sum", p + "norm1")
    up = g.product(_site(g, n, p + "normed"), p + "normed", p + "up")
    raised = g.integers(up, p + "raised.step", p + "raised.zero", p + "raised")
    g.node("Mul", [n, p + "norm1.weight"], p + "norm1.x")
    g.node("Add", [p + "norm1.x", g.product(raised, p + "raised", p + "down")], p + "norm2.sum")
    return _normed(g, p + "norm2.sum", p + "norm2")


def _attended(g: _Nodes, given: str, p: str) -> str:
    """What each word takes from the others, as integers."""
    for part, zero, order in (
        ("q", "u128", [0, 2, 1, 3]),
        ("k", "u128", [0, 2, 3, 1]),
        ("v", "s0", [0, 2, 1, 3]),
    ):
        g.integers(g.product(given, p + "given", p + part), f"{p}{part}.step", zero, f"{p}{part}.counts")
        g.node("Reshape", [f"{p}{part}.counts", "by_head"], f"{p}{part}.cut")
        g.node("Transpose", [f"{p}{part}.cut"], f"{p}{part}.turned", perm=order)
    g.met(f"{p}q.turned", f"{p}k.turned", p + "grid", ("u128", "u128"), p + "scores")
    g.node("ReduceMax", [p + "scores"], p + "largest", axes=[-1], keepdims=1)
    g.node("Sub", [p + "scores", p + "largest"], p + "below")
    g.node("Exp", [p + "below"], p + "powers")
    g.integers(p + "powers", p + "share.step", "u0", p + "shares")
    g.node("Cast", [p + "shares"], p + "parts", to=TensorProto.FLOAT)
    g.node("ReduceSum", [p + "parts", "last_axis"], p + "whole", keepdims=1)
    g.met(p + "shares", f"{p}v.turned", "one.f", ("u0", "s0"), p + "taken")
    g.node("Div", [p + "taken", p + "whole"], p + "mean")
    g.integers(p + "mean", p + "seen.unit", p + "seen.zero", p + "seen.by_head")
    g.node("Transpose", [p + "seen.by_head"], p + "seen.turned", perm=[0, 2, 1, 3])
    return g.node("Reshape", [p + "seen.turned", "flat"], p + "seen")


def _words(g: _Nodes, n: str) -> None:
    norm = n.removesuffix(".even")
    g.node("Gather", [n, "first"], "n0")
    g.node("Gather", [n, "last"], "n1")
    g.node("Gather", ["cases", "cases_in"], "y2")
    for number in (0, 1):
        g.node("Mul", [f"n{number}", f"{norm}.weight"], f"y{number}")
    g.node("Concat", ["y0", "y1", "y2"], "y3", axis=-1)
    mix = g.product(_site(g, "y3", "ends"), "ends", "mix")
    g.integers(mix, "mixed.step", "mixed.zero", "mixed")


def _tags(g: _Nodes) -> None:
    for task in TAGS:
        g.node("ArgMax", [g.product("mixed", "mixed", task)], task, axis=-1, keepdims=0)
    for name in ("soft", "rel_dep", "rel_head"):
        g.product("mixed", "mixed", name)


def _arcs(g: _Nodes) -> None:
    """Arc scores of each window: every word, by its place in the window, against every other and the root."""
    g.integers(g.product("mixed", "mixed", "arc_dep"), "asking.step", "asking.zero", "asking")
    g.integers(g.product("asking", "asking", "arc"), "query.step", "u128", "query")
    g.integers(g.product("mixed", "mixed", "arc_key"), "key.step", "u0", "key")
    g.met("query", "root_key", "arcs.step", ("u128", "u0"), "root")
    g.node("Squeeze", ["root", "one"], "roots")
    g.node("Gather", ["query", "place"], "query.laid")
    g.node("Gather", ["key", "place"], "key.laid")
    g.node("Transpose", ["key.laid"], "key.turned", perm=[0, 2, 1])
    g.met("query.laid", "key.turned", "arcs.step", ("u128", "u0"), "arcs")


def build_labels_graph(labels: Labels, arrays: dict[str, NDArray[Any]]) -> onnx.ModelProto:
    """The graph of the labels of chosen arcs, run after the trees are known.

    Args:
        labels: For the number of relations.
        arrays: As for `build_graph`.

    Returns:
        A model. Inputs: dep, head [N, units]. Output: label [N], never "root".
    """
    g = _Nodes(arrays)
    barred = [1e6 if label == "root" else 0.0 for label in labels.deprels]
    g.constant("barred", TensorProto.FLOAT, [len(barred)], barred)
    g.node("Add", ["dep", "head"], "both")
    g.integers("both", "met.step", "met.zero", "met")
    g.node("Sub", [g.product("met", "met", "label"), "barred"], "scores")
    g.node("ArgMax", ["scores"], "label", axis=-1, keepdims=0)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", LABELLING]) for name in ("dep", "head")
    ]
    outputs = [helper.make_tensor_value_info("label", TensorProto.INT64, ["N"])]
    return _model(g.made, inputs, outputs, {name: a for name, a in arrays.items() if in_labels_graph(name)})


def _model(
    nodes: list[Any], inputs: list[Any], outputs: list[Any], arrays: dict[str, NDArray[Any]]
) -> onnx.ModelProto:
    initialisers = []
    for name, array in arrays.items():
        turned = array.shape[::-1] if name.endswith(":Q") else array.shape
        kind = helper.np_dtype_to_tensor_dtype(array.dtype)
        tensor = TensorProto(name=name, data_type=kind, dims=turned)
        tensor.data_location = TensorProto.EXTERNAL
        tensor.external_data.add(key="location", value="core.npz")
        initialisers.append(tensor)
    graph = helper.make_graph(nodes, "communique", inputs, outputs, initialisers)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_FUSED, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="communique")
