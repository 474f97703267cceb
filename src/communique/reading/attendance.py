"""Who sat at the table, told in sentences of their own: "The American side included A and B", "A led the North's side".

Such sentences tell no event; they add people to the talks that the report told of last, if their side is one of its.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import msgspec
import yaml

from communique.errors import DataError
from communique.model import Account, Cited, Span
from communique.reading.document import Document
from communique.reading.roles import ANONYMOUS

_PATH = Path(__file__).parent / "lexicon" / "attendance.yaml"
_MEETS = frozenset({"happened", "ongoing", "scheduled"})
RULE = "told apart"
_CLIMB = 4


class Attendance(msgspec.Struct, frozen=True):
    """The nouns and verbs by which taking part is told."""

    groups: frozenset[str]
    meetings: frozenset[str]
    listing: frozenset[str]
    leading: frozenset[str]
    attending: frozenset[str]


class Seat(msgspec.Struct, frozen=True):
    """People who took part, with the token that says so and their group's side, None if it has none."""

    token: int
    people: tuple[Cited[str], ...]
    side: str | None


@cache
def attendance(path: Path = _PATH) -> Attendance:
    """The lexicon.

    Raises:
        DataError: If the file lacks a list or holds anything else.
    """
    try:
        return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Attendance)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(f"not the lists of attendance ({error})", where=str(path), todo="Mend it.") from error


def seated(document: Document, accounts: Iterable[Account]) -> list[Account]:
    """The accounts, with the people whom other sentences seat at their talks."""
    held = list(accounts)
    for seat in seats(document):
        place = _table(document, held, seat)
        if place is not None:
            known = {person.value for person in held[place].people}
            more = tuple(person for person in seat.people if person.value not in known)
            held[place] = msgspec.structs.replace(held[place], people=(*held[place].people, *more))
    return held


def seats(document: Document) -> Iterator[Seat]:
    """Every sentence or clause that seats people, in the order of the text."""
    words = attendance()
    among = _among_groups(document)
    for token in document.analysis.tokens:
        if token.upos not in ("VERB", "PRON", "NOUN", "ADJ", "AUX"):
            continue
        found: tuple[Cited[str], ...] = ()
        group: int | None = None
        if token.lemma in words.listing:
            group, found = _listed(document, token.i)
        elif token.lemma in words.leading:
            group, found = _led(document, token.i)
        elif token.lemma in words.attending:
            found = _attended(document, token.i)
        elif (group := among.get(token.i)) is not None:
            found = _people(document, _clause_subjects(document, token.i))
        if found:
            yield Seat(token.i, found, _side(document, group))


def _listed(document: Document, verb: int) -> tuple[int | None, tuple[Cited[str], ...]]:
    group = _noun(document, document.children(verb, "nsubj"), attendance().groups)
    if group is None:
        return None, ()
    named = _people(document, document.children(verb, "obj", "obl", "nsubj:outer"))
    side = _side(document, group)
    if not named or side is None:
        return group, named
    # A long list with clauses in it falls apart in the tree; what follows in the sentence for the same side is of the list.
    rest = (
        person
        for mention in document.cast.mentions
        if verb < mention.first < document.sentence(verb).last
        and (person := _person(document, mention.head)) is not None
        and document.cast.side_of(person.value) == side
    )
    return group, tuple({each.value: each for each in (*rest, *named)}.values())


def _led(document: Document, verb: int) -> tuple[int | None, tuple[Cited[str], ...]]:
    groups = attendance().groups
    agents = document.children(verb, "obl:agent")
    if agents:
        # "a delegation led by A", "the delegation was (said to be) headed by A"
        head = document.analysis.tokens[verb].head
        above = (head, *document.children(head, "nsubj")) if head >= 0 else ()
        group = _noun(document, (*document.children(verb, "nsubj"), *above), groups)
        return group, _people(document, agents) if group is not None else ()
    group = _noun(document, document.children(verb, "obj"), groups)
    return group, _people(document, _subjects(document, verb)) if group is not None else ()


def _attended(document: Document, verb: int) -> tuple[Cited[str], ...]:
    meetings = attendance().meetings
    below = document.children(verb, "obj", "obl")
    inner = [child for noun in below for child in document.children(noun, "nmod")]
    agents = document.children(verb, "obl:agent")
    if agents and _noun(document, document.children(verb, "nsubj"), meetings) is not None:
        return _people(document, agents)
    part = any(document.analysis.tokens[noun].lemma == "part" for noun in below)
    alone = document.analysis.tokens[verb].lemma == "participate" or part
    elsewhere = any(document.relation(noun) == "obl" and _inside(document, noun) for noun in (*below, *inner))
    # "A took part" is of the talks at hand; "took part in a race" is not.
    if _noun(document, (*below, *inner), meetings) is None and (elsewhere or not alone):
        return ()
    return _people(document, _subjects(document, verb)) or _described(document, verb)


def _described(document: Document, verb: int) -> tuple[Cited[str], ...]:
    """Whom a relative clause is of, where the tree hangs it on a noun inside the person's description."""
    tokens = document.analysis.tokens
    if not tokens[verb].deprel.startswith("acl"):
        return ()
    for above in document.ancestors(verb)[:_CLIMB]:
        person = _person(document, above)
        if person is not None:
            return (person,)
    return ()


def _inside(document: Document, noun: int) -> bool:
    return any(document.analysis.tokens[case].lemma == "in" for case in document.children(noun, "case"))


def _among_groups(document: Document) -> dict[int, int]:
    """The groups of "among those on the North's side was A", "among the participants were A and B", by the heads of such phrases."""
    found: dict[int, int] = {}
    for case in document.tokens:
        if case.lemma == "among" and document.relation(case.i) == "case":
            group = _noun(document, (case.head, *document.children(case.head, "nmod")), attendance().groups)
            if group is not None:
                found[case.head] = group
    return found


def _clause_subjects(document: Document, token: int) -> tuple[int, ...]:
    """What follows the copula in the sentence of "among those ... was A": its heads that are people."""
    sentence = document.sentence(token)
    copulas = [
        each.i
        for each in document.analysis.tokens[token : sentence.last]
        if each.lemma == "be" and each.deprel in ("cop", "root", "aux", "advcl", "acl:relcl")
    ]
    if not copulas:
        return ()
    after = [
        mention.head
        for mention in document.cast.mentions
        if copulas[0] < mention.first < sentence.last and _person(document, mention.head) is not None
    ]
    return tuple(after[:1])


def _subjects(document: Document, verb: int) -> tuple[int, ...]:
    """A verb's subjects; of a relative clause also the noun that it describes, of a shared one the first verb's."""
    own = document.children(verb, "nsubj")
    token = document.analysis.tokens[verb]
    if token.deprel.startswith("acl") and token.head >= 0:
        return (*own, token.head)
    if not own and token.head >= 0 and token.deprel in ("conj", "xcomp"):
        return _subjects(document, token.head)
    return own


def _noun(document: Document, heads: Iterable[int], wanted: frozenset[str]) -> int | None:
    tokens = document.analysis.tokens
    return next((head for head in heads if tokens[head].lemma in wanted), None)


def _people(document: Document, heads: Iterable[int]) -> tuple[Cited[str], ...]:
    """The people named by these heads, by what stands in apposition to them and by what is joined to them."""
    found: dict[str, Cited[str]] = {}
    queue = list(heads)
    for head in queue:
        cited = _person(document, head)
        if cited is not None:
            found.setdefault(cited.value, cited)
        elif document.relation(head) == "appos":
            # "Ada Trentino, an envoy who attended": the name stands before its description.
            named = _person(document, document.analysis.tokens[head].head)
            if named is not None:
                found.setdefault(named.value, named)
        queue += [each for each in document.children(head, "conj", "appos", "flat") if each not in queue]
        queue += [each for each in document.children(head, "nmod:desc") if each not in queue]
    return tuple(found.values())


def _person(document: Document, head: int) -> Cited[str] | None:
    mention = document.mention_headed(head)
    if mention is None or len(mention.actors) != 1 or mention.form == "pronoun":
        return None
    actor = document.cast.by_id.get(mention.actors[0])
    if actor is None or actor.kind != "person" or actor.id.startswith(ANONYMOUS):
        return None
    return Cited(actor.id, (Span(document.report.id, mention.start, mention.end),), RULE)


def _side(document: Document, group: int | None) -> str | None:
    mention = None if group is None else document.mention_headed(group)
    if mention is None or len(mention.actors) != 1:
        return None
    return document.cast.side_of(mention.actors[0])


def _table(document: Document, accounts: list[Account], seat: Seat) -> int | None:
    """The talks that are told of nearest before a seat, of those that its people's sides take part in."""
    sentence = document.sentence(seat.token)
    sides = {side for person in seat.people if (side := document.cast.side_of(person.value)) is not None}
    wanted = {seat.side} if seat.side is not None else sides
    best: tuple[int, int] | None = None
    for place, account in enumerate(accounts):
        if account.type.value != "talks" or account.status.value not in _MEETS:
            continue
        if wanted and not wanted & {side.value for side in account.sides}:
            continue
        starts = [span.start for span in account.evidence if span.start < sentence.end]
        # Without a side to go by, the talks that the report dwells on are meant.
        rank = max(starts, default=-1) if wanted else len(starts)
        if starts and (best is None or rank > best[0]):
            best = (rank, place)
    return None if best is None else best[1]
