"""Garbled names: an office says who must be meant; every repair keeps the garbled words and its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.intake import load as load_reports
from communique.model import Actor, Report, content_hash
from communique.profiles import load
from communique.reading.read import read


def repaired(actors: tuple[Actor, ...]) -> dict[str, str]:
    return {each.id: repair.garbled for each in actors for repair in each.repairs}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # A caption's line ends within the name, which its machine heard as a verb.
        (
            "welcome back we turn to the talks that were held this weekend\n"
            "and to the US Special Representative for North Korea Stephen\n"
            "began who left the city on Saturday evening without a word to\n"
            "the reporters who had waited for him outside the hotel all day",
            "stephen-biegun",
        ),
        ("US State Department spokesman Morgen Ortega's statement came late.", "morgan-ortagus"),
        ("South Korea's ambassador to the United States, Cho Yoon, denied it.", "cho-yoon-je"),
    ],
)
def test_the_holder_of_the_office_is_meant_by_what_sounds_like_him(text: str, meant: str) -> None:
    report = Report(id=content_hash(text), text=text, name="r", published="2019-10-06")
    actors = read(report, load("korea"), thorough=True).actors
    assert meant in repaired(actors)
    [repair] = [repair for each in actors if each.id == meant for repair in each.repairs]
    assert repair.meant != repair.garbled
    assert "office" in repair.rule
    assert repair.garbled == " ".join(repair.spans[0].of(text).split())


def test_the_garbled_names_of_the_seeds_are_repaired(shared: Path) -> None:
    found: dict[str, str] = {}
    for report in load_reports(str(shared / "seeds")):
        assert isinstance(report, Report)
        found |= repaired(read(report, load("korea")).actors)
    assert {"stephen-biegun", "kim-myong-gil", "cho-yoon-je", "morgan-ortagus"} <= set(found)
