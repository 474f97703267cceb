"""Sixteen hundred sentences of our own, each with the kind and issues of what it tells: how many are found and read right.

    python -m benches.said [--list] [--no-write]

The sentences stand in `tests/data/said/`: one thing said each, in many negotiations, registers and shapes, many in pairs
that differ by a word. Half of the files are held out: they are scored and were not read while the rules were made.
Each is read alone, so what a report around it would tell (who speaks, what "it" is) is missing; what is asked is whether
something said is found at all, and of the longest the kind and issues. Writes the section "Sentences of our own".
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import yaml

from benches.sections import ROOT, Cell, Section, Table, write_section
from communique.model import Report, content_hash
from communique.model.vocabulary import ISSUES, KINDS
from communique.reading.accounts import accounts_of
from communique.reading.drafts import drafts_of
from communique.reading.read import document_of
from communique.scoring.cache import remembered

FOLDER = ROOT / "tests" / "data" / "said"
HELD_OUT = frozenset({"a2", "a4", "a6", "a8", "b2", "b4", "b6"})


class Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence with what it tells."""

    text: str
    kind: str
    issues: tuple[str, ...]


class Heard(msgspec.Struct, frozen=True):
    """What the program hears in a sentence: the kind and issues of the longest thing said, None where nothing is."""

    sentence: Sentence
    kind: str | None = None
    rule: str = ""
    issues: frozenset[str] = frozenset()


def sentences(path: Path) -> list[Sentence]:
    """The sentences of one file.

    Raises:
        ValueError: If a kind or an issue is unknown.
    """
    found = msgspec.convert(yaml.safe_load(path.read_text("utf-8")), list[Sentence])
    for each in found:
        if each.kind not in KINDS or not set(each.issues) <= set(ISSUES):
            raise ValueError(f"{path.name}: {each.kind} {each.issues}: {each.text}")
    return found


def files(*, held_out: bool) -> list[Path]:
    """The files that are held out, or those that are not."""
    return [each for each in sorted(FOLDER.glob("*.yaml")) if (each.stem in HELD_OUT) is held_out]


def heard(sentence: Sentence) -> Heard:
    """What is heard in a sentence read alone."""
    report = Report(id=content_hash(sentence.text), text=sentence.text, name="said", published="2018-06-06")
    document = document_of(report, thorough=True)
    drafts = drafts_of(document, document.tree, accounts_of(document))
    if not drafts:
        return Heard(sentence)
    longest = max(drafts, key=lambda each: each.said[1] - each.said[0])
    issues = frozenset(issue for each in drafts for issue in each.issues)
    return Heard(sentence, longest.kind, longest.rule, issues)


class Figures(msgspec.Struct, frozen=True):
    """How much of a set of sentences is found, and of those the share of right kinds and the F1 of issues."""

    sentences: int
    found: float
    kind: float
    issues: float


def figures(all_heard: Sequence[Heard]) -> Figures:
    """The figures of what was heard."""
    found = [each for each in all_heard if each.kind is not None]
    shared = sum(len(set(each.sentence.issues) & each.issues) for each in found)
    named = sum(len(each.sentence.issues) + len(each.issues) for each in found)
    right = sum(each.kind == each.sentence.kind for each in found)
    return Figures(
        len(all_heard), len(found) / len(all_heard), right / max(1, len(found)), 2 * shared / max(1, named)
    )


def by_kind(all_heard: Iterable[Heard]) -> list[list[Cell]]:
    """For each kind how many sentences tell it, and what share of them is found, and read as it."""
    told: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for each in all_heard:
        told[each.sentence.kind] += 1
        found[each.sentence.kind] += each.kind is not None
        right[each.sentence.kind] += each.kind == each.sentence.kind
    return [[kind, count, found[kind] / count, right[kind] / count] for kind, count in told.most_common()]


def section(developed: Sequence[Heard], held_out: Sequence[Heard]) -> Section:
    """The section of the results."""
    rows: list[list[Cell]] = []
    for name, each in (("read while the rules were made", developed), ("held out", held_out)):
        held = figures(each)
        rows.append([name, held.sentences, held.found, held.kind, held.issues])
    text = [
        "Sixteen hundred sentences of our own with one thing said in each, written to be hard: many negotiations, irony, indirect "
        "speech, pairs that differ by a word (`tests/data/said/`). Each is read alone, without the report that would tell who "
        "speaks. Found: something said is heard at all; kind and issues F1 are of those found. Half of the files are held out."
    ]
    return Section(
        "Sentences of our own",
        order=25,
        text=text,
        tables=[
            Table("", ["half", "sentences", "found", "kind", "issues F1"], rows),
            Table("Held out, by kind", ["kind", "sentences", "found", "found and right"], by_kind(held_out)),
        ],
    )


def main() -> None:
    """Print the figures, and with `--list` each sentence of the half that may be read that is missed or misread."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--no-write", action="store_true")
    given = parser.parse_args()
    with remembered():
        developed = [heard(each) for path in files(held_out=False) for each in sentences(path)]
        held_out = [heard(each) for path in files(held_out=True) for each in sentences(path)]
    if given.list:
        for each in developed:
            if each.kind != each.sentence.kind:
                print(each.sentence.kind, "<-", each.kind, f"({each.rule})", each.sentence.text, sep="\t")
    made = section(developed, held_out)
    for row in made.tables[0].rows:
        print(*row, sep="\t")
    if not given.no_write:
        write_section("said", made)


if __name__ == "__main__":
    main()
