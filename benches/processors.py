"""What the language core computes on this processor, value by value, to be compared with what another computes.

    python -m benches.processors graph GRAPH          # once (needs onnx): the graph with every value of a node an output
    python -m benches.processors run TEXTS OUT [--graph GRAPH]
    python -m benches.processors compare ONE OTHER

TEXTS holds texts parted by blank lines. Another processor may be one that QEMU imitates: `qemu-x86_64 -cpu Nehalem python ...`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

_ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "src")]

from communique.language import analyse, tokenize  # noqa: E402
from communique.language.core import core  # noqa: E402
from communique.language.encoder import Window, arrays_of_encoder, feed_of, session_of  # noqa: E402
from communique.language.layout import layouts  # noqa: E402
from communique.language.weights import load  # noqa: E402
from communique.language.windows import windows_of  # noqa: E402


def main() -> None:
    """Do one of the three."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--weights", type=Path, help="another folder of weights")
    tasks = parser.add_subparsers(dest="task", required=True)
    tasks.add_parser("graph").add_argument("graph", type=Path)
    running = tasks.add_parser("run")
    running.add_argument("texts", type=Path)
    running.add_argument("out", type=Path)
    running.add_argument("--graph", type=Path)
    comparing = tasks.add_parser("compare")
    comparing.add_argument("one", type=Path)
    comparing.add_argument("other", type=Path)
    given = parser.parse_args()
    if given.task == "graph":
        write_graph(given.weights, given.graph)
    elif given.task == "run":
        found = computed(given.texts.read_text("utf-8").split("\n\n"), given.weights, given.graph)
        given.out.write_text(json.dumps(found), encoding="utf-8")
        print(f"{found['words']} words, analyses {found['analyses']}, {len(found['values'])} values")
    else:
        print(difference(json.loads(given.one.read_text()), json.loads(given.other.read_text())))


def write_graph(weights: Path | None, out: Path) -> None:
    """The encoder's graph with all that its nodes give among its outputs."""
    import onnx

    model = onnx.load(load(weights).folder / "graph.onnx", load_external_data=False)
    del model.graph.output[:]
    # In the order of computing, so that the first that differs is where processors part.
    for node in model.graph.node:
        model.graph.output.extend(onnx.ValueInfoProto(name=name) for name in node.output)
    out.write_bytes(model.SerializeToString())


def computed(texts: list[str], weights: Path | None, graph: Path | None) -> dict[str, Any]:
    """Digests of the analyses and, in the order of computing, of every value of the graph."""
    using = core(weights)
    analyses = analyse(texts, weights=weights)
    windows: list[Window] = []
    for number, text in enumerate(texts):
        cut = tokenize(text)
        windows += windows_of(number, [text[a:b] for a, b in cut], layouts(text, cut), using.subwords)
    loaded = load(weights)
    session = session_of(graph or loaded.folder / "graph.onnx", arrays_of_encoder(loaded))
    names = [output.name for output in session.get_outputs()]
    digests = [hashlib.sha256() for _ in names]
    for window in windows:
        for digest, value in zip(digests, session.run(names, feed_of([window])), strict=True):
            digest.update(np.ascontiguousarray(value).tobytes())
    return {
        "analyses": hashlib.sha256(msgspec.json.encode(analyses)).hexdigest()[:16],
        "words": sum(len(analysis.tokens) for analysis in analyses),
        "values": [[name, digest.hexdigest()[:16]] for name, digest in zip(names, digests, strict=True)],
    }


def difference(one: dict[str, Any], other: dict[str, Any]) -> str:
    """What differs between two runs, in words."""
    there = dict(other["values"])
    apart = [name for name, digest in one["values"] if there.get(name, digest) != digest]
    shared = sum(name in there for name, _ in one["values"])
    return "\n".join(
        [
            f"analyses: {'the same' if one['analyses'] == other['analyses'] else 'different'}",
            f"values: {shared - len(apart)} of {shared} the same, bit for bit",
            *([f"different: {', '.join(apart)}"] if apart else []),
        ]
    )


if __name__ == "__main__":
    main()
