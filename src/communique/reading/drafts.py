"""Drafts of statements: each distinct thing said with its speaker, relays, kind, issues and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from communique.model.vocabulary import Issue, Kind
from communique.reading.acting import (
    account_of,
    actor_of,
    beside_the_point,
    imperative,
    past,
    peer_of,
    said_head,
    words_of,
)
from communique.reading.commitment import partisan
from communique.reading.kinds import kind_of
from communique.reading.pieces import Attribution
from communique.reading.said import Said, has
from communique.reading.speakers import Speaker, own_medium
from communique.reading.topics import issues_of
from communique.reading.tree import Range, Tree
from communique.reading.units import Unit, units_of
from communique.reading.unsaid import passed_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Account
    from communique.reading.document import Document


_PLAIN = frozenset({"assessment", "announcement", "prediction"})
_COMMENTARY = 8


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One thing said, on its way to be a statement.

    Attributes:
        speaker: Who says it.
        via: Who relays it, nearest the speaker first.
        kind: What kind of thing it is.
        rule: The rule that says so.
        issues: Its issues, each with the characters that name it or None where the context does.
        anchor: Head token of its cue, -1 for a bare quotation.
        said: Tokens of what is said.
        spans: Tokens of its evidence.
        cue: Tokens of the cue, None for a bare quotation.
        form: Complement that it is.
        group: Group of its cue.
        adjunct: Head token of the cue that this one's participle goes with ("rejected it, saying...").
    """

    speaker: Speaker
    via: tuple[Speaker, ...]
    kind: Kind
    rule: str
    issues: dict[Issue, tuple[int, int] | None]
    said: Range
    spans: tuple[Range, ...]
    cue: Range | None
    form: str
    group: str
    anchor: int = -1
    adjunct: int | None = None


def drafts_of(document: Document, tree: Tree, accounts: tuple[Account, ...]) -> list[Draft]:
    """Every thing that anybody is said to say, before relevance and repetition are looked at."""
    return _Drafter(document, tree, accounts).run()


class _Drafter:
    def __init__(self, document: Document, tree: Tree, accounts: tuple[Account, ...]) -> None:
        self.document = document
        self.tree = tree
        self.accounts = accounts
        self.voices = document.voices
        self.found = self.voices.found
        self.units = [units_of(tree, held) for held in self.found]

    def run(self) -> list[Draft]:
        told = [draft for number in range(len(self.found)) for draft in self._drafts(number)]
        return sorted([*told, *self._own_voice(told)], key=lambda each: each.said[0])

    def _own_voice(self, told: Sequence[Draft]) -> list[Draft]:
        """What a side's own medium says in its own voice: demands, threats and judgements that nobody else is given."""
        if own_medium(self.document, (0, 1)) is None:
            return []
        made: list[Draft] = []
        sentences = 0
        for sentence in self.tree.analysis.sentences:
            where = self.tree.trim((sentence.first, sentence.last))
            speaker = own_medium(self.document, where)
            if speaker is None or self.document.zone(sentence.first) != "body" or _told_of(where, told):
                continue
            sentences += 1
            unit = Unit(*where, self.tree.head_of(where), "clause", 0)
            bare = Attribution(anchor=-1, cue=where, sense=None, source=None, pieces=())
            made += self._unit_drafts(bare, unit, [speaker], (), None)
        willed = [draft for draft in made if draft.kind not in _PLAIN or self._judges(draft)]
        # A commentary speaks throughout; in a news report only what wills or judges is the medium's own.
        commentary = len(willed) * _COMMENTARY >= sentences
        return [draft for draft in made if _weighty(draft)] if commentary else willed

    def _judges(self, draft: Draft) -> bool:
        """Whether what is said puts somebody in the wrong, whatever its kind: no report does that in a neutral voice."""
        words = words_of(self.tree, draft.said)
        return any(has(words, name) for name in ("accusing", "hostile", "needing", "going_on"))

    def _drafts(self, number: int) -> list[Draft]:
        held = self.found[number]
        speakers = [each for each in self.voices.who(number) if not each.medium]
        if not speakers or passed_over(self.tree, self.voices, number):
            return []
        via = self._relays(number)
        if via is None:
            return []
        made: list[Draft] = []
        for unit in self.units[number]:
            inner = self._inner(number, unit)
            if inner is not None and not self._answers(held) and not self._absorbs(number, inner):
                continue
            hint = None if inner is None else self.found[inner]
            given = self._unit_drafts(held, unit, speakers, via, hint)
            made += (
                given
                if unit.form != "run"
                else [draft for draft in given if _weighty(draft) or self._judges(draft)]
            )
        return made

    def _answers(self, held: Attribution) -> bool:
        """Whether a cue does something of its own to what another said: "rejected the offer", "denied the charge"."""
        return held.sense is not None and held.sense.group in _ANSWERING

    def _relays(self, number: int) -> tuple[Speaker, ...] | None:
        """Who relays this; None where it is no statement of its own but part of another's."""
        held, outer = self.found[number], self.voices.outer[number]
        relays: list[Speaker] = []
        if held.relay is not None:
            relays += self.voices.resolver.speakers(held.relay)
        relays += self._told(held)
        if outer is None or not self.voices.who(outer):
            return tuple(relays)
        mine, theirs = self.voices.who(number), self.voices.who(outer)
        if held.sense is None or self._same(held, mine, theirs):
            return None
        covers = any(unit.head == held.anchor for unit in self.units[outer])
        partisan = any(each.side is not None for each in theirs)
        if held.sense.voice == "stance" and partisan:
            return None
        if not covers and (held.sense.voice == "stance" or held.sense.group not in _DEEP):
            return None
        above = self._relays(outer)
        return (*relays, *theirs, *(above or ()))

    def _told(self, held: Attribution) -> list[Speaker]:
        """A publication that the speaker talks to."""
        if held.addressee is None:
            return []
        cast = self.document.cast
        found = (
            self.voices.resolver.speakers(held.addressee)
            if self.document.mention_headed(held.addressee)
            else ()
        )
        return [each for each in found if each.id in cast.by_id and cast.by_id[each.id].kind == "publication"]

    def _same(self, held: Attribution, mine: Sequence[Speaker], theirs: Sequence[Speaker]) -> bool:
        if {each.id for each in mine} & {each.id for each in theirs}:
            return True
        shared = {each.side for each in mine if each.side} & {each.side for each in theirs if each.side}
        if self._person(mine) and held.sense is not None and held.sense.voice == "speech":
            # What an official says that another by name has said or vowed is the other's too.
            return False
        return bool(shared)

    def _person(self, speakers: Sequence[Speaker]) -> bool:
        cast = self.document.cast.by_id
        return all(each.id in cast and cast[each.id].kind == "person" for each in speakers)

    def _inner(self, number: int, unit: Unit) -> int | None:
        """The attribution that makes up a unit: its cue heads it."""
        for other, held in enumerate(self.found):
            if self.voices.outer[other] == number and held.anchor == unit.head:
                return other
        return None

    def _absorbs(self, number: int, inner: int) -> bool:
        """Whether the unit stays the outer speaker's: the inner one is the same side, or only a view ascribed."""
        if not self.voices.who(inner) or self._relays(inner) is None:
            return True
        return not self._drafts(inner) if inner != number else True

    def _unit_drafts(
        self,
        held: Attribution,
        unit: Unit,
        speakers: Sequence[Speaker],
        via: tuple[Speaker, ...],
        hint: Attribution | None,
    ) -> list[Draft]:
        spans = (self._evidence(held, unit),)
        made = []
        for speaker in speakers:
            kind, rule = kind_of(self._said(held, unit, speaker, hint))
            issues = issues_of(self.document, self.tree, unit.where, kind, speaker)
            made.append(
                Draft(
                    speaker=speaker,
                    via=tuple(each for each in via if each.id != speaker.id),
                    kind=kind,
                    rule=rule,
                    issues=issues,
                    said=unit.where,
                    spans=spans,
                    cue=None if held.sense is None else held.cue,
                    form=unit.form,
                    group="" if held.sense is None else held.sense.group,
                    anchor=held.anchor,
                    adjunct=self._goes_with(held),
                )
            )
        return made

    def _settles(self, hint: Attribution, form: str) -> bool:
        """Whether a cue inside what is said tells its kind: not a mere "I think", nor a thing that "threatens"."""
        if hint.sense is None or hint.sense.kind is None or hint.sense.group == "holding a view":
            return False
        if hint.sense.group == "reluctance":
            # "China is unwilling to change": told of another, it is held against them.
            return False
        if form == "quote" and hint.source is not None and self.tree.lows[hint.source] in _THINGS:
            return False
        named = any(
            self.found[number] is hint and self.voices.who(number) for number in range(len(self.found))
        )
        return named or self.tree.tokens[hint.anchor].upos == "NOUN"

    def _goes_with(self, held: Attribution) -> int | None:
        """The verb that a participle of telling explains."""
        tree = self.tree
        if held.anchor < 0 or held.sense is None or held.sense.key not in _EXPLAINING:
            return None
        if tree.relation(held.anchor) != "advcl" or not tree.lows[held.anchor].endswith("ing"):
            return None
        return tree.tokens[held.anchor].head

    def _said(self, held: Attribution, unit: Unit, speaker: Speaker, hint: Attribution | None) -> Said:
        cue = held
        where, head, form = unit.where, said_head(self.tree, unit.head), unit.form
        if hint is not None and plain(held) and self._settles(hint, form):
            cue = hint
            form = hint.pieces[0].form if hint.pieces else form
        sense = cue.sense
        return Said(
            words=words_of(self.tree, where, beside_the_point(self.tree, where)),
            group="" if sense is None else sense.group,
            cue="" if sense is None else sense.key,
            prior=None if sense is None else sense.kind,  # type: ignore[arg-type]
            firm=sense is not None and sense.firm,
            negated=cue.negated and cue.anchor >= 0,
            subject=actor_of(self.document, self.tree, head, speaker, form, named=cue.addressee is not None),
            modals=self.tree.modals(head),
            refused=self.tree.negated(head),
            past=past(self.tree, head),
            form=form,
            partisan=partisan(self.document, speaker),
            account=account_of(self.document, self.accounts, where, speaker),
            imperative=imperative(self.tree, unit),
            copula=self.tree.child(head, "cop") is not None,
            verb=self.tree.lemmas[head],
            peer=peer_of(self.document, self.tree, head, speaker) or self._asks_its_own(cue, speaker),
            cue_words=self.tree.lows[cue.cue[0] : cue.cue[1]],
            named=cue.addressee is not None or form == "clause",
        )

    def _asks_its_own(self, cue: Attribution, speaker: Speaker) -> bool:
        """Whether a body of the speaker's own side is asked: a president asks his congress."""
        if cue.addressee is None or speaker.side is None or cue.sense is None or cue.sense.group != "urging":
            return False
        mention = self.document.mention_headed(cue.addressee)
        if mention is None or not mention.actors:
            return False
        return all(
            each != speaker.side and self.document.cast.side_of(each) == speaker.side
            for each in mention.actors
        )

    def _evidence(self, held: Attribution, unit: Unit) -> Range:
        """The unit's tokens, with the source and cue where they stand right before or after it."""
        first, last = unit.where
        if held.anchor < 0:
            return first, last
        outside = [*range(*held.cue)]
        if held.source is not None and abs(held.source - held.anchor) <= 12:
            outside += list(range(*self._source_range(held)))
        low, high = min(outside), max(outside) + 1
        tree = self.tree
        if tree.sentence(low) != tree.sentence(first) and tree.sentence(high - 1) != tree.sentence(last - 1):
            return first, last
        if unit.number == 0 and high <= first + 1 and first - high <= 12:
            first = min(first, low)
        elif low >= last - 1 and low - last <= 4:
            last = max(last, high)
        return first, last

    def _source_range(self, held: Attribution) -> Range:
        assert held.source is not None
        drop = self.tree.children(held.source, "acl", "appos", "parataxis", "advcl")
        return self.tree.range_of(held.source, without=drop)


def _told_of(where: Range, told: Sequence[Draft]) -> bool:
    """Whether somebody is already given what a sentence holds."""
    return any(
        first < where[1] and where[0] < last for draft in told for first, last in (draft.said, *draft.spans)
    )


def _weighty(draft: Draft) -> bool:
    """Whether a sentence of a long unmarked statement is more than narrative: it names an issue, or wills something."""
    if any(where is not None for where in draft.issues.values()):
        return True
    return draft.kind not in _PLAIN


def plain(held: Attribution) -> bool:
    """Whether an attribution's own cue leaves the kind to what is said."""
    return held.sense is None or held.sense.kind is None


# Participles that give the ground or wording of what the main verb tells: one thing said, not two.
_EXPLAINING = frozenset(
    {"say", "cite", "note", "call", "describe", "argue", "claim", "maintain", "insist", "label"}
)


# What utters nothing where somebody is quoted: "It invites contempt", "this threatens the truce".
_THINGS = frozenset({"it", "this", "that", "these", "those"})

# Cues by which somebody answers what another said: both are statements.
_ANSWERING = frozenset({"refusing", "accepting", "denying", "accusing"})

# Cues that make a statement of their own also deep inside another's words.
_DEEP = frozenset({
    "telling", "announcing", "demanding", "urging", "appealing", "offering", "threatening", "vowing", "accusing",
    "denying", "refusing", "threats", "demands", "announcements",
})  # fmt: skip
