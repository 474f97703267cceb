"""The measures of dating, on files of a few lines."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from communique.errors import DataError
from communique.model.interval import day, parse
from communique.scoring import dates

TML = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2016-10-22" functionInDocument="CREATION_TIME">Oct. 22</TIMEX3></DCT>
<TEXT>They met on <TIMEX3 tid="t1" type="DATE" value="2016-10-20">Thursday</TIMEX3> &amp; in
<TIMEX3 tid="t2" type="DATE" value="2015">July</TIMEX3>; nobody knows
<TIMEX3 tid="t3" type="DATE" value="PAST_REF">when else</TIMEX3>.</TEXT></TimeML>"""


def test_a_timeml_file_gives_day_text_and_expressions(tmp_path: Path) -> None:
    path = tmp_path / "a.tml"
    path.write_text(TML, encoding="utf-8")
    created, text, gold = dates.timeml(path)
    assert created == date(2016, 10, 22)
    assert [(text[start:end], value) for start, end, value in gold] == [
        ("Thursday", "2016-10-20"), ("July", "2015"), ("when else", "PAST_REF"),
    ]  # fmt: skip


def test_the_measures_are_those_of_tempeval(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(TML, encoding="utf-8")
    held = dates.score_timeml(tmp_path, 1)
    # Two of three are found, both whole, one with the right value: of 3 + 2.
    assert (held["strict F1"], held["relaxed F1"], held["value F1"]) == (80.0, 80.0, 40.0)
    assert held["expressions"] == 3


def test_a_summary_counts_answers_and_errors() -> None:
    rows = [
        (date(2016, 10, 22), day(date(2016, 10, 22))),
        (date(2016, 10, 22), parse("2016-10-01/2016-10-11")),
        (date(2016, 10, 22), None),
    ]
    held = dates.summary(rows)
    assert (held["reports"], held["answered"], held["right"]) == (3, 2 / 3, 0.5)
    assert held["within 7 days"] == held["exact"] == 1 / 3


def test_without_the_material_nothing_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_SHARED", str(tmp_path))
    assert not dates.at_hand()
    with pytest.raises(DataError, match="absent"):
        dates.sample()


def test_a_sample_has_the_shape_of_scores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gold").mkdir()
    for folder in dates.TIMEML.values():
        (tmp_path / "data" / "timex-tempeval3" / folder).mkdir(parents=True)
        (tmp_path / "data" / "timex-tempeval3" / folder / "a.tml").write_text(TML, encoding="utf-8")
    (tmp_path / "coverage").mkdir()
    row = {"id": "r", "title": "Talks", "text": "They met on Thursday.", "outlet": "o",
           "url": "https://example.org/2016/10/22/talks", "published": "2016-10-22"}  # fmt: skip
    for name in dates.COVERAGE:
        (tmp_path / "coverage" / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    monkeypatch.setenv("COMMUNIQUE_SHARED", str(tmp_path))
    assert dates.at_hand()
    held = dates.sample()
    assert held["timebank"] == {"value_f1": 0.4}
    assert held["given"] == {"exact": 1.0}
    assert set(held) == {"set", "timebank", "aquaint", "alone", "company", "given"}
