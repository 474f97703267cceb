"""The language core's table: accuracy from raw text on development splits, and speed on one thread.

python benches/language.py [--weights DIR] [--json] [--quick]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "src")]

from benches.attributions import actors_found, coverage_texts, polnear  # noqa: E402
from benches.conll import Document, documents, score_names, score_trees  # noqa: E402
from benches.sections import Section, Table, markdown_table, write_section  # noqa: E402
from communique.language import analyse, tokenize  # noqa: E402
from communique.language.core import Core, core  # noqa: E402
from communique.language.encoder import Window  # noqa: E402
from communique.language.layout import layouts  # noqa: E402
from communique.language.windows import windows_of  # noqa: E402
from training.noise import stripped  # noqa: E402
from training.treebanks import read_treebank  # noqa: E402

_TEXT = [
    "From raw text: words and sentences are the core's own, aligned to gold ones by the characters that they cover, the CoNLL "
    "2018 way; F1 in per cent, universal relations. Stripped: without capitals and punctuation. PolNeAR: exact spans, no "
    "training on it. Gold persons and places: surface forms of all seven sets, without articles and titles, found as names "
    "with exactly their characters. Speed is by the process's own time, on a machine that others used at the same time; that of two workers at once too, the middle of three "
    "rounds.",
]
_FLOORS = {
    "EWT dev LAS": 85.0,
    "EWT dev UAS": 88.0,
    "EWT dev UPOS": 96.0,
    "EWT dev lemma": 96.5,
    "GUM (free) dev LAS": 86.0,
    "GUM (free) dev UAS": 88.5,
    "UNER EWT dev F1": 78.0,
    "EWT dev stripped LAS": 72.0,
    "EWT dev stripped starts F1": 60.0,
    "gold persons and places found": 85.0,
    "PolNeAR dev source F1": 45.0,
    "PolNeAR dev cue F1": 45.0,
    "PolNeAR dev content F1": 30.0,
}


def main() -> None:
    """Measure, print, and keep the table for docs/RESULTS.md (not with --quick or other weights)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, help="another folder of weights")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--quick", action="store_true", help="trees and names only")
    arguments = parser.parse_args()
    figures = {} if arguments.quick else speed()
    figures |= trees(arguments.weights)
    if not arguments.quick:
        figures |= {f"PolNeAR dev {part} F1": value for part, value in polnear().items()}
        found = actors_found()
        figures["gold persons and places found"] = 100 * found.pop("all")
        figures |= {f"of these, {key}": 100 * value for key, value in sorted(found.items())}
    if arguments.json:
        print(json.dumps({name: round(value, 2) for name, value in figures.items()}, indent=1))
        return
    table = Table("", ["measure", "reached", "floor"], [_row(name, value) for name, value in figures.items()])
    print(markdown_table(table))
    if not arguments.quick and arguments.weights is None:
        write_section("language", Section("The language core", 30, _TEXT, [table]))


def _row(name: str, value: float) -> list[str | int | float | None]:
    shown = round(value) if value >= 100 else value
    return [name, shown, _FLOORS.get(name)]


def trees(weights: Path | None) -> dict[str, float]:
    """Trees, tags, lemmas and names of the development splits, whole and stripped."""
    figures: dict[str, float] = {}
    banks = {
        "EWT dev": documents(read_treebank("ewt", "dev")),
        "GUM (free) dev": documents(read_treebank("gum", "dev")),
    }
    for name, gold in banks.items():
        system = analyse([document.text for document in gold], weights=weights)
        scores = score_trees(gold, system)
        for key, label in (("las", "LAS"), ("uas", "UAS"), ("upos", "UPOS"), ("lemma", "lemma")):
            figures[f"{name} {label}"] = scores[key]
        figures[f"{name} words"], figures[f"{name} sentences"] = scores["words"], scores["sentences"]
        if name == "EWT dev":
            figures["UNER EWT dev F1"] = score_names(gold, system)
        bare = [b for document in gold for b in _stripped(document)]
        scores = score_trees(bare, analyse([document.text for document in bare], weights=weights))
        figures[f"{name} stripped LAS"] = scores["las"]
        figures[f"{name} stripped starts F1"] = scores["starts"]
    return figures


def _stripped(document: Document) -> list[Document]:
    sentences = [stripped(sentence) for sentence in document.sentences]
    return documents([sentence for sentence in sentences if sentence.words])


def speed() -> dict[str, float]:
    """Words a second of the full analysis, by the process's own time, and what it needed at most.

    The process has one thread, so that its own time is what a free core would take.
    """
    using = core()
    texts = coverage_texts(30_000)
    analyse(texts[:50])
    began = time.process_time()
    words = sum(len(analysis.tokens) for analysis in analyse(texts))
    spent = time.process_time() - began
    return {
        "words a second, one thread": words / spent,
        "share of the encoder, %": 100 * _encoding(texts, using) / spent,
        "speed of each of two workers beside that of one": workers(),
        "seconds to start and analyse one sentence": float(_told(_LOADING)),
        "memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


_LOADING = """
from communique.language import analyse
analyse(["Envoys met in Oslo."])
import time
print(time.process_time())
"""
_WORKING = """
import time
from benches.attributions import coverage_texts
from communique.language import analyse
texts = coverage_texts(12_000)
analyse(texts[:20])
print("ready", flush=True)
input()
began = time.process_time()
words = sum(len(analysis.tokens) for analysis in analyse(texts))
print(words / (time.process_time() - began))
"""


def workers(rounds: int = 3) -> float:
    """Words a second of each of two processes at once, divided by those of one alone; the middle of some rounds."""
    ratios = []
    for _ in range(rounds):
        [alone] = _at_once(1)
        ratios.append(sum(_at_once(2)) / 2 / alone)
    return sorted(ratios)[rounds // 2]


def _at_once(count: int) -> list[float]:
    """Words a second of each of some processes that work at the same time, by its own time."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _WORKING],
            cwd=_ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for _ in range(count)
    ]
    for process in running:
        if process.stdout is None or process.stdout.readline().strip() != "ready":
            raise RuntimeError("a worker did not start")
    for process in running:
        if process.stdin is not None:
            process.stdin.write("\n")
            process.stdin.flush()
    return [float(process.communicate()[0]) for process in running]


def _told(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=_ROOT, text=True, capture_output=True, check=True
    ).stdout


def _encoding(texts: Sequence[str], using: Core) -> float:
    """Seconds of the encoder alone."""
    windows: list[Window] = []
    for number, text in enumerate(texts):
        cut = tokenize(text)
        windows += windows_of(number, [text[a:b] for a, b in cut], layouts(text, cut), using.subwords)
    began = time.process_time()
    for _ in using.encoder.run(windows):
        pass
    return time.process_time() - began


if __name__ == "__main__":
    main()
