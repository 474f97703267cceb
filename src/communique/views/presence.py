"""Who met whom: people who took part in the same contacts, as pairs, and as a network laid out the same way each time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
import polars as pl

from communique.model.vocabulary import EVENT_TYPES, LANES

_CONTACTS = [each for each in EVENT_TYPES if LANES[each] == "contacts"]
_TOOK_PLACE = ("happened", "ongoing")
# A list of forty guests is a reception: that two stand on it says little, and pairs grow with the square.
_MOST_AT_A_TABLE = 16
_STEPS = 150
_GRAVITY = 1.5


class Tie(msgspec.Struct, frozen=True):
    """Two people in the same contacts: how often, and the latest of these events."""

    left: str
    right: str
    number: int
    latest: str


class Node(msgspec.Struct, frozen=True):
    """A person in a network, at `x` and `y` between 0 and 1; `degree` is how many others of it they met."""

    person: str
    x: float
    y: float
    degree: int


def ties(events: pl.DataFrame) -> pl.DataFrame:
    """Pairs of people in the same contacts that took place: `left`, `right`, `number`, `latest`, most frequent first.

    Args:
        events: Columns of `communique.views.lines`, in calendar order.
    """
    seated = (
        events.filter(
            pl.col("type").is_in(_CONTACTS),
            pl.col("status").is_in(_TOOK_PLACE) | pl.col("status").is_null(),
            pl.col("people").list.len().is_between(2, _MOST_AT_A_TABLE),
        )
        .with_row_index("turn")
        .select("turn", "id", person=pl.col("people").list.unique())
        .explode("person")
        # "A senior official" met somebody; who met whom it does not say.
        .filter(~pl.col("person").str.starts_with("anonymous:"))
    )
    pairs = seated.join(seated, on="turn").filter(pl.col("person") < pl.col("person_right")).sort("turn")
    grouped = pairs.group_by(left="person", right="person_right").agg(
        number=pl.len(), latest=pl.col("id").last()
    )
    return grouped.sort("number", "left", "right", descending=[True, False, False])


def met_by(pairs: pl.DataFrame, people: Iterable[str]) -> list[Tie]:
    """Whom a person (under any of their ids) met, as `right` of each tie, the most frequent first."""
    own = list(people)
    mine = pl.concat(
        [
            pairs.filter(pl.col("left").is_in(own)),
            pairs.filter(pl.col("right").is_in(own)).select(
                left="right", right="left", number="number", latest="latest"
            ),
        ]
    ).filter(~pl.col("right").is_in(own))
    return [Tie(*row) for row in mine.sort("number", "right", descending=[True, False]).iter_rows()]


def among(pairs: pl.DataFrame, people: Iterable[str]) -> list[Tie]:
    """The ties among these people."""
    held = list(people)
    inside = pairs.filter(pl.col("left").is_in(held), pl.col("right").is_in(held))
    return [Tie(*row) for row in inside.iter_rows()]


def connected(pairs: Sequence[Tie]) -> list[set[str]]:
    """Groups of people who are joined by these ties, the largest first."""
    groups: list[set[str]] = []
    for tie in pairs:
        joined = [group for group in groups if tie.left in group or tie.right in group]
        groups = [group for group in groups if group not in joined]
        groups.append({tie.left, tie.right}.union(*joined))
    return sorted(groups, key=lambda group: (-len(group), min(group)))


def layout(pairs: Sequence[Tie]) -> list[Node]:
    """Places for the people of these ties: those who met often stand near each other.

    Fruchterman and Reingold, "Graph drawing by force-directed placement" (1991), from a circle in the order of the
    people's ids, so that the same ties always give the same picture.
    """
    people = sorted({person for tie in pairs for person in (tie.left, tie.right)})
    if not people:
        return []
    index = {person: number for number, person in enumerate(people)}
    count = len(people)
    pull = np.zeros((count, count))
    for tie in pairs:
        left, right = index[tie.left], index[tie.right]
        pull[left, right] = pull[right, left] = 1 + math.log(tie.number)
    turn = np.arange(count) * (2 * math.pi / count)
    at = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    near = math.sqrt(4 / count)
    for step in range(_STEPS):
        apart = at[:, None, :] - at[None, :, :]
        distance = np.maximum(np.sqrt((apart**2).sum(axis=2)), 0.01)
        force = near**2 / distance - pull * distance**2 / near
        # A light pull to the middle keeps groups that never met on one sheet.
        move = (apart / distance[:, :, None] * force[:, :, None]).sum(axis=1) - 0.6 * at
        length = np.maximum(np.sqrt((move**2).sum(axis=1)), 1e-9)
        heat = 0.2 * (1 - step / _STEPS) ** 2
        at = at + move / length[:, None] * np.minimum(length, heat)[:, None]
    low, high = at.min(axis=0), at.max(axis=0)
    placed = (at - low) / np.maximum(high - low, 1e-9)
    degrees = (pull > 0).sum(axis=1)
    return [
        Node(person, round(float(placed[n, 0]), 4), round(float(placed[n, 1]), 4), int(degrees[n]))
        for n, person in enumerate(people)
    ]
