"""What the world does to a text before it reaches the program, done to training sentences: captions lose
capitals and punctuation and are broken at a width, scans and machine captions garble letters, pages are
hard-wrapped, and names are of everywhere. Each function takes a random source and gives a new sentence.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Final

from communique.language.layout import GLUED, NEW_BLOCK, NEW_LINE, SPACED

from .invented import invented_name
from .sentence import Sentence, Spans, Word

_LOOKALIKES: Final = {
    "l": "1", "1": "l", "o": "0", "0": "o", "i": "l", "e": "c", "c": "e", "n": "u", "u": "n",
    "a": "o", "s": "5", "t": "f", "h": "b", "m": "rn", "I": "l", "O": "0", "S": "5", "B": "8",
}  # fmt: skip


def stripped(sentence: Sentence) -> Sentence:
    """A sentence as machine captions have it: no capitals, no punctuation; clitics keep their apostrophe.

    Children of a dropped mark go to its head, so that the tree stays a tree.
    """
    keep = [index for index, word in enumerate(sentence.words) if word.upos not in ("PUNCT", "SYM")]
    if not keep or not sentence.tree:
        keep = [i for i, word in enumerate(sentence.words) if any(map(str.isalnum, word.form))]
    return _kept(sentence, keep).with_words(tuple(_lowered(word) for word in _kept(sentence, keep).words))


def lowered(sentence: Sentence) -> Sentence:
    """The sentence without capitals."""
    return sentence.with_words(tuple(_lowered(word) for word in sentence.words))


def shouted(sentence: Sentence) -> Sentence:
    """The sentence in capitals, as headlines and old wire copy are."""
    return sentence.with_words(tuple(replace(word, form=word.form.upper()) for word in sentence.words))


def garbled(sentence: Sentence, random: Random, rate: float = 0.08) -> Sentence:
    """Letters exchanged, dropped or doubled in some words, as scanning and captioning do."""
    return sentence.with_words(
        tuple(
            replace(word, form=_garbled(word.form, random)) if random.random() < rate else word
            for word in sentence.words
        )
    )


def wrapped(sentences: list[Sentence], width: int, random: Random) -> list[Sentence]:
    """Line breaks where lines of a width end, running on through the sentences."""
    column, found = random.randrange(width), []
    for sentence in sentences:
        words: list[Word] = []
        for word in sentence.words:
            if word.layout == NEW_BLOCK:
                column = 0
            elif word.layout != GLUED and column + 1 + len(word.form) > width:
                word, column = replace(word, layout=NEW_LINE), 0
            elif word.layout == NEW_LINE:
                word = replace(word, layout=SPACED)
            column += len(word.form) + (word.layout == SPACED)
            words.append(word)
        found.append(sentence.with_words(tuple(words)))
    return found


def renamed(sentence: Sentence, random: Random) -> Sentence:
    """Names of persons exchanged for invented ones of other tongues, where they stand flat in the tree."""
    for first, last, label in reversed(sentence.names):
        if label == "person" and random.random() < 0.7 and _is_flat(sentence, first, last):
            forms = invented_name(random, last - first)
            sentence = _replaced(sentence, first, last, forms)
    return sentence


def _lowered(word: Word) -> Word:
    return replace(word, form=word.form.lower(), lemma=word.lemma.lower())


def _garbled(form: str, random: Random) -> str:
    if len(form) < 3:
        return form
    at = random.randrange(len(form))
    choice = random.random()
    if choice < 0.5:
        return form[:at] + _LOOKALIKES.get(form[at], form[at]) + form[at + 1 :]
    if choice < 0.75:
        return form[:at] + form[at + 1 :]
    return form[:at] + form[at] + form[at:]


def _kept(sentence: Sentence, keep: list[int]) -> Sentence:
    place = {old: new for new, old in enumerate(keep)}
    words: list[Word] = []
    for old in keep:
        word, head = sentence.words[old], sentence.words[old].head
        while sentence.tree and head >= 0 and head not in place:
            head = sentence.words[head].head
        # A glued word whose neighbour is gone stands alone, but a clitic stays glued.
        glued = word.layout == GLUED and old - 1 in place
        layout = GLUED if glued else SPACED if word.layout == GLUED else word.layout
        words.append(replace(word, head=place.get(head, -1) if sentence.tree else -1, layout=layout))
    roots = [index for index, word in enumerate(words) if word.head < 0]
    if sentence.tree and len(roots) > 1:
        words = [
            replace(w, head=roots[0], deprel="parataxis") if i in roots[1:] else w
            for i, w in enumerate(words)
        ]
    if words and sentence.words[0].layout != GLUED:
        words[0] = replace(words[0], layout=sentence.words[0].layout)
    return replace(
        sentence,
        words=tuple(words),
        names=_moved(sentence.names, keep),
        times=_moved(sentence.times, keep),
        unsure=frozenset(place[index] for index in sentence.unsure if index in place),
    )


def _moved(spans: Spans, keep: list[int]) -> Spans:
    moved = []
    for first, last, label in spans:
        inside = [new for new, old in enumerate(keep) if first <= old < last]
        if inside:
            moved.append((inside[0], inside[-1] + 1, label))
    return tuple(moved)


def _is_flat(sentence: Sentence, first: int, last: int) -> bool:
    words = sentence.words
    inner = all(
        words[i].upos == "PROPN" and words[i].head == first and words[i].deprel == "flat"
        for i in range(first + 1, last)
    )
    outer = all(not first < word.head < last for word in words)
    return inner and outer and words[first].upos == "PROPN" and not first <= words[first].head < last


def _replaced(sentence: Sentence, first: int, last: int, forms: list[tuple[str, bool]]) -> Sentence:
    shift = len(forms) - (last - first)

    def moved(index: int) -> int:
        return index + shift if index >= last else index

    old = sentence.words
    new = [
        replace(
            old[first],
            form=form,
            lemma=form,
            layout=old[first].layout if number == 0 else GLUED if glued else SPACED,
            upos="PUNCT" if form == "-" else "PROPN",
            feats="" if form == "-" else "Number=Sing",
            head=old[first].head if number == 0 else first,
            deprel=old[first].deprel if number == 0 else "punct" if form == "-" else "flat",
        )
        for number, (form, glued) in enumerate(forms)
    ]
    words = [*old[:first], *new, *old[last:]]
    words = [
        word if first < index < first + len(forms) or word.head < 0 else replace(word, head=moved(word.head))
        for index, word in enumerate(words)
    ]
    return replace(
        sentence,
        words=tuple(words),
        names=tuple((moved(a) if a != first else a, moved(b), label) for a, b, label in sentence.names),
        times=tuple((moved(a), moved(b), label) for a, b, label in sentence.times),
        unsure=frozenset(moved(index) for index in sentence.unsure),
    )
