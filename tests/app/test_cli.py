"""The command line on the examples: what a newcomer does, and what happens when it goes wrong."""

import csv
import io
import json
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from communique.app.cli import app
from communique.errors import CommuniqueError
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples" / "kuala-lumpur"
RUN = CliRunner()


def run(*arguments: str | Path) -> Result:
    return RUN.invoke(app, [str(each) for each in arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the examples, read once."""
    path = tmp_path_factory.mktemp("cli") / "demo.db"
    done = run("read", EXAMPLES, "--record", path, "--profile", "korea")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("10 read, 0 already there, 0 not read")
    return path


@pytest.fixture
def copy(record: Path, tmp_path: Path) -> Path:
    """A copy of that record that a test may change."""
    return Path(shutil.copy(record, tmp_path / "copy.db"))


def talks(record: Path) -> dict[str, Any]:
    """The event of the Kuala Lumpur talks, as the timeline has it."""
    rows = json.loads(
        run("timeline", "--type", "talks", "--place", "kuala-lumpur", "--record", record, "--json").stdout
    )
    best: dict[str, Any] = max(rows, key=lambda row: row["reports"])
    return best


def test_a_report_already_read_is_skipped(copy: Path) -> None:
    assert run("read", EXAMPLES, "--record", copy).stdout.startswith("0 read, 10 already there")


def test_the_talks_are_one_event_of_several_reports_with_the_participants_of_all(record: Path) -> None:
    found = talks(record)
    assert found["reports"] >= 2
    assert {"han-song-ryol", "jang-il-hun", "robert-gallucci"} <= set(found["people"])
    assert found["level"] == "track2"


def test_the_two_accounts_of_the_missile_test_stand_side_by_side(record: Path) -> None:
    rows = json.loads(run("timeline", "--type", "missile-test", "--since", "2016-10", "--until", "2016-10", "--record", record, "--json").stdout)  # fmt: skip
    [test] = [row for row in rows if row["reports"] >= 2]
    assert test["start"] == "2016-10-20"
    assert test["disputed"] is True
    view = json.loads(run("show", test["id"], "--record", record, "--json").stdout)
    outcomes = {
        source["value"] for account in view["accounts"] for source in account["fields"].get("outcome", [])
    }
    assert outcomes == {"success", "failure"}


def test_why_quotes_the_characters_of_the_report(record: Path) -> None:
    answer = json.loads(run("why", talks(record)["id"], "place", "--record", record, "--json").stdout)
    quotes = [quote for source in answer["sources"] for quote in source["quotes"]]
    assert quotes
    for quote in quotes:
        text = (EXAMPLES / f"{quote['name']}.txt").read_bytes().decode()
        assert " ".join(text[quote["start"] : quote["end"]].split()) == quote["words"]


@pytest.mark.parametrize(
    "command", ["timeline", "reports", "disputes", "positions", "calendar", "commitments"]
)
def test_every_table_prints_for_people_as_json_and_as_csv(record: Path, command: str) -> None:
    plain = run(command, "--record", record)
    rows = json.loads(run(command, "--record", record, "--json").stdout)
    lines = list(csv.DictReader(io.StringIO(run(command, "--record", record, "--csv").stdout)))
    assert plain.exit_code == 0
    assert plain.stdout.strip()
    assert len(rows) == len(lines)


@pytest.mark.parametrize(
    "command", [("report", "06-false-date"), ("who", "Han Song Ryol"), ("changes", "--since", "2017")]
)
def test_the_other_views_print(record: Path, command: tuple[str, ...]) -> None:
    done = run(*command, "--record", record)
    assert done.exit_code == 0
    assert done.stdout.strip()


def test_the_false_page_date_is_named_as_a_trap(record: Path) -> None:
    text = run("report", "06-false-date", "--record", record).stdout
    assert "trap:" in text


@pytest.mark.parametrize("format", ["ics", "markdown", "plover"])
def test_exports_print(record: Path, format: str) -> None:
    done = run("export", format, "--record", record)
    assert done.exit_code == 0
    assert done.stdout


def test_as_of_shows_only_what_was_known(record: Path) -> None:
    rows = json.loads(run("timeline", "--as-of", "2016-12-31", "--record", record, "--json").stdout)
    assert rows
    assert not [row for row in rows if row["status"] == "happened" and (row["start"] or "") > "2017"]
    assert len(rows) < len(json.loads(run("timeline", "--record", record, "--json").stdout))


def test_a_correction_holds_until_it_is_undone(copy: Path) -> None:
    event = str(talks(copy)["id"])
    done = run("correct", "set", event, "place", "geneva,switzerland", "--reason", "a test", "--author", "me", "--record", copy)  # fmt: skip
    [made] = re.findall(r"^(\S+) kept", done.stdout)
    best = json.loads(run("why", event, "place", "--record", copy, "--json").stdout)["best"]
    assert best == "geneva,switzerland"
    listed = json.loads(run("correct", "list", "--record", copy, "--json").stdout)
    assert [(row["id"], row["author"], row["state"]) for row in listed] == [(made, "me", "in force")]
    run("read", EXAMPLES, "--again", "--record", copy)
    assert json.loads(run("why", event, "place", "--record", copy, "--json").stdout)["best"] == best
    run("correct", "undo", made, "--record", copy)
    assert (
        json.loads(run("why", event, "place", "--record", copy, "--json").stdout)["best"]
        == "kuala-lumpur,malaysia"
    )


def test_bad_sources_are_named_counted_and_lose_nothing(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(
        "Envoys meet\n\nThe foreign ministers of France and Germany met in Paris on 4 June 2018.\n"
    )
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00" * 50)
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "r1", "text": "Japan and China held talks in Tokyo on 5 June 2018."}\n{broken\n')
    record = tmp_path / "a.db"
    done = run("read", tmp_path, tmp_path / "missing", "--record", record)
    assert done.exit_code == 1
    assert done.stdout.startswith("2 read, 0 already there, 4 not read")
    for name in ("empty.txt", "picture.txt", "rows.jsonl", "missing"):
        assert f"not read: {tmp_path / name}" in done.stderr
    assert len(json.loads(run("reports", "--record", record, "--json").stdout)) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("timeline", "--record", "nowhere.db"), "There is no record here"),
        (("timeline", "--since", "soon"), "'soon' is not a date"),
        (("timeline", "--type", "party"), "'party' is unknown"),
        (("show", "no-such-event"), "no event 'no-such-event'"),
        (("why", "e", "colour"), "."),
        (("export", "pdf"), "'pdf' is no format"),
        (("read", "x.txt", "--reader", "nobody"), "There is no reader 'nobody'"),
        (("read", "x.txt", "--profile", "atlantis"), "atlantis"),
        (("correct", "set", "e", "colour", "red", "--reason", "r"), "no field 'colour'"),
    ],
)
def test_what_cannot_be_done_is_told_in_our_own_error(
    record: Path, arguments: tuple[str, ...], said: str
) -> None:
    given = arguments if "--record" in arguments else (*arguments, "--record", str(record))
    with pytest.raises(CommuniqueError, match=said):
        run(*given)


def test_ctrl_c_leaves_a_valid_record(tmp_path: Path) -> None:
    corpus = tmp_path / "many.jsonl"
    row = "France and Germany held talks in Paris on {day} June 2018. The ministers agreed to meet again in Berlin. "
    corpus.write_text(
        "".join(
            json.dumps({"id": f"r{n}", "text": row.format(day=n % 28 + 1) * (5 + n)}) + "\n"
            for n in range(400)
        )
    )
    record = tmp_path / "a.db"
    command = [
        sys.executable,
        "-m",
        "communique.app.cli",
        "read",
        str(corpus),
        "--record",
        str(record),
        "--engine",
        "serial",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not _count(record):
            time.sleep(0.1)
        reading.send_signal(signal.SIGINT)
        _, err = reading.communicate(timeout=60)
    assert reading.returncode == 130, err
    assert b"goes on from here" in err
    kept = len(json.loads(run("reports", "--record", record, "--json").stdout))
    assert 0 < kept < 400


def _count(record: Path) -> int:
    import sqlite3

    if not record.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{record}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT count(*) FROM readings").fetchone()[0])
    except sqlite3.Error:
        return 0
    finally:
        connection.close()


def test_output_in_a_pipe_is_plain(record: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "communique.app.cli", "timeline", "--record", record],
        capture_output=True,
        check=True,
    )
    assert b"\x1b[" not in done.stdout
    assert b"Kuala Lumpur" in done.stdout


def test_a_new_profile_is_in_order_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "My Talks.yaml"
    run("profile", "new", path, "--title", "The talks")
    assert "my-talks is in order" in run("profile", "check", path).stdout
    with pytest.raises(CommuniqueError, match="there already"):
        run("profile", "new", path)


def test_shipped_profiles_are_in_order_and_shown() -> None:
    for name in ("korea", "iran"):
        assert f"{name} is in order" in run("profile", "check", name).stdout
        assert json.loads(run("profile", "show", name, "--json").stdout)["id"] == name
    assert "Known events" in run("profile", "show", "korea").stdout


def test_a_profile_that_breaks_the_rules_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("id: bad\nevents: {x: {type: party, date: soon, name: X}}\n")
    with pytest.raises(CommuniqueError, match=r"bad\.yaml"):
        run("profile", "check", path)


def test_search_finds_what_holds_the_words(record: Path) -> None:
    rows = json.loads(run("search", "musudan", "--record", record, "--json").stdout)
    assert {row["kind"] for row in rows} >= {"report", "event"}
    assert "Musudan" in run("search", "musudan", "--record", record).stdout
    assert run("search", "musudan", "--record", record, "--csv").stdout.startswith("kind,title,words,id")
    assert "Nothing holds" in run("search", "atlantis", "--record", record).stdout


def test_two_processes_reading_into_one_record_lose_nothing(tmp_path: Path) -> None:
    record = tmp_path / "a.db"
    running = []
    for part, cities in enumerate((("Lyon", "Nice", "Lille"), ("Porto", "Faro", "Braga"))):
        source = tmp_path / f"{part}.jsonl"
        text = "France and Brazil held talks in {} on 4 June 2018. The ministers agreed to meet again."
        source.write_text("".join(json.dumps({"text": text.format(city)}) + "\n" for city in cities))
        command = [sys.executable, "-m", "communique.app.cli", "read", str(source), "--record", str(record)]
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE))
    for process in running:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        assert out.startswith(b"3 read")
    assert len(json.loads(run("reports", "--record", record, "--json").stdout)) == 6
