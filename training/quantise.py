"""The network's products as eight-bit integers with fixed scales for what goes into them.

Scales are measured on training windows, not at run time, so that a word's result depends neither on the other texts of
a batch nor on the processor. Weights keep to seven bits because older processors saturate at more. Outlying channels
are evened out first between a product's input and its weights (Xiao et al. 2023, "SmoothQuant"): where the input comes
from a product too, that one takes the factor, and it costs nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .arrays import TAGS
from .network import WIDTH, Shape
from .shares import KEPT, evened_pair, step_of_shares, steps_of_scores

_SEVEN_BITS = 63
_SMOOTHING = 0.5
# Binary places of what is squared in a norm, below what is usual there.
_PLACES = 8

Floats = NDArray[np.float32]
Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Site:
    """A value that is made an integer, and the products that read it.

    Attributes:
        name: Of its scale and zero point in the graph.
        readers: Products that take it.
        giver: The product that it comes from, by way of a rectifier or of a mean of rows.
        norm: The norm that it comes from, if it does.
        rectified: Whether what is below zero counts as zero.
    """

    name: str
    readers: tuple[str, ...]
    giver: str | None = None
    norm: str | None = None
    rectified: bool = False


def sites(shape: Shape) -> list[Site]:
    """Every place of a network where floats become integers before a product with weights, in order."""
    found: list[Site] = []
    before = "norm"
    for number in range(len(shape.layers)):
        p = f"{number}."
        found += [
            Site(p + "given", (p + "q", p + "k", p + "v"), norm=before),
            Site(p + "seen", (p + "out",), p + "v"),
            Site(p + "normed", (p + "up",), norm=p + "norm1"),
            Site(p + "raised", (p + "down",), p + "up", rectified=True),
        ]
        before = p + "norm2"
    return [
        *found,
        Site("ends", ("mix",), norm=before),
        Site("mixed", (*TAGS, "soft", "arc_dep", "arc_key", "rel_dep", "rel_head"), "mix", rectified=True),
        Site("asking", ("arc",), "arc_dep", rectified=True),
        Site("met", ("label",), rectified=True),
    ]


def norms(shape: Shape) -> list[str]:
    """Every norm of a network, in order."""
    return ["norm", *(f"{number}.norm{half}" for number in range(len(shape.layers)) for half in (1, 2))]


def quantised(given: dict[str, Floats], inputs: dict[str, Floats], shape: Shape) -> Arrays:
    """All that the graphs hold, by their names.

    Args:
        given: Those of `arrays_of`.
        inputs: What comes to each site and norm, and from the products that meet another, [rows, units], from `observed`.
        shape: Of the network.

    Returns:
        For each product ":Q" int8 [out, in], ".unit" float32 [out] (scale of its weights) and ".count" int32 [out] (its
        bias, counted as its sums are); for each site ".step" and ".zero" (scale and zero point) and, after a norm,
        ".even" [in], a factor; for each norm ".large", what added and taken away again rounds to what can be summed up.
    """
    weights = {name.removesuffix(":T"): array for name, array in given.items() if name.endswith(":T")}
    biases = {name: given[f"{name}.bias"] for name in weights}
    made: Arrays = {name: given[name] for name in ("words", "positions", "looks", "cases", "root_rel")}
    _fold_shifts(given, weights, biases, shape)
    for number in range(len(shape.layers)):
        made |= _attention(f"{number}.", weights, biases, inputs)
    made |= _arcs(given["root_key"], weights, biases, inputs)
    for site in sites(shape):
        made |= _at_site(site, given, weights, biases, inputs)
    for site in sites(shape):
        for name in site.readers:
            made |= _product(name, weights[name], biases[name], float(made[f"{site.name}.step"]))
    for norm in norms(shape):
        usual = float(np.median(np.sqrt((inputs[norm] ** 2).mean(1))))
        large = 1.5 * 2.0 ** (23 + math.floor(math.log2(usual)) - _PLACES)
        made |= {f"{norm}.weight": given[f"{norm}.weight"], f"{norm}.large": _number(large)}
    return made


def _at_site(
    site: Site,
    given: Arrays,
    weights: dict[str, Floats],
    biases: dict[str, Floats],
    inputs: dict[str, Floats],
) -> Arrays:
    """Even out what comes to a site, and measure its step."""
    rows, made = inputs[site.name], Arrays()
    if site.norm:
        rows = rows - _shift(given[f"{site.norm}.bias"], rows.shape[1])
    rows = np.maximum(rows, 0) if site.rectified else rows
    if not (site.giver or site.norm):
        return _scale(site, rows)
    even = _even(rows, np.concatenate([weights[reader] for reader in site.readers]))
    for reader in site.readers:
        weights[reader] = weights[reader] * even
    if site.norm:
        gain = given[f"{site.norm}.weight"] if rows.shape[1] == WIDTH else np.float32(1)
        made[f"{site.name}.even"] = (gain / even).astype(np.float32)
    elif site.giver:
        weights[site.giver] = weights[site.giver] / even[:, None]
        biases[site.giver] = biases[site.giver] / even
        if site.giver in inputs:
            # Means of values are taken in the values' own steps.
            step = float(np.quantile(np.abs(inputs[site.giver] / even), KEPT)) / 127
            scale = _scale(site, rows / even)
            unit = float(scale[f"{site.name}.step"]) / step
            return scale | {f"{site.giver}.step": _number(step), f"{site.name}.unit": _number(unit)}
    return made | _scale(site, rows / even)


def _fold_shifts(given: Arrays, weights: dict[str, Floats], biases: dict[str, Floats], shape: Shape) -> None:
    """Let products give what a norm's bias would, so that the graph adds none."""
    for site in sites(shape):
        if site.norm:
            for reader in site.readers:
                shift = _shift(given[f"{site.norm}.bias"], weights[reader].shape[1])
                biases[reader] = biases[reader] + weights[reader] @ shift
    below = norms(shape)
    for number, norm in enumerate(below[:-1]):
        product = f"{number // 2}.{'down' if number % 2 else 'out'}"
        biases[product] = biases[product] + given[f"{norm}.bias"]


def _shift(bias: Floats, width: int) -> Floats:
    """A norm's bias as it comes to a product: as it is, or to the mix twice, with nothing for capitals."""
    return bias if width == WIDTH else np.concatenate([bias, bias, np.zeros(width - 2 * WIDTH, np.float32)])


def _attention(
    p: str, weights: dict[str, Floats], biases: dict[str, Floats], inputs: dict[str, Floats]
) -> Arrays:
    asked, held, _ = evened_pair(p + "q", p + "k", weights, biases, (inputs[p + "q"], inputs[p + "k"]))
    q, k, grid = steps_of_scores(asked, held)
    steps = {"q.step": q, "k.step": k, "grid": grid, "share.step": step_of_shares(grid)}
    return {p + name: _number(value) for name, value in steps.items()}


def _arcs(
    root: Floats, weights: dict[str, Floats], biases: dict[str, Floats], inputs: dict[str, Floats]
) -> Arrays:
    """Steps of queries and of keys, which are rectified, and the root's key."""
    asked, held, factor = evened_pair("arc", "arc_key", weights, biases, (inputs["query"], inputs["key"]))
    query, key = asked / 127, held / 255
    root_key = np.clip(np.rint(root * factor / key), 0, 255).astype(np.uint8)
    steps = {"query.step": query, "key.step": key, "arcs.step": query * key}
    return {name: _number(value) for name, value in steps.items()} | {"root_key": root_key[:, None]}


def _even(rows: Floats, weight: Floats) -> Floats:
    """What each input channel is divided by and each column of the weights multiplied, of geometric mean one."""
    largest = np.maximum(np.abs(rows).max(0), 1e-3)
    even = largest**_SMOOTHING / np.maximum(np.abs(weight).max(0), 1e-4) ** (1 - _SMOOTHING)
    return np.asarray(np.maximum(even / np.exp(np.log(even).mean()), 1e-3), np.float32)


def _scale(site: Site, rows: Floats) -> Arrays:
    low, high = np.quantile(rows, [1 - KEPT, KEPT])
    low, high = min(float(low), 0.0), max(float(high), 1e-6)
    step = (high - low) / 255
    return {f"{site.name}.step": _number(step), f"{site.name}.zero": np.array(round(-low / step), np.uint8)}


def _product(name: str, weight: Floats, bias: Floats, step: float) -> Arrays:
    unit = (np.maximum(np.abs(weight).max(1), 1e-8) / _SEVEN_BITS).astype(np.float32)
    count = np.rint(bias / (unit.astype(np.float64) * step)).clip(-(2**30), 2**30)
    return {
        f"{name}:Q": np.rint(weight / unit[:, None]).astype(np.int8),
        f"{name}.unit": unit,
        f"{name}.count": count.astype(np.int32),
    }


def _number(value: float) -> NDArray[np.float32]:
    return np.array(value, np.float32)
