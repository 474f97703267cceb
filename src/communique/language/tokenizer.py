"""Words of a text after the conventions of UD English, as character offsets and nothing else.

A text is cut at white space into chunks; each distinct chunk is cut once and remembered, because news
repeats its words. Every character that is not white space belongs to exactly one word.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from pathlib import Path
from typing import Final

import yaml

_DATA: Final = yaml.safe_load(Path(__file__).with_name("tokens.yaml").read_text(encoding="utf-8"))
_ABBREVIATIONS: Final = frozenset(word for line in _DATA["abbreviations"] for word in line.split())
_BEFORE_MORE: Final = frozenset(_DATA["abbreviations_before_more"])
_PREFIXES: Final = frozenset(_DATA["prefixes"])
_CONTRACTIONS: Final[dict[str, list[int]]] = _DATA["contractions"]
_UNITS: Final = "|".join(re.escape(unit) for unit in sorted(_DATA["units"], key=len, reverse=True))

_CHUNK: Final = re.compile(r"\S+")
_PLAIN: Final = re.compile(r"[^\W\d_]+")
# One piece each: addresses, numbers with separators, emoticons, runs of one mark.
_URL: Final = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"”)\]]*[^\s<>\"”)\].,;:!?'’]"
    r"|[\w.+%-]+@[\w-]+(?:\.[\w-]+)*"
    r"|(?:[A-Za-z0-9][\w-]*\.)+(?:com|org|net|gov|edu|mil|int|info|co\.uk|ac\.uk|co\.kr|kp|kr|jp|cn|ru|uk|io|tv|doc|xls|pdf|html?|jpg)"
    r"(?:/[^\s<>\"”)\]]*[^\s<>\"”)\].,;:!?'’])?(?![\w-])"
)
# Newsgroups, hashtags, and the short forms "b/c", "w/o", "n/a".
_OTHER_WHOLE: Final = re.compile(
    r"[a-z]+(?:\.[a-z]+){2,}(?![\w.])|#[^\W\d]\w+|[A-Za-z]/[A-Za-z](?![\w/-])|\${2,}|w/o(?!\w)"
)
_EMOTICON: Final = re.compile(r"[:;=][-^o']?[)(\]\[DPp/|*]+(?!\w)|<3|\^_+\^|:-?[)(]")
_NUMBER: Final = re.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}/\d{1,2}(?![\d/])|\d{4}-\d{2}-\d{2}(?!\d)"
    r"|\d{1,3}-\d{3}-\d{3}-\d{4}|\d{3}-\d{3}-\d{4}|\d{3}-\d{4}(?!\d)"
    r"|\d{1,2}:\d{2}(?::\d{2})?|\d+(?:,\d{3})+(?:\.\d+)?|\d*\.\d+(?:\.\d+)*|\d+"
)
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th|s|['’]s)(?![^\W\d_])", re.IGNORECASE)
_UNIT: Final = re.compile(rf"(?:{_UNITS})(?!\w)", re.IGNORECASE)
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W_])|[A-Z]\.[A-Z](?![^\W_])|Ph\.D\.?(?!\w)")
_WORD: Final = re.compile(r"[^\W_]+(?:['’`´][^\W\d_]+|_[^\W_]+)*|_+")
_CURRENCY: Final = re.compile(r"(?:US|AU|HK|NZ|CA|C|A|S|U)?\$|[£€¥₩₽₹]")
_BROKEN_OFF: Final = re.compile(r"[^\W\d_]{1,2}-(?=\W*$)")
_MARKS: Final = re.compile(r"\.{2,}|…+|-{2,}|[–—]+|([!?])[!?]*|([*=_~#+<>])\2*|``|''|.", re.DOTALL)
_CLITIC: Final = re.compile(r"(?:['’`´](?:s|m|d|re|ve|ll)|n['’`´]t)$", re.IGNORECASE)
# Given names of Korean and Chinese in Roman letters: "Il-hun", "Kwan-jin", "Chi-wai", "Min-Woo".
_SYLLABLE: Final = (
    r"(?:kk|tt|pp|ss|jj|ch|sh|zh|[bcdfghjklmnprstwxyz])?"
    r"(?:yeo|yae|yoo|you|yu|ya|ye|yo|wae|wa|wo|we|wi|weo|eui|eu|eo|ae|oe|ui|oo|ou|ai|ao|ia|iao|ie|iu|ua|uo|ee|ei|[aeiou])"
    r"(?:ng|[klmnprtbh])?"
)
_GIVEN_NAME: Final = re.compile(rf"(?i:{_SYLLABLE}-{_SYLLABLE})$")

_NUMERO: Final = frozenset({"No.", "no.", "Nos.", "nos."})

Cut = tuple[tuple[int, int], ...]


def tokenize(text: str) -> list[tuple[int, int]]:
    """Cut a text into words.

    Args:
        text: Any string.

    Returns:
        (start, end) of each word in characters of the text, in order, never empty, never overlapping;
        together they cover every character that is not white space.
    """
    words: list[tuple[int, int]] = []
    append = words.append
    for match in _CHUNK.finditer(text):
        start = match.start()
        if match.group() in _NUMERO and text[match.end() + 1 : match.end() + 2].isdigit():
            append((start, match.end()))
            continue
        for first, last in _cut(match.group()):
            append((start + first, start + last))
    return words


def _cut(chunk: str) -> Cut:
    if len(chunk) > 200:
        return _cut_chunk(chunk)
    return _cut_remembered(chunk)


@lru_cache(maxsize=200_000)
def _cut_remembered(chunk: str) -> Cut:
    return _cut_chunk(chunk)


def _cut_chunk(chunk: str) -> Cut:
    if _PLAIN.fullmatch(chunk) is not None:
        return _contraction(chunk, 0, len(chunk))
    pieces: list[tuple[int, int]] = []
    at, end = 0, len(chunk)
    while at < end:
        stop = _piece(chunk, at, pieces)
        pieces.extend(_clitics(chunk, at, stop))
        at = stop
    return tuple(_join_hyphens(chunk, pieces))


def _piece(chunk: str, at: int, pieces: list[tuple[int, int]]) -> int:
    """The end of the piece that begins at `at`."""
    for pattern in (_URL, _EMOTICON, _OTHER_WHOLE):
        if (match := pattern.match(chunk, at)) is not None and (at == 0 or not chunk[at - 1].isalnum()):
            return match.end()
    first = chunk[at]
    if (match := _CURRENCY.match(chunk, at)) is not None:
        return match.end()
    if first.isdigit() or (first == "." and at + 1 < len(chunk) and chunk[at + 1].isdigit()):
        return _numeral(chunk, at)
    if first in "'’" and (match := re.compile(r"['’]\d\ds?(?!\w)").match(chunk, at)) is not None:
        return match.end()
    if first in "'’`" and at and pieces:
        match = re.compile(r"['’`](?:s|m|d|re|ve|ll)(?![^\W_])", re.IGNORECASE).match(chunk, at)
        if match is not None and chunk[at - 1] not in "\"“‘'([":
            return match.end()
    if first.isalpha() or first == "_":
        return _wordlike(chunk, at)
    match = _MARKS.match(chunk, at)
    return at + 1 if match is None else match.end()


def _numeral(chunk: str, at: int) -> int:
    if (match := _ORDINAL.match(chunk, at)) is not None:
        return match.end()
    match = _NUMBER.match(chunk, at)
    stop = at + 1 if match is None else match.end()
    if stop < len(chunk) and chunk[stop].isalpha() and _UNIT.match(chunk, stop) is None:
        tail = _WORD.match(chunk, stop)
        stop = stop if tail is None else tail.end()
    return stop


def _wordlike(chunk: str, at: int) -> int:
    if (match := _INITIALS.match(chunk, at)) is not None and match.end() - at > 2:
        return match.end()
    unit = _UNIT.match(chunk, at) if at and chunk[at - 1].isdigit() else None
    if unit is not None:
        return unit.end()
    if at == 0 and (match := _BROKEN_OFF.match(chunk)) is not None:
        return match.end()
    match = _WORD.match(chunk, at)
    stop = at + 1 if match is None else match.end()
    while stop + 1 < len(chunk) and chunk[stop] == "&" and chunk[stop + 1].isalpha() and stop - at <= 3:
        tail = _WORD.match(chunk, stop + 1)
        stop = stop + 1 if tail is None else tail.end()
    if stop < len(chunk) and chunk[stop] == ".":
        word, more = chunk[at:stop].lower(), stop + 1 < len(chunk)
        known = word in _ABBREVIATIONS or (len(word) == 1 and chunk[at].isupper())
        bare = not more or not chunk[stop + 1].isalnum()
        if known and bare and chunk[stop + 1 : stop + 2] != "." and not _closes(word, chunk[stop + 1 :]):
            return stop + 1
    return stop


def _closes(word: str, after: str) -> bool:
    """Whether a full stop after a doubtful abbreviation ends its sentence: a quote or bracket closes there."""
    return word in _BEFORE_MORE and after[:1] in {'"', "”", ")"}


def _clitics(chunk: str, start: int, stop: int) -> Cut:
    piece = chunk[start:stop]
    match = _CLITIC.search(piece)
    if match is not None and match.start() > 0 and piece[0].isalpha():
        return (*_contraction(chunk, start, start + match.start()), (start + match.start(), stop))
    return _contraction(chunk, start, stop)


def _contraction(chunk: str, start: int, stop: int) -> Cut:
    cuts = _CONTRACTIONS.get(chunk[start:stop].lower())
    if cuts is None:
        return ((start, stop),)
    if chunk[start:stop].isupper() and stop - start == 2:
        return ((start, stop),)
    edges = [start, *(start + cut for cut in cuts), stop]
    return tuple(itertools.pairwise(edges))


def _join_hyphens(chunk: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep prefixed words and syllabic given names whole, where the general rule splits at a hyphen."""
    joined: list[tuple[int, int]] = []
    index = 0
    while index < len(pieces):
        start, stop = pieces[index]
        if index + 2 < len(pieces) and chunk[stop] == "-" and pieces[index + 1] == (stop, stop + 1):
            left, right = chunk[start:stop], chunk[pieces[index + 2][0] : pieces[index + 2][1]]
            if _kept_whole(left, right):
                joined.append((start, pieces[index + 2][1]))
                index += 3
                continue
        joined.append((start, stop))
        index += 1
    return joined


def _kept_whole(left: str, right: str) -> bool:
    if not right[0].isalnum():
        return False
    if left.lower() in _PREFIXES:
        return True
    return left[0].isupper() and left[1:].islower() and _GIVEN_NAME.match(f"{left}-{right}") is not None
