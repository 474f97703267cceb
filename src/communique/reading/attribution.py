"""From the source of an attribution to who speaks, for which side, and through whom.

Names and pronouns are the cast's affair. What is left to say here: texts speak for their authors ("the statement
said"), unnamed officials speak as their state, unnamed others by their description, and a bare quotation belongs
to whoever spoke last.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from communique.actors.world import outlets
from communique.reading.cues import CueLexicon, cue_lexicon
from communique.reading.said import has
from communique.reading.sources import owner_of
from communique.reading.tree import Range, Tree

if TYPE_CHECKING:
    from communique.model import Mention
    from communique.reading.document import Document

ANONYMOUS = "anonymous:"
_SPEAKING_KINDS = frozenset({"state", "organisation", "person", "group", "publication", "channel"})


class Speaker(msgspec.Struct, frozen=True):
    """Who speaks.

    Attributes:
        id: Actor id, or `anonymous:` and a description.
        side: Slug of whom they speak for, None if nobody or unknown.
        words: Tokens that name them.
        rule: How they were found.
        medium: Whether they are a publication without a side, which relays rather than speaks.
    """

    id: str
    side: str | None
    words: Range
    rule: str
    medium: bool = False


class Resolver:
    """Finds speakers in one document, remembering who spoke last."""

    def __init__(self, document: Document, tree: Tree, lexicon: CueLexicon | None = None) -> None:
        self.document = document
        self.tree = tree
        self.lexicon = lexicon or cue_lexicon()
        self.last: tuple[Speaker, ...] = ()
        self.last_person: Speaker | None = None
        self.last_place: int | None = None

    def speakers(self, token: int, *, noun: bool = False, speech: bool = True) -> tuple[Speaker, ...]:
        """Who a source token stands for: several for a coordination or a group taken one by one.

        Args:
            token: Head token of the source.
            noun: Whether the cue is a noun, whose source may be the owner of another noun.
            speech: Whether the cue tells of an utterance, so that a pronoun means who spoke last.
        """
        found: list[Speaker] = []
        for head in (token, *self.tree.children(token, "conj")):
            for speaker in self._one(head, noun=noun, speech=speech):
                if all(speaker.id != each.id for each in found):
                    found.append(speaker)
        return tuple(found)

    def remember(self, speakers: tuple[Speaker, ...], place: int) -> None:
        """Keep these as the ones who spoke last, at a token."""
        if speakers:
            self.last = speakers
            self.last_place = place
            if len(speakers) == 1 and self._is_person(speakers[0]):
                self.last_person = speakers[0]

    # --- one source ----------------------------------------------------------------------------------------

    def _one(self, token: int, *, noun: bool, speech: bool) -> tuple[Speaker, ...]:
        low = self.tree.lows[token]
        lemma = self._noun_lemma(token)
        if speech and low in ("he", "she") and self._goes_on(token, low):
            return self._pronoun(token, low)
        if speech and low in ("it", "they") and self._body_goes_on(token, low):
            return self._pronoun(token, low)
        if any(time.first <= token < time.last for time in self.tree.analysis.times):
            return self._beside_a_time(token)
        if lemma in self.lexicon.texts and self._is_text(token) and (authors := self._authors(token)):
            return authors
        mention = self._mention(token)
        if self._same_official(token, mention):
            where = (token, token + 1)
            return tuple(
                msgspec.structs.replace(each, words=where, rule="the official who spoke")
                for each in self.last
            )
        if mention is not None and mention.actors:
            found = self._of_mention(mention)
            if found:
                return found
        if low in _PERSONAL or low in _IMPERSONAL or self.tree.tokens[token].upos == "PRON":
            return self._pronoun(token, low)
        if lemma in self.lexicon.voices or low in self.lexicon.voices:
            return self._titled(token) or self._unnamed(token)
        inside = self._inside(token) if noun else None
        if inside is not None:
            return self._of_mention(inside)
        return ()

    def _beside_a_time(self, token: int) -> tuple[Speaker, ...]:
        """The name that a tree hangs on a day: "the Gazette Wednesday says"."""
        first, _ = self.tree.range_of(token)
        for place in range(token - 1, max(first, token - 6) - 1, -1):
            held = self.document.mention_headed(place)
            if held is not None and held.actors and held.last >= token - 1:
                return self._of_mention(held)
        # "The Chilean leader Ana Ruiz Wednesday rejected": the tree may part the name from its verb altogether.
        if token > 0 and self.tree.tokens[token - 1].upos == "PROPN":
            for held in self.document.mentions_at(token - 1):
                if (
                    held.actors
                    and held.last == token
                    and self.tree.sentence(held.first) == self.tree.sentence(token)
                ):
                    return self._of_mention(held)
        return ()

    def _goes_on(self, token: int, low: str) -> bool:
        """Whether "he" or "she" before a cue is the person who spoke last: near, and not of the other sex."""
        if self.last_person is None or self.last_place is None:
            return False
        here, there = self.document.block_index(token), self.document.block_index(self.last_place)
        if here - there > 1:
            return False
        return self._pronouns.get(self.last_person.id, low) == low

    def _same_official(self, token: int, mention: Mention | None) -> bool:
        """Whether "the spokesman" without a name is the one who spoke just before."""
        if len(self.last) != 1 or self.last_place is None or self._noun_lemma(token) not in _PERSON_NOUNS:
            return False
        unnamed = mention is not None and all(actor.startswith(ANONYMOUS) for actor in mention.actors)
        first, _ = self.tree.range_of(token)
        bare = self._definite(first) and token == first + 1
        near = self.document.block_index(token) - self.document.block_index(self.last_place) <= 1
        return unnamed and bare and near

    def _body_goes_on(self, token: int, low: str) -> bool:
        """Whether "it" or "they" before a cue is the state, body, text or people that spoke last, near before."""
        if not self.last or self.last_place is None:
            return False
        if low == "it" and (len(self.last) != 1 or self._is_person(self.last[0])):
            return False
        if low == "they" and len(self.last) == 1 and self._is_person(self.last[0]):
            return False
        return self.document.block_index(token) - self.document.block_index(self.last_place) <= 1

    @cached_property
    def _pronouns(self) -> dict[str, str]:
        """By which pronoun persons are called in the report, where the cast is of one mind."""
        called: dict[str, set[str]] = {}
        for mention in self.document.cast.mentions:
            low = self.tree.lows[mention.head]
            if mention.form == "pronoun" and low in _PERSONAL and len(mention.actors) == 1:
                called.setdefault(mention.actors[0], set()).add("she" if low in ("she", "her") else "he")
        return {actor: next(iter(lows)) for actor, lows in called.items() if len(lows) == 1}

    def _mention(self, token: int) -> Mention | None:
        held = self.document.mention_headed(token)
        if held is not None:
            return held
        covering = [each for each in self.document.mentions_at(token) if each.form != "possessive"]
        # A mention inside the source's phrase that is not its head ("[South Korean] officials") is not the source.
        return next(
            (each for each in covering if each.first <= token < each.last and self._spans_head(each, token)),
            None,
        )

    def _spans_head(self, mention: Mention, token: int) -> bool:
        first, _ = self.tree.range_of(token)
        return (
            mention.head == token
            or (mention.first <= first and token < mention.last)
            or (
                mention.last - mention.first >= 2
                and self.tree.relation(mention.head) in ("flat", "compound", "appos", "nmod")
            )
        )

    def _of_mention(self, mention: Mention) -> tuple[Speaker, ...]:
        cast = self.document.cast
        found = []
        for actor in mention.actors:
            held = cast.by_id.get(actor)
            if held is not None and held.kind not in _SPEAKING_KINDS:
                continue
            side = self._state_within(mention, actor) or self._side(actor)
            medium = held is not None and held.kind == "publication" and side is None
            found.append(Speaker(actor, side, (mention.first, mention.last), mention.form, medium))
        return tuple(found)

    def _side(self, actor: str) -> str | None:
        """Whom an actor speaks for; nobody, for unnamed ones that the cast gives no side."""
        held = self.document.cast.by_id.get(actor)
        if actor.startswith(ANONYMOUS):
            return held.side.value if held is not None and held.side is not None else None
        return self.document.cast.side_of(actor)

    def _state_within(self, mention: Mention, actor: str) -> str | None:
        """The state named inside the name of a body that the cast gives no side but itself."""
        cast = self.document.cast
        held = cast.by_id.get(actor)
        if held is None or held.kind != "organisation" or held.side is not None:
            return None
        for place in range(mention.first, mention.last):
            for inner in self.document.mentions_at(place):
                for each in inner.actors:
                    state = cast.by_id.get(each)
                    if (
                        state is not None
                        and state.kind == "state"
                        and mention.first <= inner.first < mention.last
                    ):
                        return each
        return None

    def _inside(self, token: int) -> Mention | None:
        """A mention in the source's own phrase: its owner, adjective or "from X"."""
        for kid in self.tree.children(token, "nmod", "amod", "compound", "appos", "flat", "nmod:poss"):
            held = self.document.mention_headed(kid)
            if held is not None and held.actors:
                return held
        return None

    def _titled(self, token: int) -> tuple[Speaker, ...]:
        """The person named right after a title that heads the phrase: "Ambassador Jane Doe"."""
        for kid in self.tree.children(token, "flat", "appos", "compound"):
            held = self.document.mention_headed(kid)
            if held is None or kid < token:
                continue
            found = [each for each in self._of_mention(held) if self._is_person(each)]
            if found:
                return tuple(found)
        return ()

    def _pronoun(self, token: int, low: str) -> tuple[Speaker, ...]:
        where = (token, token + 1)
        if low in ("he", "she", "him", "her") and self.last_person is not None:
            return (msgspec.structs.replace(self.last_person, words=where, rule="last person who spoke"),)
        if low in ("i", "we", "it", "they", "us", "me") and self.last:
            return tuple(
                msgspec.structs.replace(each, words=where, rule="last to speak") for each in self.last
            )
        if low in ("many", "some", "others", "most"):
            return (Speaker(f"{ANONYMOUS}{low}", None, where, "unnamed"),)
        return ()

    def _is_text(self, token: int) -> bool:
        """Whether a noun for a text means a certain one: "the report", "its statement", not "news reports"."""
        if self.tree.child(token, "det", "nmod:poss") is not None:
            return True
        return self._inside(token) is not None

    def _authors(self, token: int) -> tuple[Speaker, ...]:
        """Whose text it is: its possessor or adjective, "from X", else whoever spoke last."""
        inside = self._inside(token)
        if inside is not None:
            return self._of_mention(inside)
        maker = owner_of(self.tree, token)
        if maker is not None and maker != token and (found := self._one(maker, noun=False, speech=True)):
            return found
        for kid in self.tree.children(token, "nmod"):
            deep = self._inside(kid)
            if deep is not None:
                return self._of_mention(deep)
        where = (token, token + 1)
        if self.last:
            return tuple(
                msgspec.structs.replace(each, words=where, rule="text of the last to speak")
                for each in self.last
            )
        return self._own_medium(where)

    def _own_medium(self, where: Range) -> tuple[Speaker, ...]:
        """The page's outlet, where it is a side's own medium: its unsigned texts are that side's."""
        found = own_medium(self.document, where)
        return () if found is None else (found,)

    def _unnamed(self, token: int) -> tuple[Speaker, ...]:
        """A person or body without a name: as its state if it is official, else by description."""
        first, last = self._phrase(token)
        words = self._matchable(first, last)
        sides = self._sides_inside(first, last)
        side = sides[0] if sides else None
        if len(sides) > 1 and has(words, "official") and "and" in self.tree.lows[first:last]:
            return tuple(
                Speaker(each, each, (first, last), "unnamed officials of several sides") for each in sides
            )
        if not has(words, "outsider") and has(words, "official"):
            if side is not None:
                return (Speaker(side, side, (first, last), "unnamed official"),)
            if (
                self._definite(first)
                and self.tree.tokens[token].feats.find("Plur") < 0
                and self.last_person is not None
                and self._for_person(token)
            ):
                return (
                    msgspec.structs.replace(
                        self.last_person, words=(first, last), rule="title of the last person"
                    ),
                )
        described = self.document.text_of(first, last).strip(" ,;:\n")
        described = " ".join(described.split())
        for article in ("the ", "a ", "an "):
            if described.lower().startswith(article):
                described = described[len(article) :]
        if self.tree.tokens[first].upos != "PROPN":
            described = described[:1].lower() + described[1:]
        return (Speaker(f"{ANONYMOUS}{described}", side, (first, last), "unnamed"),)

    def _sides_inside(self, first: int, last: int) -> list[str]:
        """Sides named in a phrase, in order."""
        cast = self.document.cast
        found: list[str] = []
        for place in range(first, last):
            for mention in self.document.mentions_at(place):
                if mention.first < first or mention.last > last:
                    continue
                for actor in mention.actors:
                    held = cast.by_id.get(actor)
                    side = cast.side_of(actor)
                    if (
                        held is not None
                        and held.kind in ("state", "organisation", "person")
                        and side
                        and side not in found
                    ):
                        found.append(side)
        return found

    def _phrase(self, token: int) -> Range:
        """The source's phrase without clauses, appositions and long tails."""
        drop = [
            kid
            for kid in self.tree.children(token)
            if self.tree.relation(kid)
            in ("acl", "appos", "conj", "cc", "punct", "advcl", "parataxis", "nsubj", "cop", "advmod", "obl")
        ]
        first, last = self.tree.range_of(token, without=drop)
        return first, min(last, max(token + 1, first + 12))

    def _definite(self, first: int) -> bool:
        return self.tree.lows[first] == "the"

    def _for_person(self, token: int) -> bool:
        return self.tree.lemmas[token] in _PERSON_NOUNS

    def _is_person(self, speaker: Speaker) -> bool:
        held = self.document.cast.by_id.get(speaker.id)
        if held is not None:
            return held.kind == "person"
        return False

    def _noun_lemma(self, token: int) -> str:
        lemma, low = self.tree.lemmas[token], self.tree.lows[token]
        if lemma in self.lexicon.texts or lemma in self.lexicon.voices:
            return lemma
        return low[:-1] if low.endswith("s") and low[:-1] in self.lexicon.voices | self.lexicon.texts else low

    def _matchable(self, first: int, last: int) -> str:
        lows = self.tree.lows[first:last]
        singular = [low[:-1] if low.endswith("s") else low for low in lows]
        return f" {' '.join(lows)} {' '.join(singular)} "


def own_medium(document: Document, where: Range) -> Speaker | None:
    """The page's outlet as a speaker, where it is a side's own medium: its own words are that side's.

    Args:
        document: The report.
        where: Words to cite.
    """
    outlet = document.page.outlet
    if outlet is None:
        return None
    held = document.cast.by_id.get(outlet.value)
    known = outlets().get(outlet.value)
    side = held.side.value if held is not None and held.side is not None else None
    if side is None and known is not None:
        side = known.side
    return None if side is None else Speaker(outlet.value, side, where, "a side's own medium")


_PERSONAL = frozenset({"he", "she", "him", "her"})
_IMPERSONAL = frozenset({"it", "they", "them", "this"})
_PERSON_NOUNS = frozenset(
    {"ambassador", "spokesman", "spokeswoman", "spokesperson", "envoy", "minister", "president", "leader", "negotiator", "secretary",
     "diplomat", "official", "general", "commander", "premier", "chancellor", "adviser", "advisor", "chairman", "senator", "lawmaker", "aide"}
)  # fmt: skip
