"""Finding many terms in running text in one pass: words are looked up, and only terms that open with one are tried.

A term is words with "*" for any letters: "nuclear test*". Hundreds of terms cost little where few of them begin: the
alternative, one expression of all terms, tries each of them at each place.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from typing import Final, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Range = tuple[int, int]

_WORD: Final = re.compile(r"(?<![\w-])\w+")
_OPENER: Final = re.compile(r"\w+")


class TermFinder(Generic[Key]):
    """Finds the terms of several groups.

    Args:
        groups: Terms by the key that they are told by; each begins with a letter or digit.

    Raises:
        ValueError: If a term does not.
    """

    def __init__(self, groups: Mapping[Key, Sequence[str]]) -> None:
        self._words: dict[str, list[tuple[Key, str]]] = {}
        self._stems: dict[str, list[tuple[Key, str]]] = {}
        for key, terms in groups.items():
            for term in terms:
                opener = _OPENER.match(term)
                if opener is None:
                    raise ValueError(f"the term {term!r} begins with no letter or digit")
                table = self._stems if term[opener.end() :].startswith("*") else self._words
                table.setdefault(opener.group().casefold(), []).append((key, term))
        self._lengths = sorted({len(stem) for stem in self._stems})
        # The words of a language come back over and over, and few of them open any term.
        self.opened_by = lru_cache(maxsize=16_384)(self._opened_by)

    def _opened_by(self, word: str) -> tuple[tuple[Key, re.Pattern[str]], ...]:
        """The groups with terms that may begin with a word, and these terms."""
        low = word.casefold()
        found = list(self._words.get(low, ()))
        for length in self._lengths:
            found += self._stems.get(low[:length], ()) if length <= len(low) else ()
        groups: dict[Key, list[str]] = {}
        for key, term in found:
            groups.setdefault(key, []).append(term)
        return tuple((key, any_of(terms)) for key, terms in groups.items())

    def find(self, text: str, start: int, stop: int) -> dict[Key, list[Range]]:
        """Where the terms of each group stand in a stretch of text, in order and without overlaps within a group."""
        found: dict[Key, list[Range]] = {}
        for word in _WORD.finditer(text, start, stop):
            for key, terms in self.opened_by(word.group()):
                held = found.get(key)
                if held is not None and held[-1][1] > word.start():
                    continue
                match = terms.match(text, word.start(), stop)
                if match is not None:
                    found.setdefault(key, []).append(match.span())
        return found


def any_of(terms: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any of some terms, the longest first, where no letter or hyphen stands before it and no letter after."""
    parts = [_expression(term) for term in sorted(dict.fromkeys(terms), key=len, reverse=True)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _expression(term: str) -> str:
    """The regular expression of a term: "*" is any letters, a blank may be a hyphen, either apostrophe will do."""
    return re.escape(term).replace(r"\*", r"[\w-]*").replace(r"\ ", r"[\s-]+").replace("'", "['’]")
