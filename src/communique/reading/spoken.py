"""Attributions as plain token ranges, for whoever wants speech without a cast: source, cue and content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language import Speech
from communique.model.vocabulary import READABLE
from communique.reading.document import Document
from communique.reading.speech import attributions
from communique.reading.tree import Range, Tree

if TYPE_CHECKING:
    from communique.language import Analysis
    from communique.reading.pieces import Attribution


def speech_of(given: Document | Analysis) -> tuple[Speech, ...]:
    """Who says what in a text, as token ranges in the order of the text.

    Args:
        given: A document, whose paragraphs of report text are read, or a bare analysis, read line by line.

    Returns:
        One for each attribution that has a content. The source is its whole phrase; the cue holds its auxiliaries,
        particle and preposition; the content keeps its quotation marks (the extents of PolNeAR; Newell, Margolin &
        Ruths 2018).
    """
    if isinstance(given, Document):
        analysis = given.analysis
        blocks = [(block.start, block.end) for block in given.page.blocks if block.zone in READABLE] or None
    else:
        analysis, blocks = given, None
    tree = Tree(analysis)
    found = [held for held in attributions(analysis, blocks) if held.anchor >= 0]
    return tuple(
        Speech(source=_source(tree, held), cue=_cue(tree, held), content=_content(held))
        for held in found
        if not any(_holds(other, held) for other in found)
    )


def _holds(outer: Attribution, held: Attribution) -> bool:
    """Whether one attribution stands inside what another says: only the outer one is given, as in PolNeAR."""
    if outer is held or any(piece.first <= outer.anchor < piece.last for piece in held.pieces):
        return False
    return any(piece.first <= held.anchor < piece.last for piece in outer.pieces)


def _source(tree: Tree, held: Attribution) -> Range | None:
    """The source's phrase without relative clauses, appositions after a comma and what it says."""
    if held.source is None:
        return None
    inside = {each for piece in held.pieces for each in range(piece.first, piece.last)}
    drop = [
        kid
        for kid in tree.children(held.source)
        if kid in inside or kid == held.anchor or tree.relation(kid) in ("acl", "parataxis", "advcl")
    ]
    first, last = tree.range_of(held.source, without=drop)
    apposed = any(kid < last for kid in tree.children(held.source, "appos"))
    closed = apposed and last < len(tree.tokens) and tree.lows[last] == ","
    return first, last + closed


def _cue(tree: Tree, held: Attribution) -> Range:
    """The cue with the time told right after it, and the colon that opens what is said."""
    first, last = held.cue
    inside = {each for piece in held.pieces for each in range(piece.first, piece.last)}
    for time in tree.analysis.times:
        if time.first == last and not inside & set(range(time.first, time.last)):
            last = time.last
    if last < len(tree.tokens) and tree.lows[last] == ":":
        last += 1
    return first, last


def _content(held: Attribution) -> tuple[Range, ...]:
    return tuple((piece.first, piece.last) for piece in held.pieces)
