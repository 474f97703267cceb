"""A record in PostgreSQL, for a team: the same tables in the database's present schema, one writer at a time.

The writer's place is an advisory lock of the transaction, so that two who read into one record wait for each other as
they do at a file; whoever only looks is never held up.
"""

from __future__ import annotations

import sqlalchemy as sa

from communique.errors import NotFoundError, ReadOnlyError, RecordBusyError, RecordError

_OURS = frozenset({"alembic_version", "settings", "reports", "readings", "corrections", "derived"})
_LOCK = 0x434F4D51  # "COMQ"
_KEPT = "What was read before is kept."
# What the server says (SQLSTATE), what it means, and what to do about it.
_MEANINGS: dict[str, tuple[type[RecordError], str, str]] = {
    "55P03": (RecordBusyError, "Another process is writing this record.", "Try again when it is done."),
    "40P01": (RecordBusyError, "Another process is writing this record.", "Try again when it is done."),
    "42501": (
        ReadOnlyError,
        "This user may not write the record.",
        "Ask the database's owner for the right.",
    ),
    "25006": (ReadOnlyError, "The database is read-only.", "Connect to the primary server."),
    "53100": (RecordError, "The server's disk is full.", "Make room and run the same again."),
    "53300": (RecordBusyError, "The server takes no more connections.", "Try again later."),
    "28P01": (
        RecordError,
        "The server refuses this user or password.",
        "Check both, in the URL or ~/.pgpass.",
    ),
    "28000": (RecordError, "The server refuses this user.", "Check the user in the URL, and pg_hba.conf."),
}


class Server:
    """A record in a database of a server.

    Args:
        url: `postgresql://user@host/database`; the driver is psycopg, whether named or not.
        busy: Seconds to wait for another process that is writing.

    Raises:
        RecordError: If the address cannot be read or the driver is not installed.
    """

    def __init__(self, url: str, busy: float) -> None:
        try:
            self._url = sa.make_url(url)
        except (sa.exc.ArgumentError, ValueError) as error:
            raise RecordError(
                "This is no database's address.",
                where=url.partition("://")[0] + "://...",
                todo="Write postgresql://USER@HOST/DATABASE.",
            ) from error
        if self._url.get_backend_name() != "postgresql":
            raise RecordError(
                f"A record cannot be kept in {self._url.get_backend_name()}.",
                where=self._url.render_as_string(),
                todo="Give a file's path or postgresql://USER@HOST/DATABASE.",
            )
        self.where = self._url.render_as_string(hide_password=True)
        self._busy = busy

    def engine(self, *, create: bool, held: bool = False) -> sa.Engine:
        """An engine on the database; a connection that the server has dropped is noticed before it is used.

        Args:
            create: Whether to make the tables where they are missing.
            held: Connections are kept open in any case.

        Raises:
            RecordError: If the driver is not installed.
        """
        # What the user sets in the address stays: a search path puts the record into a schema of its own.
        given = self._url.query.get("options", "")
        options = f"{given} -c lock_timeout={max(1, int(self._busy * 1000))} -c client_encoding=utf8"
        try:
            return sa.create_engine(
                self._url.set(drivername="postgresql+psycopg"),
                pool_pre_ping=True,
                pool_size=2,
                connect_args={"options": options},
            )
        except ImportError as error:
            raise RecordError(
                "PostgreSQL's driver is not installed.",
                where=self.where,
                todo="pip install 'communique[postgres]'.",
            ) from error

    def ours(self, connection: sa.Connection, tables: set[str]) -> bool:
        """Whether the schema is empty or holds a record."""
        return not tables or tables >= _OURS

    def missing(self, tables: set[str], *, create: bool) -> bool:
        """Whether there is no record and none is to be made."""
        return not create and not tables

    def writable(self) -> None:
        """The server says so itself."""

    def begin_upgrade(self, connection: sa.Connection) -> None:
        """Take the writer's place for a change of shape."""
        self.begin(connection)

    def end_upgrade(self, connection: sa.Connection) -> None:
        """Nothing is marked: the tables are the mark."""

    def begin(self, connection: sa.Connection) -> None:
        """Take the writer's place, to the end of the transaction."""
        # One lock a schema: two records in two schemas of one database do not wait for each other.
        connection.execute(
            sa.text("SELECT pg_advisory_xact_lock(:mark, hashtext(current_schema()))"), {"mark": _LOCK}
        )

    def check(self, connection: sa.Connection) -> None:
        """Raise an error if the server cannot read its pages; it checks them as it reads."""
        connection.exec_driver_sql("SELECT count(*) FROM readings").scalar_one()

    def explain(self, error: sa.exc.DBAPIError) -> RecordError | NotFoundError:
        """What the server's error means for the user; everything committed before it is kept."""
        state = getattr(error.orig, "sqlstate", None) or ""
        said = " ".join(str(error.orig).split())
        if state in _MEANINGS:
            kind, what, todo = _MEANINGS[state]
            return kind(what, where=self.where, todo=f"{todo} {_KEPT}")
        if state == "3D000" or ('database "' in said and "does not exist" in said):
            return NotFoundError(
                "There is no such database.",
                where=self.where,
                todo=f"Make it first: createdb {self._url.database}.",
            )
        if "password" in said or "authentication" in said:
            kind, what, todo = _MEANINGS["28P01"]
            return kind(what, where=self.where, todo=todo)
        if (
            error.connection_invalidated
            or state[:2] in ("08", "57")
            or isinstance(error, sa.exc.OperationalError)
        ):
            return RecordError(
                f"The database cannot be reached ({said[:160]}).",
                where=self.where,
                todo=f"Check that the server runs and run the same again. {_KEPT}",
            )
        return RecordError(f"The record cannot be used ({said[:160]}).", where=self.where, todo=_KEPT)
