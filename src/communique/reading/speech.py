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

from communique.reading.cues import Cue, CueLexicon, cue_lexicon
from communique.reading.quotes import Quote, find_quotes
from communique.reading.sources import beside, source_of
from communique.reading.tree import Range, Tree

if TYPE_CHECKING:
    from communique.language import Analysis


class Piece(msgspec.Struct, frozen=True):
    """A stretch of what is said: tokens `first` to `last` (exclusive), and the complement that it is."""

    first: int
    last: int
    form: str

    @property
    def quoted(self) -> bool:
        """Whether it stands between quotation marks as a whole."""
        return self.form == "quote"


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """One source, cue and what is said.

    Attributes:
        anchor: Head token of the cue, -1 for a bare quotation.
        cue: Tokens of the cue.
        sense: Its sense in the lexicon, None for a bare quotation.
        source: Head token of the source, None if nobody is named.
        relay: Head token of who is quoting the source ("KCNA quoted a spokesman as saying").
        addressee: Head token of who is told.
        pieces: What is said, in the order of the text.
        negated: Whether the cue is denied ("did not say").
    """

    anchor: int
    cue: Range
    sense: Cue | None
    source: int | None
    pieces: tuple[Piece, ...]
    relay: int | None = None
    addressee: int | None = None
    negated: bool = False


def attributions(
    analysis: Analysis, blocks: Sequence[tuple[int, int]] | None = None, lexicon: CueLexicon | None = None
) -> tuple[Attribution, ...]:
    """All attributions of an analysis in the order of the text.

    Args:
        analysis: Tokens and trees.
        blocks: Characters of the paragraphs that are read; cut at blank lines if not given.
        lexicon: Cues to look for; the shipped ones if not given.
    """
    if not analysis.tokens:
        return ()
    finder = _Finder(Tree(analysis), blocks or paragraphs(analysis.text), lexicon or cue_lexicon())
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
        self.blocks = blocks
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

    def run(self) -> tuple[Attribution, ...]:
        found: list[Attribution] = []
        for token in self.tree.tokens:
            made = self._from_word(token.i)
            if made is not None:
                found.append(made)
        found += self._according()
        found.sort(key=lambda each: each.anchor)
        found = [self._with_whole_quotes(each) for each in found]
        found = self._give_quotes(found)
        return tuple(sorted(found, key=_place))

    # --- words of the lexicon ------------------------------------------------------------------------------

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
        pieces, sense, used = self._complements(token, lemma)
        if sense is None:
            sense = self._quote_sense(token, lemma)
            if sense is None:
                return None
            if sense.group == "telling":
                pieces = self._after_comma(token)
        where = source_of(self.tree, token, self.lexicon)
        if where.hearsay:
            return None
        head = self.tree.tokens[token].head
        if self.tree.relation(token) == "conj" and token not in self.in_quote and head in self.in_quote:
            where = msgspec.structs.replace(where, token=self._speaker_before(token))
        elif where.token is not None and token not in self.in_quote and where.token in self.in_quote:
            where = msgspec.structs.replace(where, token=beside(self.tree, token, self.in_quote))
        if where.moved is not None and sense.key.split()[0] not in ("quote",):
            object_form = "object" in sense.takes and not any(piece.form == "as" for piece in pieces)
            if object_form and not any(piece.form == "clause" for piece in pieces):
                span = self.tree.range_of(where.moved)
                pieces = (Piece(*span, "object"), *pieces)
        if not pieces and "quote" not in sense.takes:
            return None
        if self._silent(sense, pieces):
            return None
        sense = self._with_object(token, lemma, sense)
        return Attribution(
            anchor=token,
            cue=self._cue_range(token, used),
            sense=sense,
            source=where.token,
            relay=where.relay,
            addressee=self._addressee(token, sense, pieces),
            pieces=pieces,
            negated=self.tree.negated(token),
        )

    def _speaker_before(self, token: int) -> int | None:
        """The subject of the cue before, in the same sentence: "..., she said, but added"."""
        tree = self.tree
        for before in range(token - 1, -1, -1):
            if tree.sentence(before) != tree.sentence(token):
                return None
            if before not in self.in_quote and self.lexicon.verb(self.lexicon.lemma(tree.lows[before], ""), "quote"):
                subject = tree.child(before, "nsubj")
                if subject is not None:
                    return subject
        return None

    def _silent(self, sense: Cue, pieces: tuple[Piece, ...]) -> bool:
        """Whether a refusal is only to speak."""
        if sense.kind != "refusal" or not pieces or pieces[0].form != "to":
            return False
        return self.tree.lemmas[self.tree.head_of((pieces[0].first, pieces[0].last))] in self.lexicon.silence

    def _with_object(self, token: int, lemma: str, sense: Cue) -> Cue:
        """The kind that a verb and its object make together: "expressed hope"."""
        obj = self.tree.child(token, "obj")
        light = None if obj is None else self.lexicon.light.get((lemma, self.tree.lemmas[obj]))
        return sense if light is None else msgspec.structs.replace(sense, kind=light, firm=True)

    def _quote_sense(self, token: int, lemma: str) -> Cue | None:
        """A cue without a complement of its own may still introduce a quotation."""
        particles = self.tree.children(token, "compound:prt")
        return self.lexicon.verb(" ".join([lemma, *(self.tree.lows[each] for each in particles)]), "quote")

    def _complements(self, token: int, lemma: str) -> tuple[tuple[Piece, ...], Cue | None, tuple[int, ...]]:
        """Pieces of what is said, the sense they show, and the particles and prepositions that belong to the cue."""
        tree = self.tree
        particles = tree.children(token, "compound:prt")
        if lemma == "make":
            particles = tuple(kid for kid in tree.children(token) if tree.lows[kid] == "clear" and kid - token <= 2)
        stem = " ".join([lemma, *(tree.lows[each] for each in particles)])
        for kid in tree.children(token, "obl", "nmod", "advcl", "advmod"):
            case = tree.case(kid) if tree.relation(kid) != "advmod" else None
            if case is None:
                continue
            phrase = f"{stem} {case}"
            for sense in self.lexicon.verbs.get(phrase, ()):
                pieces = self._after_preposition(token, kid, sense)
                case_token = tree.child(kid, "case")
                return pieces, sense, (*particles, *(() if case_token is None else (case_token,)))
        senses = self.lexicon.verbs.get(stem, ())
        if not senses:
            return (), None, ()
        for wanted in _ORDER:
            for sense in senses:
                if wanted in sense.takes and (pieces := self._taken(token, wanted)):
                    return pieces, sense, particles
        return (), None, particles

    def _after_preposition(self, token: int, kid: int, sense: Cue) -> tuple[Piece, ...]:
        """What is said after a prepositional cue: "called on X to go", "called for talks", "accused X of Y"."""
        tree = self.tree
        first, last = tree.range_of(kid)
        case = tree.child(kid, "case")
        if case is not None and case == first:
            first += 1
        for goal in tree.children(token, "xcomp", "advcl", "ccomp"):
            if goal > kid and tree.infinitive(goal):
                last = max(last, tree.range_of(goal)[1])
        obj = tree.child(token, "obj")
        if obj is not None and obj < kid:
            first = min(first, tree.range_of(obj)[0])
        return (Piece(*tree.trim((first, max(last, first + 1))), "object"),)

    def _taken(self, token: int, wanted: str) -> tuple[Piece, ...]:
        tree = self.tree
        if wanted == "clause":
            return self._clauses(token)
        if wanted == "to":
            goals = [
                kid
                for kid in tree.children(token, "xcomp", "advcl", "ccomp")
                if tree.infinitive(kid) and (tree.relation(kid) != "advcl" or self._governs(token, kid))
            ]
            if not goals:
                return ()
            first, last = tree.range_of(goals[0])
            obj = tree.child(token, "obj", "iobj")
            if obj is not None and token < obj < goals[0]:
                first = min(first, tree.range_of(obj)[0])
            return (Piece(first, max(last, first + 1), "to"),)
        if wanted == "ing":
            goals = [
                kid
                for kid in tree.children(token, "xcomp", "ccomp", "advcl")
                if tree.lows[kid].endswith("ing") and (tree.relation(kid) != "advcl" or kid - token <= 2)
            ]
            return tuple(Piece(*tree.range_of(kid), "ing") for kid in goals[:1])
        if wanted == "as":
            return self._as(token)
        if wanted == "object":
            return self._object(token)
        if wanted == "named":
            return self._named(token)
        for kid in tree.children(token, "obl"):
            if tree.case(kid) == wanted:
                return (Piece(*self._without_case(kid), wanted),)
        return ()

    def _governs(self, token: int, goal: int) -> bool:
        """Whether an infinitive read as an adverbial clause may be what is urged: right after the verb's object."""
        obj = self.tree.child(token, "obj", "iobj")
        return obj is not None and 0 < self.tree.range_of(goal)[0] - self.tree.range_of(obj)[1] <= 1

    def _clauses(self, token: int) -> tuple[Piece, ...]:
        tree = self.tree
        found = [
            Piece(*tree.range_of(kid, without=self._set_beside(kid)), "clause")
            for kid in tree.children(token, "ccomp")
            if not tree.infinitive(kid) or tree.child(kid, "nsubj", "cop") is not None or self._that(kid)
        ]
        if found:
            return self._with_strays(token, found)
        if tree.relation(token) == "parataxis" and tree.tokens[token].head >= 0:
            return self._host_clause(token)
        return ()

    def _with_strays(self, token: int, found: list[Piece]) -> tuple[Piece, ...]:
        """What belongs to what is said though the tree hangs it on the cue: "if" clauses, and a second "that"."""
        tree = self.tree
        for kid in tree.children(token, "advcl", "conj"):
            if kid < found[-1].last:
                continue
            marks = {tree.lows[mark] for mark in tree.children(kid, "mark")}
            first, last = tree.range_of(kid)
            if marks & {"if", "unless", "until", "because", "once"} and 0 <= first - found[-1].last <= 1:
                found[-1] = msgspec.structs.replace(found[-1], last=last)
            elif "that" in marks and tree.relation(kid) == "conj":
                found.append(Piece(first, last, "clause"))
        return tuple(found)

    def _that(self, clause: int) -> bool:
        return any(self.tree.lows[kid] == "that" for kid in self.tree.children(clause, "mark"))

    def _set_beside(self, clause: int) -> list[int]:
        """Clauses with "while" or "although" and a subject of their own: set beside the whole sentence, not said."""
        tree = self.tree
        return [
            kid
            for each in tree.subtree(clause)
            for kid in tree.children(each, "advcl")
            if kid > each
            and tree.child(kid, "nsubj") is not None
            and any(tree.lows[mark] in ("while", "although", "though", "whereas") for mark in tree.children(kid, "mark"))
        ]

    def _after_comma(self, token: int) -> tuple[Piece, ...]:
        """What follows "said," or "said:" to the sentence's end where no tree gives a complement."""
        tree = self.tree
        sentence = tree.analysis.sentences[tree.sentence(token)]
        if token + 4 >= sentence.last or tree.lows[token + 1] not in (",", ":", "that"):
            return ()
        where = tree.trim((token + 2, sentence.last))
        verbs = any(tree.is_verb(each) for each in range(*where))
        quoted = (token in self.in_quote) != (where[0] in self.in_quote)
        return (Piece(*where, "clause"),) if verbs and not quoted else ()

    def _host_clause(self, token: int) -> tuple[Piece, ...]:
        """What "she said" is set beside: the clause that it hangs on, before and after it."""
        tree = self.tree
        if tree.child(token, "nsubj") is None:
            return ()
        host = tree.tokens[token].head
        said = tree.subtree(host, without=(token,))
        inner = tree.subtree(token)
        pieces = []
        for part in ([each for each in said if each < inner[0]], [each for each in said if each > inner[-1]]):
            if len(part) > 1:
                pieces.append(Piece(*tree.trim((part[0], part[-1] + 1)), "clause"))
        return tuple(pieces)

    def _as(self, token: int) -> tuple[Piece, ...]:
        tree = self.tree
        for kid in tree.children(token, "obl", "xcomp", "advcl", "nmod"):
            if any(tree.lows[each] == "as" for each in tree.children(kid, "case", "mark")):
                first, last = tree.range_of(kid)
                obj = tree.child(token, "obj")
                if obj is not None:
                    first = min(first, tree.range_of(obj)[0])
                    last = max(last, tree.range_of(obj)[1])
                return (Piece(first, last, "as"),)
        return ()

    def _named(self, token: int) -> tuple[Piece, ...]:
        """What something is called: an object and a predicate of it ("called the move a provocation")."""
        tree = self.tree
        obj = tree.child(token, "obj", "ccomp", "nsubj:pass")
        goal = next((kid for kid in tree.children(token, "xcomp", "obj", "ccomp") if obj is not None and kid > obj), None)
        if obj is None or goal is None or tree.infinitive(goal):
            return self._named_by_quote(token, obj)
        first, last = tree.range_of(obj)
        goal_first, goal_last = tree.range_of(goal)
        return (Piece(min(first, goal_first), max(last, goal_last), "named"),)

    def _named_by_quote(self, token: int, obj: int | None) -> tuple[Piece, ...]:
        """"called the move “reckless”" where the tree takes both for one object."""
        if obj is None:
            return ()
        first, last = self.tree.range_of(obj)
        quoted = any(each in self.in_quote for each in range(first + 1, last)) and first not in self.in_quote
        return (Piece(first, last, "named"),) if quoted else ()

    def _object(self, token: int) -> tuple[Piece, ...]:
        tree = self.tree
        obj = tree.child(token, "obj")
        if obj is None:
            return ()
        first, last = tree.range_of(obj)
        for kid in tree.children(token, "xcomp", "obl"):
            if kid > obj and (tree.relation(kid) == "xcomp" or tree.case(kid) in ("for", "as", "over", "of")):
                last = max(last, tree.range_of(kid)[1])
        return (Piece(*tree.trim((first, last)), "object"),)

    def _without_case(self, token: int) -> Range:
        first, last = self.tree.range_of(token)
        case = self.tree.child(token, "case")
        return (first + 1, last) if case == first and last > first + 1 else (first, last)

    def _addressee(self, token: int, sense: Cue, pieces: tuple[Piece, ...]) -> int | None:
        tree = self.tree
        for kid in tree.children(token, "iobj", "obj"):
            inside = any(piece.first <= kid < piece.last and piece.form in ("object", "as") for piece in pieces)
            if not inside:
                return kid
        for kid in tree.children(token, "obl"):
            if tree.case(kid) in ("to", "on", "upon", "with") and not any(
                piece.first <= kid < piece.last and piece.form != "object" for piece in pieces
            ):
                return kid
        return None

    def _cue_range(self, token: int, used: tuple[int, ...]) -> Range:
        tree = self.tree
        words = {token, *used}
        words.update(kid for kid in tree.children(token, "aux", "cop") if kid < token and token - kid <= 4)
        words.update(
            kid for kid in tree.children(token, "advmod") if kid < token and min(words) <= kid and tree.lows[kid] in ("not", "n't", "also")
        )
        near = [word for word in words if abs(word - token) <= 4]
        return min(near), max(near) + 1

    # --- nouns and adjectives ------------------------------------------------------------------------------

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
                where = self._without_case(kid)
            elif tree.infinitive(kid):
                form, where = "to", tree.range_of(kid)
            elif tree.child(kid, "mark") is not None or tree.relation(kid) == "ccomp":
                form, where = "clause", tree.range_of(kid)
            else:
                continue
            sense = self.lexicon.noun(lemma, form)
            if sense is not None and kid > token:
                piece = Piece(*where, form)
                break
        where_from = source_of(tree, token, self.lexicon, noun=True)
        governor = tree.tokens[token].head
        light = self.lexicon.light.get((self.lexicon.lemma(tree.lows[governor], tree.lemmas[governor]), lemma)) if governor >= 0 else None
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

    # --- "according to" ------------------------------------------------------------------------------------

    def _according(self) -> list[Attribution]:
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
        for phrase in self.lexicon.according:
            words = phrase.split()
            if list(self.tree.lows[token : token + len(words)]) == words:
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
            if tree.range_of(head)[0] < token - 3 and tree.relation(here) not in ("det", "amod", "compound", "flat", "nmod"):
                break
            here = head
            if here - token > 12:
                break
        return here if tree.tokens[here].upos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM") else token

    def _around(self, token: int, source: int) -> tuple[Piece, ...]:
        """The clause that "according to X" belongs to, without it."""
        tree = self.tree
        phrase = tree.subtree(source)
        host = tree.tokens[source].head
        while host >= 0 and (host in phrase or host == token):
            host = tree.tokens[host].head
        sentence = tree.analysis.sentences[tree.sentence(token)]
        low, high = min(token, *phrase), max(source, *phrase)
        said = tree.subtree(host) if host >= 0 else list(range(sentence.first, sentence.last))
        pieces = []
        for part in ([each for each in said if each < low], [each for each in said if each > high]):
            if len(part) > 2:
                pieces.append(Piece(*tree.trim((part[0], part[-1] + 1)), "clause"))
        return tuple(pieces)

    # --- quotations ----------------------------------------------------------------------------------------

    def _tokens_of(self, quote: Quote) -> Range | None:
        tokens = self.tree.tokens
        inside = [token.i for token in tokens if token.start >= quote.start and token.end <= quote.end]
        words = [each for each in inside if tokens[each].upos != "PUNCT"]
        return (inside[0], inside[-1] + 1) if words else None

    def _scare(self, number: int) -> bool:
        """Whether a quotation is too short to be an utterance: a few words without a verb of their own."""
        first, last = self.quotes[number][1]
        words = [each for each in range(first, last) if self.tree.tokens[each].upos != "PUNCT"]
        verbs = any(self.tree.tokens[each].upos in ("VERB", "AUX") for each in words)
        return len(words) <= 3 or (len(words) <= 6 and not verbs)

    def _with_whole_quotes(self, held: Attribution) -> Attribution:
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
            form = "quote" if outer_first >= first and not self._scare(number) else piece.form
            if form == "quote":
                self.claimed.setdefault(number, held.anchor)
            pieces.append(Piece(outer_first, outer_last, form))
        return msgspec.structs.replace(held, pieces=_distinct(pieces))

    def _ends_sentence(self, number: int) -> bool:
        """Whether a full stop stands inside the closing mark, so that what follows is no longer said."""
        quote = self.quotes[number][0]
        inside = self.tree.analysis.text[quote.start : quote.end].rstrip("\"”»’' ")
        return quote.closed and inside[-1:] in ".!?"

    def _give_quotes(self, found: list[Attribution]) -> list[Attribution]:
        """Give each unclaimed quotation to a cue of its sentence, to the last speaker, or to nobody."""
        by_anchor = {each.anchor: each for each in found}
        bare: list[Attribution] = []
        last: int | None = None
        order = sorted(by_anchor)
        for number, (quote, (first, end)) in enumerate(self.quotes):
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
                by_anchor[anchor] = msgspec.structs.replace(held, pieces=_distinct([*held.pieces, piece]))
                self.claimed[number] = anchor
                last = anchor
            elif self._stands_alone(number):
                bare.append(
                    Attribution(anchor=-1, cue=(first, first), sense=None, source=None, pieces=(Piece(first, end, "quote"),))
                )
        self._chain_back(by_anchor)
        kept = [each for each in by_anchor.values() if each.pieces]
        return kept + [each for each in bare if not self._claimed_piece(each)]

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
                    held, pieces=_distinct([*held.pieces, Piece(first, end, "quote")])
                )
                self.claimed[number] = anchor

    def _claimed_piece(self, bare: Attribution) -> bool:
        return any(
            number in self.claimed and where[0] == bare.pieces[0].first for number, (_, where) in enumerate(self.quotes)
        )

    def _covered(self, number: int, found: list[Attribution]) -> bool:
        first, last = self.quotes[number][1]
        return any(piece.first <= first + 1 and last - 1 <= piece.last for held in found for piece in held.pieces)

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
        return tokens[after].text[:1].islower() or tokens[after - 1].text in (",",) or tokens[max(0, after - 2)].text in (",", "?", "!")

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

    def _block_at(self, character: int) -> int:
        for number, (start, end) in enumerate(self.blocks):
            if start <= character < end:
                return number
        return -1


_ORDER = ("clause", "to", "as", "named", "ing", "of", "for", "against", "with", "object")


def _beside(held: Attribution, first: int, last: int) -> bool:
    """Whether a cue that already has a piece may take a quotation too: they touch, or its piece is a quotation."""
    return any(
        piece.form == "quote" or abs(piece.last - first) <= 3 or abs(last - piece.first) <= 3 for piece in held.pieces
    )


def _distinct(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces in order, those inside another left out."""
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda each: (each.first, -each.last)):
        if not any(each.first <= piece.first and piece.last <= each.last for each in kept):
            kept.append(piece)
    return tuple(kept)


def _place(held: Attribution) -> tuple[int, int]:
    starts = [piece.first for piece in held.pieces]
    starts += [] if held.anchor < 0 else [held.anchor]
    return min(starts), held.anchor
