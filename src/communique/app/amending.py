"""Corrections on an open record: what one would change, keeping it, taking it back, and the list of all of them."""

from __future__ import annotations

import threading
from datetime import timedelta

import msgspec
import polars as pl

from communique.app.corrections import decode_corrections, now
from communique.app.record import OpenRecord
from communique.errors import NotFoundError
from communique.merging import Anchor, Change, Correction, changes, merge
from communique.merging.corrections import find
from communique.model import Reading, Record
from communique.store import Act
from communique.views import Corpus

# Up to so many reports a preview merges the whole record; beyond, what lies around.
_WHOLE = 3000
_REACH_DAYS = 20
_MOST_EVENTS, _MOST_REPORTS = 200, 400
# One at a time: each derives the record anew, and two at once would each miss the other's.
_ONE_AT_A_TIME = threading.RLock()


class Kept(msgspec.Struct, frozen=True):
    """A correction as it stands.

    Attributes:
        correction: What was kept.
        state: `in force`, `taken back`, or `ground gone`: what it points at is no longer read in any report.
        acts: What was done with it, the latest first.
    """

    correction: Correction
    state: str
    acts: tuple[Act, ...]


class Preview(msgspec.Struct, frozen=True):
    """What a correction would change: the differences, and actors renamed, joined or parted, as (before, after) names."""

    changes: tuple[Change, ...]
    actors: tuple[tuple[str, str], ...]
    groundless: bool


def kept(record: OpenRecord) -> list[Kept]:
    """All corrections, those taken back and those without ground included, the latest kept first."""
    acts: dict[str, list[Act]] = {}
    history = record.store.history()
    for act in history:
        acts.setdefault(act.correction, []).append(act)
    # Two of one second have one time of making: the history knows which came first.
    order = {identity: -place for place, identity in enumerate(_first_kept(history))}
    record.corpus()  # derives it anew if need be
    orphans = set(record.store.derived("orphans").values())
    found = []
    for text, undone in record.store.corrections(undone=True):
        each = msgspec.json.decode(text, type=Correction)
        state = "taken back" if undone else "ground gone" if each.id in orphans else "in force"
        found.append(Kept(each, state, tuple(acts.get(each.id, ()))))
    return sorted(found, key=lambda each: order.get(each.correction.id, -1))


def _first_kept(acts: list[Act]) -> list[str]:
    """Ids of corrections in the order in which they were kept."""
    return list(dict.fromkeys(act.correction for act in reversed(acts)))


def preview(record: OpenRecord, correction: Correction) -> Preview:
    """What the record would be with one more correction, compared with what it is.

    In a large record only the reports around what it is about are merged, with and without it.
    """
    in_force = decode_corrections(record.store.corrections())
    readings = _around(record, correction)
    if readings is None:
        before, readings = record.corpus().record, record.store.readings()
    else:
        before = merge(readings, profile=record.profile, corrections=in_force)
    after = merge(readings, profile=record.profile, corrections=(*in_force, correction))
    return Preview(changes(before, after), _actors(before, after), correction.id in after.orphans)


def _around(record: OpenRecord, correction: Correction) -> list[Reading] | None:
    """The readings that a correction can touch, as far as can be told quickly; None where all are few enough."""
    corpus = record.corpus()
    if corpus.counts[0] <= _WHOLE:
        return None
    reports = {target.report: None for target in correction.targets}
    for ids in corpus.tagged("actor", correction.actors).values():
        reports |= dict.fromkeys(ids)
    under = (event_at(target, corpus) for target in correction.targets)
    for event in {each for each in under if each is not None}:
        reports |= {ref.partition("#")[0]: None for ref in corpus.events[event].accounts}
        tagged = corpus.tagged("side", {side.value for side in corpus.events[event].sides}).values()
        near = corpus.frame.filter(pl.col("id").is_in([each for ids in tagged for each in ids]))
        day = corpus.events[event].date
        if day is not None:
            reach = timedelta(days=_REACH_DAYS)
            near = near.filter((pl.col("start") <= day.end + reach) & (pl.col("end") >= day.start - reach))
        for other in near["id"].to_list()[:_MOST_EVENTS]:
            reports |= {ref.partition("#")[0]: None for ref in corpus.events[other].accounts}
    return list(record.store.readings_of(list(reports)[:_MOST_REPORTS]).values())


def event_at(target: Anchor, corpus: Corpus) -> str | None:
    """The id of the event that holds the words of an anchor; None if there is none."""
    ref = find(target, corpus.by_report.get(target.report))
    return corpus.event_of.get(ref) if ref is not None else None


def _actors(before: Record, after: Record) -> tuple[tuple[str, str], ...]:
    old, new = ({actor.id: actor.name for actor in record.actors} for record in (before, after))
    return tuple(
        (old.get(actor, ""), new.get(actor, ""))
        for actor in sorted({*old, *new})
        if old.get(actor) != new.get(actor)
    )


def keep(record: OpenRecord, correction: Correction) -> None:
    """Keep a correction and derive the record anew with it.

    Raises:
        RecordError: If the record cannot be written.
    """
    with _ONE_AT_A_TIME:
        record.correct(correction)


def take_back(record: OpenRecord, correction: str, who: str, *, restore: bool = False) -> None:
    """Take a correction back, or restore it, and derive the record anew; the others stay.

    Raises:
        NotFoundError: If there is no such correction.
        RecordError: If the record cannot be written.
    """
    with _ONE_AT_A_TIME:
        if not record.store.undo(correction, undone=not restore, at=now(), who=who):
            raise NotFoundError(
                "There is no such correction.", where=correction, todo="communique correct list."
            )
        record.changed()
