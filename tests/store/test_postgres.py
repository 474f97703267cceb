"""A record in a database: what is refused and left alone, what is said when the server cannot do it, and two at once."""

from __future__ import annotations

import sys

import msgspec
import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from communique.app.cli import app
from communique.errors import (
    CommuniqueError,
    NewerRecordError,
    NotARecordError,
    NotFoundError,
    ReadOnlyError,
    RecordBusyError,
    RecordError,
)
from communique.model import Report, content_hash
from communique.store import open_store
from communique.store.engine import SCHEMA, house_of
from communique.store.postgres import Server
from tests.builders import wire_reading
from tests.postgres import Databases


@pytest.fixture
def url(databases: Databases) -> str:
    return databases.fresh()


def schema_of(url: str) -> str:
    return url.rpartition("%3D")[2]


def test_a_missing_record_says_how_to_make_one(url: str) -> None:
    with pytest.raises(NotFoundError, match="communique read SOURCE"):
        open_store(url, create=False)


def test_a_missing_database_says_so(databases: Databases, url: str) -> None:
    with pytest.raises(NotFoundError, match="createdb nowhere"):
        open_store(url.replace("/postgres?", "/nowhere?"))


def test_another_programs_tables_are_refused_and_left_alone(databases: Databases, url: str) -> None:
    databases.execute("CREATE TABLE stamps (id integer)", schema_of(url))
    with pytest.raises(NotARecordError, match="another program"):
        open_store(url)
    databases.execute("SELECT id FROM stamps", schema_of(url))


def test_a_record_of_a_later_version_is_refused(databases: Databases, url: str) -> None:
    open_store(url)
    databases.execute("UPDATE alembic_version SET version_num = '9999'", schema_of(url))
    with pytest.raises(NewerRecordError, match=f"up to {SCHEMA}"):
        open_store(url)


def test_a_user_without_the_right_to_write_may_look_and_is_told(databases: Databases, url: str) -> None:
    open_store(url).add(wire_reading())
    schema = schema_of(url)
    databases.execute(f"CREATE ROLE guest_{schema} LOGIN", schema)
    databases.execute(f"GRANT USAGE ON SCHEMA {schema} TO guest_{schema}", schema)
    databases.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO guest_{schema}", schema)
    store = open_store(url.replace("//desk@", f"//guest_{schema}@"))
    assert store.readings() == [wire_reading()]
    with pytest.raises(ReadOnlyError, match="may not write"):
        store.set("name", "value")


def test_a_lost_connection_loses_nothing_and_the_next_call_connects_anew(
    databases: Databases, url: str
) -> None:
    store = open_store(url)
    store.add(wire_reading())
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
    with pytest.raises(RecordError, match="cannot be reached"), store._writing() as connection:
        databases.execute(end)
        connection.execute(sa.text("SELECT 1"))
    assert store.readings() == [wire_reading()]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://desk:secret@/record?host=/nowhere/at/all", "cannot be reached"),
        ("mysql://desk:secret@host/record", "cannot be kept in mysql"),
        ("postgresql://desk:secret@host:port/record", "no database's address"),
    ],
)
def test_an_address_that_leads_nowhere_is_explained_without_the_password(url: str, expected: str) -> None:
    with pytest.raises(RecordError, match=expected) as told:
        open_store(url)
    assert "secret" not in str(told.value)


def test_a_missing_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RecordError, match=r"communique\[postgres\]"):
        Server("postgresql://desk@host/record", 1.0).engine(create=True)


def test_a_second_writer_waits_for_the_first_or_says_so(url: str) -> None:
    first = open_store(url)
    with first._writing():
        assert open_store(url).readings() == []
        with pytest.raises(RecordBusyError, match="Another process"):
            open_store(url, busy=0.05).add(wire_reading())
    open_store(url).add(wire_reading())
    assert first.readings() == [wire_reading()]


def test_a_character_that_no_database_holds_does_not_stop_a_report(url: str) -> None:
    text = "A line with a \x00 in it."
    held = Report(id=content_hash(text), text=text, name="odd")
    store = open_store(url)
    store.add(msgspec.structs.replace(wire_reading(), report=held, accounts=(), statements=(), actors=()))
    [kept] = store.reports()
    assert (kept.id, len(kept.text)) == (held.id, len(text))


def test_a_path_is_a_file_and_a_url_a_server() -> None:
    assert house_of("records/korea.db").where == "records/korea.db"
    assert house_of("postgresql://desk:secret@host/korea").where == "postgresql://desk:***@host/korea"
    with pytest.raises(CommuniqueError):
        house_of("http://host/korea")


def test_commands_take_the_url_where_they_take_a_file(url: str) -> None:
    open_store(url).add(wire_reading())
    done = CliRunner().invoke(app, ["timeline", "--record", url, "--csv"])
    assert done.exit_code == 0
    assert "geneva" in done.output
    again = CliRunner().invoke(app, ["search", "monday", "--record", url, "--csv"])
    assert "Monday" in again.output
