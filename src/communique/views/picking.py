"""Which events pass a filter, as row numbers of the corpus's frame: plain arrays, quick over a hundred thousand events.

A side's or person's rows are looked up once and kept for a while as one bit an event.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import numpy as np
import polars as pl
from numpy.typing import NDArray

from communique.model.vocabulary import EVENT_TYPES, LANES, Lane
from communique.views.corpus import Corpus

Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]
Days = NDArray[np.int32]

EPOCH = date(1970, 1, 1)
LANE_ORDER: tuple[Lane, ...] = ("contacts", "provocations", "pressure", "agreements")


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which events to show; None is no limit.

    Attributes:
        since: First day; events that end before it are left out. Undated events are kept only without bounds.
        until: Last day.
        type: Event types.
        status: Statuses.
        side: Slug or name of a side that acts, takes part or is aimed at.
        person: Id or name of a person that takes part.
        place: Slug or name of a city or country.
        disputed: Only events on which accounts differ.
    """

    since: date | None = None
    until: date | None = None
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    side: str | None = None
    person: str | None = None
    place: str | None = None
    disputed: bool = False


class Columns(msgspec.Struct, frozen=True):
    """The events' days since 1 January 1970 (first, last, the earlier middle one), whether they have any, and what they are.

    `type` is a place in `EVENT_TYPES`, `lane` one in `LANE_ORDER`; -1 where there is none.
    """

    start: Days
    end: Days
    middle: Days
    dated: Mask
    type: NDArray[np.int8]
    lane: NDArray[np.int8]
    disputed: Mask


def columns(corpus: Corpus) -> Columns:
    """The columns of a corpus, in the order of its frame."""
    return corpus.memo("columns", lambda: columns_of(corpus.frame))


def columns_of(frame: pl.DataFrame) -> Columns:
    """The columns of events (columns of `communique.views.lines`)."""
    start, end = (
        frame[name].to_physical().fill_null(0).to_numpy().astype(np.int32) for name in ("start", "end")
    )
    kinds = {each: place for place, each in enumerate(EVENT_TYPES)}
    type_ = frame["type"].replace_strict(kinds, default=-1, return_dtype=pl.Int8).to_numpy()
    lanes = [LANE_ORDER.index(LANES[each]) if LANES[each] in LANE_ORDER else -1 for each in EVENT_TYPES]
    return Columns(
        start=start,
        end=end,
        middle=start + (end - start) // 2,
        dated=frame["start"].is_not_null().to_numpy(),
        type=type_,
        lane=np.array([*lanes, -1], np.int8)[type_],
        disputed=frame["disputed"].to_numpy(),
    )


def pick(corpus: Corpus, wanted: Filter) -> Rows:
    """Numbers of the rows of the corpus's frame that pass, in order."""
    held = columns(corpus)
    keep: Mask = np.ones(len(held.type), np.bool_)
    if wanted.since is not None:
        keep &= held.dated & (held.end >= days(wanted.since))
    if wanted.until is not None:
        keep &= held.dated & (held.start <= days(wanted.until))
    if wanted.type:
        keep &= np.isin(held.type, [EVENT_TYPES.index(each) for each in wanted.type if each in EVENT_TYPES])
    if wanted.status:
        keep &= corpus.frame["status"].is_in(list(wanted.status)).fill_null(False).to_numpy()
    if wanted.disputed:
        keep &= held.disputed
    for kind, term in (("side", wanted.side), ("person", wanted.person), ("place", wanted.place)):
        if term is not None:
            keep &= _tagged(kind, term, corpus)
    return np.flatnonzero(keep)


def days(day: date) -> int:
    """Days since 1 January 1970."""
    return (day - EPOCH).days


def _tagged(kind: str, term: str, corpus: Corpus) -> Mask:
    """Whether each event has any side, person or place that the term names."""

    def bits() -> NDArray[np.uint8]:
        fits = _at if kind == "place" else _names
        keys = [key for key in corpus.tags(kind) if fits(term, key, corpus)]
        ids = {identity for held in corpus.tagged(kind, keys).values() for identity in held}
        return np.packbits(corpus.frame["id"].is_in(list(ids)).to_numpy())

    packed: Any = corpus.lately((kind, term.casefold()), bits)
    return np.unpackbits(packed, count=len(corpus.frame)).astype(np.bool_)


def _names(wanted: str, actor: str, corpus: Corpus) -> bool:
    plain = wanted.casefold()
    return plain.replace(" ", "-") == actor or plain in corpus.name(actor).casefold()


def _at(wanted: str, place: str, _: Corpus) -> bool:
    slug = wanted.casefold().replace(", ", ",").replace(" ", "-")
    return slug in (place, *place.split(","))
