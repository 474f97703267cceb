"""Known events named in a text, as days to count from: those of the profile, of the world's calendar, and terms of office."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from communique.dating.knowledge import Landmark, known_events, landmarks
from communique.dating.lexicon import load_word_lists
from communique.dating.phrases import Hit, Phrases, plain
from communique.dating.words import Words
from communique.model import Interval, Profile
from communique.model.interval import span_of
from communique.model.profile import KnownEvent

WORDS: Final = load_word_lists(Path(__file__).with_name("words.yaml"))
TURNS: Final = dict.fromkeys(WORDS["after"], 1) | dict.fromkeys(WORDS["before"], -1)
_SURE: Final = 0.8
_MODIFIERS_MOST: Final = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """A known event named in a text: its words [first, last) with what modifies them, and the word before, if it turns."""

    first: int
    last: int
    name: str
    days: Interval

    @property
    def told(self) -> str:
        """The event as a value says it."""
        return f"{self.name} ({self.days.start if self.days.days == 1 else self.days})"


@lru_cache(maxsize=8)
def _calendar(own: tuple[KnownEvent, ...]) -> tuple[tuple[Landmark, ...], Phrases]:
    """The profile's and the world's events that days can be counted from, and their names."""
    calendar = tuple(
        each
        for each in (*known_events(Profile(events=own)), *landmarks())
        if not each.lasting and len(each.days) == 1 and each.trust >= _SURE
    )
    return calendar, Phrases(each.names for each in calendar)


def mentions(words: Words, profile: Profile) -> list[Mention]:
    """The known events that a text names, in its order."""
    if not words.starts:
        return []
    calendar, phrases = _calendar(profile.events)
    lowered = plain(words.text)
    found: list[Mention] = []
    for hit in sorted(
        phrases.hits(lowered, [(words.starts[0], words.ends[-1])]),
        key=lambda each: (each.start, -each.end, each.owner),
    ):
        landmark = calendar[hit.owner]
        place = _place(words, hit)
        if place is None or (found and place[0] < found[-1].last):
            continue
        if landmark.beside and not any(word in lowered for word in landmark.beside):
            continue
        index, last = place
        first = index
        while first > 0 and index - first < _MODIFIERS_MOST and _modifies(words, first - 1):
            first -= 1
        found.append(Mention(first, last, lowered[hit.start : hit.end], span_of(*landmark.days[0])))
    return found


def _place(words: Words, hit: Hit) -> tuple[int, int] | None:
    """The words of a name; None where it ends within one (a phrase of the lexicon), or holds no noun of events."""
    first, last = bisect_left(words.starts, hit.start), bisect_left(words.ends, hit.end)
    whole = (
        first < len(words.starts)
        and last < len(words.ends)
        and (words.starts[first], words.ends[last]) == (hit.start, hit.end)
    )
    return (first, last + 1) if whole and WORDS["nouns"].intersection(words.lows[first : last + 1]) else None


def _modifies(words: Words, index: int) -> bool:
    low = words.lows[index]
    return (
        low in WORDS["modifiers"]
        or low.isdigit()
        or (low not in TURNS and words.capital(index) and low.isalpha())
    )
