"""Which events pass a filter, as row numbers of the corpus's frame: plain arrays, quick over a hundred thousand events.

A side's or person's rows are looked up once and kept for a while as one bit an event.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import msgspec
import numpy as np
import polars as pl
from numpy.typing import NDArray

from communique.errors import CommuniqueError
from communique.model.vocabulary import EVENT_TYPES, ISSUES, LANES, Lane
from communique.reading.issues import issue_lexicon
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
        level: Levels of contacts.
        side: Slug or name of a side that acts, takes part or is aimed at.
        other: Another side, likewise: events between the two.
        issue: An issue that the event's headline names.
        person: Id or name of a person that takes part.
        place: Slug or name of a city or country.
        disputed: Only events on which accounts differ.
    """

    since: date | None = None
    until: date | None = None
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    side: str | None = None
    other: str | None = None
    issue: str | None = None
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
    """Numbers of the rows of the corpus's frame that pass, in order.

    Raises:
        CommuniqueError: If the issue is unknown.
    """
    held = columns(corpus)
    keep: Mask = np.ones(len(held.type), np.bool_)
    if wanted.since is not None:
        keep &= held.dated & (held.end >= days(wanted.since))
    if wanted.until is not None:
        keep &= held.dated & (held.start <= days(wanted.until))
    if wanted.type:
        keep &= np.isin(held.type, [EVENT_TYPES.index(each) for each in wanted.type if each in EVENT_TYPES])
    for column, terms in (("status", wanted.status), ("level", wanted.level)):
        if terms:
            keep &= corpus.frame[column].is_in(list(terms)).fill_null(False).to_numpy()
    if wanted.issue is not None:
        keep &= _on(wanted.issue, corpus)
    if wanted.disputed:
        keep &= held.disputed
    for kind, term in (
        ("side", wanted.side),
        ("side", wanted.other),
        ("person", wanted.person),
        ("place", wanted.place),
    ):
        if term is not None:
            keep &= _tagged(kind, term, corpus)
    return np.flatnonzero(keep)


def days(day: date) -> int:
    """Days since 1 January 1970."""
    return (day - EPOCH).days


def _tagged(kind: str, term: str, corpus: Corpus) -> Mask:
    """Whether each event has any side, person or place that the term names."""

    def bits() -> NDArray[np.uint8]:
        named = _at if kind == "place" else fits
        keys = [key for key in corpus.tags(kind) if named(term, key, corpus)]
        ids = {identity for held in corpus.tagged(kind, keys).values() for identity in held}
        return np.packbits(corpus.frame["id"].is_in(list(ids)).to_numpy())

    packed: Any = corpus.lately((kind, term.casefold()), bits)
    return np.unpackbits(packed, count=len(corpus.frame)).astype(np.bool_)


def _on(issue: str, corpus: Corpus) -> Mask:
    """Whether each event's headline names an issue: those of its kind, and those whose subject it is."""
    named = next((each for each in ISSUES if each == issue), None)
    terms = issue_lexicon().terms.get(named) if named else None
    if named is None or terms is None:
        raise CommuniqueError(f"{issue!r} is unknown.", where="issue", todo=f"One of: {', '.join(ISSUES)}.")
    barred = issue_lexicon().barred.get(named)

    def bits() -> NDArray[np.uint8]:
        titles = corpus.frame["title"]
        if barred is not None:
            titles = titles.str.replace_all(_boundless(barred), " ")
        return np.packbits(titles.str.contains(_boundless(terms)).to_numpy())

    packed: Any = corpus.lately(("issue", named), bits)
    return np.unpackbits(packed, count=len(corpus.frame)).astype(np.bool_)


def _boundless(pattern: re.Pattern[str]) -> str:
    """A pattern of the lexicon for polars, whose regular expressions know no looking around."""
    inner = pattern.pattern.removeprefix(r"(?<![\w-])").removesuffix(r"(?!\w)")
    return rf"(?i)(?:^|[^\w-]){inner}(?:\W|$)"


def fits(wanted: str, actor: str, corpus: Corpus) -> bool:
    """Whether a term is an actor's id, or stands in its name."""
    plain = wanted.casefold()
    return plain.replace(" ", "-") == actor or plain in corpus.name(actor).casefold()


def _at(wanted: str, place: str, _: Corpus) -> bool:
    slug = wanted.casefold().replace(", ", ",").replace(" ", "-")
    return slug in (place, *place.split(","))
