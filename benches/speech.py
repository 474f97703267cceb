"""Exact F1 of sources, cues and contents on PolNeAR's development set, for the reading room's attributions.

python benches/speech.py [--errors N] [--json]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "src")]

from communique.language import Analysis, Speech, analyse  # noqa: E402
from communique.reading.spoken import speech_of  # noqa: E402
from training.shared import lines_of  # noqa: E402

PARTS = ("source", "cue", "content")
FLOORS = {"source": 45.0, "cue": 45.0, "content": 30.0}
Words = frozenset[int]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--errors", type=int, default=0, help="print counts of the commonest cues missed and invented"
    )
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    invented: Counter[str] = Counter()
    pages = [json.loads(line) for line in lines_of("polnear/dev.jsonl.xz") if line]
    for page in pages:
        [analysis] = analyse([page["text"]])
        wanted, given = gold_parts(page, analysis), own_parts(speech_of(analysis))
        for part in PARTS:
            right[part] += len(wanted[part] & given[part])
            gold[part] += len(wanted[part])
            found[part] += len(given[part])
        missed.update(_lower(analysis, each) for each in wanted["cue"] - given["cue"])
        invented.update(_lower(analysis, each) for each in given["cue"] - wanted["cue"])
    figures = {part: round(200 * right[part] / max(1, gold[part] + found[part]), 2) for part in PARTS}
    if arguments.json:
        print(json.dumps(figures))
        return
    print("| part | exact F1 | precision | recall | floor |\n|---|---|---|---|---|")
    for part in PARTS:
        precision, recall = 100 * right[part] / max(1, found[part]), 100 * right[part] / max(1, gold[part])
        print(f"| {part} | {figures[part]:.1f} | {precision:.1f} | {recall:.1f} | {FLOORS[part]} |")
    if arguments.errors:
        print("missed:", missed.most_common(arguments.errors))
        print("invented:", invented.most_common(arguments.errors))


def gold_parts(page: dict[str, Any], analysis: Analysis) -> dict[str, set[Words]]:
    """The annotated parts as sets of token indices."""
    parts: dict[str, set[Words]] = {part: set() for part in PARTS}
    for attribution in page["annotations"][0]["attributions"]:
        for part in PARTS:
            words = frozenset(
                token.i
                for token in analysis.tokens
                if any(token.start < end and token.end > begin for begin, end in attribution[part])
            )
            if words:
                parts[part].add(words)
    return parts


def own_parts(speech: tuple[Speech, ...]) -> dict[str, set[Words]]:
    """The found parts as sets of token indices."""
    parts: dict[str, set[Words]] = {part: set() for part in PARTS}
    for each in speech:
        ranges = {"source": (each.source,), "cue": (each.cue,), "content": each.content}
        for part, given in ranges.items():
            words = frozenset(index for span in given if span for index in range(*span))
            if words:
                parts[part].add(words)
    return parts


def _lower(analysis: Analysis, words: Words) -> str:
    return " ".join(analysis.tokens[each].text.lower() for each in sorted(words))


if __name__ == "__main__":
    main()
