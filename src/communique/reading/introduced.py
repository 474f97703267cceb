"""Texts and bodies that a report has introduced before: whose statement "the statement" is, and which agency "the agency".

"The party issued a statement... The statement said": the author of a text is who made it where it was first named, not
whoever spoke last. "The newspaper" without a name is the one named before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.sources import owner_of

if TYPE_CHECKING:
    from communique.reading.cues import CueLexicon
    from communique.reading.document import Document
    from communique.reading.tree import Tree

# Nouns for what a body is, by the kinds of actor that they may stand for.
_BODIES: dict[str, frozenset[str]] = {
    **dict.fromkeys(("newspaper", "paper", "outlet", "daily", "broadcaster", "magazine", "network", "tabloid"), frozenset({"publication"})),
    **dict.fromkeys(("agency",), frozenset({"organisation", "publication"})),
    **dict.fromkeys(
        ("ministry", "department", "party", "union", "organization", "organisation", "group", "company", "council", "committee", "association",
         "commission", "bureau", "watchdog", "body", "court", "bank", "confederation", "federation", "institute", "army", "military", "embassy",
         "navy", "office", "force", "league", "movement", "bloc", "alliance", "firm", "front", "society", "corps", "guard", "fund", "secretariat"),
        frozenset({"organisation", "group"}),
    ),
}  # fmt: skip
# Bodies of a state, which no company or party is.
_OF_A_STATE = frozenset(
    {
        "agency",
        "ministry",
        "department",
        "commission",
        "bureau",
        "court",
        "army",
        "military",
        "embassy",
        "navy",
        "office",
        "corps",
        "guard",
        "force",
    }
)
_FAR = 12
_NEAR = 2
_APART = 15


class Introduced:
    """What a report has introduced before a word.

    Args:
        document: The report.
        tree: Its trees.
        lexicon: For nouns that are texts.
    """

    def __init__(self, document: Document, tree: Tree, lexicon: CueLexicon) -> None:
        self.document = document
        self.tree = tree
        self.lexicon = lexicon

    def author(self, token: int, *, text: str | None = None) -> tuple[int, int] | None:
        """Who made the text named last before a word.

        Args:
            token: The word.
            text: Lemma of the text; any text if None.

        Returns:
            Head token of the maker and the place where the text is named, None if none is.
        """
        tree = self.tree
        here = self.document.block_index(token)
        for before in range(token - 1, -1, -1):
            if here - self.document.block_index(before) > _FAR:
                return None
            lemma = tree.lemmas[before]
            if lemma not in self.lexicon.texts or (text is not None and not _alike(text, lemma)):
                continue
            if tree.tokens[before].upos != "NOUN" or self.document.zone(before) != "body":
                continue
            maker = owner_of(tree, before)
            # Its own sentence names no text before it, unless two sentences were run together.
            if (
                maker is not None
                and maker != before
                and (token - before > _APART or tree.sentence(before) != tree.sentence(token))
            ):
                return maker, before
        return None

    def body(self, token: int) -> int | None:
        """Head of the last mention of the body that a bare noun stands for: "the agency"; None if no such body was named."""
        tree = self.tree
        noun = tree.lemmas[token]
        kinds = _BODIES.get(noun)
        first, _ = tree.range_of(token)
        if kinds is None or tree.lows[first] != "the" or token - first > 2:
            return None
        fitting = [
            mention
            for mention in self.document.cast.mentions
            if mention.head < token
            and mention.form not in ("pronoun", "group", "title")
            and self._is(mention.actors, kinds, noun)
        ]
        words = set(tree.lows[first + 1 : token + 1])
        called = [each for each in fitting if words <= self._names(each.actors)]
        here = self.document.block_index(token)
        near = (
            [each for each in fitting if here - self.document.block_index(each.head) <= _NEAR]
            if token - first == 1
            else []
        )
        chosen = called or [each for each in near if self._acts(each.head)] or near
        return max(chosen, key=lambda each: each.head).head if chosen else None

    def _acts(self, token: int) -> bool:
        """Whether a name is a subject, or set beside one."""
        here = token
        for _ in range(3):
            if self.tree.relation(here) == "nsubj":
                return True
            if (
                self.tree.relation(here) not in ("flat", "appos", "compound")
                or self.tree.tokens[here].head < 0
            ):
                return False
            here = self.tree.tokens[here].head
        return False

    def _is(self, actors: tuple[str, ...], kinds: frozenset[str], noun: str) -> bool:
        cast = self.document.cast
        if len(actors) != 1 or actors[0] not in cast.by_id or cast.by_id[actors[0]].kind not in kinds:
            return False
        side = cast.side_of(actors[0])
        return noun not in _OF_A_STATE or (side is not None and side != actors[0])

    def _names(self, actors: tuple[str, ...]) -> set[str]:
        held = self.document.cast.by_id[actors[0]]
        return {
            word
            for name in (held.name, *(each.value for each in held.names))
            for word in name.lower().split()
        }


def _alike(text: str, lemma: str) -> bool:
    """Whether two nouns can mean one text: the same, or both what a paper prints."""
    printed = {"article", "story", "report", "editorial", "commentary", "column", "piece", "op-ed"}
    return text == lemma or {text, lemma} <= printed
