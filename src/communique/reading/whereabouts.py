"""Places that stand off the event's own phrase: behind the name of the other party, in the words for a town, after "there"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from communique.actors.words import slug
from communique.actors.world import world
from communique.model import Cited
from communique.reading.clauses import cases, forms, low, noun_places
from communique.reading.fields import place_at, place_in_name, place_of
from communique.reading.places import city_states, country_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.clauses import Places
    from communique.reading.document import Document
    from communique.reading.match import Match
    from communique.reading.roles import Party
    from communique.reading.within import Told

_IN: Final = frozenset({"in", "at"})
_STAYING: Final = frozenset(
    {
        "embassy", "ambassador", "consulate", "expert", "base", "force", "troop", "rebel", "fighter", "group", "opposition",
        "activist", "dissident", "correspondent", "bureau", "office", "war", "conflict", "situation", "crisis", "law",
    }
)  # fmt: skip
"""Nouns whose "in" says where they are at home, not where somebody met them."""
_TURNS: Final = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "parataxis", "xcomp"})
_CLIMB: Final = 5


def behind_partner(document: Document, match: Match, places: Places) -> Cited[str] | None:
    """The place that English hangs on the last name of those who met: "talks with the British minister in London".

    Args:
        document: The report.
        match: The frame found.
        places: The arguments of its clause or phrase.

    Returns:
        The place, None where those who met have none behind them or it is where they are at home.
    """
    travels = match.frame.type == "visit" and match.frame.form == "noun"
    if "in" not in match.frame.roles.place and not travels:
        return None
    wanted = _TO if travels else _IN
    heads = {head for name in match.frame.roles.who for head in places.get(name, ()) if head > match.head}
    for head in sorted(heads):
        for token in document.subtree(head):
            if token <= head or not set(cases(document, token)) & wanted or len(cases(document, token)) != 1:
                continue
            if not _hangs_on_people(document, token, head):
                continue
            found = place_at(document, token) or town_in_words(document, token)
            if found is not None:
                return found
    return None


def _hangs_on_people(document: Document, token: int, head: int) -> bool:
    """Whether the nouns between a place and the one who was met name people, and no clause lies between."""
    here = token
    for _ in range(_CLIMB):
        if document.relation(here) in _TURNS:
            return False
        if here != token and forms(document, here) & _STAYING:
            return False
        if here == head:
            return True
        here = document.analysis.tokens[here].head
        if here < 0:
            return False
    return False


_CAPITAL: Final = "capital"
_TOWNS: Final = frozenset({"city", "town", "capital", "resort", "village"})


def town_in_words(document: Document, token: int) -> Cited[str] | None:
    """The town that words stand for: "the Austrian capital", or "the Swiss city" for the one told of before.

    Args:
        document: The report.
        token: The noun.
    """
    if _is_city_state(document, token):
        return _city_state(document, token)
    if not forms(document, token) & _TOWNS:
        return None
    state = next(
        (
            actor
            for child in document.children(token, "amod", "compound", "nmod")
            for mention in document.mentions_at(child)
            for actor in mention.actors
            if (held := document.cast.by_id.get(actor)) is not None and held.kind == "state"
        ),
        None,
    )
    if state is None:
        return None
    span = document.cite(min((*document.children(token, "amod", "compound", "nmod:poss"), token)), token + 1)
    if low(document, token) == _CAPITAL:
        capital = next((each.capital for each in world().states if each.id == state and each.capital), None)
        return None if capital is None else Cited(f"{slug(capital)},{state}", (span,), "capital")
    before = [
        held.id
        for mention in document.cast.mentions
        if mention.end <= document.analysis.tokens[token].start
        for actor in mention.actors
        if (held := document.cast.by_id.get(actor)) is not None and held.kind == "place"
    ]
    town = next((each for each in reversed(before) if country_of(each) == state), None)
    return None if town is None else Cited(f"{town},{state}", (span,), "told before")


def _is_city_state(document: Document, token: int) -> bool:
    before = [low(document, each) for each in document.children(token, "compound")]
    return low(document, token) == "city-state" or (low(document, token) == "state" and "city" in before)


def _city_state(document: Document, token: int) -> Cited[str] | None:
    """The city that is a state, told before: "the tiny city-state" after "Monaco"."""
    told = [
        actor
        for mention in document.cast.mentions
        if mention.end <= document.analysis.tokens[token].start
        for actor in mention.actors
        if actor in city_states()
    ]
    return (
        Cited(f"{told[-1]},{told[-1]}", (document.cite(token, token + 1),), "told before") if told else None
    )


def places_in_words(document: Document, places: Places, wanted: tuple[str, ...]) -> Cited[str] | None:
    """The first town that the words of a place stand for; None where they name it or tell of none."""
    for name in wanted:
        for head in places.get(name, ()):
            found = town_in_words(document, head)
            if found is not None:
                return found
    return None


def each_stop(document: Document, mention: Told) -> tuple[Told, ...]:
    """A visit to each of the places that one word of travel lists: "will visit Japan, South Korea and China".

    Args:
        document: The report.
        mention: A mention of an event.

    Returns:
        The mention itself, or for a list of destinations one for each.
    """
    if mention.type != "visit" or mention.place is None:
        return (mention,)
    match = mention.match
    places = match.places if match.frame.form != "noun" else noun_places(document, match.head)
    for name in match.frame.roles.place:
        heads = places.get(name, ())
        stops = {place.value: place for head in heads if (place := place_at(document, head)) is not None}
        if name != "from" and len(stops) > 1 and len(stops) == len(heads):
            return tuple(msgspec.structs.replace(mention, place=place) for place in stops.values())
    return (mention,)


_SET: Final = frozenset({"set", "due", "schedule", "expect", "plan", "slate", "likely", "poise"})
_MOTION: Final = frozenset(
    {"go", "travel", "fly", "head", "continue", "return", "come", "leave", "depart", "arrive", "journey", "visit", "send", "be"}
)  # fmt: skip


def place_above(document: Document, match: Match) -> Cited[str] | None:
    """The place told with the verb above: "in Peru he is set to meet", "flew to Lima for talks", "went to Lima to meet".

    Args:
        document: The report.
        match: The frame of a meeting.
    """
    meets = "in" in match.frame.roles.place and match.frame.type in ("talks", "contact", "agreement")
    if not meets and match.frame.type != "message":
        return None
    noun = match.frame.form == "noun"
    here = match.head if noun else document.clause_root(match.head)
    relation = document.relation(here)
    above = document.analysis.tokens[here].head
    if above < 0:
        return None
    words = forms(document, above)
    if relation == "xcomp" and not noun and words & _SET:
        return _place_of_verb(document, above, _IN)
    purpose = (
        "for" in cases(document, here) if noun else "VerbForm=Inf" in document.analysis.tokens[here].feats
    )
    if not purpose or relation not in ("obl", "nmod", "advcl", "xcomp"):
        return None
    if document.children(above, "cop") and set(cases(document, above)) <= _IN and cases(document, above):
        return place_at(document, above)
    if words & _MOTION and document.analysis.tokens[above].upos in ("VERB", "AUX"):
        return _place_of_verb(document, above, _TO | _IN) or next(
            (found for each in document.children(above, "obj") if (found := place_at(document, each))), None
        )
    return None


_TO: Final = frozenset({"to", "into", "for"})


def _place_of_verb(document: Document, verb: int, prepositions: frozenset[str]) -> Cited[str] | None:
    for child in document.children(verb, "obl", "nmod"):
        if set(cases(document, child)) <= prepositions and cases(document, child):
            found = place_at(document, child) or town_in_words(document, child)
            if found is not None:
                return found
    return None


def where_they_met(document: Document, told: Sequence[Told]) -> list[Told]:
    """Visits without a place of their own take that of the meeting told in the same sentence of the same traveller.

    "Was on his first foreign trip, meeting with leaders in Riyadh" tells of a trip to Riyadh.

    Args:
        document: The report.
        told: Mentions in any order.
    """
    return [
        msgspec.structs.replace(each, place=met.place)
        if each.type == "visit"
        and each.place is None
        and (met := _met_abroad(document, each, told)) is not None
        else each
        for each in told
    ]


def _met_abroad(document: Document, visit: Told, told: Sequence[Told]) -> Told | None:
    if visit.type != "visit":
        return None
    meetings = [
        each
        for each in told
        if each.type == "talks"
        and each.sentence == visit.sentence
        and each.place is not None
        and each.place.value.rpartition(",")[2] not in visit.sides
        and document.relation(document.clause_root(each.match.head)) in ("advcl", "acl", "conj", "root")
        and each.people & visit.people
    ]
    return meetings[0] if len(meetings) == 1 else None


def struck_town(document: Document, match: Match, places: Places) -> Cited[str] | None:
    """The town that an attack is on: "an offensive against Aleppo", "captured Afrin"; a capital may stand for its state."""
    if match.frame.type != "attack":
        return None
    for name in match.frame.roles.aimed:
        for head in places.get(name, ()):
            for each in (head, *document.children(head, "nmod", "appos", "flat")):
                mention = document.mention_headed(each)
                kinds = (
                    () if mention is None else (document.cast.by_id.get(actor) for actor in mention.actors)
                )
                found = (
                    place_at(document, each) if any(one and one.kind == "place" for one in kinds) else None
                )
                if found is not None and "," in found.value:
                    return found
    return None


def at_home(match: Match, place: Cited[str] | None, who: tuple[Party, ...]) -> Cited[str] | None:
    """The place of an event, unless it is one where it cannot have been: nobody tests a nuclear device in another's country."""
    sides = {party.side for party in who if party.side is not None}
    if match.frame.type != "nuclear-test" or place is None or not sides:
        return place
    return place if place.value.rpartition(",")[2] in sides else None


def inner_place(document: Document, match: Match) -> Cited[str] | None:
    """A place told with what an act is done to: "reopened its embassy in Lima"."""
    if match.frame.form == "noun" or match.frame.vague or not match.frame.roles.place:
        return None
    for head in match.places.get("object", ()):
        found = place_of(document, noun_places(document, head), ("in", "at", "near")) or place_in_name(
            document, head
        )
        if found is not None:
            return found
    return None
