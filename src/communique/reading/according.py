"""According to whom: sources that a prepositional phrase names, with the clause that it belongs to."""

from __future__ import annotations

from communique.reading.cues import Cue, CueLexicon
from communique.reading.pieces import Attribution, Piece
from communique.reading.tree import Tree

_INNER = frozenset(
    {"acl", "advcl", "xcomp", "nmod", "obl", "obj", "amod", "appos", "csubj", "compound", "flat"}
)


class According:
    """Finds "according to X" and its like.

    Args:
        tree: The trees.
        lexicon: With the phrases to look for.
    """

    def __init__(self, tree: Tree, lexicon: CueLexicon) -> None:
        self.tree = tree
        self.phrases: dict[str, list[tuple[str, ...]]] = {}
        for phrase in lexicon.according:
            words = tuple(phrase.split())
            self.phrases.setdefault(words[0], []).append(words)

    def attributions(self) -> list[Attribution]:
        """All of them, in the order of the text."""
        tree = self.tree
        found = []
        for token in tree.tokens:
            width = self._according_at(token.i)
            if not width:
                continue
            source = self._after(token.i + width)
            if source is None:
                continue
            said = self._around(token.i, source)
            if said:
                sense = Cue("according to", "according", None, False, frozenset({"clause", "quote"}))
                cue = (token.i, token.i + width)
                found.append(Attribution(anchor=token.i, cue=cue, sense=sense, source=source, pieces=said))
        return found

    def _according_at(self, token: int) -> int:
        """How many words a phrase takes that stands at a token, 0 without one."""
        lows = self.tree.lows
        for words in self.phrases.get(lows[token], ()):
            if lows[token : token + len(words)] == words:
                return len(words)
        return 0

    def _after(self, token: int) -> int | None:
        """The head of the nominal that starts at a token."""
        tree = self.tree
        if token >= len(tree.tokens):
            return None
        here = token
        while True:
            head = tree.tokens[here].head
            if head < token or tree.sentence(head) != tree.sentence(token):
                break
            if tree.range_of(head)[0] < token - 3 and tree.relation(here) not in (
                "det",
                "amod",
                "compound",
                "flat",
                "nmod",
            ):
                break
            here = head
            if here - token > 12:
                break
        return here if tree.tokens[here].upos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM") else token

    def _main_clause(self, host: int) -> int:
        """The clause that a phrase after a comma belongs to: not a modifier deep inside it, where trees often hang it."""
        tree = self.tree
        while host >= 0 and tree.relation(host) in _INNER and tree.tokens[host].head >= 0:
            host = tree.tokens[host].head
        return host

    def _around(self, token: int, source: int) -> tuple[Piece, ...]:
        """The clause that "according to X" belongs to, without it."""
        tree = self.tree
        phrase = tree.subtree(source)
        host = tree.tokens[source].head
        while host >= 0 and (host in phrase or host == token):
            host = tree.tokens[host].head
        if token > 0 and tree.lows[token - 1] == ",":
            host = self._main_clause(host)
        sentence = tree.analysis.sentences[tree.sentence(token)]
        low, high = min(token, *phrase), max(source, *phrase)
        said = tree.subtree(host) if host >= 0 else list(range(sentence.first, sentence.last))
        pieces = []
        for part in ([each for each in said if each < low], [each for each in said if each > high]):
            if len(part) > 2:
                pieces.append(Piece(*tree.trim((part[0], part[-1] + 1)), "clause"))
        return tuple(pieces)
