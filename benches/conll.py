"""Trees scored from raw text, the way of the CoNLL 2018 shared task: system words and sentences against gold ones.

Words are aligned by the characters that they cover. Unlike the shared task's script, words of a contraction
whose parts do not spell it ("wanna" as "want to") count as missed. F1 throughout, in per cent; LAS compares
universal relations, without subtypes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.language import Analysis
from communique.language.layout import GLUED, NEW_BLOCK, NEW_LINE
from training.sentence import Sentence

_GAP = {GLUED: "", NEW_LINE: "\n", NEW_BLOCK: "\n\n"}


@dataclass(frozen=True)
class Document:
    """Gold sentences as one text; `spans` are the characters of each word, sentence by sentence."""

    text: str
    sentences: tuple[Sentence, ...]
    spans: tuple[tuple[tuple[int, int], ...], ...]


def documents(sentences: Sequence[Sentence]) -> list[Document]:
    """Gold sentences joined to texts, one for each document."""
    found: list[Document] = []
    run: list[Sentence] = []
    for sentence in sentences:
        if sentence.opens_document and run:
            found.append(_document(run))
            run = []
        run.append(sentence)
    return [*found, _document(run)] if run else found


def _document(run: list[Sentence]) -> Document:
    text, spans = "", []
    for sentence in run:
        own = []
        for word in sentence.words:
            text += (_GAP.get(word.layout, " ") if text else "") + word.form
            own.append((len(text) - len(word.form), len(text)))
        spans.append(tuple(own))
    return Document(text, tuple(run), tuple(spans))


def score_trees(gold: Sequence[Document], system: Sequence[Analysis]) -> dict[str, float]:
    """F1 of words, sentences, sentence starts, UPOS, lemmas, UAS and LAS.

    Args:
        gold: Documents.
        system: The analysis of each document's text.

    Returns:
        Measures by name, in per cent.
    """
    counts: Counter[str] = Counter()
    for document, analysis in zip(gold, system, strict=True):
        _count(document, analysis, counts)
    right = ("words", "upos", "lemma", "uas", "las")
    table = {name: _f1(counts[name], counts["gold"], counts["system"]) for name in right}
    for name in ("sentences", "starts"):
        table[name] = _f1(counts[name], counts["gold_sentences"], counts["system_sentences"])
    return table


def _count(document: Document, analysis: Analysis, counts: Counter[str]) -> None:
    own = {(token.start, token.end): token for token in analysis.tokens}
    counts["system"] += len(analysis.tokens)
    counts["gold"] += sum(map(len, document.spans))
    counts["system_sentences"] += len(analysis.sentences)
    counts["gold_sentences"] += len(document.sentences)
    edges = {(s.start, s.end) for s in analysis.sentences}
    starts = {s.start for s in analysis.sentences}
    for sentence, spans in zip(document.sentences, document.spans, strict=True):
        counts["sentences"] += (spans[0][0], spans[-1][1]) in edges
        counts["starts"] += spans[0][0] in starts
        for word, span in zip(sentence.words, spans, strict=True):
            token = own.get(span)
            if token is None:
                continue
            counts["words"] += 1
            counts["upos"] += token.upos == word.upos
            counts["lemma"] += word.lemma == "_" or token.lemma == word.lemma
            head = None if token.head < 0 else analysis.tokens[token.head]
            above = None if head is None else (head.start, head.end)
            if above == (None if word.head < 0 else spans[word.head]):
                counts["uas"] += 1
                counts["las"] += token.deprel.split(":")[0] == word.deprel.split(":")[0]


def gold_names(document: Document) -> Iterator[tuple[int, int, str]]:
    """Names of a document as (start, end, label) in characters."""
    for sentence, spans in zip(document.sentences, document.spans, strict=True):
        for first, last, label in sentence.names:
            yield spans[first][0], spans[last - 1][1], label


def score_names(gold: Sequence[Document], system: Sequence[Analysis]) -> float:
    """F1 of persons, organisations and places, exact spans and labels, in per cent."""
    right = golden = found = 0
    for document, analysis in zip(gold, system, strict=True):
        wanted = {name for name in gold_names(document) if name[2] != "other"}
        given = {(name.start, name.end, name.label) for name in analysis.names if name.label != "other"}
        right, golden, found = right + len(wanted & given), golden + len(wanted), found + len(given)
    return _f1(right, golden, found)


def _f1(right: int, gold: int, system: int) -> float:
    return 100 * 2 * right / (gold + system) if gold + system else 0.0
