"""Whether a word is a month, a weekday, a day or a season."""

from __future__ import annotations

from communique.dating.guards.around import (
    AFTER_A_DAY,
    BEFORE_A_DAY,
    LOOSE_PREPOSITIONS,
    MONTH_PREPOSITIONS,
    TITLES,
    in_lower,
    touches_before,
    word_after,
    word_before,
)
from communique.dating.values import Found


def day_number(found: Found) -> bool:
    """A month followed by a number: `may 12` in lower case needs a preposition."""
    month = found.get("m")
    if found.get("d") and word_after(found) in ("percent", "%", "million", "billion") and not found.get("y"):
        return False
    if month in ("may", "march", "mar") and in_lower(found, "m"):
        return (
            found.first == 0
            or word_before(found) in MONTH_PREPOSITIONS
            or bool(found.get("w") or found.get("y"))
        )
    return True


def month_word(found: Found) -> bool:
    """A number followed by a month: `4 may` in lower case is a month only with more around it."""
    month = found.get("m")
    if month in ("may", "march", "mar", "dec", "jan") and in_lower(found, "m"):
        return bool(found.get("y") or found.get("w")) or word_before(found) in ("on", "from", "until", "by")
    return not (touches_before(found) and word_before(found) in ("$", "£", "€", ".", ","))


def no_day_follows(found: Found) -> bool:
    """A month alone; not one that begins a longer name."""
    return not (found.text == "august" and in_lower(found, "m") and word_after(found).isalpha())


def month_alone(found: Found) -> bool:
    """May, March, Jan alone: with a capital inside a sentence and no name around, or after a preposition of time."""
    if found.get("l") or found.get("e"):
        return found.get("m") not in ("dec", "jan", "mar", "jun", "march") or not in_lower(found, "m")
    before, after, month = word_before(found), word_after(found), found.get("m")
    start, _ = found.match.span("m")
    if before in MONTH_PREPOSITIONS and before not in LOOSE_PREPOSITIONS:
        return not (in_lower(found, "m") and month == "may" and after in ("be", "have", "not", "well"))
    if in_lower(found, "m") or month in ("dec", "jan", "mar", "jun"):
        return False
    if found.first == 0 or before in (
        "",
        ".",
        "!",
        "?",
        "“",
        '"',
        ":",
        "—",
        "”",
        "''",
        "``",
        "-",
        "’s",
        "'s",
    ):
        return after in (",", "when", "'s", "’s") and month == "march"
    if before in TITLES or (found.words.capital(start - 1) and before not in MONTH_PREPOSITIONS):
        return False
    return after not in ("said", "told", "of", "has", "is", "will", "to") or before in MONTH_PREPOSITIONS


def ordinal_day(found: Found) -> bool:
    """`the 12th` as a day: after `on`, and not before a noun."""
    after = word_after(found)
    if found.get("w"):
        return True
    if word_before(found) not in BEFORE_A_DAY:
        return False
    return not after.isalpha() or after in AFTER_A_DAY


def season(found: Found) -> bool:
    """A season without a year: after a preposition of time or with `the`; not the Arab or Prague Spring."""
    before = word_before(found)
    if found.get("s") in ("fall",) and before not in ("in", "this", "last", "by"):
        return False
    if found.words.capital(found.last - 1) and before in ("arab", "prague"):
        return False
    return (
        before in ("in", "by", "since", "until", "of", "during", "before", "after", "through", "over")
        or found.get("e") != ""
    )


def short_weekday(found: Found) -> bool:
    """`Sat.` or `on Wed`: a short weekday with a capital where a date could stand."""
    if in_lower(found, "w") or word_before(found) == "the":
        return False
    return (
        word_before(found) == "on"
        or found.get("l") != ""
        or (word_after(found) in (",", ".") and found.words.low(found.last + 1)[:2].isdigit())
    )


def holiday(found: Found) -> bool:
    """A named day, not part of a name."""
    return word_after(found) not in ("island", "islands", "offensive", "party", "parties")
