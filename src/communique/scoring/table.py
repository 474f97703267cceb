"""Scores as a table: one row a measure, one column a set, and the mean over the sets."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from communique.scoring.scorer import Scores

MEAN = "mean"
DAYS = frozenset({("published", "mean_error_days")})


def measures(results: Sequence[Scores]) -> list[tuple[str, str]]:
    """Layer and measure of every row, in the order of the scorer's object."""
    if not results:
        return []
    return [(layer, name) for layer, held in results[0].items() if isinstance(held, dict) for name in held]


def value(scores: Scores, layer: str, name: str) -> float | None:
    """One measure of one set; None where there is nothing to count."""
    held: float | None = scores[layer][name]
    return held


def mean(results: Sequence[Scores], layer: str, name: str) -> float | None:
    """Mean over the sets that count something."""
    held = [each for scores in results if (each := value(scores, layer, name)) is not None]
    return sum(held) / len(held) if held else None


def rows(results: Sequence[Scores]) -> list[list[str]]:
    """Header and rows as text: layer, measure, one cell a set, the mean; empty where there is nothing to count."""
    header = ["layer", "measure", *(str(scores["set"]) for scores in results), MEAN]
    made = [header, ["", "reports", *(str(scores["reports"]) for scores in results), ""]]
    for layer, name in measures(results):
        cells = [_cell(value(scores, layer, name), layer, name) for scores in results]
        made.append([layer, name, *cells, _cell(mean(results, layer, name), layer, name)])
    return made


def table(results: Sequence[Scores]) -> Table:
    """A table for the terminal."""
    header, *body = rows(results)
    made = Table(header_style="bold", box=None, pad_edge=False)
    for place, title in enumerate(header):
        made.add_column(title, justify="left" if place < 2 else "right", no_wrap=True)
    shown = ""
    for layer, *cells in body:
        made.add_row(Text("" if layer == shown else layer, style="bold"), *cells)
        shown = layer
    return made


def csv_text(results: Sequence[Scores]) -> str:
    """The same rows as CSV."""
    held = io.StringIO()
    csv.writer(held, lineterminator="\n").writerows(rows(results))
    return held.getvalue()


def markdown(results: Sequence[Scores]) -> str:
    """The same rows as a Markdown table."""
    header, *body = rows(results)
    lines = ["| " + " | ".join(header) + " |", "|---|---|" + "---:|" * (len(header) - 2)]
    lines += ["| " + " | ".join(cells) + " |" for cells in body]
    return "\n".join(lines) + "\n"


def _cell(held: float | None, layer: str, name: str) -> str:
    if held is None:
        return ""
    return f"{held:.1f}" if (layer, name) in DAYS else f"{held:.3f}"
