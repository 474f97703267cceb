"""Who is who in the record: one id and one usual name for each actor of all reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from communique.actors.identity import Joined, same_persons
from communique.actors.tallies import Tally, added, tally, united, usual_name
from communique.merging.corrections import Correction, decided, renaming
from communique.merging.shelf import Heaps, Row, Shelf
from communique.model import Actor, Profile, Reading


class Cast(NamedTuple):
    """The actors of a record.

    Attributes:
        rename: The id across reports of an actor named in one.
        name: The usual name of an actor.
        actors: Every actor once, with the names and offices of all reports.
        unsure: Pairs of actors that may be one: what an analyst should look at.
        tallies: What reports say of each id that they use, counted.
    """

    rename: Callable[[str], str]
    name: Callable[[str], str]
    actors: Collection[Actor]
    unsure: tuple[Joined, ...] = ()
    tallies: Mapping[str, Tally] = {}


def cast_of(
    readings: Iterable[Reading], profile: Profile, corrections: Sequence[Correction], *, filed: bool = False
) -> Cast:
    """Join the actors of all readings: first by hand, then by what `communique.actors` can tell.

    Args:
        readings: Each report once, in the order of their ids.
        profile: The user's profile.
        corrections: Changes by hand.
        filed: Whether what reports say of actors is kept in files meanwhile: a large record's is more than fits into memory.
    """
    by_hand = renaming(corrections)
    heaps: Heaps[Actor] = Heaps(Actor, filed=filed)
    for reading in readings:
        for each in reading.actors:
            heaps.put(each.id, each)
    tallies = {actor: tally(heaps.of(actor)) for actor in heaps.names()}
    together: dict[str, list[Tally]] = defaultdict(list)
    for actor, told in tallies.items():
        together[by_hand.get(actor, actor)].append(told)
    counted = {actor: added(held) if len(held) > 1 else held[0] for actor, held in together.items()}
    canonical, judged = same_persons(counted, profile, decided(corrections, by_hand))

    def rename(actor: str) -> str:
        actor = by_hand.get(actor, actor)
        return canonical.get(actor, actor)

    members: dict[str, list[str]] = defaultdict(list)
    for actor in tallies:
        members[rename(actor)].append(actor)
    names: dict[str, str] = {}
    actors: Shelf[Actor] = Shelf(Actor, filed=filed, recent=1)
    given = given_names(profile, corrections, rename)
    for lead in sorted(members):
        told_of = [tallies[actor] for actor in members[lead]]
        found = united(lead, [each for actor in members[lead] for each in heaps.of(actor)], told_of)
        names[lead] = given[lead] if lead in given else usual_name(added(told_of).names)
        actors.put(lead, msgspec.structs.replace(found, name=names[lead]))
    names |= given
    return Cast(rename, lambda actor: names.get(actor) or plain(actor), Row(actors), judged.unsure, tallies)


def given_names(
    profile: Profile, corrections: Sequence[Correction], rename: Callable[[str], str]
) -> dict[str, str]:
    """The names that stand whatever reports say: by hand, else by the profile."""
    by_hand = {each.actors[0]: each.value for each in corrections if each.kind == "rename" and each.actors}
    return (
        {side.id: side.name for side in profile.sides}
        | {each.id: each.name for each in profile.actors}
        | {rename(actor): value for actor, value in by_hand.items() if value}
    )


def plain(slug: str) -> str:
    """A slug in words, where no report names the actor."""
    return " ".join(word.capitalize() for word in slug.removeprefix("anonymous:").split("-"))
