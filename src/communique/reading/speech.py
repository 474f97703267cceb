"""Who says what, word by word: sources, cues and contents found on trees and quotation marks.

An attribution is a cue (a verb, noun or adjective of the lexicon, or "according to"), its source and the pieces
of text that hold what is said. Three passes: cues with the complements that their trees give; quotations that no
cue has claimed, given to the cue of their sentence; and bare quotations, given to whoever spoke last.
The source is a token here; who that is, is for `attribution`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from communique.reading.according import According
from communique.reading.complements import Complements
from communique.reading.cues import Cue, CueLexicon, cue_lexicon
from communique.reading.linear import beside
from communique.reading.pieces import Attribution, Piece
from communique.reading.quoting import Quoting
from communique.reading.sources import Source, source_of
from communique.reading.tree import Range, Tree

if TYPE_CHECKING:
    from communique.language import Analysis


def attributions(
    analysis: Analysis,
    blocks: Sequence[tuple[int, int]] | None = None,
    lexicon: CueLexicon | None = None,
    *,
    tree: Tree | None = None,
) -> tuple[Attribution, ...]:
    """All attributions of an analysis in the order of the text.

    Args:
        analysis: Tokens and trees.
        blocks: Characters of the paragraphs that are read; cut at blank lines if not given.
        lexicon: Cues to look for; the shipped ones if not given.
        tree: Its trees, where they have been looked at before.
    """
    if not analysis.tokens:
        return ()
    finder = _Finder(
        tree or Tree(analysis),
        paragraphs(analysis.text) if blocks is None else blocks,
        lexicon or cue_lexicon(),
    )
    return finder.run()


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Lines of a text as paragraphs: characters of each."""
    found: list[tuple[int, int]] = []
    place = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((place, place + len(line.rstrip())))
        place += len(line)
    return found


class _Finder:
    def __init__(self, tree: Tree, blocks: Sequence[tuple[int, int]], lexicon: CueLexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.quoting = Quoting(tree, blocks)
        self.complements = Complements(tree, lexicon, self.quoting.in_quote)

    def run(self) -> tuple[Attribution, ...]:
        found = [made for token in self.tree.tokens if (made := self._from_word(token.i)) is not None]
        found += According(self.tree, self.lexicon).attributions()
        found.sort(key=lambda each: each.anchor)
        found = self.quoting.give([self.quoting.widen(each) for each in found])
        return tuple(sorted(found, key=_place))

    def _from_word(self, token: int) -> Attribution | None:
        tree = self.tree
        held = tree.tokens[token]
        lemma = tree.lemmas[token]
        if held.upos in ("VERB", "AUX"):
            lemma = self.lexicon.lemma(tree.lows[token], lemma)
        if held.upos in ("VERB", "AUX") and held.deprel not in ("amod", "case", "mark", "fixed", "aux"):
            return self._verb(token, lemma)
        if held.upos == "NOUN" and lemma in self.lexicon.nouns:
            return self._noun(token, lemma)
        if held.upos in ("ADJ", "VERB") and lemma in self.lexicon.adjectives:
            return self._adjective(token, lemma)
        return None

    def _verb(self, token: int, lemma: str) -> Attribution | None:
        if lemma in self.lexicon.adjectives and lemma not in self.lexicon.verbs:
            return self._adjective(token, lemma)
        if not self.lexicon.opens(lemma):
            return None
        if (angered := self._angered(token, lemma)) is not None:
            return angered
        pieces, sense, used = self.complements.of_verb(token, lemma)
        if sense is None:
            sense = self._quote_sense(token, lemma)
            if sense is None:
                return None
            if sense.group == "telling":
                pieces = self.complements.after_comma(token)
        where = source_of(self.tree, token, self.lexicon)
        if pieces and pieces == self.complements.asides.closing(token):
            closer = self.complements.asides.closing_source(token)
            where = Source(token=closer) if closer is not None else where
        if where.hearsay:
            return None
        head = self.tree.tokens[token].head
        if (
            self.tree.relation(token) == "conj"
            and token not in self.quoting.in_quote
            and head in self.quoting.in_quote
        ):
            where = msgspec.structs.replace(where, token=self._speaker_before(token))
        elif (
            where.token is not None
            and token not in self.quoting.in_quote
            and where.token in self.quoting.in_quote
        ):
            where = msgspec.structs.replace(where, token=beside(self.tree, token, self.quoting.in_quote))
        if where.moved is not None and sense.key.split()[0] not in ("quote",):
            object_form = "object" in sense.takes and not any(piece.form == "as" for piece in pieces)
            if object_form and not any(piece.form == "clause" for piece in pieces):
                span = self.tree.range_of(where.moved)
                pieces = (Piece(*span, "object"), *pieces)
        if not pieces and "quote" not in sense.takes:
            return None
        if self.complements.silent(sense, pieces):
            return None
        sense = self.complements.with_object(token, lemma, sense)
        return Attribution(
            anchor=token,
            cue=self._cue_range(token, used),
            sense=sense,
            source=where.token,
            relay=where.relay,
            addressee=self.complements.addressee(token, sense, pieces),
            pieces=pieces,
            negated=self.tree.negated(token),
        )

    def _angered(self, token: int, lemma: str) -> Attribution | None:
        """Who is angry at what: "the drills angered Peru", "Peru was angered by the drills"."""
        tree = self.tree
        sense = self.lexicon.verb(lemma, "object")
        if sense is None or sense.group != "angering" or tree.child(token, "acl") is not None:
            return None
        if tree.passive(token):
            who = tree.child(token, "nsubj:pass")
            cause = next(
                (kid for kid in tree.children(token, "obl") if tree.case(kid) in ("by", "at", "over")), None
            )
        else:
            who, cause = tree.child(token, "obj"), tree.child(token, "nsubj", "csubj")
        if who is None or cause is None or tree.tokens[cause].upos == "PRON":
            return None
        where = self.complements.without_case(cause)
        return Attribution(
            anchor=token, cue=self._cue_range(token, ()), sense=sense, source=who, pieces=(Piece(*where, "object"),)
        )  # fmt: skip

    def _speaker_before(self, token: int) -> int | None:
        """The subject of the cue before, in the same sentence: "..., she said, but added"."""
        tree = self.tree
        for before in range(token - 1, -1, -1):
            if tree.sentence(before) != tree.sentence(token):
                return None
            if before not in self.quoting.in_quote and self.lexicon.verb(
                self.lexicon.lemma(tree.lows[before], ""), "quote"
            ):
                subject = tree.child(before, "nsubj")
                if subject is not None:
                    return subject
        return None

    def _quote_sense(self, token: int, lemma: str) -> Cue | None:
        """A cue without a complement of its own may still introduce a quotation."""
        particles = self.tree.children(token, "compound:prt")
        return self.lexicon.verb(" ".join([lemma, *(self.tree.lows[each] for each in particles)]), "quote")

    def _cue_range(self, token: int, used: tuple[int, ...]) -> Range:
        tree = self.tree
        words = {token, *used}
        words.update(kid for kid in tree.children(token, "aux", "cop") if kid < token and token - kid <= 4)
        words.update(
            kid
            for kid in tree.children(token, "advmod")
            if kid < token and min(words) <= kid and tree.lows[kid] in ("not", "n't", "also")
        )
        near = [word for word in words if abs(word - token) <= 4]
        return min(near), max(near) + 1

    def _noun(self, token: int, lemma: str) -> Attribution | None:
        tree = self.tree
        piece: Piece | None = None
        sense: Cue | None = None
        for kid in tree.children(token, "acl", "ccomp", "nmod", "xcomp", "advcl"):
            relation = tree.tokens[kid].deprel
            if relation == "nmod:poss":
                continue
            if tree.relation(kid) == "nmod":
                form = tree.case(kid) or ""
                where = self.complements.without_case(kid)
            elif tree.infinitive(kid):
                form, where = "to", tree.range_of(kid)
            elif tree.child(kid, "mark") is not None or tree.relation(kid) == "ccomp":
                form, where = "clause", tree.range_of(kid)
            else:
                continue
            sense = self.lexicon.noun(lemma, form)
            if sense is not None and sense.group == "threats" and form == "to" and not tree.infinitive(kid):
                # "a threat to peace" is a danger, nothing that anybody utters.
                sense = None
            if sense is not None and kid > token:
                piece = Piece(*where, form)
                break
        where_from = source_of(tree, token, self.lexicon, noun=True)
        governor = tree.tokens[token].head
        light = (
            self.lexicon.light.get((self.lexicon.lemma(tree.lows[governor], tree.lemmas[governor]), lemma))
            if governor >= 0
            else None
        )
        if piece is None or sense is None:
            return None
        if light is not None:
            sense = msgspec.structs.replace(sense, kind=light)
        return Attribution(
            anchor=token, cue=(token, token + 1), sense=sense, source=where_from.token, pieces=(piece,)
        )  # fmt: skip

    def _adjective(self, token: int, lemma: str) -> Attribution | None:
        tree = self.tree
        for sense in self.lexicon.adjectives[lemma]:
            for kid in tree.children(token, "xcomp", "ccomp", "advcl", "obl"):
                if kid < token:
                    continue
                if tree.relation(kid) == "obl":
                    form = tree.case(kid) or ""
                    form = "for" if form == "to" and "for" in sense.takes else form
                elif tree.infinitive(kid):
                    form = "to"
                else:
                    form = "clause"
                if form not in sense.takes or not self._predicative(token):
                    continue
                where = source_of(tree, token, self.lexicon)
                if where.token is None:
                    continue
                words = [token, *(each for each in tree.children(token, "cop", "aux") if token - each <= 4)]
                return Attribution(
                    anchor=token,
                    cue=(min(words), token + 1),
                    sense=sense,
                    source=where.token,
                    pieces=(Piece(*tree.range_of(kid), form),),
                    negated=tree.negated(token),
                )
        return None

    def _predicative(self, token: int) -> bool:
        tree = self.tree
        if tree.child(token, "cop") is not None or tree.child(token, "aux:pass") is not None:
            return True
        head = tree.tokens[token].head
        return tree.relation(token) in ("xcomp", "conj") and head >= 0


def _place(held: Attribution) -> tuple[int, int]:
    starts = [piece.first for piece in held.pieces]
    starts += [] if held.anchor < 0 else [held.anchor]
    return min(starts), held.anchor
