"""Kill -9 at any moment of reading or merging: the record opens, nothing read is lost, the next run goes on.

A run in a process of its own reads made-up reports with a quick reader, tells of each that it has kept, and is killed
at a moment drawn at random. The next run must end with the record that an uninterrupted one makes.
"""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from communique.app.record import open_record
from communique.store import open_store
from tests.postgres import MISSING, Databases, server

MOMENTS = 50
READER = "tests.scale.stubs:telling"
SIDES = ("freedonia", "sylvania", "osterlich")


def write_reports(folder: Path) -> Path:
    """Twelve short reports that tell some of the same events."""
    rng = random.Random(7)
    folder.mkdir()
    for number in range(12):
        lines = [
            f"2018-0{rng.randrange(1, 4)}-{rng.randrange(10, 28)} {rng.choice(('talks', 'visit'))} {' '.join(rng.sample(SIDES, 2))}"
            for _ in range(3)
        ]
        (folder / f"report-{number:02}.txt").write_text("\n".join(lines) + "\n")
    return folder


def run(where: str, folder: Path, told: Connection) -> None:
    """Read the folder into the record, telling of each report that is kept; the victim's whole life."""
    told.send("begins")
    record = open_record(where)
    record.read([folder], engine="serial", reader=READER, progress=lambda name, done, total: told.send(name))
    told.send("ends")
    told.close()


def state(where: str) -> dict[str, Any]:
    """All that a record holds."""
    store = open_store(where, create=False)
    store.check()
    return {
        "readings": store.readings(),
        "record": store.record(),
        "timeline": store.timeline_rows(),
        "lookups": store.lookup_keys("side"),
        "found": [hit.id for hit in store.search("talks")],
        "stale": store.stale(),
    }


@pytest.fixture(scope="module")
def processes() -> Any:
    """Processes that start quickly, since what they need is loaded once."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["communique.app.record", "alembic.command", "tests.scale.stubs"])
    return context


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("killed") / "reports")


def victim(processes: Any, where: str, folder: Path, after: float | None) -> tuple[list[str], float]:
    """What a run told before it was killed so long after its beginning (or ended by itself), and how long it lived."""
    mine, its = processes.Pipe(duplex=False)
    process = processes.Process(target=run, args=(where, folder, its))
    process.start()
    its.close()
    assert mine.recv() == "begins"
    begin = time.monotonic()
    process.join(after)
    process.kill()
    process.join()
    lived = time.monotonic() - begin
    told = []
    try:
        while True:
            told.append(mine.recv())
    except EOFError:
        mine.close()
    process.close()
    return told, lived


def killed_anywhere(processes: Any, places: Iterator[str], folder: Path, moments: int) -> None:
    """Kill runs at so many moments, and compare what the next run makes with what an uninterrupted one made."""
    rng = random.Random(20180612)
    whole = next(places)
    told, lived = victim(processes, whole, folder, None)
    assert told[-1] == "ends"
    expected, seen = state(whole), set()
    assert len(expected["record"].events) > 3
    for where in (next(places) for _ in range(moments)):
        told, _ = victim(processes, where, folder, rng.uniform(0, lived))
        kept = len(told) - ("ends" in told)
        with open_record(where) as record:
            record.store.check()
            names = {report.name for report in record.store.reports()}
            assert names >= set(told) - {"ends"}, "a report that was kept is lost"
            assert len(record.store.readings()) == len(names)
            summary = record.read([folder], engine="serial", reader=READER)
        assert summary.read == 12 - len(names)
        assert state(where) == expected
        seen.add(kept)
    # The moments were spread over the run: some before the first report, some in the midst of it.
    assert len(seen) > 2 or moments < MOMENTS


def test_a_run_killed_at_any_moment_loses_nothing_and_the_next_goes_on(
    processes: Any, folder: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.db"
    open_store(empty).close()

    def places() -> Iterator[str]:
        # Every other run finds an empty record, the others make theirs, and may be killed at that.
        for number in range(MOMENTS + 1):
            place = tmp_path / f"{number}.db"
            if number % 2:
                shutil.copy(empty, place)
            yield str(place)

    killed_anywhere(processes, places(), folder, MOMENTS)


def test_the_same_over_a_server(processes: Any, folder: Path) -> None:
    with server() as url:
        if url is None:
            pytest.skip(MISSING)
        databases = Databases(url)
        killed_anywhere(processes, (databases.fresh() for _ in range(6)), folder, 5)
