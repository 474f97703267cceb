"""A frame found at a token, with its arguments by place."""

from __future__ import annotations

import msgspec

from communique.reading.clauses import Places
from communique.reading.frames import Frame


class Match(msgspec.Struct, frozen=True):
    """A frame found at a token.

    Attributes:
        frame: The frame.
        head: The token that tells of the event.
        tokens: All tokens that belong to the predicate.
        places: Its arguments by place.
        inner: Whether an event noun only modifies another noun ("the summit venue").
        presupposed: Whether it is what a verb that is only thought of would do away with ("could lift the embargo").
    """

    frame: Frame
    head: int
    tokens: tuple[int, ...]
    places: Places
    inner: bool = False
    presupposed: bool = False
