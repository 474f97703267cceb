"""The timeline on a narrow terminal: no column is squeezed until words stand on end."""

from __future__ import annotations

from io import StringIO

import polars as pl
import pytest
from rich.console import Console

from communique.app.faces.timeline import timeline_table

ROW = {
    "id": "e12755380f2", "start": None, "end": None, "precision": None, "type": "talks", "status": "happened", "outcome": None,
    "title": "North Korea and United States: Track 2 talks in Kuala Lumpur", "place": "kuala-lumpur,malaysia",
    "reports": 6, "origins": 6, "disputed": False,
}  # fmt: skip


@pytest.mark.parametrize("width", [80, 100, 160])
def test_an_event_takes_few_lines_at_any_width(width: int) -> None:
    console = Console(width=width, record=True, file=StringIO())
    console.print(timeline_table(pl.DataFrame([ROW])))
    shown = console.export_text()
    assert len(shown.strip().splitlines()) <= 8
    assert "e12755380f2" in shown and "Kuala Lumpur" in " ".join(shown.split())
