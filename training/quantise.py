"""The network's matrices as eight-bit integers with fixed scales for what goes into them.

Scales are measured on training windows, not at run time, so that a word's result depends neither on the other texts of
a batch nor on the processor: integer products are exact everywhere, and weights keep to seven bits because older
processors saturate at more. Outlying channels are evened out first between a product's input and its weights (Xiao et
al. 2023, "SmoothQuant"): where the input comes from a product too, that one takes the factor, and it costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from .loop import batch_of
from .network import Network, Shape
from .windows import Window, batches

_SEVEN_BITS = 63
_KEPT = 0.99995
_SMOOTHING = 0.5

Floats = NDArray[np.float32]
Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Site:
    """A value that is made an integer, and the products that read it.

    Attributes:
        name: Of its scale and zero point in the graph.
        readers: Products that take it.
        giver: The product that it comes from by way of a rectifier or of a mean of rows (None: from a norm).
        rectified: Whether what is below zero counts as zero.
    """

    name: str
    readers: tuple[str, ...]
    giver: str | None = None
    rectified: bool = False


HEADS_OF_TAGS = ("upos", "feats", "edits", "soft")
_PAIRED = ("arc_dep", "arc_key", "rel_dep", "rel_head")


def sites(shape: Shape) -> list[Site]:
    """Every place of a network where floats are made integers, in order."""
    swift = shape.swift

    def after_unit(name: str, readers: tuple[str, ...], giver: str) -> Site:
        # A factor passes through a rectifier, but not through GELU.
        return Site(name, readers, giver, rectified=True) if swift else Site(name, readers)

    found: list[Site] = []
    for number in range(len(shape.layers)):
        p = f"{number}."
        found += [
            Site(p + "given", (p + "q", p + "k", p + "v")),
            Site(p + "seen", (p + "out",), p + "v"),
            Site(p + "normed", (p + "up",)),
            after_unit(p + "raised", (p + "down",), p + "up"),
        ]
    found.append(Site("ends", ("mix",)))
    found.append(after_unit("mixed", (*HEADS_OF_TAGS, *_PAIRED), "mix"))
    return [*found, after_unit("asking", ("arc",), "arc_dep")]


def quantised(arrays: dict[str, Floats], inputs: dict[str, Floats], shape: Shape) -> Arrays:
    """Integer matrices and scales for all products, by the names of the graph.

    Args:
        arrays: Those of `arrays_of`; "{product}:T" [out, in] and "{product}.bias" [out] are read.
        inputs: Of each site what comes there, [rows, in], from `observed`.
        shape: Of the network.

    Returns:
        For each product ":Q" int8 [out, in], ".unit" float32 [out] (scale of its weights) and ".bias"; for each site
        ".step" and ".zero" (scale and zero point) and, where no product could take it, ".even" [in], a factor.
    """
    weights = {name.removesuffix(":T"): array for name, array in arrays.items() if name.endswith(":T")}
    biases = {name: arrays[f"{name}.bias"] for name in weights if f"{name}.bias" in arrays}
    made: Arrays = {}
    for site in sites(shape):
        rows = np.maximum(inputs[site.name], 0) if site.rectified else inputs[site.name]
        even = _even(rows, np.concatenate([weights[reader] for reader in site.readers]))
        for reader in site.readers:
            weights[reader] = weights[reader] * even
        if site.giver is None:
            made[f"{site.name}.even"] = (1 / even).astype(np.float32)
        else:
            weights[site.giver] = weights[site.giver] / even[:, None]
            biases[site.giver] = biases[site.giver] / even
        made |= _scale(site, rows / even)
    for name in (reader for site in sites(shape) for reader in site.readers):
        unit = np.maximum(np.abs(weights[name]).max(1), 1e-8) / _SEVEN_BITS
        made[f"{name}:Q"] = np.rint(weights[name] / unit[:, None]).astype(np.int8)
        made[f"{name}.unit"] = unit.astype(np.float32)
        if name in biases:
            made[f"{name}.bias"] = biases[name].astype(np.float32)
    return made


def _even(rows: Floats, weight: Floats) -> Floats:
    """What each input channel is divided by and each column of the weights multiplied, of geometric mean one."""
    largest = np.maximum(np.abs(rows).max(0), 1e-3)
    even = largest**_SMOOTHING / np.maximum(np.abs(weight).max(0), 1e-4) ** (1 - _SMOOTHING)
    return np.maximum(even / np.exp(np.log(even).mean()), 1e-3).astype(np.float32)


def _scale(site: Site, rows: Floats) -> Arrays:
    low, high = np.quantile(rows, [1 - _KEPT, _KEPT])
    low, high = min(float(low), 0.0), max(float(high), 1e-6)
    step = (high - low) / 255
    return {
        f"{site.name}.step": np.float32(step).reshape(()),
        f"{site.name}.zero": np.uint8(round(-low / step)).reshape(()),
    }


def observed(network: Network, windows: Sequence[Window]) -> dict[str, Floats]:
    """What comes to each site for the words of the windows, [rows, in]."""
    seen: dict[str, list[Floats]] = {}
    watched: dict[str, tuple[Any, int]] = {"ends": (network.mix, 0), "mixed": (network.heads["upos"], 0)}
    for number, layer in enumerate(network.layers):
        for name, module in (
            ("given", layer.qkv),
            ("seen", layer.out),
            ("normed", layer.up),
            ("raised", layer.down),
        ):
            watched[f"{number}.{name}"] = (module, 7)

    def keep(name: str, rows: torch.Tensor, every: int) -> None:
        flat = rows.detach().float().reshape(-1, rows.shape[-1]).numpy()
        seen.setdefault(name, []).append(flat[:: max(1, every)])

    hooks = [
        module.register_forward_pre_hook(
            lambda _, given, name=name, every=every: keep(name, given[0], every)  # type: ignore[misc]
        )
        for name, (module, every) in watched.items()
    ]
    network.eval()
    with torch.no_grad():
        for batch in batches(list(windows), 2000, 0):
            x = network(batch_of(batch, torch.device("cpu")))
            network.heads["upos"](x)
            keep("asking", network.arc_dep(x), 1)
    for hook in hooks:
        hook.remove()
    return {name: np.concatenate(parts) for name, parts in seen.items()}
