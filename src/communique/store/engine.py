"""Opening a record file: is it ours, is it of this version, can it be written; and its migrations.

SQLite's own `application_id` marks a file as ours before any table is looked at; alembic's revision tells the shape.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from communique.errors import (
    NewerRecordError,
    NotARecordError,
    NotFoundError,
    ReadOnlyError,
    RecordBusyError,
    RecordError,
)

APPLICATION_ID = 0x434F4D51  # "COMQ"
SCHEMA = "0003"
_SQLITE_MAGIC = b"SQLite format 3\x00"
_BUSY_SECONDS = 30.0


def connect(path: Path, *, create: bool, busy: float = _BUSY_SECONDS) -> sa.Engine:
    """An engine on the record at `path`, made or migrated to the present shape.

    Args:
        path: The record file.
        create: Whether to make it where it is missing.
        busy: Seconds to wait for another process that is writing.

    Raises:
        NotFoundError: If it is missing and not to be made.
        NotARecordError: If some other program wrote it.
        NewerRecordError: If a later version of Communique wrote it.
        ReadOnlyError: If its folder cannot be written.
        RecordBusyError: If another process holds it for longer than `busy` seconds.
    """
    _check_file(path, create=create)
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": busy}, poolclass=sa.NullPool)
    _set_pragmas(engine)
    try:
        _migrate(engine, path)
    except sa.exc.OperationalError as error:
        raise explain(error, path) from error
    except sa.exc.DatabaseError as error:
        raise NotARecordError(
            f"This file is damaged or not a record ({error.orig}).",
            where=str(path),
            todo="Give another path with --record; the file was left as it is.",
        ) from error
    return engine


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise NotARecordError("This is a folder.", where=str(path), todo="Give a file's path with --record.")
    if not path.exists():
        if not create:
            raise NotFoundError(
                "There is no record here.",
                where=str(path),
                todo="Make one with: communique read SOURCE --record " + str(path),
            )
        if not path.parent.is_dir():
            raise RecordError("The folder does not exist.", where=str(path.parent), todo="Make it first.")
        if not os.access(path.parent, os.W_OK):
            raise ReadOnlyError(
                "The folder cannot be written.",
                where=str(path.parent),
                todo="Choose another folder with --record.",
            )
        return
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise RecordError(
            f"The file cannot be opened ({error.strerror}).", where=str(path), todo="Check its rights."
        ) from error
    if head and not head.startswith(_SQLITE_MAGIC):
        raise NotARecordError(
            "This file is not a record of Communique.",
            where=str(path),
            todo="Give another path with --record; the file was left as it is.",
        )


def _set_pragmas(engine: sa.Engine) -> None:
    # pysqlite opens transactions by itself and late; we open them ourselves, so that a writer waits its turn.
    @event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def on_begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN")


def _migrate(engine: sa.Engine, path: Path) -> None:
    with engine.connect() as connection:
        ours = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        tables = set(sa.inspect(connection).get_table_names())
    if ours != APPLICATION_ID and tables:
        raise NotARecordError(
            "This SQLite file was written by another program.",
            where=str(path),
            todo="Give another path with --record; the file was left as it is.",
        )
    revision = _revision(engine) if "alembic_version" in tables else None
    if revision == SCHEMA:
        return
    if revision is not None and revision > SCHEMA:
        raise NewerRecordError(
            f"This record has shape {revision}; this version of Communique knows shapes up to {SCHEMA}.",
            where=str(path),
            todo="Update Communique (pip install -U communique); the file was left as it is.",
        )
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise ReadOnlyError("The record cannot be written.", where=str(path), todo="Check its rights.")
    _upgrade(engine)


def _revision(engine: sa.Engine) -> str | None:
    with engine.connect() as connection:
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _upgrade(engine: sa.Engine) -> None:
    # Alembic is slow to import and only needed when a record is made or grows.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        if not sa.inspect(connection).has_table("alembic_version") or _at(connection) != SCHEMA:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.commit()


def _at(connection: sa.Connection) -> str | None:
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def explain(error: sa.exc.DBAPIError, path: Path) -> RecordError:
    """What SQLite's error means for the user; everything committed before it is kept."""
    said = str(error.orig)
    kept = "What was read before is kept."
    if "locked" in said or "busy" in said:
        return RecordBusyError(
            "Another process is writing this record.",
            where=str(path),
            todo=f"Try again when it is done. {kept}",
        )
    if "full" in said:
        return RecordError(
            "The disk is full.", where=str(path), todo=f"Make room and run the same again. {kept}"
        )
    if "readonly" in said or "read-only" in said or "unable to open" in said:
        return ReadOnlyError(
            "The record cannot be written.", where=str(path), todo=f"Check its rights. {kept}"
        )
    return RecordError(f"The record cannot be used ({said}).", where=str(path), todo=kept)
