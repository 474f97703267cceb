"""What was said, over time: how much each report quotes, by its day, and the statements themselves a part at a time.

A statement is placed by the day of its report: what is quoted was said that day or just before, and every report has one line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

import msgspec
import numpy as np
from numpy.typing import NDArray

from communique.model import Interval
from communique.views.corpus import Corpus, ReportLine
from communique.views.picking import Days, Filter, Mask, days, fits

Counts = NDArray[np.int32]
Places = NDArray[np.int32]


class Said(msgspec.Struct, frozen=True):
    """Every statement of a record as numbers, by the day of its report, those of reports without a day last.

    Attributes:
        speakers: A number for each speaker's id.
        who: The speaker of each statement.
        where: The place of its report in `Corpus.report_lines`.
        number: Its place among the statements of its report.
    """

    speakers: dict[str, int]
    who: Places
    where: Places
    number: Places

    def of(self, speakers: Collection[str]) -> Places:
        """The places of what these say, in order."""
        wanted = [self.speakers[each] for each in speakers if each in self.speakers]
        return np.flatnonzero(np.isin(self.who, wanted)).astype(np.int32)


def said_in(corpus: Corpus) -> Said:
    """The statements of a record."""
    return corpus.memo("said", lambda: _said(corpus))


def _said(corpus: Corpus) -> Said:
    by_speaker = corpus.said_by()
    place = {line.id: number for number, line in enumerate(corpus.report_lines)}
    speakers = {speaker: number for number, speaker in enumerate(by_speaker)}
    told = [
        (place[report], int(number), speakers[speaker])
        for speaker, refs in by_speaker.items()
        for report, _, number in (ref.partition("#") for ref in refs)
        if report in place
    ]
    columns = np.array(told, np.int32).reshape(-1, 3)
    where, number, who = columns[np.lexsort((columns[:, 1], columns[:, 0]))].T
    return Said(speakers, who, where, number)


class Remarked(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as one line: its reference, who said it, how, on what, in which report of what day."""

    ref: str
    speaker: str
    kind: str
    issues: tuple[str, ...]
    gist: str
    date: Interval | None
    report: ReportLine


class Spoken(msgspec.Struct, frozen=True):
    """The statements that pass a filter, as places in `Said`; and how many of each report, by its line."""

    places: Places
    counts: Counts

    @property
    def number(self) -> int:
        """How many statements pass."""
        return len(self.places)


def report_days(corpus: Corpus) -> tuple[Days, Days, Mask]:
    """First and last day of each report since 1 January 1970, and whether it has any, in the order of its lines."""

    def found() -> tuple[Days, Days, Mask]:
        lines = corpus.report_lines
        return (
            np.array([days(each.start) if each.start else 0 for each in lines], np.int32),
            np.array([days(each.end) if each.end else 0 for each in lines], np.int32),
            np.array([each.start is not None for each in lines], np.bool_),
        )

    return corpus.memo("report days", found)


def spoken(corpus: Corpus, wanted: Filter) -> Spoken | None:
    """The statements that pass; None if the filter asks for what no statement has, as a place or a level."""
    asked = (
        wanted.type,
        wanted.status,
        wanted.level,
        wanted.place,
        wanted.issue,
        wanted.disputed,
        wanted.other,
    )
    if any(asked):
        return None
    said = said_in(corpus)
    start, end, dated = report_days(corpus)
    keep: Mask = np.ones(len(said.who), np.bool_)
    if wanted.side is not None or wanted.person is not None:
        keep[:] = False
        keep[said.of(set(_speakers(corpus, wanted.side, wanted.person)))] = True
    if wanted.since is not None:
        keep &= (dated & (end >= days(wanted.since)))[said.where]
    if wanted.until is not None:
        keep &= (dated & (start <= days(wanted.until)))[said.where]
    return _counted(corpus, np.flatnonzero(keep).astype(np.int32))


def spoken_by(corpus: Corpus, speakers: Collection[str]) -> Spoken:
    """What these say."""
    return _counted(corpus, said_in(corpus).of(speakers))


def _counted(corpus: Corpus, places: Places) -> Spoken:
    where = said_in(corpus).where[places]
    return Spoken(places, np.bincount(where, minlength=len(corpus.report_lines)).astype(np.int32))


def _speakers(corpus: Corpus, side: str | None, person: str | None) -> Iterable[str]:
    """Ids of those who speak that the terms name: a side itself and those who speak for it, a person."""
    of = corpus.memo("side of", lambda: {figure.id: figure.side or "" for figure in corpus.figures})
    sides = {each: side is None or fits(side, each, corpus) for each in {"", *of.values()}}
    for speaker in said_in(corpus).speakers:
        own = sides[of.get(speaker, "")] or (side is not None and fits(side, speaker, corpus))
        if own and (person is None or fits(person, speaker, corpus)):
            yield speaker


def remarks(corpus: Corpus, places: Places) -> list[Remarked]:
    """The statements at these places of `said_in`, in the order given."""
    said = said_in(corpus)
    wanted = [(corpus.report_lines[said.where[place]], int(said.number[place])) for place in places]
    sketches = corpus.sketches(line.id for line, _ in wanted)
    return [
        Remarked(
            ref=f"{line.id}#{each.id}",
            speaker=each.speaker.value,
            kind=each.kind.value,
            issues=tuple(issue.value for issue in each.issues),
            gist=each.gist,
            date=each.date.value if each.date else None,
            report=line,
        )
        for line, number in wanted
        if line.id in sketches
        for each in (sketches[line.id].statements[number],)
    ]


def span(corpus: Corpus, held: Spoken) -> tuple[date, date] | None:
    """First and last day of the reports that hold what was said; None if none has a day."""
    lines = [corpus.report_lines[place] for place in np.flatnonzero(held.counts).tolist()]
    found = [(line.start, line.end) for line in lines if line.start and line.end]
    return (min(each for each, _ in found), max(each for _, each in found)) if found else None
