"""Coreference of named actors and what takes them up, on OntoGUM (Zhu et al. 2021), dev, CoNLL F1.

    python -m benches.coreference DIR        DIR holds ontogum-conll.tar.xz and splits.md

OntoGUM links every noun phrase; this program links only what stands for an actor. So two figures are given: over all
gold chains, and over those that hold a name or a third-person pronoun of a person, which are the ones it is for.
"""

from __future__ import annotations

import re
import sys
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.actors import cast_of
from communique.language.ranges import analyse_ranges
from communique.model import Report, content_hash
from communique.page.types import Block, Page
from communique.scoring.coreference import compare

_MARK = re.compile(r"\((\d+)\)|\((\d+)|(\d+)\)")
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?)\]%’”]|['’](?:s|re|ve|ll|d|m)$|n['’]t$")
_PERSONAL = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
Chains = list[list[tuple[int, int]]]


def documents(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Name, words and marks of each document of the dev split that is here."""
    wanted = set(
        re.findall(
            r"\* (\w+)",
            (folder / "splits.md").read_text().split("## test")[0].split("## dev")[1].split("## train")[0],
        )
    )
    with tarfile.open(folder / "ontogum-conll.tar.xz") as archive:
        for member in archive.getmembers():
            name = Path(member.name).stem
            file = archive.extractfile(member) if name in wanted else None
            if file is not None:
                rows = [
                    line.split("\t") for line in file.read().decode().splitlines() if line.count("\t") == 2
                ]
                yield name, [row[1] for row in rows], [row[2] for row in rows]


def chains_of(marks: list[str]) -> Chains:
    """Gold chains as token spans [first, last)."""
    found: dict[str, list[tuple[int, int]]] = {}
    open_: dict[str, list[int]] = {}
    for i, mark in enumerate(marks):
        for whole, begins, ends in _MARK.findall(mark):
            if whole:
                found.setdefault(whole, []).append((i, i + 1))
            elif begins:
                open_.setdefault(begins, []).append(i)
            elif open_.get(ends):
                found.setdefault(ends, []).append((open_[ends].pop(), i + 1))
    return [sorted(spans) for spans in found.values() if len(spans) > 1]


def laid_out(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """A text of the words, and the characters of each."""
    text, spans = "", []
    for word in words:
        if text and not _NO_SPACE_BEFORE.match(word) and text[-1] not in "([“$":
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
    return text, spans


def found_chains(text: str, spans: list[tuple[int, int]]) -> Chains:
    """The program's chains as token spans."""
    page = Page(blocks=(Block(0, len(text), "body"),))
    analysis = analyse_ranges(text, [(0, len(text))])
    cast = cast_of(Report(id=content_hash(text), text=text, name="bench"), page, analysis)
    starts = {start: i for i, (start, _) in enumerate(spans)}
    ends = {end: i + 1 for i, (_, end) in enumerate(spans)}
    held: dict[str, set[tuple[int, int]]] = {}
    for mention in cast.mentions:
        if len(mention.actors) == 1 and mention.start in starts and mention.end in ends:
            held.setdefault(mention.actors[0], set()).add((starts[mention.start], ends[mention.end]))
    return [sorted(each) for each in held.values() if len(each) > 1]


def is_of_actor(chain: list[tuple[int, int]], words: list[str]) -> bool:
    """Whether a chain holds a name or a pronoun of a person."""
    for first, last in chain:
        named = all(word[:1].isupper() for word in words[first:last] if word.isalpha()) and last - first > 1
        if named or words[first].lower() in _PERSONAL:
            return True
    return False


def figures(folder: Path) -> list[list[str | int | float | None]]:
    """Rows of both figures: over, chains, MUC, B-cubed, CEAF-e, CoNLL F1."""
    gold_all: list[list[str]] = []
    gold_some: list[list[str]] = []
    found: list[list[str]] = []
    for name, words, marks in documents(folder):
        text, spans = laid_out(words)
        gold = chains_of(marks)

        def keys(chains: Chains, name: str = name) -> list[list[str]]:
            return [[f"{name}:{first}-{last}" for first, last in chain] for chain in chains]

        gold_all += keys(gold)
        gold_some += keys([chain for chain in gold if is_of_actor(chain, words)])
        found += keys(found_chains(text, spans))
    rows: list[list[str | int | float | None]] = []
    for title, gold_keys in (("all chains", gold_all), ("chains of actors", gold_some)):
        marks_ = compare(gold_keys, found)
        parts = [marks_.muc, marks_.b_cubed, marks_.ceaf_e]
        mean = sum(part or 0.0 for part in parts) / 3
        rows.append([title, len(gold_keys), *parts, mean])
    return rows


def main(arguments: Iterable[str]) -> None:
    """Print both figures."""
    for row in figures(Path(next(iter(arguments)))):
        print(row)


if __name__ == "__main__":
    main(sys.argv[1:])
