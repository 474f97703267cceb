"""Windows: runs of consecutive sentences, roughened and turned into numbers. The parser reads raw text at
run time, so it must learn where sentences start and which words may be joined.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

import numpy as np
from numpy.typing import NDArray

from communique.language.layout import LAYOUTS, NEW_BLOCK, NEW_LINE, SPACED, case_of
from communique.language.lemma import edit_between
from communique.language.subwords import CLS, SEP, Subwords

from . import noise
from .labels import CONVENTIONS, TIME_CONVENTIONS, Labels
from .sentence import Sentence, Spans

Ints = NDArray[np.int64]
IGNORED = -100
LONGEST = 300
SHARES = {"crossner": 0.35, "btc": 0.12, "wnut": 0.2, "wikigold": 1.0}


@dataclass(frozen=True)
class Window:
    """One window in numbers: subwords (S) and words (N). Targets are IGNORED where there is none.

    `heads` counts words of the window from 1, 0 for a root; `sentences` numbers the sentence of each word.
    """

    ids: Ints
    looks: Ints
    first: Ints
    last: Ints
    cases: Ints
    sentences: Ints
    heads: Ints
    targets: dict[str, Ints]
    names_from: Ints
    times_from: Ints


class Coder:
    """Turns sentences into numbers with one vocabulary and one set of labels."""

    def __init__(self, subwords: Subwords, labels: Labels) -> None:
        self._subwords = subwords
        self._places = {
            name: {label: index for index, label in enumerate(getattr(labels, name))}
            for name in ("upos", "feats", "edits", "deprels", "names", "times")
        }

    def window(self, sentences: list[Sentence]) -> Window:
        """Numbers of a run of sentences."""
        words = [word for sentence in sentences for word in sentence.words]
        pieces = self._subwords.of([word.form for word in words])
        ids, looks, first, last = [CLS], [0], [], []
        for word, cut in zip(words, pieces, strict=True):
            first.append(len(ids))
            ids.extend(cut)
            looks.extend([1 + case_of(word.form) * LAYOUTS + word.layout] * len(cut))
            last.append(len(ids) - 1)
        rows = [row for sentence in sentences for row in self._targets(sentence)]
        offsets = np.cumsum([0, *(len(sentence.words) for sentence in sentences)])
        heads = [
            (0 if word.head < 0 else word.head + 1 + int(offset)) if sentence.tree else IGNORED
            for sentence, offset in zip(sentences, offsets, strict=False)
            for word in sentence.words
        ]
        numbers = [number for number, sentence in enumerate(sentences) for _ in sentence.words]
        keys = ("upos", "feats", "edits", "deprels", "starts", "names", "times")
        columns = np.array([row[:7] for row in rows], dtype=np.int64).T
        return Window(
            ids=np.array([*ids, SEP]),
            looks=np.array([*looks, 0]),
            first=np.array(first),
            last=np.array(last),
            cases=np.array([case_of(word.form) for word in words]),
            sentences=np.array(numbers),
            heads=np.array(heads),
            targets=dict(zip(keys, columns, strict=True)),
            names_from=np.array([row[7] for row in rows]),
            times_from=np.array([row[8] for row in rows]),
        )

    def _targets(self, sentence: Sentence) -> Iterator[tuple[int, ...]]:
        places = self._places
        names = _bio(len(sentence.words), sentence.names, places["names"])
        times = _bio(len(sentence.words), sentence.times, places["times"])
        named = CONVENTIONS.index(sentence.names_from) if sentence.names_from else IGNORED
        timed = TIME_CONVENTIONS.index(sentence.times_from) if sentence.times_from else IGNORED
        for index, word in enumerate(sentence.words):
            name = names[index] if sentence.names_from else IGNORED
            time = times[index] if sentence.times_from and index not in sentence.unsure else IGNORED
            if not sentence.tree:
                yield (*(IGNORED,) * 5, name, time, named, timed)
                continue
            yield (
                places["upos"].get(word.upos, IGNORED),
                places["feats"].get(word.feats, IGNORED),
                places["edits"].get(edit_between(word.form, word.lemma), IGNORED),
                places["deprels"].get(word.deprel, places["deprels"].get(word.deprel.split(":")[0], IGNORED)),
                int(index == 0),
                name,
                time,
                named,
                timed,
            )


def _bio(length: int, spans: Spans, places: dict[str, int]) -> list[int]:
    tags = [0] * length
    for first, last, label in spans:
        tags[first] = places[f"B-{label}"]
        tags[first + 1 : last] = [places[f"I-{label}"]] * (last - first - 1)
    return tags


def epoch_windows(sentences: list[Sentence], coder: Coder, seed: int, rough: bool = True) -> list[Window]:
    """The windows of one epoch: documents cut into runs of random length, some of them roughened.

    Args:
        sentences: All training sentences in document order.
        coder: Makes numbers of them.
        seed: Of this epoch; the same seed gives the same windows.
        rough: False for clean windows.

    Returns:
        Windows in random order.
    """
    random = Random(seed)
    chosen = [s for s in sentences if s.tree or random.random() < SHARES.get(s.names_from, 1.0)]
    windows: list[Window] = []
    run: list[Sentence] = []
    budget, size = _budget(random), 0
    for sentence in chosen:
        new_kind = bool(run) and run[-1].tree != sentence.tree
        new_document = sentence.opens_document and (sentence.tree or random.random() < 0.5)
        if run and (size + len(sentence.words) > budget or new_kind or new_document):
            windows += _window(run, coder, random if rough else None)
            run, size, budget = [], 0, _budget(random)
        run.append(sentence)
        size += len(sentence.words)
    windows += _window(run, coder, random if rough else None)
    random.shuffle(windows)
    return windows


def _window(run: list[Sentence], coder: Coder, random: Random | None) -> list[Window]:
    """The window of a run, or none where nothing is left of it or it is too long."""
    run = run if random is None else [s for s in _roughened(run, random) if s.words]
    window = coder.window(run) if run else None
    return [window] if window is not None and len(window.ids) <= LONGEST else []


def _budget(random: Random) -> int:
    return random.choice((24, 60, 90, 120, 160))


def _roughened(run: list[Sentence], random: Random) -> list[Sentence]:
    if random.random() < 0.35:
        run = [noise.renamed(sentence, random) for sentence in run]
    run = _relaid(run, random)
    choice = random.random()
    if choice < 0.24:
        run = [noise.stripped(sentence) for sentence in run]
        width = random.choice((32, 60, 80, 80))
        return noise.wrapped(run, width, random) if random.random() < 0.6 else run
    if choice < 0.30:
        run = [noise.lowered(sentence) for sentence in run]
    elif choice < 0.34:
        run = [noise.shouted(sentence) for sentence in run]
    elif choice < 0.40:
        run = [noise.garbled(sentence, random) for sentence in run]
    return noise.wrapped(run, random.choice((60, 72, 80)), random) if random.random() < 0.12 else run


def _relaid(run: list[Sentence], random: Random) -> list[Sentence]:
    """Now and then a block break between sentences is a line break or a space only."""
    choice = random.random()
    layout = NEW_LINE if choice < 0.15 else SPACED if choice < 0.3 else NEW_BLOCK
    if layout == NEW_BLOCK:
        return run
    return [
        sentence.with_words((replace(sentence.words[0], layout=layout), *sentence.words[1:]))
        if number and sentence.words[0].layout == NEW_BLOCK
        else sentence
        for number, sentence in enumerate(run)
    ]


def batches(windows: list[Window], subwords: int, seed: int) -> list[list[Window]]:
    """Windows of like length together, at most `subwords` of padded length a batch, in random order."""
    random = Random(seed)
    ordered = sorted(windows, key=lambda window: len(window.ids) + random.random() * 12)
    found: list[list[Window]] = []
    batch: list[Window] = []
    longest = 0
    for window in ordered:
        longest = max(longest, len(window.ids))
        if batch and longest * (len(batch) + 1) > subwords:
            found.append(batch)
            batch, longest = [], len(window.ids)
        batch.append(window)
    if batch:
        found.append(batch)
    random.shuffle(found)
    return found
