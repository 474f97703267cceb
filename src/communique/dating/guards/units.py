"""Whether a count of units is a stretch of time, and which one."""

from __future__ import annotations

from typing import Final

from communique.dating.guards.around import (
    LASTING,
    NO_FORECAST,
    OVER,
    OWN_CLAUSE,
    RATE_WORDS,
    SPAN_WORDS,
    WITHIN,
    touches_before,
    word_after,
    word_before,
)
from communique.dating.tense import of_words
from communique.dating.values import Found

_AUXILIARIES: Final = frozenset({"will", "would", "could", "may", "might", "shall", "can"})


def bare_unit(found: Found) -> bool:
    """`of the year`, `in the quarter`: the unit that holds the report."""
    if found.get("u") in ("decade", "century", "day") and word_before(found) != "of":
        return False
    if word_after(found) in OWN_CLAUSE:
        return False
    return word_before(found) in WITHIN


def night(found: Found) -> bool:
    """`last night` and `last evening`; `last morning` says nothing."""
    return found.get("p") in ("night", "evening")


def weekend(found: Found) -> bool:
    """Some weekend in particular."""
    return word_before(found) not in ("a", "every", "each", "per", "any", "-", "long")


def offset_after(found: Found) -> bool:
    """`two weeks on` needs to end its phrase, `a day after` may not."""
    words = found.text.split()
    if words[-1] == "on":
        return (
            not word_after(found).isalpha()
            and words[0] not in ("a", "one")
            and found.words.low(found.last - 2).endswith("s")
        )
    return not (words[-1] in ("after", "on") and word_after(found) in ("day", "week", "year", "month"))


def in_units(found: Found) -> bool:
    """`in two weeks` looking ahead, not `the first time in two decades`."""
    words = found.words
    if word_before(found) != "in":
        return False
    if word_after(found) in ("of", "since", "-"):
        return False
    for index in range(found.first - 2, max(-1, found.first - 12), -1):
        if words.lows[index] in (".", "!", "?", ""):
            break
        if words.lows[index] in NO_FORECAST:
            return False
    return of_words(words, found.first, found.last) > 0


def in_unit_time(found: Found) -> bool:
    """`two weeks' time`, not `a second time`."""
    return (
        found.get("u") not in ("second", "minute", "quarter", "day") or "'" in found.text or "’" in found.text
    )


def stretch(found: Found) -> bool:
    """`the last few weeks`, `the past years`; `the last days` of what?"""
    return found.get("n") != "" or found.get("l") != "last"


def over(found: Found) -> bool:
    """`over the past week`."""
    return found.get("l") == "past" or word_before(found) in OVER


def _is_age(found: Found) -> bool:
    """Whether `-old` or `old` follows, or `of age`."""
    words = found.words
    return word_after(found) == "old" or (
        word_after(found) in ("-", "of") and words.low(found.last + 1) in ("old", "olds", "age")
    )


def duration(found: Found) -> bool:
    """A count of units; `a year` only after words of duration; no ages."""
    if _is_age(found):
        return False
    unit, said, text = found.get("u"), found.get("n"), found.text.split()
    if text[0] in ("the", "a", "an") and len(text) > 2 and "-" in text:
        text = text[1:]
    if unit.removesuffix("s") == "quarter" and word_after(found) in ("of", "majority", "vote"):
        return False  # three-quarters of something
    if unit in ("second", "quarter") or (unit == "minute" and said in ("a", "the")):
        return "-" in found.text
    if said in ("a", "an", "one", "half a", "a half") and found.text.startswith(("a ", "an ")):
        return word_before(found) in SPAN_WORDS and word_after(found) not in ("-", "old")
    if said == "one" and unit == "day" and found.text == "one day":
        return (
            word_after(found) in ("of", "after", "before", "at", "only") or word_before(found) in SPAN_WORDS
        )
    if (
        said in ("many", "some", "few")
        and found.last - found.first == 2
        and unit.rstrip("s") in ("second", "quarter")
    ):
        return False
    if not unit.endswith("s") and "-" not in text and said in ("some", "many", "few"):
        return False
    return not (touches_before(found) and word_before(found) in ("$", "."))


def hyphenated(found: Found) -> bool:
    """`two-day`, `10-year-old`."""
    return "-" in found.text and found.get("u") not in ("quarter", "second") and not _is_age(found)


def bare_units(found: Found) -> bool:
    """`for years`, `decades of talks`."""
    if found.get("u") in ("quarters", "seconds", "minutes", "fortnights", "mins"):
        return False
    if word_before(found)[-1:].isdigit():
        return False
    if word_before(found) in LASTING:
        return True
    return word_after(found) in ("of", "after", "before", "later", "old", "on", "now") and word_before(
        found
    ) not in (
        "the",
        "his",
        "her",
        "their",
    )


def rate(found: Found) -> bool:
    """`twice a week`, `three times a year`; `$5 a month` counts dollars."""
    return word_before(found) in RATE_WORDS


def business_year(found: Found) -> bool:
    """`the year ended March 31`: twelve months that are no year of the calendar."""
    return word_after(found) in ("ended", "ending")


def some_day(found: Found) -> bool:
    """`will one day`: ahead, on no day that is known."""
    return word_before(found) in _AUXILIARIES or word_before(found) in ("hopes", "hope", "hoped", "hoping")
