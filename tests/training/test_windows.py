"""Sentences in numbers: what stands where, and the same windows for the same seed."""

from __future__ import annotations

import pytest

from communique.language.layout import SPACED
from communique.language.subwords import CLS, SEP, Subwords
from communique.language.weights import shipped
from training.labels import Labels, count_labels
from training.sentence import Sentence, Word
from training.windows import IGNORED, LONGEST, Coder, batches, epoch_windows

ROWS = [
    ("Envoys", "NOUN", "envoy", 1, "nsubj"),
    ("met", "VERB", "meet", -1, "root"),
    ("Ri", "PROPN", "Ri", 1, "obj"),
]
TREE = Sentence(
    tuple(Word(form, SPACED, upos, "", lemma, head, name) for form, upos, lemma, head, name in ROWS),
    tree=True,
    names=((2, 3, "person"),),
    names_from="uner",
)
NAMES_ALONE = Sentence(
    tuple(Word(form, SPACED) for form in ("In", "Oslo")), names=((1, 2, "place"),), names_from="wikigold"
)


@pytest.fixture(scope="module")
def labels() -> Labels:
    return count_labels([TREE] * 10)


@pytest.fixture(scope="module")
def coder(labels: Labels) -> Coder:
    return Coder(Subwords(shipped() / "tokenizer.json"), labels)


def test_a_window_holds_its_sentences_one_after_the_other(coder: Coder, labels: Labels) -> None:
    window = coder.window([TREE, TREE])
    assert (window.ids[0], window.ids[-1]) == (CLS, SEP)
    assert len(window.ids) == len(window.looks)
    assert list(window.heads) == [2, 0, 2, 5, 0, 5]
    assert list(window.sentences) == [0, 0, 0, 1, 1, 1]
    assert list(window.targets["starts"]) == [1, 0, 0, 1, 0, 0]
    assert [labels.names[tag] for tag in window.targets["names"]] == ["O", "O", "B-person"] * 2
    assert all(a <= b for a, b in zip(window.first, window.last, strict=True))
    assert set(window.targets["times"]) == {IGNORED}


def test_layers_that_a_sentence_lacks_are_not_learned(coder: Coder) -> None:
    window = coder.window([NAMES_ALONE])
    assert set(window.heads) == {IGNORED}
    assert all(
        set(window.targets[task]) == {IGNORED} for task in ("upos", "feats", "edits", "deprels", "starts")
    )
    assert IGNORED not in window.targets["names"]


def test_an_epoch_is_its_seed(coder: Coder) -> None:
    sentences = [TREE, NAMES_ALONE] * 60
    once, again, other = (epoch_windows(sentences, coder, seed) for seed in (1, 1, 2))
    assert [list(w.ids) for w in once] == [list(w.ids) for w in again]
    assert [list(w.ids) for w in once] != [list(w.ids) for w in other]
    assert all(len(window.ids) <= LONGEST for window in once)


def test_batches_hold_each_window_once_within_their_size(coder: Coder) -> None:
    windows = epoch_windows([TREE] * 200, coder, 5)
    found = batches(windows, 300, 1)
    assert sorted(id(window) for batch in found for window in batch) == sorted(map(id, windows))
    for batch in found:
        assert len(batch) == 1 or max(len(window.ids) for window in batch) * len(batch) <= 300


def test_labels_are_counted_by_falling_frequency() -> None:
    assert count_labels([TREE] * 9).upos == ("NOUN", "PROPN", "VERB")
    assert count_labels([NAMES_ALONE]).upos == ()
