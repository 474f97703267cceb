"""Plain look-ups on the trees of one analysis: children, subtrees as ranges, and a verb's own marks.

Speech is found on an analysis alone, before there is a cast or a document; so this stands by itself.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.language import Analysis, Token

Range = tuple[int, int]
"""Token indices: the first, and the one after the last."""

NEGATIONS = frozenset({"not", "n't", "never", "nor", "neither", "n’t", "hardly", "cannot"})
_GAP = 2
_EDGE = frozenset({",", ".", ";", ":", "-", "--", "–", "—", "?", "!", "(", ")"})


class Tree:
    """Children, subtrees and marks of the tokens of an analysis."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.tokens: tuple[Token, ...] = tuple(analysis.tokens)

    @cached_property
    def _kids(self) -> tuple[tuple[int, ...], ...]:
        return tuple(map(self.analysis.children, range(len(self.tokens))))

    @cached_property
    def relations(self) -> tuple[str, ...]:
        """Each token's relation to its head without the subtype."""
        return tuple(token.deprel.partition(":")[0] for token in self.tokens)

    @cached_property
    def lows(self) -> tuple[str, ...]:
        """Each token's text in lower case with a plain apostrophe."""
        return tuple(token.text.lower().replace("’", "'") for token in self.tokens)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Each token's first character."""
        return tuple(token.start for token in self.tokens)

    @cached_property
    def timed(self) -> frozenset[int]:
        """Tokens inside time expressions."""
        return frozenset(each for time in self.analysis.times for each in range(time.first, time.last))

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """Each token's lemma in lower case."""
        return tuple((token.lemma or token.text).lower() for token in self.tokens)

    def relation(self, token: int) -> str:
        """A token's relation to its head without the subtype."""
        return self.relations[token]

    def children(self, token: int, *relations: str) -> tuple[int, ...]:
        """Dependents in order; with `relations`, only those (a bare name stands for its subtypes too)."""
        kids = self._kids[token]
        if not kids or not relations:
            return kids
        bare, tokens = self.relations, self.tokens
        return tuple([kid for kid in kids if bare[kid] in relations or tokens[kid].deprel in relations])

    def child(self, token: int, *relations: str) -> int | None:
        """The first dependent with one of these relations."""
        found = self.children(token, *relations)
        return found[0] if found else None

    def subtree(self, token: int, without: Iterable[int] = ()) -> list[int]:
        """A token and all below it in the order of the text, leaving out the subtrees of `without`."""
        barred = set(without)
        found: list[int] = []
        queue = [token]
        seen: set[int] = set()
        while queue:
            here = queue.pop()
            if here in barred or here in seen:
                continue
            seen.add(here)
            found.append(here)
            queue.extend(self._kids[here])
        return sorted(found)

    def range_of(self, token: int, without: Iterable[int] = ()) -> Range:
        """The run of tokens of a subtree around its head, outer punctuation left out.

        A stray dependent beyond other words is left out: English subtrees are runs, and a gap is a slip of the tree.
        """
        found = self.subtree(token, without)
        if token not in found:
            return token, token + 1
        place = found.index(token)
        low = high = place
        while low > 0 and found[low] - found[low - 1] <= _GAP:
            low -= 1
        while high < len(found) - 1 and found[high + 1] - found[high] <= _GAP:
            high += 1
        return self.trim((found[low], found[high] + 1))

    def trim(self, where: Range) -> Range:
        """A range without punctuation at its ends; quotation marks stay."""
        first, last = where
        while first < last - 1 and self.tokens[first].text in _EDGE:
            first += 1
        while last > first + 1 and self.tokens[last - 1].text in _EDGE:
            last -= 1
        return first, last

    def head_of(self, where: Range) -> int:
        """The token of a range that the others hang on: the first whose head lies outside it."""
        first, last = where
        best: int | None = None
        for token in range(first, last):
            head = self.tokens[token].head
            if first <= head < last or self.tokens[token].upos == "PUNCT":
                continue
            if best is None or (
                self.tokens[best].upos not in _PREDICATES and self.tokens[token].upos in _PREDICATES
            ):
                best = token
        return first if best is None else best

    def is_verb(self, token: int) -> bool:
        """Whether a token is a verb or auxiliary."""
        return self.tokens[token].upos in ("VERB", "AUX")

    def negated(self, token: int) -> bool:
        """Whether "not", "never" or "n't" hangs on a token, or "no" on its subject."""
        for kid in self._kids[token]:
            if self.lows[kid] in NEGATIONS and self.relation(kid) in ("advmod", "det", "cc", "aux"):
                return True
            if self.relation(kid) == "nsubj" and (
                self.lows[kid] in ("nobody", "none", "neither")
                or self.lows[kid].startswith("no one")
                or any(self.lows[each] == "no" for each in self._kids[kid])
            ):
                return True
        return False

    def modals(self, token: int) -> tuple[str, ...]:
        """Lower-case texts of a verb's auxiliaries and copula, in order."""
        return tuple(self.lows[kid] for kid in self.children(token, "aux", "cop"))

    def case(self, token: int) -> str | None:
        """The preposition of a nominal, in lower case; the first word of several."""
        kid = self.child(token, "case")
        return None if kid is None else self.lows[kid]

    def passive(self, token: int) -> bool:
        """Whether a verb is passive by its auxiliary or subject; not where "'s" is "has": "he's announced tariffs"."""
        marks = {self.tokens[kid].deprel: kid for kid in self._kids[token]}
        if "aux:pass" not in marks and "nsubj:pass" not in marks:
            return False
        helper = next(
            (kid for kid in self.children(token, "aux") if self.lows[kid] in ("'s", "'d", "'ve")), None
        )
        return helper is None or self.child(token, "obj", "xcomp", "ccomp") is None

    def infinitive(self, token: int) -> bool:
        """Whether a verb has "to" before it."""
        return any(
            self.lows[kid] == "to" and self.relation(kid) in ("mark", "aux", "case")
            for kid in self._kids[token]
        )

    def sentence(self, token: int) -> int:
        """Number of the sentence that a token stands in."""
        return self.tokens[token].sent


_PREDICATES = ("VERB", "AUX", "ADJ", "NOUN", "PROPN")
