"""Who took part, who acted, and at whom it was aimed: from the places of the tree to actors, each with its words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from communique.actors.world import meetings
from communique.model import Cited, Mention, Span
from communique.reading.clauses import (
    Places,
    cases,
    content_noun,
    forms,
    low,
    phrase,
    surface_subjects,
    with_conjuncts,
)
from communique.reading.document import Document

_INNER_PREPOSITIONS: Final = frozenset({"of", "from", "between", "among", "'s", "including"})
ANONYMOUS: Final = "anonymous:"


class Party(msgspec.Struct, frozen=True):
    """An actor in a role, with the words that put it there.

    Attributes:
        actor: Actor id.
        side: Slug of the side it acts for, None if unknown.
        kind: Actor kind.
        span: The words.
        head: Token that the mention is headed by.
        rule: The place that it stood in, or the rule that brought it in from outside the clause.
    """

    actor: str
    side: str | None
    kind: str
    span: Span
    head: int
    rule: str


def parties(document: Document, head: int, rule: str) -> tuple[Party, ...]:
    """The actors named by a noun phrase.

    The widest mention with this head speaks for the phrase; without one, the mentions inside it do ("senior
    North Korean officials", "the leaders of Chile and Peru").
    """
    found: list[Party] = []
    for noun in content_noun(document, head):
        whole = document.mention_headed(noun)
        mentions: Iterable[Mention] = (
            [whole] if whole is not None and whole.actors else _inside(document, noun)
        )
        own = [party for mention in mentions for party in _of_mention(document, mention, rule)]
        if not own and whole is not None and whole.actors:
            # "the hotline between Chile and Peru": a channel is named, and its parties within its words
            own = [party for each in _inside(document, noun) for party in _of_mention(document, each, rule)]
        found.extend(own if whole is not None else _for_kin(document, noun, own))
        if all(party.actor.startswith(ANONYMOUS) for party in found):
            # "hackers employed by Peru", "a delegation led by the minister"
            found = _masters(document, noun, rule) or found
    return tuple(found)


_KIN: Final = frozenset(
    {
        "sister", "brother", "half-brother", "son", "daughter", "wife", "husband", "father", "mother", "uncle", "aunt", "cousin",
        "nephew", "niece", "son-in-law", "daughter-in-law", "brother-in-law", "grandson", "grandfather", "widow", "sibling",
    }
)  # fmt: skip


def _for_kin(document: Document, noun: int, named: list[Party]) -> list[Party]:
    """Whom a nameless relative acts for: "the president's sister" is not the president, but acts for his side."""
    if not forms(document, noun) & _KIN:
        return named
    return [
        msgspec.structs.replace(party, actor=party.side, kind="state")
        if party.kind == "person" and party.side is not None
        else party
        for party in named
    ]


_SERVING: Final = frozenset(
    {"employ", "control", "run", "command", "direct", "hire", "sponsor", "lead", "head"}
)


_WORKING: Final = frozenset({"work", "act", "operate", "fight", "spy"})
"""Verbs whose subject acts "for" somebody."""


def _masters(document: Document, noun: int, rule: str) -> list[Party]:
    """For whom nameless people act: "hackers employed by the Peruvian government", "working for Peru"."""
    return [
        party
        for verb in document.children(noun, "acl")
        for child in document.children(verb, "obl")
        if (forms(document, verb) & _SERVING and "by" in cases(document, child))
        or (forms(document, verb) & _WORKING and "for" in cases(document, child))
        for each in with_conjuncts(document, child)
        for party in parties(document, each, rule)
    ]


def _inside(document: Document, noun: int) -> list[Mention]:
    allowed = set(_reach(document, noun))
    found: list[Mention] = []
    for mention in document.cast.mentions:
        if mention.head in allowed and mention.actors and mention not in found:
            found.append(mention)
    return found


_HELPED: Final = frozenset({"back", "train", "support", "fund", "arm", "equip"})
"""Participles that name a helper, not whose people they are: "Peruvian-backed rebels"."""


def _reach(document: Document, noun: int) -> list[int]:
    """Tokens of a phrase through which its parties are named: not "ambassador to Peru"."""
    tokens = document.analysis.tokens
    found = [noun]
    queue = [noun]
    while queue:
        here = queue.pop()
        for child in document.children(here):
            relation = tokens[child].deprel
            joins = relation == "conj" and here != noun
            if relation.partition(":")[0] in (
                "acl",
                "advcl",
                "parataxis",
                "appos",
                "punct",
                "cc",
                "case",
                "det",
                "dep",
            ):
                continue
            if relation == "conj" and not joins:
                continue
            if forms(document, child) & _HELPED and tokens[child].upos in ("VERB", "ADJ"):
                continue
            if (
                relation in ("nmod", "obl")
                and cases(document, child)
                and not set(cases(document, child)) & _INNER_PREPOSITIONS
            ):
                continue
            found.append(child)
            queue.append(child)
    return found


def _of_mention(document: Document, mention: Mention, rule: str) -> list[Party]:
    found = []
    for actor in mention.actors:
        held = document.cast.by_id.get(actor)
        if held is None or held.kind in ("publication", "channel") or actor in meetings():
            continue
        span = Span(document.report.id, mention.start, mention.end)
        side = document.cast.side_of(actor)
        if held.kind == "place":
            continue
        if side is not None and side.startswith(ANONYMOUS):
            side = None
        found.append(Party(actor, side, held.kind, span, mention.head, rule))
    return found


def role(
    document: Document, places: Places, wanted: tuple[str, ...], skip: Iterable[str] = ()
) -> tuple[Party, ...]:
    """The parties in a role, in the order of its places, each actor once."""
    found: list[Party] = []
    for place in wanted:
        for head in places.get(place, ()):
            here = parties(document, head, place) or _speaker_behind(document, head, place)
            for party in here:
                if (place in _ACTING or party.actor not in skip) and all(
                    party.actor != other.actor for other in found
                ):
                    found.append(party)
    return tuple(found)


_ACTING: Final = frozenset({"subject", "poss", "by"})
_PRONOUNS: Final = frozenset({"it", "he", "she", "they", "we", "i"})


def _speaker_behind(document: Document, head: int, place: str) -> tuple[Party, ...]:
    """An open pronoun in what somebody says stands for who says it: "the North said it planned to ..."."""
    if place != "subject" or low(document, head) not in _PRONOUNS:
        return ()
    if low(document, head) in _OWN_WORDS:
        quoted = _quoted_speaker(document, head)
        if quoted:
            return quoted
    clause = document.clause_root(head)
    for _ in range(3):
        above = document.analysis.tokens[clause].head
        if above < 0 or document.relation(clause) not in ("ccomp", "xcomp", "conj", "parataxis"):
            return ()
        for subject in surface_subjects(document, above):
            named = parties(document, subject, "subject of the saying")
            if named:
                return named
        clause = above
    return ()


_OWN_WORDS: Final = frozenset({"we", "i"})


def _quoted_speaker(document: Document, head: int) -> tuple[Party, ...]:
    """Whose "we" it is in a quotation: the side of who is quoted."""
    for number, held in enumerate(document.voices.found):
        for piece in held.pieces:
            if piece.form not in ("quote", "run") or not piece.first <= head < piece.last:
                continue
            sides = {each.side for each in document.voices.who(number) if each.side is not None}
            if len(sides) == 1 and not (side := sides.pop()).startswith(ANONYMOUS):
                held_token = document.analysis.tokens[head]
                span = Span(document.report.id, held_token.start, held_token.end)
                return (Party(side, side, "state", span, head, "who is quoted"),)
    return ()


def before_verb(document: Document, verb: int) -> tuple[Party, ...]:
    """The party named last before an active verb, where the tree gives no subject and no other verb stands between."""
    tokens = document.analysis.tokens
    first = document.sentence(verb).first
    for here in range(verb - 1, first - 1, -1):
        if tokens[here].upos == "VERB" or (
            tokens[here].upos == "PUNCT" and tokens[here].text not in "-‑’'\""
        ):
            return ()
        for mention in document.mentions_at(here):
            if mention.actors and mention.last == here + 1 and not cases(document, mention.head):
                return tuple(_of_mention(document, mention, "before the verb"))
    return ()


def sides_of(found: Iterable[Party]) -> tuple[Cited[str], ...]:
    """The sides of some parties, each once, with their words."""
    spans: dict[str, list[Span]] = {}
    rules: dict[str, str] = {}
    for party in found:
        if party.side is None:
            continue
        spans.setdefault(party.side, []).append(party.span)
        rules.setdefault(party.side, party.rule)
    return tuple(Cited(side, tuple(dict.fromkeys(held)), rules[side]) for side, held in spans.items())


def people_of(found: Iterable[Party]) -> tuple[Cited[str], ...]:
    """The persons among some parties, each once, with their words."""
    spans: dict[str, list[Span]] = {}
    rules: dict[str, str] = {}
    for party in found:
        if party.kind == "person":
            spans.setdefault(party.actor, []).append(party.span)
            rules.setdefault(party.actor, party.rule)
    return tuple(Cited(actor, tuple(dict.fromkeys(held)), rules[actor]) for actor, held in spans.items())


def mentions_in(document: Document, tokens: Iterable[int]) -> tuple[Mention, ...]:
    """Mentions whose heads are among some tokens, in order."""
    wanted = set(tokens)
    return tuple(mention for mention in document.cast.mentions if mention.head in wanted and mention.actors)


def phrase_text(document: Document, noun: int) -> tuple[int, int]:
    """First token and past the last of the phrase around a noun."""
    held = phrase(document, noun)
    return held[0], held[-1] + 1
