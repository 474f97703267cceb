"""Gold spans moved onto the text of a reading, where taking in the file changed it (line ends, a byte order mark)."""

from __future__ import annotations

import msgspec

from communique.model import Report, Span
from communique.scoring.gold import GoldReport


def settle(gold: GoldReport, report: Report) -> GoldReport:
    """The same gold with its spans in characters of the report that was read."""
    if gold.text == report.text and all(span.report == report.id for span in _spans(gold)):
        return gold

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(held for span in spans if (held := _moved(span, gold.text, report)) is not None)

    replace = msgspec.structs.replace
    return replace(
        gold,
        text=report.text,
        accounts=tuple(replace(each, evidence=moved(each.evidence)) for each in gold.accounts),
        statements=tuple(replace(each, evidence=moved(each.evidence)) for each in gold.statements),
    )


def _spans(gold: GoldReport) -> list[Span]:
    return [span for each in gold.entries for span in each.evidence]


def _moved(span: Span, text: str, report: Report) -> Span | None:
    """The span of the same words at the same turn, or None where they are gone."""
    words = span.of(text)
    turn = text.count(words, 0, span.start) if words else 0
    at = -1
    for _ in range(turn + 1):
        at = report.text.find(words, at + 1)
        if at < 0:
            return None
    return Span(report.id, at, at + len(words))
