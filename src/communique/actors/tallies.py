"""What reports say of one actor id, counted: enough to tell who is who without going through the reports again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from communique.actors.colleagues import offices_of
from communique.actors.surnames import Person
from communique.model import Actor, Cited, Office, Repair, Span


class Tally(msgspec.Struct, frozen=True):
    """Counts of what reports say of an actor id.

    Attributes:
        count: Number of reports that name it.
        kinds: How many say that it is of which kind.
        names: How many give it which name.
        sides: How many give it which side.
        offices: How many give it which office that tells a person, as `title|of`.
    """

    count: int = 0
    kinds: dict[str, int] = {}
    names: dict[str, int] = {}
    sides: dict[str, int] = {}
    offices: dict[str, int] = {}


def tally(actors: Iterable[Actor]) -> Tally:
    """The counts of the same actor id as different reports show it."""
    held = list(actors)
    return Tally(
        count=len(held),
        kinds=dict(Counter(actor.kind for actor in held)),
        names=dict(Counter(actor.name for actor in held)),
        sides=dict(Counter(actor.side.value for actor in held if actor.side is not None)),
        offices=dict(Counter(f"{title}|{of}" for actor in held for title, of in offices_of([actor]))),
    )


def added(tallies: Iterable[Tally], less: Iterable[Tally] = ()) -> Tally:
    """The counts of all these together, less those."""
    sums: dict[str, Counter[str]] = {field: Counter() for field in ("kinds", "names", "sides", "offices")}
    count = 0
    for sign, some in ((1, tallies), (-1, less)):
        for each in some:
            count += sign * each.count
            for field, held in sums.items():
                for value, number in getattr(each, field).items():
                    held[value] += sign * number
    return Tally(count, *({value: n for value, n in held.items() if n} for held in sums.values()))


def usual(counts: Mapping[str, int]) -> str | None:
    """The value that most give, None if none is given."""
    return min(counts, key=lambda each: (-counts[each], each)) if counts else None


def usual_name(names: Mapping[str, int]) -> str:
    """The name that most give, the fuller of two."""
    return min(names, key=lambda each: (-names[each], -len(each), each))


def person_of(id: str, held: Tally) -> Person | None:
    """The person that an actor id stands for; None if it is no person, or one without a name."""
    if usual(held.kinds) != "person" or id.startswith("anonymous:"):
        return None
    offices = frozenset((title, of) for each in held.offices for title, _, of in [each.rpartition("|")])
    return Person(id, usual_name(held.names), usual(held.sides), held.count, offices)


def united(id: str, actors: Sequence[Actor], tallies: Sequence[Tally]) -> Actor:
    """One actor with all names, offices and repairs of these; the same whatever their order, and in parts.

    Args:
        id: The id that stands for them all.
        actors: The actor as reports show it, or as it was united before.
        tallies: What all reports say of it.
    """
    told = added(tallies)
    side = usual(told.sides)
    cited = [each.side for each in actors if each.side is not None and each.side.value == side]
    descriptions = [each.description for each in actors if each.description is not None]
    return Actor(
        id=id,
        kind=usual(told.kinds),  # type: ignore[arg-type]
        name=usual_name(told.names),
        side=min(cited, key=lambda each: (each.spans, each.rule), default=None),
        unofficial=any(actor.unofficial for actor in actors),
        names=_names(actors),
        offices=_offices(actors),
        repairs=_repairs(actors),
        description=min(descriptions, default=None),
    )


def _names(actors: Iterable[Actor]) -> tuple[Cited[str], ...]:
    # Spans are gathered first and joined once: a president is named in every report.
    found: dict[str, list[Cited[str]]] = {}
    for actor in actors:
        for name in actor.names:
            found.setdefault(name.value, []).append(name)
    return tuple(_joined(found[name]) for name in sorted(found))


def _joined(names: Sequence[Cited[str]]) -> Cited[str]:
    spans = {span for name in names for span in name.spans}
    return Cited(names[0].value, tuple(sorted(spans)), min(name.rule for name in names))


def _offices(actors: Iterable[Actor]) -> tuple[Office, ...]:
    found: dict[tuple[str, str, str], set[Span]] = {}
    kept: dict[tuple[str, str, str], Office] = {}
    for actor in actors:
        for office in actor.offices:
            key = (office.title, office.of or "", office.when)
            kept[key] = office
            found.setdefault(key, set()).update(office.spans)
    return tuple(msgspec.structs.replace(kept[key], spans=tuple(sorted(found[key]))) for key in sorted(found))


def _repairs(actors: Iterable[Actor]) -> tuple[Repair, ...]:
    found = {repair: None for actor in actors for repair in actor.repairs}
    return tuple(sorted(found, key=lambda each: (each.spans, each.garbled, each.meant, each.rule)))
