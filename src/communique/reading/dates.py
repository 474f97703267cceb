"""Which date is an event's: its own words', its verb's, that of the clause above, or one counted from another."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

import msgspec

from communique.model import Interval
from communique.model.interval import span_of
from communique.reading.beside_times import (
    TELLING,
    is_behind_a_turn,
    is_infinitive_apart,
    is_looked_back_on,
    only_judged,
)
from communique.reading.bounds import opens_count
from communique.reading.clauses import (
    cases,
    forms,
    low,
)
from communique.reading.counted import counted_from, run_of
from communique.reading.document import Document
from communique.reading.in_force import is_in_force
from communique.reading.match import Match
from communique.reading.phrase_days import day_beside, day_inside
from communique.reading.seats import seat
from communique.reading.standing_parts import Standing, set_for
from communique.reading.standing_words import effect_of_verb, standing_words
from communique.reading.status import CONTACTS
from communique.reading.status_cues import takes_effect
from communique.reading.stopping import stopped
from communique.reading.tense import tense_of
from communique.reading.when import Times, When, nearest


def _of_the_act(document: Document, standing: Standing, times: Times) -> tuple[When | None, Times]:
    """Part the day of a call-off, which is past, from the day that the event was set for."""
    if standing.governor is None:
        return None, times
    held = times.get(standing.governor, [])
    past = [each for each in held if _is_past(document, each)]
    rest = [each for each in held if each not in past]
    others = {token: each for token, each in times.items() if token != standing.governor}
    return (nearest(past, "clause") if past else None), (
        {**others, standing.governor: rest} if rest else others
    )


_COMING: Final = frozenset({"planned", "future"})


def _turned(
    document: Document,
    standing: Standing,
    when: When | None,
    *,
    climbed: bool = False,
    wished: bool = False,
) -> When | None:
    """A month or day without its year is the one that the tense allows: the next for a plan, the last for a past."""
    if (
        when is None
        or when.rule not in ("attached", "clause")
        or re.search(r"\d{4}|last|next|ago|past|earlier", when.span.of(document.text))
    ):
        return when
    if document.day is None or when.interval.precision not in ("day", "month", "range"):
        return when
    # Above the plan a weekday is that of the telling: "said on Monday that it will meet him".
    if standing.code in _COMING and not climbed and _WEEKDAY.fullmatch(when.span.of(document.text)):
        return _coming_weekday(document.day, when)
    coming = standing.code in _COMING or wished or (standing.code == "proposed" and when.rule == "attached")
    if coming and (document.day.start - when.interval.end).days >= _HALF_YEAR:
        moved = _a_year_on(when.interval, 1)
        return msgspec.structs.replace(when, interval=moved) if moved.start > document.day.end else when
    if (
        standing.code in _OVER | {"present"}
        and not wished
        and (when.interval.start - document.day.end).days >= _HALF_YEAR
    ):
        moved = _a_year_on(when.interval, -1)
        return msgspec.structs.replace(when, interval=moved) if moved.end <= document.day.end else when
    return when


_WEEKDAY: Final = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: \w+)?", re.IGNORECASE)
_WEEK: Final = timedelta(7)


def _coming_weekday(day: Interval, when: When) -> When:
    """A bare weekday of a plan is the next such day: "is to meet him on Monday" in a report of a Friday."""
    if not timedelta(0) < day.start - when.interval.end <= _WEEK:
        return when
    return msgspec.structs.replace(
        when, interval=span_of(when.interval.start + _WEEK, when.interval.end + _WEEK)
    )


def _a_year_on(interval: Interval, years: int) -> Interval:
    """The same days of another year; the interval itself where that year lacks them."""
    try:
        start, end = (day.replace(year=day.year + years) for day in (interval.start, interval.end))
    except ValueError:
        return interval
    return Interval(start, end, interval.precision)


_OVER: Final = frozenset({"past", "perfect"})
_HALF_YEAR: Final = 183


_AHEAD: Final = frozenset({"planned", "future", "proposed", "offered", "demanded", "purpose", "possible"})


def _is_ahead(document: Document, when: When) -> bool:
    """Whether a date lies after the report: what a past tense tells cannot be of that day."""
    return document.day is not None and when.interval.start > document.day.end


def _is_past(document: Document, when: When) -> bool:
    """Whether a date is no later than the report: for what is still to come it is the day of the words."""
    return document.day is not None and when.interval.end <= document.day.end


def date_of(
    document: Document, match: Match, standing: Standing, times: Times, crowd: int
) -> tuple[When | None, When | None]:
    """The date of a mention, and the day of its call-off where it is told to be cancelled.

    Args:
        document: The document.
        match: The frame found.
        standing: What the words around it say.
        times: The times of its sentence by the token that they hang on.
        crowd: Number of frames found in its sentence.

    Returns:
        Its date and the day of the call-off, each None where nothing tells it.
    """
    acted = None
    if standing.code in ("cancelled", "postponed") and match.frame.form == "noun":
        acted, times = _of_the_act(document, standing, times)
    when = counted_from(document, match, times) or _when(document, match, standing, times, crowd)
    when = _turned(document, standing, when, wished=match.frame.status == "proposed")
    if when is not None and standing.code in ("ongoing", "present") and _is_recent(document, when):
        when = None
    if when is None:
        return _under_way(document, match, standing), acted
    told = (
        standing.code in ("past", "perfect")
        and standing.firm
        and not standing.negated
        and match.frame.status != "proposed"
    )
    if told and _is_ahead(document, when):
        return None, acted
    coming = standing.code in _AHEAD and not takes_effect(document, match)
    if coming and when.rule not in ("attached", "clause") and _is_past(document, when):
        return None, acted
    if acted is None and standing.code == "cancelled" and _is_of_the_call(document, match, when):
        return None, when
    if when is not None and when.rule == "counted" and standing.code in ("cancelled", "postponed"):
        # "a week after he had cancelled the summit" counts from the call-off, and tells no day of the summit
        return None, acted or when
    return _from_the_first_day(document, match, when), acted


def _is_of_the_call(document: Document, match: Match, when: When) -> bool:
    """Whether a bare weekday just past, hung at the end on what was called off, is the day of the call."""
    return (
        match.frame.form == "noun"
        and when.rule == "attached"
        and when.span.start > document.analysis.tokens[match.head].start
        and _WEEKDAY.fullmatch(when.span.of(document.text)) is not None
        and _is_past(document, when)
    )


def _is_recent(document: Document, when: When) -> bool:
    """Whether a time is a stretch just past ("in recent months"): what still goes on is told of the day of the report."""
    return when.span.of(document.text).lower().startswith("recent")


_NTH: Final = {"second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "fifth": 4, "5th": 4}


def _from_the_first_day(document: Document, match: Match, when: When) -> When:
    """What goes on "for a second day on Saturday" began the day before."""
    if when.interval.days != 1:
        return when
    for token in document.sentence_tokens(document.analysis.tokens[match.head].sent):
        if low(document, token) != "day" or "for" not in cases(document, token):
            continue
        earlier = max((_NTH.get(low(document, each), 0) for each in document.children(token)), default=0)
        if earlier:
            first = when.interval.start - timedelta(days=earlier)
            return msgspec.structs.replace(when, interval=span_of(first, when.interval.end))
    return when


def _under_way(document: Document, match: Match, standing: Standing) -> When | None:
    """What somebody is on the way to do is due on the day of the report: "was travelling to Lima to deliver a letter"."""
    root = document.clause_root(match.head)
    above = document.analysis.tokens[root].head
    if (
        standing.code != "purpose"
        or above < 0
        or document.day is None
        or tense_of(document, above) != "ongoing"
    ):
        return None
    return When(document.day, document.cite(above, above + 1), "under way", 9)


def _when(document: Document, match: Match, standing: Standing, times: Times, crowd: int) -> When | None:
    """The date that hangs on an event, or on the verb that tells of it, or on the clause above."""
    own = list(times.get(match.head, []))
    if match.frame.form != "noun":
        for gerund in stopped(document, match.head):
            own.extend(times.get(gerund, []))
    if match.frame.form == "noun":
        for child in document.children(match.head, "acl"):
            if opens_count(document, child):
                # "the highest talks since the two met in May": the day is that of the other meeting
                continue
            if effect_of_verb(document, child) in (None, "realised", "begun", "planned", "observed"):
                own.extend(run_of(document, child, times))
        for child in set_for(document, match):
            own.extend(run_of(document, child, times))
    governed = run_of(document, standing.governor, times) if standing.governor is not None else []
    if own and governed:
        finest = min((*own, *governed), key=lambda each: each.interval.days)
        return nearest([finest], "attached")
    if own:
        return nearest(own, "attached")
    linear = (
        day_beside(document, match.head) if match.frame.form == "noun" else day_inside(document, match, times)
    )
    if linear is None:
        linear = _of_its_making(document, match)
    if linear is not None:
        return linear
    if only_judged(document, match, standing) or _stands_already(document, match):
        return None
    if is_looked_back_on(document, match):
        # what the clause tells before it is of another time, what stands behind it is its own
        start = document.analysis.tokens[match.head].end
        held = (*governed, *times.get(document.clause_root(match.head), ()))
        behind = [each for each in held if each.span.start > start]
        return nearest(behind, "attached") if behind else None
    told_of = _of_the_noun_above(document, match, times)
    if told_of is not None:
        return told_of
    if governed:
        return nearest(
            governed, "clause" if match.frame.form != "noun" or standing.effect is not None else "beside"
        )
    here = document.clause_root(match.head)
    told = match.frame.form != "noun" or standing.governor is not None
    direct = document.analysis.tokens[seat(document, match.head)].head == here and not _reports(
        document, here
    )
    if (told or direct) and here in times:
        return nearest(
            times[here], "joined" if told and here != match.head else "clause" if told else "beside"
        )
    above = _above(document, match, standing, here, times)
    if above is not None:
        return above
    if not told and here in times and standing.code == "past" and not _reports(document, here):
        coarse = [each for each in times[here] if each.interval.days >= _COARSE]
        if coarse:
            return nearest(coarse, "beside")
    everything = [each for held in times.values() for each in held]
    apart = (
        document.relation(here) in ("advcl", "acl")
        and (here != match.head or is_infinitive_apart(document, here, everything))
    ) or bool({low(document, each) for each in document.children(here, "mark")} & _TURNING)
    if told and crowd == 1 and len(everything) == 1 and standing.code != "future" and not apart:
        [only] = everything
        if _is_recent(document, only) or is_behind_a_turn(document, here, only, _TURNING):
            return None
        return When(only.interval, only.span, "sentence", 9)
    return None


def _stands_already(document: Document, match: Match) -> bool:
    """Whether a measure is told as in force, so that the clause around it has another time."""
    return match.frame.type == "sanction" and match.frame.form == "noun" and is_in_force(document, match.head)


_COARSE: Final = 28
"""Days of a stretch wide enough to hold what a clause only alludes to ("in July ... in retaliation for sanctions")."""


_MAKING: Final = frozenset(
    {
        "announcement", "signing", "adoption", "conclusion", "opening", "start", "launch", "imposition", "release", "arrival",
        "beginning", "passage", "ratification", "detonation", "firing", "staging",
    }
)  # fmt: skip


def _of_its_making(document: Document, match: Match) -> When | None:
    """The time of the noun that says an event came about: "Saturday's announcement of the deal"."""
    if match.frame.form != "noun" or "of" not in cases(document, seat(document, match.head)):
        return None
    above = document.analysis.tokens[seat(document, match.head)].head
    return day_beside(document, above) if above >= 0 and forms(document, above) & _MAKING else None


def _of_the_noun_above(document: Document, match: Match, times: Times) -> When | None:
    """The time of the noun that a relative clause with a preposition hangs on: "the June summit, at which they agreed"."""
    root = document.clause_root(match.head)
    held = document.analysis.tokens[root]
    if held.deprel != "acl:relcl" or root in times:
        return None
    tied = any(
        low(document, child) in ("which", "where", "when")
        and (cases(document, child) or low(document, child) != "which")
        for child in document.children(root, "obl", "advmod", "nmod")
    )
    return nearest(times[held.head], "joined") if tied and times.get(held.head) else None


def _reports(document: Document, verb: int) -> bool:
    return bool(forms(document, verb) & standing_words().reporting)


def _coming(document: Document, standing: Standing, clause: int, times: Times) -> When | None:
    """A day ahead that the tree hangs on the planning verb: "agreed to meet at the end of April"."""
    here = clause
    for _ in range(2):
        if document.relation(here) not in ("xcomp", "ccomp", "acl", "advcl"):
            return None
        here = document.analysis.tokens[here].head
        if forms(document, here) & TELLING:
            # "the announcement Thursday that he would": the day of the telling
            return None
        for each in times.get(here, []):
            turned = _turned(document, standing, msgspec.structs.replace(each, rule="clause"), climbed=True)
            if turned is not None and _is_ahead(document, turned):
                return turned
    return None


def _above(document: Document, match: Match, standing: Standing, clause: int, times: Times) -> When | None:
    """The date of a clause above: shared by joined clauses; for a past act known from a remark, the remark's day.

    Guidelines, ruling 40: a past act known only from that day's announcement has its day.
    """
    if standing.code in _COMING:
        coming = _coming(document, standing, clause, times)
        if coming is not None:
            return coming
    if standing.code not in ("past", "perfect", "ongoing", "present", "purpose") and not takes_effect(
        document, match
    ):
        return None
    beside = match.frame.type in CONTACTS and match.frame.form == "noun" and standing.governor is None
    here = clause
    if beside and here in times and here != match.head:
        return nearest(times[here], "remark")
    for _ in range(4):
        relation = document.relation(here)
        marks = {low(document, each) for each in document.children(here, "mark", "case")}
        if relation == "advcl" and marks & _TURNING and match.frame.type not in CONTACTS:
            return None
        if relation not in ("ccomp", "parataxis", "xcomp", "conj", "advcl", "csubj"):
            return None
        turned = "but" in {low(document, each) for each in document.children(here, "cc")}
        here = document.analysis.tokens[here].head
        if here in times:
            if turned and nearest(times[here], "joined").interval.days > _COARSE:
                # What a "but" sets against a long stretch need not lie in it.
                return None
            return nearest(times[here], "remark" if relation in ("ccomp", "parataxis") else "joined")
        if relation in ("ccomp", "xcomp"):
            for sibling in document.children(here, "conj"):
                if sibling in times:
                    return nearest(times[sibling], "joined")
    return None


_TURNING: Final = frozenset(
    {"after", "before", "since", "until", "following", "while", "although", "though", "because", "as"}
)
