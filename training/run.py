"""The one command: prepare the sets, train (or go on training), export.

python -m training.run [--epochs N] [--swift] [--work DIR] [--out DIR]
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, replace
from pathlib import Path

import torch

from communique.language.subwords import Subwords

from .distil import PLAN as PUPILS
from .distil import Lesson, pupil_of
from .export import export, measured_on
from .labels import Labels, count_labels
from .loop import Plan, train
from .names import read_name_sets, read_time_sets
from .network import Network
from .sentence import Sentence
from .start import load_encoder, model_folder
from .treebanks import read_treebank
from .windows import Coder

_ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Read the command line and do the work."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--limit", type=int, default=0, help="stop after so many steps (a preview)")
    parser.add_argument(
        "--swift", action="store_true", help="then teach the smaller, faster network, and export it"
    )
    parser.add_argument("--work", type=Path, default=_ROOT / "build" / "training", help="checkpoints")
    parser.add_argument("--out", type=Path, default=_ROOT / "src" / "communique_weights")
    arguments = parser.parse_args()
    plan = Plan(epochs=arguments.epochs, limit=arguments.limit)
    torch.manual_seed(plan.seed)
    banks = [read_treebank("ewt", "train"), read_treebank("gum", "train")]
    trees = banks[0] + banks[1]
    sentences = trees + read_name_sets() + read_time_sets()
    labels = count_labels(trees)
    arguments.work.mkdir(parents=True, exist_ok=True)
    (arguments.work / "labels.json").write_text(json.dumps(asdict(labels), ensure_ascii=False), "utf-8")
    network = Network(labels)
    load_encoder(network)
    subwords = Subwords(model_folder() / "tokenizer.json")
    print({name: len(values) for name, values in asdict(labels).items()}, plan, flush=True)
    coder = Coder(subwords, labels)
    seconds = train(network, sentences, coder, plan, arguments.work)
    print(f"trained in {seconds:.0f} s", flush=True)
    if arguments.swift:
        network = _taught(network, labels, sentences, coder, arguments.work / "pupil", arguments.limit)
    tokenizer = model_folder() / "tokenizer.json"
    export(network.cpu(), labels, banks, tokenizer, arguments.out, measured_on(banks, coder))


def _taught(
    teacher: Network, labels: Labels, sentences: list[Sentence], coder: Coder, work: Path, limit: int
) -> Network:
    """The smaller network, taught by the one that was trained."""
    pupil = pupil_of(teacher, labels)
    plan = replace(PUPILS, limit=min(limit or PUPILS.limit, PUPILS.limit))
    seconds = train(pupil, sentences, coder, plan, work, Lesson(teacher))
    print(f"taught in {seconds:.0f} s", flush=True)
    return pupil


if __name__ == "__main__":
    main()
