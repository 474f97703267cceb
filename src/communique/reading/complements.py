"""What a cue word says: the clauses, infinitives, objects and phrases that hold it, read off the tree.

"Said that...", "urged X to...", "called for...", "described X as...", "said, she...", and the clause that "she said"
is set beside. Slips of the tree are mended where English leaves no doubt: an "if" clause hung on the cue, or a
second "that".
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from communique.reading.asides import Asides
from communique.reading.cues import Cue, CueLexicon
from communique.reading.pieces import Piece
from communique.reading.sources import subject_of_aside, told_above
from communique.reading.tree import Range, Tree

_PREPOSITIONS = frozenset({"of", "for", "on", "against"})
# Verbs whose infinitive without an object is what they say, whatever adverb stands between: never its purpose.
_WILLING = frozenset(
    {"threaten", "vow", "swear", "refuse", "decline", "offer", "promise", "pledge", "undertake", "demand", "propose", "announce"}
)  # fmt: skip
# Marks of a clause that tells when something was said, whatever the tree calls it.
_WHEN = frozenset({"after", "before", "when", "while", "since"})
# Marks of a clause that is set beside the whole sentence.
_BESIDE = frozenset({"while", "although", "though", "whereas"})
_TOLD = frozenset(
    {"detail", "details", "comment", "explanation", "evidence", "proof", "timeline", "specific", "specifics", "information", "clue", "assessment",
     "view", "guess", "opinion", "advice", "analysis", "insight", "prayer", "sympathy", "lesson", "chance", "glimpse", "outline", "example", "praise", "condolence", "condolences", "congratulation", "congratulations", "criticism", "reason", "hint"}
)  # fmt: skip
_ASKED = frozenset({"question", "comment", "interview"})
_ORDER = ("clause", "to", "as", "named", "ing", "of", "for", "against", "with", "object", "about", "on")


_NEAR = 8


class Complements:
    """Finds what is said under a cue.

    Args:
        tree: The trees.
        lexicon: Cues and the complements that they take.
        in_quote: Number of the quotation that a token stands in.
    """

    def __init__(self, tree: Tree, lexicon: CueLexicon, in_quote: Mapping[int, int]) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.in_quote = in_quote
        self.asides = Asides(tree, in_quote)

    def silent(self, sense: Cue, pieces: tuple[Piece, ...]) -> bool:
        """Whether a refusal is only to speak, or an offer only of words: "offered few details"."""
        if sense.kind == "offer" and pieces and pieces[0].form == "object":
            return self.tree.lemmas[self.tree.head_of((pieces[0].first, pieces[0].last))] in _TOLD
        if sense.kind == "refusal" and pieces and pieces[0].form == "object":
            return self.tree.lemmas[self.tree.head_of((pieces[0].first, pieces[0].last))] in _ASKED
        if sense.kind != "refusal" or not pieces or pieces[0].form != "to":
            return False
        return self.tree.lemmas[self.tree.head_of((pieces[0].first, pieces[0].last))] in self.lexicon.silence

    def with_object(self, token: int, lemma: str, sense: Cue) -> Cue:
        """The kind that a verb and its object make together: "expressed hope"."""
        obj = self.tree.child(token, "obj")
        light = None if obj is None else self.lexicon.light.get((lemma, self.tree.lemmas[obj]))
        return sense if light is None else msgspec.structs.replace(sense, kind=light, firm=True)

    def of_verb(self, token: int, lemma: str) -> tuple[tuple[Piece, ...], Cue | None, tuple[int, ...]]:
        """Pieces of what is said, the sense they show, and the particles and prepositions that belong to the cue."""
        tree = self.tree
        particles = tree.children(token, "compound:prt")
        if lemma == "make":
            particles = tuple(
                kid
                for kid in tree.children(token)
                if tree.lows[kid] in ("clear", "plain", "known") and kid - token <= 2
            )
        stem = " ".join([lemma, *(tree.lows[each] for each in particles)])
        if not particles and (loose := self._loose_particle(token, lemma)) is not None:
            particles, stem = (loose,), f"{lemma} {tree.lows[loose]}"
        for kid in tree.children(token, "obl", "nmod", "advcl", "advmod"):
            case = self._preposition(kid)
            if case is None or self._is_time(kid):
                continue
            phrase = f"{stem} {case}"
            for sense in self.lexicon.verbs.get(phrase, ()):
                pieces = self._after_preposition(token, kid, sense)
                case_token = tree.child(kid, "case", "mark")
                return pieces, sense, (*particles, *(() if case_token is None else (case_token,)))
        senses = self.lexicon.verbs.get(stem, ())
        if not senses:
            return (), None, ()
        for wanted in _ORDER:
            for sense in senses:
                if wanted in sense.takes and (pieces := self._taken(token, wanted)):
                    return self._with_proviso(token, pieces), sense, particles
        return (), None, particles

    def _loose_particle(self, token: int, lemma: str) -> int | None:
        """A particle that the tree takes for an adverb: "pushed back against", "lashed out"."""
        after = token + 1
        if after >= len(self.tree.tokens) or self.tree.tokens[after].head != token:
            return None
        stem = f"{lemma} {self.tree.lows[after]}"
        return after if self.tree.relation(after) == "advmod" and self.lexicon.opens(stem) else None

    def _preposition(self, kid: int) -> str | None:
        """The preposition before a nominal, or before a gerund, where trees call it a mark: "accused X of breaking"."""
        tree = self.tree
        if tree.relation(kid) == "advmod":
            return None
        if tree.relation(kid) != "advcl":
            return tree.case(kid)
        mark = tree.child(kid, "mark")
        if mark is None or not tree.lows[kid].endswith("ing") or tree.lows[mark] not in _PREPOSITIONS:
            return None
        return tree.lows[mark]

    def _with_proviso(self, token: int, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """With the "unless" or "until" clause of the cue, which limits what is refused, offered or demanded."""
        tree = self.tree
        last = pieces[-1]
        for kid in tree.children(token, "advcl"):
            first, end = tree.range_of(kid)
            marks = {tree.lows[mark] for mark in tree.children(kid, "mark")}
            if (
                marks & {"unless", "until", "if", "before"}
                and 0 <= first - last.last <= 8
                and last.form != "quote"
            ):
                return (*pieces[:-1], msgspec.structs.replace(last, last=max(last.last, end)))
        return pieces

    def _is_time(self, token: int) -> bool:
        """Whether a word stands in a time expression: "called on Monday" is no call on anybody."""
        return token in self.tree.timed

    def _after_preposition(self, token: int, kid: int, sense: Cue) -> tuple[Piece, ...]:
        """What is said after a prepositional cue: "called on X to go", "called for talks", "accused X of Y"."""
        tree = self.tree
        first, last = tree.range_of(kid)
        case = tree.child(kid, "case") if tree.relation(kid) != "advcl" else tree.child(kid, "mark")
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
                if self._gerund(kid) and (tree.relation(kid) != "advcl" or kid - token <= 2)
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
                return (Piece(*self.without_case(kid), wanted),)
        return ()

    def _gerund(self, clause: int) -> bool:
        """Whether a clause is a gerund: "denied breaking the truce", "denied being behind the attack"."""
        helpers = self.tree.children(clause, "cop", "aux", "aux:pass")
        return self.tree.lows[clause].endswith("ing") or any(
            self.tree.lows[each] in ("being", "having") for each in helpers
        )

    def _governs(self, token: int, goal: int) -> bool:
        """Whether an infinitive read as an adverbial clause may be what is urged: right after the verb's object.

        Without an object it is what a verb of will says, though a day stands between: "threatened on Monday to leave".
        """
        obj = self.tree.child(token, "obj", "iobj")
        if obj is None:
            lemma = self.lexicon.lemma(self.tree.lows[token], self.tree.lemmas[token])
            return lemma in _WILLING and 0 < goal - token <= _NEAR
        return obj is not None and 0 < self.tree.range_of(goal)[0] - self.tree.range_of(obj)[1] <= 1

    def _clauses(self, token: int) -> tuple[Piece, ...]:
        tree = self.tree
        beside = tree.relation(token) == "parataxis" and subject_of_aside(tree, token) is not None
        found = [
            Piece(*tree.range_of(kid, without=[*self._set_beside(kid), *self._told_above(kid)]), "clause")
            for kid in tree.children(token, "ccomp")
            if (not tree.infinitive(kid) or tree.child(kid, "nsubj", "cop") is not None or self._that(kid))
            and not {tree.lows[mark] for mark in tree.children(kid, "mark")} & _WHEN
            and not (beside and tree.lows[kid].endswith("ing") and tree.child(kid, "mark", "nsubj") is None)
        ]
        if found:
            return (*self.asides.opening(token, found[0]), *self._with_strays(token, found))
        if tree.tokens[token].head >= 0 and (
            tree.relation(token) == "parataxis" or self.asides.between_commas(token)
        ):
            return self.asides.host_clause(token)
        return (
            self.asides.after_relative(token) or self.asides.after_colon(token) or self.asides.closing(token)
        )

    def _told_above(self, clause: int) -> list[int]:
        """Cues joined to what is said that go on with the cue above it: they are no part of what it says."""
        return [kid for kid in self.tree.children(clause, "conj") if told_above(self.tree, kid, self.lexicon)]

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
        sentence = tree.analysis.sentences[tree.sentence(clause)]
        if _BESIDE.isdisjoint(tree.lows[sentence.first : sentence.last]):
            return []
        return [
            kid
            for each in tree.subtree(clause)
            for kid in tree.children(each, "advcl")
            if kid > each
            and tree.child(kid, "nsubj") is not None
            and any(tree.lows[mark] in _BESIDE for mark in tree.children(kid, "mark"))
        ]

    def after_comma(self, token: int) -> tuple[Piece, ...]:
        """What follows "said," or "said:" to the sentence's end where no tree gives a complement."""
        tree = self.tree
        sentence = tree.analysis.sentences[tree.sentence(token)]
        if token + 4 >= sentence.last or tree.lows[token + 1] not in (",", ":", "that"):
            return ()
        where = tree.trim((token + 2, sentence.last))
        verbs = any(tree.is_verb(each) for each in range(*where))
        quoted = (token in self.in_quote) != (where[0] in self.in_quote)
        return (Piece(*where, "clause"),) if verbs and not quoted else ()

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
        goal = next(
            (kid for kid in tree.children(token, "xcomp", "obj", "ccomp") if obj is not None and kid > obj),
            None,
        )
        if obj is None or goal is None or tree.infinitive(goal):
            return self._named_by_quote(token, obj)
        first, last = tree.range_of(obj)
        goal_first, goal_last = tree.range_of(goal)
        return (Piece(min(first, goal_first), max(last, goal_last), "named"),)

    def _named_by_quote(self, token: int, obj: int | None) -> tuple[Piece, ...]:
        """What "called the move “reckless”" says where the tree takes both for one object."""
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
        if last < len(tree.tokens) and tree.lows[last] == "of":
            # "accused them of “recklessly” breaking it": marks within the charge part it from its verb.
            rest = [each for each in tree.subtree(token) if each >= last]
            last = rest[-1] + 1 if rest and rest[0] == last else last
        return (Piece(*tree.trim((first, last)), "object"),)

    def without_case(self, token: int) -> Range:
        """A nominal's tokens without its preposition."""
        first, last = self.tree.range_of(token)
        case = self.tree.child(token, "case")
        return (first + 1, last) if case == first and last > first + 1 else (first, last)

    def addressee(self, token: int, sense: Cue, pieces: tuple[Piece, ...]) -> int | None:
        """Who is told or asked: an object or a "to" phrase outside of what is said."""
        tree = self.tree
        for kid in tree.children(token, "iobj", "obj"):
            inside = any(
                piece.first <= kid < piece.last and piece.form in ("object", "as") for piece in pieces
            )
            if not inside:
                return kid
        for kid in tree.children(token, "obl"):
            if tree.case(kid) in ("to", "on", "upon", "with") and not any(
                piece.first <= kid < piece.last and piece.form != "object" for piece in pieces
            ):
                return kid
        return None
