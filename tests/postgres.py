"""A PostgreSQL server for tests: the one that COMMUNIQUE_TEST_POSTGRES names, or one started from the system's packages.

The server keeps its data in a temporary folder and listens on a socket there only. It never runs as root, which it
refuses: where the tests do, it runs as `postgres` or `nobody`.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

NAME = "COMMUNIQUE_TEST_POSTGRES"
MISSING = f"no PostgreSQL server: install one (Debian: apt-get install postgresql) or name one in {NAME}"


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, the newest version's; None if there is none."""
    on_path = shutil.which("initdb")
    found = [Path(on_path)] if on_path else list(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return max(found, key=lambda each: each.parts).parent if found else None


def _user() -> str | None:
    """Whom to run the server as; None for whoever runs the tests."""
    if os.geteuid() != 0:
        return None
    known = {each.pw_name for each in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


@contextmanager
def server() -> Iterator[str | None]:
    """The URL of a server with a fresh cluster, without the database's name; None where none can be started."""
    given, found = os.environ.get(NAME), programs()
    if given or found is None:
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="communique-pg-"))
    user = _user()
    if user is not None:
        shutil.chown(folder, user)

    def run(program: str, *arguments: str) -> bool:
        done = subprocess.run(
            [found / program, "-D", folder / "data", *arguments],
            user=user, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            check=False, timeout=60,
        )  # fmt: skip
        return done.returncode == 0

    options = f"-k {folder} -c listen_addresses= -c fsync=off -c full_page_writes=off"
    try:
        made = run("initdb", "-A", "trust", "-U", "desk", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        started = made and run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        yield f"postgresql://desk@/{{}}?host={folder}" if started else None
        if started:
            run("pg_ctl", "-m", "immediate", "-t", "10", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Databases:
    """Fresh databases on a server, as schemas of one: those are made in no time.

    Args:
        url: The server's URL with `{}` for the database's name.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._made = 0

    def execute(self, statement: str, schema: str = "public") -> None:
        """Run a statement outside any transaction."""
        url = self.url(schema).replace("postgresql://", "postgresql+psycopg://")
        engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)

    def url(self, schema: str) -> str:
        """The URL of a schema."""
        return f"{self._url.format('postgres')}&options=-csearch_path%3D{schema}"

    def fresh(self) -> str:
        """The URL of a new schema, which is as good as a new database."""
        self._made += 1
        name = f"record_{os.getpid()}_{self._made}"
        self.execute(f"CREATE SCHEMA {name}")
        return self.url(name)
