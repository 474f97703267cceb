"""Terms of office as days to count from: `since Trump took office`, `since taking power, Kim Jong Un has ...`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.dating.anchors.mentions import WORDS, Mention
from communique.dating.knowledge import Tenure, tenures
from communique.dating.words import Words
from communique.model import Interval
from communique.model.interval import day

_STOPS: Final = frozenset({".", "!", "?", ";", ""})
_NO_PERSON: Final = frozenset({"administration", "government", "'s", "’s", "white"})
_REACH: Final = 25


def terms_named(words: Words, anchor: Interval | None) -> list[Mention]:
    """The times that a text tells somebody took an office, where the calendar of offices knows when.

    Args:
        words: The words of the text.
        anchor: The days that the text can be of; of several terms the last begun before them is meant.

    Returns:
        Mentions from the person's name, or the verb where the name stands elsewhere, to the office.
    """
    return [
        mention
        for index, low in enumerate(words.lows)
        if low in WORDS["takings"] and (mention := _term(words, index, anchor)) is not None
    ]


def _term(words: Words, index: int, anchor: Interval | None) -> Mention | None:
    last = index + 1
    while words.low(last) in ("the", "his", "her", "to", "into", "up", "in"):
        last += 1
    if words.low(last) not in WORDS["offices"]:
        return None
    first = index - 1 if words.low(index - 1) in ("has", "had", "was", "were") else index
    if words.low(index).endswith("ing"):
        places = _around(words, index)
    else:
        places = iter((first - 1,))
    for place in places:
        held = _holder(words, place, anchor)
        if held is not None and words.low(place + 1) not in _NO_PERSON:
            year = words.low(last + 2)
            if words.low(last + 1) == "in" and year.isdigit() and year != str(held.since.year):
                return None
            begin = _begin(words, place) if place == first - 1 else first
            return Mention(begin, last + 1, f"{held.person} in office", day(held.since))
    return None


def _around(words: Words, index: int) -> Iterator[int]:
    """The words of the sentence, nearest first, those after before those as near before."""
    ahead = behind = True
    for step in range(1, _REACH):
        ahead = ahead and words.low(index + step) not in _STOPS
        behind = behind and words.low(index - step) not in _STOPS
        if ahead:
            yield index + step
        if behind:
            yield index - step


def _begin(words: Words, place: int) -> int:
    """The first word of a name with its title that ends at `place`."""
    first = place
    while first > 0 and (
        words.low(first - 1) == "-" or (words.capital(first - 1) and words.low(first - 1).isalpha())
    ):
        first -= 1
    return first


def _holder(words: Words, place: int, anchor: Interval | None) -> Tenure | None:
    """The term meant by a surname: of somebody named in full in the text, or of the one person of that name in office."""
    if not 0 <= place < len(words.starts):
        return None
    start = words.starts[place]
    if words.low(place - 1) == "-" and place >= 2:
        start = words.starts[place - 2]  # Moon Jae-in is one word there
    known = tenures().get(words.text[start : words.ends[place]], ())
    begun = [each for each in known if anchor is None or each.since <= anchor.end]
    full = [each for each in begun if each.given and each.person in words.text]
    now = [
        each for each in begun if anchor is not None and (each.until is None or each.until >= anchor.start)
    ]
    if len({each.person.lower().replace("-", " ") for each in full}) == 1:
        return max(full, key=lambda each: each.since)
    return max(now, key=lambda each: each.person) if len({each.since for each in now}) == 1 else None
