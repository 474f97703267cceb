"""What the language core says of a text: words, sentences, trees, names, times and speech, all as plain values.

Offsets are characters of the text that was given; indices are places in `Analysis.tokens`. Labels are those
of Universal Dependencies 2 (https://universaldependencies.org).
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

Range = tuple[int, int]


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word (a UD word: "don't" is two).

    Attributes:
        i: Its index in `Analysis.tokens`.
        start: First character.
        end: Past the last character.
        text: The characters between.
        upos: Universal part of speech, "VERB".
        feats: UD features, "Mood=Ind|Tense=Past|VerbForm=Fin"; "" if it has none.
        lemma: Dictionary form.
        head: Index of its head, -1 for the root of its sentence.
        deprel: UD relation to the head with its subtype, "nsubj:pass"; "root" for the root.
        sent: Index of its sentence.
    """

    i: int
    start: int
    end: int
    text: str
    upos: str
    feats: str
    lemma: str
    head: int
    deprel: str
    sent: int


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A run of tokens [first, last) with characters [start, end)."""

    i: int
    first: int
    last: int
    start: int
    end: int


class Name(msgspec.Struct, frozen=True, gc=False):
    """A name: tokens [first, last), its text, and "person", "organisation", "place" or "other"."""

    first: int
    last: int
    start: int
    end: int
    text: str
    label: str


class TimeSpan(msgspec.Struct, frozen=True, gc=False):
    """A time expression: tokens [first, last) and its text, not yet resolved to the calendar."""

    first: int
    last: int
    start: int
    end: int
    text: str


class Speech(msgspec.Struct, frozen=True):
    """Somebody says something: who (source), by which word (cue), and what (content), as token ranges [a, b)."""

    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]


class Analysis(msgspec.Struct, frozen=True):
    """All that the core says of one text.

    Attributes:
        text: The text that was given, unchanged.
        tokens: Words in order.
        sentences: Sentences in order; together they hold every token.
        names: Names in order, without overlaps, each inside one sentence.
        times: Time expressions in order, without overlaps, each inside one sentence.
        speech: Attributions of speech, in the order of their cues.
        weights: Hash of the weights that it was made with.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    times: tuple[TimeSpan, ...]
    speech: tuple[Speech, ...]
    weights: str
    _children: tuple[tuple[int, ...], ...] = ()

    def __post_init__(self) -> None:
        if not self._children and self.tokens:
            below: list[list[int]] = [[] for _ in self.tokens]
            for token in self.tokens:
                if token.head >= 0:
                    below[token.head].append(token.i)
            msgspec.structs.force_setattr(self, "_children", tuple(map(tuple, below)))

    def with_tokens(self, changed: Mapping[int, Token]) -> Analysis:
        """This analysis with some words changed, by their indices; itself where none is."""
        if not changed:
            return self
        tokens = tuple(changed.get(token.i, token) for token in self.tokens)
        return msgspec.structs.replace(self, tokens=tokens, _children=())

    def children(self, i: int) -> tuple[int, ...]:
        """Indices of the words whose head is word `i`, in order."""
        return self._children[i]

    def subtree(self, i: int) -> tuple[int, ...]:
        """Indices of word `i` and of all words below it, in order."""
        found, open_ = [], [i]
        while open_:
            word = open_.pop()
            found.append(word)
            open_.extend(self._children[word])
        return tuple(sorted(found))

    def span(self, first: int, last: int) -> Range:
        """Characters of the tokens [first, last), which must not be empty."""
        return self.tokens[first].start, self.tokens[last - 1].end
