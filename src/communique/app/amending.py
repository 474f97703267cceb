"""Corrections on an open record: what one would change, keeping it, taking it back, and the list of all of them."""

from __future__ import annotations

import threading

import msgspec

from communique.app.corrections import decode_corrections, now
from communique.app.record import OpenRecord
from communique.errors import NotFoundError
from communique.merging import Change, Correction, changes, merge
from communique.model import Record
from communique.store import Act

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
    orphans = set(record.corpus().record.orphans)
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
    """What the record would be with one more correction, compared with what it is."""
    corpus = record.corpus()
    in_force = decode_corrections(record.store.corrections())
    after = merge(record.store.readings(), profile=record.profile, corrections=(*in_force, correction))
    return Preview(
        changes(corpus.record, after), _actors(corpus.record, after), correction.id in after.orphans
    )


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
        record.rebuild()
