"""Whether figures and words are a year, a decade or a quarter."""

from __future__ import annotations

from communique.dating.guards.around import (
    LISTS,
    MONTH_WORDS,
    NEVER_YEARS,
    TIME_PREPOSITIONS,
    touches_before,
    word_after,
    word_before,
)
from communique.dating.values import Found


def year(found: Found) -> bool:
    """Four figures as a year."""
    words, before, after = found.words, word_before(found), word_after(found)
    number = int(found.get("y"))
    lists = LISTS
    if before in lists["not_a_year_after"] or number > 2100:
        return before == "no" and after in ("", ".", ",")
    if (
        found.last < len(words.starts)
        and after in ("-", "–", "%")
        and words.starts[found.last] == words.ends[found.last - 1]
    ):
        following = words.low(found.last + 1)
        if after == "%" or (following.isalpha() and following not in ("to", "and")):
            return False
    if touches_before(found) and before in ("-", "/", ".", "#", "_", "$", "£", "€", "¥"):
        return before == "-" and words.low(found.first - 2) in ("mid", "post", "pre", "early", "late")
    if after in lists["not_a_year_before"]:
        return before in ("in", "since", "by", "of", "until") and after not in NEVER_YEARS
    if after in ("am", "pm", "a.m.", "p.m."):
        return False
    told = before in TIME_PREPOSITIONS or found.get("e") != "" or found.last - found.first > 1
    if (
        not told
        and after.isalpha()
        and after.endswith("s")
        and len(after) > 3
        and not words.capital(found.last)
    ):
        return False
    return told or 1900 <= number <= 2050


def short_year(found: Found) -> bool:
    """`'98` as a year."""
    return found.first == 0 or word_before(found) in TIME_PREPOSITIONS or found.last - found.first > 1


def years_joined(found: Found) -> bool:
    """`1950-53`: figures that touch, the second later than the first."""
    words = found.words
    first, last = found.get("y"), found.get("z")
    touching = (
        words.ends[found.first] == words.starts[found.first + 1]
        and words.ends[found.first + 1] == words.starts[found.first + 2]
    )
    if len(last) not in (2, 4) or not (touching or word_before(found) in ("from", "between", "in", "(")):
        return False
    return int(last) > (int(first) if len(last) == 4 else int(first[2:]))


def decade(found: Found) -> bool:
    """`1990s` and `the '80s`, not somebody's age in `his 80s`."""
    said = found.get("y")
    if len(said.strip("'’s")) == 4:
        return True
    return "the" in found.text.split() and word_before(found) not in ("his", "her", "their")


def decade_word(found: Found) -> bool:
    """`the nineties`, not `in her nineties`."""
    return "the" in found.text.split() or "nineteen" in found.text


def quarter(found: Found) -> bool:
    """A quarter of a year, not of a century or a game."""
    return word_after(found) not in ("century", "mile") and found.words.low(found.last + 2) not in (
        "century",
        "game",
    )


def spelled_year(found: Found) -> bool:
    """`nineteen ninety-six`: after a preposition of time, a month or `the year`."""
    before, words = word_before(found), found.text.split()
    if words[0] == "nineteen" and words[1].endswith("ty"):
        return True
    return found.text.startswith("the year") or before in TIME_PREPOSITIONS or before in MONTH_WORDS
