"""Undated reports dated by their company: dated reports that tell the same story, often in the same words.

A report that its own words date is never moved by others; one dated by company helps to date nobody. So the outcome
does not depend on the order of reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.dating.company import Companions, Neighbour
from communique.model import Profile, Reading
from communique.reading.read import read

RULE = "company"
# A report known to the week is dated well enough by its own words.
_WELL_DATED_DAYS = 7


def redate(readings: Sequence[Reading], profile: Profile) -> Iterator[Reading]:
    """Readings whose day other reports can tell, read again with that company; the others are left alone.

    Args:
        readings: All readings of the record.
        profile: The negotiation as the user describes it.
    """
    needy = [reading for reading in readings if _needy(reading)]
    if not needy:
        return
    companions = Companions(
        (reading.report.id, reading.report.text, reading.dated.interval)
        for reading in readings
        if reading.dated.interval is not None and not _needy(reading)
    )
    for reading in needy:
        near = companions.neighbours(reading.report.text, frozenset({reading.report.id}))
        if near and not _known(reading, near[0]):
            yield read(reading.report, profile, company=near)


def _needy(reading: Reading) -> bool:
    interval = reading.dated.interval
    by_company = any(reason.rule == RULE for reason in reading.dated.reasons)
    return interval is None or interval.days > _WELL_DATED_DAYS or by_company


def _known(reading: Reading, nearest: Neighbour) -> bool:
    """Whether the reading was already made with this neighbour, so that reading again would change nothing."""
    return any(
        candidate.rule == RULE and nearest.note in candidate.note for candidate in reading.dated.candidates
    )
