"""Statements put to a database's driver itself, for what is asked hundreds of times within one transaction.

What SQLAlchemy does around a statement takes several times as long as the answer to a small one. Errors come as the
driver has them; `communique.store.connected` tells them as all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import cache
from itertools import chain
from typing import Any

import sqlalchemy as sa

from communique.batches import batched

_AT_ONCE = 256
_BATCH = 5000
# Rows put down by one statement: more of them save nothing more.
_ROWS = 100
_KEYS = "{keys}"
_VALUES = " VALUES "

Row = tuple[object, ...]


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
        with closing(self._cursor()) as cursor:
            cursor.execute(self._said(statement), values)
            return list(cursor.fetchall())

    def among(self, statement: str, keys: Iterable[str], *before: object) -> Iterator[tuple[Any, ...]]:
        """What a statement gives for all of these keys, which come after its other values."""
        for some in batched(dict.fromkeys(keys), _AT_ONCE):
            full = _full(some)
            yield from self.rows(_for(statement, len(full)), *before, *full)

    def done(self, statement: str, values: Sequence[object] = ()) -> int:
        """Have a statement done; gives the number of rows that it was done to."""
        with closing(self._cursor()) as cursor:
            cursor.execute(self._said(statement), values)
            return int(cursor.rowcount)

    def done_among(self, statement: str, keys: Iterable[str], *before: object) -> int:
        """Have a statement done for all of these keys, which come after its other values; gives the number of rows."""
        number = 0
        for some in batched(dict.fromkeys(keys), _AT_ONCE):
            full = _full(some)
            number += self.done(_for(statement, len(full)), (*before, *full))
        return number

    def each(self, statement: str, rows: Iterable[Row]) -> int:
        """Have a statement done with each of these rows of values; gives their number."""
        number = 0
        for some in batched(rows, _BATCH):
            number += len(some)
            with closing(self._cursor()) as cursor:
                cursor.executemany(self._said(statement), some)
        return number

    def put(self, statement: str, rows: Iterable[Row]) -> int:
        """Have an INSERT with the values of one row done with all of these, in few statements; gives their number.

        Where it says what to do with a row that stands there already, no two of these may be in each other's place.
        """
        number = 0
        for some in batched(rows, _ROWS):
            number += len(some)
            if len(some) == _ROWS:
                self.done(_of_many(statement, self.sqlite), list(chain.from_iterable(some)))
            else:
                self.each(statement, some)
        return number

    def _cursor(self) -> Any:
        self.asked += 1
        return self._connection.connection.cursor()

    def _said(self, statement: str) -> str:
        """A statement as the driver wants it."""
        return statement if self.sqlite else statement.replace("?", "%s")


def _full(keys: Sequence[str]) -> list[str]:
    """The keys, the last of them again and again until there are 1, 2, 4, 8...: few statements, that the driver remembers."""
    return [*keys, *[keys[-1]] * ((1 << (len(keys) - 1).bit_length()) - len(keys))]


@cache
def _for(statement: str, number: int) -> str:
    """A statement for so many keys."""
    return statement.replace(_KEYS, ", ".join("?" * number))


@cache
def _of_many(statement: str, sqlite: bool) -> str:
    """An INSERT of one row made one of many."""
    if sqlite:
        # What can be undone by itself has a savepoint, at which FTS5 writes out what it holds: here all is undone.
        statement = statement.replace("INSERT INTO", "INSERT OR ROLLBACK INTO", 1)
    head, values, tail = statement.partition(_VALUES)
    row, end, rest = tail.partition(")")
    return head + values + ", ".join([row + end] * _ROWS) + rest


@cache
def insert(table: sa.Table) -> str:
    """The statement that puts a row into a table, its values in the order of the table's columns."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    return f"INSERT INTO {table.name} ({names}) VALUES ({', '.join('?' * len(table.columns))})"
