"""Transactions on a record: one writer at a time, and every error of the database in the user's words."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from communique.store.engine import House


class Connected:
    """A record that is open.

    Attributes:
        where: Its path or URL, for people (without a password).
        path: The same as a path: its stem is the record's name.
    """

    def __init__(self, engine: sa.Engine, house: House) -> None:
        self._engine = engine
        self._house = house
        self.where = house.where
        self.path = Path(house.where)
        # A server's connections are let go with the record, also where nobody closes it.
        self._finalizer = weakref.finalize(self, engine.dispose)

    def hold(self) -> None:
        """Keep connections open from now on, as a server does that answers many questions a second."""
        held = self._house.engine(create=False, held=True)
        self._finalizer()
        self._engine = held
        self._finalizer = weakref.finalize(self, held.dispose)

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect() as connection:
                self._house.begin(connection)
                yield connection
                connection.commit()
        except sa.exc.DBAPIError as error:
            raise self._house.explain(error) from error
        except self._driver.Error as error:
            # The ledger asks the driver itself.
            raise self._house.explain(self._wrapped(error)) from error

    @property
    def _driver(self) -> Any:
        return self._engine.dialect.loaded_dbapi

    def _wrapped(self, error: Exception) -> sa.exc.DBAPIError:
        """The error of a driver as SQLAlchemy tells of it."""
        found = sa.exc.DBAPIError.instance("", (), error, self._driver.Error, dialect=self._engine.dialect)
        assert isinstance(found, sa.exc.DBAPIError)
        return found

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except sa.exc.DBAPIError as error:
            raise self._house.explain(error) from error

    def close(self) -> None:
        """Let go of the file or the server's connections."""
        self._finalizer()
