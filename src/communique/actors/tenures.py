"""Who held which office when: what reports of many days say, beside what the profile and the public record know.

A report says that somebody is president on its own day, or was before it. Together the reports bound a tenure from
inside: from the first to the last day on which one has him in office; one that calls him former ends it. Two holders of
an office that only one can hold, with the days of one among those of the other, cannot both be right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from communique.actors.world import seats, world
from communique.model import Actor, Interval, Profile

# A president who comes back after so many days has been elected again: no contradiction.
_AGAIN = 300
# In the first days of a tenure the press speaks of both, the one who goes and the one who comes.
_HANDOVER = 21


class Sighting(msgspec.Struct, frozen=True, order=True):
    """One report that gives somebody an office: the report's day, its id, the actor's id there."""

    day: date
    report: str
    actor: str

    @property
    def ref(self) -> str:
        """`<report id>#<actor id>`."""
        return f"{self.report}#{self.actor}"


class Tenure(msgspec.Struct, frozen=True, kw_only=True):
    """One person in one office.

    Attributes:
        actor: Id across reports.
        title: In lower case.
        of: Slug of the state or body; None if no report says.
        held: From the first to the last day on which a report has him in office; None if none of known day does.
        ended: The first day on which a report calls him former.
        known: From and until when he held it by the profile, as ISO 8601 days, months or years.
        current: Reports that have him in office.
        former: Reports that call him former.
        undated: Reports of no known day that give him the office.
        strange: Those of `current` whose day lies outside what the profile or the public record knows.
    """

    actor: str
    title: str
    of: str | None
    held: Interval | None
    ended: date | None
    known: tuple[tuple[str, str], ...]
    current: tuple[Sighting, ...]
    former: tuple[Sighting, ...]
    undated: tuple[str, ...] = ()
    strange: tuple[Sighting, ...] = ()


class Rivals(msgspec.Struct, frozen=True, kw_only=True):
    """Two or more persons whom reports have in one office at one time, with the reports that say so of each."""

    title: str
    of: str
    holders: tuple[tuple[str, tuple[Sighting, ...]], ...]


def tenures(
    told: Iterable[tuple[str, Interval | None, Sequence[tuple[str, Actor]]]], profile: Profile
) -> tuple[Tenure, ...]:
    """The offices of all persons, by person, title and state.

    Args:
        told: For each report its id, its day, and its actors with their ids across reports.
        profile: The user's profile; what it says of offices stands beside what the reports say.
    """
    seen: dict[tuple[str, str, str | None], dict[str, set[Sighting]]] = {}
    undated: dict[tuple[str, str, str | None], set[str]] = {}
    for report, day, actors in told:
        for id, actor in actors:
            if actor.kind != "person" or id.startswith("anonymous:"):
                continue
            for office in actor.offices:
                key = (id, office.title, office.of)
                if key not in seen:
                    seen[key] = {"current": set(), "former": set()}
                sets = seen[key]
                if day is None or not brief(day):
                    undated.setdefault(key, set()).add(report)
                else:
                    sets[office.when].add(Sighting(day.start, report, actor.id))
    known = _profile_offices(profile)
    return tuple(
        _tenure(key, sets["current"], sets["former"], undated.get(key, set()), known)
        for key, sets in sorted(seen.items(), key=lambda item: (item[0][0], item[0][1], item[0][2] or ""))
    )


def _tenure(
    key: tuple[str, str, str | None],
    current: set[Sighting],
    former: set[Sighting],
    undated: set[str],
    profile: Mapping[str, tuple[tuple[str, str, str, str], ...]],
) -> Tenure:
    id, title, of = key
    known = _of_seat(profile.get(id, ()), title, of)
    bounds = (*known, *_of_seat(_public_offices().get(id, ()), title, of))
    strange = {each for each in current if bounds and not _covered(each.day, bounds)}
    days = [each.day for each in current - strange]
    return Tenure(
        actor=id,
        title=title,
        of=of,
        held=Interval(min(days), max(days), "day" if len(set(days)) == 1 else "range") if days else None,
        ended=min((each.day for each in former), default=None),
        known=tuple(dict.fromkeys(known)),
        current=tuple(sorted(current)),
        former=tuple(sorted(former)),
        undated=tuple(sorted(undated)),
        strange=tuple(sorted(strange)),
    )


def rivals(held: Iterable[Tenure]) -> tuple[Rivals, ...]:
    """Offices of one seat that reports give to two at one time.

    Sightings on days outside a known tenure ("President Kennedy" in a report of 2018) are of the past and contradict nobody.
    """
    places: dict[tuple[str, str], dict[str, set[Sighting]]] = {}
    for tenure in held:
        if tenure.of is not None and tenure.title in seats():
            place = places.setdefault((seats()[tenure.title], tenure.of), {})
            place.setdefault(tenure.actor, set()).update(set(tenure.current) - set(tenure.strange))
    found = []
    for (title, of), holders in sorted(places.items()):
        if len(holders) > 1:
            said = [(actor, tuple(sorted(days))) for actor, days in sorted(holders.items())]
            at_odds = {
                actor
                for actor, days in said
                for other, theirs in said
                if actor != other and (_among(days, theirs) or _among(theirs, days))
            }
            if at_odds:
                found.append(
                    Rivals(title=title, of=of, holders=tuple(each for each in said if each[0] in at_odds))
                )
    return tuple(found)


def _among(few: Sequence[Sighting], many: Sequence[Sighting]) -> bool:
    """Whether one of `few` stands between two of `many`, away from a handover and within one stay in office."""
    for each in few:
        before = [other.day for other in many if (each.day - other.day).days > _HANDOVER]
        after = [other.day for other in many if (other.day - each.day).days > _HANDOVER]
        if before and after and (min(after) - max(before)).days < _AGAIN:
            return True
    return False


def _of_seat(
    offices: Iterable[tuple[str, str, str, str]], title: str, of: str | None
) -> tuple[tuple[str, str], ...]:
    """From and until of those offices that are this one."""
    return tuple(
        (since, until)
        for name, whose, since, until in offices
        if _seat(name) == _seat(title) and (of is None or whose == of)
    )


def _seat(title: str) -> str:
    return seats().get(title, title)


def known_of(profile: Profile, id: str, title: str, of: str | None) -> tuple[tuple[str, str], ...]:
    """From and until when somebody held an office by the profile, as ISO 8601 days, months or years."""
    return tuple(dict.fromkeys(_of_seat(_profile_offices(profile).get(id, ()), title, of)))


def brief(day: Interval) -> bool:
    """Whether a report's day is known well enough to say when somebody was in office."""
    return day.days <= _HANDOVER


def _covered(day: date, known: Sequence[tuple[str, str]]) -> bool:
    text = day.isoformat()
    return any(
        (since or "")[: len(text)] <= text <= (f"{until}~" if until else "~") for since, until in known
    )


def _profile_offices(profile: Profile) -> dict[str, tuple[tuple[str, str, str, str], ...]]:
    return {
        actor.id: tuple(
            (each.title, each.of or actor.side or "", each.since or "", each.until or "")
            for each in actor.offices
        )
        for actor in profile.actors
        if actor.kind == "person"
    }


@lru_cache(maxsize=1)
def _public_offices() -> dict[str, tuple[tuple[str, str, str, str], ...]]:
    return {person.id: person.offices for person in world().people}
