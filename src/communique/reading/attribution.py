"""From the source of an attribution to who speaks, for which side, and through whom.

Names are the cast's affair (`speakers`), unnamed officials and others have their own rules (`unnamed`). What is left
to say here: texts speak for their authors ("the statement said"), pronouns and bare titles mean whoever spoke last.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from communique.reading.cues import CueLexicon, cue_lexicon
from communique.reading.introduced import Introduced
from communique.reading.sources import QUANTITIES, owner_of
from communique.reading.speakers import ANONYMOUS, Named, Speaker, own_medium
from communique.reading.unnamed import PERSON_NOUNS, Unnamed

if TYPE_CHECKING:
    from communique.model import Mention
    from communique.reading.document import Document
    from communique.reading.tree import Range, Tree

_PERSONAL = frozenset({"he", "she", "him", "her"})
# Endings of nouns for who does something: with a verb of saying, they are people.
_DOERS = ("ist", "man", "woman", "person", "ician", "ian", "or", "er", "eer", "ee", "ant", "child", "body")
_IMPERSONAL = frozenset({"it", "they", "them", "this"})


class Resolver:
    """Finds speakers in one document, remembering who spoke last."""

    def __init__(self, document: Document, tree: Tree, lexicon: CueLexicon | None = None) -> None:
        self.document = document
        self.tree = tree
        self.lexicon = lexicon or cue_lexicon()
        self.names = Named(document, tree)
        self.unnamed = Unnamed(self.names)
        self.introduced = Introduced(document, tree, self.lexicon)
        self.last: tuple[Speaker, ...] = ()
        self.last_person: Speaker | None = None
        self.last_place: int | None = None
        self.last_unnamed: dict[str, Speaker] = {}

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

    def stranger(self, token: int) -> tuple[Speaker, ...]:
        """Whoever the subject of an utterance is, though no list knows the noun: "an elder in Herat", "her sister"."""
        held, lemma = self.tree.tokens[token], self.tree.lemmas[token]
        if held.upos not in ("NOUN", "PROPN") or lemma in self.lexicon.texts:
            return ()
        if any(time.first <= token < time.last for time in self.tree.analysis.times):
            return ()
        if held.upos == "NOUN" and not lemma.endswith(_DOERS):
            return ()
        return self.names.titled(token) or self.unnamed.speakers(token)

    def remember(self, speakers: tuple[Speaker, ...], place: int) -> None:
        """Keep these as the ones who spoke last, at a token."""
        if speakers:
            self.last = speakers
            self.last_place = place
            if len(speakers) == 1 and self.names.is_person(speakers[0]):
                self.last_person = speakers[0]

    # --- one source ----------------------------------------------------------------------------------------

    def _one(self, token: int, *, noun: bool, speech: bool) -> tuple[Speaker, ...]:
        low = self.tree.lows[token]
        lemma = self._noun_lemma(token)
        if speech and low in ("he", "she") and self._goes_on(token, low):
            return self._pronoun(token, low)
        if speech and low in ("it", "they") and (authors := self._text_goes_on(token)):
            return authors
        if speech and low in ("it", "they") and self._body_goes_on(token, low):
            return self._pronoun(token, low)
        if any(time.first <= token < time.last for time in self.tree.analysis.times):
            return self.names.beside_a_time(token)
        if lemma in self.lexicon.texts and self._is_text(token) and (authors := self._authors(token)):
            return authors
        if lemma in QUANTITIES and (several := self._several(token)):
            return several
        mention = self.names.mention(token)
        if mention is None and speech and (body := self.introduced.body(token)) is not None:
            return _again(self._one(body, noun=False, speech=False), token, "the body named before")
        if self._same_official(token, mention):
            before = self.last_unnamed.get(lemma)
            return _again(self.last if before is None else (before,), token, "the official who spoke")
        if mention is not None and mention.actors:
            found = self._named(token, mention)
            if found and not self._nobodys_official(found, lemma):
                self._keep_unnamed(token, lemma, found)
                return found
        if low in _PERSONAL or low in _IMPERSONAL or self.tree.tokens[token].upos == "PRON":
            return self._pronoun(token, low)
        if lemma in self.lexicon.voices or low in self.lexicon.voices:
            return self.names.titled(token) or self._unnamed(token, lemma)
        inside = self.names.inside(token) if noun else None
        if inside is not None:
            return self.names.of_mention(inside)
        return ()

    def _named(self, token: int, mention: Mention) -> tuple[Speaker, ...]:
        """Who a mention stands for: the person named beside a title that tells only whose it is."""
        found = self.names.of_mention(mention)
        if all(not self.names.is_person(each) for each in found) and self.tree.lemmas[token] in PERSON_NOUNS:
            side = next((each.side for each in found if each.side), None)
            named = self.names.titled(token)
            return tuple(msgspec.structs.replace(each, side=each.side or side) for each in named) or found
        return found

    def _nobodys_official(self, found: tuple[Speaker, ...], lemma: str) -> bool:
        """Whether the cast knows an official by a description alone, and not whose."""
        return lemma in self.lexicon.voices and all(
            each.id.startswith(ANONYMOUS) and each.side is None for each in found
        )

    def _unnamed(self, token: int, lemma: str) -> tuple[Speaker, ...]:
        """An unnamed source: the one who spoke before under the same noun, the last person's title, or a new one."""
        if self.unnamed.one_official(token):
            where = self.unnamed.phrase(token)
            before = self.last_unnamed.get(lemma)
            if before is not None and where[1] - where[0] == 2:
                return (msgspec.structs.replace(before, words=where, rule="the official who spoke"),)
            if self.last_person is not None:
                return (
                    msgspec.structs.replace(self.last_person, words=where, rule="title of the last person"),
                )
        found = self.unnamed.speakers(token)
        before = self.last_unnamed.get(lemma)
        if before is not None and self._named_group(token, found):
            return (msgspec.structs.replace(before, words=found[0].words, rule="the group that spoke"),)
        self._keep_unnamed(token, lemma, found)
        return found

    def _named_group(self, token: int, found: tuple[Speaker, ...]) -> bool:
        """Whether a bare plural, "officials" or "the officials", goes on with those whose they were told to be before."""
        first, last = self.unnamed.phrase(token)
        bare = last - first == 1 or (last - first == 2 and self.unnamed.definite(first))
        return bare and "Plur" in self.tree.tokens[token].feats and all(each.side is None for each in found)

    def _keep_unnamed(self, token: int, lemma: str, found: tuple[Speaker, ...]) -> None:
        """Remember under which noun somebody without a name spoke alone: "the official" later is the same."""
        if self.tree.relation(token) == "conj" or self.tree.child(token, "conj") is not None:
            return
        if lemma in PERSON_NOUNS and len(found) == 1 and not self.names.is_person(found[0]):
            self.last_unnamed[lemma] = found[0]

    # --- who spoke last ------------------------------------------------------------------------------------

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
        if len(self.last) != 1 or self.last_place is None or self._noun_lemma(token) not in PERSON_NOUNS:
            return False
        unnamed = mention is not None and all(actor.startswith(ANONYMOUS) for actor in mention.actors)
        first, _ = self.tree.range_of(token)
        bare = self.unnamed.definite(first) and token == first + 1
        near = self.document.block_index(token) - self.document.block_index(self.last_place) <= 1
        return unnamed and bare and near

    def _body_goes_on(self, token: int, low: str) -> bool:
        """Whether "it" or "they" before a cue is the state, body, text or people that spoke last, near before."""
        if not self.last or self.last_place is None:
            return False
        if low == "it" and (len(self.last) != 1 or self.names.is_person(self.last[0])):
            return False
        if low == "they" and len(self.last) == 1 and self.names.is_person(self.last[0]):
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

    def _pronoun(self, token: int, low: str) -> tuple[Speaker, ...]:
        where = (token, token + 1)
        if low in ("he", "she", "him", "her") and self.last_person is not None:
            return (msgspec.structs.replace(self.last_person, words=where, rule="last person who spoke"),)
        if low in ("i", "we", "it", "they", "us", "me") and self.last:
            return _again(self.last, token, "last to speak")
        if low in ("many", "some", "others", "most"):
            return (Speaker(f"{ANONYMOUS}{low}", None, where, "unnamed"),)
        return ()

    # --- texts ---------------------------------------------------------------------------------------------

    def _is_text(self, token: int) -> bool:
        """Whether a noun for a text means a certain one: "the report", "its statement", not "news reports"."""
        if self.tree.child(token, "det", "nmod:poss") is not None:
            return True
        return self.names.inside(token) is not None

    def _authors(self, token: int) -> tuple[Speaker, ...]:
        """Whose text it is: its possessor or adjective, "from X", else whoever spoke last."""
        inside = self.names.inside(token)
        if inside is not None:
            return self.names.of_mention(inside)
        maker = owner_of(self.tree, token)
        if maker is not None and maker != token and (found := self._one(maker, noun=False, speech=True)):
            return found
        for kid in self.tree.children(token, "nmod"):
            deep = self.names.inside(kid)
            if deep is not None:
                return self.names.of_mention(deep)
        before = self.introduced.author(token, text=self.tree.lemmas[token])
        if before is not None and (found := self._one(before[0], noun=False, speech=True)):
            return _again(found, token, "author of the text named before")
        if self.last:
            return _again(self.last, token, "text of the last to speak")
        # A side's own medium: its unsigned texts are that side's.
        found_medium = own_medium(self.document, (token, token + 1))
        return () if found_medium is None else (found_medium,)

    def _text_goes_on(self, token: int) -> tuple[Speaker, ...]:
        """Whose text "it" goes on with, where a text was named after whoever spoke last: "The union sent a letter. It said"."""
        before = self.introduced.author(token)
        if before is None or (self.last_place is not None and self.last_place >= before[1]):
            return ()
        if self.document.block_index(token) - self.document.block_index(before[1]) > 1:
            return ()
        return _again(self._one(before[0], noun=False, speech=True), token, "author of the text named before")

    def _several(self, token: int) -> tuple[Speaker, ...]:
        """Who a counted noun stands for: those named among them ("a number of companies, including..."), else the noun."""
        for kid in self.tree.children(token, "nmod"):
            if self.tree.case(kid) != "of":
                continue
            for each in (*self.tree.children(kid, "nmod", "obl"), *self.tree.children(token, "nmod")):
                if self.tree.case(each) == "including" and (named := self._one_and_more(each)):
                    return named
            return self._one(kid, noun=False, speech=True)
        return ()

    def _one_and_more(self, token: int) -> tuple[Speaker, ...]:
        """The named ones of a coordination, each by its name or by the apposition that holds it."""
        found: list[Speaker] = []
        for head in (token, *self.tree.children(token, "conj")):
            where = self.names.mention(head) or self.names.inside(head)
            if where is not None:
                found += self.names.of_mention(where)
        return tuple(found)

    def _noun_lemma(self, token: int) -> str:
        lemma, low = self.tree.lemmas[token], self.tree.lows[token]
        if lemma in self.lexicon.texts or lemma in self.lexicon.voices:
            return lemma
        return low[:-1] if low.endswith("s") and low[:-1] in self.lexicon.voices | self.lexicon.texts else low


def _again(speakers: tuple[Speaker, ...], token: int, rule: str) -> tuple[Speaker, ...]:
    """The same speakers, named by another word."""
    where: Range = (token, token + 1)
    return tuple(msgspec.structs.replace(each, words=where, rule=rule) for each in speakers)
