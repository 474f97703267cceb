"""A trained network's weights by the names of the graph, before any of them becomes an integer."""

from __future__ import annotations

import torch

from .labels import CONVENTIONS, TIME_CONVENTIONS
from .network import HEADS, WIDTH, Network

TAGS = ("upos", "feats", "edits")
SOFT = ("starts", "names", "times")


def arrays_of(network: Network) -> dict[str, torch.Tensor]:
    """Weights by the graph's names: products as "{name}:T" [out, in] and "{name}.bias" [out], and the rest.

    The conventions for names are UNER's, for times the mean of GUM's and MEANTIME's.

    Args:
        network: Made for integers (`Shape.swift`).
    """
    n = network
    arrays = {
        "words": n.words.weight,
        "positions": n.positions.weight,
        "looks": n.looks.weight,
        "cases": n.cases.weight,
        "norm.weight": n.norm.weight,
        "norm.bias": n.norm.bias,
    }
    products = {"mix": (n.mix.weight, n.mix.bias)}
    scale = (WIDTH // HEADS) ** -0.5
    for number, layer in enumerate(n.layers):
        for part, weight, bias in zip("qkv", layer.qkv.weight.chunk(3), layer.qkv.bias.chunk(3), strict=True):
            # The scale of attention is of the questions.
            by = scale if part == "q" else 1.0
            products[f"{number}.{part}"] = (weight * by, bias * by)
        for part in ("out", "up", "down"):
            products[f"{number}.{part}"] = (getattr(layer, part).weight, getattr(layer, part).bias)
        for part in ("norm1", "norm2"):
            arrays[f"{number}.{part}.weight"] = getattr(layer, part).weight
            arrays[f"{number}.{part}.bias"] = getattr(layer, part).bias
    for task in TAGS:
        products[task] = (n.heads[task].weight, n.heads[task].bias)
    names = n.names_of[CONVENTIONS.index("uner")]
    times = n.times_of[[TIME_CONVENTIONS.index("gum"), TIME_CONVENTIONS.index("meantime")]].mean(0)
    own = {"starts": torch.zeros(2, WIDTH + 1), "names": names, "times": times}
    products["soft"] = (
        torch.cat([n.heads[task].weight + own[task][:, :-1] for task in SOFT]),
        torch.cat([n.heads[task].bias + own[task][:, -1] for task in SOFT]),
    )
    products |= {"arc_dep": (n.arc_dep[0].weight, n.arc_dep[0].bias)}
    products |= {"arc_key": (n.arc_head[0].weight, n.arc_head[0].bias)}
    # What a head is worth by itself is of the questions: (query + bias) . key.
    products |= {"arc": (n.arc.T, n.arc_bias)}
    products |= {"rel_dep": (n.label_dep.weight, n.label_dep.bias)}
    products |= {"rel_head": (n.label_head.weight, n.label_head.bias)}
    products |= {"label": (n.label.weight, n.label.bias)}
    for name, (weight, bias) in products.items():
        arrays |= {f"{name}:T": weight, f"{name}.bias": bias}
    arrays["root_key"] = n.arc_head(n.root[None])[0]
    arrays["root_rel"] = n.label_head(n.root[None])[0]
    return {name: array.detach().float().cpu().contiguous() for name, array in arrays.items()}
