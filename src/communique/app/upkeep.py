"""Keeping the record of a store up to date: near a change only where that can be, else all of it anew."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial

import msgspec

from communique import __version__
from communique.app.corrections import decode_corrections
from communique.collector import collector_off
from communique.merging import Correction
from communique.merging.corrections import corrected, in_order
from communique.merging.merge import Merged, merged
from communique.merging.standing import Standing
from communique.merging.upkeep import Update, remembered, updated
from communique.merging.upkeep.ledger import SHAPE, Filled
from communique.merging.upkeep.orphans import orphaned
from communique.model import Profile, Reading
from communique.reading.company import needs_company
from communique.store import Store
from communique.store.rewriting import Rewrite
from communique.store.saving import Entering
from communique.store.search import Entry
from communique.store.upkeep import Upkeep
from communique.views.search import entries_of, said_in

# Where more reports than these changed at once, or so large a share, merging all is quicker.
_MOST, _SHARE = 40, 0.02
_VERSION = f"{__version__}/{SHAPE}"
_ON_READINGS = ("dismiss", "date-report", "refuse-repair")


class Made(msgspec.Struct, frozen=True):
    """What a record was derived with: the version (of the program and of ledgers), the profile (its hash), the corrections in force."""

    version: str
    profile: str
    corrections: tuple[Correction, ...]


class Work(msgspec.Struct, frozen=True):
    """What bringing a record up to date took: reports and events gone through, pairs compared, rows read and written.

    Attributes:
        stamp: The record's new stamp.
        reports: Reports whose reading changed or was looked at again.
        events: Events made.
        pairs: Pairs of accounts compared.
        asked: Statements that looked these up or wrote the ledger.
        read: Rows of the ledger and values of the record read.
        ledger: Rows of the ledger written.
        values: Derived values written or taken out.
    """

    stamp: str
    reports: int
    events: int
    pairs: int
    asked: int
    read: int
    ledger: int
    values: int


def made_with(profile: Profile, corrections: Sequence[Correction]) -> str:
    """What a record is derived with, as it is kept."""
    held = Made(_VERSION, _hash(profile), tuple(in_order(corrections)))
    return msgspec.json.encode(held).decode()


def _hash(profile: Profile) -> str:
    return hashlib.sha256(msgspec.json.encode(profile)).hexdigest()[:16]


def found_in(whole: Merged) -> Entering:
    """What can be searched for in a record that was merged whole."""
    cast = whole.cast
    return partial(entries_of, name=lambda actor: cast.name(cast.rename(actor)))


def keeper(whole: Merged, profile: Profile, corrections: Sequence[Correction]) -> Callable[[Filled], str]:
    """What `Store.save` is given to write all that the record can be kept up to date by."""

    def keep(ledger: Filled) -> str:
        remembered(ledger, whole, profile, in_order(corrections))
        return made_with(profile, corrections)

    return keep


def derived_whole(
    store: Store, profile: Profile, readings: Collection[Reading], standing: Standing | None
) -> tuple[Merged, str]:
    """Derive a record from all its readings and keep it; gives it and its stamp.

    Args:
        store: Where it is kept.
        profile: The user's profile.
        readings: All readings of the store.
        standing: What earlier merges found out; None for a large record, which is kept up to date from its store.
    """
    corrections = decode_corrections(store.corrections())
    found = merged(
        readings, profile=profile, corrections=corrections, standing=standing, workers=os.cpu_count() or 1
    )
    keep = keeper(found, profile, corrections) if standing is None else None
    stamp = store.save(found.drawn, readings=found.as_read, entering=found_in(found), keep=keep)
    return found, stamp


def brought_up_to_date(store: Store, profile: Profile) -> Work | None:
    """Derive what changed since the record was last derived; None where all of it must be derived anew.

    Raises:
        RecordError: If the record cannot be written.
    """
    after = in_order(decode_corrections(store.corrections()))
    # What a change makes is small and kept to its end: looking for what can be let go meanwhile costs a sixth of it.
    with collector_off(), store.upkeep() as upkeep:
        if upkeep is None:
            return None
        made = _made(upkeep.made)
        if made is None or (made.version, made.profile) != (_VERSION, _hash(profile)):
            return None
        if len(upkeep.before_ids()) > max(_MOST, int(_SHARE * upkeep.counts()[0])):
            return None
        return _update(upkeep, profile, made.corrections, after)


def _made(text: str) -> Made | None:
    try:
        return msgspec.json.decode(text, type=Made)
    except msgspec.MsgspecError:
        return None


def _update(
    upkeep: Upkeep, profile: Profile, before: Sequence[Correction], after: Sequence[Correction]
) -> Work | None:
    was = upkeep.before()
    differ = {each.id for each in before} ^ {each.id for each in after}
    moved = [each for each in (*before, *after) if each.id in differ and each.kind in _ON_READINGS]
    reports = {*was, *(target.report for each in moved for target in each.targets)}
    now = upkeep.readings_of(sorted(reports))
    if any(needs_company(now[report]) for report in was if report in now):
        # Who is in company with an undated report, only all reports can tell.
        return None
    old = _corrected(
        {report: was[report] if report in was else now.get(report) for report in reports}, before
    )
    new = _corrected({report: now.get(report) for report in reports}, after)
    changes = [(old[report], new[report]) for report in sorted(reports) if old[report] != new[report]]
    update = updated(upkeep.ledger, _Before(upkeep, after), changes, profile, before, after)
    changed = {report for report in reports if old[report] != new[report]}
    known = set(upkeep.derived("orphans").values())
    lost = orphaned(known, before, after, changed | reports, upkeep.readings_of)
    update.values["orphans"] = {each: each for each in lost - known}
    update.gone["orphans"] = known - lost
    readings = {each: update.readings.get(each) for each in changed}
    rewrite = Rewrite(update.values, update.gone, _raw(readings, now))
    gone = [(kind, each) for kind, name in _FOUND.items() for each in update.gone.get(name, ())]
    gone += _unsaid(old, changed)
    entries = list(_entries(upkeep, update, _raw(readings, now)))
    stamp, values = upkeep.write(rewrite, entries, gone, made_with(profile, after))
    ledger = upkeep.ledger
    return Work(
        stamp=stamp,
        reports=len(update.readings),
        events=update.made,
        pairs=update.compared,
        asked=ledger.driver.asked,
        read=ledger.read + upkeep.read,
        ledger=ledger.written,
        values=values,
    )


_FOUND = {"event": "events", "actor": "actors"}


def _raw(readings: Mapping[str, Reading | None], now: Mapping[str, Reading]) -> dict[str, Reading | None]:
    """The readings as they were read: what leads to reports is what reports say, whatever hands have changed."""
    return {report: now.get(report) for report in readings}


def _corrected(
    readings: Mapping[str, Reading | None], corrections: Sequence[Correction]
) -> dict[str, Reading | None]:
    held = [reading for _, reading in sorted(readings.items()) if reading is not None]
    known = {reading.report.id for reading in held}
    near = [
        each
        for each in corrections
        if each.kind in _ON_READINGS and any(target.report in known for target in each.targets)
    ]
    fixed, _ = corrected(held, near)
    return {**dict.fromkeys(readings), **{reading.report.id: reading for reading in fixed}}


class _Before:
    """The record before a change, with its readings as corrections now have them."""

    def __init__(self, upkeep: Upkeep, corrections: Sequence[Correction]) -> None:
        self._upkeep, self._corrections = upkeep, corrections
        self.derived, self.looked_up = upkeep.derived, upkeep.looked_up

    def readings_of(self, ids: Iterable[str]) -> dict[str, Reading]:
        """Readings by report id."""
        found = _corrected(self._upkeep.readings_of(ids), self._corrections)
        return {report: reading for report, reading in found.items() if reading is not None}


def _unsaid(old: Mapping[str, Reading | None], changed: Iterable[str]) -> list[tuple[str, str]]:
    """What was to be found of reports that changed."""
    found = []
    for report in changed:
        reading = old[report]
        found.append(("report", report))
        found += [("statement", f"{report}#{each.id}") for each in (reading.statements if reading else ())]
    return found


def _entries(upkeep: Upkeep, update: Update, readings: Mapping[str, Reading | None]) -> Iterable[Entry]:
    """What is to be found otherwise than before."""
    told = [each for each in readings.values() if each is not None]
    refs = {ref for ids in upkeep.looked_up("speaker", update.renamed).values() for ref in ids}
    others = upkeep.readings_of({ref.partition("#")[0] for ref in refs} - set(readings))
    events = list(update.events.values())
    yield from entries_of(events, update.values["actors"].values(), told, update.name)
    for reading in others.values():
        yield from (entry for entry in said_in(reading, update.name) if entry.id in refs)
