"""The ledger of a record, kept in its file or database; see `communique.merging.upkeep.ledger` for what it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from operator import itemgetter

import sqlalchemy as sa

from communique.batches import batched
from communique.merging.upkeep.ledger import LAST, Row
from communique.store.driver import Driver

# Kinds are words of our own, and part of the statement: rows go to the driver as they are.
_PUT = (
    "INSERT INTO ledger (kind, key, rank, value) VALUES ('{}', ?, ?, ?)"
    " ON CONFLICT (kind, key, rank) DO UPDATE SET value = excluded.value"
)
_DROP = "DELETE FROM ledger WHERE kind = '{}' AND key = ? AND rank = ?"
_SOME = "SELECT key, value FROM ledger WHERE kind = ? AND key IN ({keys}) AND rank = ''"
_MANY = "SELECT key, rank, value FROM ledger WHERE kind = ? AND key IN ({keys}) ORDER BY key, rank"
_EVERY = "SELECT key, rank, value FROM ledger WHERE kind = ? ORDER BY key, rank"
_RUN = "SELECT rank, value FROM ledger WHERE kind = ? AND key = ? AND rank > ? AND rank < ? ORDER BY rank"
_RUNS = {
    (back, limited): _RUN + (" DESC" if back else "") + (" LIMIT ?" if limited else "")
    for back in (False, True)
    for limited in (False, True)
}
# Rows gathered before they are written; and where a row stands among those of its kind.
_GATHERED = 100_000
_PLACE = itemgetter(0, 1)


class Kept:
    """The ledger, in one transaction.

    Args:
        connection: The transaction.

    Attributes:
        driver: What its statements are put to.
        read: Number of rows read: the work done.
        written: Number of rows written or taken out: the work done.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self.driver = Driver(connection)
        self.read = self.written = 0

    def get(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """Values of a kind by key, where a key has but one."""
        found = {key: bytes(value) for key, value in self.driver.among(_SOME, keys, kind)}
        self.read += len(found)
        return found

    def bucket(
        self, kind: str, key: str, *, since: str = "", until: str = LAST, most: int = 0, back: bool = False
    ) -> list[tuple[str, bytes]]:
        """Ranks and values under a key between two ranks, both left out; at most so many, from the end if `back`."""
        limit = (most,) if most else ()
        rows = self.driver.rows(_RUNS[back, bool(most)], kind, key, since, until, *limit)
        self.read += len(rows)
        return [(rank, bytes(value)) for rank, value in rows]

    def buckets(self, kind: str, keys: Iterable[str]) -> dict[str, list[tuple[str, bytes]]]:
        """All ranks and values under these keys."""
        found: dict[str, list[tuple[str, bytes]]] = {}
        for key, rank, value in self.driver.among(_MANY, keys, kind):
            found.setdefault(key, []).append((rank, bytes(value)))
        self.read += sum(map(len, found.values()))
        return found

    def every(self, kind: str) -> Iterator[Row]:
        """All of a kind as key, rank and value."""
        for key, rank, value in self.driver.rows(_EVERY, kind):
            self.read += 1
            yield key, rank, bytes(value)

    def put(self, kind: str, rows: Iterable[Row]) -> None:
        """Keep these, over what stood there."""
        self.written += self.driver.each(_PUT.format(kind), rows)

    def drop(self, kind: str, rows: Iterable[tuple[str, str]]) -> None:
        """Take out what stands under these keys and ranks."""
        self.written += self.driver.each(_DROP.format(kind), rows)


class Filling:
    """The ledger of a record that is written whole, in place of what was there.

    Rows are gathered and put in the order of their keys: one after the other as they are made, each would be another page.

    Args:
        driver: The transaction.
    """

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._gathered = 0
        driver.done("DELETE FROM ledger")

    def put(self, kind: str, rows: Iterable[Row]) -> None:
        """Keep these."""
        for some in batched(rows, _GATHERED):
            self._rows[kind] += some
            self._gathered += len(some)
            if self._gathered >= _GATHERED:
                self.flush()

    def flush(self) -> None:
        """Write what is gathered."""
        for kind, rows in self._rows.items():
            rows.sort(key=_PLACE)
            # Of several in one place the last.
            held = (
                row for row, after in zip_longest(rows, rows[1:]) if after is None or row[:2] != after[:2]
            )
            self._driver.put(_PUT.format(kind), held)
        self._rows.clear()
        self._gathered = 0
