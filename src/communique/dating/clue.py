"""What a clue to a report's day is, and the dates that a text names without an anchor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from communique.dating import inverse
from communique.dating.axis import Shape
from communique.dating.expressions import LEXICON, find, ground
from communique.dating.makers.words import weekday_number
from communique.dating.tense import of_words
from communique.dating.values import Found
from communique.dating.words import Words, words_of
from communique.model import Interval

NUMBERS: Final[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("clues.yaml").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence.

    Attributes:
        rule: Its kind: `years`, `month`, `date`, `weekday`, `office`, `event`, `series`, `company`.
        shape: Log likelihood of each day.
        start: First character of the words it rests on, -1 if there are none.
        end: Character after the last.
        note: One plain sentence.
        interval: The days that it allows or points at, None where no interval says it.
        bounds: Whether the report cannot well be of other days: an event told long before its day bounds nothing.
    """

    rule: str
    shape: Shape
    start: int
    end: int
    note: str
    interval: Interval | None
    bounds: bool = True


@dataclass(frozen=True, slots=True)
class Named:
    """A date expression without an anchor: its parts as far as they are told, and where the clause looks."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    direction: int


_VALUE: Final = re.compile(r"(\d{4}|XXXX)(?:-(\d\d|XX|WXX-\d))?(?:-(\d\d|XX))?")


@dataclass(frozen=True, slots=True)
class Told:
    """A time expression that can put an event on a day: its characters, words and where its clause looks."""

    start: int
    end: int
    text: str
    direction: int


def named_dates(text: str, ranges: Sequence[tuple[int, int]]) -> list[Named]:
    """The dates named in stretches of a text, without an anchor."""
    return dates_and_expressions(words_of(text, ranges, LEXICON))[0]


def dates_and_expressions(words: Words) -> tuple[list[Named], list[Told]]:
    """The dates that words name, and the time expressions that can put an event on a day."""
    told: list[Named] = []
    expressions: list[Told] = []
    for each in ground(find(words), None):
        value = each.value
        if inverse.telling(each.found):
            first, last = words.starts[each.found.first], words.ends[each.found.last - 1]
            looks = of_words(words, each.found.first, each.found.last)
            expressions.append(Told(first, last, " ".join(words.text[first:last].split()), looks))
        if value.kind not in ("DATE", "TIME") or each.found.rule.make in (
            "reference",
            "decade",
            "century",
            "years_joined",
        ):
            continue
        named = _parts(each.found, value.value.partition("T")[0].partition("/")[0])
        if named is not None:
            told.append(named)
    return told, expressions


def _parts(found: Found, value: str) -> Named | None:
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    words = found.words
    start, end = words.starts[found.first], words.ends[found.last - 1]
    year = None if match[1] == "XXXX" else int(match[1])
    month = int(match[2]) if match[2] is not None and match[2].isdigit() else None
    day = int(match[3]) if match[3] is not None and match[3].isdigit() else None
    weekday = None
    if match[2] is not None and match[2].startswith("WXX-"):
        weekday = int(match[2][-1]) - 1
        if found.get("l"):
            return None
    elif "w" in found.rule.pattern.groupindex and found.get("w"):
        weekday = weekday_number(found.get("w"))
    if (year, month, day, weekday) == (None, None, None, None):
        return None
    if "l" in found.rule.pattern.groupindex and found.get("l") and year is None:
        return None
    return Named(start, end, year, month, day, weekday, of_words(words, found.first, found.last))
