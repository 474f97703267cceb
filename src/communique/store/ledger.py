"""The ledger of a record, kept in its file or database; see `communique.merging.upkeep.ledger` for what it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from communique.batches import batched
from communique.merging.upkeep.ledger import LAST, Row

_AT_ONCE = 300
_BATCH = 5000
_PUT = sa.text(
    "INSERT INTO ledger (kind, key, rank, value) VALUES (:kind, :key, :rank, :value)"
    " ON CONFLICT (kind, key, rank) DO UPDATE SET value = excluded.value"
)
_DROP = sa.text("DELETE FROM ledger WHERE kind = :kind AND key = :key AND rank = :rank")
_SOME = sa.text("SELECT key, value FROM ledger WHERE kind = :kind AND key IN :keys AND rank = ''").bindparams(
    sa.bindparam("keys", expanding=True)
)
_MANY = sa.text(
    "SELECT key, rank, value FROM ledger WHERE kind = :kind AND key IN :keys ORDER BY key, rank"
).bindparams(sa.bindparam("keys", expanding=True))
_EVERY = sa.text("SELECT key, rank, value FROM ledger WHERE kind = :kind ORDER BY key, rank")
_RUN = (
    "SELECT rank, value FROM ledger WHERE kind = :kind AND key = :key AND rank > :since AND rank < :until"
    " ORDER BY rank"
)
_RUNS = {
    (back, limited): sa.text(_RUN + (" DESC" if back else "") + (" LIMIT :most" if limited else ""))
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
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self.read = self.written = 0

    def get(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """Values of a kind by key, where a key has but one."""
        found: dict[str, bytes] = {}
        for some in batched(dict.fromkeys(keys), _AT_ONCE):
            rows = self._connection.execute(_SOME, {"kind": kind, "keys": some})
            found |= {row[0]: bytes(row[1]) for row in rows}
        self.read += len(found)
        return found

    def bucket(
        self, kind: str, key: str, *, since: str = "", until: str = LAST, most: int = 0, back: bool = False
    ) -> list[tuple[str, bytes]]:
        """Ranks and values under a key between two ranks, both left out; at most so many, from the end if `back`."""
        asked = {"kind": kind, "key": key, "since": since, "until": until}
        if most:
            asked["most"] = most  # type: ignore[assignment]
        rows = self._connection.execute(_RUNS[back, bool(most)], asked).all()
        self.read += len(rows)
        return [(row[0], bytes(row[1])) for row in rows]

    def buckets(self, kind: str, keys: Iterable[str]) -> dict[str, list[tuple[str, bytes]]]:
        """All ranks and values under these keys."""
        found: dict[str, list[tuple[str, bytes]]] = {}
        for some in batched(dict.fromkeys(keys), _AT_ONCE):
            for row in self._connection.execute(_MANY, {"kind": kind, "keys": some}):
                found.setdefault(row[0], []).append((row[1], bytes(row[2])))
        self.read += sum(map(len, found.values()))
        return found

    def every(self, kind: str) -> Iterator[Row]:
        """All of a kind as key, rank and value."""
        for row in self._connection.execute(_EVERY, {"kind": kind}).all():
            self.read += 1
            yield row[0], row[1], bytes(row[2])

    def put(self, kind: str, rows: Iterable[Row]) -> None:
        """Keep these, over what stood there."""
        for some in batched(rows, _BATCH):
            self.written += len(some)
            self._connection.execute(
                _PUT, [{"kind": kind, "key": key, "rank": rank, "value": value} for key, rank, value in some]
            )

    def drop(self, kind: str, rows: Iterable[tuple[str, str]]) -> None:
        """Take out what stands under these keys and ranks."""
        for some in batched(rows, _BATCH):
            self.written += len(some)
            self._connection.execute(_DROP, [{"kind": kind, "key": key, "rank": rank} for key, rank in some])

    def clear(self) -> None:
        """Take out everything."""
        self._connection.execute(sa.text("DELETE FROM ledger"))
