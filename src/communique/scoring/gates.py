"""The floors below which no measure may fall, kept in one file: they rise when beaten and fall only with a reason."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml

from communique.errors import DataError
from communique.scoring.scorer import Scores
from communique.scoring.sets import SetPaths
from communique.scoring.table import mean, value

MEAN = "mean"
DATES = "dates"
"""Where the floors of dating stand: they are measured on material of their own (dates.py), no part of any mean."""
MARGIN = 0.01
"""How far below what was measured a raised floor stands: machines differ in the last digits."""
WIDE_MARGIN = 0.05
"""The same for single sets, for measures over matched pairs, which find harder pairs as more are matched, and for those
over few cases."""
_WIDE = ("accuracy", "date_exact", "date_within_1", "sides_f1", "people_f1", "issues_f1", "office_f1")
_FEW_CASES = ("disputes", "expectations", "commitments")
_HEAD = """\
# Floors of the evaluation gate (`make gate`). `mean` is the mean over the sets that count something; the others are
# single sets, and `dates` is a sample of the bench of dating. Measures are `layer.measure` of the scorer's object; days have
# no floor.
#   python -m communique.scoring.gate --raise          lifts every floor that is beaten
#   python -m communique.scoring.gate --lower REASON   lowers those that are missed, and records why
"""


class Lowering(msgspec.Struct, frozen=True):
    """A floor that was lowered, with day and reason."""

    day: str
    floor: str
    before: float
    after: float
    reason: str


class Gates(msgspec.Struct, frozen=True, kw_only=True):
    """All floors: by set (or `mean`), then by measure; the digest of the gold that they were measured on."""

    gold: str = ""
    floors: dict[str, dict[str, float]] = {}
    lowered: tuple[Lowering, ...] = ()


class Verdict(msgspec.Struct, frozen=True):
    """One floor, what was measured, and whether it holds; a measure without a value does not hold."""

    where: str
    measure: str
    floor: float
    measured: float | None

    @property
    def holds(self) -> bool:
        """Whether the floor is met, to the last digits of floating point."""
        return self.measured is not None and self.measured >= self.floor - 1e-9


def load_gates(path: Path) -> Gates:
    """Read the file of floors.

    Raises:
        DataError: If it is missing, not YAML, or a floor is not a number between 0 and 1.
    """
    try:
        gates = msgspec.convert(yaml.safe_load(path.read_text("utf-8")), Gates)
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(f"the floors cannot be read: {error}", where=str(path)) from error
    for where, floors in gates.floors.items():
        for measure, floor in floors.items():
            if not 0 <= floor <= 1 or measure.count(".") != 1:
                raise DataError(f"{where} {measure}: {floor} is no floor", where=str(path))
    return gates


def save_gates(gates: Gates, path: Path) -> None:
    """Write the file of floors."""
    held: Any = msgspec.to_builtins(gates)
    path.write_text(_HEAD + yaml.safe_dump(held, sort_keys=False, width=120, allow_unicode=True), "utf-8")


def measured(results: Sequence[Scores], where: str, measure: str) -> float | None:
    """A measure of one set or of the mean; None where the set or the measure is missing."""
    layer, _, name = measure.partition(".")
    try:
        if where == MEAN:
            return mean([each for each in results if each["set"] != DATES], layer, name)
        scores = next((each for each in results if each["set"] == where), None)
        return None if scores is None else value(scores, layer, name)
    except KeyError:
        return None


def judge(results: Sequence[Scores], gates: Gates) -> list[Verdict]:
    """Hold results against every floor."""
    return [
        Verdict(where, measure, floor, measured(results, where, measure))
        for where, floors in gates.floors.items()
        for measure, floor in floors.items()
    ]


def only(gates: Gates, sets: Sequence[str]) -> Gates:
    """The floors of these sets alone; that of the mean holds for all sets together and is left out."""
    floors = {where: held for where, held in gates.floors.items() if where in sets}
    return msgspec.structs.replace(gates, floors=floors)


def without(gates: Gates, where: str) -> Gates:
    """The floors but those of one set."""
    return msgspec.structs.replace(
        gates, floors={each: held for each, held in gates.floors.items() if each != where}
    )


def raised(results: Sequence[Scores], gates: Gates, gold: str) -> Gates:
    """The same floors, lifted to just below what was measured where that is higher; none is lowered."""
    floors = {
        where: {
            measure: max(floor, _below(measured(results, where, measure), where, measure))
            for measure, floor in held.items()
        }
        for where, held in gates.floors.items()
    }
    return msgspec.structs.replace(gates, gold=gold, floors=floors)


def lowered(results: Sequence[Scores], gates: Gates, reason: str, day: str) -> Gates:
    """The same floors, those that do not hold lowered to just below what was measured, with the reason.

    Raises:
        DataError: If no reason is given.
    """
    if not reason.strip():
        raise DataError("a floor is lowered only with a reason", todo="Say why: --lower REASON.")
    floors = {where: dict(held) for where, held in gates.floors.items()}
    records = list(gates.lowered)
    for verdict in judge(results, gates):
        if not verdict.holds:
            after = _below(verdict.measured, verdict.where, verdict.measure)
            floors[verdict.where][verdict.measure] = after
            records.append(
                Lowering(day, f"{verdict.where} {verdict.measure}", verdict.floor, after, reason.strip())
            )
    return msgspec.structs.replace(gates, floors=floors, lowered=tuple(records))


def gold_digest(sets: Sequence[SetPaths]) -> str:
    """Hash over gold files and reports of the sets: floors hold for one gold only."""
    digest = hashlib.sha256()
    for each in sets:
        for path in sorted(each.gold.glob("*.yaml")):
            digest.update(f"{each.name}/{path.name}\n".encode())
            digest.update(path.read_bytes())
            report = each.reports / f"{path.stem}.txt"
            if report.is_file():
                digest.update(report.read_bytes())
    return digest.hexdigest()[:16]


def _below(held: float | None, where: str, measure: str) -> float:
    """A floor for a measured value, down to the next thousandth; citations that are all valid must stay so."""
    if held is None:
        return 0.0
    layer, _, name = measure.partition(".")
    if layer == "citations" and held >= 1.0:
        return 1.0
    wide = where not in (MEAN, DATES) or layer in _FEW_CASES or (name.endswith(_WIDE) and layer != "zones")
    # The small term keeps what floating point puts just below a thousandth.
    return max(0, math.floor((held - (WIDE_MARGIN if wide else MARGIN)) * 1000 + 1e-6)) / 1000
