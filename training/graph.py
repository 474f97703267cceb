"""The network's computation as an ONNX graph without weights: a few kilobytes, to be filled at load.

Written by hand: products in integers with onnxruntime's fused operator, everything else in float32, and what training
alone needs left out. Windows of a batch have one length, so that nothing is padded and nothing masked. Names of
initialisers are those of `arrays_of` and `quantised`.
"""

from __future__ import annotations

from typing import Any

import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper

from .arrays import TAGS
from .labels import Labels
from .network import HEADS, WIDTH, Shape

_FUSED = "com.microsoft"
# Scores are rounded to this step before a class is chosen.
_STEP = 256.0
IN_NO_GRAPH = ("root_rel", "name_moves")
IN_LABELS_GRAPH = ("label:T", "label.bias", "rel:T")


class _Nodes:
    """Nodes of a graph in the making."""

    def __init__(self, arrays: dict[str, NDArray[Any]], swift: bool) -> None:
        self.made: list[Any] = []
        self._arrays = arrays
        self._swift = swift

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        self.made.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def split(self, given: str, widths: str, outputs: list[str]) -> None:
        self.made.append(helper.make_node("Split", [given, widths], outputs, axis=-1))

    def constant(self, name: str, kind: int, shape: list[int], values: list[Any]) -> str:
        return self.node("Constant", [], name, value=helper.make_tensor(name, kind, shape, values))

    def numbers(self, name: str, values: list[int]) -> str:
        return self.constant(name, TensorProto.INT64, [len(values)], values)

    def unit(self, given: str, name: str) -> str:
        """What follows a product."""
        return self.node("Relu", [given], name) if self._swift else self.node("Gelu", [given], name, _FUSED)

    def site(self, given: str, name: str, after_unit: bool = False) -> str:
        """A value as integers where weights are integers; the zero point cuts off what a rectifier would."""
        integers = f"{name}.step" in self._arrays
        if after_unit and not (integers and self._swift):
            given = self.unit(given, f"{name}.bent")
        if not integers:
            return given
        if f"{name}.even" in self._arrays:
            given = self.node("Mul", [given, f"{name}.even"], f"{name}.evened")
        return self.node("QuantizeLinear", [given, f"{name}.step", f"{name}.zero"], name)

    def product(self, given: str, site: str, name: str) -> str:
        """A matrix product and its bias, in float32."""
        bias = [f"{name}.bias"] if f"{name}.bias" in self._arrays else []
        if f"{name}:Q" not in self._arrays:
            made = self.node("MatMul", [given, f"{name}:T"], f"{name}.bare")
            return self.node("Add", [made, *bias], f"{name}.y") if bias else made
        scales = [f"{site}.step", f"{name}.unit", f"{site}.zero", "", *bias]
        return self.node(
            "MatMulIntegerToFloat",
            [given, f"{name}:Q", *(scales if bias else scales[:3])],
            f"{name}.y",
            _FUSED,
        )


def build_graph(labels: Labels, arrays: dict[str, NDArray[Any]], shape: Shape) -> onnx.ModelProto:
    """The graph.

    Args:
        labels: For the widths of the heads.
        arrays: Every initialiser, by the names of `arrays_of` and `quantised`, whose products are taken in
            integers where they are there.
        shape: Of the network.

    Returns:
        A model whose initialisers are external: to be supplied when a session is made. Inputs: ids, looks_in
        [B, L], first, last, cases_in [N], place [B, W] (number of a window's words, N where there is none).
        Outputs: upos, feats, edits [N] (classes), soft [N, 14] (scores of starts, names, times), roots [N] and
        arcs [B, W, W] (dependent by head), rel_dep, rel_head [N, units].
    """
    g = _Nodes(arrays, shape.swift)
    x = _embedded(g)
    for number in range(len(shape.layers)):
        x = _layer(g, x, f"{number}.")
    _words(g, x)
    _tags(g, shape.swift)
    _arcs(g)
    whole = {"ids": ["B", "L"], "looks_in": ["B", "L"], "place": ["B", "W"]}
    whole |= {name: ["N"] for name in ("first", "last", "cases_in")}
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name, shape in whole.items()]
    outputs = [
        *(helper.make_tensor_value_info(task, TensorProto.INT64, ["N"]) for task in TAGS),
        *(
            helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", None])
            for name in ("soft", "rel_dep", "rel_head")
        ),
        helper.make_tensor_value_info("roots", TensorProto.FLOAT, ["N"]),
        helper.make_tensor_value_info("arcs", TensorProto.FLOAT, ["B", "W", "W"]),
    ]
    own = {name: array for name, array in arrays.items() if name not in (*IN_NO_GRAPH, *IN_LABELS_GRAPH)}
    return _model(g.made, inputs, outputs, own)


def _embedded(g: _Nodes) -> str:
    g.node("Gather", ["words", "ids"], "e0")
    g.node("Gather", ["looks", "looks_in"], "e1")
    g.node("Add", ["e0", "e1"], "e2")
    g.node("Shape", ["ids"], "length", start=1, end=2)
    g.numbers("zero", [0])
    g.numbers("one", [1])
    g.node("Slice", ["positions", "zero", "length"], "e3")
    g.node("Add", ["e2", "e3"], "e4")
    g.numbers("by_head", [0, 0, HEADS, WIDTH // HEADS])
    g.numbers("joined", [0, 0, WIDTH])
    return g.node("LayerNormalization", ["e4", "norm.weight", "norm.bias"], "x", axis=-1, epsilon=1e-12)


def _layer(g: _Nodes, x: str, p: str) -> str:
    given = g.site(x, p + "given")
    q, k, v = (g.product(given, p + "given", p + part) for part in "qkv")
    for part, name, order in ((q, "q", [0, 2, 1, 3]), (k, "k", [0, 2, 3, 1]), (v, "v", [0, 2, 1, 3])):
        g.node("Reshape", [part, "by_head"], f"{p}{name}.cut")
        g.node("Transpose", [f"{p}{name}.cut"], f"{p}{name}.turned", perm=order)
    g.node("MatMul", [f"{p}q.turned", f"{p}k.turned"], p + "scores")
    g.node("Softmax", [p + "scores"], p + "shares", axis=-1)
    g.node("MatMul", [p + "shares", f"{p}v.turned"], p + "by_heads")
    g.node("Transpose", [p + "by_heads"], p + "turned", perm=[0, 2, 1, 3])
    g.node("Reshape", [p + "turned", "joined"], p + "attended")
    out = g.product(g.site(p + "attended", p + "seen"), p + "seen", p + "out")
    normed = _normed(g, x, out, p + "norm1")
    up = g.product(g.site(normed, p + "normed"), p + "normed", p + "up")
    down = g.product(g.site(up, p + "raised", after_unit=True), p + "raised", p + "down")
    return _normed(g, normed, down, p + "norm2")


def _normed(g: _Nodes, x: str, more: str, name: str) -> str:
    g.node("Add", [x, more], f"{name}.sum")
    norm = [f"{name}.sum", f"{name}.weight", f"{name}.bias"]
    return g.node("LayerNormalization", norm, f"{name}.y", axis=-1, epsilon=1e-12)


def _words(g: _Nodes, x: str) -> None:
    g.numbers("flat", [-1, WIDTH])
    g.node("Reshape", [x, "flat"], "y")
    g.node("Gather", ["y", "first"], "y0")
    g.node("Gather", ["y", "last"], "y1")
    g.node("Gather", ["cases", "cases_in"], "y2")
    g.node("Concat", ["y0", "y1", "y2"], "y3", axis=-1)
    mix = g.product(g.site("y3", "ends"), "ends", "mix")
    g.node("Identity", [g.site(mix, "mixed", after_unit=True)], "z")


def _tags(g: _Nodes, swift: bool) -> None:
    g.constant("step", TensorProto.FLOAT, [], [_STEP])
    for task in TAGS:
        scores = g.product("z", "mixed", task)
        g.node("Mul", [scores, "step"], f"{task}.scaled")
        g.node("Round", [f"{task}.scaled"], f"{task}.rounded")
        g.node("ArgMax", [f"{task}.rounded"], task, axis=-1, keepdims=0)
    g.node("Identity", [g.product("z", "mixed", "soft")], "soft")
    for name in ("rel_dep", "rel_head"):
        scores = g.product("z", "mixed", name)
        g.node("Identity", [scores if swift else g.unit(scores, f"{name}.bent")], name)


def _arcs(g: _Nodes) -> None:
    """Arc scores of each window: every word, by its place in the window, against every other and the root."""
    asking = g.site(g.product("z", "mixed", "arc_dep"), "asking", after_unit=True)
    query = g.product(asking, "asking", "arc")
    key = g.unit(g.product("z", "mixed", "arc_key"), "key")
    g.node("MatMul", [query, "root_key"], "r0")
    g.node("Add", ["r0", "root_bias"], "r1")
    g.node("Squeeze", ["r1", "one"], "roots")
    g.node("MatMul", [key, "arc_bias"], "k0")
    g.numbers("one_below", [0, 0, 1, 0])
    g.constant("empty", TensorProto.FLOAT, [], [0.0])
    for source, name in ((query, "query"), (key, "keys"), ("k0", "leaning")):
        g.node("Pad", [source, "one_below", "empty"], f"{name}.padded")
        g.node("Gather", [f"{name}.padded", "place"], f"{name}.laid")
    for name in ("keys", "leaning"):
        g.node("Transpose", [f"{name}.laid"], f"{name}.turned", perm=[0, 2, 1])
    g.node("MatMul", ["query.laid", "keys.turned"], "a0")
    g.node("Add", ["a0", "leaning.turned"], "arcs")


def build_labels_graph(labels: Labels, arrays: dict[str, NDArray[Any]], shape: Shape) -> onnx.ModelProto:
    """The graph of the labels of chosen arcs, run after the trees are known.

    Args:
        labels: For the number of relations.
        arrays: As for `build_graph`.

    Returns:
        A model. Inputs: dep, head [N, units]. Output: label [N], never "root".
    """
    g = _Nodes(arrays, shape.swift)
    barred = [1e6 if label == "root" else 0.0 for label in labels.deprels]
    g.constant("barred", TensorProto.FLOAT, [len(barred)], barred)
    g.constant("step", TensorProto.FLOAT, [], [_STEP])
    if shape.swift:
        g.node("Add", ["dep", "head"], "both")
        g.node("MatMul", [g.unit("both", "met"), "label:T"], "s0")
        g.node("Add", ["s0", "label.bias"], "s1")
    else:
        _paired(g, shape.labelling + 1)
    g.node("Sub", ["s1", "barred"], "s2")
    g.node("Mul", ["s2", "step"], "s3")
    g.node("Round", ["s3"], "s4")
    g.node("ArgMax", ["s4"], "label", axis=-1, keepdims=0)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", shape.labelling])
        for name in ("dep", "head")
    ]
    outputs = [helper.make_tensor_value_info("label", TensorProto.INT64, ["N"])]
    return _model(g.made, inputs, outputs, {name: arrays[name] for name in IN_LABELS_GRAPH if name in arrays})


def _paired(g: _Nodes, width: int) -> None:
    """Scores of every label from each unit of the dependent with each of its head, and with one more that is always 1."""
    g.numbers("one_wide", [0, 0, 0, 1])
    g.constant("unity", TensorProto.FLOAT, [], [1.0])
    g.node("Pad", ["dep", "one_wide", "unity"], "d0")
    g.node("Pad", ["head", "one_wide", "unity"], "h0")
    g.node("Reshape", ["d0", g.numbers("as_column", [-1, width, 1])], "d1")
    g.node("Reshape", ["h0", g.numbers("as_row", [-1, 1, width])], "h1")
    g.node("Mul", ["d1", "h1"], "pairs")
    g.node("Reshape", ["pairs", g.numbers("flat", [-1, width * width])], "flat_pairs")
    g.node("MatMul", ["flat_pairs", "rel:T"], "s1")


def _model(
    nodes: list[Any], inputs: list[Any], outputs: list[Any], arrays: dict[str, NDArray[Any]]
) -> onnx.ModelProto:
    initialisers = []
    for name, array in arrays.items():
        turned = array.shape[::-1] if name.endswith((":T", ":Q")) else array.shape
        kind = helper.np_dtype_to_tensor_dtype(array.dtype)
        tensor = TensorProto(name=name, data_type=kind, dims=turned)
        tensor.data_location = TensorProto.EXTERNAL
        tensor.external_data.add(key="location", value="core.npz")
        initialisers.append(tensor)
    graph = helper.make_graph(nodes, "communique", inputs, outputs, initialisers)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_FUSED, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="communique")
