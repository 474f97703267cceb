"""Persons that never were, with names as news romanises them: "Han Song Ryol", "Jang Il-hun", "Sergei Zarif"."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any, Final

import yaml

from communique.language.tokenizer import tokenize

_PARTS: Final[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("invented.yaml").read_text(encoding="utf-8")
)


def invented_name(random: Random, words: int) -> list[tuple[str, bool]]:
    """An invented name in our words.

    Args:
        random: The source of chance.
        words: How many words the name replaced has: one word gives a family name alone, mostly.

    Returns:
        (word, whether it is glued to the word before).
    """
    name = _name(random, words)
    cut = tokenize(name)
    return [
        (name[start:end], number > 0 and cut[number - 1][1] == start)
        for number, (start, end) in enumerate(cut)
    ]


def _name(random: Random, words: int) -> str:
    tongue = random.random()
    if tongue < 0.45:
        family, given = random.choice(_PARTS["korean"]["family"]), _korean_given(random)
    elif tongue < 0.65:
        family, given = random.choice(_PARTS["chinese"]["family"]), _chinese_given(random)
    else:
        family, given = random.choice(_PARTS["family"]), random.choice(_PARTS["given"])
        return str(family if words == 1 else f"{given} {family}")
    return family if words == 1 and random.random() < 0.7 else f"{family} {given}"


def _korean_given(random: Random) -> str:
    first, second = random.choice(_PARTS["korean"]["syllable"]), random.choice(_PARTS["korean"]["syllable"])
    style = random.random()
    if style < 0.4:
        return f"{first} {second}"
    if style < 0.75:
        return f"{first}-{second.lower()}"
    return f"{first}-{second}" if style < 0.85 else f"{first}{second.lower()}"


def _chinese_given(random: Random) -> str:
    first, second = random.choice(_PARTS["chinese"]["syllable"]), random.choice(_PARTS["chinese"]["syllable"])
    style = random.random()
    if style < 0.35:
        return str(first.capitalize())
    return f"{first.capitalize()}{second}" if style < 0.85 else f"{first.capitalize()}-{second}"
