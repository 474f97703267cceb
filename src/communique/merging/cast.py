"""Who is who in the record: one id and one usual name for each actor of all reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from communique.actors.identity import Joined, identify
from communique.actors.tallies import usual_name
from communique.merging.corrections import Correction, decided, renaming
from communique.model import Actor, Profile, Reading


class Cast(NamedTuple):
    """The actors of a record.

    Attributes:
        rename: The id across reports of an actor named in one.
        name: The usual name of an actor.
        actors: Every actor once, with the names and offices of all reports.
        unsure: Pairs of actors that may be one: what an analyst should look at.
    """

    rename: Callable[[str], str]
    name: Callable[[str], str]
    actors: tuple[Actor, ...]
    unsure: tuple[Joined, ...] = ()


def cast_of(readings: Sequence[Reading], profile: Profile, corrections: Sequence[Correction]) -> Cast:
    """Join the actors of all readings: first by hand, then by what `communique.actors` can tell."""
    by_hand = renaming(corrections)
    told = {
        reading.report.id: [
            msgspec.structs.replace(actor, id=by_hand.get(actor.id, actor.id)) for actor in reading.actors
        ]
        for reading in readings
    }
    found = identify(told, profile, decided=decided(corrections, by_hand))
    canonical = {actor: identity for (_, actor), identity in found.of.items() if actor != identity}

    def rename(actor: str) -> str:
        actor = by_hand.get(actor, actor)
        return canonical.get(actor, actor)

    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for actors in told.values():
        for actor in actors:
            counted[rename(actor.id)][actor.name] += 1
    names = {actor: usual_name(names) for actor, names in counted.items()} | given_names(
        profile, corrections, rename
    )
    return Cast(
        rename,
        lambda actor: names.get(actor) or plain(actor),
        tuple(msgspec.structs.replace(actor, name=names.get(actor.id, actor.name)) for actor in found.actors),
        found.unsure,
    )


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
