"""Sides by issues: what each holds now and how it came there. Or one side with all that it held, or that on one issue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from communique.app.web.page import Asked, Page, Values, paged
from communique.model import Position
from communique.views import Corpus

# Sides beside each other; turns before the present stance in a cell; stances of an issue before they have a page of their own.
_SIDES, _TURNS, _OPENING = 6, 3, 6
# A present stance in a cell is one sentence: so many characters of it.
_SENTENCE = 120


class Threads(msgspec.Struct, frozen=True):
    """The ranks of all positions by side and issue, in time; and sides, those that hold most first."""

    of: Mapping[tuple[str, str], Sequence[str]]
    sides: Sequence[str]


def threads(corpus: Corpus) -> Threads:
    """The threads of a record: a rank says whose position it is, on what, since when, so that none need be fetched."""

    def found() -> Threads:
        made: dict[tuple[str, str], list[str]] = {}
        for rank in corpus.ranks("positions"):
            side, issue, _ = rank.split("|", 2)
            made.setdefault((side, issue), []).append(rank)
        sizes: dict[str, int] = {}
        for (side, _), held in made.items():
            sizes[side] = sizes.get(side, 0) + len(held)
        return Threads(made, sorted(sizes, key=lambda side: (-sizes[side], side)))

    return corpus.memo("threads", found)


def build(asked: Asked) -> Values:
    """Sides by issues, or one side."""
    held = threads(asked.corpus)
    side, issue = asked.query.get("side", ""), asked.query.get("issue", "")
    if (side, issue) in held.of:
        return _thread(asked, held, side, issue)
    if side in held.sides:
        return _alone(asked.corpus, held, side)
    sides = held.sides[:_SIDES]
    shown = {key: ranks[-_TURNS - 1 :] for key, ranks in held.of.items() if key[0] in sides}
    return _values(asked.corpus, shown) | {
        "sizes": {key: len(held.of[key]) for key in shown},
        "matrix_sides": sides,
        "others": held.sides[_SIDES:],
        "issues": _issues(held, shown),
    }


def _alone(corpus: Corpus, held: Threads, side: str) -> Values:
    """One side: the latest that it held on each issue."""
    shown = {key: ranks[-_OPENING:] for key, ranks in held.of.items() if key[0] == side}
    return _values(corpus, shown) | {
        "alone": side,
        "sizes": {key: len(held.of[key]) for key in shown},
        "issues": _issues(held, shown),
    }


def _issues(held: Threads, shown: Iterable[tuple[str, str]]) -> list[str]:
    """Issues, those that these sides speak of most first."""
    sizes: dict[str, int] = {}
    for key in shown:
        sizes[key[1]] = sizes.get(key[1], 0) + len(held.of[key])
    return sorted(sizes, key=lambda issue: (issue == "other", -sizes[issue], issue))


def _thread(asked: Asked, held: Threads, side: str, issue: str) -> Values:
    """All that one side held on one issue, the latest first."""
    ranks, more = paged(held.of[side, issue][::-1], asked)
    return _values(asked.corpus, {(side, issue): ranks}) | {
        "alone": side,
        "thread": issue,
        "sizes": {(side, issue): len(held.of[side, issue])},
        "issues": [issue],
        "more": more.replace("?", f"?side={side}&issue={issue}&") if more else "",
    }


def _values(corpus: Corpus, shown: Mapping[tuple[str, str], Sequence[str]]) -> Values:
    """Values of the template, with the positions of these threads, the latest of each first."""
    fetched = corpus.ranked("positions", [rank for ranks in shown.values() for rank in ranks])
    cells: dict[tuple[str, str], list[Position]] = {}
    for position in reversed(fetched):
        cells.setdefault((position.side, position.issue), []).append(position)
    return {
        "cells": cells,
        "cut": _cut,
        "alone": "",
        "thread": "",
        "matrix_sides": (),
        "others": (),
        "more": "",
    }


def _cut(stance: str) -> str:
    """So much of a stance as a cell holds, to the end of a word."""
    if len(stance) <= _SENTENCE:
        return stance
    return stance[:_SENTENCE].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


PAGES = (Page("/positions", "positions.html", build, nav="Positions"),)
