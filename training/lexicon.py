"""Lemmas that the treebanks agree on, for words that an edit gets wrong: irregular verbs, "news", "media"."""

from __future__ import annotations

from collections import Counter, defaultdict

from .sentence import Sentence

_OPEN_TO_EDITS = frozenset({"PROPN", "NUM", "X", "SYM", "PUNCT"})


def count_lemmas(
    sentences: list[Sentence], least: int = 2, agreed: float = 0.95
) -> dict[str, dict[str, str]]:
    """Lemmas by part of speech and lowered word.

    Args:
        sentences: Training sentences; only those with trees count.
        least: How often a word must be seen.
        agreed: Share of its most frequent lemma at least.

    Returns:
        {"VERB": {"met": "meet", ...}, ...}, sorted.
    """
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        if sentence.tree:
            for word in sentence.words:
                if word.upos not in _OPEN_TO_EDITS and word.lemma != "_":
                    seen[word.upos, word.form.lower()][word.lemma] += 1
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for (upos, form), lemmas in sorted(seen.items()):
        [(lemma, count)] = lemmas.most_common(1)
        if lemmas.total() >= least and count >= agreed * lemmas.total():
            found[upos][form] = lemma
    return dict(found)
