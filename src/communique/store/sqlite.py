"""A record in one SQLite file: checked before it is touched, written by one process at a time.

SQLite's own `application_id` marks a file as ours before any table is looked at.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from communique.errors import NotARecordError, NotFoundError, ReadOnlyError, RecordBusyError, RecordError

APPLICATION_ID = 0x434F4D51  # "COMQ"
_MAGIC = b"SQLite format 3\x00"
_KEPT = "What was read before is kept."


class File:
    """A record file.

    Args:
        path: Where it is.
        busy: Seconds to wait for another process that is writing.
    """

    def __init__(self, path: Path, busy: float) -> None:
        self.path = path
        self.where = str(path)
        self._busy = busy

    def engine(self, *, create: bool, held: bool = False) -> sa.Engine:
        """An engine on the file, once it is known to be none of another program's.

        Args:
            create: Whether to make the file where it is missing.
            held: Whether to keep connections open; else each transaction has its own, and leaves one whole file behind.

        Raises:
            RecordError: If it cannot be opened; each kind says what to do.
        """
        _check(self.path, create=create)
        # The connection used last is used next: its pages are still in memory.
        pool: dict[str, Any] = (
            {"poolclass": sa.QueuePool, "pool_use_lifo": True} if held else {"poolclass": sa.NullPool}
        )
        arguments = {"timeout": self._busy}
        engine = sa.create_engine(f"sqlite:///{self.path}", connect_args=arguments, **pool)
        _set_pragmas(engine)
        return engine

    def ours(self, connection: sa.Connection, tables: set[str]) -> bool:
        """Whether the file is empty or one of ours."""
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        return mark == APPLICATION_ID or not tables

    def missing(self, tables: set[str], *, create: bool) -> bool:
        """Whether there is no record and none is to be made: a missing file was told of before."""
        return False

    def writable(self) -> None:
        """Raise a ReadOnlyError if the file or its folder cannot be written."""
        if not os.access(self.path if self.path.exists() else self.path.parent, os.W_OK):
            raise ReadOnlyError("The record cannot be written.", where=self.where, todo="Check its rights.")

    def begin_upgrade(self, connection: sa.Connection) -> None:
        """Take the writer's place for a change of shape; journal modes change only between transactions."""
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def end_upgrade(self, connection: sa.Connection) -> None:
        """Mark the file as ours."""
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")

    def begin(self, connection: sa.Connection) -> None:
        """Take the writer's place at once: waiting at the first INSERT could fail half-way."""
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def check(self, connection: sa.Connection) -> None:
        """Raise a RecordError if the file's pages are damaged."""
        said = connection.exec_driver_sql("PRAGMA quick_check").scalar_one()
        if said != "ok":
            raise RecordError(f"The file is damaged ({said}).", where=self.where, todo="Restore a copy.")

    def explain(self, error: sa.exc.DBAPIError) -> RecordError:
        """What SQLite's error means for the user; everything committed before it is kept."""
        said = str(error.orig)
        if "locked" in said or "busy" in said:
            return RecordBusyError(
                "Another process is writing this record.",
                where=self.where,
                todo=f"Try again when it is done. {_KEPT}",
            )
        if "full" in said:
            return RecordError(
                "The disk is full.", where=self.where, todo=f"Make room and run the same again. {_KEPT}"
            )
        if "readonly" in said or "read-only" in said or "unable to open" in said:
            return ReadOnlyError(
                "The record cannot be written.", where=self.where, todo=f"Check its rights. {_KEPT}"
            )
        if isinstance(error, sa.exc.OperationalError):
            return RecordError(f"The record cannot be used ({said}).", where=self.where, todo=_KEPT)
        return NotARecordError(
            f"This file is damaged or not a record ({said}).",
            where=self.where,
            todo="Give another path with --record; the file was left as it is.",
        )


def _check(path: Path, *, create: bool) -> None:
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
    if head and not head.startswith(_MAGIC):
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
