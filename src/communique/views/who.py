"""The dossier of an actor: names, offices, side, contacts, statements, reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec
import numpy as np
import polars as pl

from communique.actors.tenures import brief, known_of
from communique.merging.seats import seat_question
from communique.model import NO_PROFILE, Actor, Interval, Profile
from communique.views.channels import Channel, channels, kind_of_words
from communique.views.corpus import Corpus
from communique.views.lines import Line, lines
from communique.views.picking import Rows
from communique.views.speech import Places, Remarked, remarks, report_days, said_in

# Contacts that a page shows of somebody.
_CONTACTS = 60


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
            latest sixty contacts, and neither reports nor whom met, are; `took_part` counts all contacts.

    Raises:
        NotFoundError: If there is none or more than one.
    """
    actor = corpus.actor(name)
    same = namesakes(corpus, actor)
    frame = corpus.frame[took_part(corpus, actor)]
    places = said_in(corpus).of(same)
    reports = set() if most else _reports(corpus, same)
    return Dossier(
        actor=actor,
        forms=tuple(sorted({form.value for form in actor.names} | {actor.name})),
        tenures=_tenures(corpus, actor, same, profile),
        contacts=tuple(lines(frame.tail(_CONTACTS) if most else frame)),
        met={} if most else _met(frame, same),
        statements=_statements(remarks(corpus, _latest(corpus, places, most) if most else places)),
        said=len(places),
        took_part=len(frame),
        reports=tuple(sorted(corpus.line_of[report].name for report in reports if report in corpus.line_of)),
        channels=_channels(corpus, actor),
    )


def took_part(corpus: Corpus, actor: Actor) -> Rows:
    """The events that an actor took part in, as rows of the corpus's frame."""

    def found() -> Rows:
        tagged = corpus.tagged("person", sorted(namesakes(corpus, actor)))
        ids = {each for held in tagged.values() for each in held}
        return np.flatnonzero(corpus.frame["id"].is_in(list(ids)).to_numpy())

    return corpus.lately(("took part", actor.id), found)


def namesakes(corpus: Corpus, actor: Actor) -> set[str]:
    """All ids of an actor: reports may know one person by several."""
    return _by_name(corpus).get(actor.name, set()) | {actor.id}


def _by_name(corpus: Corpus) -> dict[str, set[str]]:

    def found() -> dict[str, set[str]]:
        names: dict[str, set[str]] = {}
        for each in {*(figure.id for figure in corpus.figures), *corpus.tags("actor")}:
            names.setdefault(corpus.name(each), set()).add(each)
        return names

    return corpus.memo("namesakes", found)


def _met(contacts: pl.DataFrame, same: set[str]) -> dict[str, int]:
    """Others who took part in these events, with the number of them, the most frequent first."""
    people = contacts["people"].explode().drop_nulls().value_counts()
    met = {person: number for person, number in people.iter_rows() if person not in same}
    return dict(sorted(met.items(), key=lambda item: (-item[1], item[0])))


def _reports(corpus: Corpus, same: set[str]) -> set[str]:
    """Ids of the reports that name somebody."""
    return {report for found in corpus.tagged("actor", sorted(same)).values() for report in found}


def _latest(corpus: Corpus, places: Places, most: int) -> Places:
    """The last of these statements by the day of their reports; of reports without a day only where others are too few."""
    dated = report_days(corpus)[2][said_in(corpus).where[places]]
    return np.concatenate([places[~dated], places[dated]])[-most:]


def _channels(corpus: Corpus, actor: Actor) -> tuple[Channel, ...]:
    if actor.kind != "channel":
        return ()
    kind = kind_of_words(actor.name)
    return tuple(each for each in channels(corpus) if each.name == kind)


def _tenures(corpus: Corpus, actor: Actor, same: set[str], profile: Profile) -> tuple[Tenure, ...]:
    """The actor's offices: those of the record's actor are of all reports, and the report of the words says when."""
    if actor.kind != "person" or actor.id.startswith("anonymous:"):
        return ()
    held: dict[tuple[str, str | None], dict[str, set[str]]] = {}
    for office in actor.offices:
        told = held.setdefault((office.title, office.of), {"current": set(), "former": set()})
        told[office.when].update({span.report for span in office.spans} & corpus.line_of.keys())
    at_odds = corpus.seats()
    return tuple(
        _tenure(corpus, (title, of), told["current"], told["former"],
                known=known_of(profile, actor.id, title, of),
                rivals=others - same if (others := at_odds.get(seat_question(title, of, corpus.name), frozenset())) & same else frozenset())
        for (title, of), told in sorted(held.items(), key=lambda item: (item[0][0], item[0][1] or ""))
        if told["current"] or told["former"]
    )  # fmt: skip


def _tenure(
    corpus: Corpus,
    office: tuple[str, str | None],
    current: set[str],
    former: set[str],
    *,
    known: tuple[tuple[str, str], ...],
    rivals: frozenset[str],
) -> Tenure:
    named, day = corpus.line_of, _brief_days(corpus)
    now = {report: day[report] for report in current if report in day}
    before = {report: day[report] for report in former if report in day}
    sightings = now or before
    undated = (current | former) - now.keys() - before.keys()
    seen = sightings.values()
    return Tenure(
        title=office[0],
        of=office[1],
        when="current" if now or not before else "former",
        reports=tuple(sorted(named[report].name for report in {*sightings, *undated})),
        seen=Interval(min(seen), max(seen), "day" if len(set(seen)) == 1 else "range") if seen else None,
        ended=min(before.values(), default=None),
        known=known,
        rivals=tuple(sorted(rivals)),
    )


def _brief_days(corpus: Corpus) -> dict[str, date]:
    """The days of those reports whose day says when somebody was in office."""

    def found() -> dict[str, date]:
        held = ((line.id, line.interval()) for line in corpus.report_lines)
        return {report: day.start for report, day in held if day and brief(day)}

    return corpus.memo("brief days", found)


def _statements(found: Iterable[Remarked]) -> tuple[Said, ...]:
    said = (
        Said(
            ref=each.ref,
            date=each.date,
            kind=each.kind,
            issues=each.issues,
            gist=each.gist,
            outlet=each.report.outlet,
        )
        for each in found
    )
    return tuple(sorted(said, key=lambda each: (str(each.date or "~"), each.ref)))
