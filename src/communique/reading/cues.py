"""The lexicon of cues: which words say that somebody says something, and where what is said stands.

The words are in `speech_cues.yaml`, for an analyst to read and extend; here they are checked and looked up.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import msgspec
import yaml

from communique.errors import DataError
from communique.model.vocabulary import KINDS

COMPLEMENTS = frozenset({"clause", "quote", "to", "object", "as", "ing", "named"})
PREPOSITIONS = frozenset({"of", "for", "against", "with", "on", "to", "about", "from", "at", "over"})
_VOICES = ("speech", "stance", "mention")


class Cue(msgspec.Struct, frozen=True):
    """One sense of a cue word.

    Attributes:
        key: Lemma, or lemma and particle or preposition.
        group: Name of its group in the lexicon.
        kind: Kind of statement it makes, None where what is said decides.
        firm: Whether the word alone settles the kind.
        takes: Complements that hold what is said.
        voice: `speech`, `stance` or `mention`.
    """

    key: str
    group: str
    kind: str | None
    firm: bool
    takes: frozenset[str]
    voice: str = "speech"


class CueLexicon(msgspec.Struct, frozen=True):
    """All cues by key, and the word lists that go with them."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, tuple[Cue, ...]]
    light: dict[tuple[str, str], str]
    according: tuple[str, ...]
    texts: frozenset[str]
    voices: frozenset[str]
    hearsay: frozenset[str]
    forms: dict[str, str]
    irregular: dict[str, str]
    silence: frozenset[str]
    unsaid: frozenset[str]
    beginnings: frozenset[str]
    """What longer keys of verbs begin with, without their last words: "call" and "push back" of "push back against"."""

    def opens(self, words: str) -> bool:
        """Whether words are a verb of the lexicon, or what one begins with."""
        return words in self.verbs or words in self.beginnings

    def lemma(self, word: str, given: str) -> str:
        """The lemma of a cue verb by its form; the given lemma for words that are no cue."""
        return self.forms.get(word, given)

    def verb(self, key: str, complement: str) -> Cue | None:
        """The sense of a verb that takes a complement."""
        return _sense(self.verbs.get(key, ()), complement)

    def noun(self, key: str, complement: str) -> Cue | None:
        """The sense of a noun that takes a complement."""
        return _sense(self.nouns.get(key, ()), complement)


def _sense(senses: tuple[Cue, ...], complement: str) -> Cue | None:
    for cue in senses:
        if complement in cue.takes:
            return cue
    return None


@cache
def cue_lexicon() -> CueLexicon:
    """The shipped lexicon, read and checked once.

    Raises:
        DataError: If the file breaks its rules.
    """
    source = resources.files("communique.reading").joinpath("speech_cues.yaml")
    return parse_cues(yaml.safe_load(source.read_text("utf-8")), "speech_cues.yaml")


def parse_cues(data: Any, where: str) -> CueLexicon:
    """Check what a cue file holds and index it.

    Args:
        data: The file's YAML.
        where: Its name, for errors.

    Raises:
        DataError: If a section is missing, or a kind, complement or voice is unknown.
    """
    if not isinstance(data, dict):
        raise DataError("the cue lexicon is not a mapping", where=where)
    light = {
        (str(row["verb"]), str(row["noun"])): _kind(row.get("kind"), where) or "assessment"
        for row in _rows(data, "light", where)
    }
    verbs = _indexed(data, "verbs", where)
    adjectives = _indexed(data, "adjectives", where)
    irregular = data.get("irregular") or {}
    stems = {key.split()[0] for key in verbs} | {verb for verb, _ in light} | {"quote", "cite"}
    return CueLexicon(
        verbs=verbs,
        nouns=_indexed(data, "nouns", where),
        adjectives=adjectives,
        light=light,
        according=tuple(_rows(data, "according", where)),
        texts=frozenset(_rows(data, "texts", where)),
        voices=frozenset(_rows(data, "voices", where)),
        hearsay=frozenset(_rows(data, "hearsay", where)),
        silence=frozenset(_rows(data, "silence", where)),
        unsaid=frozenset(_rows(data, "unsaid", where)),
        beginnings=frozenset(key[: gap.start()] for key in verbs for gap in re.finditer(" ", key)),
        irregular=dict(irregular),
        forms={**{form: stem for stem in stems for form in _inflected(stem)}, **irregular},
    )


def _rows(data: dict[str, Any], section: str, where: str) -> list[Any]:
    rows = data.get(section)
    if not isinstance(rows, list) or not rows:
        raise DataError(f"the section {section!r} is missing or empty", where=where)
    return rows


def _indexed(data: dict[str, Any], section: str, where: str) -> dict[str, tuple[Cue, ...]]:
    held: dict[str, tuple[Cue, ...]] = {}
    for row in _rows(data, section, where):
        for lemma in _lemmas(row.get("lemmas"), where):
            cue = _cue(row, lemma, where)
            held[lemma] = (*held.get(lemma, ()), cue)
    return held


def _lemmas(given: Any, where: str) -> list[str]:
    """A list of lemmas; one item may hold several with commas between."""
    if not isinstance(given, list) or not given:
        raise DataError("a group of cues has no lemmas", where=where)
    found = [part.strip() for item in given for part in str(item).split(",")]
    return list(dict.fromkeys(part for part in found if part))


def _cue(row: dict[str, Any], lemma: str, where: str) -> Cue:
    takes = frozenset(row.get("takes", ()))
    if unknown := takes - COMPLEMENTS - PREPOSITIONS:
        raise DataError(f"unknown complement of {lemma!r}: {', '.join(sorted(unknown))}", where=where)
    voice = row.get("voice", "speech")
    if voice not in _VOICES:
        raise DataError(f"unknown voice of {lemma!r}: {voice}", where=where)
    kind = _kind(row.get("kind"), where)
    return Cue(lemma, str(row.get("name", "")), kind, bool(row.get("firm")), takes, voice)


def _kind(given: Any, where: str) -> str | None:
    if given == "content":
        return None
    if given not in KINDS:
        raise DataError(f"unknown kind of statement: {given!r}", where=where)
    return str(given)


def _inflected(stem: str) -> list[str]:
    """The regular forms of a verb."""
    forms = [stem, f"{stem}s", f"{stem}ed", f"{stem}ing"]
    if stem.endswith("e"):
        forms += [f"{stem}d", f"{stem[:-1]}ing"]
    if stem.endswith("y") and stem[-2:-1] not in "aeiou":
        forms += [f"{stem[:-1]}ies", f"{stem[:-1]}ied"]
    if stem.endswith(("s", "sh", "ch", "x", "z", "o")):
        forms.append(f"{stem}es")
    if len(stem) > 2 and stem[-1] not in "aeiouwxy" and stem[-2] in "aeiou" and stem[-3] not in "aeiou":
        forms += [f"{stem}{stem[-1]}ed", f"{stem}{stem[-1]}ing"]
    return forms
