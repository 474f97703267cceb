"""The network's computation as an ONNX graph without weights: a few kilobytes, to be filled at load.

Written by hand with onnxruntime's fused operators (Attention, SkipLayerNormalization, BiasGelu) and with what
training alone needs left out. Names of initialisers are those of `arrays_of`.
"""

from __future__ import annotations

from typing import Any

import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper

from .labels import CONVENTIONS, TIME_CONVENTIONS, Labels
from .network import ARC, HEADS, LAYERS, REL, WIDTH, Network

_FUSED = "com.microsoft"
# Scores are rounded to this step before a class is chosen.
_STEP = 256.0
TAGS = ("upos", "feats", "edits")
SOFT = ("starts", "names", "times")


def arrays_of(network: Network) -> dict[str, torch.Tensor]:
    """Weights by the graph's names; a name ending in ":T" is kept output by input and turned at load.

    The conventions for names are UNER's, for times the mean of GUM's and MEANTIME's.
    """
    n = network
    arrays = {
        "words": n.words.weight,
        "positions": n.positions.weight,
        "looks": n.looks.weight,
        "cases": n.cases.weight,
        "norm.weight": n.norm.weight,
        "norm.bias": n.norm.bias,
        "mix:T": n.mix.weight,
        "mix.bias": n.mix.bias,
    }
    for number, layer in enumerate(n.layers):
        for part in ("qkv", "out", "up", "down"):
            arrays[f"{number}.{part}:T"] = getattr(layer, part).weight
            arrays[f"{number}.{part}.bias"] = getattr(layer, part).bias
        for part in ("norm1", "norm2"):
            arrays[f"{number}.{part}.weight"] = getattr(layer, part).weight
            arrays[f"{number}.{part}.bias"] = getattr(layer, part).bias
    own = {
        "names": n.names_of[CONVENTIONS.index("uner")],
        "times": n.times_of[[TIME_CONVENTIONS.index("gum"), TIME_CONVENTIONS.index("meantime")]].mean(0),
    }
    weights, biases = [], []
    for task in (*TAGS, *SOFT):
        weight, bias = n.heads[task].weight, n.heads[task].bias
        if task in own:
            weight, bias = weight + own[task][:, :-1], bias + own[task][:, -1]
        weights.append(weight)
        biases.append(bias)
    arrays["tags:T"], arrays["tags.bias"] = torch.cat(weights), torch.cat(biases)
    parts = (n.arc_dep[0], n.arc_head[0], n.rel_dep[0], n.rel_head[0])
    arrays["pairs:T"] = torch.cat([part.weight for part in parts])
    arrays["pairs.bias"] = torch.cat([part.bias for part in parts])
    arrays["arc:T"] = n.arc.T
    root_key = n.arc_head(n.root[None])
    arrays |= {"arc_bias": n.arc_bias[:, None], "root_key": root_key.T, "root_bias": root_key @ n.arc_bias}
    # Labels by pairs of a dependent's and a head's units, as one matrix.
    arrays["rel:T"] = n.rel.flatten(1)
    arrays["root_rel"] = n.rel_head(n.root[None])[0]
    return {name: array.detach().float().cpu().contiguous() for name, array in arrays.items()}


IN_NO_GRAPH = ("root_rel", "name_moves")
IN_LABELS_GRAPH = ("rel:T",)


def build_graph(labels: Labels, arrays: dict[str, NDArray[Any]]) -> onnx.ModelProto:
    """The graph.

    Args:
        labels: For the widths of the heads.
        arrays: Every initialiser, by the names of `arrays_of` and `quantised`, whose products are taken in
            integers where they are there.

    Returns:
        A model whose initialisers are external: to be supplied when a session is made. Inputs: ids, looks
        [B, L], lengths [B], first, last, cases [N], place [B, W] (number of a window's words, N where there is none).
        Outputs: upos, feats, edits [N] (classes), soft [N, 14] (scores of starts, names, times), roots [N] and
        arcs [B, W, W] (dependent by head), rel_dep, rel_head [N, REL].
    """
    nodes: list[Any] = []

    def node(kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def constant(name: str, values: list[int]) -> str:
        tensor = helper.make_tensor(name, TensorProto.INT64, [len(values)], values)
        return node("Constant", [], name, value=tensor)

    def product(given: str, name: str) -> str:
        if f"{name}:Q" not in arrays:
            return node("MatMul", [given, f"{name}:T"], f"{name}.y")
        node("Mul", [given, f"{name}.even"], f"{name}.s")
        node("QuantizeLinear", [f"{name}.s", f"{name}.step", f"{name}.zero"], f"{name}.i")
        scales = [f"{name}.step", f"{name}.unit", f"{name}.zero"]
        return node("MatMulIntegerToFloat", [f"{name}.i", f"{name}:Q", *scales], f"{name}.y", _FUSED)

    node("Gather", ["words", "ids"], "e0")
    node("Gather", ["looks", "looks_in"], "e1")
    node("Add", ["e0", "e1"], "e2")
    node("Shape", ["ids"], "length", start=1, end=2)
    constant("zero", [0])
    node("Slice", ["positions", "zero", "length"], "e3")
    node("Add", ["e2", "e3"], "e4")
    node("LayerNormalization", ["e4", "norm.weight", "norm.bias"], "x", axis=-1, epsilon=1e-12)
    constant("one", [1])
    for name, value in (("nought", 0), ("unity", 1)):
        scalar = helper.make_tensor(name, TensorProto.INT32, [], [value])
        node("Constant", [], name, value=scalar)
    constant("thirds", [WIDTH, WIDTH, WIDTH])
    # Words of the padding are not looked at.
    node("Shape", ["ids"], "columns", start=1, end=2)
    node("Squeeze", ["columns", "zero"], "count64")
    node("Cast", ["count64"], "count", to=TensorProto.INT32)
    node("Range", ["nought", "count", "unity"], "places")
    node("Unsqueeze", ["lengths", "one"], "rows")
    node("Less", ["places", "rows"], "seen")
    node("Cast", ["seen"], "mask", to=TensorProto.INT32)
    x = "x"
    for number in range(LAYERS):
        p = f"{number}."
        if p + "qkv:Q" in arrays:
            node("Add", [product(x, p + "qkv"), p + "qkv.bias"], p + "q0")
            nodes.append(
                helper.make_node("Split", [p + "q0", "thirds"], [p + "q", p + "k", p + "v"], axis=-1)
            )
            parts = [p + "q", p + "k", p + "v", "", "mask"]
            attended = node("MultiHeadAttention", parts, p + "a", _FUSED, num_heads=HEADS)
        else:
            parts = [x, p + "qkv:T", p + "qkv.bias", "lengths"]
            attended = node("Attention", parts, p + "a", _FUSED, num_heads=HEADS)
        mixed = product(attended, p + "out")
        normed = [x, p + "norm1.weight", p + "norm1.bias", p + "out.bias"]
        node("SkipLayerNormalization", [mixed, *normed], p + "c", _FUSED, epsilon=1e-12)
        node("BiasGelu", [product(p + "c", p + "up"), p + "up.bias"], p + "e", _FUSED)
        lowered = product(p + "e", p + "down")
        normed = [p + "c", p + "norm2.weight", p + "norm2.bias", p + "down.bias"]
        x = node("SkipLayerNormalization", [lowered, *normed], p + "x", _FUSED, epsilon=1e-12)
    constant("flat", [-1, WIDTH])
    node("Reshape", [x, "flat"], "y")
    node("Gather", ["y", "first"], "y0")
    node("Gather", ["y", "last"], "y1")
    node("Gather", ["cases", "cases_in"], "y2")
    node("Concat", ["y0", "y1", "y2"], "y3", axis=-1)
    node("MatMul", ["y3", "mix:T"], "y4")
    node("BiasGelu", ["y4", "mix.bias"], "z", _FUSED)
    node("MatMul", ["z", "tags:T"], "t0")
    node("Add", ["t0", "tags.bias"], "t1")
    widths = [len(labels.upos), len(labels.feats), len(labels.edits)]
    soft = 2 + len(labels.names) + len(labels.times)
    constant("tag_widths", [*widths, soft])
    nodes.append(
        helper.make_node("Split", ["t1", "tag_widths"], ["s.upos", "s.feats", "s.edits", "soft"], axis=-1)
    )
    nodes.append(
        helper.make_node(
            "Constant", [], ["step"], value=helper.make_tensor("step", TensorProto.FLOAT, [], [_STEP])
        )
    )
    for task in TAGS:
        node("Mul", [f"s.{task}", "step"], f"m.{task}")
        node("Round", [f"m.{task}"], f"r.{task}")
        node("ArgMax", [f"r.{task}"], task, axis=-1, keepdims=0)
    node("MatMul", ["z", "pairs:T"], "p0")
    node("BiasGelu", ["p0", "pairs.bias"], "p1", _FUSED)
    constant("one_below", [0, 0, 1, 0])
    node("Constant", [], "empty", value=helper.make_tensor("empty", TensorProto.FLOAT, [], [0.0]))
    constant("pair_widths", [ARC, ARC, REL, REL])
    pairs = ["arc_dep", "arc_key", "rel_dep", "rel_head"]
    nodes.append(helper.make_node("Split", ["p1", "pair_widths"], pairs, axis=-1))
    node("MatMul", ["arc_dep", "arc:T"], "arc_query")
    # Arc scores of each window: every word, by its place in the window, against every other and the root.
    node("MatMul", ["arc_query", "root_key"], "r0")
    node("Add", ["r0", "root_bias"], "r1")
    node("Squeeze", ["r1", "one"], "roots")
    node("MatMul", ["arc_key", "arc_bias"], "k0")
    for name in ("arc_query", "arc_key", "k0"):
        node("Pad", [name, "one_below", "empty"], f"{name}.padded")
        node("Gather", [f"{name}.padded", "place"], f"{name}.laid")
    for name in ("arc_key", "k0"):
        node("Transpose", [f"{name}.laid"], f"{name}.turned", perm=[0, 2, 1])
    node("MatMul", ["arc_query.laid", "arc_key.turned"], "a0")
    node("Add", ["a0", "k0.turned"], "arcs")
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["B", "L"]),
        helper.make_tensor_value_info("looks_in", TensorProto.INT64, ["B", "L"]),
        helper.make_tensor_value_info("lengths", TensorProto.INT32, ["B"]),
        *(
            helper.make_tensor_value_info(name, TensorProto.INT64, ["N"])
            for name in ("first", "last", "cases_in")
        ),
        helper.make_tensor_value_info("place", TensorProto.INT64, ["B", "W"]),
    ]
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
    return _model(nodes, inputs, outputs, own)


def build_labels_graph(labels: Labels, arrays: dict[str, NDArray[Any]]) -> onnx.ModelProto:
    """The graph of the labels of chosen arcs, run after the trees are known.

    Args:
        labels: For the number of relations.
        arrays: As for `build_graph`.

    Returns:
        A model. Inputs: dep, head [N, REL]. Output: label [N], never "root".
    """
    width = REL + 1
    barred = [1e6 if label == "root" else 0.0 for label in labels.deprels]

    def constant(name: str, kind: int, shape: list[int], values: list[Any]) -> Any:
        return helper.make_node("Constant", [], [name], value=helper.make_tensor(name, kind, shape, values))

    nodes = [
        constant("one_wide", TensorProto.INT64, [4], [0, 0, 0, 1]),
        constant("one", TensorProto.FLOAT, [], [1.0]),
        constant("as_column", TensorProto.INT64, [3], [-1, width, 1]),
        constant("as_row", TensorProto.INT64, [3], [-1, 1, width]),
        constant("flat", TensorProto.INT64, [2], [-1, width * width]),
        constant("barred", TensorProto.FLOAT, [len(barred)], barred),
        constant("step", TensorProto.FLOAT, [], [_STEP]),
        helper.make_node("Pad", ["dep", "one_wide", "one"], ["d0"]),
        helper.make_node("Pad", ["head", "one_wide", "one"], ["h0"]),
        helper.make_node("Reshape", ["d0", "as_column"], ["d1"]),
        helper.make_node("Reshape", ["h0", "as_row"], ["h1"]),
        helper.make_node("Mul", ["d1", "h1"], ["pairs"]),
        helper.make_node("Reshape", ["pairs", "flat"], ["flat_pairs"]),
        helper.make_node("MatMul", ["flat_pairs", "rel:T"], ["s0"]),
        helper.make_node("Sub", ["s0", "barred"], ["s1"]),
        helper.make_node("Mul", ["s1", "step"], ["s2"]),
        helper.make_node("Round", ["s2"], ["s3"]),
        helper.make_node("ArgMax", ["s3"], ["label"], axis=-1, keepdims=0),
    ]
    inputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", REL]) for name in ("dep", "head")]
    outputs = [helper.make_tensor_value_info("label", TensorProto.INT64, ["N"])]
    return _model(nodes, inputs, outputs, {name: arrays[name] for name in IN_LABELS_GRAPH})


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
