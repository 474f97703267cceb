"""iCalendar (RFC 5545): what is due and what became of it, for any calendar program."""

from __future__ import annotations

from datetime import date, timedelta

from communique.model import Expectation
from communique.views import Corpus

_LINE_OCTETS = 75
_STATUS = {"cancelled": "CANCELLED", "postponed": "CANCELLED", "held": "CONFIRMED", "reinstated": "CONFIRMED"}


def icalendar(corpus: Corpus) -> str:
    """All expectations with a due date as all-day entries; those without one are left out.

    The time stamp of each entry is its due day, not the clock's: the same record gives the same file.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Communique//record//EN", "CALSCALE:GREGORIAN"]
    for expectation in corpus.record.expectations:
        if expectation.due is not None:
            lines += _entry(expectation, expectation.due.start, expectation.due.end)
    return "".join(_fold(line) for line in [*lines, "END:VCALENDAR"])


def _entry(expectation: Expectation, start: date, end: date) -> list[str]:
    said = f" (according to {', '.join(expectation.who)})" if expectation.who else ""
    return [
        "BEGIN:VEVENT",
        f"UID:{expectation.id}@communique",
        f"DTSTAMP:{start:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{start:%Y%m%d}",
        # The end of an all-day entry is the first day after it.
        f"DTEND;VALUE=DATE:{end + timedelta(1):%Y%m%d}",
        f"SUMMARY:{_escape(expectation.what)}",
        f"DESCRIPTION:{_escape('Fate: ' + expectation.fate + said)}",
        f"STATUS:{_STATUS.get(expectation.fate, 'TENTATIVE')}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escape(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, "\\" + mark)
    return text.replace("\r", "").replace("\n", "\\n")


def _fold(line: str) -> str:
    """A content line in pieces of at most 75 octets, never inside a character."""
    pieces: list[str] = []
    piece = ""
    for character in line:
        if len((piece + character).encode()) > _LINE_OCTETS - (1 if pieces else 0):
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join([*pieces, piece]) + "\r\n"
