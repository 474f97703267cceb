"""The weights as they ship (small) and as they compute: found, checked, unpacked.

Matrices of the encoder are integers of seven bits, which are computed with as they are; embeddings and other large
arrays are stored as int8 with one float32 scale a row and become float32 here. What that means for one answer on every
processor stands in docs/LANGUAGE.md.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from communique.errors import WeightsError

FILES = ("graph.onnx", "labels.onnx", "core.npz", "labels.json", "lemmas.json", "tokenizer.json")
_SUMS = "SHA256"

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """Unpacked weights.

    Attributes:
        folder: Where they were found.
        hash: First 16 hex digits of the SHA-256 over all files.
        arrays: By name: float32, and int8 for what ends in ":Q".
        labels: Classes of each head, in the order of its outputs.
        lemmas: Lemmas that are known, by part of speech and lowered word.
    """

    folder: Path
    hash: str
    arrays: dict[str, Floats]
    labels: dict[str, list[str]]
    lemmas: dict[str, dict[str, str]]


def shipped() -> Path:
    """The folder of the weights that come with Communique.

    Raises:
        WeightsError: They are not installed.
    """
    try:
        import communique_weights
    except ModuleNotFoundError as error:
        raise WeightsError("The package communique_weights is missing.", todo="Install it again.") from error
    return communique_weights.FOLDER


def load(folder: Path | None = None) -> Weights:
    """Read and check weights.

    Args:
        folder: A folder of weights; those that ship with Communique by default.

    Returns:
        The weights.

    Raises:
        WeightsError: A file is missing, or is not the one that was exported.
    """
    folder = shipped() if folder is None else folder
    for name in (*FILES, _SUMS):
        if not (folder / name).is_file():
            raise WeightsError(f"{name} is missing.", where=str(folder), todo="Install the weights again.")
    found = fingerprint(folder)
    if found != (folder / _SUMS).read_text(encoding="ascii").strip():
        raise WeightsError(
            "The weights are damaged: their hash differs.", where=str(folder), todo="Install them again."
        )
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    lemmas = json.loads((folder / "lemmas.json").read_text(encoding="utf-8"))
    with np.load(folder / "core.npz") as packed:
        arrays = _unpacked(packed)
    return Weights(folder, found[:16], arrays, labels, lemmas)


def fingerprint(folder: Path) -> str:
    """SHA-256 over the files of a folder of weights, in a fixed order, as hex digits."""
    digest = hashlib.sha256()
    for name in FILES:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()


def pack(arrays: dict[str, Floats], path: Path) -> None:
    """Write arrays in the small form: matrices as int8 with a scale a row, the rest as float32.

    Args:
        arrays: Float32 by name.
        path: An .npz file.
    """
    small: dict[str, NDArray[Any]] = {}
    for name, array in arrays.items():
        if array.dtype != np.float32 or array.ndim != 2 or array.size < 20_000:
            small[name] = array
            continue
        rows = array.reshape(len(array), -1)
        scales = np.maximum(np.abs(rows).max(1), 1e-8) / 127
        small[f"{name}|int8"] = np.rint(rows / scales[:, None]).astype(np.int8).reshape(array.shape)
        small[f"{name}|scale"] = scales.astype(np.float32)
    np.savez_compressed(path, **small)  # type: ignore[arg-type]


def _unpacked(packed: Any) -> dict[str, Floats]:
    arrays: dict[str, Floats] = {}
    for name in packed.files:
        if name.endswith("|scale"):
            continue
        if not name.endswith("|int8"):
            arrays[name] = packed[name]
            continue
        base = name.removesuffix("|int8")
        whole = packed[name]
        scales = packed[f"{base}|scale"].reshape(-1, *[1] * (whole.ndim - 1))
        arrays[base] = whole.astype(np.float32) * scales
    return arrays
