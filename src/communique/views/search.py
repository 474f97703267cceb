"""What can be searched for: reports by their words, events, statements and actors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from communique.model import Actor, Event, Reading
from communique.store.search import Entry
from communique.views.corpus import Corpus
from communique.views.words import when, where


def entries(corpus: Corpus) -> Iterator[Entry]:
    """All entries of a record, in a fixed order."""
    yield from entries_of(corpus.record.events, corpus.record.actors, corpus.readings, corpus.name)


def entries_of(
    events: Iterable[Event],
    actors: Iterable[Actor],
    readings: Iterable[Reading],
    name: Callable[[str], str],
) -> Iterator[Entry]:
    """The entries of these events, actors and reports, in a fixed order.

    Args:
        events: Events.
        actors: Actors.
        readings: Readings; what is said in them is entered too.
        name: The usual name of an actor.
    """
    for event in events:
        people = ", ".join(name(each.value) for each in (*event.sides, *event.people))
        body = f"{when(event.date)}. {where(event.best('place'))}. {event.best('what') or ''}. {people}"
        yield Entry(kind="event", id=event.id, title=event.title, body=body)
    for actor in actors:
        forms = dict.fromkeys(form.value for form in actor.names)
        offices = dict.fromkeys(office.title for office in actor.offices)
        yield Entry(kind="actor", id=actor.id, title=actor.name, body="; ".join([*forms, *offices]))
    for reading in readings:
        report = reading.report
        yield Entry(kind="report", id=report.id, title=report.title or report.name, body=report.text)
        yield from said_in(reading, name)


def said_in(reading: Reading, name: Callable[[str], str]) -> Iterator[Entry]:
    """The entries of what is said in a report."""
    for statement in reading.statements:
        yield Entry(
            kind="statement",
            id=f"{reading.report.id}#{statement.id}",
            title=f"{name(statement.speaker.value)}, {statement.kind.value}",
            body=statement.gist,
        )
