"""The ledger of a record, kept in its file or database; see `communique.merging.upkeep.ledger` for what it holds.

One change asks hundreds of small questions of it. They are put to the database's driver itself: what SQLAlchemy does
around a statement takes several times as long as the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from communique.batches import batched
from communique.merging.upkeep.ledger import LAST, Row

_AT_ONCE = 256
_BATCH = 5000
_PUT = (
    "INSERT INTO ledger (kind, key, rank, value) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (kind, key, rank) DO UPDATE SET value = excluded.value"
)
_DROP = "DELETE FROM ledger WHERE kind = ? AND key = ? AND rank = ?"
_SOME = "SELECT key, value FROM ledger WHERE kind = ? AND key IN ({keys}) AND rank = ''"
_MANY = "SELECT key, rank, value FROM ledger WHERE kind = ? AND key IN ({keys}) ORDER BY key, rank"
_EVERY = "SELECT key, rank, value FROM ledger WHERE kind = ? ORDER BY key, rank"
_RUN = "SELECT rank, value FROM ledger WHERE kind = ? AND key = ? AND rank > ? AND rank < ? ORDER BY rank"
_RUNS = {
    (back, limited): _RUN + (" DESC" if back else "") + (" LIMIT ?" if limited else "")
    for back in (False, True)
    for limited in (False, True)
}


class Kept:
    """The ledger, in one transaction.

    Args:
        connection: The transaction.

    Attributes:
        read: Number of rows read: the work done.
        written: Number of rows written or taken out: the work done.
        asked: Number of statements: the work done.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self.read = self.written = self.asked = 0

    def get(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """Values of a kind by key, where a key has but one."""
        found: dict[str, bytes] = {}
        for some in batched(dict.fromkeys(keys), _AT_ONCE):
            found |= {key: bytes(value) for key, value in self._rows(_among(_SOME, some), kind, *_full(some))}
        self.read += len(found)
        return found

    def bucket(
        self, kind: str, key: str, *, since: str = "", until: str = LAST, most: int = 0, back: bool = False
    ) -> list[tuple[str, bytes]]:
        """Ranks and values under a key between two ranks, both left out; at most so many, from the end if `back`."""
        limit = (most,) if most else ()
        rows = self._rows(_RUNS[back, bool(most)], kind, key, since, until, *limit)
        self.read += len(rows)
        return [(rank, bytes(value)) for rank, value in rows]

    def buckets(self, kind: str, keys: Iterable[str]) -> dict[str, list[tuple[str, bytes]]]:
        """All ranks and values under these keys."""
        found: dict[str, list[tuple[str, bytes]]] = {}
        for some in batched(dict.fromkeys(keys), _AT_ONCE):
            for key, rank, value in self._rows(_among(_MANY, some), kind, *_full(some)):
                found.setdefault(key, []).append((rank, bytes(value)))
        self.read += sum(map(len, found.values()))
        return found

    def every(self, kind: str) -> Iterator[Row]:
        """All of a kind as key, rank and value."""
        for key, rank, value in self._rows(_EVERY, kind):
            self.read += 1
            yield key, rank, bytes(value)

    def put(self, kind: str, rows: Iterable[Row]) -> None:
        """Keep these, over what stood there."""
        self._each(_PUT, ((kind, *row) for row in rows))

    def drop(self, kind: str, rows: Iterable[tuple[str, str]]) -> None:
        """Take out what stands under these keys and ranks."""
        self._each(_DROP, ((kind, *row) for row in rows))

    def clear(self) -> None:
        """Take out everything."""
        self._connection.execute(sa.text("DELETE FROM ledger"))

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        self.asked += 1
        cursor = self._connection.connection.cursor()
        try:
            cursor.execute(self._said(statement), values)
            return list(cursor.fetchall())
        finally:
            cursor.close()

    def _each(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        for some in batched(rows, _BATCH):
            self.asked += 1
            self.written += len(some)
            cursor = self._connection.connection.cursor()
            try:
                cursor.executemany(self._said(statement), some)
            finally:
                cursor.close()

    def _said(self, statement: str) -> str:
        """A statement as the driver wants it."""
        return statement if self._connection.dialect.name == "sqlite" else statement.replace("?", "%s")


def _full(keys: Sequence[str]) -> list[str]:
    """The keys, the last of them again and again until there are 1, 2, 4, 8...: few statements, that the driver remembers."""
    return [*keys, *[keys[-1]] * ((1 << (len(keys) - 1).bit_length()) - len(keys))]


@cache
def _of(statement: str, number: int) -> str:
    return statement.replace("{keys}", ", ".join("?" * number))


def _among(statement: str, keys: Sequence[str]) -> str:
    """A statement that asks for so many keys."""
    return _of(statement, len(_full(keys)))
