"""Who speaks under each attribution of a document, and which stands inside another's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.reading.attribution import Resolver
from communique.reading.pieces import Attribution
from communique.reading.speakers import ANONYMOUS, UNNAMED_QUOTE, Speaker
from communique.reading.tree import Tree

if TYPE_CHECKING:
    from communique.reading.document import Document

# What things do too: a seal may show, a pause suggest.
_SHOWING = frozenset(
    {"show", "suggest", "indicate", "imply", "hint", "signal", "reflect", "release", "begin", "continue", "conclude", "guarantee",
     "confirm", "reveal", "require", "maintain", "recall", "mean", "demand", "threaten", "promise"}
)  # fmt: skip
_FIRST_PERSON = frozenset({"i", "we", "us", "me"})


class Voices:
    """Speakers of attributions, found in the order of the text so that "he added" is who spoke before.

    Args:
        document: The report.
        tree: Its trees.
        found: Its attributions, in the order of the text.
    """

    def __init__(self, document: Document, tree: Tree, found: Sequence[Attribution]) -> None:
        self.document = document
        self.tree = tree
        self.found = found
        self.resolver = Resolver(document, tree)
        self.outer = _without_cycles([self._outer(number) for number in range(len(found))])
        self.speakers: dict[int, tuple[Speaker, ...]] = {}
        for number, held in enumerate(found):
            speakers = self.who(number)
            if held.sense is None or (held.sense.voice == "speech" and self._remembered(number)):
                self.resolver.remember(
                    tuple(each for each in speakers if not each.medium), held.pieces[-1].last - 1
                )

    def _outer(self, number: int) -> int | None:
        """The innermost attribution whose content holds this one's cue."""
        held = self.found[number]
        anchor = held.anchor if held.anchor >= 0 else held.pieces[0].first
        best: tuple[int, int] | None = None
        for other, outer in enumerate(self.found):
            if other == number or outer.anchor == held.anchor:
                continue
            for piece in outer.pieces:
                inside = piece.first <= anchor < piece.last and not piece.first <= outer.anchor < piece.last
                if inside and (best is None or piece.last - piece.first < best[0]):
                    best = (piece.last - piece.first, other)
        return None if best is None else best[1]

    def who(self, number: int) -> tuple[Speaker, ...]:
        """Who speaks under an attribution: nobody where its source stands for nobody who can speak."""
        if number in self.speakers:
            return self.speakers[number]
        self.speakers[number] = ()
        held = self.found[number]
        outer = self.outer[number]
        if outer is not None:
            self.who(outer)
        self.speakers[number] = self._resolved(held, outer)
        return self.speakers[number]

    def _resolved(self, held: Attribution, outer: int | None) -> tuple[Speaker, ...]:
        if held.sense is None:
            return self._bare(held)
        if held.source is None:
            return ()
        low = self.tree.lows[held.source]
        if low in _FIRST_PERSON and self.tree.tokens[held.source].text != "US":
            return self.who(outer) if outer is not None else self.resolver.last
        if low in ("you", "there", "what", "one"):
            return ()
        low = self.tree.lows[held.source]
        if low in ("he", "she") and (subject := self._said_of_oneself(held)) is not None:
            return self.resolver.speakers(subject)
        noun = held.anchor >= 0 and self.tree.tokens[held.anchor].upos == "NOUN"
        found = self.resolver.speakers(held.source, noun=noun, speech=held.sense.voice == "speech")
        if held.relay is not None:
            found = self._as_the_relays_side(found, held.relay)
        if not found and outer is None and self._utters(held):
            found = self.resolver.stranger(held.source)
        if found or noun or self.tree.child(held.anchor, "nsubj") is not None:
            return found
        return self._subject_before(held.anchor)

    def _utters(self, held: Attribution) -> bool:
        """Whether a cue is one that only people and bodies do, with their words: whoever its subject is speaks."""
        if held.sense is None or held.sense.voice != "speech" or held.sense.key in _SHOWING:
            return False
        return any(piece.form in ("clause", "quote", "run") for piece in held.pieces)

    def _as_the_relays_side(self, found: tuple[Speaker, ...], relay: int) -> tuple[Speaker, ...]:
        """An unnamed official whom a side's own medium quotes speaks as that side."""
        sides = {each.side for each in self.resolver.speakers(relay)} - {None}
        if len(sides) != 1:
            return found
        side = sides.pop()
        return tuple(
            Speaker(side, side, each.words, "unnamed official in the side's own medium")
            if side is not None and each.side is None and each.id.startswith(ANONYMOUS)
            else each
            for each in found
        )

    def _said_of_oneself(self, held: Attribution) -> int | None:
        """The subject of what is said, where "he said" closes the report's first words on a person."""
        if not held.pieces or held.pieces[0].first > held.anchor or self.resolver.last_person is not None:
            return None
        head = self.tree.head_of((held.pieces[0].first, held.pieces[0].last))
        subject = self.tree.child(head, "nsubj")
        if subject is None or held.pieces[0].form == "quote":
            return None
        mention = self.document.mention_headed(subject)
        cast = self.document.cast.by_id
        one = mention is not None and len(mention.actors) == 1 and mention.actors[0] in cast
        return subject if one and mention is not None and cast[mention.actors[0]].kind == "person" else None

    def _bare(self, held: Attribution) -> tuple[Speaker, ...]:
        """Who says a quotation without a cue: whoever spoke last, if that was just before; else nobody named."""
        first = held.pieces[0].first
        place = self.resolver.last_place
        if self.resolver.last and place is not None:
            here, there = self.document.block_index(first), self.document.block_index(place)
            between = self.tree.sentence(first) - self.tree.sentence(place)
            if (here == there and between <= 1) or (here - there == 1 and between <= 2):
                return self.resolver.last
        return (Speaker(f"{ANONYMOUS}unnamed speaker", None, (first, held.pieces[0].last), UNNAMED_QUOTE),)

    def _subject_before(self, anchor: int) -> tuple[Speaker, ...]:
        """The nearest subject before a verb without one of its own that can speak, in the same sentence."""
        for token in range(anchor - 1, -1, -1):
            if self.tree.sentence(token) != self.tree.sentence(anchor):
                break
            if self.tree.tokens[token].deprel == "nsubj" and self.document.mention_headed(token) is not None:
                return self.resolver.speakers(token)
        return ()

    def _remembered(self, number: int) -> bool:
        held = self.found[number]
        if self.outer[number] is not None:
            return False
        return any(piece.form in ("clause", "quote", "run") for piece in held.pieces)


def _without_cycles(outer: list[int | None]) -> list[int | None]:
    """Cut the chain where two attributions hold each other's cue, which crossed trees can make."""
    for number in range(len(outer)):
        seen = {number}
        here = outer[number]
        while here is not None:
            if here in seen:
                outer[number] = None
                break
            seen.add(here)
            here = outer[here]
    return outer
