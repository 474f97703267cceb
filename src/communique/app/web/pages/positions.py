"""Sides by issues; each cell a thread in time, the latest first."""

from __future__ import annotations

from communique.app.web.page import Asked, Page, Values
from communique.model import Position


def build(asked: Asked) -> Values:
    """Sides by issues; each cell a thread in time, the latest first."""
    corpus = asked.corpus
    cells: dict[tuple[str, str], list[Position]] = {}
    for position in corpus.positions:
        cells.setdefault((position.side, position.issue), []).append(position)
    for thread in cells.values():
        thread.sort(key=lambda each: str(each.since or ""), reverse=True)
    sizes: dict[str, int] = {}
    for side, _ in cells:
        sizes[side] = sizes.get(side, 0) + 1
    return {
        "cells": cells,
        "matrix_sides": sorted(sizes, key=lambda side: (-sizes[side], side))[:8],
        "issues": sorted({issue for _, issue in cells}),
    }


PAGES = (Page("/positions", "positions.html", build, nav="Positions"),)
