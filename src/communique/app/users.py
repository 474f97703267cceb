"""Who may use a desk: users with hashed passwords, their sessions, refused sign-ins, and a log of who did what.

Kept in a file of its own beside the record, so that a record can be sent to a colleague without them.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, get_args

import msgspec

from communique.app.passwords import fits, hashed
from communique.errors import CommuniqueError, NotFoundError

Role = Literal["reader", "analyst", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)

_HOURS = 3600
SESSION_SECONDS = 12 * _HOURS
_WINDOW = 15 * 60
_MOST_HERE, _MOST_ADDRESS, _MOST_NAME = 5, 20, 50
_SHAPE = """
CREATE TABLE IF NOT EXISTS users (name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, made REAL NOT NULL);
CREATE TABLE IF NOT EXISTS sessions (key TEXT PRIMARY KEY, name TEXT NOT NULL, until REAL NOT NULL);
CREATE TABLE IF NOT EXISTS tries (at REAL NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS log (at REAL NOT NULL, who TEXT NOT NULL, act TEXT NOT NULL, what TEXT NOT NULL);
"""


class User(msgspec.Struct, frozen=True):
    """Somebody with a password: the name that signs corrections, and the role."""

    name: str
    role: Role


class Entry(msgspec.Struct, frozen=True):
    """A line of the log: when (seconds since 1970), who, what was done, with what."""

    at: float
    who: str
    act: str
    what: str


class TooManyTriesError(CommuniqueError):
    """Too many wrong passwords: wait."""


def users_file(record: str | Path) -> Path:
    """Where the users of a record are kept: `korea.users.db` beside `korea.db`, in this folder for one in a database."""
    if "://" in str(record):
        name = str(record).partition("?")[0].rstrip("/").rsplit("/", 1)[-1]
        return Path(f"{name}.users.db")
    path = Path(record)
    return path.with_name(f"{path.stem}.users.db")


class Users:
    """The users of a desk.

    Args:
        path: Their file; made, for this account of the machine alone, where it is missing.
        clock: Seconds since 1970, for tests.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self._clock = clock
        try:
            path.touch(mode=0o600, exist_ok=True)
            with self._open() as connection:
                connection.executescript(_SHAPE)
        except (OSError, sqlite3.DatabaseError) as error:
            raise CommuniqueError(
                f"The users' file cannot be used ({error}).",
                where=str(path),
                todo="Give another with --users.",
            ) from error

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self.path, timeout=30.0)
        try:
            with connection:
                yield connection
        finally:
            connection.close()

    def add(self, name: str, role: Role, password: str) -> None:
        """Add a user.

        Raises:
            CommuniqueError: If the name is taken or empty, there is no such role, or the password is too short.
        """
        if not name.strip() or len(name) > 60 or not name.isprintable():
            raise CommuniqueError(
                "A user needs a name of at most 60 letters.", where=repr(name), todo="Give one."
            )
        if role not in ROLES:
            raise CommuniqueError(f"{role!r} is no role.", todo=f"One of: {', '.join(ROLES)}.")
        kept = hashed(password)
        try:
            with self._open() as connection:
                row = (name, role, kept, self._clock())
                connection.execute("INSERT INTO users VALUES (?, ?, ?, ?)", row)
        except sqlite3.IntegrityError as error:
            raise CommuniqueError(
                "There is a user of this name.",
                where=name,
                todo="communique users password, or another name.",
            ) from error

    def remove(self, name: str) -> None:
        """Remove a user and end the user's sessions; what the user signed stays.

        Raises:
            NotFoundError: If there is none.
        """
        self._one("DELETE FROM users WHERE name = ?", (name,), name)

    def password(self, name: str, password: str) -> None:
        """Give a user another password and end the user's sessions.

        Raises:
            NotFoundError: If there is none.
            CommuniqueError: If the password is too short.
        """
        self._one("UPDATE users SET password = ? WHERE name = ?", (hashed(password), name), name)

    def _one(self, statement: str, values: tuple[str, ...], name: str) -> None:
        with self._open() as connection:
            if not connection.execute(statement, values).rowcount:
                raise NotFoundError("There is no such user.", where=name, todo="communique users list.")
            connection.execute("DELETE FROM sessions WHERE name = ?", (name,))

    def listed(self) -> list[User]:
        """All users by name."""
        with self._open() as connection:
            return [User(*row) for row in connection.execute("SELECT name, role FROM users ORDER BY name")]

    def sign_in(self, name: str, password: str, address: str) -> str | None:
        """Begin a session.

        Args:
            name: The user's name as typed.
            password: The password as typed.
            address: Where the attempt comes from.

        Returns:
            The session's token; None if the name or the password is wrong.

        Raises:
            TooManyTriesError: If there were too many wrong passwords for this name or from this address.
        """
        now = self._clock()
        self._count_try(name, address, now)
        with self._open() as connection:
            row = connection.execute("SELECT password FROM users WHERE name = ?", (name,)).fetchone()
        # An unknown name takes as long as a known one.
        right = fits(password, row[0] if row else _nobody())
        if row is None or not right:
            self.note("sign-in", "refused", f"{name[:60]!r} from {address}")
            return None
        token = secrets.token_urlsafe(32)
        with self._open() as connection:
            connection.execute("DELETE FROM tries WHERE name = ? AND address = ?", (name, address))
            connection.execute("DELETE FROM sessions WHERE until < ?", (now,))
            connection.execute(
                "INSERT INTO sessions VALUES (?, ?, ?)", (_key(token), name, now + SESSION_SECONDS)
            )
        self.note(name, "signed in", f"from {address}")
        return token

    def _count_try(self, name: str, address: str, now: float) -> None:
        """Enter the attempt before the password is looked at, so that many at once are counted too."""
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM tries WHERE at < ?", (now - _WINDOW,))
            here, there, anywhere = (
                connection.execute(f"SELECT count(*) FROM tries WHERE {where}", values).fetchone()[0]
                for where, values in (
                    ("name = ? AND address = ?", (name, address)),
                    ("address = ?", (address,)),
                    ("name = ?", (name,)),
                )
            )
            if here < _MOST_HERE and there < _MOST_ADDRESS and anywhere < _MOST_NAME:
                connection.execute("INSERT INTO tries VALUES (?, ?, ?)", (now, name, address))
                return
        raise TooManyTriesError(
            "Too many wrong passwords.", todo="Wait a quarter of an hour, then try again."
        )

    def of_session(self, token: str) -> User | None:
        """The user of a session; None if it never was or is over."""
        query = (
            "SELECT users.name, users.role FROM sessions JOIN users ON users.name = sessions.name "
            "WHERE key = ? AND until > ?"
        )
        with self._open() as connection:
            row = connection.execute(query, (_key(token), self._clock())).fetchone()
        return User(*row) if row else None

    def sign_out(self, token: str) -> None:
        """End a session."""
        with self._open() as connection:
            connection.execute("DELETE FROM sessions WHERE key = ?", (_key(token),))

    def note(self, who: str, act: str, what: str) -> None:
        """Enter something into the log."""
        with self._open() as connection:
            connection.execute("INSERT INTO log VALUES (?, ?, ?, ?)", (self._clock(), who, act, what))

    def log(self, limit: int = 500) -> list[Entry]:
        """What was done, the latest first."""
        query = "SELECT at, who, act, what FROM log ORDER BY rowid DESC LIMIT ?"
        with self._open() as connection:
            return [Entry(*row) for row in connection.execute(query, (limit,))]


_NOBODY: list[str] = []


def _nobody() -> str:
    """A hash that no password fits."""
    if not _NOBODY:
        _NOBODY.append(hashed(secrets.token_urlsafe(32)))
    return _NOBODY[0]


def _key(token: str) -> str:
    """What of a session is kept: who reads the file cannot sign in with it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
