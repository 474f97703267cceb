"""Where quotations stand: pairs of marks, curly or straight, that may nest and may run on over paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from communique.language.types import Range, Token

_OPENING: Final = frozenset("“„«")
_CLOSING: Final = frozenset("”»")
_STRAIGHT: Final = frozenset({'"', "''", "``", "＂"})


def quotations(text: str, tokens: Sequence[Token]) -> list[Range]:
    """Outermost quotations as token ranges with their marks.

    A quotation that a paragraph leaves open goes to the end of the paragraph; if the next one opens with a
    mark too, as the habit of long quotations is, it is a quotation of its own.

    Args:
        text: The text.
        tokens: Its words.

    Returns:
        [first, last) of each, in order, without overlaps.
    """
    found: list[Range] = []
    opened, depth = -1, 0
    for token in tokens:
        if opened >= 0 and token.i and "\n\n" in text[tokens[token.i - 1].end : token.start]:
            found.append((opened, token.i))
            opened, depth = -1, 0
        mark = token.text
        if mark in _OPENING:
            opened, depth = (token.i, 1) if opened < 0 else (opened, depth + 1)
        elif mark in _CLOSING and opened >= 0:
            depth -= 1
            if depth <= 0:
                found.append((opened, token.i + 1))
                opened, depth = -1, 0
        elif mark in _STRAIGHT:
            if opened < 0:
                opened, depth = token.i, 1
            else:
                found.append((opened, token.i + 1))
                opened, depth = -1, 0
    if opened >= 0 and tokens:
        found.append((opened, len(tokens)))
    return [(first, last) for first, last in found if last - first > 1]
