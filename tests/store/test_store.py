"""The record file: both or neither of report and reading, and clear words when it cannot be used."""

import os
import sqlite3
import threading
from pathlib import Path

import pytest

from communique.errors import (
    NewerRecordError,
    NotARecordError,
    NotFoundError,
    ReadOnlyError,
    RecordBusyError,
    RecordError,
)
from communique.model import Cited, Dated, Event, Hint, Reading, Record, Report, Span, content_hash
from communique.model.interval import parse
from communique.model.reading import Account
from communique.store import decode_reading, encode_reading, open_store
from communique.store.engine import SCHEMA, connect, house_of
from communique.store.store import Store


def reading(text: str = "The two sides met in Geneva.") -> Reading:
    report = Report(
        id=content_hash(text), text=text, name="one", hints=(Hint("url", "2018/06"),), original=((0, 5, 3),)
    )
    words = Span(report.id, 0, 13)
    account = Account(
        id="a1",
        type=Cited("talks", (words,), "frame:meet"),
        status=Cited("happened", (words,), "past"),
        evidence=(words,),
        date=Cited(parse("2018-06"), (words,)),
    )
    return Reading(
        report=report, dated=Dated(parse("2018-06-01")), accounts=(account,), reader="1", weights="w"
    )


def test_what_is_kept_comes_back_as_it_was(where: str) -> None:
    store = open_store(where)
    store.add(reading())
    again = open_store(where)
    assert again.readings() == [reading()]
    assert again.reports() == [reading().report]
    assert again.known() == {reading().report.id: "1+w"}


def test_the_codec_round_trips_also_where_the_text_looks_like_a_span() -> None:
    tricky = reading('He said {"report":"","start": and nothing else.')
    assert decode_reading(encode_reading(tricky), tricky.report) == tricky


def test_a_damaged_reading_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="one: The reading of this report cannot be decoded"):
        decode_reading(b"not zlib", reading().report)


def test_reading_again_replaces_and_never_doubles(where: str) -> None:
    store = open_store(where)
    store.add(reading())
    store.add(reading())
    assert len(store.readings()) == 1


def test_the_derived_record_comes_back_in_order_and_is_stale_after_a_new_reading(where: str) -> None:
    store = open_store(where)
    assert store.record() == Record()
    events = tuple(
        Event(id=f"e{n}", type="talks", title="t", fields={}, date=parse("2018")) for n in (3, 1, 2)
    )
    store.save(Record(events=events))
    assert [each.id for each in store.record().events] == ["e1", "e2", "e3"]
    assert not store.stale()
    store.add(reading())
    assert store.stale()


def test_corrections_are_kept_undone_and_restored(where: str) -> None:
    store = open_store(where)
    store.correct("c1", "2020-01-01T00:00:00", "me", "because", "{}")
    assert store.corrections() == [("{}", False)]
    assert store.undo("c1")
    assert store.corrections() == []
    assert store.corrections(undone=True) == [("{}", True)]
    assert store.undo("c1", undone=False)
    assert not store.undo("nobody")


def test_the_history_tells_who_kept_took_back_and_restored_a_correction(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db")
    store.correct("c1", "2020-01-01", "Ada", "because", "{}")
    store.undo("c1", at="2020-01-02", who="Bo")
    store.undo("c1", at="2020-01-03", who="Cy")
    store.undo("c1", undone=False, at="2020-01-04", who="Ada")
    assert [(act.at, act.who, act.act) for act in store.history("c1")] == [
        ("2020-01-04", "Ada", "restored"),
        ("2020-01-02", "Bo", "taken back"),
        ("2020-01-01", "Ada", "kept"),
    ]
    assert store.history("c2") == []


def test_a_missing_record_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="communique read SOURCE"):
        open_store(tmp_path / "none.db", create=False)


def test_other_files_are_refused_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("not a record, " * 20)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE stamps (id)")
    connection.close()
    for path in (text, other, tmp_path):
        before = path.read_bytes() if path.is_file() else b""
        with pytest.raises(NotARecordError):
            open_store(path)
        assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_damaged_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)
    with pytest.raises(RecordError):
        open_store(path)


def test_a_record_of_a_later_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_store(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(NewerRecordError, match=f"up to {SCHEMA}"):
        open_store(path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="folder does not exist"):
        open_store(tmp_path / "no" / "a.db")


def test_a_read_only_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may write anywhere, so the rights are told to the check and not taken from the folder.
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(ReadOnlyError, match="cannot be written"):
        open_store(tmp_path / "a.db")


def test_a_full_disk_loses_nothing_already_read(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db")
    store.add(reading())
    house = house_of(tmp_path / "a.db")
    engine = connect(house, create=False)
    pages = _pages(tmp_path / "a.db")
    from sqlalchemy import event

    @event.listens_for(engine, "connect")
    def small_disk(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages + 1}")

    full = Store(engine, house)
    with pytest.raises(RecordError, match="disk is full"):
        full.add(reading("A long report. " * 20_000))
    assert open_store(tmp_path / "a.db").readings() == [reading()]
    open_store(tmp_path / "a.db").check()


def _pages(path: Path) -> int:
    connection = sqlite3.connect(path)
    count = int(connection.execute("PRAGMA page_count").fetchone()[0])
    connection.close()
    return count


def test_a_second_writer_waits_for_the_first_or_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_store(path)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordBusyError, match="Another process"):
        open_store(path, busy=0.05).add(reading())
    holder.execute("ROLLBACK")
    holder.close()
    open_store(path).add(reading())
    assert len(open_store(path).readings()) == 1


def test_two_writers_at_once_lose_nothing(where: str) -> None:
    failures: list[BaseException] = []

    def write(part: int) -> None:
        try:
            store = open_store(where)
            for number in range(10):
                store.add(reading(f"Report {number} of both writers, and {part if number < 5 else ''}."))
        except BaseException as error:
            failures.append(error)

    writers = [threading.Thread(target=write, args=(part,)) for part in (1, 2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    assert len(open_store(where).readings()) == 15
