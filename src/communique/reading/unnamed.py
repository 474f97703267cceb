"""Sources without a name: unnamed officials speak as their state, others by their description."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.actors.world import capital_of
from communique.reading.said import has
from communique.reading.speakers import ANONYMOUS, Named, Speaker

if TYPE_CHECKING:
    from communique.reading.tree import Range, Tree

PERSON_NOUNS = frozenset(
    {"ambassador", "spokesman", "spokeswoman", "spokesperson", "envoy", "minister", "president", "leader", "negotiator", "secretary",
     "diplomat", "official", "general", "commander", "premier", "chancellor", "adviser", "advisor", "chairman", "senator", "lawmaker", "aide", "counterpart"}
)  # fmt: skip
_DROPPED = frozenset(
    {
        "case",
        "acl",
        "appos",
        "conj",
        "cc",
        "punct",
        "advcl",
        "parataxis",
        "nsubj",
        "cop",
        "advmod",
        "obl",
    }
)
# A government is "the administration" where the press speaks of Washington; other governments are named with it.
_ADMINISTRATION = ("administration", "united-states")


class Unnamed:
    """Speakers for people and bodies without a name.

    Args:
        names: The names of the same document.
    """

    def __init__(self, names: Named) -> None:
        self.names = names
        self.document = names.document
        self.tree: Tree = names.tree

    def speakers(self, token: int) -> tuple[Speaker, ...]:
        """Who an unnamed source is: its state or states if it is official, else a description."""
        first, last = where = self.phrase(token)
        words = self._matchable(first, last)
        sides = self.names.sides_inside(first, last)
        official = has(words, "official")
        if not sides and official and (seat := self._seated(token)) is not None:
            sides = [seat]
        if len(sides) > 1 and official and "and" in self.tree.lows[first:last]:
            return tuple(Speaker(each, each, where, "unnamed officials of several sides") for each in sides)
        side = sides[0] if sides else self._administration(words)
        if side is not None and official and not has(words, "outsider"):
            return (Speaker(side, side, where, "unnamed official"),)
        if self._is_name(first, last, token):
            return (
                Speaker(
                    _slug(self.document.text_of(first, last)),
                    side,
                    where,
                    "a name that stands for nobody known",
                ),
            )
        return (Speaker(f"{ANONYMOUS}{self._described(where)}", side, where, "unnamed"),)

    def _is_name(self, first: int, last: int, head: int) -> bool:
        """Whether a phrase is the name of a body that the cast does not know: all its words of content have capitals."""
        words = [
            token
            for token in self.tree.tokens[first:last]
            if token.upos in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")
        ]
        if len(words) < 2 or self.document.zone(first) != "body" or "Plur" in self.tree.tokens[head].feats:
            return False
        # A sentence's first word has a capital anyway: "Experts in Lima".
        named = self.tree.tokens[head].upos == "PROPN" or head != words[0].i
        return named and all(token.text[:1].isupper() for token in words)

    def one_official(self, token: int) -> bool:
        """Whether the words mean one certain person by an office alone: "the minister"."""
        first, last = self.phrase(token)
        words = self._matchable(first, last)
        return (
            has(words, "official")
            and not has(words, "outsider")
            and not self.names.sides_inside(first, last)
            and self.definite(first)
            and "Plur" not in self.tree.tokens[token].feats
            and self.tree.lemmas[token] in PERSON_NOUNS
        )

    def phrase(self, token: int) -> Range:
        """The source's phrase without clauses, appositions and long tails."""
        drop = [kid for kid in self.tree.children(token) if self.tree.relation(kid) in _DROPPED]
        first, last = self.tree.range_of(token, without=drop)
        return first, min(last, max(token + 1, first + 12))

    def definite(self, first: int) -> bool:
        """Whether a phrase that begins here is a definite one."""
        return self.tree.lows[first] == "the"

    def _seated(self, token: int) -> str | None:
        """The state whose capital unnamed officials sit in: "officials in Lima"."""
        for kid in self.tree.children(token, "nmod"):
            if self.tree.case(kid) in ("in", "at"):
                first, last = self.tree.range_of(kid)
                first += self.tree.lows[first] in ("in", "at")
                return capital_of().get(" ".join(self.document.text_of(first, last).split()))
        return None

    def _administration(self, words: str) -> str | None:
        noun, state = _ADMINISTRATION
        held = self.document.cast.by_id.get(state)
        return state if held is not None and f" {noun} " in words else None

    def _described(self, where: Range) -> str:
        described = " ".join(self.document.text_of(*where).strip(" ,;:\n").split())
        for article in ("the ", "a ", "an "):
            if described.lower().startswith(article):
                described = described[len(article) :]
        if self.tree.tokens[where[0]].upos != "PROPN":
            described = described[:1].lower() + described[1:]
        return described

    def _matchable(self, first: int, last: int) -> str:
        lows = self.tree.lows[first:last]
        singular = [low[:-1] if low.endswith("s") else low for low in lows]
        return f" {' '.join(lows)} {' '.join(singular)} "


def _slug(name: str) -> str:
    """A name as an actor id: lower case, without its article."""
    words = re.findall(r"\w+", name.lower())
    return "-".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
