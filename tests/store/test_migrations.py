"""Migrations build the very tables that the code uses."""

from pathlib import Path

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from communique.store import Act, open_store
from communique.store.engine import connect
from communique.store.tables import metadata
from tests.builders import wire_reading

# FTS5 keeps its index in tables of its own, which no code of ours names.
OWN = {"include_name": lambda name, kind, parents: kind != "table" or not name.startswith("search_")}


def test_the_migrated_file_has_the_shape_of_the_tables(tmp_path: Path) -> None:
    open_store(tmp_path / "a.db")
    engine = connect(tmp_path / "a.db", create=False)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=OWN), metadata) == []
        assert connection.execute(sa.text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(sa.text("PRAGMA foreign_keys")).scalar() == 1


def test_a_record_of_the_first_shape_is_migrated_and_keeps_its_readings(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = open_store(path)
    store.add(wire_reading())
    store.correct("k1", "2020-01-01T00:00:00+00:00", "Ada", "because", "{}")
    with connect(path, create=False).connect() as connection:
        for table in ("search_words", "search_trigrams", "history"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
        connection.commit()
    again = open_store(path)
    assert again.readings() == [wire_reading()]
    assert again.search("anything") == []
    assert again.history() == [Act("2020-01-01T00:00:00+00:00", "Ada", "kept", "k1")]
