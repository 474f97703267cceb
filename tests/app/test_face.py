"""The Python face: the same words as the command line."""

from pathlib import Path

import communique
from communique.app.record import open_record


def test_the_python_face_reads_and_looks(tmp_path: Path) -> None:
    source = tmp_path / "one.txt"
    source.write_text(
        "Ministers meet\n\nThe foreign ministers of France and Germany held talks in Paris on 4 June 2018.\n"
    )
    with communique.open(tmp_path / "a.db") as record:
        summary = record.read([source])
        assert (summary.read, summary.skipped, summary.failures) == (1, 0, ())
        frame = record.timeline(type=["talks"])
        assert frame.height == 1
        view = record.event(frame["id"][0])
        assert view.event.best("place") == "paris,france"
        assert record.report("one").report.name == "one"
        assert record.why(view.event.id, "date").best == "2018-06-04/2018-06-04"


def test_a_record_remembers_its_profile(tmp_path: Path) -> None:
    open_record(tmp_path / "a.db", profile="korea")
    assert open_record(tmp_path / "a.db").profile.id == "korea"
