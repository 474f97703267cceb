"""spaCy's small CNN pipeline (tagger, parser, names), trained here on the same treebanks, for comparison.

    python -m benches.spacy_pipeline [--epochs N] [--work DIR]

Needs spaCy, which Communique itself does not. The architecture and its sizes are those of spaCy's small
English pipelines: hash embeddings and a CNN of width 96 and depth 4, shared by tagger and parser, another for names.
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import minibatch

from benches.attributions import coverage_texts
from benches.conll import documents, score_names, score_trees
from benches.sections import Section, Table, markdown_table, write_section
from communique.language import Analysis, Name, Sentence, Token, analyse
from communique.language import tokenize as cut
from training.sentence import Sentence as Gold
from training.treebanks import read_treebank

_CONFIG = """
[nlp]
lang = "en"
pipeline = ["tok2vec","morphologizer","parser","ner"]
[components]
[components.tok2vec]
factory = "tok2vec"
[components.tok2vec.model]
@architectures = "spacy.HashEmbedCNN.v2"
pretrained_vectors = null
width = 96
depth = 4
embed_size = 2000
window_size = 1
maxout_pieces = 3
subword_features = true
[components.morphologizer]
factory = "morphologizer"
[components.morphologizer.model]
@architectures = "spacy.Tagger.v2"
[components.morphologizer.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
[components.parser]
factory = "parser"
[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
hidden_width = 64
maxout_pieces = 2
[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
[components.ner]
factory = "ner"
[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
hidden_width = 64
maxout_pieces = 2
[components.ner.model.tok2vec]
@architectures = "spacy.HashEmbedCNN.v2"
pretrained_vectors = null
width = 96
depth = 4
embed_size = 2000
window_size = 1
maxout_pieces = 3
subword_features = true
"""


def main() -> None:
    """Train, save, and print what it reaches beside its speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--work", type=Path, default=Path("build/spacy"))
    arguments = parser.parse_args()
    nlp = trained(arguments.epochs) if not arguments.work.exists() else spacy.load(arguments.work)
    nlp.to_disk(arguments.work)
    rows: list[list[str | int | float | None]] = []
    for name, bank in (("EWT dev", "ewt"), ("GUM (free) dev", "gum")):
        gold = documents(read_treebank(bank, "dev"))
        system = [_as_analysis(doc) for doc in nlp.pipe([_doc(nlp, document.text) for document in gold])]
        scores = score_trees(gold, system)
        rows += [
            [f"{name} {label}", scores[key]]
            for key, label in (("las", "LAS"), ("uas", "UAS"), ("upos", "UPOS"))
        ]
        rows.append([f"{name} sentences", scores["sentences"]])
        if bank == "ewt":
            rows.append(["UNER EWT dev F1", score_names(gold, system)])
    own, theirs, ratio = speeds(nlp)
    rows.append(["words a second, one thread", round(theirs)])
    rows.append(["our full analysis in the same run, words a second", round(own)])
    rows.append(["our speed beside it", ratio])
    table = Table("", ["measure", "reached"], rows)
    print(markdown_table(table))
    text = [
        f"{arguments.epochs} epochs on EWT and GUM (free), on gold words; its trees are read from our words, so that "
        "trees alone are compared. Speed is on whole texts with its own words, by the process's own time, the two in "
        "turns, five times; the middle of the five ratios. It gives neither lemmas, times nor speech, which ours does."
    ]
    write_section("language-spacy", Section("Beside it: spaCy's small CNN architecture", 31, text, [table]))


def speeds(nlp: Language, rounds: int = 5) -> tuple[float, float, float]:
    """Words a second of our full analysis and of the pipeline, in turns, and the middle of the ratios."""
    texts = [text for text in coverage_texts(30_000) if text]
    analyse(texts[:50])
    list(nlp.pipe(texts[:50]))
    own, theirs = [], []
    for _ in range(rounds):
        began = time.process_time()
        words = sum(len(analysis.tokens) for analysis in analyse(texts))
        own.append(words / (time.process_time() - began))
        began = time.process_time()
        words = sum(not token.is_space for doc in nlp.pipe(texts) for token in doc)
        theirs.append(words / (time.process_time() - began))
    ratios = sorted(a / b for a, b in zip(own, theirs, strict=True))
    return sorted(own)[rounds // 2], sorted(theirs)[rounds // 2], ratios[rounds // 2]


def trained(epochs: int) -> Language:
    """The pipeline after so many epochs over EWT and GUM (free)."""
    from confection import Config

    nlp = spacy.util.load_model_from_config(Config().from_str(_CONFIG), auto_fill=True)
    sentences = read_treebank("ewt", "train") + read_treebank("gum", "train")
    examples = list(_examples(nlp, sentences))
    optimizer = nlp.initialize(lambda: examples)
    source = random.Random(1)
    for epoch in range(epochs):
        source.shuffle(examples)
        losses: dict[str, float] = {}
        for batch in minibatch(examples, 64):
            nlp.update(batch, sgd=optimizer, drop=0.1, losses=losses)
        print("epoch", epoch, {name: round(loss) for name, loss in losses.items()}, flush=True)
    return nlp


def _examples(nlp: Language, sentences: Sequence[Gold]) -> Iterator[Example]:
    """Runs of up to five sentences, with gold words."""
    run: list[Gold] = []
    for sentence in sentences:
        if run and (sentence.opens_document or len(run) == 5):
            yield _example(nlp, run)
            run = []
        run.append(sentence)
    yield _example(nlp, run)


def _example(nlp: Language, run: list[Gold]) -> Example:
    words = [word for sentence in run for word in sentence.words]
    spaces = [following.layout != 0 for following in words[1:]] + [False]
    heads, starts, names, offset = [], [], [], 0
    for sentence in run:
        for index, word in enumerate(sentence.words):
            heads.append(offset + (index if word.head < 0 else word.head))
            starts.append(index == 0)
        names += [(offset + a, offset + b, label) for a, b, label in sentence.names if label != "other"]
        offset += len(sentence.words)
    gold = Doc(
        nlp.vocab,
        words=[word.form for word in words],
        spaces=spaces,
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        heads=heads,
        deps=[word.deprel if word.head >= 0 else "ROOT" for word in words],
        sent_starts=starts,
    )
    gold.ents = [Span(gold, a, b, label) for a, b, label in names]
    return Example(Doc(nlp.vocab, words=[word.form for word in words], spaces=spaces), gold)


def _doc(nlp: Language, text: str) -> Doc:
    """The text with our words, so that trees alone are compared."""
    spans = cut(text)
    words = [text[a:b] for a, b in spans]
    spaces = [b != c for (_, b), (c, _) in itertools.pairwise(spans)] + [False]
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    doc.user_data["text"], doc.user_data["spans"] = text, spans
    return doc


def _as_analysis(doc: Doc) -> Analysis:
    text, spans = doc.user_data["text"], doc.user_data["spans"]
    sentences = list(doc.sents)
    number = {token.i: n for n, sentence in enumerate(sentences) for token in sentence}
    tokens = tuple(
        Token(
            t.i, *spans[t.i], t.text, t.pos_, str(t.morph), t.lemma_,
            -1 if t.head.i == t.i else t.head.i, t.dep_.replace("ROOT", "root"), number[t.i],
        )
        for t in doc
    )  # fmt: skip
    return Analysis(
        text,
        tokens,
        tuple(
            Sentence(n, s.start, s.end, spans[s.start][0], spans[s.end - 1][1])
            for n, s in enumerate(sentences)
        ),
        tuple(
            Name(e.start, e.end, spans[e.start][0], spans[e.end - 1][1], e.text, e.label_) for e in doc.ents
        ),
        (),
        (),
        "spacy",
    )


if __name__ == "__main__":
    main()
