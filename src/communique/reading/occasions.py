"""Named occasions that tell a time without a date: "suspended for the Olympics", "the talks held during the Winter Games"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import msgspec
import yaml

from communique.errors import DataError
from communique.model import Interval, TimeValue
from communique.model.interval import parse
from communique.reading.clauses import cases, low
from communique.reading.frames import LEXICON, load_yaml

if TYPE_CHECKING:
    from communique.reading.document import Document

_YEARS: Final = 2 * 366
"""Days between the report and an occasion that its bare name can still mean."""
_TELLING: Final = frozenset({"during", "for", "at", "around", "amid", "throughout", "in", "over"})


class Occasion(msgspec.Struct, frozen=True):
    """An occasion by its names in lower case, with the days of each that they can mean."""

    names: tuple[str, ...]
    days: tuple[Interval, ...]


@lru_cache(maxsize=1)
def occasions() -> tuple[Occasion, ...]:
    """The occasions, longest names first.

    Raises:
        DataError: If the file is not such a list.
    """
    path = LEXICON / "occasions.yaml"
    try:
        rows = load_yaml(path)["occasions"]
        return tuple(
            Occasion(tuple(row["names"]), tuple(parse(str(each)) for each in row["days"])) for row in rows
        )
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise DataError(f"not a list of occasions ({error})", where=str(path), todo="Mend it.") from error


def occasion_times(document: Document) -> tuple[TimeValue, ...]:
    """The occasions that a report names after a preposition of time, as time values, in order."""
    if document.day is None:
        return ()
    found: dict[int, TimeValue] = {}
    for token in document.analysis.tokens:
        if token.lemma.lower() not in _heads() and token.text.lower() not in _heads():
            continue
        if not set(cases(document, token.i)) & _TELLING or document.times_at(token.i):
            continue
        first, interval = _named(document, token.i)
        if interval is not None:
            start = document.analysis.tokens[first].start
            found[token.i] = TimeValue(
                start, token.end, "DATE", str(interval), interval, "occasion", "explicit"
            )
    return tuple(found.values())


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    return frozenset(name.split()[-1] for each in occasions() for name in each.names)


def _named(document: Document, last: int) -> tuple[int, Interval | None]:
    """First token and days of the occasion whose longest name ends at a token."""
    best: tuple[int, Occasion] | None = None
    for occasion in occasions():
        for name in occasion.names:
            words = name.split()
            first = last - len(words) + 1
            if first < 0 or [low(document, each) for each in range(first, last + 1)] != words:
                continue
            if best is None or first < best[0]:
                best = first, occasion
    if best is None or document.day is None:
        return last, None
    day = document.day.end
    past = [each for each in best[1].days if each.start <= day and (day - each.end).days <= _YEARS]
    coming = [each for each in best[1].days if each.start > day and (each.start - day).days <= _YEARS]
    near = past[-1:] or coming[:1]
    return best[0], near[0] if near else None
