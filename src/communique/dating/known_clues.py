"""Clues from what is known: offices held, events of the world and of the profile, acts in series.

An event that stands beside a time expression is read backwards (see inverse.py); without one the fresher is likelier.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final

import numpy as np

from communique.dating import axis, inverse
from communique.dating.axis import Shape
from communique.dating.clue import NUMBERS, Clue, Told
from communique.dating.holders import holders
from communique.dating.knowledge import (
    Landmark,
    Series,
    known_events,
    landmarks,
    profile_tenures,
    series,
)
from communique.dating.phrases import Hit, Phrases, longest, plain
from communique.model import Profile
from communique.model.interval import span_of
from communique.model.profile import KnownEvent

_STOP: Final = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n\s*\n"
)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COMING: Final = re.compile(
    r"\b(?:will|would|could|might|may|ready to|about to|prepar\w+|plan(?:s|ned|ning)?|possible|likely|upcoming|looming|coming"
    r"|expected|imminent|another|if|threaten\w*|before|ahead of|to (?:secure|salvage|save|rescue|arrange|host|attend|prepare))\b[^.!?\n]{0,50}$"
)
_NEAR: Final = 120
_CLOSE: Final = 30
_BESIDE: Final = 14
_OPENING: Final = re.compile(
    r"(?:^|[.!?][\"”’)]*\s+|\n\s*)[\"“‘]?(?:In|On|Since|During|By|Early|Late|Earlier)\s+$"
)
_MOST_LANDMARKS: Final = 12
_SERIES_TRUST: Final = {False: 0.6, True: 0.45}
"""Chance that an act is one of its series: talks of two parties are spoken of beside others far oftener than tests."""


def office_clues(text: str, ranges: Sequence[tuple[int, int]], profile: Profile) -> list[Clue]:
    """Titles with names: the report is of the term, or of the time after it."""
    outside = NUMBERS["outside_office"]
    found: list[Clue] = []
    for start, end in ranges:
        for each in holders(text[start:end]):
            if each.former:
                since = min((until for _, until in each.terms if until is not None), default=None)
                if since is None:
                    continue
                shape, interval = axis.inside([(since, None)], outside), span_of(since, max(since, axis.LAST))
                note = f"calls {each.person} a former office-holder"
            else:
                shape = axis.inside(list(each.terms), outside, NUMBERS["after_office"])
                interval = span_of(
                    min(s for s, _ in each.terms), max((u or axis.LAST) for _, u in each.terms)
                )
                note = f"gives {each.person} an office held then"
            found.append(Clue("office", shape, start + each.start, start + each.end, note, interval))
    for title, name, since, until in profile_tenures(profile):
        place = text.find(f"{title} {name}")
        if place < 0:
            place = text.lower().find(f"{title} {name.lower()}")
        if place >= 0:
            shape = axis.inside([(since or axis.FIRST, until)], outside, NUMBERS["after_office"])
            interval = span_of(since or axis.FIRST, max(since or axis.FIRST, until or axis.LAST))
            found.append(
                Clue(
                    "office",
                    shape,
                    place,
                    place + len(title) + 1 + len(name),
                    f"gives {name} an office held then",
                    interval,
                )
            )
    unique: dict[str, Clue] = {}
    for clue in found:
        unique.setdefault(f"{clue.start} {clue.interval}", clue)
    return list(unique.values())


def landmark_clues(
    text: str, body: str, ranges: Sequence[tuple[int, int]], profile: Profile, told: Sequence[Told]
) -> list[Clue]:
    """Events named in the text, the latest of them."""
    calendar, phrases = _calendar(profile.events)
    lowered, beside = plain(text), plain(body)
    hits = phrases.hits(lowered, ranges)
    met = {
        owner: not (words := calendar[owner].beside) or any(word in beside for word in words)
        for owner in {each.owner for each in hits}
    }
    named: dict[int, Hit] = {}
    for hit in longest(each for each in hits if met[each.owner]):
        if hit.owner not in named or (hit.rank, hit.start) < (named[hit.owner].rank, named[hit.owner].start):
            named[hit.owner] = hit
    # An event that both the profile and the calendar know is one piece of evidence, not two.
    unique: dict[object, Clue] = {}
    for owner, hit in sorted(named.items()):
        landmark = calendar[owner]
        if landmark.days not in unique:
            unique[landmark.days] = _landmark(landmark, text, hit.start, hit.end, told)
    found = list(unique.values())
    # The latest events say most; the many old ones of a long background say the same again.
    return sorted(found, key=lambda each: each.interval.start if each.interval is not None else axis.FIRST)[
        -_MOST_LANDMARKS:
    ]


@lru_cache(maxsize=4)
def _calendar(own: tuple[KnownEvent, ...]) -> tuple[tuple[Landmark, ...], Phrases]:
    """The world's events and the profile's, and their phrases."""
    calendar = (*landmarks(), *known_events(Profile(events=own)))
    return calendar, Phrases(each.names for each in calendar)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence, or the line without one, that holds some characters; abbreviations do not end it."""
    low = max(
        (match.end() for match in _STOP.finditer(text, max(0, start - 400), start)),
        default=max(0, start - 400),
    )
    stop = _STOP.search(text, end, min(len(text), end + 400))
    return low, min(len(text), end + 400) if stop is None else stop.start() + 1


def _expression_near(told: Sequence[Told], text: str, start: int, end: int) -> Told | None:
    """The time expression of the same sentence that stands nearest."""
    low, high = sentence_around(text, start, end)
    near = [each for each in told if low <= each.start < high and not (each.start < end and start < each.end)]
    opening = next((each for each in near if _opens(text, each)), None)
    best = min(near, key=lambda each: max(start - each.end, each.start - end), default=None)
    if best is not None and max(start - best.end, best.start - end) <= _CLOSE:
        return best
    if opening is not None:
        return opening
    return best if best is not None and max(start - best.end, best.start - end) <= _NEAR else None


def _opens(text: str, each: Told) -> bool:
    """Whether an expression opens its sentence and so governs all of it: `In July, the North cut the line`."""
    before = text[max(0, each.start - 14) : each.start]
    return _OPENING.search(before) is not None and text[each.end : each.end + 1] == ","


def _own_month(told: Sequence[Told], day: date) -> Told | None:
    """A month without its year, looking back, that is the month of an event: it is no longer fresh."""
    name = f"{day:%B}".lower()
    return next((each for each in told if each.text.lower() == name and each.direction <= 0), None)


@lru_cache(maxsize=4)
def _lag_prior(expected: bool) -> Shape:
    parts = NUMBERS["expected_event" if expected else "event"]
    lag = np.arange(-inverse.BEFORE, inverse.AFTER + 1, dtype=np.float64)
    density = np.zeros(len(lag))
    for weight, mean in parts["after"]:
        density += np.where(lag >= -1, weight * np.exp(-np.maximum(lag, 0) / mean) / mean, 0.0)
    for weight, mean in parts["ahead"]:
        density += np.where(lag < 0, weight * np.exp(lag / mean) / mean, 0.0)
    return density


def _looks_ahead(text: str, start: int) -> bool:
    """Whether the words just before an event tell of it as still to come, so that it may not yet have happened."""
    return _COMING.search(text, max(0, start - 70), start) is not None


def _landmark(landmark: Landmark, text: str, start: int, end: int, told: Sequence[Told]) -> Clue:
    days = landmark.days
    allowed = span_of(days[0][0], max(days[-1][1], axis.LAST))
    if landmark.lasting:
        shape = np.maximum.reduce([axis.lasting(first, last) for first, last in days])
        return Clue("event", shape, start, end, f"speaks of the {landmark.names[0]}", allowed)
    note = f"names an event of {days[0][0]}"
    coming = _looks_ahead(text, start)
    ahead = landmark.expected or coming
    kind = "event" if not ahead else "event_ahead" if landmark.expected and coming else "expected_event"
    parts = NUMBERS[kind]
    shapes = [
        axis.told_after(first, last, parts["after"], parts["ahead"], landmark.trust) for first, last in days
    ]
    shape = shapes[0] if len(shapes) == 1 else np.log(np.mean(np.exp(shapes), axis=0))
    near = _expression_near(told, text, start, end)
    if near is not None and _YEAR.search(near.text):
        # What is told with its year is as a rule of another year than the report: the words fix the event alone.
        background = NUMBERS["event_with_year"]["after"]
        shapes = [axis.told_after(first, last, background, [], landmark.trust) for first, last in days]
        shape = np.log(np.mean(np.exp(shapes), axis=0))
        note = f"{note} with its year"
    elif near is not None:
        # The nearer the expression stands, the likelier it is the event's own.
        away = 0 if _opens(text, near) else max(start - near.end, near.start - end)
        trust = next(share for reach, share in NUMBERS["attachment"] if away <= reach)
        dated = inverse.shape_of(days, near.text, near.direction, _lag_prior(ahead), trust)
        if dated is not None:
            shape = np.log(np.exp(dated) - (1 - trust) + (1 - trust) * np.exp(shape))
            note = f"{note} beside “{near.text}”"
    elif len(days) == 1 and not ahead and (month := _own_month(told, days[0][0])) is not None:
        dated = inverse.shape_of(days, month.text, -1, _lag_prior(False), 0.4)
        if dated is not None:
            shape = np.log(np.exp(dated) - 0.6 + 0.6 * np.exp(shape))
            note = f"{note}, and names its month"
    return Clue("event", shape, start, end, note, allowed, bounds=not landmark.expected)


def act_clues(text: str, ranges: Sequence[tuple[int, int]], told: Sequence[Told]) -> list[Clue]:
    """Acts of a known series told with their time: the report is of the time after one of them."""
    found: list[Clue] = []
    lowered = plain(text)
    for kind in series():
        if kind.beside and not any(word in lowered for word in kind.beside):
            continue
        clue = _told_act(kind, text, lowered, ranges, told)
        if clue is not None:
            found.append(clue)
    return found


def _told_act(
    kind: Series, text: str, lowered: str, ranges: Sequence[tuple[int, int]], told: Sequence[Told]
) -> Clue | None:
    for start, end in ranges:
        for match in kind.what.finditer(lowered, start, end):
            low, high = sentence_around(text, match.start(), match.end())
            sentence = lowered[low:high]
            if not (kind.did.search(sentence) and kind.who.search(sentence)):
                continue
            reach = _BESIDE if kind.expected else _NEAR
            near = [
                each
                for each in told
                if low <= each.start < high
                and match.start() - reach <= each.end
                and each.start <= match.end() + reach
            ]
            if len(near) != 1 or (near[0].direction > 0 and not kind.expected):
                continue
            trust = _SERIES_TRUST[kind.expected]
            shape = inverse.shape_of(
                kind.days, near[0].text, near[0].direction, _lag_prior(kind.expected), trust
            )
            if shape is not None:
                note = f"tells of one of {kind.name} beside “{near[0].text}”"
                return Clue("series", shape, low, min(high, low + 300), note, None)
    return None
