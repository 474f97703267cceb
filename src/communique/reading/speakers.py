"""Who can speak, and as whom: from a token to the people, bodies and states that a name there stands for.

Names and pronouns are the cast's affair; here a name becomes a speaker with a side, the words that name them and the
rule by which they were found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from communique.actors.world import outlets

if TYPE_CHECKING:
    from communique.model import Mention
    from communique.reading.document import Document
    from communique.reading.tree import Range, Tree

ANONYMOUS = "anonymous:"
UNNAMED_QUOTE = "quoted without a name"
"""The rule of a quotation that nobody is given: in reports of talks mostly a party's."""
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


class Named:
    """Speakers that names in one document stand for.

    Args:
        document: The report.
        tree: Its trees.
    """

    def __init__(self, document: Document, tree: Tree) -> None:
        self.document = document
        self.tree = tree

    def mention(self, token: int) -> Mention | None:
        """The mention whose phrase a token heads."""
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

    def of_mention(self, mention: Mention) -> tuple[Speaker, ...]:
        """Those of a mention's actors who can speak."""
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

    def inside(self, token: int) -> Mention | None:
        """A mention in the source's own phrase: its owner, adjective or "from X"."""
        for kid in self.tree.children(token, "nmod", "amod", "compound", "appos", "flat", "nmod:poss"):
            held = self.document.mention_headed(kid)
            if held is not None and held.actors:
                return held
        return None

    def titled(self, token: int) -> tuple[Speaker, ...]:
        """The person named right after a title that heads the phrase: "Ambassador Jane Doe"."""
        for kid in self.tree.children(token, "flat", "appos", "compound"):
            held = self.document.mention_headed(kid)
            if held is None or kid < token:
                continue
            found = [each for each in self.of_mention(held) if self.is_person(each)]
            if found:
                return tuple(found)
        return ()

    def beside_a_time(self, token: int) -> tuple[Speaker, ...]:
        """The name that a tree hangs on a day: "the Gazette Wednesday says"."""
        first, _ = self.tree.range_of(token)
        for place in range(token - 1, max(first, token - 6) - 1, -1):
            held = self.document.mention_headed(place)
            if held is not None and held.actors and held.last >= token - 1:
                return self.of_mention(held)
        # "The Chilean leader Ana Ruiz Wednesday rejected": the tree may part the name from its verb altogether.
        if token > 0 and self.tree.tokens[token - 1].upos == "PROPN":
            for held in self.document.mentions_at(token - 1):
                if (
                    held.actors
                    and held.last == token
                    and self.tree.sentence(held.first) == self.tree.sentence(token)
                ):
                    return self.of_mention(held)
        return ()

    def sides_inside(self, first: int, last: int) -> list[str]:
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

    def is_person(self, speaker: Speaker) -> bool:
        """Whether a speaker is a person with a name."""
        held = self.document.cast.by_id.get(speaker.id)
        if held is not None:
            return held.kind == "person"
        return False


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
