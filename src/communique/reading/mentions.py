"""From frames to mentions: each with its standing, roles and fields, in the order of the text."""

from __future__ import annotations

from typing import Final

import msgspec

from communique.model import Span
from communique.model.vocabulary import READABLE
from communique.reading.absorbed import is_their_purpose, is_venue, only_agrees_to_meet, out_and_back
from communique.reading.antecedents import with_antecedents
from communique.reading.arguments import argument_places
from communique.reading.clauses import (
    Places,
    forms,
    is_passive,
    modifiers,
)
from communique.reading.council import through_council
from communique.reading.dates import date_of
from communique.reading.document import Document
from communique.reading.doers import aimed_at, owned_measures, who_orders, whose_own
from communique.reading.exchanges import names_both
from communique.reading.extended import lexicon_of
from communique.reading.fields import (
    count_of,
    here,
    is_definite,
    is_generic,
    outcome_of,
    place_of,
)
from communique.reading.figurative import is_figurative
from communique.reading.in_force import comes_into_effect, is_in_force, is_new
from communique.reading.kinds_of_attack import is_of_words
from communique.reading.levels import level_of
from communique.reading.match import Match
from communique.reading.matching import find_matches
from communique.reading.measures import NOT_BEGUN, as_not_begun, is_imagined, set_for_later
from communique.reading.mention_words import (
    goods_of,
    only_tells_a_time,
    ordinal_of,
    several,
    topic_of,
    whom_of,
)
from communique.reading.named_after import place_in_its_name, without_places
from communique.reading.narrative import narrated
from communique.reading.on_whom import not_their_own, on_whom
from communique.reading.outsiders import is_the_reporter
from communique.reading.pacts import parties_of_pact
from communique.reading.pullouts import under_a_deal
from communique.reading.reach import after_their_cause, reaching
from communique.reading.results import result_told
from communique.reading.roles import Party, before_verb, role
from communique.reading.sites import sited
from communique.reading.standing import standing_of
from communique.reading.standing_parts import Standing
from communique.reading.status import CONTACTS, decide, runs_since
from communique.reading.surroundings import place_around
from communique.reading.testers import TESTS
from communique.reading.when import When, dates_of_sentence
from communique.reading.whereabouts import (
    at_home,
    behind_partner,
    each_stop,
    inner_place,
    place_above,
    places_in_words,
    struck_town,
    where_they_met,
)
from communique.reading.within import Told

_TITLES: Final = frozenset({"headline", "heading"})
_MAX_EVIDENCE: Final = 400


def mentions_of(document: Document) -> list[Told]:
    """All mentions of events, those of the body first, then those of headlines."""
    matches = [
        match
        for match in find_matches(document, lexicon_of(document.profile))
        if document.zone(match.head) in READABLE
    ]
    contacts = frozenset(match.head for match in matches if match.frame.type in CONTACTS)
    matches = [match for match in matches if not is_venue(document, match, contacts)]
    heads = frozenset(match.head for match in matches)
    times = {
        sentence: dates_of_sentence(document, sentence, heads)
        for sentence in {document.analysis.tokens[match.head].sent for match in matches}
    }
    per_sentence: dict[int, int] = {}
    for match in matches:
        sentence = document.analysis.tokens[match.head].sent
        per_sentence[sentence] = per_sentence.get(sentence, 0) + 1
    told: list[Told] = []
    deals = frozenset(
        match.head for match in matches if match.frame.type == "agreement" and match.frame.form == "noun"
    )
    terms = frozenset(
        head
        for match in matches
        if match.frame.type == "agreement" and any(place == "in" for place, _ in match.frame.needs)
        for head in match.places.get("clause", ())
    )
    drills = frozenset(match.head for match in matches if match.frame.type == "exercise")
    for match in matches:
        if match.frame.type == "office" and only_tells_a_time(document, match):
            continue
        if match.frame.type == "step" and match.head in terms:
            # what is given in exchange is a term of the deal
            continue
        if (match.frame.both and not names_both(document, match)) or is_figurative(document, match):
            continue
        if is_the_reporter(document, match):
            continue
        if (
            only_agrees_to_meet(document, match, contacts, deals)
            or out_and_back(document, match, drills)
            or is_their_purpose(document, match, contacts)
        ):
            continue
        sentence = document.analysis.tokens[match.head].sent
        mention = _tell(document, match, times[sentence], per_sentence[sentence])
        if mention is not None:
            told.extend(each_stop(document, mention))
    told = where_they_met(document, _without_undone(told))
    told = with_antecedents(document, not_their_own(through_council(told)))
    told = [sited(document, reaching(document, each)) for each in narrated(document, told)]
    told = after_their_cause(document, told)
    told.sort(key=lambda each: (document.zone(each.match.head) in _TITLES, each.match.head))
    return told


def _without_undone(told: list[Told]) -> list[Told]:
    """Without the measures that a verb does away with, unless it only might: "could lift the embargo" holds it in force."""
    done = {
        head
        for each in told
        if each.type == "sanction" and each.match.frame.form != "noun" and each.status is not None
        for head in each.match.places.get("object", ())
    }
    kept = [
        each for each in told if not (each.match.presupposed and (each.match.head in done or not each.named))
    ]
    return [
        msgspec.structs.replace(each, own=False, status=None) if each.match.presupposed else each
        for each in kept
    ]


def _tell(document: Document, match: Match, times: dict[int, list[When]], crowd: int) -> Told | None:
    if is_of_words(document, match):
        return None
    match = under_a_deal(document, match)
    match = as_not_begun(document, match)
    standing = standing_of(document, match)
    places = argument_places(document, match, standing)
    roles = match.frame.roles
    places, owned = owned_measures(document, match, places)
    aimed = role(document, places, roles.aimed) or aimed_at(document, match)
    named_for = place_in_its_name(document, match)
    who = (
        parties_of_pact(document, match)
        or without_places(_who(document, match, places, aimed), named_for)
        or owned
    )
    if _sits_alone(document, match, who):
        return None
    if match.frame.form == "noun" and (
        match.frame.type == "sanction" or (match.frame.type == "attack" and len(who) > 1)
    ):
        who, aimed = on_whom(document, who, aimed)
    when, acted = date_of(document, match, standing, times, crowd)
    place = (
        place_of(document, places, roles.place)
        or named_for
        or places_in_words(document, places, roles.place)
        or behind_partner(document, match, places)
        or place_above(document, match)
        or place_around(document, match, standing.code)
        or inner_place(document, match)
        or struck_town(document, match, places)
        or here(document, match)
    )
    place = at_home(match, place, who)
    title = document.zone(match.head) in _TITLES
    status, own = decide(
        document, match, standing, when, sides=len({party.side for party in who if party.side}), placed=place is not None,
        people=sum(party.kind == "person" for party in who),
        generic=is_generic(document, match) or several(document, match), definite=is_definite(document, match), title=title,
    )  # fmt: skip
    if _has_stopped(document, match, standing, when):
        match = msgspec.structs.replace(match, frame=msgspec.structs.replace(match.frame, type="step"))
        status, own = "ongoing", True
    if (
        match.frame.type == "agreement"
        and match.frame.form == "noun"
        and (standing.failed or comes_into_effect(document, standing.governor))
    ):
        # a deal that "collapsed in May", or took effect then, was made before
        when = None
    if status == "scheduled" and match.frame.status == "scheduled" and when is not None:
        # "announced tariffs on Monday": the day is that of the telling
        when = when if document.day is None or when.interval.start > document.day.end else None
    if match.frame.type == "sanction" and status in NOT_BEGUN:
        when = set_for_later(document, match, when)
    if own and when is None and _only_in_force(document, match, status):
        # what is obeyed or broken stands already; since when is another matter
        status, own = None, False
    named = not title and (
        _is_named(document, match, standing) or _is_in_force(document, match, standing, who, aimed)
    )
    if status is None and not named and not is_definite(document, match) and not match.inner:
        return None
    if status in ("ongoing", "denied") and own and when is None and document.day is not None:
        when = When(document.day, _evidence(document, match), "as of the report", 0)
    heads = tuple(head for name in roles.who for head in places.get(name, ()))
    return Told(
        match=match,
        standing=standing,
        status=status,
        own=own,
        evidence=_evidence(document, match),
        when=when,
        place=place,
        who=who,
        aimed=aimed,
        level=level_of(document, match, who, heads) if match.frame.type == "talks" else None,
        outcome=outcome_of(document, match, standing) or result_told(document, match, standing),
        count=count_of(document, match),
        definite=is_definite(document, match),
        ordinal=ordinal_of(document, match),
        topic=topic_of(document, match),
        goods=goods_of(document, match),
        whom=whom_of(document, match),
        sentence=document.analysis.tokens[match.head].sent,
        firm=standing.firm,
        acted=acted,
        named=named,
        imagined=named and match.frame.type == "sanction" and is_imagined(document, match.head),
        plural=match.frame.form == "noun" and "Number=Plur" in document.analysis.tokens[match.head].feats,
    )


def _has_stopped(document: Document, match: Match, standing: Standing, when: When | None) -> bool:
    """Whether no test has been made since a day: a step that lasts (guidelines, ruling 45)."""
    if match.frame.type not in TESTS or not standing.negated or standing.code != "perfect":
        return False
    return when is not None and runs_since(document, when)


_DEALS: Final = frozenset(
    {"nuclear", "peace", "trade", "chemical", "interim", "framework", "armistice", "historic", "landmark"}
)


def _is_named(document: Document, match: Match, standing: Standing) -> bool:
    """Whether a noun names an agreement that stands: "the Iran nuclear deal", "the Singapore joint statement"."""
    if match.frame.type != "agreement" or match.frame.form != "noun" or match.inner or match.frame.loose:
        return False
    if standing.code not in ("none", "past", "present", "perfect", "ongoing") or not is_definite(
        document, match
    ):
        return False
    if match.places.get("between"):
        # "the accord between Chile and Peru gives ...": there is one
        return True
    around = modifiers(document, match.head)
    tokens = document.analysis.tokens
    return any(tokens[each].upos == "PROPN" or forms(document, each) & _DEALS for each in around)


def _only_in_force(document: Document, match: Match, status: str | None) -> bool:
    """Whether a noun tells only of measures that stand, and not of their adoption: "in violation of UN sanctions"."""
    return (
        match.frame.type == "sanction"
        and match.frame.form == "noun"
        and status == "happened"
        and is_in_force(document, match.head)
        and not is_new(document, match.head)
    )


def _is_in_force(
    document: Document, match: Match, standing: Standing, who: tuple[Party, ...], aimed: tuple[Party, ...]
) -> bool:
    """Whether a noun presupposes sanctions that stand, and says whose or against whom (guidelines, ruling 25)."""
    if match.frame.type != "sanction" or match.frame.form != "noun" or match.frame.loose or match.inner:
        return False
    if standing.effect == "planned" and standing.code == "planned":
        return False
    if standing.code in _TO_COME and standing.effect in _MADE and not is_definite(document, match):
        # "tariffs could come next week", "would answer with tariffs": what is only to come is not in force
        return False
    if standing.code in _WANTED and (is_new(document, match.head) or not is_definite(document, match)):
        verb = match.head if standing.governor is None else standing.governor
        if forms(document, verb) & _WANTING or standing.negated:
            return False
    return any(party.side is not None for party in (*who, *aimed))


_MADE: Final = frozenset({"realised", "begun", "resumed"})
_TO_COME: Final = frozenset(
    {"threatened", "possible", "hypothetical", "future", "proposed", "demanded", "doubted"}
)
_WANTED: Final = frozenset({"threatened", "demanded", "proposed", "offered", "refused", "planned"})
_WANTING: Final = frozenset({
    "threaten", "call", "demand", "urge", "propose", "seek", "want", "push", "consider", "weigh", "mull", "warn", "press", "ask", "suggest",
})  # fmt: skip
"""Verbs by which somebody wants measures that are not there yet."""


def _who(document: Document, match: Match, places: Places, aimed: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those who take part or act; whom it is aimed at is not among them."""
    wanted = match.frame.roles.who
    targets = (
        {party.actor for party in aimed} if match.frame.type in ("sanction", "attack", "step") else set()
    )
    who = whose_own(document, match, role(document, places, wanted, skip=targets))
    if not who and match.frame.form != "noun" and match.frame.type in ("deployment", "exercise"):
        who = role(document, {"subject": who_orders(document, match.head)}, ("subject",))
    bare = match.frame.form == "verb" and not places.get("subject") and "subject" in wanted
    if bare and not is_passive(document, match.head):
        who = (*before_verb(document, match.head), *who)
    return _fitting(match.frame.type, _senders(match, who))


def _sits_alone(document: Document, match: Match, who: tuple[Party, ...]) -> bool:
    """Whether a body meets by itself: "Political Bureau meetings" are no talks between sides, whoever holds them."""
    if match.frame.type != "talks" or match.frame.form != "noun":
        return False
    others = [party for party in who if party.rule != "subject"]
    hosts = {party.side for party in who if party.rule == "subject"}
    return bool(others) and all(
        party.kind == "organisation"
        and party.rule == "compound"
        and (held := document.cast.by_id.get(party.actor)) is not None
        and (held.side is None or (held.side.value != held.id and party.side in hosts))
        for party in others
    )


def _senders(match: Match, who: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who sends a delegation acts for a side, but does not travel."""
    if match.frame.roles.ground != ("to",) or "object" not in match.frame.roles.who:
        return who
    return tuple(
        msgspec.structs.replace(party, actor=party.side, kind="state", rule="sends")
        if party.rule == "subject" and party.kind == "person" and party.side is not None
        else party
        for party in who
    )


def _fitting(type_: str, who: tuple[Party, ...]) -> tuple[Party, ...]:
    """Parties that can do what is told: bodies test no missiles."""
    if type_ in ("missile-test", "nuclear-test"):
        return tuple(
            party for party in who if not (party.kind == "organisation" and party.side == party.actor)
        )
    return who


def _evidence(document: Document, match: Match) -> Span:
    """The clause of a mention, the sentence where the clause is hard to tell."""
    root = document.clause_root(match.head)
    held = document.subtree(root)
    sentence = document.sentence(match.head)
    inside = [token for token in held if sentence.first <= token < sentence.last] or [match.head]
    span = document.cite_tokens(inside)
    if span.end - span.start > _MAX_EVIDENCE:
        start = max(span.start, document.analysis.tokens[match.head].start - _MAX_EVIDENCE // 2)
        return Span(span.report, start, min(span.end, start + _MAX_EVIDENCE))
    return span
