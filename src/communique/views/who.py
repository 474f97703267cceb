"""The dossier of an actor: names, offices, side, contacts, statements, reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
import polars as pl

from communique.actors import tenures as offices
from communique.merging.seats import seat_question
from communique.model import NO_PROFILE, Actor, Interval, Office, Profile
from communique.views.channels import Channel, channels, kind_of_words
from communique.views.corpus import Corpus, ReportLine
from communique.views.lines import Line, lines

# Contacts that a page shows of somebody.
_CONTACTS = 100


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
    contacts: tuple[Line, ...]
    met: dict[str, int]
    statements: tuple[Said, ...]
    reports: tuple[str, ...]
    channels: tuple[Channel, ...] = ()
    said: int = 0
    took_part: int = 0


def who(corpus: Corpus, name: str, profile: Profile = NO_PROFILE, *, most: int = 0) -> Dossier:
    """The dossier of the actor with this id or name; what the profile says of offices stands beside the reports'.

    Args:
        corpus: The record.
        name: An id or a name.
        profile: What the user tells of the negotiation.
        most: How many statements to give, of the latest reports; 0 for all. `said` counts all. Where it is given, only the
            latest hundred contacts and no reports are; `took_part` counts all contacts.

    Raises:
        NotFoundError: If there is none or more than one.
    """
    actor = corpus.actor(name)
    same = {figure.id for figure in corpus.figures if figure.name == actor.name} | {actor.id}
    same |= {each for each in corpus.tags("actor") if corpus.name(each) == actor.name}
    ids = sorted({each for found in corpus.tagged("person", sorted(same)).values() for each in found})
    frame = corpus.frame.filter(pl.col("id").is_in(ids))
    contacts = lines(frame.tail(_CONTACTS) if most else frame)
    people = frame["people"].explode().drop_nulls().value_counts() if len(frame) else None
    met = (
        {person: number for person, number in people.iter_rows() if person not in same}
        if people is not None
        else {}
    )
    refs = [ref for found in corpus.tagged("speaker", sorted(same)).values() for ref in found]
    named = corpus.line_of
    tagged = corpus.tagged("actor", sorted(same)) if not most else {}
    holding = {report for found in tagged.values() for report in found}
    day = {report: _latest(named.get(report)) for report in {ref.partition("#")[0] for ref in refs}}
    refs.sort(key=lambda ref: day[ref.partition("#")[0]], reverse=True)
    return Dossier(
        actor=actor,
        forms=tuple(sorted({form.value for form in actor.names} | {actor.name})),
        tenures=_tenures(corpus, actor, same, profile),
        contacts=tuple(contacts),
        met=dict(sorted(met.items(), key=lambda item: (-item[1], item[0]))),
        statements=_statements(corpus, refs[:most] if most else refs),
        said=len(refs),
        took_part=len(frame),
        reports=tuple(sorted(named[report].name for report in holding if report in named)),
        channels=_channels(corpus, actor),
    )


def _latest(line: ReportLine | None) -> str:
    return str(line.end) if line and line.end else ""


def _channels(corpus: Corpus, actor: Actor) -> tuple[Channel, ...]:
    if actor.kind != "channel":
        return ()
    kind = kind_of_words(actor.name)
    return tuple(each for each in channels(corpus) if each.name == kind)


def _tenures(corpus: Corpus, actor: Actor, same: set[str], profile: Profile) -> tuple[Tenure, ...]:
    named = corpus.line_of
    # The actor of the record has the offices of all reports, each with its words: the report of the words says when.
    by_report: dict[str, list[Office]] = {}
    for office in actor.offices:
        for report in dict.fromkeys(span.report for span in office.spans):
            by_report.setdefault(report, []).append(office)
    told = (
        (
            report,
            _day(named[report]),
            [(actor.id, Actor(id=actor.id, kind=actor.kind, name=actor.name, offices=tuple(held)))],
        )
        for report, held in sorted(by_report.items())
        if report in named
    )
    at_odds = corpus.seats()
    found = [_tenure(each, named) for each in offices.tenures(told, profile)]
    return tuple(
        msgspec.structs.replace(each, rivals=tuple(sorted(others - same)))
        if (others := at_odds.get(seat_question(each.title, each.of, corpus.name), frozenset())) & same
        else each
        for each in found
    )


def _day(line: ReportLine) -> Interval | None:
    return (
        Interval(line.start, line.end, "day" if line.start == line.end else "range")
        if line.start and line.end
        else None
    )


def _tenure(held: offices.Tenure, named: Mapping[str, ReportLine]) -> Tenure:
    sightings = held.current or held.former
    days = [each.day for each in sightings]
    reports = {each.report for each in sightings} | set(held.undated)
    return Tenure(
        title=held.title,
        of=held.of,
        when="current" if held.current or not held.former else "former",
        reports=tuple(sorted(named[report].name for report in reports)),
        seen=Interval(min(days), max(days), "day" if len(set(days)) == 1 else "range") if days else None,
        ended=held.ended,
        known=held.known,
    )


def _statements(corpus: Corpus, refs: Sequence[str]) -> tuple[Said, ...]:
    found = []
    sketches = corpus.sketches(ref.partition("#")[0] for ref in refs)
    for ref in refs:
        report, _, identity = ref.partition("#")
        each = sketches[report].remark(identity) if report in sketches else None
        if each is not None:
            found.append(
                Said(
                    ref=ref,
                    date=each.date.value if each.date else None,
                    kind=each.kind.value,
                    issues=tuple(issue.value for issue in each.issues),
                    gist=each.gist,
                    outlet=corpus.line_of[report].outlet,
                )
            )
    return tuple(sorted(found, key=lambda said: (str(said.date or "~"), said.ref)))
