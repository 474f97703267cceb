"""What was announced and what was undertaken: the calendar and the commitments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from communique import views
from communique.app.web.page import Asked, Cell, Page, Values, paged, plain_table
from communique.app.web.phrases import days
from communique.views import Corpus


def calendar(asked: Asked) -> Values:
    """What was due and what became of it."""
    corpus = asked.corpus
    due = corpus.memo("calendar", lambda: _latest_first(list(views.calendar(corpus).iter_rows(named=True))))
    shown, more = paged(due, asked)
    corpus.load_events(row["event"] for row in shown if row["event"])
    rows = [
        [
            Cell(days(row), sort="date"),
            Cell(_expected(corpus, row), f"/events/{row['event']}" if row["event"] else ""),
            Cell(row["fate"], sort="kind"),
            Cell(", ".join(corpus.name(who) for who in row["who"])),
        ]
        for row in shown
    ]
    return plain_table(
        "Calendar", "What was announced or foreseen, the latest first, and what became of it.", rows,
        ["Due", "What", "Fate", "According to"], "Nothing was announced or foreseen in these reports.",
        more,
    )  # fmt: skip


def _expected(corpus: Corpus, row: Mapping[str, Any]) -> str:
    """The event's headline where there is one: it says who and where, which the bare words leave to their report."""
    event = corpus.events.get(row["event"]) if row["event"] else None
    return event.title if event is not None else row["what"]


def _latest_first(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    dated = [row for row in rows if row["start"]]
    return [*reversed(dated), *(row for row in rows if not row["start"])]


def commitments(asked: Asked) -> Values:
    """Who undertook what."""
    corpus = asked.corpus
    made = corpus.memo("commitments", lambda: list(views.commitments(corpus).iter_rows(named=True)))
    shown, more = paged(made, asked)
    rows = [
        [
            Cell(", ".join(corpus.name(party) for party in row["party"])),
            Cell(row["what"], f"/events/{row['made']}" if row["made"] else ""),
            Cell(days(row), sort="date"),
            Cell(row["status"], sort="kind"),
            Cell(row["why"]),
        ]
        for row in shown
    ]
    return plain_table(
        "Commitments", "Who undertook what, by when, and what the record shows of its keeping.", rows,
        ["Party", "Undertaking", "Due", "Status", "Because"], "No agreements or pledges in these reports.", more,
    )  # fmt: skip


PAGES = (
    Page("/calendar", "table.html", calendar, nav="Calendar"),
    Page("/commitments", "table.html", commitments, nav="Commitments"),
)
