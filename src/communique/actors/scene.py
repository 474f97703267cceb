"""What the steps that make a cast share: the report's words with their classes, the entities found so far, and
drafts of mentions. The one place of this room with state; it lives for one report.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from communique.actors.lexicon import ADJECTIVE, CAPITAL, PEOPLE, Hit, find, table_for
from communique.actors.ministries import with_ministries
from communique.actors.standins import with_stand_ins
from communique.actors.words import folded, is_capital
from communique.actors.world import phrases, roles
from communique.language.types import Analysis, Token
from communique.model import Cited, Dated, Office, Profile, Repair, Span
from communique.page.types import Page

if TYPE_CHECKING:
    from communique.actors.titles import Title


@dataclass(slots=True, eq=False)
class Entity:
    """An actor in the making."""

    kind: str
    id: str
    name: str
    side: Cited[str] | None = None
    gender: str | None = None
    plural: bool = False
    unofficial: bool = False
    hidden: bool = False
    parts: tuple[str, ...] = ()
    family: str = ""
    forms: dict[str, list[Span]] = field(default_factory=dict)
    offices: list[Office] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    members: tuple[str, ...] = ()
    description: str | None = None
    known: bool = False
    heads_state: bool = False
    credited: bool = False
    shaped: bool = False
    dismissed: bool = False


@dataclass(slots=True, eq=False)
class Draft:
    """A mention in the making: tokens [first, last), the entities meant, and the name's own tokens."""

    first: int
    last: int
    entities: tuple[Entity, ...]
    form: str
    rule: str
    name: tuple[int, int]
    head: int = -1
    plural: bool = False


class Scene:
    """One report's words as the steps see them.

    Args:
        report: The report's id.
        page: Its layout.
        analysis: What the language core says of it.
        profile: The user's profile.
        dated: The report's day.
    """

    def __init__(self, report: str, page: Page, analysis: Analysis, profile: Profile, dated: Dated) -> None:
        self.report = report
        self.page = page
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.profile = profile
        self.day: date | None = dated.interval.midpoint if dated.interval is not None else None
        self.low = [folded(token.text) for token in self.tokens]
        sides = frozenset(side.id for side in profile.sides)
        found = with_stand_ins(find(self.tokens, table_for(profile)), self.tokens, self.low, sides)
        self.hits = with_ministries(found, self.low)
        self.hit_at: dict[int, Hit] = {i: hit for hit in self.hits for i in range(hit.first, hit.last)}
        self.caseless = self._caseless_sentences()
        self.classes = self._classes()
        self.entities: list[Entity] = []
        self.drafts: list[Draft] = []
        self.owned: list[tuple[Entity, Title, tuple[int, int]]] = []
        self.by_id: dict[str, Entity] = {}
        self.taken: dict[int, Draft] = {}
        self.predicates: set[int] = set()
        self.acronyms: dict[str, Entity] = {}
        self._block_starts = [block.start for block in page.blocks]

    def relabel(self, hits: list[Hit]) -> None:
        """Take other phrases for those of the lexicon, and class the words anew."""
        self.hits = hits
        self.hit_at = {i: hit for hit in hits for i in range(hit.first, hit.last)}
        self.classes = self._classes()

    def block(self, token: int) -> int:
        """Index of the page's block that a token stands in."""
        return bisect_right(self._block_starts, self.tokens[token].start) - 1

    def span(self, first: int, last: int) -> Span:
        """The characters of the tokens [first, last)."""
        start, end = self.analysis.span(first, last)
        return Span(self.report, start, end)

    def words(self, first: int, last: int) -> str:
        """The text of the tokens [first, last) with its white space made single."""
        start, end = self.analysis.span(first, last)
        return " ".join(self.analysis.text[start:end].split())

    def head(self, first: int, last: int) -> int:
        """The token of [first, last) that the others hang on: a noun whose own head lies outside."""
        outside = [i for i in range(first, last) if not first <= self.tokens[i].head < last]
        nouns = [i for i in outside if self.tokens[i].upos in ("PROPN", "NOUN", "PRON")]
        solid = nouns or [i for i in outside if self.tokens[i].upos not in ("PUNCT", "ADP", "DET", "PART")]
        linked = [i for i in solid if self.tokens[i].deprel not in ("compound", "amod", "flat", "det")]
        return (linked or solid or outside or [last - 1])[0]

    def entity(self, kind: str, id: str, name: str, side: Cited[str] | None = None) -> Entity:
        """The entity of this id, made at first sight."""
        held = self.by_id.get(id)
        if held is None:
            held = Entity(kind, id, name, side)
            self.by_id[id] = held
            self.entities.append(held)
        return held

    def put(self, first: int, last: int, entities: tuple[Entity, ...], form: str, rule: str,
            name: tuple[int, int] | None = None, *, plural: bool = False, take: bool = True, head: int | None = None) -> Draft:  # fmt: skip
        """Note a mention; `name` are the tokens that count as a surface form of the name."""
        kept = name or (first, last)
        draft = Draft(
            first, last, entities, form, rule, kept, self.head(first, last) if head is None else head, plural
        )
        self.drafts.append(draft)
        if take:
            for token in range(first, last):
                self.taken[token] = draft
        for entity in entities:
            entity.heads.append(draft.head)
            if form in ("name", "partial", "stand-in", "capital", "demonym") and len(entities) == 1:
                entity.forms.setdefault(self.words(*kept), []).append(self.span(*kept))
        return draft

    def _caseless_sentences(self) -> frozenset[int]:
        """Sentences written without capitals, as machine captions are."""
        found = set()
        for sentence in self.analysis.sentences:
            words = [
                token for token in self.tokens[sentence.first : sentence.last] if token.text[:1].isalpha()
            ]
            capitals = sum(is_capital(token.text) for token in words[1:])
            if len(words) >= 8 and capitals < len(words) * 0.02:
                found.add(sentence.i)
        return frozenset(found)

    def _classes(self) -> str:
        """One letter a token: what it can be within a title (see `titles`)."""
        classes = list(map(self._class, self.tokens))
        for i in range(1, len(classes)):
            if self.low[i] == "lady" and self.low[i - 1] == "first":
                classes[i] = "R"
        return "".join(classes)

    def _stands_apart(self, token: Token) -> bool:
        """Whether there is white space on both sides of a token."""
        text = self.analysis.text
        return text[token.start - 1 : token.start].isspace() and text[token.end : token.end + 1].isspace()

    def _class(self, token: Token) -> str:
        hit, low = self.hit_at.get(token.i), self.low[token.i]
        if hit is not None and not (hit.entry.form == CAPITAL and hit.entry.state is None):
            kind = hit.entry.kind
            if kind == "state" or hit.entry.form in (ADJECTIVE, PEOPLE, CAPITAL):
                return "D"
            return {"organisation": "O", "group": "O", "publication": "U", "place": "L"}.get(kind, "C")
        if low in ("-", "–") and self._stands_apart(token):
            return "_"  # a dash between clauses, or after a dateline, joins no title
        return _word_class(low.removeprefix("ex-").removeprefix("then-"), token)


def _word_class(low: str, token: Token) -> str:
    table = class_table()
    known = table.get(low)
    if known == "T" and low in ("that", "this", "one") and token.upos != "DET":
        return "x"
    if known is not None:
        return "x" if known in "RQ" and token.upos in ("VERB", "AUX", "ADV") else known
    if token.upos in ("VERB", "AUX", "ADV", "PRON", "SCONJ", "INTJ", "NUM") or low.rstrip(".") in CALENDAR:
        return "x"
    if "-" in low and table.get(low.rsplit("-", 1)[1]) == "R":
        return "R"
    if token.text[:1].isalpha() and is_capital(token.text):
        return "C"
    if token.upos in ("NOUN", "ADJ") and token.text[:1].isalpha():
        return "N"
    return "x"


_NOUN_PHRASE = re.compile(r"T?(?:[DOUCFMLRN]|S|-|(?<=D)[&A](?=D|T?D))*$")


def start_of_phrase(scene: Scene, role: int) -> int:
    """The first token of the noun phrase whose noun of office stands at `role`."""
    low = max(0, role - 8)
    while low < role and scene.tokens[low].sent != scene.tokens[role].sent:
        low += 1
    match = _NOUN_PHRASE.search(scene.classes[low:role])
    first = low + match.start() if match is not None else role
    return first + 1 if first < role and scene.classes[first] in "-S" else first


CALENDAR = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
    ]
)
_CLASSES: dict[str, str] = {}


def class_table() -> dict[str, str]:
    """Class of each word that titles are made of."""
    if not _CLASSES:
        spoken = roles()
        table = dict.fromkeys(spoken.fields, "F")
        table |= dict.fromkeys(spoken.modifiers, "M")
        singles = [noun for noun in (*spoken.head, *spoken.official, *spoken.other) if " " not in noun]
        table |= {plural_of(noun): "Q" for noun in singles}
        table |= {noun.split("-")[-1]: "R" for noun in singles}
        table |= {
            f"{short[:-1]}s.": "Q"
            for short in spoken.abbreviations
            if short.endswith(".") and " " not in short
        }
        table |= {
            word: "H"
            for listed in spoken.honorific.values()
            for word in listed
            if word not in ("king", "queen", "prince", "princess")
        }
        table |= {"head": "R", "chief": "R", "representatives": "Q", "general": "R", "president": "R"}
        table |= dict.fromkeys(("of", "for", "to", "on", "in", "at", "with"), "P")
        table |= dict.fromkeys(
            ("the", "a", "an", "his", "her", "its", "their", "our", "my", "one", "another", "this", "that"),
            "T",
        )
        table |= {"'s": "S", "'": "S", "-": "-", "–": "-", "—": "_", ",": "A", "and": "&", "&": "&"}
        _CLASSES.update(table)
    return _CLASSES


def plural_of(noun: str) -> str:
    """The plural of a regular noun of office."""
    for ending, plural in (("man", "men"), ("woman", "women"), ("wife", "wives"), ("y", "ies")):
        if noun.endswith(ending):
            return noun[: -len(ending)] + plural
    return noun + ("es" if noun.endswith(("s", "x", "ch")) else "s")


def government_nouns() -> frozenset[str]:
    """Nouns that stand for a state's government after its adjective."""
    return phrases().government
