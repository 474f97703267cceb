"""The other tables: reports, disputes, positions, the calendar of expectations, commitments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from communique.merging import Change
from communique.model import Interval
from communique.views.corpus import Corpus

_TEXT, _DAY, _LIST = pl.String(), pl.Date(), pl.List(pl.String())


def reports(corpus: Corpus) -> pl.DataFrame:
    """One row a report: its day, whose words it is, and how much was read in it."""
    schema = {
        "id": _TEXT, "name": _TEXT, "start": _DAY, "end": _DAY, "outlet": _TEXT, "republisher": _TEXT,
        "accounts": pl.Int64(), "statements": pl.Int64(), "traps": pl.Int64(),
    }  # fmt: skip
    return pl.DataFrame(corpus.report_lines, schema=schema, orient="row")


def disputes(corpus: Corpus) -> pl.DataFrame:
    """One row for each value of each dispute, with who holds it."""
    schema = {
        "id": _TEXT,
        "event": _TEXT,
        "question": _TEXT,
        "value": _TEXT,
        "origins": pl.Int64(),
        "refs": _LIST,
    }
    rows = [
        (dispute.id, dispute.event, dispute.question, value.value, value.origins, list(value.refs))
        for dispute in corpus.disputes
        for value in dispute.values
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


def calendar(corpus: Corpus) -> pl.DataFrame:
    """One row an expectation: what was due, when, who said so, and what became of it."""
    schema = {
        "id": _TEXT, "start": _DAY, "end": _DAY, "what": _TEXT, "fate": _TEXT, "history": _LIST, "who": _LIST,
        "event": _TEXT,
    }  # fmt: skip
    rows = [
        (each.id, *_days(each.due), each.what, each.fate, list(each.history), list(each.who), each.event)
        for each in sorted(corpus.expectations, key=lambda each: (*_sort(each.due), each.id))
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


def commitments(corpus: Corpus) -> pl.DataFrame:
    """One row a commitment: who undertook what, when it was due, and whether it was kept."""
    schema = {
        "id": _TEXT, "party": _LIST, "what": _TEXT, "made": _TEXT, "start": _DAY, "end": _DAY, "status": _TEXT,
        "why": _TEXT,
    }  # fmt: skip
    rows = [
        (each.id, list(each.party), each.what, each.made, *_days(each.due), each.status, each.why)
        for each in corpus.commitments
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


def changes_table(changes: Iterable[Change]) -> pl.DataFrame:
    """One row a change between two records: what it is of, the values before and after, and what brought it."""
    schema = {
        "change": _TEXT, "kind": _TEXT, "title": _TEXT, "field": _TEXT, "before": _TEXT, "after": _TEXT,
        "why": _LIST, "id": _TEXT,
    }  # fmt: skip
    rows = [
        (each.change, each.kind, each.title, each.field, each.before, each.after, list(each.why), each.id)
        for each in changes
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _days(interval: Interval | None) -> Sequence[object]:
    return (interval.start, interval.end) if interval else (None, None)


def _sort(interval: Interval | None) -> tuple[str, str]:
    # Undated rows come last: no ISO date sorts after a tilde.
    return (str(interval.start), str(interval.end)) if interval else ("~", "~")
