"""One report ready to be read: its text, layout, words and trees, cast, day and times in one value.

Both halves of the room (accounts and statements) look things up here, so that they agree on what a clause is,
which paragraph a word stands in, and what may be cited.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from communique.model import NO_PROFILE, Dated, Interval, Mention, Profile, Report, Span, TimeValue
from communique.model.vocabulary import READABLE, Issue, Zone
from communique.reading.speech import attributions
from communique.reading.topics import theme_of
from communique.reading.tree import Tree
from communique.reading.voices import Voices
from communique.reading.words import forms_of

if TYPE_CHECKING:
    from communique.actors import Cast
    from communique.language import Analysis, Sentence, Token
    from communique.page.types import Block, Page

CLAUSES = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj"})
"""Universal Dependencies relations, without subtypes, that head a clause."""


class Document:
    """One report with all that was made of it, and the look-ups that readers share.

    Args:
        report: The report.
        page: Its layout.
        analysis: Words and trees of its readable blocks, in report characters.
        cast: Its actors and their mentions.
        dated: Its day.
        times: Its time expressions with their values.
        profile: What the user tells of the negotiation.
    """

    def __init__(
        self,
        report: Report,
        page: Page,
        analysis: Analysis,
        cast: Cast,
        dated: Dated = Dated(),  # noqa: B008 - an immutable value
        times: tuple[TimeValue, ...] = (),
        profile: Profile = NO_PROFILE,
    ) -> None:
        self.report = report
        self.page = page
        self.analysis = analysis
        self.cast = cast
        self.dated = dated
        self.times = times
        self.profile = profile
        self.tree = Tree(analysis)
        """Plain look-ups on the trees, as the search for speech uses them."""
        self.children = self.tree.children
        """Dependents of a token in order; with relations, only those (`obl` stands for its subtypes too)."""
        self.answers: dict[object, object] = {}
        self.token_answers: defaultdict[object, dict[int, object]] = defaultdict(dict)
        """What `once` keeps."""

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens of the readable blocks."""
        return self.tree.tokens

    @property
    def day(self) -> Interval | None:
        """The days that the report can be of."""
        return self.dated.interval

    @cached_property
    def theme(self) -> Issue | None:
        """The one issue that the report is about, None where it has several or none."""
        return theme_of(self.text, [(each.start, each.end) for each in self.analysis.sentences])

    # --- where a word stands -------------------------------------------------------------------------------

    @cached_property
    def _block_starts(self) -> tuple[int, ...]:
        return tuple(block.start for block in self.page.blocks)

    def block_index(self, token: int) -> int:
        """Order of the block (paragraph) that a token stands in, -1 if none."""
        start = self.analysis.tokens[token].start
        place = bisect_right(self._block_starts, start) - 1
        return place if place >= 0 and start < self.page.blocks[place].end else -1

    def block(self, token: int) -> Block | None:
        """The block that a token stands in."""
        place = self.block_index(token)
        return self.page.blocks[place] if place >= 0 else None

    def zone(self, token: int) -> Zone:
        """The zone that a token stands in; `body` where the page says nothing."""
        block = self.block(token)
        return "body" if block is None else block.zone

    def sentence(self, token: int) -> Sentence:
        """The sentence that a token stands in."""
        return self.analysis.sentences[self.analysis.tokens[token].sent]

    def sentence_tokens(self, sentence: int) -> range:
        """Indices of a sentence's tokens."""
        held = self.analysis.sentences[sentence]
        return range(held.first, held.last)

    def token_at(self, character: int) -> int | None:
        """Index of the token that covers a character of the text, None between tokens."""
        place = bisect_right(self.tree.starts, character) - 1
        return place if place >= 0 and character < self.analysis.tokens[place].end else None

    def tokens_between(self, start: int, end: int) -> range:
        """Indices of the tokens that overlap the characters `start` to `end`."""
        starts = self.tree.starts
        first = bisect_right(starts, start) - 1
        if first < 0 or self.analysis.tokens[first].end <= start:
            first += 1
        return range(first, max(first, bisect_left(starts, end, lo=first)))

    # --- the tree ------------------------------------------------------------------------------------------

    @cached_property
    def forms(self) -> tuple[frozenset[str], ...]:
        """Each token's dictionary forms."""
        return tuple(forms_of(token.text, token.lemma) for token in self.tokens)

    def subtree(self, token: int) -> tuple[int, ...]:
        """A token and all that depends on it, in the order of the text."""
        found: list[int] = []
        queue = [token]
        while queue:
            here = queue.pop()
            found.append(here)
            queue.extend(self.analysis.children(here))
        return tuple(sorted(found))

    def ancestors(self, token: int) -> tuple[int, ...]:
        """The heads above a token, nearest first."""
        found: list[int] = []
        here = self.analysis.tokens[token].head
        while here >= 0 and here not in found:
            found.append(here)
            here = self.analysis.tokens[here].head
        return tuple(found)

    def relation(self, token: int) -> str:
        """A token's relation to its head without the subtype."""
        return self.tree.relations[token]

    def clause_root(self, token: int) -> int:
        """The token that heads the clause in which a token stands (itself, if it heads one).

        A conjunct that is a verb heads a clause of its own.
        """
        tokens, relations = self.tokens, self.tree.relations
        here = token
        for _ in tokens:
            relation = relations[here]
            if tokens[here].head < 0 or relation in CLAUSES:
                return here
            if relation == "conj" and tokens[here].upos in ("VERB", "AUX"):
                return here
            here = tokens[here].head
        return here

    # --- who and when --------------------------------------------------------------------------------------

    def mentions_at(self, token: int) -> tuple[Mention, ...]:
        """Mentions that cover a token, narrowest first."""
        return self.cast.by_token.get(token, ())

    def mention_headed(self, token: int) -> Mention | None:
        """The widest mention with this head token."""
        return self.cast.by_head.get(token)

    @cached_property
    def _times_by_token(self) -> dict[int, tuple[TimeValue, ...]]:
        held: dict[int, tuple[TimeValue, ...]] = {}
        for time in self.times:
            for token in self.tokens_between(time.start, time.end):
                held[token] = (*held.get(token, ()), time)
        return held

    def times_at(self, token: int) -> tuple[TimeValue, ...]:
        """Time values whose words cover a token."""
        return self._times_by_token.get(token, ())

    # --- who says what -------------------------------------------------------------------------------------

    @cached_property
    def voices(self) -> Voices:
        """Attributions and their speakers, found once: for accounts ("who says so") and for statements."""
        blocks = [(block.start, block.end) for block in self.page.blocks if block.zone in READABLE]
        heard = attributions(self.analysis, blocks if self.page.blocks else None, tree=self.tree)
        found = [held for held in heard if held.sense is None or held.sense.voice != "mention"]
        return Voices(self, self.tree, found)

    # --- citing --------------------------------------------------------------------------------------------

    def cite(self, first: int, last: int) -> Span:
        """The span of the tokens `first` to `last` (exclusive)."""
        tokens = self.analysis.tokens
        return Span(self.report.id, tokens[first].start, tokens[max(first, last - 1)].end)

    def cite_tokens(self, tokens: tuple[int, ...] | list[int]) -> Span:
        """The shortest span that holds all these tokens."""
        return self.cite(min(tokens), max(tokens) + 1)

    def span(self, start: int, end: int) -> Span:
        """The span of these characters."""
        return Span(self.report.id, start, end)

    def text_of(self, first: int, last: int) -> str:
        """The words of the tokens `first` to `last` (exclusive), as they stand."""
        return self.cite(first, last).of(self.text)
