"""What can be searched for: reports by their words, events, statements and actors."""

from __future__ import annotations

from collections.abc import Iterator

from communique.store.search import Entry
from communique.views.corpus import Corpus
from communique.views.words import when, where


def entries(corpus: Corpus) -> Iterator[Entry]:
    """All entries of a record, in a fixed order."""
    for event in corpus.record.events:
        people = corpus.names(each.value for each in (*event.sides, *event.people))
        body = f"{when(event.date)}. {where(event.best('place'))}. {event.best('what') or ''}. {people}"
        yield Entry(kind="event", id=event.id, title=event.title, body=body)
    for actor in corpus.record.actors:
        forms = dict.fromkeys(form.value for form in actor.names)
        offices = dict.fromkeys(office.title for office in actor.offices)
        yield Entry(kind="actor", id=actor.id, title=actor.name, body="; ".join([*forms, *offices]))
    for reading in corpus.readings:
        report = reading.report
        yield Entry(kind="report", id=report.id, title=report.title or report.name, body=report.text)
        for statement in reading.statements:
            who = corpus.name(statement.speaker.value)
            yield Entry(
                kind="statement",
                id=f"{report.id}#{statement.id}",
                title=f"{who}, {statement.kind.value}",
                body=statement.gist,
            )
