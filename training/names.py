"""Sets of names (and of times) without trees: their words cut as ours are, their labels mapped to four."""

from __future__ import annotations

import json
import re
import tarfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

from communique.language.layout import GLUED, NEW_BLOCK, SPACED, layouts
from communique.language.tokenizer import tokenize

from .sentence import Sentence, Spans, Word, spans_of_bio
from .shared import lines_of, shared

_PERSONS = ["PER", "person", "politician", "researcher", "scientist", "writer", "musicalartist", "Person"]
_ORGANISATIONS = [
    "ORG",
    "organisation",
    "politicalparty",
    "university",
    "band",
    "group",
    "corporation",
    "magazine",
    "Organisation",
]
_PLACES = ["LOC", "location", "country", "Location"]
_IGNORED = ["Quantity", "Money", "Temporal", "Frequency", "CommsIdentifier", "Coordinate", "Date"]
_GLUED_BEFORE = re.compile(r"[.,;:!?)\]}%]|'s|n't|'(re|ve|ll|d|m)")


def label_of(label: str) -> str | None:
    """Ours for a set's label: person, organisation, place or other; None for what is no name."""
    if label in _PERSONS:
        return "person"
    if label in _ORGANISATIONS:
        return "organisation"
    if label in _PLACES:
        return "place"
    return None if label in _IGNORED else "other"


def read_name_sets() -> list[Sentence]:
    """Every sentence of the sets of names that may train released weights, in the order of the sets."""
    found: list[Sentence] = []
    for domain in ("politics", "science", "literature", "music", "ai"):
        for split in ("train", "dev", "test"):
            found += _bio_set(f"ner-crossner/{domain}/{split}.bio.xz", "crossner")
    found += _bio_set("ner-wikigold/all.bio.xz", "wikigold")
    found += _bio_set("ner-wnut17/train.bio.xz", "wnut")
    for section in "abefgh":
        found += _bio_set(f"ner-btc/section-{section}.bio.xz", "btc")
    return found


def read_time_sets() -> list[Sentence]:
    """Time expressions of MEANTIME and re3d (without its BBC pages, which are non-commercial).

    The names of re3d are left out: it marks whole noun phrases ("their supporters") as organisations.
    """
    found = list(_re3d())
    path = shared() / "data" / "meantime" / "meantime_newsreader_english_oct15.tar.xz"
    with tarfile.open(path) as archive:
        for member in sorted(archive.getnames()):
            if member.startswith("intra-doc_annotation/") and member.endswith(".xml"):
                file = archive.extractfile(member)
                if file is not None:
                    found += _meantime(ElementTree.fromstring(file.read()))
    return found


def _bio_set(name: str, convention: str) -> list[Sentence]:
    found: list[Sentence] = []
    rows: list[tuple[str, str]] = []
    for line in [*lines_of(name), ""]:
        if "\t" in line:
            form, tag = line.split("\t")[:2]
            rows.append((form, tag))
        elif not line and rows:
            found.append(_cut_as_ours(rows, convention))
            rows = []
    return found


def _cut_as_ours(rows: list[tuple[str, str]], convention: str) -> Sentence:
    words: list[Word] = []
    edges: list[int] = []
    for form, _ in rows:
        edges.append(len(words))
        first = GLUED if words and _GLUED_BEFORE.fullmatch(form) else SPACED if words else NEW_BLOCK
        for number, (start, end) in enumerate(tokenize(form)):
            words.append(Word(form[start:end], GLUED if number else first))
    edges.append(len(words))
    names = [
        (edges[first], edges[last], label_of(label))
        for first, last, label in spans_of_bio([tag for _, tag in rows])
    ]
    kept = tuple((first, last, label) for first, last, label in names if label is not None and first < last)
    return Sentence(tuple(words), opens_document=convention != "wikigold", names=kept, names_from=convention)


def _re3d() -> Iterator[Sentence]:
    """re3d, cut at its line breaks; the longest of nested entities stands."""
    for line in lines_of("ner-re3d/re3d.jsonl.xz"):
        if not line or (page := json.loads(line))["source"] == "BBC Online":
            continue
        text, opens = page["text"], True
        sure = [entity for entity in page["entities"] if entity["conf"] >= 0.5]
        for match in re.finditer(r"[^\n]+", text):
            spans = tokenize(match.group())
            if not spans:
                continue
            at = [(match.start() + start, match.start() + end) for start, end in spans]
            chosen = _longest([(e["begin"], e["end"], e["type"]) for e in sure], at)
            times = tuple((a, b, "time") for a, b, kind in chosen if kind == "Temporal")
            words = zip(layouts(match.group(), spans), spans, strict=True)
            yield Sentence(
                tuple(Word(match.group()[start:end], layout) for layout, (start, end) in words),
                opens_document=opens,
                times=times,
                times_from="re3d",
            )
            opens = False


def _longest(entities: list[tuple[int, int, str]], at: list[tuple[int, int]]) -> Spans:
    chosen: list[tuple[int, int, str]] = []
    for begin, end, kind in sorted(entities, key=lambda entity: entity[0] - entity[1]):
        inside = [index for index, (start, stop) in enumerate(at) if start < end and stop > begin]
        if not inside or begin < at[0][0] or end > at[-1][1]:
            continue
        first, last = inside[0], inside[-1] + 1
        if all(last <= other or first >= stop for other, stop, _ in chosen):
            chosen.append((first, last, kind))
    return tuple(sorted(chosen))


def _meantime(document: ElementTree.Element) -> list[Sentence]:
    tokens = [
        (int(t.get("sentence", 0)), int(t.get("t_id", 0)), t.text or "_") for t in document.iter("token")
    ]
    tags: dict[int, str] = {}
    for timex in document.iter("TIMEX3"):
        anchors = sorted(int(anchor.get("t_id", 0)) for anchor in timex.iter("token_anchor"))
        for number, anchor in enumerate(anchors):
            tags[anchor] = "I-time" if number else "B-time"
    annotated = max(tags, default=0)
    sentences: dict[int, list[tuple[str, str]]] = {}
    for sentence, number, form in tokens:
        if number <= annotated + 30:
            sentences.setdefault(sentence, []).append((form, tags.get(number, "O")))
    found = []
    for index, rows in sorted(sentences.items()):
        cut = _cut_as_ours(rows, "")
        times = tuple((first, last, "time") for first, last, _ in cut.names)
        found.append(Sentence(cut.words, opens_document=index == 0, times=times, times_from="meantime"))
    return found
