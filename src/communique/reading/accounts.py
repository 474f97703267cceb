"""Accounts of a report: frames found, roles filled, standing read, mentions of one event joined."""

from __future__ import annotations

import re
from typing import Final, cast

import msgspec

from communique.model import Account, Cited, Interval, Span
from communique.model.interval import month, year
from communique.model.vocabulary import READABLE, EventType, Outcome, Status
from communique.reading.clauses import forms, is_passive, low, modifiers, noun_places, seat, verb_places
from communique.reading.context import fill_sides
from communique.reading.document import Document
from communique.reading.fields import (
    When,
    count_of,
    dates_of_sentence,
    is_definite,
    is_generic,
    is_usable,
    level_of,
    outcome_of,
    place_of,
)
from communique.reading.frames import lexicon
from communique.reading.matching import Match, find_matches
from communique.reading.roles import Party, argument_places, before_verb, parties, people_of, role, sides_of
from communique.reading.standing import Standing, effect_of_verb, standing_of, standing_words
from communique.reading.status import CONTACTS, decide, takes_effect
from communique.reading.within import MUTUAL, Group, Told, group_mentions, split_call_off

_ORDINALS: Final = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8",
    "1st": "1", "2nd": "2", "3rd": "3", "4th": "4", "5th": "5", "6th": "6", "inaugural": "1", "maiden": "1",
    "another": "other", "previous": "previous", "earlier": "previous", "next": "next", "further": "other", "follow-up": "other",
}  # fmt: skip
_TITLES: Final = frozenset({"headline", "heading"})
_MAX_EVIDENCE: Final = 400


def accounts_of(document: Document) -> tuple[Account, ...]:
    """Read what a report says happened, or will, or did not.

    Args:
        document: The report with its words, cast and times.

    Returns:
        Accounts in the order of the text, each value cited.
    """
    told = mentions_of(document)
    groups = [part for group in group_mentions(told) for part in split_call_off(group)]
    brought = fill_sides(document, groups)
    pairs = zip(groups, brought, strict=True)
    accounts = [account for group, more in pairs if (account := _account(document, group, more)) is not None]
    accounts.sort(key=lambda account: account.evidence[0])
    return tuple(_numbered(account, number) for number, account in enumerate(accounts, start=1))


def mentions_of(document: Document) -> list[Told]:
    """All mentions of events, those of the body first, then those of headlines."""
    matches = [match for match in find_matches(document, lexicon()) if document.zone(match.head) in READABLE]
    heads = frozenset(match.head for match in matches)
    times = {
        sentence: dates_of_sentence(document, sentence, heads)
        for sentence in {document.analysis.tokens[match.head].sent for match in matches}
    }
    per_sentence: dict[int, int] = {}
    for match in matches:
        sentence = document.analysis.tokens[match.head].sent
        per_sentence[sentence] = per_sentence.get(sentence, 0) + 1
    told = []
    contacts = frozenset(match.head for match in matches if match.frame.type in CONTACTS)
    drills = frozenset(match.head for match in matches if match.frame.type == "exercise")
    for match in matches:
        if _only_agrees_to_meet(document, match, contacts) or _out_and_back(document, match, drills):
            continue
        sentence = document.analysis.tokens[match.head].sent
        mention = _tell(document, match, times[sentence], per_sentence[sentence])
        if mention is not None:
            told.append(mention)
    told = _narrated(document, told)
    told.sort(key=lambda each: (document.zone(each.match.head) in _TITLES, each.match.head))
    return told


_BACK: Final = 1


def _narrated(document: Document, told: list[Told]) -> list[Told]:
    """In a narrative, what is told without a day of its own goes on from the day told last."""
    found: list[Told] = []
    last: Told | None = None
    for each in told:
        if (
            each.when is None
            and each.status == "happened"
            and each.firm
            and last is not None
            and last.when is not None
            and each.standing.code == "past"
            and each.sentence - last.sentence <= _BACK
        ):
            each = msgspec.structs.replace(each, when=msgspec.structs.replace(last.when, rule="narrative"))
        elif each.when is not None and each.status == "happened" and each.when.rule in ("attached", "clause", "joined"):
            last = each
        found.append(each)
    return found


def _only_agrees_to_meet(document: Document, match: Match, contacts: frozenset[int]) -> bool:
    """Whether what is agreed is only that the parties will meet: the meeting is the account."""
    if match.frame.type != "agreement" or match.frame.form != "verb":
        return False
    clauses = match.places.get("clause", ())
    return any(head in contacts or set(document.children(head, "obj")) & contacts for head in clauses)


def _out_and_back(document: Document, match: Match, drills: frozenset[int]) -> bool:
    """Whether forces are sent only to exercise: "sent two bombers on a training run" (ruling 41)."""
    if match.frame.type != "deployment" or match.frame.form == "noun":
        return False
    return any(head in drills for name in ("on", "for", "in") for head in match.places.get(name, ()))


def _tell(document: Document, match: Match, times: dict[int, list[When]], crowd: int) -> Told | None:
    standing = standing_of(document, match)
    places = argument_places(document, match, standing)
    roles = match.frame.roles
    aimed = role(document, places, roles.aimed)
    targets = {party.actor for party in aimed} if match.frame.type in ("sanction", "attack", "step") else set()
    who = role(document, places, roles.who, skip=targets)
    if match.frame.form == "verb" and not places.get("subject") and "subject" in roles.who and not is_passive(document, match.head):
        who = (*before_verb(document, match.head), *who)
    who = _fitting(document, match.frame.type, who)
    acted = None
    if standing.code in ("cancelled", "postponed") and match.frame.form == "noun":
        acted, times = _of_the_act(document, standing, times)
    when = _offset(document, match, times) or _when(document, match, standing, times, crowd)
    when = _turned(document, standing, when)
    if when is not None and standing.code in ("past", "perfect") and standing.firm and not standing.negated and _is_ahead(document, when):
        when = None
    if when is not None and standing.code in _AHEAD and not takes_effect(document, match) and when.rule not in ("attached", "clause") and _is_past(document, when):
        when = None
    place = place_of(document, _plain(places), roles.place)
    if match.frame.type == "visit":
        who = _with_host(document, who, place)
    title = document.zone(match.head) in _TITLES
    status, own = decide(
        document, match, standing, when, sides=len({party.side for party in who if party.side}), placed=place is not None,
        people=sum(party.kind == "person" for party in who),
        generic=is_generic(document, match), definite=is_definite(document, match), title=title,
    )  # fmt: skip
    if status is None and not is_definite(document, match) and not match.inner:
        return None
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
        outcome=outcome_of(document, match, standing),
        count=count_of(document, match),
        definite=is_definite(document, match),
        ordinal=_ordinal(document, match),
        topic=_topic(document, match),
        sentence=document.analysis.tokens[match.head].sent,
        firm=standing.firm,
        acted=acted,
        plural=match.frame.form == "noun" and "Number=Plur" in document.analysis.tokens[match.head].feats,
    )


def _of_the_act(
    document: Document, standing: Standing, times: dict[int, list[When]]
) -> tuple[When | None, dict[int, list[When]]]:
    """Part the day of a call-off, which is past, from the day that the event was set for."""
    if standing.governor is None:
        return None, times
    held = times.get(standing.governor, [])
    past = [each for each in held if _is_past(document, each)]
    rest = [each for each in held if each not in past]
    others = {token: each for token, each in times.items() if token != standing.governor}
    return (_nearest(past, "clause") if past else None), ({**others, standing.governor: rest} if rest else others)


def _fitting(document: Document, type_: str, who: tuple[Party, ...]) -> tuple[Party, ...]:
    """Parties that can do what is told: bodies test no missiles, and the United Nations imposes through its council."""
    if type_ in ("missile-test", "nuclear-test"):
        return tuple(party for party in who if not (party.kind == "organisation" and party.side == party.actor))
    if type_ == "sanction" and "un-security-council" in document.cast.by_id:
        return tuple(
            msgspec.structs.replace(party, actor="un-security-council", side="un-security-council", rule="council of the body")
            if party.actor == "united-nations"
            else party
            for party in who
        )
    return who


_UNITS: Final = {"D": 1, "W": 7, "M": 30, "Y": 365}
_LENGTH: Final = re.compile(r"P(\d+)([DWMY])")


def _offset(document: Document, match: Match, times: dict[int, list[When]]) -> When | None:
    """A day counted from another: "came two days after the council approved ...", "a day after the test"."""
    root = match.head
    mark = _turn(document, root)
    if mark is None:
        root = document.clause_root(match.head)
        mark = _turn(document, root)
    if mark is None and document.relation(root) in ("ccomp", "xcomp"):
        root = document.analysis.tokens[root].head
        mark = _turn(document, root)
    if mark is None or mark == 0:
        return None
    length = next((time for time in document.times_at(mark - 1) if _LENGTH.fullmatch(time.value)), None)
    found = _LENGTH.fullmatch(length.value) if length is not None else None
    if length is None or found is None:
        return None
    days = int(found[1]) * _UNITS[found[2]]
    here = document.analysis.tokens[root].head
    for _ in range(3):
        if here < 0:
            break
        if here in times:
            base = _nearest(times[here], "counted")
            shift = -days if low(document, mark) == "after" else days
            counted = _counted(base.interval.shift(shift), found[2])
            return When(counted, Span(document.report.id, length.start, length.end), "counted", 0)
        here = document.analysis.tokens[here].head
    return None


_COMING: Final = frozenset({"planned", "future"})


def _turned(document: Document, standing: Standing, when: When | None) -> When | None:
    """A month or day without its year is the one that the tense allows: the next for a plan, the last for a past."""
    if when is None or when.rule not in ("attached", "clause") or re.search(r"\d{4}|last|ago|past|earlier", when.span.of(document.text)):
        return when
    if not (_is_past(document, when) and standing.code in _COMING) or when.interval.precision not in ("day", "month", "range"):
        return when
    if document.day is None or (document.day.start - when.interval.end).days < _HALF_YEAR:
        return when
    later = when.interval
    try:
        moved = Interval(later.start.replace(year=later.start.year + 1), later.end.replace(year=later.end.year + 1), later.precision)
    except ValueError:
        return when
    return msgspec.structs.replace(when, interval=moved) if moved.start > document.day.end else when


_HALF_YEAR: Final = 183


def _counted(interval: Interval, unit: str) -> Interval:
    """A day counted in months or years is no more exact than its unit."""
    if unit == "M":
        return month(interval.midpoint.year, interval.midpoint.month)
    if unit == "Y":
        return year(interval.midpoint.year)
    return interval


_AHEAD: Final = frozenset({"planned", "future", "proposed", "offered", "demanded", "purpose", "possible"})


def _is_ahead(document: Document, when: When) -> bool:
    """Whether a date lies after the report: what a past tense tells cannot be of that day."""
    return document.day is not None and when.interval.start > document.day.end


def _is_past(document: Document, when: When) -> bool:
    """Whether a date is no later than the report: for what is still to come it is the day of the words."""
    return document.day is not None and when.interval.end <= document.day.end


def _turn(document: Document, root: int) -> int | None:
    held = document.children(root, "case", "mark", "advmod")
    return next((each for each in held if low(document, each) in ("after", "before")), None)


def _plain(places: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    return places


def _with_host(document: Document, who: tuple[Party, ...], place: Cited[str] | None) -> tuple[Party, ...]:
    """A visit's host takes part too: the state that the visitor goes to (guidelines, ruling 11)."""
    return who


def _when(
    document: Document, match: Match, standing: Standing, times: dict[int, list[When]], crowd: int
) -> When | None:
    """The date that hangs on an event, or on the verb that tells of it, or on the clause above."""
    own = list(times.get(match.head, []))
    if match.frame.form == "noun":
        for child in document.children(match.head, "acl"):
            if effect_of_verb(document, child) in (None, "realised", "begun", "planned", "observed"):
                own.extend(times.get(child, []))
    governed = times.get(standing.governor, []) if standing.governor is not None else []
    if own and governed:
        finest = min((*own, *governed), key=lambda each: each.interval.days)
        return _nearest([finest], "attached")
    if own:
        return _nearest(own, "attached")
    linear = _beside(document, match) if match.frame.form == "noun" else None
    if linear is not None:
        return linear
    if governed:
        return _nearest(governed, "clause" if match.frame.form != "noun" or standing.effect is not None else "beside")
    here = document.clause_root(match.head)
    told = match.frame.form != "noun" or standing.governor is not None
    direct = document.analysis.tokens[seat(document, match.head)].head == here and not _reports(document, here)
    if (told or direct) and here in times:
        return _nearest(times[here], "joined" if told and here != match.head else "clause" if told else "beside")
    above = _above(document, match, standing, here, times)
    if above is not None:
        return above
    if not told and here in times and standing.code == "past" and not _reports(document, here):
        coarse = [each for each in times[here] if each.interval.days >= _COARSE]
        if coarse:
            return _nearest(coarse, "beside")
    everything = [each for held in times.values() for each in held]
    apart = document.relation(here) in ("advcl", "acl") and here != match.head or bool(
        {low(document, each) for each in document.children(here, "mark")} & _TURNING
    )
    if told and crowd == 1 and len(everything) == 1 and standing.code != "future" and not apart:
        return When(everything[0].interval, everything[0].span, "sentence", 9)
    return None


_COARSE: Final = 28
"""Days of a stretch wide enough to hold what a clause only alludes to ("in July ... in retaliation for sanctions")."""


def _beside(document: Document, match: Match) -> When | None:
    """A time inside an event noun's own phrase: "a 1994 freeze deal", or right after it: "the launches early in the year"."""
    tokens = document.analysis.tokens
    for time in document.times:
        if not is_usable(document, time):
            continue
        words = document.tokens_between(time.start, time.end)
        if not words or tokens[words[0]].sent != tokens[match.head].sent:
            continue
        between = range(words[-1] + 1, match.head)
        inside = words[-1] < match.head <= words[-1] + 4 and all(tokens[each].upos in ("NOUN", "ADJ", "PROPN") or tokens[each].text == "-" for each in between)
        follows = document.relation(match.head) not in ("obj", "nsubj") and (
            words[0] == match.head + 1 or (words[0] == match.head + 2 and low(document, match.head + 1) in ("in", "on", "of"))
        )
        if inside or follows:
            return When(time.interval, Span(document.report.id, time.start, time.end), "attached", 1)
    return None


def _nearest(held: list[When], rule: str) -> When:
    nearest = min(held, key=lambda each: each.distance)
    return When(nearest.interval, nearest.span, rule, nearest.distance)


def _reports(document: Document, verb: int) -> bool:
    return bool(forms(document, verb) & standing_words().reporting)


def _above(
    document: Document, match: Match, standing: Standing, clause: int, times: dict[int, list[When]]
) -> When | None:
    """The date of a clause above: shared by joined clauses; for a past act known from a remark, the remark's day.

    Guidelines, ruling 40: a past act known only from that day's announcement has its day.
    """
    if standing.code not in ("past", "perfect", "ongoing", "present", "purpose") and not takes_effect(document, match):
        return None
    beside = match.frame.type in CONTACTS and match.frame.form == "noun" and standing.governor is None
    here = clause
    if beside and here in times and here != match.head:
        return _nearest(times[here], "remark")
    for _ in range(4):
        relation = document.relation(here)
        marks = {low(document, each) for each in document.children(here, "mark", "case")}
        if relation == "advcl" and marks & _TURNING and match.frame.type not in CONTACTS:
            return None
        if relation not in ("ccomp", "parataxis", "xcomp", "conj", "advcl", "csubj"):
            return None
        here = document.analysis.tokens[here].head
        if here in times:
            return _nearest(times[here], "remark" if relation in ("ccomp", "parataxis") else "joined")
        if relation in ("ccomp", "xcomp"):
            for sibling in document.children(here, "conj"):
                if sibling in times:
                    return _nearest(times[sibling], "joined")
    return None


_TURNING: Final = frozenset({"after", "before", "since", "until", "following", "while", "although", "though", "because", "as"})


def _ordinal(document: Document, match: Match) -> str | None:
    if match.frame.form != "noun":
        return None
    for child in modifiers(document, match.head):
        for word in (low(document, child), *forms(document, child)):
            if word in _ORDINALS:
                return _ORDINALS[word]
    return None


_EMPTY_TOPICS: Final = frozenset(["the", "a", "an", "its", "their", "his", "her", "new", "two", "three", "all", "more", "other", "such", "this", "that"])


def _topic(document: Document, match: Match) -> frozenset[str]:
    """Content words of what an event is about: a verb's object, a noun's own words and complements."""
    tokens = document.analysis.tokens
    heads: list[int] = []
    if match.frame.form == "noun":
        heads.extend(each for each in modifiers(document, match.head) if tokens[each].upos in ("NOUN", "ADJ", "PROPN"))
        for name, held in noun_places(document, match.head).items():
            if name in ("of", "on", "about", "over", "to"):
                heads.extend(held)
    else:
        for held in (match.places.get("object", ()), *(match.places.get(place, ()) for place, _ in match.frame.needs)):
            heads.extend(held)
    found = {tokens[each].lemma.lower() for each in heads if tokens[each].upos in ("NOUN", "PROPN", "ADJ")}
    return frozenset(found - _EMPTY_TOPICS)


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


# --- from mentions to an account ---------------------------------------------------------------------------


def _account(document: Document, group: Group, more: tuple[Party, ...]) -> Account | None:
    own = [each for each in group if each.own]
    lead = own[0]
    if lead.called_off:
        return _called_off(document, lead)
    status = _status(own)
    when = _best_when(group)
    date = Cited(when.interval, (when.span,), when.rule) if when is not None else None
    if status.value in ("ongoing", "denied") and date is None and document.day is not None:
        date = Cited(document.day, status.spans, "as of the report")
    if status.value == "happened" and date is None and document.day is not None and _is_news(document, own):
        date = Cited(document.day, status.spans, "news of the day")
    adding = lead.type in MUTUAL
    who: list[Party] = []
    for each in group:
        if adding or not who:
            who.extend(party for party in each.who if all(party.actor != other.actor for other in who))
    who.extend(more)
    aimed = next((each.aimed for each in group if each.aimed), ())
    sides = sides_of(who)
    place = _best_place(group)
    if not sides and place is None and date is None:
        return None
    if (lead.type in ("talks", "call") and len(sides) < 2) or (lead.type == "visit" and not sides):
        return None
    own_sides = {side.value for side in sides}
    target = tuple(each for each in sides_of(aimed) if each.value not in own_sides)
    level = next((each.level for each in group if each.level is not None), None)
    outcome = next((each.outcome for each in group if each.outcome is not None), None)
    return Account(
        id="a0",
        type=Cited(cast(EventType, lead.type), (document.cite_tokens(list(lead.match.tokens)),), lead.match.frame.id),
        status=status,
        evidence=_spans(group),
        level=level,
        outcome=None if outcome is None else Cited(cast(Outcome, outcome.value), outcome.spans, outcome.rule),
        date=date,
        place=place,
        sides=sides,
        people=people_of(who),
        target=target,
        what=_what(document, lead),
        attributed_to=lead.attributed,
        count=next((each.count for each in group if each.count is not None), None),
    )


def _called_off(document: Document, mention: Told) -> Account:
    """A call-off of talks that are planned all the same: a withdrawal by who called them off (ruling 3)."""
    governor = mention.standing.governor
    heads = () if governor is None else verb_places(document, governor).get("subject", ())
    who = [party for head in heads for party in parties(document, head, "subject")]
    cue = document.cite_tokens(list(mention.standing.cue[:1]) or [mention.match.head])
    when = mention.acted
    return Account(
        id="a0",
        type=Cited("withdrawal", (cue,), "called off"),
        status=Cited("happened", (mention.evidence,), f"standing: {mention.standing.code}"),
        evidence=(mention.evidence,),
        date=Cited(when.interval, (when.span,), when.rule) if when is not None else None,
        sides=sides_of(who),
        people=people_of(who),
        what=_what(document, mention),
    )


_NEWS: Final = 10


def _is_news(document: Document, own: list[Told]) -> bool:
    """Whether an undated past event is what the report is about: told by a verb in its first sentences."""
    first = min((each.sentence for each in own if each.firm or each.type in CONTACTS), default=None)
    if first is None:
        return False
    body = [
        sentence.i
        for sentence in document.analysis.sentences
        if document.zone(sentence.first) == "body"
    ]
    lead = body if own[0].type in CONTACTS else body[:_NEWS]
    return first in lead


def _status(own: list[Told]) -> Cited[Status]:
    """The status of an account: the first that a verb tells; a call-off outweighs a plan."""
    firm = [each for each in own if each.firm] or own
    chosen = firm[0]
    if chosen.status in ("scheduled", "proposed", "uncertain"):
        chosen = next((each for each in own if each.status in ("cancelled", "postponed")), chosen)
    return Cited(cast(Status, chosen.status), (chosen.evidence,), f"standing: {chosen.standing.code}")


def _best_when(group: Group) -> When | None:
    held = [each.when for each in group if each.when is not None]
    if not held:
        return None
    trust = {"attached": 0, "counted": 1, "clause": 1, "joined": 2, "sentence": 3, "narrative": 4, "remark": 5, "beside": 6}
    return min(held, key=lambda each: (trust.get(each.rule, 7), _length(each.interval)))


def _length(interval: Interval) -> int:
    return interval.days


def _best_place(group: Group) -> Cited[str] | None:
    held = [each.place for each in group if each.place is not None]
    towns = [each for each in held if "," in each.value]
    return (towns or held or [None])[0]


def _spans(group: Group) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(each.evidence for each in group))


def _what(document: Document, lead: Told) -> Cited[str] | None:
    """The words that name the thing: the phrase of an event noun, or a verb with its object."""
    from communique.reading.roles import phrase_text

    first, last = min(lead.match.tokens), max(lead.match.tokens) + 1
    if lead.match.frame.form == "noun":
        first, last = phrase_text(document, lead.match.head)
    elif lead.match.places.get("object"):
        other_first, other_last = phrase_text(document, lead.match.places["object"][0])
        first, last = min(first, other_first), max(last, other_last)
    span = document.cite(first, last)
    words = " ".join(span.of(document.text).split())
    return Cited(words, (span,), "words") if len(words) <= 200 else None


def _numbered(account: Account, number: int) -> Account:
    return msgspec.structs.replace(account, id=f"a{number}")
