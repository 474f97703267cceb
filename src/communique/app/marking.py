"""A report's text cut into pieces, each with the marks that lie on it, so that a template can only ever print text.

Spans may overlap (a name in a quotation in an account's words); a piece belongs to all spans that cover it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from communique.model import Reading, Span
from communique.model.vocabulary import LANES


class Layer(msgspec.Struct, frozen=True):
    """A marked stretch: characters, the kind of mark, and the account or statement it belongs to."""

    start: int
    end: int
    kind: str
    ref: str = ""


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text with its kinds of mark and the refs it belongs to."""

    text: str
    kinds: tuple[str, ...]
    refs: tuple[str, ...]


def layers(reading: Reading) -> list[Layer]:
    """All marks of a reading: names, times, dating reasons and traps, accounts, statements."""
    found: list[Layer] = []
    for actor in reading.actors:
        found += [Layer(span.start, span.end, "name") for form in actor.names for span in form.spans]
        found += [Layer(span.start, span.end, "repair") for repair in actor.repairs for span in repair.spans]
    found += [Layer(time.start, time.end, "time") for time in reading.times]
    found += [_whole(each.span, "reason") for each in reading.dated.reasons if each.span]
    found += [_whole(each.span, "trap") for each in reading.dated.traps if each.span]
    for account in reading.accounts:
        found += [_whole(span, "account", account.id) for span in account.evidence]
    for statement in reading.statements:
        found += [_whole(span, "statement", statement.id) for span in statement.evidence]
    return found


def all_layers(reading: Reading) -> list[Layer]:
    """Those of `layers`, and what tells: the words of frames and their accounts in their lane's colour, and who speaks."""
    found = layers(reading)
    for account in reading.accounts:
        lane = LANES[account.type.value]
        found += [_whole(span, f"lane-{lane}") for span in account.evidence]
        found += [_whole(span, f"frame-{lane}") for span in account.type.spans]
    for statement in reading.statements:
        found += [_whole(span, "speaker") for span in statement.speaker.spans]
    return found


def _whole(span: Span, kind: str, ref: str = "") -> Layer:
    return Layer(span.start, span.end, kind, ref)


def pieces(text: str, start: int, end: int, marks: Sequence[Layer]) -> tuple[Piece, ...]:
    """The characters `start` to `end` of a text, cut wherever a mark begins or ends."""
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    cuts = sorted(
        {start, end, *(cut for mark in inside for cut in (mark.start, mark.end) if start < cut < end)}
    )
    made = []
    for left, right in pairwise(cuts):
        over = [mark for mark in inside if mark.start <= left and right <= mark.end]
        kinds = tuple(sorted({mark.kind for mark in over}))
        refs = tuple(sorted({mark.ref for mark in over if mark.ref}))
        made.append(Piece(text[left:right], kinds, refs))
    return tuple(made)
