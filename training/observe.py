"""What comes to each place of a network where floats become integers, on training windows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from .loop import batch_of
from .network import HEADS, WIDTH, Network
from .windows import Window, batches

Floats = NDArray[np.float32]

# Of the words of a layer one in so many is kept.
_EVERY = 7


def observed(network: Network, windows: Sequence[Window]) -> dict[str, Floats]:
    """What comes to each site, norm and meeting of two products, by the names of `quantise`, [rows, units]."""
    seen: dict[str, list[Floats]] = {}

    def keep(name: str, rows: torch.Tensor, every: int = _EVERY) -> None:
        seen.setdefault(name, []).append(rows.detach().float().reshape(-1, rows.shape[-1]).numpy()[::every])

    def of_products(number: int) -> Callable[..., None]:
        def hook(_: Any, __: Any, made: torch.Tensor) -> None:
            q, k, v = made.chunk(3, -1)
            for name, rows in (("q", q * (WIDTH // HEADS) ** -0.5), ("k", k), ("v", v)):
                keep(f"{number}.{name}", rows)

        return hook

    watched: dict[str, torch.nn.Module] = {"norm": network.norm, "ends": network.mix}
    hooks = []
    for number, layer in enumerate(network.layers):
        named = {"given": layer.qkv, "seen": layer.out, "normed": layer.up, "raised": layer.down}
        watched |= {f"{number}.{name}": module for name, module in named.items()}
        watched |= {f"{number}.norm1": layer.norm1, f"{number}.norm2": layer.norm2}
        hooks.append(layer.qkv.register_forward_hook(of_products(number)))
    for name, module in watched.items():
        every = 1 if name == "ends" else _EVERY
        hooks.append(
            module.register_forward_pre_hook(
                lambda _, given, name=name, every=every: keep(name, given[0], every)  # type: ignore[misc]
            )
        )
    network.eval()
    with torch.no_grad():
        for batch in batches(list(windows), 2000, 0):
            x = network(batch_of(batch, torch.device("cpu")))
            keep("mixed", x, 1)
            asking = network.arc_dep(x)
            keep("asking", asking, 1)
            keep("query", asking @ network.arc + network.arc_bias, 1)
            keep("key", network.arc_head(x), 1)
            # Most heads stand near by.
            keep("met", network.label_dep(x) + network.label_head(x).roll(1, 0), 1)
    for hook in hooks:
        hook.remove()
    return {name: np.concatenate(parts) for name, parts in seen.items()}
