"""What each side holds on each issue: as a table in time, and as a small matrix of what stands on a day."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import polars as pl

from communique.model import Position
from communique.views.corpus import Corpus

_TEXT, _DAY, _LIST = pl.String(), pl.Date(), pl.List(pl.String())


class Cell(msgspec.Struct, frozen=True):
    """What a side holds on an issue now.

    Attributes:
        kind: Its newest position's kind.
        position: That position's id.
        turns: How often the side's tone on the issue turned before.
    """

    kind: str
    position: str
    turns: int


class Matrix(msgspec.Struct, frozen=True):
    """Sides by issues. `cells` has a row for each issue with a cell, or None, for each side."""

    sides: tuple[str, ...]
    issues: tuple[str, ...]
    cells: tuple[tuple[Cell | None, ...], ...]


def positions(corpus: Corpus, *, side: str | None = None, issue: str | None = None) -> pl.DataFrame:
    """One row a position: what a side holds on an issue, from when to when, on whose word, and what it held before."""
    schema = {
        "side": _TEXT, "issue": _TEXT, "start": _DAY, "until": _DAY, "kind": _TEXT, "stance": _TEXT, "turned": _TEXT,
        "who": _LIST, "statements": _LIST,
    }  # fmt: skip
    rows = [
        (
            each.side,
            each.issue,
            each.since.start if each.since else None,
            each.until.start if each.until else None,
            each.kind,
            each.stance,
            each.turned,
            list(each.who),
            list(each.statements),
        )
        for each in corpus.positions
        if side in (None, each.side) and issue in (None, each.issue)
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


def matrix(held: Iterable[Position]) -> Matrix:
    """The newest position of each side on each issue; those that speak of most stand first.

    Args:
        held: Positions, those of one side on one issue in time, as a record has them.
    """
    newest: dict[tuple[str, str], Cell] = {}
    for each in held:
        before = newest.get((each.issue, each.side))
        newest[each.issue, each.side] = Cell(each.kind, each.id, before.turns + 1 if before else 0)
    sides, issues = {side for _, side in newest}, {issue for issue, _ in newest}
    by_side = sorted(sides, key=lambda side: (-sum(side == each for _, each in newest), side))
    by_issue = sorted(issues, key=lambda issue: (-sum(issue == each for each, _ in newest), issue))
    cells = tuple(tuple(newest.get((issue, side)) for side in by_side) for issue in by_issue)
    return Matrix(tuple(by_side), tuple(by_issue), cells)
