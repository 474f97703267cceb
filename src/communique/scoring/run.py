"""From folders to scores: take the reports in, read and merge them as the product does, and hold them against gold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from communique.errors import CommuniqueError, DataError
from communique.intake import load
from communique.merging import merge
from communique.model import NO_PROFILE, Profile, Reading, Record, Report
from communique.reading.company import redate
from communique.reading.read import read
from communique.scoring.cache import remembered
from communique.scoring.convert import gold_readings
from communique.scoring.gold import GoldSet
from communique.scoring.goldfile import load_gold
from communique.scoring.scorer import Scores, score_set

PathLike = Path | str


class Run(msgspec.Struct, frozen=True):
    """One set, read and merged, with what went wrong on the way."""

    gold: GoldSet
    readings: Mapping[str, Reading]
    record: Record
    record_given_gold: Record
    failures: tuple[str, ...] = ()

    def scores(self) -> Scores:
        """The set's scores."""
        return score_set(self.gold.name, self.gold, self.readings, self.record, self.record_given_gold)


def score(
    reports_dirs: Sequence[PathLike],
    gold_dirs: Sequence[PathLike],
    meta: PathLike | None = None,
    hide_dates: bool = False,
    profile: Profile = NO_PROFILE,
) -> list[Scores]:
    """Score one set or many.

    Args:
        reports_dirs: Folders of `<report>.txt`, one for each gold folder.
        gold_dirs: Folders of gold files.
        meta: A JSONL file with what the finder knows of the reports; a bare name that is no file here is looked
            for in each folder of reports. A `meta.jsonl` beside the reports is read in any case.
        hide_dates: Whether to read as if the finder gave no dates.
        profile: The negotiation as the user describes it.

    Returns:
        One object a set, in the order given; see `score_set`.

    Raises:
        DataError: If a gold file is faulty or the folders do not pair up.
    """
    return [each.scores() for each in run_sets(reports_dirs, gold_dirs, meta, hide_dates, profile)]


def run_sets(
    reports_dirs: Sequence[PathLike],
    gold_dirs: Sequence[PathLike],
    meta: PathLike | None = None,
    hide_dates: bool = False,
    profile: Profile = NO_PROFILE,
) -> list[Run]:
    """Read and merge the sets; arguments as for `score`."""
    if len(reports_dirs) != len(gold_dirs):
        raise DataError(
            f"{len(reports_dirs)} folders of reports for {len(gold_dirs)} of gold",
            todo="Give --reports once for each --gold, in the same order.",
        )
    with remembered():
        return [
            run_set(Path(reports), Path(gold), meta, hide_dates=hide_dates, profile=profile)
            for reports, gold in zip(reports_dirs, gold_dirs, strict=True)
        ]


def run_set(
    reports: Path,
    gold_dir: Path,
    meta: PathLike | None = None,
    *,
    hide_dates: bool = False,
    profile: Profile = NO_PROFILE,
) -> Run:
    """Read and merge one set."""
    gold = load_gold(gold_dir, reports)
    readings: dict[str, Reading] = {}
    failures: list[str] = []
    for each in gold.reports:
        try:
            report = _take_in(reports / f"{each.name}.txt", _meta(meta, reports), hide_dates=hide_dates)
            readings[each.name] = read(report, profile, published=not hide_dates)
        except CommuniqueError as error:
            failures.append(f"{each.name}: {error}")
        except Exception as error:
            # A report that breaks the reader counts as read with nothing found: it must not hide the others.
            failures.append(f"{each.name}: the reader failed: {error!r}")
    try:
        for again in redate(tuple(readings.values()), profile):
            readings[again.report.name] = again
    except Exception as error:
        failures.append(f"dating by company failed: {error!r}")
    known = _as_found(gold, readings)
    return Run(
        gold=gold,
        readings=readings,
        record=merge(tuple(readings.values()), profile=profile),
        record_given_gold=merge(tuple(known.values()), profile=profile),
        failures=tuple(failures),
    )


def _take_in(path: Path, meta: Path | None, *, hide_dates: bool) -> Report:
    for found in load(path, meta=meta, hide_dates=hide_dates):
        if isinstance(found, Report):
            return found
        raise found
    raise DataError("no report in this file", where=str(path))


def _meta(meta: PathLike | None, reports: Path) -> Path | None:
    if meta is None:
        return None
    path = Path(meta)
    if not path.is_file() and path.name == str(meta):
        path = reports / path
    return path if path.is_file() else None


def _as_found(gold: GoldSet, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Gold as readings, with outlet and credits as the pages give them: merging may use those."""
    return {
        name: msgspec.structs.replace(reading, carries=readings[name].carries)
        if name in readings
        else reading
        for name, reading in gold_readings(gold).items()
    }
