"""Numbers in words and figures, as far as counts of days, months and years need them."""

from __future__ import annotations

import re
from typing import Final

_UNITS: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS: Final = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "thirtieth",
]
_WORDS: Final[dict[str, float]] = (
    {word: float(number) for number, word in enumerate(_UNITS)}
    | {word: float(10 * number) for number, word in enumerate(_TENS, start=2)}
    | {"a": 1.0, "an": 1.0, "couple": 2.0, "dozen": 12.0}
)
_SCALES: Final = {"hundred": 100.0, "thousand": 1000.0, "million": 1e6, "billion": 1e9}
_VAGUE: Final = frozenset(
    [
        "several",
        "few",
        "many",
        "some",
        "numerous",
        "various",
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "countless",
        "multi",
        "number",
    ]
)


def number(text: str) -> float | None:
    """The number that words or figures say: `twenty - five`, `two and a half`, `18`, `1,500`; None if they say none.

    Of a range ("two or three", "5 - 10") it is the first.
    """
    words = re.findall(r"[a-z]+|\d+(?:,\d{3})+|\d*\.\d+|\d+|½|-", text)
    if not words or any(word in _VAGUE for word in words):
        return None
    if words[0] in ("half",) or words[:2] == ["a", "half"]:
        return 0.5
    if (fraction := re.search(r"(?:(\d+) )?(\d) / (\d)$", text)) is not None and fraction.group(3) != "0":
        return float(fraction.group(1) or 0) + int(fraction.group(2)) / int(fraction.group(3))
    total: float | None = None
    joined = False
    for word in words:
        if word in ("or", "to") and total is not None:
            break
        if word == "-":
            joined = True
            continue
        if word in ("½", "half"):
            return (total or 0.0) + 0.5
        if word in _SCALES:
            total = (total or 1.0) * _SCALES[word]
            continue
        value = _plain(word)
        if value is None or (word in ("a", "an") and total is not None):
            continue
        if joined and total is not None and not (20 <= total <= 90 and value < 10):
            break
        total = value if total is None or word in ("couple", "dozen") else total + value
    return total


def _plain(word: str) -> float | None:
    if word in _WORDS:
        return _WORDS[word]
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None


def ordinal(text: str) -> int | None:
    """The number of an ordinal: `first`, `12th`, `twenty - first`; None if it is none."""
    words = re.findall(r"[a-z]+|\d+", text)
    figures = re.match(r"\d+", text)
    if figures is not None:
        return int(figures.group())
    total = 0
    for word in words:
        if word in _ORDINALS:
            return total + (30 if word == "thirtieth" else _ORDINALS.index(word))
        total += int(_WORDS.get(word, 0.0))
    return None


def figures(count: float) -> str:
    """A count as TIMEX3 writes it: `2`, `2.5`."""
    return str(int(count)) if count == int(count) else f"{count:g}"
