"""Opening a record, a file or a database: is it ours, is it of this version, can it be written; and its migrations.

Alembic's revision tells the shape; what differs from one database to another is in `sqlite` and `postgres`.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from communique.errors import NewerRecordError, NotARecordError, NotFoundError
from communique.store.postgres import Server
from communique.store.sqlite import File

SCHEMA = "0005"
House = File | Server


def house_of(where: str | Path, busy: float = 30.0) -> House:
    """What keeps the record at a path or URL.

    Args:
        where: A file's path, or `postgresql://user@host/database`.
        busy: Seconds to wait for another process that is writing.

    Raises:
        RecordError: If it is the URL of a database that cannot keep a record.
    """
    return Server(where, busy) if isinstance(where, str) and "://" in where else File(Path(where), busy)


def connect(house: House, *, create: bool) -> sa.Engine:
    """An engine on a record, made or migrated to the present shape.

    Args:
        house: What keeps the record.
        create: Whether to make it where it is missing.

    Raises:
        NotFoundError: If it is missing and not to be made.
        NotARecordError: If some other program wrote it.
        NewerRecordError: If a later version of Communique wrote it.
        ReadOnlyError: If it cannot be written.
        RecordBusyError: If another process holds it for too long.
    """
    engine = house.engine(create=create)
    try:
        _migrate(engine, house, create=create)
    except sa.exc.DBAPIError as error:
        engine.dispose()
        raise house.explain(error) from error
    except BaseException:
        engine.dispose()
        raise
    return engine


def _migrate(engine: sa.Engine, house: House, *, create: bool) -> None:
    with engine.connect() as connection:
        tables = set(sa.inspect(connection).get_table_names())
        ours = house.ours(connection, tables)
        revision = _at(connection) if ours and "alembic_version" in tables else None
    if house.missing(tables, create=create):
        raise NotFoundError(
            "There is no record here.",
            where=house.where,
            todo=f"Make one with: communique read SOURCE --record {house.where}",
        )
    if not ours:
        raise NotARecordError(
            "This database was made by another program.",
            where=house.where,
            todo="Give another one with --record; this was left as it is.",
        )
    if revision == SCHEMA:
        return
    if revision is not None and revision > SCHEMA:
        raise NewerRecordError(
            f"This record has shape {revision}; this version of Communique knows shapes up to {SCHEMA}.",
            where=house.where,
            todo="Update Communique (pip install -U communique); the record was left as it is.",
        )
    house.writable()
    _upgrade(engine, house)


def _upgrade(engine: sa.Engine, house: House) -> None:
    # Alembic is slow to import and only needed when a record is made or grows.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    with engine.connect() as connection:
        house.begin_upgrade(connection)
        # Another process may have done it while this one waited.
        if not sa.inspect(connection).has_table("alembic_version") or _at(connection) != SCHEMA:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        house.end_upgrade(connection)
        connection.commit()


def _at(connection: sa.Connection) -> str | None:
    found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return found
