"""Profiles: those that ship are sound, and a bad one is refused with every fault named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from communique.actors.world import state_ids
from communique.errors import DataError, NotFoundError
from communique.profiles import load, shipped

GOOD = """
id: made
title: Ruritania and Strelsau
sides:
  ruritania: {name: Ruritania, capital: strelsau}
people:
  rudolf-elphberg: {name: Rudolf Elphberg, side: ruritania, gender: male, offices: [{title: king, of: ruritania, since: 1894-03-01}]}
events:
  coronation: {type: office, date: 1894-03-01, name: the coronation, sides: [ruritania]}
issues: [talks]
"""


def test_profiles_ship() -> None:
    assert {"korea", "iran"} <= set(shipped())


@pytest.mark.parametrize("name", ["korea", "iran"])
def test_a_shipped_profile_is_whole(name: str) -> None:
    profile = load(name)
    assert profile.id == name
    sides = {side.id for side in profile.sides}
    known = sides | state_ids() | {"united-nations", "iaea", "european-union"}
    assert [actor.id for actor in profile.actors if actor.side is not None and actor.side not in known] == []
    assert len({actor.id for actor in profile.actors}) == len(profile.actors)
    assert profile.events
    assert sides


def test_days_of_record_are_right() -> None:
    events = {event.id: event.date for event in load("korea").events}
    tests = ["2006-10-09", "2009-05-25", "2013-02-12", "2016-01-06", "2016-09-09", "2017-09-03"]
    assert [events[f"nuclear-test-{i}"].start for i in range(1, 7)] == [
        date.fromisoformat(day) for day in tests
    ]
    assert events["singapore-summit"].start == date(2018, 6, 12)


def test_a_profile_is_read_from_a_path(tmp_path: Path) -> None:
    path = tmp_path / "made.yaml"
    path.write_text(GOOD, encoding="utf-8")
    profile = load(path)
    assert profile.sides[0].capital == "strelsau"
    assert profile.actors[0].offices[0].since == "1894-03-01"
    assert profile.events[0].date.start == date(1894, 3, 1)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("type: office", "type: coronation"), "no such type: coronation"),
        (("date: 1894-03-01", "date: 1894-31-31"), "events.coronation"),
        (("gender: male", "gender: king"), "gender is male or female"),
        (("since: 1894-03-01", "since: once"), "'once' is no ISO 8601"),
        (("issues: [talks]", "issues: [crowns]"), "no such issue: crowns"),
        (("ruritania: {name", "Ruritania!: {name"), "an id is lower-case"),
        (("title: Ruritania and Strelsau", "tittle: Ruritania"), "tittle"),
        (("id: made", "id: [made"), "not YAML"),
        (("title: Ruritania and Strelsau", "id: twice"), "given twice"),
    ],
)
def test_a_bad_profile_is_refused_with_its_fault(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(DataError, match=message):
        load(path)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(b"\xff\xfe\x00id")
    with pytest.raises(DataError):
        load(path)


def test_a_missing_profile_is_named_with_those_that_ship() -> None:
    with pytest.raises(NotFoundError, match="korea"):
        load("atlantis")
