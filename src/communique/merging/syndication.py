"""Whose words a report carries: the chain of outlets, the report copied if it is here, and the origin.

Copies and rewrites are found by their text (`communique.page.duplicates`), the chain by what the page credits.
Corroboration counts origins: ten papers with one agency's story are one voice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.model import Carriage, Reading
from communique.model.vocabulary import READABLE
from communique.page.duplicates import Memory, copies

Copies = Mapping[str, tuple[str, float]]


def syndication(readings: Sequence[Reading], memory: Memory | None = None) -> tuple[Carriage, ...]:
    """How each report came by its words, in the order given; `memory` spares what was found out before."""
    found = copied(readings, memory)
    chains = {reading.report.id: chain_of(reading) for reading in readings}
    return tuple(carriage(reading.report.id, chains, found) for reading in readings)


def copied(readings: Sequence[Reading], memory: Memory | None = None) -> dict[str, tuple[str, float]]:
    """For each report taken from an earlier one: that report's id, and the share of its words found there.

    Of reports of one day the one that credits fewest others counts as the earlier.
    """
    ordered = sorted(readings, key=first_of)
    memory = memory or Memory()
    texts = {each.report.id: memory.words(each.report.text, readable(each)) for each in ordered}
    return copies(texts, memory=memory)


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
