"""Two sets scored by spans: PolNeAR (who said what) and the gold records' actors (are they found as names?)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from communique.language import Analysis, analyse
from training.shared import lines_of, shared

_PARTS = ("source", "cue", "content")
# What stands before a name without being of it, by UNER's conventions: articles and titles.
_BEFORE = re.compile(
    r"(?:(?:the|an?|mr|mrs|ms|dr|president|chairman|minister|secretary|general|gen|sen|cpl|king|prince)\b\.?\s+)+",
    re.IGNORECASE,
)


def polnear(split: str = "dev") -> dict[str, float]:
    """Exact F1 of sources, cues and contents: a part is right if it covers exactly the gold's words."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    pages = [json.loads(line) for line in lines_of(f"polnear/{split}.jsonl.xz") if line]
    for page, analysis in zip(pages, analyse([page["text"] for page in pages]), strict=True):
        wanted = _gold_parts(page, analysis)
        given = _own_parts(analysis)
        for part in _PARTS:
            right[part] += len(wanted[part] & given[part])
            gold[part] += len(wanted[part])
            found[part] += len(given[part])
    return {part: 100 * 2 * right[part] / max(1, gold[part] + found[part]) for part in _PARTS}


def _gold_parts(page: dict[str, Any], analysis: Analysis) -> dict[str, set[tuple[int, ...]]]:
    parts: dict[str, set[tuple[int, ...]]] = {part: set() for part in _PARTS}
    for attribution in page["annotations"][0]["attributions"]:
        for part in _PARTS:
            words = tuple(
                token.i
                for token in analysis.tokens
                if any(token.start < end and token.end > begin for begin, end in attribution[part])
            )
            if words:
                parts[part].add(words)
    return parts


def _own_parts(analysis: Analysis) -> dict[str, set[tuple[int, ...]]]:
    parts: dict[str, set[tuple[int, ...]]] = {part: set() for part in _PARTS}
    for speech in analysis.speech:
        for part, ranges in (
            ("source", [speech.source] if speech.source else []),
            ("cue", [speech.cue] if speech.cue else []),
            ("content", list(speech.content)),
        ):
            words = tuple(index for first, last in ranges for index in range(first, last))
            if words:
                parts[part].add(words)
    return parts


def actors_found() -> dict[str, float]:
    """Share of the gold actors' surface forms (persons and places, without articles and titles) found as names."""
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for kind, group, hit in _forms():
        for key in (kind, group, "all"):
            wanted[key] += 1
            found[key] += hit
    return {key: found[key] / count for key, count in wanted.items()}


def _forms() -> Iterator[tuple[str, str, bool]]:
    for path in sorted((shared() / "gold").glob("*/*.yaml")):
        if path.name == "record.yaml":
            continue
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        page = _page(path.parent.name, path.stem)
        if page is None:
            continue
        text = page.read_text(encoding="utf-8")
        [analysis] = analyse([text])
        names = {(name.start, name.end) for name in analysis.names}
        for actor in gold.get("actors") or []:
            if actor["kind"] in ("person", "place"):
                for form in actor.get("names") or []:
                    # "the secretary of state" names nobody.
                    if form in text and _bare(form) != _bare(form).lower():
                        yield actor["kind"], path.parent.name, _is_found(form, text, names)


def _page(group: str, stem: str) -> Path | None:
    paths = [shared() / "seeds" / f"{stem}.txt", shared() / "coverage" / group / f"{stem}.txt"]
    return next((path for path in paths if path.is_file()), None)


def _bare(form: str) -> str:
    """A surface form without article and titles."""
    return _BEFORE.sub("", form, count=1) or form


def _is_found(form: str, text: str, names: set[tuple[int, int]]) -> bool:
    bare = _bare(form)
    return any(
        {(match.start(), match.end()), (match.end() - len(bare), match.end())} & names
        for match in re.finditer(re.escape(form), text)
    )


def coverage_texts(limit_words: int) -> Sequence[str]:
    """Paragraphs of public reports on Korea, up to about so many words, for measuring speed."""
    found: list[str] = []
    words = 0
    with (shared() / "coverage" / "korea-2012-2018.jsonl").open(encoding="utf-8") as file:
        for line in file:
            for block in json.loads(line)["text"].split("\n\n"):
                found.append(block)
                words += len(block.split())
            if words > limit_words:
                break
    return found
