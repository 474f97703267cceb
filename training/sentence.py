"""One annotated sentence as training sees it, whatever set it comes from; layers it lacks are None."""

from __future__ import annotations

from dataclasses import dataclass, replace

Spans = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its annotation; `head` counts words of the sentence from 0, -1 for the root."""

    form: str
    layout: int
    upos: str = ""
    feats: str = ""
    lemma: str = ""
    head: int = -1
    deprel: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with a tree (or none), and the spans of names and times, (first, last exclusive, label).

    `names_from` and `times_from` name the set whose conventions the spans follow, "" where the layer is
    missing. `unsure` holds words whose time tag is not to be learned.
    """

    words: tuple[Word, ...]
    id: str = ""
    tree: bool = False
    opens_document: bool = False
    names: Spans = ()
    names_from: str = ""
    times: Spans = ()
    times_from: str = ""
    unsure: frozenset[int] = frozenset()

    def with_words(self, words: tuple[Word, ...]) -> Sentence:
        """The same annotation over other words, one for one."""
        return replace(self, words=words)


def spans_of_bio(tags: list[str]) -> Spans:
    """Spans of a column of B-, I- and O tags; a stray I- opens a span.

    Args:
        tags: One tag a word.

    Returns:
        (first, last exclusive, label) in order.
    """
    spans: list[tuple[int, int, str]] = []
    first = -1
    for index, tag in enumerate([*tags, "O"]):
        going_on = tag.startswith("I-") and first >= 0 and tags[first][2:] == tag[2:]
        if first >= 0 and not going_on:
            spans.append((first, index, tags[first][2:]))
            first = -1
        if first < 0 and tag != "O":
            first = index
    return tuple(spans)
