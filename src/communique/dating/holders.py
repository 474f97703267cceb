"""Persons named with an office that they held: their terms bound the report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from communique.dating.knowledge import Tenure, tenures

_FORMER: Final = re.compile(
    r"\b(?:former|ex|one-?time|then|late|future|incoming|outgoing|ousted|previous|predecessor)[\s-]+(?:[\w.]+[\s-]+){0,2}$"
)
_GONE: Final = frozenset({"former", "ex", "onetime", "one-time", "late", "ousted", "previous"})
_NAME: Final = re.compile(r"[^\W\d_][\w.'’-]*")
_BELOW: Final = re.compile(
    r"\b(?:vice|deputy|assistant|acting|associate|shadow|would-be)[\s-]+(?:u\.?s\.? )?$"
)
_MORE_NAME: Final = re.compile(
    r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)(?:al-|el-)?[A-Z][a-z]+"
)
_LETTERS: Final = tuple("abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True)
class Holder:
    """A person found with a title: characters of the text, the times the title was theirs, whether it is past."""

    start: int
    end: int
    person: str
    terms: tuple[tuple[date, date | None], ...]
    former: bool


def holders(text: str) -> list[Holder]:
    """Persons named with an office that they held, each once; of "President Bush" the terms of both who were."""
    known = tenures()
    found: dict[tuple[frozenset[str], frozenset[str], bool], Holder] = {}
    for match in _NAME.finditer(text):
        word = match.group().removesuffix("'s").removesuffix("’s").rstrip(".")
        if word not in known or not word[:1].isupper():
            continue
        before = text[max(0, match.start() - 90) : match.start()].lower()
        fits = [(each, held) for each in known[word] if (held := _titled(before, each)) is not None]
        # A given name tells namesakes in one office apart; without it any of them can be meant.
        full = [each for each in fits if each[1].full]
        # "Prime Minister Ibrahim Jaafari" is nobody of the name Ibrahim; "President Bush Tuesday" is President Bush.
        fits = full or ([] if _MORE_NAME.match(text, match.end()) else fits)
        if not fits:
            continue
        former = fits[0][1].former
        persons = frozenset(each.person for each, _ in fits)
        key = (persons, frozenset(title for each, _ in fits for title in each.titles), former)
        if key not in found:
            terms = tuple(dict.fromkeys((each.since, each.until) for each, _ in fits))
            begin = match.start() - max(held.length for _, held in fits)
            found[key] = Holder(begin, match.end(), " or ".join(sorted(persons)), terms, former)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Titled:
    """Characters from the title to the surname, whether the title is a former one, whether the given name stands there."""

    length: int
    former: bool
    full: bool


def _titled(before: str, tenure: Tenure) -> _Titled | None:
    """How a title stands before a surname; None without one, or with another's given name."""
    rest, full = _without_given(before.rstrip(), tenure)
    if rest is None:
        return None
    for title in tenure.titles:
        if not rest.endswith(title):
            continue
        ahead = rest[: -len(title)]
        length = len(before) - len(ahead)
        if ahead and (ahead[-1].isalnum() or ahead[-1] == "-") and not re.search(r"(?:ex|then)-$", ahead):
            continue
        past = _FORMER.search(ahead[-40:])
        if past is not None:
            first = past.group().split()[0].split("-")[0] if past.group() else ""
            return _Titled(length, True, full) if first in _GONE else None
        if _BELOW.search(ahead) or (title.startswith("secretary") and re.search(r"\bunder[\s-]+$", ahead)):
            continue
        return _Titled(length, False, full)
    return None


def _without_given(rest: str, tenure: Tenure) -> tuple[str | None, bool]:
    """The words before the given name, and whether it stood there; None where another word stands in its place."""
    given = tenure.given
    if given and rest.endswith(given) and not rest[: -len(given)].endswith((*_LETTERS, "-")):
        return rest[: -len(given)].rstrip(), True
    if " " in given and rest.endswith(given.split()[0]):
        return rest[: -len(given.split()[0])].rstrip(), True
    if given and rest.endswith(_LETTERS) and not rest.endswith(tenure.titles):
        return None, False
    return rest, False
