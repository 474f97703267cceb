"""The dossier of an actor: names, offices, side, contacts, statements, reports."""

from __future__ import annotations

import msgspec

from communique.model import Actor, Event, Interval
from communique.views.corpus import Corpus
from communique.views.evidence import outlet_of


class Tenure(msgspec.Struct, frozen=True, kw_only=True):
    """An office as reports of some days give it."""

    title: str
    of: str | None
    when: str
    reports: tuple[str, ...]
    seen: Interval | None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One statement of the actor."""

    ref: str
    date: Interval | None
    kind: str
    issues: tuple[str, ...]
    gist: str
    outlet: str | None


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """All that the record holds of one actor."""

    actor: Actor
    forms: tuple[str, ...]
    tenures: tuple[Tenure, ...]
    contacts: tuple[Event, ...]
    met: dict[str, int]
    statements: tuple[Said, ...]
    reports: tuple[str, ...]


def who(corpus: Corpus, name: str) -> Dossier:
    """The dossier of the actor with this id or name.

    Raises:
        NotFoundError: If there is none or more than one.
    """
    actor = corpus.actor(name)
    holding = [
        (reading, each)
        for reading in corpus.readings
        for each in reading.actors
        if each.id == actor.id or each.name == actor.name
    ]
    same = {actor.id} | {each.id for _, each in holding}
    contacts = [
        event for event in corpus.record.events if any(person.value in same for person in event.people)
    ]
    met: dict[str, int] = {}
    for event in contacts:
        for person in event.people:
            if person.value not in same:
                met[person.value] = met.get(person.value, 0) + 1
    return Dossier(
        actor=actor,
        forms=tuple(sorted({form.value for _, each in holding for form in each.names} | {actor.name})),
        tenures=_tenures(corpus, same),
        contacts=tuple(sorted(contacts, key=lambda event: (str(event.date or "~"), event.id))),
        met=dict(sorted(met.items(), key=lambda item: (-item[1], item[0]))),
        statements=_statements(corpus, same),
        reports=tuple(sorted({reading.report.name for reading, _ in holding})),
    )


def _tenures(corpus: Corpus, same: set[str]) -> tuple[Tenure, ...]:
    found: dict[tuple[str, str | None, str], tuple[set[str], Interval | None]] = {}
    for reading in corpus.readings:
        for actor in reading.actors:
            if actor.id not in same:
                continue
            for office in actor.offices:
                key = (office.title, office.of, office.when)
                reports, seen = found.get(key, (set(), None))
                day = reading.dated.interval
                hull = seen.hull(day) if seen and day else seen or day
                found[key] = (reports | {reading.report.name}, hull)
    return tuple(
        Tenure(title=title, of=of, when=held, reports=tuple(sorted(reports)), seen=seen)
        for (title, of, held), (reports, seen) in sorted(found.items(), key=lambda item: str(item[0]))
    )


def _statements(corpus: Corpus, same: set[str]) -> tuple[Said, ...]:
    found = [
        Said(
            ref=f"{reading.report.id}#{each.id}",
            date=each.date.value if each.date else None,
            kind=each.kind.value,
            issues=tuple(issue.value for issue in each.issues),
            gist=each.gist,
            outlet=outlet_of(reading),
        )
        for reading in corpus.readings
        for each in reading.statements
        if each.speaker.value in same
    ]
    return tuple(sorted(found, key=lambda said: (str(said.date or "~"), said.ref)))
