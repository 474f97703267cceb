"""Corrections by hand that find no ground any more, told for those that a change can have touched."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from communique.merging.amend import readable
from communique.merging.corrections import Correction, corrected, find, in_order, regrouped
from communique.merging.ground import Ground
from communique.model import Reading

_ON_EVENTS = ("set", "clear", "note")


def orphaned(
    known: Collection[str],
    before: Iterable[Correction],
    after: Sequence[Correction],
    changed: Collection[str],
    readings: Callable[[Iterable[str]], Mapping[str, Reading]],
) -> set[str]:
    """Ids of the corrections that have no ground after a change.

    Args:
        known: Those that had none before it.
        before: Corrections in force before.
        after: Corrections in force now.
        changed: Reports whose reading changed.
        readings: Gives the readings of reports as they were read.
    """
    held = {each.id for each in before}
    ordered = in_order(after)
    asked = [
        each
        for each in ordered
        if each.id not in held or any(target.report in changed for target in each.targets)
    ]
    rest = set(known) & {each.id for each in ordered} - {each.id for each in asked}
    if not asked:
        return rest
    reports = {target.report for each in asked for target in each.targets}
    near = [each for each in ordered if any(target.report in reports for target in each.targets)]
    raw = [reading for _, reading in sorted(readings(reports).items())]
    fixed, lost = corrected(raw, near)
    ground = Ground(fixed)
    _, apart = regrouped([(ref,) for ref in ground.account], ground, asked)
    missed = {each.id for each in asked if each.kind in _ON_EVENTS and _groundless(each, ground)}
    return rest | ((lost | apart | missed) & {each.id for each in asked})


def _groundless(correction: Correction, ground: Ground) -> bool:
    found = [find(target, ground.reading.get(target.report)) for target in correction.targets]
    if not any(ref in ground.account for ref in found if ref is not None):
        return True
    return correction.kind == "set" and not readable(correction.field, correction.value)
