"""One set's scores: every measure of the guidelines, in the shape that they fix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from communique.model import Reading, Record, content_hash
from communique.scoring.accounts import AccountMarks, mark_accounts
from communique.scoring.alignment import Alignment
from communique.scoring.citations import citation_share
from communique.scoring.derived import (
    commitment_tally,
    dispute_tally,
    events_conll,
    events_conll_given_gold,
    expectation_tally,
)
from communique.scoring.gold import GoldReport, GoldSet
from communique.scoring.pages import PageMarks, mark_page
from communique.scoring.statements import StatementMarks, mark_statements
from communique.scoring.tally import Share, Tally

Scores = dict[str, Any]


def score_set(
    name: str,
    gold: GoldSet,
    readings: Mapping[str, Reading],
    record: Record,
    record_given_gold: Record | None = None,
) -> Scores:
    """Score one set of reports.

    Args:
        name: What to call the set.
        gold: Its gold.
        readings: Readings by report name; a report that is missing counts as read with nothing found.
        record: The record merged from the readings.
        record_given_gold: The record merged from the gold accounts, to judge merging alone.

    Returns:
        The measures as fractions of 1 (days for `mean_error_days`), None where there is nothing to count.
    """
    held = Alignment(gold, readings, record)
    expectations, fates = expectation_tally(held)
    return {
        "set": name,
        "reports": len(gold.reports),
        **_pages(gold, readings),
        "actors": _actors(held),
        "accounts": _accounts(held),
        "statements": _statements(held),
        "events": {
            "conll": events_conll(held),
            "conll_given_gold": _given_gold(gold, record_given_gold),
        },
        "disputes": {"f1": dispute_tally(held).f1},
        "expectations": {"f1": expectations.f1, "fate_accuracy": fates.value},
        "commitments": {"f1": commitment_tally(held).f1},
        "citations": {"valid": citation_share(readings.values()).value},
    }


def _pages(gold: GoldSet, readings: Mapping[str, Reading]) -> Scores:
    marks = sum((mark_page(each, readings.get(each.name)) for each in gold.reports), start=PageMarks())
    return {
        "zones": {"line_accuracy": marks.lines.value, "body_f1": marks.body.f1},
        "published": {
            "answered": marks.answered.value,
            "overlap": marks.overlap.value,
            "mean_error_days": marks.error_days.value,
        },
    }


def _actors(held: Alignment) -> Scores:
    tally, sides, offices = Tally(), Share(), Tally()
    for each in held.matched:
        tally += each.identity.tally()
        sides += each.identity.side_share()
        offices += each.identity.office_tally()
    for report in held.unread:
        tally += Tally(missed=len(report.actors))
        offices += Tally(missed=sum(len(actor.offices) for actor in report.actors))
    return {**_prf(tally), "side_accuracy": sides.value, "office_f1": offices.f1}


def _accounts(held: Alignment) -> Scores:
    marks = AccountMarks()
    for each in held.matched:
        marks += mark_accounts(each.gold.accounts, each.reading.accounts, each.accounts, each.identity)
    marks += AccountMarks(found=_missed(held.unread, "accounts"))
    return {
        **_prf(marks.found),
        "status_accuracy": marks.status.value,
        "level_accuracy": marks.level.value,
        "outcome_accuracy": marks.outcome.value,
        "date_exact": marks.date_exact.value,
        "date_within_1": marks.date_near.value,
        "place_accuracy": marks.place.value,
        "sides_f1": marks.sides.f1,
        "people_f1": marks.people.f1,
    }


def _statements(held: Alignment) -> Scores:
    marks = StatementMarks()
    for each in held.matched:
        marks += mark_statements(each.gold.statements, each.reading.statements, each.statements)
    marks += StatementMarks(found=_missed(held.unread, "statements"))
    return {**_prf(marks.found), "kind_accuracy": marks.kind.value, "issues_f1": marks.issues.f1}


def _given_gold(gold: GoldSet, record: Record | None) -> float | None:
    if record is None:
        return None
    names = {content_hash(each.text): each.name for each in gold.reports}
    return events_conll_given_gold(gold, record, names)


def _missed(unread: list[GoldReport], field: str) -> Tally:
    return Tally(missed=sum(len(getattr(each, field)) for each in unread))


def _prf(tally: Tally) -> Scores:
    return {"p": tally.precision, "r": tally.recall, "f1": tally.f1}
