"""Whose words a report carries: the chain of outlets, the report copied if it is here, and the origin.

Copies and rewrites are found by their text (`communique.page.duplicates`), the chain by what the page credits.
Corroboration counts origins: ten papers with one agency's story are one voice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from communique.merging.shelf import Recent, Shelf
from communique.model import Carriage, Reading
from communique.model.vocabulary import READABLE
from communique.page.duplicates import (
    Memory,
    Packed,
    Signature,
    Words,
    packed,
    signed_copies,
    unpacked,
)

Copies = Mapping[str, tuple[str, float]]
# Texts whose words are held.
_RECENT = 4000


class Prints(NamedTuple):
    """How reports came by their words, and the signatures of their texts, both by report."""

    carriages: tuple[Carriage, ...]
    signatures: Mapping[str, Signature]


def prints(readings: Mapping[str, Reading], memory: Memory) -> Prints:
    """How each report came by its words, in the order of their ids, with the signature of each.

    Of reports of one day the one that credits fewest others counts as the earlier.

    Args:
        readings: Readings by report id; each is looked up when it is asked for.
        memory: What is known of texts.
    """
    signatures: dict[str, Signature] = {}
    chains: dict[str, tuple[str, ...]] = {}
    order: list[tuple[int, int, int, str]] = []
    texts = _Texts(readings, memory)
    for report in sorted(readings):
        signatures[report] = memory.signature(texts[report])
        chains[report] = chain_of(readings[report])
        order.append(first_of(readings[report]))
    order.sort()
    found = signed_copies(texts, {report: signatures[report] for *_, report in order}, memory=memory)
    return Prints(tuple(carriage(report, chains, found) for report in signatures), signatures)


class _Texts(Mapping[str, Words]):
    """The words of reports: of a large record put on a shelf, since a text can be held against any other."""

    def __init__(self, readings: Mapping[str, Reading], memory: Memory) -> None:
        self._readings, self._memory = readings, memory
        self._shelf: Shelf[Packed] = Shelf(Packed, filed=not memory.lasting, recent=1)
        self._recent: Recent[Words] = Recent(_RECENT)

    def __getitem__(self, report: str) -> Words:
        found = self._recent.get(report)
        if found is None:
            found = self._made(report)
            self._recent.put(report, found)
        return found

    def _made(self, report: str) -> Words:
        if report in self._shelf:
            return unpacked(self._shelf[report])
        reading = self._readings[report]
        found = self._memory.words(reading.report.text, readable(reading))
        if self._shelf.filed:
            self._shelf.put(report, packed(found))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._readings)

    def __len__(self) -> int:
        return len(self._readings)


def chain_of(reading: Reading) -> tuple[str, ...]:
    """Outlets from the source of the words to the page they stand on, each once."""
    held = [
        cited.value for cited in (*reading.carries, reading.outlet, reading.republisher) if cited is not None
    ]
    return tuple(dict.fromkeys(held))


def first_of(reading: Reading) -> tuple[int, int, int, str]:
    """What puts reports in the order in which they may have copied each other."""
    out = reading.dated.interval
    day = (out.end.toordinal(), out.start.toordinal()) if out else (10**7, 10**7)
    return (*day, len(chain_of(reading)), reading.report.id)


def readable(reading: Reading) -> list[tuple[int, int]] | None:
    """The stretches that are the report's own words; the whole text where zones are not known."""
    lines = [(line.start, line.end) for line in reading.zones if line.zone in READABLE]
    return lines or None


def carriage(report: str, chains: Mapping[str, tuple[str, ...]], found: Copies) -> Carriage:
    """How a report came by its words, from the chains of it and its source, and who copies whom."""
    source, shared = found.get(report, (None, 0.0))
    chain = tuple(dict.fromkeys((*chains.get(source or "", ()), *chains[report])))
    return Carriage(
        report=report, chain=chain, origin=_root(report, found), copies=source, shared=round(shared, 3)
    )


def _root(report: str, found: Copies) -> str:
    seen = {report}
    while report in found and found[report][0] not in seen:
        report = found[report][0]
        seen.add(report)
    return report
