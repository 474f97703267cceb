"""Officials of one side at odds: one opens a door, the other shuts it, within weeks.

Gone through side by side, issue by issue and year by year of the refusals, so that one more statement asks for no more
than a year.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from communique.merging.said import Said, share

# Issues on which to refuse and to offer is to contradict; on others the words must be alike.
_DOORS = ("talks", "summit", "normalisation")
NEAR = 60
"""Days between a refusal and an offer that contradict each other."""
_ALIKE = 0.3
# What was said within more days than these contradicts nobody.
_LONGEST = 366
_KINDS = ("refusal", "offer", "announcement", "pledge")


class Voice(NamedTuple):
    """A side, an issue, and a year in which it refuses something."""

    side: str
    issue: str
    year: int


class Odds(NamedTuple):
    """Statements of one side that contradict each other."""

    voice: Voice
    opened: tuple[Said, ...]
    shut: tuple[Said, ...]


def voices_of(said: Said) -> Iterator[Voice]:
    """The voices that a statement may be part of: a door stands against refusals of the year before and after too."""
    if not _heard(said) or said.side is None or said.day is None:
        return
    reach = 0 if said.kind == "refusal" else NEAR
    first, last = said.day.start.toordinal() - reach, said.day.end.toordinal() + reach
    years = [said.day.start.year] if not reach else range(_year(first), _year(last) + 1)
    for issue in said.issues:
        if issue != "other":
            for year in years:
                yield Voice(said.side, issue, year)


def _heard(said: Said) -> bool:
    return said.kind in _KINDS and said.day is not None and said.day.days <= _LONGEST


def span_of(year: int) -> tuple[str, str]:
    """The places between which all stands that a voice of a year may be part of, as text (`Said.place`)."""
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return f"{max(0, first - NEAR - _LONGEST):07}", f"{last + _LONGEST + NEAR:07}~"


def _year(day: int) -> int:
    return date.fromordinal(min(max(day, 1), date.max.toordinal())).year


def at_odds(told: Iterable[Said]) -> Iterator[Odds]:
    """The contradictions of each voice, in order."""
    shut: dict[Voice, list[Said]] = defaultdict(list)
    doors: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for each in told:
        if not _heard(each) or each.side is None or each.day is None:
            continue
        for issue in set(each.issues) - {"other"}:
            if each.kind == "refusal":
                shut[Voice(each.side, issue, each.day.start.year)].append(each)
            elif each.kind != "announcement" or each.about:
                # An announcement opens a door where it is one of an event.
                doors[each.side, issue].append(each)
    found = {key: _Doors(held) for key, held in doors.items()}
    for voice in sorted(shut):
        open_ = found.get((voice.side, voice.issue))
        if open_ is not None:
            yield from _of_voice(voice, shut[voice], open_.near)


def _of_voice(voice: Voice, shut: Sequence[Said], near: Callable[[Said], Sequence[Said]]) -> Iterator[Odds]:
    pairs = [
        (each, other)
        for each in shut
        for other in near(each)
        if _persons(each, other, voice.side)
        and _close(each, other)
        and (_on_a_door(voice, other) or share(each.words, other.words) >= _ALIKE)
    ]
    for run in _runs(pairs):
        opened = {other.ref: other for _, other in run}
        closed = {each.ref: each for each, _ in run}
        yield Odds(voice, _ordered(opened.values()), _ordered(closed.values()))


def _on_a_door(voice: Voice, opened: Said) -> bool:
    """Whether to refuse and to open are of one door; a pledge on talks may be of what was said in them."""
    return voice.issue in _DOORS and opened.kind != "pledge"


def _ordered(told: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(sorted(told, key=lambda each: each.order))


class _Doors:
    """Statements that open a door, by their days: a refusal is held only against those near it.

    Args:
        told: The statements, all of known day.
    """

    def __init__(self, told: Iterable[Said]) -> None:
        held = [(each.day.start.toordinal(), each.ref, each) for each in told if each.day is not None]
        self._held = sorted(held, key=lambda each: each[:2])
        self._starts = [start for start, _, _ in self._held]
        self._longest = max((each.day.days for _, _, each in held if each.day), default=0)

    def near(self, said: Said) -> list[Said]:
        """Those that may be close enough to a statement in time."""
        assert said.day is not None
        first = bisect_left(self._starts, said.day.start.toordinal() - NEAR - self._longest)
        last = bisect_left(self._starts, said.day.end.toordinal() + NEAR + 1)
        return [each for _, _, each in self._held[first:last]]


def _runs(pairs: Sequence[tuple[Said, Said]]) -> list[list[tuple[Said, Said]]]:
    """Pairs in time, cut where refusals lie further apart than a contradiction reaches."""
    runs: list[list[tuple[Said, Said]]] = []
    for pair in sorted(pairs, key=lambda pair: (pair[0].order, pair[1].order)):
        if runs and _close(runs[-1][-1][0], pair[0]):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return runs


def _persons(left: Said, right: Said, side: str) -> bool:
    """Whether two different people speak: a state's own unnamed voice contradicts nobody."""
    return left.speaker != right.speaker and side not in (left.speaker, right.speaker)


def _close(left: Said, right: Said) -> bool:
    return left.day is not None and right.day is not None and left.day.distance(right.day) <= NEAR
