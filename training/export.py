"""Trained weights to the folder that ships: graph, packed arrays, labels, vocabulary, hash."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import torch

from communique.language.weights import fingerprint, pack

from .graph import arrays_of, build_graph, build_labels_graph
from .labels import Labels
from .lexicon import count_lemmas, name_moves
from .network import Network
from .sentence import Sentence
from .start import model_folder
from .treebanks import read_treebank


def export(network: Network, labels: Labels, banks: list[list[Sentence]], tokenizer: Path, out: Path) -> None:
    """Write the weights package's data files.

    Args:
        network: Trained.
        labels: Its classes.
        banks: Training sentences of EWT and GUM, for what is counted on them.
        tokenizer: The encoder's `tokenizer.json`.
        out: The folder of the package; its files are replaced.
    """
    out.mkdir(parents=True, exist_ok=True)
    network.eval()
    with torch.no_grad():
        arrays = {name: array.numpy() for name, array in arrays_of(network).items()}
    arrays["name_moves"] = name_moves(banks[0])
    pack(arrays, out / "core.npz")
    shapes = {name: tuple(array.shape) for name, array in arrays.items()}
    (out / "graph.onnx").write_bytes(build_graph(labels, shapes).SerializeToString(deterministic=True))
    graph = build_labels_graph(labels, shapes)
    (out / "labels.onnx").write_bytes(graph.SerializeToString(deterministic=True))
    text = json.dumps(asdict(labels), ensure_ascii=False, indent=0)
    (out / "labels.json").write_text(text + "\n", encoding="utf-8")
    text = json.dumps(count_lemmas(banks), ensure_ascii=False, separators=(",", ":"))
    (out / "lemmas.json").write_text(text + "\n", encoding="utf-8")
    if tokenizer.resolve() != (out / "tokenizer.json").resolve():
        shutil.copyfile(tokenizer, out / "tokenizer.json")
    (out / "SHA256").write_text(fingerprint(out) + "\n", encoding="ascii")


def export_checkpoint(work: Path, out: Path) -> None:
    """Export the last checkpoint of a training folder, while training goes on or after."""
    labels = Labels(**{k: tuple(v) for k, v in json.loads((work / "labels.json").read_text("utf-8")).items()})
    network = Network(labels)
    network.load_state_dict(torch.load(work / "checkpoint.pt", weights_only=True)["network"])
    banks = [read_treebank("ewt", "train"), read_treebank("gum", "train")]
    export(network, labels, banks, model_folder() / "tokenizer.json", out)


if __name__ == "__main__":
    import sys

    export_checkpoint(Path(sys.argv[1]), Path(sys.argv[2]))
