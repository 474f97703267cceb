"""One analysis over a whole report of which only some blocks are read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from communique.language.core import analyse
from communique.language.types import Analysis, Name, Range, Sentence, Speech, TimeSpan, Token

Held = TypeVar("Held", Name, TimeSpan)


def analyse_ranges(text: str, ranges: Iterable[Range]) -> Analysis:
    """Analyse some stretches of a text, each by itself, as one analysis of the whole text.

    Args:
        text: The report's text.
        ranges: Characters (start, end) of the blocks to read, in order, without overlaps.

    Returns:
        An analysis whose offsets are characters of `text` and whose indices run through all blocks.
    """
    blocks = [(start, end) for start, end in ranges if start < end]
    parts = analyse([text[start:end] for start, end in blocks])
    return merge_analyses(text, [(start, part) for (start, _), part in zip(blocks, parts, strict=True)])


def merge_analyses(text: str, parts: Iterable[tuple[int, Analysis]]) -> Analysis:
    """Join analyses of stretches of a text, each with the character that it starts at."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    times: list[TimeSpan] = []
    speech: list[Speech] = []
    weights = ""
    for start, part in parts:
        base, sentence_base = len(tokens), len(sentences)
        tokens.extend(_token(token, start, base, sentence_base) for token in part.tokens)
        sentences.extend(_sentence(each, start, base, sentence_base) for each in part.sentences)
        names.extend(_moved(each, start, base) for each in part.names)
        times.extend(_moved(each, start, base) for each in part.times)
        speech.extend(_speech(each, base) for each in part.speech)
        weights = part.weights or weights
    return Analysis(
        text=text,
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        names=tuple(names),
        times=tuple(times),
        speech=tuple(speech),
        weights=weights,
    )


def _token(token: Token, start: int, base: int, sentence_base: int) -> Token:
    return msgspec.structs.replace(
        token,
        i=token.i + base,
        start=token.start + start,
        end=token.end + start,
        head=token.head + base if token.head >= 0 else -1,
        sent=token.sent + sentence_base,
    )


def _sentence(held: Sentence, start: int, base: int, sentence_base: int) -> Sentence:
    return Sentence(
        held.i + sentence_base, held.first + base, held.last + base, held.start + start, held.end + start
    )


def _moved(held: Held, start: int, base: int) -> Held:
    return msgspec.structs.replace(
        held, first=held.first + base, last=held.last + base, start=held.start + start, end=held.end + start
    )


def _speech(held: Speech, base: int) -> Speech:
    return Speech(
        _range(held.source, base),
        _range(held.cue, base),
        tuple((a + base, b + base) for a, b in held.content),
    )


def _range(held: Range | None, base: int) -> Range | None:
    return None if held is None else (held[0] + base, held[1] + base)
