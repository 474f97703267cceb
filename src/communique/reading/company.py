"""Undated reports dated by their company: dated reports that tell the same story, often in the same words.

A report that its own words date is never moved by others; one dated by company helps to date nobody. So the outcome
does not depend on the order of reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.dating.company import Companions, Neighbour, features
from communique.model import Profile, Reading
from communique.reading.read import read

RULE = "company"
# A report known to the week is dated well enough by its own words.
_WELL_DATED_DAYS = 7
# What likeness says of days was measured on hundreds of reports. Among a few, every other one shares the rarer words of
# the negotiation, whatever its day: there only a report that shares most of its wording is company.
_FEW = 50
_SAME_STORY = 0.5


def redate(readings: Sequence[Reading], profile: Profile) -> Iterator[Reading]:
    """Readings whose day other reports can tell, read again with that company; the others are left alone.

    Args:
        readings: All readings of the record.
        profile: The negotiation as the user describes it.
    """
    needy = [reading for reading in readings if needs_company(reading)]
    dated = [
        (reading.report.id, reading.report.text, reading.dated.interval)
        for reading in readings
        if reading.dated.interval is not None and not needs_company(reading)
    ]
    if not needy or not dated:
        return
    companions = Companions(dated)
    wording = {name: set(features(text)) for name, text, _ in dated} if len(dated) < _FEW else {}
    for reading in needy:
        near = companions.neighbours(reading.report.text, frozenset({reading.report.id}))
        if wording:
            own = set(features(reading.report.text))
            near = tuple(each for each in near if _shared(own, wording[each.note]) >= _SAME_STORY)
        if near and not _known(reading, near[0]):
            yield read(reading.report, profile, company=near)


def _shared(left: set[str], right: set[str]) -> float:
    """Words and pairs of words in common, as a share of the shorter text's."""
    return len(left & right) / max(1, min(len(left), len(right)))


def needs_company(reading: Reading) -> bool:
    """Whether a report is not dated well enough by its own words, so that other reports may tell its day."""
    interval = reading.dated.interval
    by_company = any(reason.rule == RULE for reason in reading.dated.reasons)
    return interval is None or interval.days > _WELL_DATED_DAYS or by_company


def _known(reading: Reading, nearest: Neighbour) -> bool:
    """Whether the reading was already made with this neighbour, so that reading again would change nothing."""
    return any(
        candidate.rule == RULE and nearest.note in candidate.note for candidate in reading.dated.candidates
    )
