"""Sides by issues; each cell a thread in time, the latest first. Or one side with all that it held."""

from __future__ import annotations

from communique.app.web.page import Asked, Page, Values
from communique.model import Position

# Sides beside each other, and positions before the present one that open in a cell.
_SIDES, _BEFORE, _ALONE = 6, 11, 200


def build(asked: Asked) -> Values:
    """Sides by issues; each cell a thread in time, the latest first."""
    corpus = asked.corpus
    # A rank says whose position it is, on what, since when: only those that are shown are fetched.
    threads: dict[tuple[str, str], list[str]] = {}
    for rank in corpus.ranks("positions"):
        side, issue, _ = rank.split("|", 2)
        threads.setdefault((side, issue), []).append(rank)
    sizes: dict[str, int] = {}
    for (side, _), held in threads.items():
        sizes[side] = sizes.get(side, 0) + len(held)
    ranked = sorted(sizes, key=lambda side: (-sizes[side], side))
    wanted = asked.query.get("side", "")
    sides = [wanted] if wanted in sizes else ranked[:_SIDES]
    most = _ALONE if wanted in sizes else _BEFORE + 1
    shown = {key: held[-most:] for key, held in threads.items() if key[0] in sides}
    fetched = corpus.ranked("positions", [rank for held in shown.values() for rank in held])
    cells: dict[tuple[str, str], list[Position]] = {}
    for position in reversed(fetched):
        cells.setdefault((position.side, position.issue), []).append(position)
    return {
        "cells": cells,
        "sizes": {key: len(held) for key, held in threads.items()},
        "matrix_sides": sides,
        "others": [side for side in ranked if side not in sides],
        "alone": wanted if wanted in sizes else "",
        "issues": sorted({issue for _, issue in shown}),
    }


PAGES = (Page("/positions", "positions.html", build, nav="Positions"),)
