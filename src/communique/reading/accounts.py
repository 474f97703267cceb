"""Accounts of a report: mentions of one event joined, the best words for each field, sides brought in."""

from __future__ import annotations

from typing import Final, cast

import msgspec

from communique.model import Account, Cited, Span
from communique.model.vocabulary import EventType, Outcome, Status
from communique.reading.attendance import seated
from communique.reading.beside_times import is_looked_back_on
from communique.reading.clauses import (
    verb_places,
)
from communique.reading.context import fill_sides, main_sides
from communique.reading.contradicting import MUTUAL
from communique.reading.document import Document
from communique.reading.exchanges import without_form, without_parts_of_talks
from communique.reading.landmarks import on_record
from communique.reading.lasting import still_runs
from communique.reading.local import on_local_calendar
from communique.reading.mentions import mentions_of
from communique.reading.narrative import in_background, in_passing, is_of_then, threads
from communique.reading.parts import inside_of, with_parts
from communique.reading.roles import (
    Party,
    parties,
    people_of,
    phrase_text,
    sides_of,
)
from communique.reading.standing_cues import ACCUSED
from communique.reading.status import CONTACTS, UNREAL
from communique.reading.stays import with_towns
from communique.reading.telling import told_by
from communique.reading.tense import is_pluperfect
from communique.reading.testers import TESTS, with_testers
from communique.reading.when import When
from communique.reading.within import Group, Told, group_mentions, split_call_off

_LEAST_SIDES: Final = {"talks": 2, "call": 2, "contact": 2, "visit": 1, "message": 2, "channel": 1}
"""How many sides an account of a type must name to be one."""


def accounts_of(document: Document) -> tuple[Account, ...]:
    """Read what a report says happened, or will, or did not.

    Args:
        document: The report with its words, cast and times.

    Returns:
        Accounts in the order of the text, each value cited.
    """
    told = inside_of(document, with_testers(document, mentions_of(document)))
    groups = [without_form(part) for group in group_mentions(told) for part in split_call_off(group)]
    brought = fill_sides(document, groups)
    agreed = frozenset(
        each.sentence for each in told if each.type == "agreement" and each.own and each.status == "happened"
    )
    pairs = [
        (account, group)
        for group, more in zip(groups, brought, strict=True)
        if (account := _account(document, group, more, agreed)) is not None
    ]
    pairs = without_parts_of_talks(pairs)
    pairs.sort(key=lambda pair: pair[0].evidence[0])
    accounts = with_towns(seated(document, [on_local_calendar(document, account) for account, _ in pairs]))
    numbered = [_numbered(account, number) for number, account in enumerate(accounts, start=1)]
    return with_parts(numbered, [group for _, group in pairs])


def _tellers(group: Group, status: str) -> list[Told]:
    """The mentions that say who did it, those that tell of it first: a strike only thought of is not the one that was."""
    real = status in ("happened", "ongoing")
    told = [each for each in group if each.own or not (real and each.standing.code in UNREAL)]
    return sorted(told, key=lambda each: not each.own)


def _is_body(document: Document, actor: str) -> bool:
    held = document.cast.by_id.get(actor)
    return held is not None and held.kind == "organisation"


def _account(
    document: Document, group: Group, more: tuple[Party, ...], agreed: frozenset[int] = frozenset()
) -> Account | None:
    own = [each for each in group if each.own]
    if not own:
        # What is left of a group whose own mentions told only of its call-off says nothing by itself.
        return None
    lead = own[0]
    if lead.called_off:
        return _called_off(document, lead)
    status = _status(own)
    when = _best_when(group, status.value)
    date = Cited(when.interval, (when.span,), when.rule) if when is not None else None
    if status.value == "happened" and still_runs(document, group, None if date is None else date.value):
        status = Cited("ongoing", status.spans, "still runs")
    if status.value in ("ongoing", "denied") and date is None and document.day is not None:
        date = Cited(document.day, status.spans, "as of the report")
    if status.value == "happened" and date is None:
        date = on_record(document, lead.type, document.cite_tokens(list(lead.match.tokens)))
    if status.value == "happened" and date is None and document.day is not None and _is_news(document, own):
        date = Cited(document.day, status.spans, "news of the day")
    adding = lead.type in MUTUAL
    who: list[Party] = []
    for each in group if adding else _tellers(group, status.value):
        if adding or not who:
            who.extend(party for party in each.who if all(party.actor != other.actor for other in who))
    who.extend(more)
    aimed = next((each.aimed for each in group if each.aimed), ())
    sides = sides_of(who)
    if lead.type in TESTS:
        # States test; a council or an agency in reach of a possessive ("its test") is the one that answers.
        sides = tuple(side for side in sides if not _is_body(document, side.value))
    elif lead.type == "talks" and len(sides) > 2:
        # "met at ASEAN's meeting of ministers": the body is the setting, who met there are the sides (ruling 18)
        sides = tuple(
            side for side in sides if not (_is_body(document, side.value) and side.rule in _SETTING)
        )
    place = _best_place(group)
    if (not sides and place is None and date is None) or (
        lead.type == "office" and (date is None or not sides)
    ):
        return None
    # A journey to a town at home is no visit; nobody visits his own country: there the visitor is only not known.
    if (
        lead.type == "visit"
        and lead.match.frame.roles.ground != ("subject",)
        and place is not None
        and "," in place.value
        and sides
        and all(side.value == place.value.rpartition(",")[2] for side in sides)
    ):
        return None
    if lead.type == "visit" and place is None and not people_of(who) and not _is_sent(lead):
        # "went on with their tour": neither who travels is named nor where to
        return None
    if lead.type == "office" and not {each.value for each in sides} & set(main_sides(document)[:2]):
        # An office bears on the negotiation where a party to it changes hands (ruling 45).
        return None
    least = _LEAST_SIDES.get(lead.type, 0)
    if len(sides) < least:
        return None
    if (
        lead.type == "agreement"
        and lead.match.frame.form == "verb"
        and len(sides) == 1
        and len(lead.people) > 1
    ):
        # "the president and the senator agreed": people of one side are of one mind, and make no deal
        return None
    own_sides = {side.value for side in sides}
    target = tuple(each for each in sides_of(aimed) if each.value not in own_sides)
    level = next((each.level for each in group if each.level is not None), None)
    if level is None and lead.type == "talks":
        level = Cited("unknown", (lead.evidence,), "not said")
    outcome = _outcome(group, status.value, agreed)
    return Account(
        id="a0",
        type=Cited(
            cast(EventType, lead.type), (document.cite_tokens(list(lead.match.tokens)),), lead.match.frame.id
        ),
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
        attributed_to=told_by(document, own),
        count=next((each.count for each in group if each.count is not None), None),
    )


def _outcome(group: Group, status: str, agreed: frozenset[int]) -> Cited[str] | None:
    """What came of it: said, or plain from the rest (talks at which something was agreed, sanctions that are in force)."""
    own = [each for each in group if each.own]
    said = next((each.outcome for each in (*own, *group) if each.outcome is not None), None)
    if own[0].type == "sanction" and status != "happened":
        # What stands is not lifted, and what is to come is not adopted yet.
        if status == "proposed" and (said is None or said.value == "adopted"):
            return Cited("drafting", (own[0].evidence,), "being weighed")
        untimely = "lifted" if status == "ongoing" else "adopted"
        return None if said is None or said.value == untimely else said
    if said is not None or status not in ("happened", "ongoing"):
        return said
    lead = own[0]
    if lead.type == "sanction":
        return Cited("adopted", (lead.evidence,), "told as in force")
    if lead.type == "talks" and status == "happened":
        beside = next((each for each in own if each.sentence in agreed and each.firm), None)
        return Cited("agreed", (beside.evidence,), "agreed in the same words") if beside is not None else None
    return None


def _is_sent(mention: Told) -> bool:
    """Whether a delegation is told to be sent, by a side that is named."""
    roles = mention.match.frame.roles
    return roles.ground == ("to",) and "object" in roles.who


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


_SETTING: Final = frozenset({"poss", "compound", "adj", "of"})
_NEWS: Final = 10


def _is_news(document: Document, own: list[Told]) -> bool:
    """Whether an undated past event is what the report is about: told by a verb in its first sentences."""
    if any(each.count is not None for each in own):
        return False
    if own[0].type in ("sanction", "step", "contact") and all(
        each.standing.code == "perfect" for each in own if each.status == "happened"
    ):
        return False
    held = threads(document)
    fresh = [
        each for each in own
        if each.standing.effect != ACCUSED and not in_passing(document, each) and not _since(document, each) and not in_background(document, each, held) and not is_pluperfect(document, each.match.head)
        and not is_of_then(document, each) and not is_looked_back_on(document, each.match)
        and not _has_a_day(document, each)
    ]  # fmt: skip
    told = {each.sentence for each in fresh if each.firm or each.type in CONTACTS}
    if not told:
        return False
    body = [sentence.i for sentence in document.analysis.sentences if document.zone(sentence.first) == "body"]
    if own[0].type in CONTACTS or own[0].type == "agreement":
        return not told.isdisjoint(body)
    return min(told) in body[:_NEWS]


def _has_a_day(document: Document, mention: Told) -> bool:
    """Whether its own words give a day that the report's own does not allow: then it is not of today either."""
    below = document.children(mention.match.head, "obl", "nmod")
    times = [time for child in below for time in document.times_at(child)]
    return any(
        time.interval is not None and time.interval.days == 1 and document.day is not None
        and not time.interval.overlaps(document.day) for time in times
    )  # fmt: skip


def _since(document: Document, mention: Told) -> bool:
    """Whether a mention only says from when on something is so: "since relations were frozen"."""
    verb = document.clause_root(mention.match.head)
    return mention.type not in CONTACTS and any(
        document.analysis.tokens[each].text.lower() == "since" for each in document.children(verb, "mark")
    )


def _status(own: list[Told]) -> Cited[Status]:
    """The status of an account: the first that a verb tells; a call-off outweighs a plan."""
    firm = [each for each in own if each.firm] or own
    chosen = firm[0]
    if chosen.status in ("scheduled", "proposed", "uncertain"):
        chosen = next((each for each in own if each.status in ("cancelled", "postponed")), chosen)
    if chosen.status == "proposed" and chosen.type == "sanction":
        # what was first weighed and then announced is set
        chosen = next((each for each in own if each.status == "scheduled"), chosen)
    return Cited(cast(Status, chosen.status), (chosen.evidence,), f"standing: {chosen.standing.code}")


_TRUST: Final = {
    "attached": 0, "counted": 1, "clause": 1, "joined": 2, "sentence": 3, "narrative": 4, "remark": 5, "beside": 6, "after what was told": 7, "as of the report": 9,
}  # fmt: skip
"""How well a rule ties a date to an event: the nearest tie wins, then the finest interval."""


_STORY: Final = frozenset({"narrative", "after what was told"})
"""Rules by which a mention stands in the time of its story: what is only alluded to there need not be of it."""


def _best_when(group: Group, status: str) -> When | None:
    """The date tied closest; what is still to come takes no day of a remark that only alludes to it."""
    past = status in ("happened", "ongoing", "denied")
    held = [
        each.when
        for each in group
        if each.when is not None
        and (past or each.own or each.when.rule not in ("remark", "beside"))
        and (each.own or each.when.rule not in _STORY)
        and not (past and each.status is None and each.standing.code in UNREAL)
    ]
    if not held:
        return None
    return min(held, key=lambda each: (_TRUST.get(each.rule, len(_TRUST)), each.interval.days))


def _best_place(group: Group) -> Cited[str] | None:
    held = [each.place for each in group if each.place is not None]
    towns = [each for each in held if "," in each.value]
    best = towns or held
    return best[0] if best else None


def _spans(group: Group) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(each.evidence for each in group))


def _what(document: Document, lead: Told) -> Cited[str] | None:
    """The words that name the thing: the phrase of an event noun, or a verb with its object."""
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
