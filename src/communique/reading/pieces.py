"""What an attribution is made of: a source, a cue, and the pieces of text that hold what is said."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from communique.reading.cues import Cue
from communique.reading.tree import Range


class Piece(msgspec.Struct, frozen=True):
    """A stretch of what is said: tokens `first` to `last` (exclusive), and the complement that it is."""

    first: int
    last: int
    form: str

    @property
    def quoted(self) -> bool:
        """Whether it stands between quotation marks as a whole."""
        return self.form == "quote"


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """One source, cue and what is said.

    Attributes:
        anchor: Head token of the cue, -1 for a bare quotation.
        cue: Tokens of the cue.
        sense: Its sense in the lexicon, None for a bare quotation.
        source: Head token of the source, None if nobody is named.
        relay: Head token of who is quoting the source ("KCNA quoted a spokesman as saying").
        addressee: Head token of who is told.
        pieces: What is said, in the order of the text.
        negated: Whether the cue is denied ("did not say").
    """

    anchor: int
    cue: Range
    sense: Cue | None
    source: int | None
    pieces: tuple[Piece, ...]
    relay: int | None = None
    addressee: int | None = None
    negated: bool = False


def distinct(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces in order, those inside another left out."""
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda each: (each.first, -each.last)):
        if not any(each.first <= piece.first and piece.last <= each.last for each in kept):
            kept.append(piece)
    return tuple(kept)
