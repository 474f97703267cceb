"""Trained weights to the folder that ships: graph, packed arrays, labels, vocabulary, hash."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import torch

from communique.language.subwords import Subwords
from communique.language.weights import fingerprint, pack

from .arrays import arrays_of
from .graph import build_graph, build_labels_graph
from .labels import Labels
from .lexicon import count_lemmas, name_moves
from .network import SWIFT, Network
from .observe import observed
from .quantise import quantised
from .sentence import Sentence
from .start import model_folder
from .treebanks import read_treebank
from .windows import Coder, Window, epoch_windows


def export(
    network: Network,
    labels: Labels,
    banks: list[list[Sentence]],
    tokenizer: Path,
    out: Path,
    windows: list[Window],
) -> None:
    """Write the weights package's data files.

    Args:
        network: Trained.
        labels: Its classes.
        banks: Training sentences of EWT and GUM, for what is counted on them.
        tokenizer: The encoder's `tokenizer.json`.
        out: The folder of the package; its files are replaced.
        windows: What the scales of its integers are measured on.
    """
    out.mkdir(parents=True, exist_ok=True)
    network.eval()
    with torch.no_grad():
        given = {name: array.numpy() for name, array in arrays_of(network).items()}
    arrays = quantised(given, observed(network, windows), network.shape)
    arrays["name_moves"] = name_moves(banks[0])
    pack(arrays, out / "core.npz")
    (out / "graph.onnx").write_bytes(build_graph(arrays, network.shape).SerializeToString(deterministic=True))
    graph = build_labels_graph(labels, arrays)
    (out / "labels.onnx").write_bytes(graph.SerializeToString(deterministic=True))
    text = json.dumps(asdict(labels), ensure_ascii=False, indent=0)
    (out / "labels.json").write_text(text + "\n", encoding="utf-8")
    text = json.dumps(count_lemmas(banks), ensure_ascii=False, separators=(",", ":"))
    (out / "lemmas.json").write_text(text + "\n", encoding="utf-8")
    if tokenizer.resolve() != (out / "tokenizer.json").resolve():
        shutil.copyfile(tokenizer, out / "tokenizer.json")
    (out / "SHA256").write_text(fingerprint(out) + "\n", encoding="ascii")


def export_checkpoint(work: Path, out: Path) -> None:
    """Export the pupil's last checkpoint of a training folder, while it learns or after."""
    labels = Labels(**{k: tuple(v) for k, v in json.loads((work / "labels.json").read_text("utf-8")).items()})
    network = Network(labels, SWIFT)
    network.load_state_dict(torch.load(work / "pupil" / "checkpoint.pt", weights_only=True)["network"])
    banks = [read_treebank("ewt", "train"), read_treebank("gum", "train")]
    tokenizer = model_folder() / "tokenizer.json"
    export(network, labels, banks, tokenizer, out, measured_on(banks, Coder(Subwords(tokenizer), labels)))


def measured_on(banks: list[list[Sentence]], coder: Coder) -> list[Window]:
    """Training windows that the scales of an integer encoder are measured on."""
    return epoch_windows([sentence for bank in banks for sentence in bank], coder, seed=0)[:160]


if __name__ == "__main__":
    import sys

    export_checkpoint(*map(Path, sys.argv[1:3]))
