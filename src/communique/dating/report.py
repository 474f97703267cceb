"""The day of a report, with the reasons for it and the false dates that were found out.

A date that the finder, the address or the page states is believed where the words of the report allow it. Otherwise
the words themselves are weighed: years and months named, weekdays, offices held, events known, reports of the same
story. Nothing here asks the network or the clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from communique.dating import axis
from communique.dating.clue import Clue
from communique.dating.clues import clues_of
from communique.dating.company import SAME_STORY, Neighbour, company_clue
from communique.dating.posterior import bounded, plausible, telling
from communique.dating.stated import Stated, from_metadata, from_page
from communique.dating.words import ranges_of
from communique.model import NO_PROFILE, Dated, Interval, Profile, Reason, Report, Span
from communique.model.vocabulary import READABLE
from communique.page.types import Page

if TYPE_CHECKING:
    from communique.language import Analysis

_CANNOT_BE: Final = -7.0
_FINDER_CANNOT_BE: Final = -40.0
_MOST_REASONS: Final = 8
_OTHER_STORY: Final = 3


def date_report(
    report: Report,
    page: Page,
    analysis: Analysis | None,
    *,
    profile: Profile = NO_PROFILE,
    company: Sequence[Neighbour] = (),
) -> Dated:
    """Date a report.

    Args:
        report: The report with whatever its finder said of it.
        page: Its lines and blocks; comments and teasers are not looked at.
        analysis: Its words; None to read the page's blocks alone.
        profile: Known events and offices of the negotiation.
        company: Dated reports like this one.

    Returns:
        The days it can be of, with reasons, all candidates, and traps; the interval is None where nothing bounds it.
    """
    ranges = _readable(report, page, analysis)
    stated = [*from_metadata(report), *from_page(report, page)]
    clues = clues_of(report.text, ranges, profile)
    if (near := company_clue(company)) is not None:
        clues.append(near)
    traps: list[Reason] = []
    candidates = [_reason_of(each, each.days[0] if len(each.days) == 1 else None, report) for each in stated]
    candidates += [_reason(clue, 0.5, report) for clue in clues]
    for each in stated:
        if each.rule == "copyright" or not each.days:
            continue
        believed = _believe(each, clues)
        if believed is None:
            traps.append(_trap(each, clues, report))
            continue
        if each.weight < 0.25:
            continue
        reasons = (_reason_of(each, believed, report), *_support(clues, believed, report))
        false = tuple(traps) + _contradicted(stated, each, believed, report)
        return Dated(believed, reasons[:_MOST_REASONS], tuple(candidates), false)
    interval = bounded(clues, least=_margin(company))
    if interval is None:
        return Dated(None, (), tuple(candidates), tuple(traps))
    return Dated(interval, _support(clues, interval, report)[:_MOST_REASONS], tuple(candidates), tuple(traps))


def _margin(company: Sequence[Neighbour]) -> int:
    """Days left on both sides of a day told by company: none where a neighbour tells the very story."""
    return 0 if any(each.shared >= SAME_STORY for each in company) else _OTHER_STORY


def _readable(report: Report, page: Page, analysis: Analysis | None) -> list[tuple[int, int]]:
    """The stretches whose words count as the report's own."""
    blocks = [(block.start, block.end) for block in page.blocks if block.zone in READABLE]
    if blocks:
        return blocks
    covered = [] if analysis is None else ranges_of(analysis)
    return covered or ([(0, len(report.text))] if report.text else [])


def _believe(each: Stated, clues: Sequence[Clue]) -> Interval | None:
    """The day that a stated date says, None where the words of the report rule it out.

    A day without its year is taken in the year that the words fit best. What the line itself says is no evidence for it.
    """
    others = [
        clue for clue in clues if not (clue.start >= 0 and clue.start < each.end and each.start < clue.end)
    ]
    limit = (
        _FINDER_CANNOT_BE if each.rule == "metadata" else _CANNOT_BE * (2 if each.rule != "page-clock" else 1)
    )
    # Which year it is, the weekdays of the text tell best, and those only of the day itself.
    best = max(each.days, key=lambda day: (plausible(others, day), day.start))
    if len(each.days) > 1 and not any(clue.rule != "weekday" for clue in others):
        return None
    return best if plausible(others, _around(best)) >= limit else None


def _around(day: Interval) -> Interval:
    """The interval with a day more on both sides: datelines and clocks of two continents differ by one."""
    return Interval(
        day.start.fromordinal(max(1, day.start.toordinal() - 1)),
        day.end.fromordinal(min(3652059, day.end.toordinal() + 1)),
        "range",
    )


def _span(start: int, end: int, report: Report) -> Span | None:
    return Span(report.id, start, end) if 0 <= start < end <= len(report.text) else None


def _reason_of(each: Stated, interval: Interval | None, report: Report) -> Reason:
    return Reason(
        each.rule, interval, each.weight, _span(each.start, each.end, report), each.field, each.note
    )


def _reason(clue: Clue, weight: float, report: Report) -> Reason:
    interval = clue.interval if clue.bounds else None
    return Reason(clue.rule, interval, round(weight, 3), _span(clue.start, clue.end, report), None, clue.note)


def _support(clues: Sequence[Clue], interval: Interval, report: Report) -> tuple[Reason, ...]:
    """The clues that speak for an interval, strongest first, each with its weight from 0 to 1."""
    told: dict[tuple[str, str, Interval | None], tuple[float, Clue]] = {}
    for worth, clue in telling(clues, interval):
        if worth > 0.1:
            told.setdefault((clue.rule, clue.note, clue.interval), (worth, clue))
    return tuple(_reason(clue, float(1 - np.exp(-worth)), report) for worth, clue in told.values())


def _trap(each: Stated, clues: Sequence[Clue], report: Report) -> Reason:
    interval = each.days[0] if len(each.days) == 1 else None
    against = bounded(clues, mass=0.9, widest=axis.LENGTH)
    told = f"; they are of {against}" if against is not None else ""
    note = f"{each.note}, but the words of the report rule it out{told}"
    return Reason(each.rule, interval, each.weight, _span(each.start, each.end, report), each.field, note)


def _contradicted(
    stated: Sequence[Stated], chosen: Stated, believed: Interval, report: Report
) -> tuple[Reason, ...]:
    """Other stated days, on lines of their own, that the believed date leaves no room for."""
    found: list[Reason] = []
    for each in stated:
        if each is chosen or each.rule not in ("page-line", "page-clock") or not each.days:
            continue
        if min(believed.distance(day) for day in each.days) > 1:
            note = f"{each.note}, which is not the day of the report"
            found.append(_reason_of(each, each.days[0] if len(each.days) == 1 else None, report))
            found[-1] = Reason(
                found[-1].rule, found[-1].interval, found[-1].weight, found[-1].span, found[-1].field, note
            )
    return tuple(found)
