"""The encoder's matrices as eight-bit integers with fixed scales for what goes into them.

Scales are measured on training windows, not at run time, so that a word's result depends neither on the other texts of
a batch nor on the processor: integer products are exact everywhere, and weights keep to seven bits because older
processors saturate at more. Outlying channels are evened out between input and weights first (Xiao et al. 2023,
"SmoothQuant").
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from .loop import batch_of
from .network import Network
from .windows import Window, batches

PARTS = ("qkv", "out", "up", "down")
_SEVEN_BITS = 63
_KEPT = 0.99995
_SMOOTHING = 0.5

Arrays = dict[str, NDArray[Any]]


def quantised(network: Network, windows: list[Window]) -> Arrays:
    """Integer matrices and scales for the encoder's products, by the names of the graph.

    Args:
        network: Trained.
        windows: A few dozen windows, clean and roughened.

    Returns:
        For each product: "{layer}.{part}:Q" int8 [out, in], ".even" float32 [in] (multiplies the input), ".step"
        and ".zero" (scale and zero point of the input), ".unit" float32 [out] (scale of the weights).
    """
    inputs = _inputs(network, windows)
    arrays: Arrays = {}
    for number, layer in enumerate(network.layers):
        for part in PARTS:
            name = f"{number}.{part}"
            weight = getattr(layer, part).weight.detach().float().numpy()
            arrays |= {f"{name}{key}": value for key, value in _product(inputs[name], weight).items()}
    return arrays


def _inputs(network: Network, windows: list[Window]) -> dict[str, NDArray[np.float32]]:
    """What goes into each product, [rows, in], for the words of the windows."""
    seen: dict[str, list[NDArray[np.float32]]] = {}
    hooks = []
    for number, layer in enumerate(network.layers):
        for part in PARTS:

            def keep(_: Any, given: Any, name: str = f"{number}.{part}") -> None:
                rows = given[0].detach().float().reshape(-1, given[0].shape[-1]).numpy()
                seen.setdefault(name, []).append(rows[::7])

            hooks.append(getattr(layer, part).register_forward_pre_hook(keep))
    network.eval()
    with torch.no_grad():
        for batch in batches(windows, 2000, 0):
            network(batch_of(batch, torch.device("cpu")))
    for hook in hooks:
        hook.remove()
    return {name: np.concatenate(parts) for name, parts in seen.items()}


def _product(rows: NDArray[np.float32], weight: NDArray[np.float32]) -> Arrays:
    largest = np.maximum(np.abs(rows).max(0), 1e-3)
    even = largest**_SMOOTHING / np.maximum(np.abs(weight).max(0), 1e-4) ** (1 - _SMOOTHING)
    even = np.maximum(even / np.exp(np.log(even).mean()), 1e-3)
    smooth, turned = rows / even, weight * even
    low, high = np.quantile(smooth, [1 - _KEPT, _KEPT])
    low, high = min(float(low), 0.0), max(float(high), 0.0)
    step = (high - low) / 255
    unit = np.abs(turned).max(1) / _SEVEN_BITS
    return {
        ":Q": np.rint(turned / unit[:, None]).astype(np.int8),
        ".even": (1 / even).astype(np.float32),
        ".step": np.float32(step).reshape(()),
        ".zero": np.uint8(round(-low / step)).reshape(()),
        ".unit": unit.astype(np.float32),
    }
