"""Which cue a quotation belongs to: the one it hangs on, the one beside it, the one before it, or none.

A piece that begins inside a quotation takes in all of it. A quotation that no cue has taken goes to the cue of its
sentence; else it goes on with the one before; one that stands alone is left bare, for whoever spoke last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from communique.reading.cues import Cue
from communique.reading.pieces import Attribution, Piece, distinct
from communique.reading.quotes import Quote, find_quotes
from communique.reading.tree import Range, Tree

_LONGEST_RUN = 20
_NEAR_COLON = 12


class Quoting:
    """The quotations of a text and the cues that have claimed them.

    Args:
        tree: The trees.
        blocks: Characters of each paragraph.
    """

    def __init__(self, tree: Tree, blocks: Sequence[tuple[int, int]]) -> None:
        self.tree = tree
        self.blocks = blocks
        self.block_starts = [start for start, _ in blocks]
        self.quotes = [
            (quote, where)
            for quote in find_quotes(tree.analysis.text, blocks)
            if (where := self._tokens_of(quote)) is not None
        ]
        self.in_quote: dict[int, int] = {}
        for number, (_, (first, last)) in enumerate(self.quotes):
            for token in range(first, last):
                self.in_quote[token] = number
        self.claimed: dict[int, int] = {}

    def _scare(self, number: int) -> bool:
        """Whether a quotation is too short to be an utterance: a few words without a verb of their own."""
        first, last = self.quotes[number][1]
        words = [each for each in range(first, last) if self.tree.tokens[each].upos != "PUNCT"]
        verbs = any(self.tree.tokens[each].upos in ("VERB", "AUX") for each in words)
        return len(words) <= 3 or (len(words) <= 6 and not verbs)

    def widen(self, held: Attribution) -> Attribution:
        """Pieces that begin inside a quotation take in all of it; the cue must stand outside."""
        pieces: list[Piece] = []
        for piece in held.pieces:
            head = self.tree.head_of((piece.first, piece.last))
            number = self.in_quote.get(head)
            if number is None or held.anchor in range(*self.quotes[number][1]):
                pieces.append(piece)
                continue
            first, last = self.quotes[number][1]
            inside = sum(1 for each in range(piece.first, piece.last) if first <= each < last)
            if inside * 2 < piece.last - piece.first:
                pieces.append(piece)
                continue
            outer_first, outer_last = min(first, piece.first), max(last, piece.last)
            if outer_first < first and self.tree.tokens[first - 1].text in (":", ","):
                outer_first = first
            if outer_last > last and self._ends_sentence(number):
                outer_last = last
            whole = (outer_first, outer_last) == (first, last)
            form = "quote" if outer_first >= first and (whole or not self._scare(number)) else piece.form
            if form == "quote":
                self.claimed.setdefault(number, held.anchor)
            pieces.append(Piece(outer_first, outer_last, form))
        return msgspec.structs.replace(held, pieces=distinct(pieces))

    def _ends_sentence(self, number: int) -> bool:
        """Whether a full stop stands inside the closing mark, so that what follows is no longer said."""
        quote = self.quotes[number][0]
        inside = self.tree.analysis.text[quote.start : quote.end].rstrip("\"”»’' ")
        return quote.closed and inside[-1:] in ".!?"

    def give(self, found: list[Attribution]) -> list[Attribution]:
        """Give each unclaimed quotation to a cue of its sentence, to the last speaker, or to nobody."""
        by_anchor = {each.anchor: each for each in found}
        bare: list[Attribution] = []
        last: int | None = None
        order = sorted(by_anchor)
        for number, (_, (first, end)) in enumerate(self.quotes):
            if number in self.claimed:
                last = self.claimed[number]
                continue
            if self._scare(number) or self._covered(number, found):
                continue
            anchor = self._cue_beside(number, [by_anchor[each] for each in order])
            if anchor is None and last is not None and self._follows_on(number, by_anchor.get(last)):
                anchor = last
            if anchor is not None:
                held = by_anchor[anchor]
                piece = Piece(first, end, "quote")
                by_anchor[anchor] = msgspec.structs.replace(held, pieces=distinct([*held.pieces, piece]))
                self.claimed[number] = anchor
                last = anchor
            elif (introduced := self._introduced(number)) is not None and introduced.anchor not in by_anchor:
                by_anchor[introduced.anchor] = introduced
                order = sorted(by_anchor)
                self.claimed[number] = introduced.anchor
                last = introduced.anchor
            elif self._stands_alone(number):
                bare.append(
                    Attribution(
                        anchor=-1,
                        cue=(first, first),
                        sense=None,
                        source=None,
                        pieces=(Piece(first, end, "quote"),),
                    )
                )
        self._chain_back(by_anchor)
        self._run_on(by_anchor)
        kept = [each for each in by_anchor.values() if each.pieces]
        return kept + [each for each in bare if not self._claimed_piece(each)]

    def _run_on(self, by_anchor: dict[int, Attribution]) -> None:
        """Paragraphs after a cue that ends its own with a colon, when no marks open them: "The statement went on:".

        They are said until another paragraph ends so, at most `_LONGEST_RUN` of them.
        """
        openers = {
            self._block_of(anchor): anchor for anchor, held in by_anchor.items() if self._opens_a_run(held)
        }
        if not openers:
            return
        closers = {self._block_of(anchor) for anchor, held in by_anchor.items() if self._names_a_text(held)}
        starts = self._first_tokens()
        for block, anchor in openers.items():
            last = block + 1
            barred = {*openers, *closers}
            while last < len(self.blocks) and last - block <= _LONGEST_RUN and last not in barred:
                last += 1
            first_token = starts.get(block + 1)
            if last == block + 1 or first_token is None or first_token in self.in_quote:
                continue
            after = [token for number, token in starts.items() if number >= last]
            end = min(after) if after else len(self.tree.tokens)
            held = by_anchor[anchor]
            kept = [piece for piece in held.pieces if piece.last <= first_token]
            run = Piece(first_token, end, "run")
            by_anchor[anchor] = msgspec.structs.replace(held, pieces=distinct([*kept, run]))

    def _names_a_text(self, held: Attribution) -> bool:
        """Whether somebody else begins to speak: "the union said in a statement on Monday"."""
        if (
            held.sense is None
            or held.sense.group != "telling"
            or held.source is None
            or held.anchor in self.in_quote
        ):
            return False
        if self.tree.tokens[held.source].upos != "PROPN":
            return False
        return any(
            held.source < kid < held.anchor + 6 and kid in self.tree.timed
            for kid in self.tree.subtree(held.anchor)
        )

    def _introduced(self, number: int) -> Attribution | None:
        """A quotation after a colon, by whatever verb: "summed it up with a line: “...”"."""
        tree = self.tree
        first, end = self.quotes[number][1]
        if first == 0 or tree.tokens[first - 1].text != ":":
            return None
        sentence = tree.analysis.sentences[tree.sentence(first - 1)]
        for token in range(sentence.first, first):
            subject = tree.child(token, "nsubj")
            if (
                tree.is_verb(token)
                and tree.relation(token) in ("root", "conj")
                and subject is not None
                and subject < token
            ):
                sense = Cue(":", "telling", None, False, frozenset({"quote"}))
                piece = Piece(first, end, "quote")
                return Attribution(
                    anchor=token, cue=(token, token + 1), sense=sense, source=subject, pieces=(piece,)
                )
        return self._labelled(number, sentence.first)

    def _labelled(self, number: int, start: int) -> Attribution | None:
        """A quotation after its speaker's name and a colon: "President Ruiz, in a late message: “...”"."""
        tree = self.tree
        first, end = self.quotes[number][1]
        colon = first - 1
        if not 1 <= colon - start <= _NEAR_COLON or any(tree.is_verb(each) for each in range(start, colon)):
            return None
        comma = next((each for each in range(start, colon) if tree.lows[each] == ","), colon)
        source = tree.head_of((start, comma))
        if tree.tokens[source].upos not in ("NOUN", "PROPN") or not tree.tokens[start].text[:1].isupper():
            return None
        sense = Cue(":", "telling", None, False, frozenset({"quote"}))
        return Attribution(
            anchor=colon, cue=(colon, first), sense=sense, source=source, pieces=(Piece(first, end, "quote"),)
        )

    def _opens_a_run(self, held: Attribution) -> bool:
        if held.sense is None or "quote" not in held.sense.takes or held.sense.voice != "speech":
            return False
        block = self._block_of(held.anchor)
        if self.tree.relation(held.anchor) in ("advcl", "acl", "amod"):
            # "as long as Peru offers something in return:" opens no text.
            return False
        if block < 0 or held.source is None or held.anchor in self.in_quote:
            return False
        if any(
            name.label == "person" and name.first <= held.source < name.last
            for name in self.tree.analysis.names
        ):
            # Texts run on without marks; where a person's words were to follow, the page has lost them.
            return False
        start, end = self.blocks[block]
        text = self.tree.analysis.text[start:end].rstrip()
        rest = self.tree.analysis.text[self.tree.tokens[held.anchor].end : end]
        return text.endswith(":") and len(rest.split()) <= _NEAR_COLON

    def _block_of(self, token: int) -> int:
        return self._block_at(self.tree.tokens[token].start)

    def _first_tokens(self) -> dict[int, int]:
        """The first token of each block."""
        found: dict[int, int] = {}
        for token in self.tree.tokens:
            block = self._block_at(token.start)
            if block >= 0:
                found.setdefault(block, token.i)
        return found

    def _chain_back(self, by_anchor: dict[int, Attribution]) -> None:
        """A quotation whose paragraphs are left open until its last belongs to the cue of the last."""
        for number in range(len(self.quotes) - 2, -1, -1):
            quote, (first, end) = self.quotes[number]
            following, _ = self.quotes[number + 1]
            anchor = self.claimed.get(number + 1)
            if quote.closed or number in self.claimed or anchor is None:
                continue
            if following.block - quote.block == 1 and following.start == self.blocks[following.block][0]:
                held = by_anchor[anchor]
                by_anchor[anchor] = msgspec.structs.replace(
                    held, pieces=distinct([*held.pieces, Piece(first, end, "quote")])
                )
                self.claimed[number] = anchor

    def _claimed_piece(self, bare: Attribution) -> bool:
        return any(
            number in self.claimed and where[0] == bare.pieces[0].first
            for number, (_, where) in enumerate(self.quotes)
        )

    def _covered(self, number: int, found: list[Attribution]) -> bool:
        first, last = self.quotes[number][1]
        return any(
            piece.first <= first + 1 and last - 1 <= piece.last for held in found for piece in held.pieces
        )

    def _cue_beside(self, number: int, found: list[Attribution]) -> int | None:
        """The cue outside a quotation that introduces or closes it: in its first or last sentence, nearest first."""
        tree = self.tree
        first, last = self.quotes[number][1]
        sentences = {tree.sentence(first), tree.sentence(last - 1)}
        if first > 0 and tree.tokens[first - 1].text == ":":
            sentences.add(tree.sentence(first - 1))
        if last < len(tree.tokens) and self._runs_on(last):
            sentences.add(tree.sentence(last))
        best: tuple[int, int] | None = None
        for held in found:
            if held.sense is None or "quote" not in held.sense.takes or held.sense.voice == "stance":
                continue
            if tree.sentence(held.anchor) not in sentences or first <= held.anchor < last:
                continue
            if held.anchor in self.in_quote or held.source is None:
                continue
            distance = first - held.anchor if held.anchor < first else held.anchor - last
            if distance > 14 or (held.pieces and not _beside(held, first, last)):
                continue
            if best is None or distance < best[0]:
                best = (distance, held.anchor)
        return None if best is None else best[1]

    def _runs_on(self, after: int) -> bool:
        """Whether the words after a quotation go on with its cue: a comma inside, or a small letter after."""
        tokens = self.tree.tokens
        return (
            tokens[after].text[:1].islower()
            or tokens[after - 1].text in (",",)
            or tokens[max(0, after - 2)].text in (",", "?", "!")
        )

    def _follows_on(self, number: int, held: Attribution | None) -> bool:
        """Whether a quotation goes on with the one before it: same paragraph, or the next with its own opening."""
        if held is None or not held.pieces:
            return False
        quote, (first, _) = self.quotes[number]
        before = max(max(piece.last for piece in held.pieces), held.cue[1])
        if first < before:
            return True
        block = self._block_at(self.tree.tokens[before - 1].start)
        between = [
            each
            for each in range(before, first)
            if self.tree.tokens[each].upos in ("VERB", "AUX") and each not in self.in_quote
        ]
        if block == quote.block:
            return len(between) <= 1
        return quote.block - block <= 1 and quote.start == self.blocks[quote.block][0]

    def _stands_alone(self, number: int) -> bool:
        """Whether a quotation makes a whole paragraph or sentence, so that somebody must be saying it."""
        tree = self.tree
        first, last = self.quotes[number][1]
        verbs = any(tree.tokens[each].upos in ("VERB", "AUX") for each in range(first, last))
        sentence = tree.analysis.sentences[tree.sentence(first)]
        return verbs and first - sentence.first <= 1

    def _tokens_of(self, quote: Quote) -> Range | None:
        tokens = self.tree.tokens
        first = last = bisect_left(self.tree.starts, quote.start)
        while last < len(tokens) and tokens[last].end <= quote.end:
            last += 1
        return (first, last) if any(token.upos != "PUNCT" for token in tokens[first:last]) else None

    def _block_at(self, character: int) -> int:
        number = bisect_right(self.block_starts, character) - 1
        return number if number >= 0 and character < self.blocks[number][1] else -1


def _beside(held: Attribution, first: int, last: int) -> bool:
    """Whether a cue that already has a piece may take a quotation too: they touch, or its piece is a quotation."""
    return any(
        piece.form == "quote" or abs(piece.last - first) <= 3 or abs(last - piece.first) <= 3
        for piece in held.pieces
    )
