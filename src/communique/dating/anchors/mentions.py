"""Known events named in a text, as days to count from: those of the profile, of the world's calendar, and terms of office."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from communique.dating.knowledge import Landmark, known_events, landmarks
from communique.dating.lexicon import load_word_lists, split
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


Table = dict[str, list[tuple[tuple[str, ...], Landmark]]]


@lru_cache(maxsize=8)
def _table(events: tuple[KnownEvent, ...]) -> Table:
    """Names of the profile's and the world's events as words, by their first word, longest first."""
    found: Table = {}
    for landmark in (*known_events(Profile(events=events)), *landmarks()):
        if landmark.lasting or len(landmark.days) != 1 or landmark.trust < _SURE:
            continue
        for name in landmark.names:
            parts = tuple(split(name))
            if parts and WORDS["nouns"].intersection(parts):
                found.setdefault(parts[0], []).append((parts, landmark))
    for held in found.values():
        held.sort(key=lambda each: -len(each[0]))
    return found


def mentions(words: Words, profile: Profile) -> list[Mention]:
    """The known events that a text names, in its order."""
    table = _table(profile.events)
    found: list[Mention] = []
    index = 0
    while index < len(words.lows):
        hit = _named_at(words, index, table)
        if hit is None:
            index += 1
            continue
        parts, landmark = hit
        last = index + len(parts)
        first = index
        while first > 0 and index - first < _MODIFIERS_MOST and _modifies(words, first - 1):
            first -= 1
        found.append(Mention(first, last, " ".join(parts), span_of(*landmark.days[0])))
        index = last
    return found


def _named_at(words: Words, index: int, table: Table) -> tuple[tuple[str, ...], Landmark] | None:
    for parts, landmark in table.get(words.lows[index], ()):
        same = all(
            words.low(index + step).replace("’", "'") == part for step, part in enumerate(parts)
        )  # a phrase of the lexicon is one word and never part of a name
        if same and (not landmark.beside or any(word in words.text.lower() for word in landmark.beside)):
            return parts, landmark
    return None


def _modifies(words: Words, index: int) -> bool:
    low = words.lows[index]
    return (
        low in WORDS["modifiers"]
        or low.isdigit()
        or (low not in TURNS and words.capital(index) and low.isalpha())
    )
