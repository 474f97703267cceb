"""The same readings wherever they are made."""

from pathlib import Path

import pytest

from communique.errors import CommuniqueError
from communique.intake import load
from communique.model import NO_PROFILE, Profile, Reading, Report, content_hash
from communique.reading import readers
from communique.scale import EngineName, read_all
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples" / "kuala-lumpur"


def reports() -> list[Report]:
    found = [each for each in load(EXAMPLES) if isinstance(each, Report)]
    assert found
    return found[:4]


def readings(engine: EngineName) -> dict[str, Reading]:
    outcomes = read_all(reports(), NO_PROFILE, engine=engine, workers=2)
    return {report.id: reading for report, reading in outcomes if isinstance(reading, Reading)}


@pytest.fixture(scope="module")
def serial() -> dict[str, Reading]:
    return readings("serial")


def test_processes_read_as_one_process_does(serial: dict[str, Reading]) -> None:
    assert len(serial) == len(reports())
    assert readings("processes") == serial


def test_ray_reads_as_one_process_does(serial: dict[str, Reading], tmp_path: Path) -> None:
    ray = pytest.importorskip("ray", reason="ray is not installed")
    try:
        assert readings("ray") == serial
    finally:
        ray.shutdown()


def test_a_report_that_breaks_the_reader_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def fragile(report: Report, profile: Profile) -> Reading:
        if report.name == "bad":
            raise ValueError("broken")
        return Reading(report=report)

    monkeypatch.setattr("communique.scale.workers.reader", lambda name: fragile)
    given = [Report(id=content_hash(name), text=name, name=name) for name in ("good", "bad", "fine")]
    outcomes = dict(zip("gbf", (outcome for _, outcome in read_all(given, NO_PROFILE)), strict=True))
    assert isinstance(outcomes["g"], Reading)
    assert isinstance(outcomes["b"], ValueError)
    assert isinstance(outcomes["f"], Reading)


def test_an_unknown_reader_is_refused_with_those_there_are() -> None:
    assert readers.reader() is readers.reader("communique")
    with pytest.raises(CommuniqueError, match=r"no reader 'x'\. One of: communique, remote"):
        readers.reader("x")


def test_a_worker_that_is_killed_loses_no_report_but_the_one_that_kills_each_time(tmp_path: Path) -> None:
    names = ["report 1", "deadly once", "report 2", "deadly", "report 3", "report 4"]
    mark = str(tmp_path / "mark")
    given = [Report(id=content_hash(each), text=each, name=each, source=mark) for each in names]
    outcomes = list(
        read_all(given, NO_PROFILE, engine="processes", workers=2, by="tests.scale.stubs:patient")
    )
    assert sorted(report.name for report, _ in outcomes) == sorted(names)
    failed = {report.name: str(outcome) for report, outcome in outcomes if not isinstance(outcome, Reading)}
    assert list(failed) == ["deadly"]
    assert "was ended each time" in failed["deadly"]
    assert "--engine serial" in failed["deadly"]


def test_a_reader_may_be_named_by_its_place() -> None:
    from tests.scale.stubs import telling

    assert readers.reader("tests.scale.stubs:telling") is telling
    for place in ("tests.scale.stubs:nobody", "no.such.module:read", ":"):
        with pytest.raises(CommuniqueError, match=r"package\.module:function"):
            readers.reader(place)
