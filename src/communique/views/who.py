"""The dossier of an actor: names, offices, side, contacts, statements, reports."""

from __future__ import annotations

from datetime import date

import msgspec

from communique.actors import tenures as offices
from communique.merging.seats import seat_question
from communique.model import NO_PROFILE, Actor, Event, Interval, Profile
from communique.views.channels import Channel, channels, kind_of_words
from communique.views.corpus import Corpus
from communique.views.evidence import outlet_of


class Tenure(msgspec.Struct, frozen=True, kw_only=True):
    """An office of the actor, as reports of some days and the profile give it.

    Attributes:
        title: In lower case.
        of: Slug of the state or body; None if no report says.
        when: `current`, or `former` where reports only look back.
        reports: Names of the reports that say so.
        seen: From the first to the last day on which a report says so; None if they have no day.
        ended: The first day on which a report calls the actor a former one.
        known: From and until when by the profile (ISO 8601).
        rivals: Ids of others whom reports have in the same office at that time.
    """

    title: str
    of: str | None
    when: str
    reports: tuple[str, ...]
    seen: Interval | None
    ended: date | None = None
    known: tuple[tuple[str, str], ...] = ()
    rivals: tuple[str, ...] = ()


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One statement of the actor."""

    ref: str
    date: Interval | None
    kind: str
    issues: tuple[str, ...]
    gist: str
    outlet: str | None


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """All that the record holds of one actor; of a channel also its turns between the sides that it joins."""

    actor: Actor
    forms: tuple[str, ...]
    tenures: tuple[Tenure, ...]
    contacts: tuple[Event, ...]
    met: dict[str, int]
    statements: tuple[Said, ...]
    reports: tuple[str, ...]
    channels: tuple[Channel, ...] = ()


def who(corpus: Corpus, name: str, profile: Profile = NO_PROFILE) -> Dossier:
    """The dossier of the actor with this id or name; what the profile says of offices stands beside the reports'.

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
        tenures=_tenures(corpus, actor.id, same, profile),
        contacts=tuple(sorted(contacts, key=lambda event: (str(event.date or "~"), event.id))),
        met=dict(sorted(met.items(), key=lambda item: (-item[1], item[0]))),
        statements=_statements(corpus, same),
        reports=tuple(sorted({reading.report.name for reading, _ in holding})),
        channels=_channels(corpus, actor),
    )


def _channels(corpus: Corpus, actor: Actor) -> tuple[Channel, ...]:
    if actor.kind != "channel":
        return ()
    kind = kind_of_words(actor.name)
    return tuple(each for each in channels(corpus) if each.name == kind)


def _tenures(corpus: Corpus, identity: str, same: set[str], profile: Profile) -> tuple[Tenure, ...]:
    named = {reading.report.id: reading.report.name for reading in corpus.readings}
    told = (
        (
            reading.report.id,
            reading.dated.interval,
            [(identity, actor) for actor in reading.actors if actor.id in same],
        )
        for reading in corpus.readings
    )
    at_odds = {
        each.question: {value.value for value in each.values}
        for each in corpus.record.disputes
        if each.field == "office"
    }
    found = [_tenure(each, named) for each in offices.tenures(told, profile)]
    return tuple(
        msgspec.structs.replace(each, rivals=tuple(sorted(others - same)))
        if (others := at_odds.get(seat_question(each.title, each.of, corpus.name), set())) & same
        else each
        for each in found
    )


def _tenure(held: offices.Tenure, named: dict[str, str]) -> Tenure:
    sightings = held.current or held.former
    days = [each.day for each in sightings]
    reports = {each.report for each in sightings} | set(held.undated)
    return Tenure(
        title=held.title,
        of=held.of,
        when="current" if held.current or not held.former else "former",
        reports=tuple(sorted(named[report] for report in reports)),
        seen=Interval(min(days), max(days), "day" if len(set(days)) == 1 else "range") if days else None,
        ended=held.ended,
        known=held.known,
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
