"""Whose words a report carries: the chain of outlets, the report copied if it is here, and the origin.

Copies and rewrites are found by their text (`communique.page.duplicates`), the chain by what the page credits.
Corroboration counts origins: ten papers with one agency's story are one voice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.model import Carriage, Reading


def chain_of(reading: Reading) -> tuple[str, ...]:
    """Outlets from the source of the words to the page they stand on, each once."""
    held = [
        cited.value for cited in (*reading.carries, reading.outlet, reading.republisher) if cited is not None
    ]
    return tuple(dict.fromkeys(held))


def syndication(readings: Sequence[Reading], copies: Mapping[str, tuple[str, float]]) -> tuple[Carriage, ...]:
    """How each report came by its words.

    Args:
        readings: Each report once.
        copies: For a report whose text is another's: that report's id, and the share of words they have in common.
    """
    chains = {reading.report.id: chain_of(reading) for reading in readings}
    found = []
    for reading in readings:
        report = reading.report.id
        source, shared = copies.get(report, (None, 0.0))
        chain = tuple(dict.fromkeys((*chains.get(source, ()), *chains[report]))) if source else chains[report]
        root = _root(report, copies)
        found.append(
            Carriage(report=report, chain=chain, origin=root, copies=source, shared=round(shared, 3))
        )
    return tuple(found)


def _root(report: str, copies: Mapping[str, tuple[str, float]]) -> str:
    seen = {report}
    while report in copies and copies[report][0] not in seen:
        report = copies[report][0]
        seen.add(report)
    return report
