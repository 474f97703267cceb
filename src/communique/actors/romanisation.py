"""Spellings of one sound folded together: Korean, Chinese, Russian, Arabic and Persian names in the Latin press.

Keys are for comparing names, not for reading them: two spellings of one name have one key, and few names that
differ share one. Korean: Revised Romanisation (2000), McCune-Reischauer (1939) and the usages of North and South;
Chinese: Hanyu Pinyin and Wade-Giles.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

import msgspec
import yaml

from communique.actors.words import folded
from communique.errors import DataError


class Korean(msgspec.Struct, frozen=True):
    """Family names by line, and the folding of initials and vowels."""

    families: tuple[tuple[str, ...], ...]
    initials: dict[str, str]
    vowels: dict[str, str]


class Chinese(msgspec.Struct, frozen=True):
    """The folding of initials and finals."""

    initials: dict[str, str]
    finals: dict[str, str]


class Tables(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`romanisation.yaml`."""

    korean: Korean
    chinese: Chinese
    russian: dict[str, str]
    arabic: dict[str, str]
    nicknames: tuple[tuple[str, ...], ...]
    arabic_given: frozenset[str]


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The tables of sounds."""
    raw = resources.files("communique.actors.data").joinpath("romanisation.yaml").read_text(encoding="utf-8")
    try:
        return msgspec.convert(yaml.safe_load(raw), Tables)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(
            str(error), where="actors/data/romanisation.yaml", todo="Correct the lexicon file."
        ) from error


def _rewritten(text: str, rules: Mapping[str, str]) -> str:
    """Rewrite from the left, the longest rule first at each place."""
    longest = max(map(len, rules))
    made, at = [], 0
    while at < len(text):
        for size in range(min(longest, len(text) - at), 0, -1):
            piece = text[at : at + size]
            if piece in rules:
                made.append(rules[piece])
                at += size
                break
        else:
            made.append(text[at])
            at += 1
    return "".join(made)


@lru_cache(maxsize=1)
def _korean_families() -> dict[str, str]:
    return {name: line[0] for line in tables().korean.families for name in line}


def korean_family(name: str) -> str:
    """Key of a Korean family name: ri for Ri, Lee, Yi and Rhee."""
    low = folded(name).strip("'")
    return _korean_families().get(low) or korean_syllables(low)


@lru_cache(maxsize=65536)
def korean_syllables(text: str) -> str:
    """Key of a Korean given name, written as one or two words: Song-ryol, Seong Ryeol and Sung-yul are one."""
    low = "".join(each for each in folded(text) if each.isalpha())
    spoken = tables().korean
    made: list[str] = []
    at = 0
    while at < len(low):
        vowel = _longest(low, at, spoken.vowels)
        if vowel is not None:
            made.append(spoken.vowels[vowel])
            at += len(vowel)
            continue
        initial = _longest(low, at, spoken.initials)
        made.append(spoken.initials[initial] if initial is not None else low[at])
        at += len(initial) if initial is not None else 1
    key = "".join(made)
    for before, after in (("ry", "y"), ("ny", "y"), ("rr", "r"), ("nn", "n"), ("kk", "k"), ("mm", "m")):
        key = key.replace(before, after)
    # North and South differ on r and n before i at the start of a name: Rim and Im, Nim and Im.
    return key[1:] if key[:2] == "ri" and len(key) > 2 else key


def _longest(text: str, at: int, rules: Mapping[str, str]) -> str | None:
    for size in (4, 3, 2, 1):
        piece, following = text[at : at + size], text[at + size : at + size + 1]
        # The h of "Noh" lengthens the vowel; that of "Mu-hyon" begins a syllable.
        if (
            len(piece) == size
            and piece in rules
            and not (
                size > 1 and piece.endswith("h") and piece[-2] in "aeou" and following in tuple("aeiouyw")
            )
        ):
            return piece
    return None


@lru_cache(maxsize=65536)
def chinese(text: str) -> str:
    """Key of a Chinese name, Pinyin or Wade-Giles: Xiaoping and Hsiao-p'ing are one."""
    low = "".join(each for each in folded(text) if each.isalpha() or each in "-' ")
    made = []
    for word in low.replace("-", " ").split():
        made.append(_rewritten(_rewritten(word, tables().chinese.finals), tables().chinese.initials))
    return "".join(made).replace("'", "")


@lru_cache(maxsize=65536)
def russian(text: str) -> str:
    """Key of a Russian or Ukrainian name: Sergei, Sergey and Serguei; Zelensky, Zelenskiy and Zelenskyy."""
    key = _rewritten(folded(text), tables().russian)
    for before, after in (("ii", "i"), ("ei", "i"), ("iev", "ev"), ("ou", "u"), ("gu", "g")):
        key = key.replace(before, after)
    return key


@lru_cache(maxsize=65536)
def arabic(text: str) -> str:
    """Key of an Arabic or Persian name: its consonants, with those folded that the press writes in several ways."""
    low = folded(text).replace("-", "").replace(" ", "")
    key = _rewritten(low, tables().arabic)
    bones = key[:1].translate(_VOWELS) + "".join(each for each in key[1:] if each not in "aeiouy")
    return "".join(each for i, each in enumerate(bones) if i == 0 or bones[i - 1] != each)


_VOWELS = str.maketrans({"e": "a", "i": "a", "o": "a", "u": "a", "y": "a"})


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, str]:
    return {name: line[0] for line in tables().nicknames for name in line}


def given(name: str) -> str:
    """The full form of a given name: michael for Mike."""
    low = folded(name)
    return _nicknames().get(low, low)
