"""Words and values that stand against each other: tone, doubt, order and outcomes that exclude each other."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec
import yaml

from communique.errors import DataError
from communique.merging.words import stem

_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*")
_PATH = Path(__file__).with_name("contrast.yaml")


class Contrast(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of `contrast.yaml`."""

    good: str
    bad: str
    doubt: str
    order: str
    said_before: str
    outcomes: list[tuple[str, str]]


@cache
def lexicon(path: Path = _PATH) -> Contrast:
    """The word lists of contrast.

    Raises:
        DataError: If the file breaks its form.
    """
    try:
        return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Contrast)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(str(error), where=str(path), todo="Correct the file.") from error


@cache
def _stems(group: str) -> frozenset[str]:
    return frozenset(stem(word) for word in str(getattr(lexicon(), group)).split())


def _count(text: str, group: str) -> int:
    # "-" stays inside words: "empty-handed" and "step-by-step" are one word each; their parts count too.
    words, told = _WORDS.findall(text.lower()), _stems(group)
    return sum(stem(word) in told or ("-" in word and stem(word.partition("-")[0]) in told) for word in words)


def tone(text: str) -> int:
    """1 if a text speaks well of something, -1 if badly, 0 if neither prevails."""
    balance = _count(text, "good") - _count(text, "bad")
    return (balance > 0) - (balance < 0)


def doubts(text: str) -> bool:
    """Whether a text says that something is not so or will not be."""
    return _count(text, "doubt") > 0


def orders(text: str) -> bool:
    """Whether a text says what is to come before what."""
    return _count(text, "order") > 0


def refers_back(text: str) -> bool:
    """Whether a text speaks of what was said before it: "disputes that assertion", "denied it"."""
    nouns = "|".join(lexicon().said_before.split())
    named = rf"\b(?:that|this|these|those|the|such|such an?)\s+(?:{nouns})s?\b"
    bare = r"\b(?:den(?:y|ies|ied)|disput(?:es?|ed)|reject(?:s|ed)?|disagree[sd]?)(?:\s+with)?\s+(?:it|this|them)\b"
    return re.search(f"{named}|{bare}", text.lower()) is not None


def exclude(left: str, right: str) -> bool:
    """Whether two outcomes cannot both be."""
    return any({left, right} == set(pair) for pair in lexicon().outcomes)
