"""The one command: prepare the sets, train (or go on training), export.

python -m training.run [--epochs N] [--limit STEPS] [--work DIR] [--out DIR]
"""

from __future__ import annotations

import argparse
import json
from copy import deepcopy
from dataclasses import asdict, replace
from pathlib import Path

import torch

from communique.language.subwords import Subwords

from .distil import LAST, Lesson, between, pupil_of
from .distil import PLAN as PUPIL
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
    network = _taught(network, labels, sentences, trees, coder, arguments.work, arguments.limit)
    tokenizer = model_folder() / "tokenizer.json"
    export(network.cpu(), labels, banks, tokenizer, arguments.out, measured_on(banks, coder))


def _taught(
    teacher: Network,
    labels: Labels,
    sentences: list[Sentence],
    trees: list[Sentence],
    coder: Coder,
    work: Path,
    limit: int,
) -> Network:
    """The network that ships, taught by the one that was trained: on everything, then on the treebanks."""
    pupil = pupil_of(teacher, labels)
    seconds = train(pupil, sentences, coder, _at_most(PUPIL, limit), work / "pupil", Lesson(teacher))
    last = deepcopy(pupil)
    seconds += train(last, trees, coder, _at_most(LAST, limit), work / "last", Lesson(teacher, bending=1))
    print(f"taught in {seconds:.0f} s", flush=True)
    return between(pupil.cpu(), last.cpu())


def _at_most(plan: Plan, limit: int) -> Plan:
    return replace(plan, limit=min(limit or plan.limit, plan.limit or limit))


if __name__ == "__main__":
    main()
