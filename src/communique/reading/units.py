"""From what is said to the distinct things said: clauses of an indirect report, sentences of a quotation."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from communique.reading.cues import cue_lexicon

if TYPE_CHECKING:
    from communique.reading.pieces import Attribution, Piece
    from communique.reading.tree import Range, Tree


class Unit(msgspec.Struct, frozen=True):
    """One distinct thing said.

    Attributes:
        first: Its first token.
        last: The token after its last.
        head: Token that heads it.
        form: Complement that it is part of.
        number: Its place among the units of its attribution.
    """

    first: int
    last: int
    head: int
    form: str
    number: int

    @property
    def where(self) -> Range:
        """Its tokens."""
        return self.first, self.last


def units_of(tree: Tree, held: Attribution) -> list[Unit]:
    """The distinct things said under one cue, in the order of the text."""
    found: list[Unit] = []
    if (whole := _interrupted(tree, held)) is not None:
        return [Unit(*whole, tree.head_of(whole), "clause", 0)]
    for piece in held.pieces:
        for first, last in _cut(tree, piece):
            where = tree.trim((first, last))
            if _says_something(tree, where, piece.form):
                found.append(Unit(*where, tree.head_of(where), piece.form, len(found)))
    return found


def _interrupted(tree: Tree, held: Attribution) -> Range | None:
    """The one clause that a cue stands inside of: "the truce, she said, will hold"; None where the cue parts two things."""
    if len(held.pieces) != 2 or any(piece.form != "clause" for piece in held.pieces):
        return None
    before, after = held.pieces
    if not before.last <= held.anchor < after.first or tree.tokens[after.first].upos in _OPENING:
        return None
    if any(
        tree.lows[each] in _MARKS for each in (before.last - 1, before.last, after.first - 1, after.first)
    ):
        return None
    head = tree.head_of((after.first, after.last))
    subject = tree.child(head, "nsubj")
    inside = tree.relation(head) in ("root", "ccomp", "xcomp", "obj", "obl", "acl") or subject is not None
    whole = subject is not None and after.first <= subject < after.last
    if not inside or whole or tree.lows[after.first].endswith("ing"):
        return None
    return before.first, after.last


_OPENING = frozenset({"CCONJ", "SCONJ", "ADV", "ADP"})
_MARKS = frozenset({'"', "“", "”", "‘", "’", "''", "``"})


def _says_something(tree: Tree, where: Range, form: str) -> bool:
    """Whether a stretch can be a thing said: a clause needs a predicate, the rest a word of content."""
    tags = [tree.tokens[each].upos for each in range(*where)]
    if form in ("clause", "quote", "run"):
        head = tree.lemmas[tree.head_of(where)]
        words = sum(tag not in ("PUNCT", "CCONJ") for tag in tags)
        going_on = head in ("go", "continue") and words <= 2
        if form == "clause" and (
            tree.lows[where[0]] in ("who", "which")
            or (words <= _BARE and (_bare_cue(tree, where) or _empty(tree, where)))
        ):
            return False
        return (not going_on and any(tag in ("VERB", "AUX") for tag in tags)) or (
            form == "quote" and sum(tag != "PUNCT" for tag in tags) >= 3
        )
    return any(tag in ("NOUN", "PROPN", "VERB", "ADJ", "PRON") for tag in tags)


def _empty(tree: Tree, where: Range) -> bool:
    """Whether a clause holds nothing but pronouns and a verb that stands for another: "he does it", "they wanted"."""
    return not any(
        tree.tokens[each].upos in ("NOUN", "PROPN", "ADJ", "NUM")
        or (tree.tokens[each].upos in ("VERB", "ADV") and tree.lemmas[each] not in _STANDING_IN)
        for each in range(*where)
    )


_STANDING_IN = frozenset(
    {"do", "want", "say", "think", "so", "have", "go", "mean", "know", "too", "also", "it"}
)


def _bare_cue(tree: Tree, where: Range) -> bool:
    """Whether a stretch only says who tells it: "the Gazette reports", "citing state media"."""
    head = tree.head_of(where)
    telling = cue_lexicon().verb(cue_lexicon().lemma(tree.lows[head], tree.lemmas[head]), "clause")
    cited = tree.lows[where[0]] == "citing"
    telling = telling if telling is not None and telling.voice == "speech" else None
    return cited or (
        telling is not None
        and not set(tree.modals(head)) & {"will", "would", "'ll", "must", "should"}
        and tree.child(head, "ccomp", "xcomp", "obj", "cop", "aux:pass") is None
    )


_BARE = 6


def _cut(tree: Tree, piece: Piece) -> list[Range]:
    where = (piece.first, piece.last)
    if piece.form in ("quote", "run"):
        return _sentences(tree, where)
    if piece.form == "clause":
        return _clauses(tree, where)
    return [where]


def _sentences(tree: Tree, where: Range) -> list[Range]:
    cuts = [where[0]]
    cuts += [each for each in range(where[0] + 1, where[1]) if tree.sentence(each) != tree.sentence(each - 1)]
    cuts.append(where[1])
    found: list[Range] = []
    for first, last in pairwise(cuts):
        words = sum(1 for each in range(first, last) if tree.tokens[each].upos != "PUNCT")
        if words < 3 and found:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _clauses(tree: Tree, where: Range) -> list[Range]:
    """Coordinated clauses, cut where each begins.

    A conjunct is a thing of its own if it repeats "that", or brings its own subject.
    """
    head = tree.head_of(where)
    cuts = [where[0]]
    for kid in tree.children(head, "conj", "parataxis"):
        if not where[0] < kid < where[1]:
            continue
        inner = [each for each in tree.subtree(kid) if where[0] < each < where[1]]
        own_mark = any(tree.lows[each] == "that" for each in tree.children(kid, "mark"))
        own_subject = tree.child(kid, "nsubj", "expl") is not None and tree.tokens[kid].upos in (
            "VERB",
            "AUX",
            "ADJ",
            "NOUN",
        )
        long_enough = len(inner) >= 4 and inner[0] - cuts[-1] >= 4
        if long_enough and (own_mark or own_subject):
            cuts.append(inner[0])
    cuts.append(where[1])
    return list(pairwise(cuts))
