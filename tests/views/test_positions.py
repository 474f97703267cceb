"""Positions as a table and as a matrix: what turned, on whose word, and what stands."""

from __future__ import annotations

import pytest

from communique.app.faces.positions import positions_matrix
from communique.merging import as_of, merge
from communique.model import Reading
from communique.model.interval import parse
from communique.views import Corpus, matrix, positions
from tests.merging.telling import person, statement, told

PEOPLE = (person("ada-trentino", "sylvania"), person("rufus-firefly", "freedonia"))


@pytest.fixture
def readings() -> list[Reading]:
    return [
        told("wire", "2018-03-01", statement("ada-trentino", "demand", "Give up the gold", issues=["trade"],
             side="sylvania"), actors=PEOPLE),
        told("paper", "2018-04-01", statement("ada-trentino", "offer", "We may share it", issues=["trade"],
             side="sylvania"), statement("rufus-firefly", "refusal", "Never", issues=["talks"], side="freedonia"),
             actors=PEOPLE),
    ]  # fmt: skip


def test_a_position_ends_where_the_next_begins_and_says_what_it_turned_from(readings: list[Reading]) -> None:
    frame = positions(Corpus(merge(readings), readings), side="sylvania")
    firm, opened = frame.iter_rows(named=True)
    assert (firm["kind"], str(firm["until"]), firm["turned"], firm["who"]) == (
        "demand", "2018-04-01", None, ["ada-trentino"],
    )  # fmt: skip
    assert (opened["kind"], opened["until"], opened["turned"]) == ("offer", None, "demand")


def test_the_matrix_has_what_stands_on_the_day(readings: list[Reading]) -> None:
    now = matrix(merge(readings).positions)
    assert (now.sides, now.issues) == (("freedonia", "sylvania"), ("talks", "trade"))
    cell = now.cells[1][1]
    assert cell is not None and (cell.kind, cell.turns) == ("offer", 1)
    assert now.cells[0][1] is None
    then = matrix(merge(as_of(readings, parse("2018-03-15").start)).positions)
    (held,) = then.cells[0]
    assert held is not None and (held.kind, held.turns) == ("demand", 0)


def test_the_matrix_is_drawn_with_turns_and_gaps(readings: list[Reading]) -> None:
    drawn = positions_matrix(matrix(merge(readings).positions), {"sylvania": "Sylvania"})
    columns = [str(column.header) for column in drawn.columns]
    assert columns == ["issue", "freedonia", "Sylvania"]
    assert list(drawn.columns[2].cells) == ["·", "offer ↻1"]
