"""The matrix of positions on a terminal: issues down, sides across, what each holds now and how often it turned."""

from __future__ import annotations

from collections.abc import Mapping

from rich.table import Table

from communique.app.console import table
from communique.views import Matrix
from communique.views.positions import Cell

# More sides than this do not fit a terminal; those that hold fewest positions are left to the table below.
_ACROSS = 6


def positions_matrix(held: Matrix, names: Mapping[str, str]) -> Table:
    """The matrix as a table; `condition ↻2` is a condition after two turns.

    Args:
        held: What stands.
        names: Names of the sides by id.
    """
    sides = held.sides[:_ACROSS]
    made = table("issue", *(names.get(side, side) for side in sides))
    for issue, row in zip(held.issues, held.cells, strict=True):
        cells = row[: len(sides)]
        if any(cells):
            made.add_row(issue, *(_cell(cell) for cell in cells))
    return made


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return "·"
    return f"{cell.kind} ↻{cell.turns}" if cell.turns else cell.kind
