"""What the making of each unit looked for, as rows of the ledger."""

from __future__ import annotations

from collections.abc import Iterable

from communique.merging.lookup import Look
from communique.merging.upkeep.ledger import Row, encode


def look_rows(unit: str, looks: Iterable[Look]) -> list[Row]:
    """The rows of what the making of a unit looked for."""
    return [(look.key, f"{look.until}|{unit}", encode(look.since)) for look in widest(looks)]


def widest(looks: Iterable[Look]) -> list[Look]:
    """The looks of a unit, one a key: from the first day to the last of all under it."""
    found: dict[str, Look] = {}
    for look in looks:
        held = found.get(look.key, look)
        found[look.key] = Look(look.key, min(look.since, held.since), max(look.until, held.until))
    return [found[key] for key in sorted(found)]
