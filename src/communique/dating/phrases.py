"""Phrases written with alternatives, and where in a text any of many phrases stand, found in one pass over its words.

`(withdrew|withdrawal) from the (paris |)accord` is four phrases. Each waits under the words that it can begin with, and is
looked at where one of them stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_CHOICE: Final = re.compile(r"\(([^()]*)\)")
_RUN: Final = re.compile(r"[^\W_]+")
_SPECIAL: Final = re.compile(r"[(|) ]|[^(|) ]+")
# A space is there once, however many alternatives that were left out had one of their own.
_AS_REGEX: Final = {"(": "(?:", "|": "|", ")": ")", " ": "(?: |(?<= ))"}
_MOST_BEGINNINGS: Final = 400


def plain(text: str) -> str:
    """A text in lower case with plain quotation marks and dashes, each character in its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    return lowered.replace("’", "'").replace("‘", "'").replace("–", "-").replace("\n", " ")


def expand(pattern: str) -> tuple[str, ...]:
    """All phrases of a pattern, for those who look it over."""
    pending, found = [pattern], dict[str, None]()
    while pending:
        each = pending.pop()
        options = _options(each)
        if options:
            pending.extend(options)
        else:
            found[" ".join(each.split())] = None
    return tuple(found)


@lru_cache(maxsize=20_000)
def beginnings(pattern: str) -> frozenset[tuple[str, int]]:
    """The first words of a pattern's phrases, each with the characters that stand before it (`$60 billion`).

    Raises:
        ValueError: If a bracket has no fellow, or a phrase has no words.
    """
    if pattern.count("(") != pattern.count(")"):
        raise ValueError(f"{pattern!r} has a bracket without its fellow")
    pending, found = [pattern], set[tuple[str, int]]()
    while pending:
        each = pending.pop()
        run, bracket = _RUN.search(each), each.find("(")
        if run is not None and (bracket < 0 or run.end() < bracket):
            found.add((run.group(), run.start() - (len(each) - len(each.lstrip()))))
            continue
        options = _options(each)
        if not options or len(found) + len(pending) > _MOST_BEGINNINGS:
            raise ValueError(f"{pattern!r} has too many beginnings, or one that is no word")
        pending.extend(options)
    return frozenset(found)


def _options(pattern: str) -> list[str]:
    """A pattern with its first choice made, each way in turn, the first last; nothing without a choice."""
    choice = _CHOICE.search(pattern)
    if choice is None:
        return []
    before, after = pattern[: choice.start()], pattern[choice.end() :]
    return [f"{before}{option}{after}" for option in reversed(choice[1].split("|"))]


@lru_cache(maxsize=20_000)
def regex(pattern: str) -> re.Pattern[str]:
    """A pattern as a regular expression for its phrases as whole words."""
    parts = (_AS_REGEX.get(each) or re.escape(each) for each in _SPECIAL.findall(pattern.strip()))
    return re.compile(r"(?<![^\W_])(?<!\$)" + "".join(parts) + r"(?:(?<= )|(?![^\W_]))")


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in a text: its characters, whose it is, and its rank among the phrases of the same owner."""

    start: int
    end: int
    owner: int
    rank: int


class Phrases:
    """Many patterns, each of an owner, ready to be looked for.

    Args:
        owners: The patterns of each owner, in lower case.
    """

    def __init__(self, owners: Iterable[Sequence[str]]) -> None:
        self._by_word: dict[str, list[tuple[int, str, int, int]]] = {}
        for owner, patterns in enumerate(owners):
            for rank, pattern in enumerate(patterns):
                for word, offset in sorted(beginnings(pattern)):
                    self._by_word.setdefault(word, []).append((offset, pattern, owner, rank))

    def hits(self, lowered: str, ranges: Sequence[tuple[int, int]]) -> list[Hit]:
        """Every phrase that stands as whole words in stretches of a text, in its order."""
        found: list[Hit] = []
        for start, end in ranges:
            for word in _RUN.finditer(lowered, start, end):
                for offset, pattern, owner, rank in self._by_word.get(word.group(), ()):
                    at = word.start() - offset
                    match = regex(pattern).match(lowered, at) if at >= start else None
                    if match is not None:
                        found.append(Hit(at, at + len(match.group().rstrip()), owner, rank))
        return found


def longest(found: Iterable[Hit]) -> list[Hit]:
    """Without the phrases inside longer ones: who names the withdrawal from a treaty does not name the treaty."""
    kept: list[Hit] = []
    last = (-1, -1)
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if each.end > last[1] or (each.start, each.end) == last:
            kept.append(each)
            last = (each.start, each.end)
    return kept
