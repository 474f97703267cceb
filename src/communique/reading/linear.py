"""Subjects by the order of the words, where no tree gives one: captions and broken lines."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.reading.tree import Tree


def beside(tree: Tree, verb: int, barred: Container[int] = ()) -> int | None:
    """Where no tree gives a subject: the nominal that stands right before the verb, or right after it."""
    found = loose_subject(tree, verb)
    return None if found in barred else found


def loose_subject(tree: Tree, verb: int) -> int | None:
    """The nominal that stands right before a verb but for auxiliaries and adverbs, or else right after it."""
    tokens = tree.tokens
    place = verb - 1
    while (
        place >= 0
        and tokens[place].sent == tokens[verb].sent
        and tokens[place].upos in ("AUX", "ADV", "PART")
    ):
        place -= 1
    if (
        place >= 0
        and tokens[place].sent == tokens[verb].sent
        and tokens[place].upos in ("PRON", "PROPN", "NOUN")
    ):
        return _nominal_head(tree, place)
    after = verb + 1
    if (
        after < len(tokens)
        and tokens[after].upos in ("PROPN", "PRON")
        and tree.lows[after] in ("he", "she", "it", "they")
    ):
        return after
    if after < len(tokens) and tokens[after].upos == "PROPN" and tree.relation(after) not in ("obj", "iobj"):
        return _nominal_head(tree, after)
    return None


def _nominal_head(tree: Tree, token: int) -> int:
    here = token
    for _ in range(4):
        if (
            tree.relation(here) not in ("flat", "compound", "det", "amod", "appos", "nmod")
            or tree.tokens[here].head < 0
        ):
            return here
        if tree.sentence(tree.tokens[here].head) != tree.sentence(token):
            return here
        here = tree.tokens[here].head
    return here
