"""What analysts change by hand: signed, undoable in any order, kept when reports are read again.

A correction points at words, not at numbering: an anchor is a stretch of a report and the type of what was read
there, so that it still holds when a better reader reads the report anew. The record is a function of the readings
and of the set of corrections in force; taking one back is leaving it out. One whose ground is gone is an orphan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from communique.actors.matching import Judgement
from communique.merging.ground import Ground, identity_of
from communique.merging.repairs import unrepaired
from communique.model import Account, Dated, Reading, Reason, Span, Statement
from communique.model.interval import parse

CorrectionKind = Literal[
    "merge", "split", "set", "clear", "rename", "join-actors", "part-actors", "dismiss", "date-report", "note",
    "add-event", "refuse-repair", "judge",
]  # fmt: skip


class Anchor(msgspec.Struct, frozen=True, order=True):
    """Words of a report, and the type of account (or the kind of statement) that was read in them."""

    report: str
    start: int
    end: int
    kind: str


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """One change to the record.

    Attributes:
        kind: What it does. `merge` makes the events of its targets one; `split` takes its targets out of their
            event into one of their own; `set` and `clear` change a `field` of the target's event; `rename` gives
            the first of `actors` the name `value`; `join-actors` makes all `actors` the first; `part-actors` keeps the first two apart,
            whatever the rules say; `dismiss` drops the target accounts or statements; `date-report` dates the target's report to `value`; `note` adds `value`
            to the target's event; `add-event` adds an event of `values`; `refuse-repair` takes the garbled name at its
            target for none of ours; `judge` changes nothing: somebody looked at its targets or `actors` for the
            question in `field` and found the record right (`value` is `accepted`) or left it open (`left`).
        author: Who.
        made: When, ISO 8601 with its zone.
        reason: Why.
        targets: What it is about.
        field: A field of an event: `type`, `title`, `date`, `sides`, `people`, `target`, or one of its `fields`.
        value: The new value as text; several sides or people are parted by commas.
        actors: Actor ids.
        values: Fields of an event added by hand.
    """

    kind: CorrectionKind
    author: str
    made: str
    reason: str
    targets: tuple[Anchor, ...] = ()
    field: str | None = None
    value: str | None = None
    actors: tuple[str, ...] = ()
    values: dict[str, str] = {}

    @property
    def id(self) -> str:
        """From the content: the same change by the same person at the same time is the same correction."""
        return identity_of("k", msgspec.json.encode(self, order="sorted").decode())


def in_order(corrections: Iterable[Correction]) -> list[Correction]:
    """Each correction once, in the order of time."""
    return sorted({each.id: each for each in corrections}.values(), key=lambda each: (each.made, each.id))


def anchor(ref: str, readings: Iterable[Reading]) -> Anchor | None:
    """The anchor of an account or statement, None if there is none with this reference."""
    report, _, wanted = ref.partition("#")
    for reading in readings:
        if reading.report.id != report:
            continue
        for value in _told(reading):
            if value.id == wanted and value.evidence:
                span = min(value.evidence)
                return Anchor(report, span.start, span.end, _kind(value))
    return None


def _told(reading: Reading) -> list[Account | Statement]:
    return [*reading.accounts, *reading.statements]


def _kind(value: Account | Statement) -> str:
    return value.type.value if isinstance(value, Account) else value.kind.value


def find(target: Anchor, reading: Reading | None) -> str | None:
    """The account or statement that now stands where the anchor points: same type first, then most shared words."""
    if reading is None:
        return None
    where = Span(target.report, target.start, target.end)
    best: tuple[bool, int, str] | None = None
    for value in _told(reading):
        shared = sum(where.overlap(span) for span in value.evidence)
        if shared:
            rank = (_kind(value) == target.kind, shared, value.id)
            best = rank if best is None or rank > best else best
    return f"{target.report}#{best[2]}" if best else None


def corrected(
    readings: Sequence[Reading], corrections: Sequence[Correction]
) -> tuple[tuple[Reading, ...], set[str]]:
    """The readings with report dates set, accounts dismissed and repairs refused, and the ids of the corrections that found no ground."""
    held = {reading.report.id: reading for reading in readings}
    dropped: dict[str, set[str]] = defaultdict(set)
    orphans: set[str] = set()
    for each in corrections:
        for target in each.targets:
            reading = held.get(target.report)
            if each.kind == "date-report":
                dated = _dated(reading, each) if reading is not None else None
                if dated is None:
                    orphans.add(each.id)
                else:
                    held[target.report] = dated
            elif each.kind == "refuse-repair":
                mended = unrepaired(reading, target.start, target.end) if reading is not None else None
                if mended is None:
                    orphans.add(each.id)
                else:
                    held[target.report] = mended
            elif each.kind == "dismiss":
                ref = find(target, reading)
                if ref is None:
                    orphans.add(each.id)
                else:
                    dropped[target.report].add(ref.partition("#")[2])
    for report, gone in dropped.items():
        held[report] = msgspec.structs.replace(
            held[report],
            accounts=tuple(each for each in held[report].accounts if each.id not in gone),
            statements=tuple(each for each in held[report].statements if each.id not in gone),
        )
    return tuple(held[reading.report.id] for reading in readings), orphans


def decided(corrections: Iterable[Correction], rename: Mapping[str, str]) -> dict[tuple[str, str], Judgement]:
    """The pairs of actors that are kept apart by hand, by their ids after `rename`."""
    pairs = (
        tuple(rename.get(actor, actor) for actor in each.actors[:2])
        for each in corrections
        if each.kind == "part-actors" and len(each.actors) > 1
    )
    return {(left, right): Judgement.NEGATIVE for left, right in pairs if left != right}


def _dated(reading: Reading, correction: Correction) -> Reading | None:
    """The reading with its report's day set, None if the value is no day."""
    try:
        interval = parse(correction.value or "")
    except ValueError:
        return None
    reason = Reason("correction", interval, 1.0, note=f"{correction.author}: {correction.reason}")
    return msgspec.structs.replace(
        reading, dated=Dated(interval=interval, reasons=(reason,), traps=reading.dated.traps)
    )


def renaming(corrections: Sequence[Correction]) -> dict[str, str]:
    """For each joined actor the id that stands for it."""
    found: dict[str, str] = {}
    for each in corrections:
        if each.kind == "join-actors" and len(each.actors) > 1:
            first = _last(each.actors[0], found)
            for actor in each.actors[1:]:
                last = _last(actor, found)
                if last != first:
                    found[last] = first
    return {actor: _last(actor, found) for actor in found}


def _last(actor: str, found: Mapping[str, str]) -> str:
    while actor in found:
        actor = found[actor]
    return actor


def regrouped(
    groups: Sequence[tuple[str, ...]], ground: Ground, corrections: Sequence[Correction]
) -> tuple[list[tuple[str, ...]], set[str]]:
    """The groups after merges and splits by hand, and the ids of the corrections that found no ground."""
    at = {ref: number for number, group in enumerate(groups) for ref in group}
    held = {number: list(group) for number, group in enumerate(groups)}
    orphans: set[str] = set()
    fresh = len(held)
    for each in corrections:
        if each.kind not in ("merge", "split"):
            continue
        refs = [
            ref for target in each.targets if (ref := find(target, ground.reading.get(target.report))) in at
        ]
        if len(refs) < len(each.targets) or not refs:
            orphans.add(each.id)
        if not refs:
            continue
        moved = [ref for ref in refs if ref is not None]
        if each.kind == "merge":
            moved = [ref for number in dict.fromkeys(at[ref] for ref in moved) for ref in held[number]]
        for ref in dict.fromkeys(moved):
            held[at[ref]].remove(ref)
            held.setdefault(fresh, []).append(ref)
            at[ref] = fresh
        fresh += 1
    return [tuple(group) for group in held.values() if group], orphans
