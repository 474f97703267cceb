"""The zone that words name: `3 a.m. EST`, `Tuesday evening Washington time`, `early Wednesday (local time)`."""

from __future__ import annotations

from typing import Final

from communique.dating.words import Words
from communique.dating.zones.table import marks

LOCAL: Final = "local"
_MOST: Final = 3
_OPENERS: Final = frozenset({"(", ",", "in", "at"})


def zone_named(words: Words, first: int, last: int) -> tuple[str | None, int]:
    """The zone named within words [first, last) or right after them.

    Returns:
        The IANA zone, `local` for "local time", None if no zone is named; and the word after the whole expression,
        which grows by a mark that follows it without a bracket.
    """
    for index in range(first, last):
        zone, _ = _mark(words, index)
        if zone is not None:
            return zone, last
    zone, after = _mark(words, last)
    if zone is not None:
        return zone, after
    if words.low(last) in _OPENERS:
        zone, after = _mark(words, last + 1)
        if zone is not None:
            return zone, last
    return None, last


def _mark(words: Words, index: int) -> tuple[str | None, int]:
    """The zone that begins at a word, and the word after it."""
    low = words.low(index)
    if not low:
        return None, index
    known = marks()
    zone = known.abbreviations.get(low)
    if zone is not None and words.text[words.starts[index] : words.ends[index]].isupper():
        return zone, index + 1
    for width in range(1, _MOST + 1):
        if words.low(index + width) == "time":
            named = " ".join(words.lows[index : index + width])
            if named == LOCAL:
                return LOCAL, index + width + 1
            if named in known.names:
                return known.names[named], index + width + 1
    return None, index
