"""Two in one office at one time become a dispute of the record, with the reports that say so of each."""

from __future__ import annotations

from datetime import date

from communique.merging import merge
from communique.model import Actor, Dated, Interval, Office, Reading, Report, Span
from communique.model.report import content_hash
from communique.views import Corpus, who


def reading(name: str, day: date, person: str) -> Reading:
    text = f"President {person} spoke. {name}"
    report = Report(id=content_hash(text), text=text, name=name)
    office = Office("president", "ruritania", "current", (Span(report.id, 0, 9),))
    actor = Actor(id=person.lower(), kind="person", name=person, offices=(office,))
    return Reading(report=report, dated=Dated(Interval(day, day, "day")), actors=(actor,))


def test_two_presidents_at_once_are_a_dispute() -> None:
    readings = [
        reading("one", date(2013, 1, 1), "Rassendyll"),
        reading("two", date(2013, 3, 1), "Strelsau"),
        reading("three", date(2013, 6, 1), "Rassendyll"),
    ]
    record = merge(readings)
    [found] = [each for each in record.disputes if each.field == "office"]
    assert found.event is None
    assert [(each.value, each.origins) for each in found.values] == [("rassendyll", 2), ("strelsau", 1)]
    assert found.values[1].refs == (f"{readings[1].report.id}#strelsau",)
    [office] = who(Corpus(record, readings), "Strelsau").tenures
    assert office.rivals == ("rassendyll",)
    assert not [each for each in merge(readings[:2]).disputes if each.field == "office"]
