"""The words around a match, and the lists of words that guards look for there."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from communique.dating.lexicon import load_word_lists
from communique.dating.values import Found

_WORDS: Final = load_word_lists(Path(__file__).with_name("words.yaml"))

TIME_PREPOSITIONS: Final = _WORDS["time_prepositions"]

MONTH_PREPOSITIONS: Final = _WORDS["month_prepositions"]

SPAN_WORDS: Final = _WORDS["span_words"]

TITLES: Final = _WORDS["titles"]

RATE_WORDS: Final = _WORDS["rate_words"]

LOOSE_PREPOSITIONS: Final = _WORDS["loose_prepositions"]

BEFORE_A_DAY: Final = _WORDS["before_a_day"]

AFTER_A_DAY: Final = _WORDS["after_a_day"]

NEVER_YEARS: Final = _WORDS["never_years"]

OWN_CLAUSE: Final = _WORDS["own_clause"]

WITHIN: Final = _WORDS["within"]

OVER: Final = _WORDS["over"]

LASTING: Final = _WORDS["lasting"]

PHRASE_ENDS: Final = _WORDS["phrase_ends"]

NO_FORECAST: Final = _WORDS["no_forecast"]

MONTH_WORDS: Final = _WORDS["month_words"]


# The lists of lexicon.yaml that guards look into; filled when the lexicon is read.
LISTS: dict[str, frozenset[str]] = {}


def word_before(found: Found) -> str:
    """The word before a match, empty if there is none."""
    return found.words.low(found.first - 1)


def word_after(found: Found) -> str:
    """The word after a match, empty if there is none."""
    return found.words.low(found.last)


def touches_before(found: Found) -> bool:
    """Whether no space parts the match from the word before."""
    words = found.words
    return found.first > 0 and words.ends[found.first - 1] == words.starts[found.first]


def in_lower(found: Found, group: str) -> bool:
    """Whether a group of the match begins with a small letter."""
    start, _ = found.match.span(group)
    return not found.words.capital(start)
