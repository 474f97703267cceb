"""Statements put to a database's driver itself, for what is asked hundreds of times within one transaction.

What SQLAlchemy does around a statement takes several times as long as the answer to a small one. Errors come as the
driver has them; `communique.store.connected` tells them as all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from communique.batches import batched

_AT_ONCE = 256
_BATCH = 5000
_KEYS = "{keys}"


class Driver:
    """The driver of a connection, within its transaction; `?` stands for a value, `{keys}` for any number of them.

    Args:
        connection: The transaction.

    Attributes:
        sqlite: Whether it is SQLite's.
        asked: Number of statements: the work done.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self.sqlite = connection.dialect.name == "sqlite"
        self.asked = 0

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """What a statement gives."""
        self.asked += 1
        cursor = self._connection.connection.cursor()
        try:
            cursor.execute(self._said(statement), values)
            return list(cursor.fetchall())
        finally:
            cursor.close()

    def among(self, statement: str, keys: Iterable[str], *before: object) -> Iterator[tuple[Any, ...]]:
        """What a statement gives for all of these keys, which come after its other values."""
        for some in batched(dict.fromkeys(keys), _AT_ONCE):
            full = _full(some)
            yield from self.rows(_for(statement, len(full)), *before, *full)

    def each(self, statement: str, rows: Iterable[tuple[object, ...]]) -> int:
        """Have a statement done with each of these rows of values; gives their number."""
        number = 0
        for some in batched(rows, _BATCH):
            self.asked += 1
            number += len(some)
            cursor = self._connection.connection.cursor()
            try:
                cursor.executemany(self._said(statement), some)
            finally:
                cursor.close()
        return number

    def put(self, table: sa.Table, rows: Iterable[tuple[object, ...]]) -> int:
        """Put rows into a table, their values in the order of its columns; gives their number."""
        return self.each(_insert(table), rows)

    def clear(self, table: str) -> None:
        """Take all rows out of a table."""
        self.each(f"DELETE FROM {table}", [()])

    def done(self, statement: str, keys: Iterable[str], *before: object) -> int:
        """Have a statement done for all of these keys, which come after its other values; gives the number of rows that it was done to."""
        number = 0
        for some in batched(dict.fromkeys(keys), _AT_ONCE):
            full = _full(some)
            self.asked += 1
            cursor = self._connection.connection.cursor()
            try:
                cursor.execute(self._said(_for(statement, len(full))), (*before, *full))
                number += cursor.rowcount
            finally:
                cursor.close()
        return number

    def _said(self, statement: str) -> str:
        """A statement as the driver wants it."""
        return statement if self.sqlite else statement.replace("?", "%s")


def _full(keys: Sequence[str]) -> list[str]:
    """The keys, the last of them again and again until there are 1, 2, 4, 8...: few statements, that the driver remembers."""
    return [*keys, *[keys[-1]] * ((1 << (len(keys) - 1).bit_length()) - len(keys))]


@cache
def _insert(table: sa.Table) -> str:
    """The statement that puts a row into a table."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    return f"INSERT INTO {table.name} ({names}) VALUES ({', '.join('?' * len(table.columns))})"


@cache
def _for(statement: str, number: int) -> str:
    """A statement for so many keys."""
    return statement.replace(_KEYS, ", ".join("?" * number))
