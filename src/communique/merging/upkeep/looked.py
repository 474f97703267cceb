"""What the making of each unit looked for, as rows of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from communique.merging.lookup import Look, alike, named_under
from communique.merging.upkeep.ledger import Ledger, Row, decode, encode
from communique.model import Event


class Looked(msgspec.Struct, frozen=True, array_like=True):
    """What a unit looked for under a key.

    Attributes:
        since: The first day.
        named: Words by which events were asked for, of each asking; none where all were.
    """

    since: str
    named: tuple[tuple[str, ...], ...] = ()

    def sees(self, names: Iterable[tuple[str, ...]]) -> bool:
        """Whether events named so were among those asked for."""
        return not self.named or any(alike(words, each) for words in self.named for each in names)


def look_rows(unit: str, looks: Iterable[Look]) -> list[Row]:
    """The rows of what the making of a unit looked for."""
    found: dict[str, list[Look]] = {}
    for look in looks:
        found.setdefault(look.key, []).append(look)
    rows = []
    for key in sorted(found):
        named = {look.named for look in found[key]}
        # From the first day to the last of all under a key; by words only where all ask by words.
        looked = Looked(min(look.since for look in found[key]), () if () in named else tuple(sorted(named)))
        rows.append((key, f"{max(look.until for look in found[key])}|{unit}", encode(looked)))
    return rows


def lookers(ledger: Ledger, key: str, day: str, events: Sequence[Event]) -> set[str]:
    """The units that had looked under a key for what begins on a day, and that any of these events may matter to."""
    names = [named_under(key, event) for event in events]
    found: set[str] = set()
    for rank, data in ledger.bucket("look", key, since=day):
        looked: Looked = decode(data, Looked)
        if looked.since <= day and looked.sees(names):
            found.add(rank.partition("|")[2])
    return found
