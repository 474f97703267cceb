"""Migrations build the very tables that the code uses."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from communique.model import Record
from communique.store import Act, migrations, open_store
from communique.store.engine import connect, house_of
from communique.store.tables import metadata
from tests.builders import wire_reading

VERSIONS = Path(migrations.__file__).parent
# FTS5 keeps its index in tables of its own, which no code of ours names.
OWN = {"include_name": lambda name, kind, parents: kind != "table" or not name.startswith("search_")}


def test_the_migrated_record_has_the_shape_of_the_tables(where: str) -> None:
    open_store(where)
    engine = connect(house_of(where), create=False)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=OWN), metadata) == []
        if connection.dialect.name == "sqlite":
            assert connection.execute(sa.text("PRAGMA journal_mode")).scalar() == "wal"
            assert connection.execute(sa.text("PRAGMA foreign_keys")).scalar() == 1
    engine.dispose()


@pytest.mark.parametrize("revision", ["0001", "0002", "0003"])
def test_a_record_of_an_older_shape_is_migrated_and_keeps_its_readings(where: str, revision: str) -> None:
    store = open_store(where)
    store.add(wire_reading())
    store.save(Record())
    store.correct("c1", "2020-01-01T00:00:00", "me", "because", "{}")
    engine = connect(house_of(where), create=False)
    with engine.connect() as connection:
        config = Config()
        config.set_main_option("script_location", str(VERSIONS))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
        connection.commit()
    engine.dispose()
    again = open_store(where)
    assert again.readings() == [wire_reading()]
    assert again.corrections() == [("{}", False)]
    assert again.history() == [Act("2020-01-01T00:00:00", "me", "kept", "c1")]
    assert again.search("anything") == []
    assert again.stale()
