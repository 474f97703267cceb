"""The single values of a record by name: what is set by hand, and how what is derived stands."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from communique.store import tables
from communique.store.driver import Driver

_PUT = (
    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)


def setting(connection: sa.Connection, name: str) -> str | None:
    """A value by name, None if it was never set."""
    query = sa.select(tables.settings.c.value).where(tables.settings.c.name == name)
    found: str | None = connection.execute(query).scalar()
    return found


def settle(connection: sa.Connection, values: Mapping[str, str]) -> None:
    """Set these values."""
    Driver(connection).each(_PUT, values.items())
