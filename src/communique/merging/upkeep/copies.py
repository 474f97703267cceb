"""Who copies whom, kept up: a changed report is held against those that share a band of their signatures with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from communique.merging.syndication import Copies, carriage, chain_of, first_of, readable
from communique.merging.upkeep.bands import Bands, Pair, Print, agree
from communique.merging.upkeep.ledger import Ledger, Row, decode, encode
from communique.model import Carriage, Reading
from communique.page.duplicates import Words, fingerprint, likeness, words_of

# The report that one is taken from, and the share of its words found there; None if it is its own.
Source = tuple[str, float] | None
_LEAST = 0.5


def words(reading: Reading) -> Words:
    """The words that a report can be copied by."""
    return words_of(reading.report.text, readable(reading))


def print_of(reading: Reading, signature: NDArray[np.uint32] | None) -> Print:
    """What is kept of a report."""
    return Print(first_of(reading), b"" if signature is None else signature.astype("<u4").tobytes())


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
        self._bands = Bands(ledger)
        self._words: dict[str, Words] = {}

    def update(self, changes: Sequence[tuple[Reading | None, Reading | None]]) -> dict[str, Carriage | None]:
        """How reports came by their words, for those where that is another than before; None for those gone."""
        told = {each.report.id for change in changes for each in change if each is not None}
        held = self._prints(told)
        gained: set[Pair] = set()
        lost: set[Pair] = set()
        moved: set[str] = set()
        for old, new in changes:
            each = new or old
            assert each is not None
            report = each.report.id
            was, now = held.get(report), self._print_of(old, new, held.get(report))
            if was == now and old is not None and new is not None and readable(old) == readable(new):
                continue
            moved.add(report)
            if was is not None:
                self._leave(was, gained, lost)
            if now is not None:
                self._enter(now, gained, lost)
        found = self._again(moved, gained, lost)
        present = self._prints(told)
        found |= {report: None for report in told if report not in present}
        return self._carriages(found, told)

    def _print_of(self, old: Reading | None, new: Reading | None, was: Print | None) -> Print | None:
        """What is kept of a report from now on; its signature is only made anew where its own words are others."""
        if new is None:
            return None
        if old is not None and was is not None and readable(old) == readable(new):
            return Print(first_of(new), was.signature)
        return print_of(new, fingerprint(words(new)))

    def _leave(self, was: Print, gained: set[Pair], lost: set[Pair]) -> None:
        met = self._bands.met(was)
        self._bands.leave(was)
        self._ledger.drop("print", [(was.order[-1], "")])
        lost |= met.own
        gained |= met.parted

    def _enter(self, now: Print, gained: set[Pair], lost: set[Pair]) -> None:
        self._bands.enter(now)
        self._ledger.put("print", [(now.order[-1], "", encode(now))])
        met = self._bands.met(now)
        gained |= met.own
        lost |= met.parted

    def _prints(self, reports: Iterable[str]) -> dict[str, Print]:
        return {
            report: decode(data, Print) for report, data in self._ledger.get("print", sorted(reports)).items()
        }

    def _again(self, moved: set[str], gained: set[Pair], lost: set[Pair]) -> dict[str, Source]:
        """The sources of reports that moved, and of those that are held against others than before."""
        prints = self._prints(moved | {report for pair in (*gained, *lost) for report in pair})
        copied = self._carried({right for _, right in (*gained, *lost)})
        again = {report for report in moved if report in prints}
        for left, right in lost:
            taken = right in copied and copied[right].copies == left
            both = (left, right) in gained and left in prints
            if right in prints and (taken or (both and agree(prints[left], prints[right]))):
                again.add(right)
        fresh = sorted(gained - lost)
        found: dict[str, Source] = {report: self._source(prints[report]) for report in sorted(again)}
        nearer: dict[str, set[str]] = defaultdict(set)
        for left, right in fresh:
            if (
                right not in again
                and left in prints
                and right in prints
                and agree(prints[left], prints[right])
            ):
                nearer[right].add(left)
        for report, others in nearer.items():
            was = copied[report].copies if report in copied else None
            source = {was} if was is not None else set()
            best = self._best(report, prints | self._prints(source), others | source)
            if best is not None and best[0] not in source:
                found[report] = best
        return found

    def _source(self, own: Print) -> Source:
        """The report that one is taken from, and the share of its words found there."""
        near = self._prints(self._bands.sources(own)) if own.signature else {}
        close = {report for report, each in near.items() if agree(each, own)}
        return self._best(own.order[-1], near, close)

    def _best(self, report: str, prints: Mapping[str, Print], others: Iterable[str]) -> Source:
        """Of these the one that has the greatest share of a report's words; the earliest of several."""
        found: Source = None
        for other in sorted(others, key=lambda each: prints[each].rank):
            _, share = likeness(self._text(other), self._text(report))
            if share >= _LEAST and (found is None or share > found[1]):
                found = (other, share)
        return found

    def _text(self, report: str) -> Words:
        if report not in self._words:
            self._words[report] = words(self._reading(report))
        return self._words[report]

    def _carriages(self, found: Mapping[str, Source], told: set[str]) -> dict[str, Carriage | None]:
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

    def _sources(self, reports: Iterable[str], found: Mapping[str, Source]) -> dict[str, tuple[str, float]]:
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
