"""UD treebanks (CoNLL-U) with the layers that other sets lay over them: UNER names on EWT, derived names
and time mentions on GUM.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace

from communique.language.layout import GLUED, NEW_BLOCK, SPACED

from .sentence import Sentence, Spans, Word, spans_of_bio
from .shared import lines_of

FILES = {
    ("ewt", "train"): "ud-ewt/en_ewt-ud-train.conllu.xz",
    ("ewt", "dev"): "ud-ewt/en_ewt-ud-dev.conllu.xz",
    ("gum", "train"): "ud-gum/en_gum-free-ud-train.conllu.xz",
    ("gum", "dev"): "ud-gum/en_gum-free-ud-dev.conllu.xz",
}
LONGEST_TIME = 6
_OTHERS = {"MISC": "other", "EVENT": "other", "OTH": "other"}
LABELS = {"PER": "person", "ORG": "organisation", "LOC": "place", **_OTHERS}


def read_treebank(bank: str, split: str) -> list[Sentence]:
    """Sentences of a treebank with every layer there is for it.

    Args:
        bank: "ewt" or "gum" (its freely licensed genres).
        split: "train" or "dev".

    Returns:
        Sentences in the order of their documents.
    """
    sentences = read_conllu(lines_of(FILES[bank, split]))
    return _with_uner(sentences, split) if bank == "ewt" else _with_gum_layers(sentences, split)


def read_conllu(lines: list[str]) -> list[Sentence]:
    """Sentences of a CoNLL-U file; words, not multiword tokens; empty nodes are left out."""
    sentences: list[Sentence] = []
    block: list[str] = []
    for line in lines:
        if line:
            block.append(line)
        elif block:
            sentences.append(_sentence(block))
            block = []
    return sentences


def _sentence(block: list[str]) -> Sentence:
    comments = [line for line in block if line.startswith("#") and "\t" not in line]
    opens_document = any(line.startswith("# newdoc") for line in comments)
    opens_block = opens_document or any(line.startswith("# newpar") for line in comments)
    name = next((line[12:] for line in comments if line.startswith("# sent_id = ")), "")
    words: list[Word] = []
    layout, inside, glue_after = NEW_BLOCK if opens_block else SPACED, 0, False
    for row in (line.split("\t") for line in block if "\t" in line):
        glued = "SpaceAfter=No" in row[9].split("|")
        if "-" in row[0]:
            inside, glue_after = int(row[0].split("-")[1]), glued
            continue
        if "." in row[0]:
            continue
        number = int(row[0])
        feats = "" if row[5] == "_" else row[5]
        words.append(
            Word(row[1].replace("\xa0", " "), layout, row[3], feats, row[2], int(row[6]) - 1, row[7])
        )
        layout = GLUED if number < inside or (glue_after if number == inside else glued) else SPACED
    return Sentence(tuple(words), name, tree=True, opens_document=opens_document)


def _bio_sentences(lines: list[str]) -> list[tuple[str, list[str], list[str]]]:
    found: list[tuple[str, list[str], list[str]]] = []
    name, forms, tags = "", [], []
    for line in [*lines, ""]:
        if line.startswith("# sent_id = "):
            name = line[12:]
        elif "\t" in line:
            form, tag = line.split("\t")
            forms.append(form)
            tags.append(tag)
        elif not line and forms:
            found.append((name, forms, tags))
            name, forms, tags = "", [], []
    return found


def _names(tags: list[str]) -> Spans:
    return tuple((first, last, LABELS[label]) for first, last, label in spans_of_bio(tags))


def _with_uner(sentences: list[Sentence], split: str) -> list[Sentence]:
    file = "train-with-OTH" if split == "train" else split
    tags = {name: tags for name, _, tags in _bio_sentences(lines_of(f"ner-uner-ewt/{file}.bio.xz"))}
    return [
        replace(sentence, names=_names(tags[sentence.id]), names_from="uner")
        if len(tags.get(sentence.id, ())) == len(sentence.words)
        else sentence
        for sentence in sentences
    ]


def _with_gum_layers(sentences: list[Sentence], split: str) -> list[Sentence]:
    tags = {
        tuple(forms): tags for _, forms, tags in _bio_sentences(lines_of(f"ner-gum-derived/{split}.bio.xz"))
    }
    times = _time_mentions()
    laid, document, index = [], "", 0
    for sentence in sentences:
        if sentence.opens_document:
            document, index = sentence.id.rsplit("-", 1)[0], 0
        forms = tuple(word.form for word in sentence.words)
        if forms in tags:
            sentence = replace(sentence, names=_names(tags[forms]), names_from="gum")
        laid.append(_with_times(sentence, times.get((document, index), [])))
        index += 1
    return laid


def _time_mentions() -> dict[tuple[str, int], list[tuple[int, int]]]:
    times: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for line in lines_of("timex-gum/gum-time-mentions.jsonl.xz"):
        if line:
            mention = json.loads(line)
            times[mention["doc"], mention["sent"]].append((mention["start"], mention["end"] + 1))
    return times


def _with_times(sentence: Sentence, mentions: list[tuple[int, int]]) -> Sentence:
    """Outermost mentions of a sensible length; words of longer ones (with their clauses) stay unlearned."""
    kept: list[tuple[int, int, str]] = []
    unsure: set[int] = set()
    for first, last in sorted(mentions, key=lambda span: (span[0] - span[1], span[0])):
        if last - first > LONGEST_TIME:
            unsure.update(range(first, last))
        elif all(last <= other or first >= end for other, end, _ in kept):
            kept.append((first, last, "time"))
    sure = {index for first, last, _ in kept for index in range(first, last)}
    return replace(sentence, times=tuple(sorted(kept)), times_from="gum", unsure=frozenset(unsure - sure))
