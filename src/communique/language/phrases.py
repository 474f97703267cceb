"""Phrases of a page as token ranges: a word with what hangs on it, trimmed of stray marks, stretched to whole quotations."""

from __future__ import annotations

from dataclasses import dataclass

from communique.language.types import Analysis, Range


@dataclass(frozen=True, slots=True)
class Page:
    """An analysis with its quotations; `inside` gives the quotation of each quoted word."""

    analysis: Analysis
    quotations: list[Range]
    inside: dict[int, Range]

    def child(self, word: int, *deprels: str) -> int | None:
        """The first child of a word with one of the relations."""
        tokens = self.analysis.tokens
        return next((c for c in self.analysis.children(word) if tokens[c].deprel in deprels), None)


def phrase_of(page: Page, root: int, without: int = -1) -> Range:
    """A word and all below it, as one range that does not reach over the word `without`."""
    words = page.analysis.subtree(root)
    first, last = words[0], words[-1] + 1
    if first < without < last:
        first, last = (without + 1, last) if root > without else (first, without)
    return trimmed(page, (first, last))


def whole(page: Page, root: int, skip: int = -1) -> Range:
    """A word and all below it, from the first to the last, without the word `skip`."""
    words = [word for word in page.analysis.subtree(root) if word != skip]
    return words[0], words[-1] + 1


def trimmed(page: Page, words: Range) -> Range:
    """A range without marks at its edges, except those of a quotation that it holds whole."""
    tokens = page.analysis.tokens
    first, last = words
    while last - first > 1 and tokens[first].upos == "PUNCT" and page.inside.get(first, (-1, 0))[0] != first:
        first += 1
    while last - first > 1 and tokens[last - 1].upos == "PUNCT" and last - 1 not in page.inside:
        last -= 1
    return first, last


def extended(page: Page, words: Range, cue: int) -> list[Range]:
    """A content that begins or ends in a quotation takes all of it, but never the cue."""
    first, last = words
    for edge in (first, last - 1):
        quotation = page.inside.get(edge)
        if quotation is not None and not quotation[0] <= cue < quotation[1]:
            first, last = min(first, quotation[0]), max(last, quotation[1])
    if first <= cue < last:
        return [words]
    return [(first, last)]
