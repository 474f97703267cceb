"""The classes of time words, read from lexicon.yaml, and the class of a word by its form.

Each distinct set of classes is one character, its code; a text becomes a string of codes, one a word, and the
patterns of rules.yaml become regular expressions over codes. That is what makes matching fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from communique.errors import DataError

OTHER: Final = "·"
BREAK: Final = "\n"
_FIRST_CODE: Final = 0xE000

_FORMS: Final = (
    (re.compile(r"(?:1[5-9]|20)\d\d"), ("YEAR", "INT")),
    (re.compile(r"0?[1-9]|[12]\d|3[01]"), ("DAY", "INT")),
    (re.compile(r"\d{1,3}(?:,\d{3})+|\d+"), ("INT",)),
    (re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)"), ("DAYTH", "NTH")),
    (re.compile(r"\d+(?:st|nd|rd|th)"), ("NTH",)),
    (re.compile(r"(?:1[5-9]|20)?\d0(?:'|’)?s|['’]\d0s"), ("DECADE",)),
    (re.compile(r"['’]\d\d"), ("SHORT_YEAR",)),
    (re.compile(r"(?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:t\d\d:\d\d.*)?"), ("ISODATE",)),
    (re.compile(r"(?:1[5-9]|20)\d\d/\d?\d/\d?\d|\d?\d[/.]\d?\d[/.](?:\d\d)?\d\d|\d?\d-\d?\d-(?:19|20)?\d\d"), ("WRITTEN",)),
    (re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"), ("COMPACT",)),
    (re.compile(r"\d?\d[:.]\d\d(?::\d\d)?"), ("CLOCK",)),
    (re.compile(r"\d?\d(?:[:.]\d\d)?(?:am|pm|a\.m|p\.m)\.?"), ("CLOCK_AMPM",)),
    (re.compile(r"[012]\d[0-5]\d"), ("HOURS",)),
    (re.compile(r"q[1-4]"), ("QUARTER_NAME",)),
    (re.compile(r"h[12]"), ("HALF_NAME",)),
    (re.compile(r"\d*\.\d+|½|\d+½"), ("DECIMAL",)),
)  # fmt: skip
_SHAPED: Final = re.compile(r"\d|[qh][1-4]$|½")


@dataclass(slots=True)
class Lexicon:
    """Words to classes, phrases to classes, and the code of each set of classes."""

    words: dict[str, frozenset[str]]
    phrases: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]
    lists: dict[str, frozenset[str]]
    codes: dict[frozenset[str], str] = field(default_factory=dict)
    remembered: dict[str, str] = field(default_factory=dict)

    def code_of(self, classes: frozenset[str]) -> str:
        """The character that stands for this set of classes."""
        if not classes:
            return OTHER
        code = self.codes.get(classes)
        if code is None:
            code = chr(_FIRST_CODE + len(self.codes))
            self.codes[classes] = code
        return code

    def classes_of(self, word: str) -> frozenset[str]:
        """Classes of a word in lower case."""
        held = self.words.get(word) or self.words.get(word.rstrip("."), frozenset())
        if _SHAPED.search(word) is None:
            return held
        shaped: set[str] = set()
        for form, classes in _FORMS:
            if form.fullmatch(word) is not None:
                shaped.update(classes)
        return held | shaped

    def code(self, word: str) -> str:
        """Code of a word in lower case."""
        code = self.remembered.get(word)
        if code is None:
            code = self.code_of(self.classes_of(word))
            if len(self.remembered) < 500_000:
                self.remembered[word] = code
        return code

    def codes_with(self, name: str) -> str:
        """All codes whose sets hold a class; empty if there is none."""
        return "".join(code for classes, code in self.codes.items() if name in classes)


def load_lexicon(
    literals: Iterable[str], holidays: Iterable[str], path: Path = Path(__file__).with_name("lexicon.yaml")
) -> Lexicon:
    """Read the lexicon.

    Args:
        literals: Words that patterns name as they are; each becomes a class `=word`.
        holidays: Names of holidays, one or more words each; each becomes a phrase of class `HOLIDAY`.
        path: The lexicon file.

    Raises:
        DataError: If the file has not the expected shape.
    """
    data: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict) or not {"classes", "phrases"} <= set(data):
        raise DataError(f"{path}: expected the keys 'classes' and 'phrases'")
    words: dict[str, set[str]] = {}
    for name, members in data["classes"].items():
        for word in _members(path, name, members):
            words.setdefault(word, set()).add(name)
    for literal in literals:
        words.setdefault(literal, set()).add("=" + literal)
    phrases: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    several = [
        (name, each) for name, members in data["phrases"].items() for each in _members(path, name, members)
    ]
    several += [("HOLIDAY", each) for each in holidays]
    for name, phrase in several:
        parts = tuple(split(phrase))
        if len(parts) == 1:
            words.setdefault(parts[0], set()).add(name)
        else:
            phrases.setdefault(parts[0], []).append((parts, frozenset({name})))
    for held in phrases.values():
        held.sort(key=lambda each: -len(each[0]))
    lists = {
        name: frozenset(_members(path, name, data[name]))
        for name in data
        if name not in ("classes", "phrases")
    }
    lexicon = Lexicon({word: frozenset(held) for word, held in words.items()}, phrases, lists)
    _foresee(lexicon)
    return lexicon


def load_word_lists(path: Path) -> dict[str, frozenset[str]]:
    """Named lists of words from a YAML file.

    Raises:
        DataError: If something in it is no list of words.
    """
    data: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict):
        raise DataError(f"{path}: expected named lists of words")
    return {name: frozenset(_members(path, name, members)) for name, members in data.items()}


def _members(path: Path, name: str, members: Any) -> list[str]:
    if not isinstance(members, list) or not all(isinstance(each, str) for each in members):
        raise DataError(f"{path}: '{name}' must be a list of words; quote numbers, yes and no")
    return members


def _foresee(lexicon: Lexicon) -> None:
    """Give every set of classes that a text can show its code, so that patterns can be compiled once."""
    for classes in lexicon.words.values():
        lexicon.code_of(classes)
    for held in lexicon.phrases.values():
        for _, classes in held:
            lexicon.code_of(classes)
    for number in (*range(2200), *range(10000, 10010)):
        for form in (
            "{}",
            "{:02d}",
            "{:04d}",
            "{}th",
            "{}st",
            "{}nd",
            "{}rd",
            "{}s",
            "{:02d}s",
            "{}'s",
            "'{:02d}",
            "'{:02d}s",
        ):
            lexicon.code_of(lexicon.classes_of(form.format(number)))
    for word in (
        "1,000", "2016-10-22", "2016-10-22t10:00", "2016/10/22", "10/22/16", "10/22/2016", "22.10.2016", "22.10.16",
        "10-22-89", "20161022", "10:35", "10.35", "2.5", "23.59", "3pm", "3.30pm", "½", "2½", "q1", "h1", ".5", "1.01", "0.10", "00:00",
        "0000", "0930", "1530", "2459", "0959", "10.22.1989", "1989/1/1", "10:35:11", "989898", "12345678",
    ):  # fmt: skip
        lexicon.code_of(lexicon.classes_of(word))


_PIECE: Final = re.compile(
    r"(?:\d{4}-\d\d-\d\d(?:[Tt]\d\d:\d\d\S*)?|\d{4}/\d\d?/\d\d?|\d\d?/\d\d?/\d{2,4}|\d\d?\.\d\d?\.\d{2,4})(?![\w/])"
    r"|(?<!\d)\d\d-\d\d-\d\d(?:\d\d)?(?![\w-])"
    r"|\d\d?(?:[:.]\d\d)?(?:am|pm|a\.m\.?|p\.m\.?)(?!\w)"
    r"|\d\d?:\d\d(?::\d\d)?(?!\d)|\d{1,3}(?:,\d{3})+(?!\d)|\d*\.\d+(?!\d)"
    r"|\d+(?:st|nd|rd|th|['’]?s)(?![^\W\d_])|(?<!\w)['’]\d\ds?(?!\w)"
    r"|\d+(?=[A-Za-z])|\d+½?"
    r"|(?:[^\W\d_]\.){2,}|[^\W\d_]\.[^\W\d_](?!\w)|[QqHh][1-4](?!\w)"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|thu|fri|sat|sun)\.(?=\s*[\d,])"
    r"|[^\W\d_]+(?=['’]s(?!\w))|['’]s(?!\w)|[^\W\d_]+(?:['’][^\W\d_]+)*|\S",
    re.IGNORECASE,
)


def split(text: str) -> list[str]:
    """The words of a text as this room counts them, in lower case."""
    return [match.group().lower() for match in _PIECE.finditer(text)]


def pieces(text: str) -> list[tuple[int, int]]:
    """Start and end of each word of a text as this room counts them: hyphens part words, written dates stay whole."""
    return [match.span() for match in _PIECE.finditer(text)]
