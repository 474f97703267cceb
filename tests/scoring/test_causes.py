"""Each kind of error gets its cause."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from communique.model import Account, Cited, Statement
from communique.scoring.alignment import Matched
from communique.scoring.causes import CAUSES, known_words, misses, slips
from communique.scoring.convert import gold_reading
from communique.scoring.gold import GoldReport
from tests.scoring.village import account, load_set, span, statement

TALKS = (span("Freedonia and Sylvania held talks in Lakeside on Monday"),)
ROCKET = (span("Freedonia tested a rocket on Tuesday"),)
SAID = (span("said that the talks had failed"),)
FURNITURE = (span("Leave a comment"),)


@pytest.fixture
def first(tmp_path: Path) -> GoldReport:
    return load_set(tmp_path).reports[0]


def compared(gold: GoldReport, accounts: list[Account], statements: list[Statement]) -> Matched:
    reading = msgspec.structs.replace(
        gold_reading(gold), accounts=tuple(accounts), statements=tuple(statements)
    )
    return Matched(gold, reading)


def talks(**fields: Any) -> Account:
    return account(**{"id": "p1", "evidence": TALKS, "place": "lakeside,freedonia", **fields})


def rocket(**fields: Any) -> Account:
    made = {
        "id": "p2",
        "type": "missile-test",
        "date": "2018-06-05",
        "sides": ("freedonia",),
        "evidence": ROCKET,
    }
    return account(**{**made, **fields})


def said(**fields: Any) -> Statement:
    return statement(**{"id": "q1", "evidence": SAID, **fields})


@pytest.mark.parametrize(
    ("accounts", "statements", "expected"),
    [
        ([talks(), rocket()], [said()], []),
        ([rocket()], [said()], [("account", "missed", "tree")]),
        ([talks(), rocket(sides=("sylvania",))], [said()],
         [("account", "missed", "names"), ("account", "invented", "names")]),
        ([talks(), rocket(date="2018-06-09")], [said()],
         [("account", "missed", "date"), ("account", "invented", "date")]),
        ([talks(), rocket(type="exercise")], [said()],
         [("account", "missed", "type"), ("account", "invented", "type")]),
        ([talks(), talks(id="p3"), rocket()], [said()], [("account", "invented", "merge")]),
        ([talks(), rocket(), talks(id="p3", type="visit", evidence=SAID)], [said()],
         [("account", "invented", "standing")]),
        ([talks(), rocket(), talks(id="p3", type="visit", evidence=FURNITURE)], [said()],
         [("account", "invented", "unannotated")]),
        ([talks(), rocket()], [], [("statement", "missed", "cue")]),
        ([talks(), rocket()], [said(speaker="zork", side="freedonia")],
         [("statement", "missed", "attribution"), ("statement", "invented", "attribution")]),
        ([talks(), rocket()], [said(), said(id="q2")], [("statement", "invented", "merge")]),
        ([talks(), rocket()], [said(), said(id="q2", evidence=ROCKET)], [("statement", "invented", "unannotated")]),
    ],
)  # fmt: skip
def test_causes(
    first: GoldReport,
    accounts: list[Account],
    statements: list[Statement],
    expected: list[tuple[str, str, str]],
) -> None:
    held = misses(compared(first, accounts, statements))
    assert [(each.layer, each.fate, each.cause) for each in held] == expected
    assert {each.cause for each in held} <= set(CAUSES)


def test_words_on_a_line_that_is_not_read_have_the_zone_as_cause(first: GoldReport) -> None:
    reading = gold_reading(first)
    dimmed = tuple(msgspec.structs.replace(line, zone="chrome") for line in reading.zones)
    held = Matched(first, msgspec.structs.replace(reading, zones=dimmed, accounts=(), statements=()))
    assert {each.cause for each in misses(held)} == {"zone"}


def test_fields_that_differ_are_listed(first: GoldReport) -> None:
    held = compared(first, [talks(status="ongoing", people=("zork",)), rocket()], [said(kind="demand")])
    found = {(each.entry, each.field): (each.gold, each.found) for each in slips(held)}
    assert found == {
        ("a1", "status"): ("happened", "ongoing"),
        ("a1", "level"): ("high", ""),
        ("a1", "people"): ("[ada-trentino]", "[zork]"),
        ("s1", "kind"): ("assessment", "demand"),
    }


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [("talks", "They held talks and met again", True), ("nuclear-test", "They held talks", False)],
)
def test_words_of_the_lexicon_are_known_through_their_endings(kind: str, text: str, found: bool) -> None:
    assert bool(known_words(kind, text)) is found


def test_a_cited_value_of_another_name_is_compared_by_its_gold_id(first: GoldReport) -> None:
    reading = gold_reading(first)
    renamed = tuple(
        msgspec.structs.replace(each, id="trentino") if each.id == "ada-trentino" else each
        for each in reading.actors
    )
    talk = msgspec.structs.replace(reading.accounts[0], people=(Cited("trentino", TALKS, "name"),))
    held = Matched(
        first,
        msgspec.structs.replace(reading, actors=renamed, accounts=(talk, *reading.accounts[1:])),
    )
    assert slips(held) == []
