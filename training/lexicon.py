"""What is counted rather than learned: lemmas of words that an edit gets wrong, and how name tags follow each other."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
from numpy.typing import NDArray

from communique.language.decode import bio_moves

from .labels import NAMES
from .sentence import Sentence

_OPEN_TO_EDITS = frozenset({"PROPN", "NUM", "X", "SYM", "PUNCT"})


def count_lemmas(
    banks: list[list[Sentence]], least: int = 2, agreed: float = 0.95
) -> dict[str, dict[str, str]]:
    """Lemmas by part of speech and lowered word.

    Args:
        banks: Training sentences of treebanks; where two disagree ("people") the first decides.
        least: How often a word must be seen in one.
        agreed: Share of its most frequent lemma at least.

    Returns:
        {"VERB": {"met": "meet", ...}, ...}, sorted.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for bank in banks:
        seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for sentence in bank:
            for word in sentence.words:
                if word.upos not in _OPEN_TO_EDITS and word.lemma != "_":
                    seen[word.upos, word.form.lower()][word.lemma] += 1
        for (upos, form), lemmas in seen.items():
            [(lemma, count)] = lemmas.most_common(1)
            if lemmas.total() >= least and count >= agreed * lemmas.total():
                found[upos].setdefault(form, lemma)
    return {upos: dict(sorted(lemmas.items())) for upos, lemmas in sorted(found.items())}


def name_moves(sentences: list[Sentence], weight: float = 0.25, outside: float = 0.5) -> NDArray[np.float32]:
    """What a name tag is worth after another: what BIO forbids, and a share of what training counts say.

    Args:
        sentences: Training sentences with names of one convention.
        weight: Share of the pointwise mutual information, chosen on UNER EWT dev.
        outside: What a word in no name is worth more, chosen there too.

    Returns:
        [1 + tags, tags] in units of scores; row 0 is the start of a sentence.
    """
    pairs = np.full((1 + len(NAMES), len(NAMES)), 0.5)
    for sentence in sentences:
        if sentence.names_from:
            tags = [0] * len(sentence.words)
            for first, last, label in sentence.names:
                tags[first:last] = [NAMES.index(f"I-{label}")] * (last - first)
                tags[first] = NAMES.index(f"B-{label}")
            np.add.at(pairs, ([0, *(tag + 1 for tag in tags[:-1])], tags), 1)
    information = np.log(pairs / pairs.sum(1, keepdims=True)) - np.log(pairs.sum(0) / pairs.sum())
    allowed = bio_moves(len(NAMES) // 2)
    moves = np.where(allowed < 0, allowed, weight * information)
    moves[:, 0] += outside
    return moves.astype(np.float32)
