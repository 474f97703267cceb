"""What the tests of this room share: a cast made of a text by the shipped language core."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import pytest

from communique.actors import Cast, cast_of
from communique.language.ranges import analyse_ranges
from communique.language.types import Analysis
from communique.model import NO_PROFILE, Dated, Interval, Profile, Report, content_hash
from communique.page.types import Block, Page

Caster = Callable[..., Cast]


@lru_cache(maxsize=256)
def analysed(text: str) -> Analysis:
    """The text read by the core, each line a block."""
    return analyse_ranges(text, [(block.start, block.end) for block in blocks(text)])


def blocks(text: str) -> tuple[Block, ...]:
    """Every line that is not blank as a block of body text."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Block(at, at + len(line), "body"))
        at += len(line) + 1
    return tuple(found)


@pytest.fixture(scope="session")
def cast_from() -> Caster:
    """A function from a text (and a profile, and a day) to its cast."""

    def make(
        text: str, profile: Profile = NO_PROFILE, day: date | None = None, page: Page | None = None
    ) -> Cast:
        report = Report(id=content_hash(text), text=text, name="made")
        dated = Dated(interval=Interval(day, day)) if day is not None else Dated()
        return cast_of(
            report, page or Page(blocks=blocks(text)), analysed(text), profile=profile, dated=dated
        )

    return make
