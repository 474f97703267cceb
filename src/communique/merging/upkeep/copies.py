"""Who copies whom, kept up: a changed report is held against those that share a band of their signatures with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from communique.merging.syndication import Copies, carriage, chain_of, first_of, readable
from communique.merging.upkeep.ledger import Ledger, Row, decode, encode
from communique.model import Carriage, Reading
from communique.page.duplicates import (
    AGREEING,
    SIGNATURE,
    Words,
    band_keys,
    fingerprint,
    likeness,
    paired,
    words_of,
)

Order = tuple[int, int, int, str]
_LEAST = 0.5


class Print(msgspec.Struct, frozen=True):
    """A report's place in the order of copying, and its signature (empty where the text is too short)."""

    order: Order
    signature: bytes


def words(reading: Reading) -> Words:
    """The words that a report can be copied by."""
    return words_of(reading.report.text, readable(reading))


def print_of(reading: Reading, signature: NDArray[np.uint32] | None) -> Print:
    """What is kept of a report."""
    return Print(first_of(reading), b"" if signature is None else signature.astype("<u4").tobytes())


class Prints:
    """The signatures of a record.

    Args:
        held: What is kept of each report.
    """

    def __init__(self, held: Mapping[str, Print]) -> None:
        ids = sorted((each.order, report) for report, each in held.items() if each.signature)
        self.ids = [report for _, report in ids]
        self.at = {report: place for place, report in enumerate(self.ids)}
        data = b"".join(held[report].signature for report in self.ids)
        self.table = np.frombuffer(data, dtype=np.uint32).reshape(len(self.ids), SIGNATURE)

    @cached_property
    def bands(self) -> NDArray[np.uint64]:
        """The keys of the bands of each signature."""
        return band_keys(self.table)

    def crowds(self, report: str) -> list[list[int]]:
        """For each band the places of the reports that share it with this one, in order."""
        same = self.bands == self.bands[self.at[report]]
        return [np.flatnonzero(same[:, band]).tolist() for band in range(same.shape[1])]

    def agree(self, left: str, right: str) -> bool:
        """Whether two signatures agree in enough places to look closer."""
        one, other = self.table[self.at[left]], self.table[self.at[right]]
        return int((one == other).sum()) >= AGREEING

    def pairs(self, report: str) -> set[tuple[str, str]]:
        """The pairs, in order, that a report is part of and that are looked at."""
        if report not in self.at:
            return set()
        place = self.at[report]
        found = {
            pair for crowd in self.crowds(report) if len(crowd) > 1 for pair in paired(crowd) if place in pair
        }
        named = {(self.ids[one], self.ids[other]) for one, other in found}
        return {pair for pair in named if self.agree(*pair)}

    def near(self, report: str) -> set[tuple[str, str]]:
        """All pairs of the crowds that a report is in."""
        if report not in self.at:
            return set()
        found = {pair for crowd in self.crowds(report) if len(crowd) > 1 for pair in paired(crowd)}
        return {(self.ids[one], self.ids[other]) for one, other in found}


class Copying:
    """Who copies whom in a ledger.

    Args:
        ledger: The ledger.
        reading: Gives a reading, after the change.
        carried: Gives what is kept of how reports came by their words, before the change.
    """

    def __init__(
        self,
        ledger: Ledger,
        reading: Callable[[str], Reading],
        carried: Callable[[Iterable[str]], Mapping[str, Carriage]],
    ) -> None:
        self._ledger, self._reading, self._carried = ledger, reading, carried
        self._words: dict[str, Words] = {}

    def update(self, changes: Sequence[tuple[Reading | None, Reading | None]]) -> dict[str, Carriage | None]:
        """How reports came by their words, for those where that is another than before; None for those gone."""
        held = {report: decode(data, Print) for report, _, data in self._ledger.every("print")}
        before = Prints(held)
        moved: set[str] = set()
        told: set[str] = set()
        for old, new in changes:
            each = new or old
            assert each is not None
            report = each.report.id
            was = held.pop(report, None)
            self._ledger.drop("print", [(report, "")])
            told.add(report)
            if new is not None:
                same = old is not None and was is not None and readable(old) == readable(new)
                signature = np.frombuffer(was.signature, "<u4") if same and was and was.signature else (
                    None if same else fingerprint(words(new))
                )  # fmt: skip
                held[report] = print_of(new, signature)
                self._ledger.put("print", [(report, "", encode(held[report]))])
            if was != held.get(report):
                moved.add(report)
        after = Prints(held) if moved else before
        again = self._again(moved, before, after) | (moved & set(held))
        found: dict[str, tuple[str, float] | None] = {report: self._source(report, after) for report in again}
        found |= dict.fromkeys(told - set(held))
        return self._carriages(found, told)

    def _again(self, moved: set[str], before: Prints, after: Prints) -> set[str]:
        """Reports that are held against others than before."""
        lost = {pair for report in moved for pair in before.near(report)}
        gained = {pair for report in moved for pair in after.near(report)}
        other = {pair for pair in lost ^ gained if pair[1] in after.at and pair[1] not in moved}
        close = {
            pair for pair in other
            if pair[0] not in after.at or after.agree(*pair)
        }  # fmt: skip
        copied = self._carried({right for _, right in close})
        return {
            right for left, right in close
            if (left, right) in gained or (right in copied and copied[right].copies == left)
        }  # fmt: skip

    def _source(self, report: str, prints: Prints) -> tuple[str, float] | None:
        """The report that one is taken from, and the share of its words found there."""
        best: tuple[float, int, str] | None = None
        for left, right in prints.pairs(report):
            if right != report:
                continue
            _, share = likeness(self._text(left), self._text(right))
            rank = (share, -prints.at[left], left)
            if share >= _LEAST and (best is None or rank > best):
                best = rank
        return (best[2], best[0]) if best is not None else None

    def _text(self, report: str) -> Words:
        if report not in self._words:
            self._words[report] = words(self._reading(report))
        return self._words[report]

    def _carriages(
        self, found: Mapping[str, tuple[str, float] | None], told: set[str]
    ) -> dict[str, Carriage | None]:
        """The carriages of these reports, and of all that copy them by way of others."""
        rows = self._carried(found)
        for report, source in found.items():
            was = rows.get(report)
            if was is not None and was.copies is not None:
                self._ledger.drop("copy", [(was.copies, report)])
            if source is not None:
                self._ledger.put("copy", [(source[0], report, b"")])
        todo = sorted({*found, *told})
        seen: set[str] = set()
        while todo:
            report = todo.pop()
            if report not in seen:
                seen.add(report)
                todo += [copy for copy, _ in self._ledger.bucket("copy", report)]
        present = set(self._ledger.get("print", seen))
        known = self._sources(present, found)
        return {report: self._made(report, known) if report in present else None for report in seen}

    def _sources(
        self, reports: Iterable[str], found: Mapping[str, tuple[str, float] | None]
    ) -> dict[str, tuple[str, float]]:
        """The sources of these reports, and the sources of those, to the first."""
        known: dict[str, tuple[str, float]] = {report: each for report, each in found.items() if each}
        todo = {each for each in reports if each not in found} | {each for each, _ in known.values()}
        done = set(found)
        while todo - done:
            fresh = todo - done
            done |= fresh
            rows = self._carried(fresh)
            for report, row in rows.items():
                if row.copies is not None:
                    known[report] = (row.copies, row.shared)
            todo = {known[report][0] for report in fresh if report in known}
        return known

    def _made(self, report: str, known: Copies) -> Carriage:
        source = known[report][0] if report in known else None
        chains = {each: chain_of(self._reading(each)) for each in (report, source) if each is not None}
        return carriage(report, chains, known)


def copy_rows(carriages: Iterable[Carriage]) -> list[Row]:
    """The rows of all copies."""
    return [(each.copies, each.report, b"") for each in carriages if each.copies is not None]
