"""What a cue says that stands beside it rather than under it: "the truce, she said, will hold", "they warn: time is short".

Trees hang such a cue on the clause that it reports, or on a noun of it; what is said is then that clause without the cue.
"""

from __future__ import annotations

from collections.abc import Mapping

from communique.reading.pieces import Piece
from communique.reading.sources import subject_of_aside
from communique.reading.tree import Tree

_NEAR = 8
_FAR = 14
_SHORTEST = 4
# What opens the setting of a cue rather than what it says: "After the talks ended, the envoy wrote".
_SETTINGS = frozenset(
    {"after", "when", "as", "while", "before", "since", "although", "though", "asked", "speaking", "because", "despite", "once", "until"}
)  # fmt: skip
_JOINING = frozenset(
    {"and", "but", "or", "who", "which", "that", "when", "where", "while", "as", "because", "so", "whose"}
)


class Asides:
    """Finds what is said around a cue.

    Args:
        tree: The trees.
        in_quote: Number of the quotation that a token stands in.
    """

    def __init__(self, tree: Tree, in_quote: Mapping[int, int]) -> None:
        self.tree = tree
        self.in_quote = in_quote

    def opening(self, token: int, said: Piece) -> tuple[Piece, ...]:
        """The first part of a clause that a cue breaks: "the truce, she said, will hold", where only "will hold" hangs on the cue."""
        tree = self.tree
        head = tree.head_of((said.first, said.last))
        if (
            said.first < token
            or tree.child(head, "nsubj", "expl", "csubj") is not None
            or said.first in self.in_quote
        ):
            return ()
        subjects = tree.children(token, "nsubj")
        if len(subjects) > 1 and subjects[-1] < token and tree.lows[tree.range_of(subjects[0])[1]] == ",":
            return (Piece(*tree.range_of(subjects[0]), "clause"),)
        host = tree.tokens[token].head
        if tree.relation(token) != "parataxis" or host > token or not tree.infinitive(head):
            return ()
        before = [each for each in tree.subtree(host, without=(token,)) if each < tree.subtree(token)[0]]
        return (Piece(*tree.trim((before[0], before[-1] + 1)), "clause"),) if len(before) > 1 else ()

    def after_relative(self, token: int) -> tuple[Piece, ...]:
        """What "the drills, which Peru said made war likely" says: the verb that follows, hung on the same noun."""
        tree, after = self.tree, token + 1
        if tree.relation(token) != "acl" or after >= len(tree.tokens) or not tree.is_verb(after):
            return ()
        if (
            tree.relation(after) != "acl"
            or tree.tokens[after].head != tree.tokens[token].head
            or tree.passive(token)
        ):
            return ()
        _, last = tree.range_of(after)
        return (Piece(after, max(last, after + 1), "clause"),)

    def after_colon(self, token: int) -> tuple[Piece, ...]:
        """What a colon opens after a cue and whom it is told: "they are warning Peru: time is running out"."""
        tree = self.tree
        for kid in tree.children(token, "parataxis"):
            first, last = tree.range_of(kid)
            if (
                first > token
                and tree.lows[first - 1] == ":"
                and first - token <= _NEAR
                and tree.child(kid, "nsubj") is not None
            ):
                return (Piece(first, last, "clause"),)
        return ()

    def between_commas(self, token: int) -> bool:
        """Whether a cue is a bare aside, "the truce, she said, will hold", which trees take for a relative clause."""
        tree = self.tree
        if tree.relation(token) != "acl":
            return False
        below = tree.subtree(token)
        first, last = below[0], below[-1] + 1
        if last - first > 8 or last >= len(tree.tokens):
            return False
        if tree.lows[first] == ",":
            first += 1
        before, after = (
            first > 0 and tree.lows[first - 1] == ",",
            "," in (tree.lows[last - 1], tree.lows[last]),
        )
        return before and after and tree.child(token, "obj", "xcomp", "ccomp") is None

    def closing(self, token: int) -> tuple[Piece, ...]:
        """What a cue that closes its sentence says, whatever the tree makes of it: "the truce will hold, an elder wrote from Herat"."""
        comma = self._comma_before(token)
        tree = self.tree
        if comma is None or tree.child(token, "ccomp", "xcomp", "obj") is not None or token in self.in_quote:
            return ()
        if self.closing_source(token) is None or self._opens_more(token):
            return ()
        first = tree.analysis.sentences[tree.sentence(token)].first
        where = tree.trim((first, comma))
        if tree.lows[where[0]] in _SETTINGS or where[1] - where[0] < _SHORTEST:
            return ()
        told = [each for each in range(*where) if tree.tokens[each].upos in ("VERB", "AUX")]
        if not told or any(each in self.in_quote for each in range(*where)):
            return ()
        return (Piece(*where, "clause"),)

    def closing_source(self, token: int) -> int | None:
        """Who speaks in such a closing: the nominal between the comma and the cue, or right after the cue."""
        comma = self._comma_before(token)
        if comma is None:
            return None
        tree = self.tree
        first, last = (comma + 1, token) if comma + 1 < token else (token + 1, self._clause_end(token))
        for each in range(first, last):
            held = tree.tokens[each]
            if (
                held.upos in ("NOUN", "PROPN", "PRON")
                and not first <= held.head < last
                and each not in tree.timed
            ):
                return each
        return None

    def _opens_more(self, token: int) -> bool:
        """Whether something said follows the cue: a colon or a quotation."""
        tree = self.tree
        last = self._clause_end(token)
        return any(
            tree.lows[each] == ":" or each in self.in_quote
            for each in range(token, last + 1)
            if each < len(tree.tokens)
        )

    def _comma_before(self, token: int) -> int | None:
        """The comma before a closing cue and its speaker, with no other verb between."""
        tree = self.tree
        for each in range(token - 1, max(-1, token - _FAR), -1):
            if tree.sentence(each) != tree.sentence(token):
                return None
            if tree.lows[each] == ",":
                return None if tree.lows[each + 1] in _JOINING else each
            if tree.is_verb(each) and not tree.lows[each].endswith(("ing", "ed")):
                return None
        return None

    def _clause_end(self, token: int) -> int:
        tree = self.tree
        last = token + 1
        while (
            last < len(tree.tokens)
            and tree.sentence(last) == tree.sentence(token)
            and tree.lows[last] not in (",", ";", ".")
        ):
            last += 1
        return last

    def host_clause(self, token: int) -> tuple[Piece, ...]:
        """What "she said" is set beside: the clause that it hangs on, before and after it."""
        tree = self.tree
        subject = tree.child(token, "nsubj")
        if subject is None:
            subject = subject_of_aside(tree, token)
        if subject is None:
            return ()
        host = tree.tokens[token].head
        while tree.relation(token) == "acl" and not tree.is_verb(host) and tree.tokens[host].head >= 0:
            host = tree.tokens[host].head
        said = tree.subtree(host, without=(token, subject))
        inner = sorted({*tree.subtree(token), *tree.subtree(subject)})
        pieces = []
        for part in ([each for each in said if each < inner[0]], [each for each in said if each > inner[-1]]):
            if len(part) > 1:
                pieces.append(Piece(*tree.trim((part[0], part[-1] + 1)), "clause"))
        if len(pieces) == 2 and self._only_before_is_quoted(pieces):
            # "..., she told reporters at the end of the talks": what follows tells when, though the tree hangs it on the words said.
            pieces = pieces[:1]
        return tuple(pieces)

    def _only_before_is_quoted(self, pieces: list[Piece]) -> bool:
        before, after = pieces
        outside = not any(each in self.in_quote for each in range(after.first, after.last))
        opens = self.tree.tokens[after.first].upos in ("ADP", "ADV", "SCONJ")
        return outside and opens and before.last - 1 in self.in_quote
