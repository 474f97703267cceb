"""Whether a time of day or a loose word of time is meant as one."""

from __future__ import annotations

from communique.dating.guards.around import (
    PHRASE_ENDS,
    word_after,
    word_before,
)
from communique.dating.numbers import number
from communique.dating.tense import of_words
from communique.dating.values import Found


def clock(found: Found) -> bool:
    """`10:35` as a time of day."""
    said = found.get("c")
    if ":" not in said or int(said.split(":")[0]) > 24:
        return False
    return (
        word_before(found)
        in ("at", "by", "-", "–", "|", ",", "about", "around", "until", "from", "before", "after", "to", "")
        or len(said) == 5
    )


def clock_word(found: Found) -> bool:
    """`at noon`."""
    return word_before(found) in ("at", "by", "before", "after", "until", "around", "of", "past", "till")


def hour(found: Found) -> bool:
    """`at four in the morning`, of an hour that a clock has."""
    said = number(found.get("c")) or 0
    return 1 <= said <= 12 and word_before(found) in (
        "at",
        "by",
        "before",
        "after",
        "until",
        "around",
        "about",
        "till",
    )


def adjective(found: Found) -> bool:
    """`the current talks`, `future tests`: before a noun, in lower case."""
    return not found.words.capital(found.first) and word_after(found).isalpha()


def future_ref(found: Found) -> bool:
    """`soon`; not `as soon as`, and not told of what is past: `soon after being captured`."""
    words = found.words
    if word_after(found) in ("as", "after", "afterwards", "became") or word_before(found) == "no":
        return False
    if found.text == "shortly":
        return False
    return found.text != "soon" or of_words(words, found.first, found.last) >= 0


def noun_phrase_ends(found: Found) -> bool:
    """`the past` and `the future` as nouns, not before one."""
    after = word_after(found)
    return not after.isalpha() or after in PHRASE_ENDS


def overnight(found: Found) -> bool:
    """`overnight`, not an overnight stay."""
    return word_after(found) not in (
        "stay",
        "stays",
        "bag",
        "success",
        "train",
        "flight",
        "guest",
        "millionaire",
    )
