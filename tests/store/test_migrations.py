"""Migrations build the very tables that the code uses."""

from pathlib import Path

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from communique.store import open_store
from communique.store.engine import connect
from communique.store.tables import metadata


def test_the_migrated_file_has_the_shape_of_the_tables(tmp_path: Path) -> None:
    open_store(tmp_path / "a.db")
    engine = connect(tmp_path / "a.db", create=False)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert connection.execute(sa.text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(sa.text("PRAGMA foreign_keys")).scalar() == 1
