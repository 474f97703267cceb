"""What a mention leaves unsaid and the report has said before: the other side of the talks, who tested, the day.

Arguments from outside the clause come in only here, each by a named rule that the account's values carry.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from communique.actors.world import forums, meetings, state_ids
from communique.model import Span
from communique.reading.clauses import cases
from communique.reading.document import Document
from communique.reading.once import once
from communique.reading.outsiders import is_among_themselves
from communique.reading.roles import ANONYMOUS, Party
from communique.reading.status import CONTACTS, PAIRED
from communique.reading.testers import TESTS
from communique.reading.within import Group, Told

_LOCATIVE: Final = frozenset({"in", "to", "at", "over", "near", "against", "on", "toward", "into"})


def fill_sides(document: Document, groups: list[Group]) -> list[tuple[Party, ...]]:
    """The parties of each account: told, or brought in from the words before it.

    Args:
        document: The document.
        groups: Accounts as groups of mentions.

    Returns:
        Parties brought in, for each group; empty where its own words suffice or nothing fits.
    """
    return [_for_group(document, group, groups) for group in groups]


def _for_group(document: Document, group: Group, groups: list[Group]) -> tuple[Party, ...]:
    type_ = group[0].type
    if forum := _forum(document, group):
        return forum
    own = {party.side for each in group for party in each.who if party.side is not None}
    people = {party.actor for each in group if each.own for party in each.who if party.kind == "person"}
    agreeing = type_ == "agreement" and group[0].match.frame.form == "verb"
    if (type_ in ("talks", "call", "message") or agreeing) and len(own) == 1 and len(people) > 1:
        return ()
    if type_ == "agreement" and not own and _long_past(document, group):
        return ()
    if type_ == "sanction" and not own:
        return _imposer(document, group)
    if type_ in PAIRED and not own and _stands_for_nothing(group):
        return ()
    if type_ in CONTACTS and is_among_themselves(document, group):
        return ()
    if type_ == "agreement" and not own and (pair := _who_met(group, groups)):
        return pair
    if type_ in PAIRED and len(own) < 2:
        found = _other_side(document, group, own, _partners(group, groups))
        alone = type_ == "talks" and len(own) + len(found) < 2
        return (*found, *_visited(document, group, groups)) if alone else found
    if type_ == "visit" and own:
        return _host(document, group, own)
    if type_ in ("step", "withdrawal", "exercise", "deployment") and not own:
        if type_ in ("step", "withdrawal") and (
            same := _same_actor(group, groups, frozenset({"step", "withdrawal"}))
        ):
            return same
        aims = {side for each in group for side in each.aims}
        near = [party for party in _nearby(document, group, own) if party.side not in aims]
        main = main_sides(document)
        if not near and len(aims & set(main[:2])) == 1:
            # "three Americans were freed": who frees is the other side
            others = [_first_naming(document, side) for side in main[:2] if side not in aims]
            return tuple(party for party in others if party is not None)
        return tuple(party for party in near if party.side in main)[:1]
    if type_ in TESTS and not own:
        return _same_actor(group, groups) or tuple(_nearby(document, group, own)[:1])
    return ()


def _forum(document: Document, group: Group) -> tuple[Party, ...]:
    """All members of the forum that talks are named after: "the six-party talks"."""
    if group[0].type != "talks":
        return ()
    if len({party.side for each in group for party in each.who if party.kind == "person"}) > 1:
        return ()  # two envoys who met at the forum, or about it
    for each in [each for each in group if each.own][:1]:
        for mention in document.mentions_at(each.match.head):
            members = [member for actor in mention.actors for member in forums().get(actor, ())]
            if members:
                span = Span(document.report.id, mention.start, mention.end)
                return tuple(Party(side, side, "state", span, mention.head, "forum") for side in members)
    return ()


def _host(document: Document, group: Group, own: set[str]) -> tuple[Party, ...]:
    """The state that is visited, where it is one of the report's main sides: a third land only lends its roof."""
    places = [each.place.value for each in group if each.place is not None]
    state = places[0].rpartition(",")[2] if places else ""
    if state in own or state not in main_sides(document):
        return ()
    named = _first_naming(document, state)
    return () if named is None else (named,)


_TRADE: Final = frozenset({"embargo", "blockade", "boycott", "tariff", "duty", "levy"})
"""Measures that one state takes against another, where sanctions may be anybody's."""


def _imposer(document: Document, group: Group) -> tuple[Party, ...]:
    """Whose a standing embargo is that only its target is told of: the other of the report's two main sides."""
    words = {each.match.frame.words[-1] for each in group if each.match.frame.form == "noun"}
    words |= {word for each in group for word in each.topic if word in _TRADE}
    aims = {side for each in group for side in each.aims}
    main = main_sides(document)[:2]
    if not words & _TRADE or len(aims & set(main)) != 1:
        return ()
    named = [_first_naming(document, side) for side in main if side not in aims]
    return tuple(party for party in named if party is not None)


def _stands_for_nothing(group: Group) -> bool:
    """Whether words name no party and may tell of anybody's: a meeting, a channel or a cable, but not "the talks"."""
    leads = [each for each in group if each.own]
    if group[0].type in ("message", "channel"):
        return not any(each.match.places.get("subject") for each in leads)
    return group[0].type == "talks" and all(
        each.match.frame.form == "noun" and each.match.frame.words[-1] in ("meeting", "conference", "session")
        and not each.definite and each.count is None
        and not (each.match.places.get("with") or each.match.places.get("between"))
        for each in leads
    )  # fmt: skip


_YEARS: Final = 730


def _long_past(document: Document, group: Group) -> bool:
    """Whether an agreement dates from years ago: its parties need not be those of today's news."""
    dates = [each.when.interval for each in group if each.when is not None]
    return bool(dates) and document.day is not None and (document.day.start - dates[0].end).days > _YEARS


def _visited(document: Document, group: Group, groups: list[Group]) -> tuple[Party, ...]:
    """Whose land a delegation travels to for talks, where the same sentence tells of the journey and nobody else is named."""
    here = {each.sentence for each in group if each.own}
    lands = {
        each.place.value.rpartition(",")[2]
        for other in groups
        for each in other
        if each.type == "visit" and each.sentence in here and each.place is not None
    }
    found = [named for land in sorted(lands) if (named := _first_naming(document, land)) is not None]
    return tuple(found[:1])


_PARTNER: Final = frozenset({"with", "between", "among", "object"})


def _partners(group: Group, groups: list[Group]) -> frozenset[str]:
    """With whom the same sentence tells of other deals: in "struck a deal with Chile, signed a pact with Peru" each has its own."""
    here = {each.sentence for each in group if each.own}
    return frozenset(
        party.side
        for other in groups
        if other is not group and other[0].type == group[0].type == "agreement"
        for each in other
        if each.own and each.sentence in here
        for party in each.who
        if party.rule in _PARTNER and party.side is not None
    )


def _other_side(
    document: Document, group: Group, own: set[str], partners: frozenset[str]
) -> tuple[Party, ...]:
    """The side that meets with the one named: from the sentence, else from the report's two main sides."""
    near = [party for party in _nearby(document, group, own) if party.side not in own | partners]
    wanted = 2 - len(own)
    main = tuple(sorted(main_sides(document), key=lambda side: side in partners))
    chosen: list[Party] = []
    for party in near:
        if (party.side in main or _acts(document, party)) and all(
            party.side != other.side for other in chosen
        ):
            chosen.append(party)
    for side in main:
        if len(chosen) >= wanted:
            break
        if side not in own and all(side != other.side for other in chosen):
            named = _first_naming(document, side)
            if named is not None:
                chosen.append(named)
    return tuple(chosen[:wanted])


def _acts(document: Document, party: Party) -> bool:
    """Whether a state's leader or the state itself is the subject of the sentence: "At a summit, A and B vowed"."""
    tokens = document.analysis.tokens
    head = party.head
    while tokens[head].deprel == "conj" and tokens[head].head >= 0:
        head = tokens[head].head
    return tokens[head].deprel == "nsubj" and party.side in state_ids()


def _nearby(document: Document, group: Group, own: set[str]) -> list[Party]:
    """States and persons named in the sentences of a group's own mentions, nearest first."""
    found: list[tuple[int, Party]] = []
    for each in group:
        if not each.own:
            continue
        sentence = document.sentence(each.match.head)
        for mention in document.cast.mentions:
            if not sentence.first <= mention.head < sentence.last:
                continue
            if set(cases(document, mention.head)) & _LOCATIVE and each.type not in PAIRED:
                continue
            if each.place is not None and any(
                mention.start <= span.start and span.end <= mention.end for span in each.place.spans
            ):
                # where they meet is not who meets
                continue
            for actor in mention.actors:
                held = document.cast.by_id.get(actor)
                side = document.cast.side_of(actor) if held is not None else None
                if (
                    held is None
                    or side is None
                    or side in own
                    or side.startswith(ANONYMOUS)
                    or held.kind in ("place", "publication")
                    or side in meetings()
                    or (mention.form == "pronoun" and each.place is not None and each.place.value == side)
                ):
                    continue
                span = Span(document.report.id, mention.start, mention.end)
                found.append(
                    (
                        abs(mention.head - each.match.head),
                        Party(side, side, "state", span, mention.head, "sentence"),
                    )
                )
    found.sort(key=lambda pair: pair[0])
    return [party for _, party in found]


def _who_met(group: Group, groups: list[Group]) -> tuple[Party, ...]:
    """Who agreed, where words only point at them after a meeting or call: "spoke with X and Y. The allies agreed ..."."""
    lead = group[0]
    if lead.match.frame.form == "noun" or not lead.match.places.get("subject"):
        return ()
    here = lead.match.head
    before = [
        each
        for each in groups
        if each[0].type in ("talks", "call")
        and any(one.match.head < here and 0 <= lead.sentence - one.sentence <= 1 for one in each)
        and len({side for one in each for side in one.sides}) > 1
    ]
    if not before:
        return ()
    met = max(before, key=lambda each: each[0].match.head)
    found: dict[str, Party] = {}
    for party in (party for one in met for party in one.who if party.side is not None):
        found.setdefault(party.side or "", party)
    return tuple(found.values())


def _same_actor(group: Group, groups: list[Group], types: frozenset[str] = TESTS) -> tuple[Party, ...]:
    """Who did the last thing of this type that the report told before, or will tell."""
    here = group[0].match.head
    others = [
        each
        for each in groups
        if each is not group and each[0].type in types and any(one.sides for one in each)
    ]
    if not others:
        return ()
    nearest = min(others, key=lambda each: abs(each[0].match.head - here))
    first: Told = next(each for each in nearest if each.sides)
    return tuple(party for party in first.who if party.side is not None)[:1]


@once
def main_sides(document: Document) -> tuple[str, ...]:
    """The sides that a report speaks of most, most first, at most three."""
    counts: Counter[str] = Counter()
    for mention in document.cast.mentions:
        for actor in mention.actors:
            known = document.cast.by_id.get(actor)
            side = document.cast.side_of(actor)
            if (
                known is not None
                and side is not None
                and known.kind in ("state", "person", "organisation")
                and not side.startswith(ANONYMOUS)
                and side not in meetings()
            ):
                counts[side] += 1
    return tuple(side for side, _ in counts.most_common(3))


def _first_naming(document: Document, side: str) -> Party | None:
    for mention in document.cast.mentions:
        if side in mention.actors:
            span = Span(document.report.id, mention.start, mention.end)
            return Party(side, side, "state", span, mention.head, "context")
    for mention in document.cast.mentions:
        for actor in mention.actors:
            if document.cast.side_of(actor) == side:
                span = Span(document.report.id, mention.start, mention.end)
                return Party(side, side, "state", span, mention.head, "context")
    return None
