"""What a report's words say beyond the typed fields: stems, ordinals, praise and failure.

Two reports seldom use the same sentence for one event, but they share its names, numbers and nouns. The stemming is
light on purpose (plurals, -ed, -ing, British and American endings), as in Harman's S-stemmer (JASIS 1991).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

import msgspec
import yaml

from communique.errors import DataError

_TOKEN = re.compile(r"[a-z]+|\d+(?:[.,]\d+)*")
_JOINED = re.compile(r"\b(inter|anti|non|re|pre|multi|counter|co)-(\w)")
_NUMBERED = re.compile(r"(\d+)(?:st|nd|rd|th)$")
_PATH = Path(__file__).with_name("words.yaml")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of `words.yaml`."""

    stop: str
    pronouns: list[str]
    faceless: list[str]
    days: str
    same: list[list[str]]
    plain: dict[str, list[str]]
    ordinals: dict[str, int]
    heads: dict[str, list[str]]
    counted: dict[str, list[str]]
    others: dict[str, list[str]]
    spells: list[str]
    numbers: dict[str, int]
    hailed: list[str]
    failed: list[str]
    umbrellas: dict[str, str]
    votes: dict[str, list[str]]
    regions: dict[str, list[str]]


@cache
def lexicon(path: Path = _PATH) -> Words:
    """The word lists that merging works with.

    Raises:
        DataError: If the file breaks its form.
    """
    try:
        return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Words)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(str(error), where=str(path), todo="Correct the file.") from error


@cache
def _stop() -> frozenset[str]:
    return frozenset(lexicon().stop.split())


@cache
def pronouns() -> frozenset[str]:
    """What stands for somebody named before."""
    return frozenset(lexicon().pronouns)


@cache
def faceless() -> frozenset[str]:
    """First words of bodies that every state has."""
    return frozenset(lexicon().faceless)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its plural, -ed or -ing; `-iz-` and `-is-` endings fall together."""
    if len(word) < 4 or word[0].isdigit():
        return word
    word = word.replace("iz", "is") if "iz" in word[3:] else word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("es") and word[-3] in "sxh":
        return word[:-2]
    if word.endswith("s") and word[-2] not in "su":
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=65536)
def stems(text: str) -> tuple[str, ...]:
    """Stems of the content words of a text, in order."""
    plain = _JOINED.sub(r"\1\2", text.lower().replace("’", "'").replace("'s", ""))
    return tuple(filter(None, map(_kept, _TOKEN.findall(plain))))


@lru_cache(maxsize=65536)
def _kept(word: str) -> str:
    """The stem of a word that says something, else nothing."""
    return stem(word) if (len(word) > 1 or word.isdigit()) and word not in _stop() else ""


@cache
def heads(kind: str) -> frozenset[str]:
    """Stems that say no more than that the event is of this type."""
    return frozenset(stem(word) for word in lexicon().heads.get(kind, ()))


@cache
def _alike() -> dict[str, str]:
    """The word that each of a row of like words is compared as, by stem; the first row that has it counts."""
    return {stem(word): row[0] for row in reversed(lexicon().same) for word in row}


@lru_cache(maxsize=65536)
def content(text: str, kind: str) -> frozenset[str]:
    """What a text says beyond the type of its event and its day: stems, with like words taken for one."""
    alike, empty = _alike(), _empty(kind)
    return frozenset(alike.get(word, word) for word in stems(text) if word not in empty)


@cache
def _empty(kind: str) -> frozenset[str]:
    plain = {stem(word) for word in (*lexicon().days.split(), *lexicon().plain.get(kind, ()))}
    return heads(kind) | plain


@lru_cache(maxsize=65536)
def ordinal(text: str, kind: str) -> int | None:
    """The ordinal that counts events of this type in a text: 5 in "its fifth and largest nuclear test".

    None if there is none, if the text holds two that differ, or if it counts within a time of its own ("the second
    test this year").
    """
    words = re.findall(r"[a-z]+|\d+(?:st|nd|rd|th)?", text.lower())
    found = {
        number
        for place, word in enumerate(words)
        if (number := _ordinal(word)) is not None and _counts(words[place + 1 : place + 10], kind)
    }
    return found.pop() if len(found) == 1 else None


def _counts(after: list[str], kind: str) -> bool:
    """Whether the words after an ordinal lead to a noun of the type, past no word of another type."""
    others = lexicon().others.get(kind, ())
    for place, word in enumerate(after[:5]):
        if word in others:
            return False
        if stem(word) in heads(kind):
            return not set(after[place + 1 : place + 5]) & set(lexicon().spells)
    return False


def _ordinal(word: str) -> int | None:
    numbered = _NUMBERED.match(word)
    if numbered is not None:
        return int(numbered.group(1))
    return lexicon().ordinals.get(word)


@lru_cache(maxsize=65536)
def several(text: str, kind: str) -> int | None:
    """How many events of a type a text names at once: 6 for "six nuclear tests", 0 where no number is told.

    None where it names one.
    """
    words = re.findall(r"[a-z]+|\d+", text.lower())
    plurals = [place for place, word in enumerate(words) if word in lexicon().counted.get(kind, ())]
    if not plurals:
        return None
    before = words[max(0, plurals[0] - 5) : plurals[0]]
    numbers = [number for word in before if (number := _number(word)) is not None]
    return numbers[-1] if numbers else 0


_AMOUNT = re.compile(r"(\d+(?:[.,]\d+)*)\s*-?\s*(million|billion|trillion|m|bn|b|tn)\b")
_MILLIONS = {"m": 1, "million": 1, "b": 1e3, "bn": 1e3, "billion": 1e3, "tn": 1e6, "trillion": 1e6}


@lru_cache(maxsize=65536)
def amounts(text: str) -> frozenset[float]:
    """The sums that a text names, in millions: 50,000 for "$50 billion"; they tell one round of tariffs from the next."""
    found = _AMOUNT.findall(text.lower())
    return frozenset(
        round(float(re.sub(r",(?=\d{3})", "", number).replace(",", ".")) * _MILLIONS[unit], 3)
        for number, unit in found
        if number.count(".") < 2
    )


_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def weekdays(text: str) -> frozenset[int]:
    """The days of the week (0 is Monday) that a text names."""
    words = set(re.findall(r"[a-z]+", text.lower()))
    named = {number for number, day in enumerate(_DAYS) if day in words}
    return frozenset(named | ({5, 6} if "weekend" in words else set()))


def _number(word: str) -> int | None:
    if word.isdigit() and 1 < int(word) < 100:
        return int(word)
    return lexicon().numbers.get(word)


def hailed(text: str) -> bool:
    """Whether a text praises a test and does not say that it failed."""
    words = set(re.findall(r"[a-z]+", text.lower()))
    return bool(words & set(lexicon().hailed)) and not words & set(lexicon().failed)


def umbrella(body: str) -> str:
    """The larger body whose acts those of `body` are told as; itself if there is none."""
    return lexicon().umbrellas.get(body, body)


@cache
def voters(body: str) -> frozenset[str]:
    """The states whose votes a body's acts are told as; none if it is not known."""
    return frozenset(lexicon().votes.get(body, ()))


def holds(region: str, place: str) -> bool:
    """Whether `region` is a looser name for where `place` is."""
    return place in lexicon().regions.get(region, ())
