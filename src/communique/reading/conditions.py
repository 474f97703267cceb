"""One thing before another: the two halves of a condition, from the words that join them.

"If X, Y", "Y unless X", "X before Y", "no Y until X", "Y depends on X", "X has to come first". The tree says which
clause the joining word opens; where it does not, the words themselves are cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from communique.reading.tree import Range, Tree

_IF = frozenset({"if", "unless", "provided", "once", "when", "should", "as", "so"})
_LATER = frozenset({"before"})
_EARLIER = frozenset({"until", "till", "after"})


class Halves(msgspec.Struct, frozen=True):
    """The tokens of what must come first and of what comes then; None where the words leave it open."""

    first: Range | None
    then: Range | None


def halves_of(tree: Tree, where: Range) -> Halves | None:
    """The halves of a condition in a stretch of text, None if no word joins two.

    Args:
        tree: The trees.
        where: Tokens of what is said.
    """
    for token in range(*where):
        word = tree.lows[token]
        if (word in _IF or word in _EARLIER) and _joins(tree, token):
            found = _subordinate(tree, token, where)
            if found is not None:
                return Halves(first=found[0], then=found[1])
        elif word in _LATER:
            found = _subordinate(tree, token, where)
            if found is not None:
                return Halves(first=found[1], then=found[0])
        elif word.startswith("depend"):
            return Halves(first=_rest(tree, token, where), then=_before(tree, token, where))
        elif word == "first" and tree.relation(token) == "advmod":
            return Halves(first=tree.trim(where), then=None)
    return None


def _joins(tree: Tree, token: int) -> bool:
    """Whether a word opens a clause, rather than comparing or naming a time."""
    if tree.relation(token) in ("mark", "advmod", "aux", "sconj"):
        return tree.lows[token] in ("if", "unless", "until", "till", "provided", "once", "after") or (
            tree.lows[token] == "as" and tree.lows[token + 1 : token + 3] == ("long", "as")
        )
    return tree.lows[token] in ("if", "unless", "until")


def _subordinate(tree: Tree, token: int, where: Range) -> tuple[Range, Range] | None:
    """The clause that a joining word opens, and the rest of the stretch."""
    clause = tree.tokens[token].head
    if not where[0] <= clause < where[1] or clause < token:
        clause_range: Range = (token, where[1])
    else:
        inner = [each for each in tree.subtree(clause) if where[0] <= each < where[1] and each >= token]
        clause_range = (inner[0], inner[-1] + 1)
    before, after = (where[0], clause_range[0]), (clause_range[1], where[1])
    rest = before if before[1] - before[0] >= after[1] - after[0] else after
    if rest[1] - rest[0] < 2 or clause_range[1] - clause_range[0] < 2:
        return None
    return tree.trim((clause_range[0] + 1, clause_range[1])), tree.trim(rest)


def _rest(tree: Tree, token: int, where: Range) -> Range | None:
    start = token + 1
    if start < where[1] and tree.lows[start] in ("on", "upon"):
        start += 1
    return tree.trim((start, where[1])) if start < where[1] else None


def _before(tree: Tree, token: int, where: Range) -> Range | None:
    return tree.trim((where[0], token)) if token > where[0] else None
