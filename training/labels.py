"""The classes that each head chooses from, counted on the training sentences and kept with the weights."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from communique.language.lemma import edit_between

from .sentence import Sentence

KINDS = ("person", "organisation", "place", "other")
CONVENTIONS = ("uner", "gum", "crossner", "wikigold", "wnut", "btc")
TIME_CONVENTIONS = ("gum", "meantime", "re3d")
NAMES = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
TIMES = ("O", "B-time", "I-time")


@dataclass(frozen=True)
class Labels:
    """Classes of each head, in the order of its outputs."""

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    edits: tuple[str, ...]
    deprels: tuple[str, ...]
    names: tuple[str, ...] = NAMES
    times: tuple[str, ...] = TIMES


def count_labels(sentences: list[Sentence]) -> Labels:
    """The classes of the sentences; feature sets, edits and relations seen rarely are left out.

    Args:
        sentences: Training sentences; only those with trees count.

    Returns:
        Labels, each list by falling frequency.
    """
    words = [word for sentence in sentences if sentence.tree for word in sentence.words]
    return Labels(
        upos=_frequent(Counter(word.upos for word in words), 1),
        feats=_frequent(Counter(word.feats for word in words), 3),
        edits=_frequent(Counter(edit_between(word.form, word.lemma) for word in words), 2),
        deprels=_frequent(Counter(word.deprel for word in words), 8),
    )


def _frequent(counts: Counter[str], least: int) -> tuple[str, ...]:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(label for label, count in ranked if count >= least)
