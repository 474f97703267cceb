"""A report: its text with marks, notes beside the lines, its day with reasons and traps; and the list of all."""

from __future__ import annotations

from communique import views
from communique.app.web.marked import Note, lines
from communique.app.web.page import Asked, Cell, Page, Values, plain_table
from communique.app.web.phrases import days
from communique.model import Account, Reading, Reason
from communique.views import Corpus
from communique.views.evidence import outlet_of


def build(asked: Asked) -> Values:
    """A report: its text with marks, notes beside the lines, its day with reasons and traps."""
    corpus = asked.corpus
    reading = corpus.reading(asked.parts["identity"])
    headline = next((line for line in reading.zones if line.zone == "headline"), None)
    text = reading.report.text
    return {
        "reading": reading,
        "title": text[headline.start : headline.end] if headline else reading.report.name,
        "outlet": outlet_of(reading),
        "reasons": [_reason(reason, reading) for reason in reading.dated.reasons],
        "traps": [_reason(trap, reading) for trap in reading.dated.traps],
        "lines": lines(reading, _notes(corpus, reading)),
    }


def _reason(reason: Reason, reading: Reading) -> str:
    words = (
        f"“{' '.join(reason.span.of(reading.report.text).split())}”" if reason.span else reason.field or ""
    )
    allows = f" allows {views.when(reason.interval)}" if reason.interval else ""
    return f"{reason.rule.replace('-', ' ')}: {words}{allows}. {reason.note}".strip()


def _notes(corpus: Corpus, reading: Reading) -> dict[str, Note]:
    notes = {}
    for account in reading.accounts:
        ref = f"{reading.report.id}#{account.id}"
        notes[account.id] = Note(
            account.id,
            "account",
            _account_kind(account),
            _account_words(account, corpus),
            corpus.event_of.get(ref),
        )
    for statement in reading.statements:
        who = corpus.name(statement.speaker.value)
        issues = ", ".join(issue.value.replace("-", " ") for issue in statement.issues)
        kind = f"{statement.kind.value}{' on ' + issues if issues else ''}"
        notes[statement.id] = Note(statement.id, "statement", kind, f"{who}: {statement.gist}")
    return notes


def _account_kind(account: Account) -> str:
    parts = [account.type.value.replace("-", " "), account.status.value]
    return ", ".join(parts + ([account.outcome.value.replace("-", " ")] if account.outcome else []))


def _account_words(account: Account, corpus: Corpus) -> str:
    who = " and ".join(corpus.name(side.value) for side in account.sides) or "side not said"
    place = f", {views.where(account.place.value)}" if account.place else ""
    return f"{who}, {views.when(account.date.value if account.date else None)}{place}"


def listed(asked: Asked) -> Values:
    """All reports by day."""
    corpus = asked.corpus
    rows = [
        [
            Cell(days(row), sort="date"),
            Cell(row["name"], f"/reports/{row['id']}"),
            Cell(corpus.name(row["outlet"]) if row["outlet"] else "unknown"),
            Cell(str(row["accounts"]), sort="date"),
            Cell(str(row["statements"]), sort="date"),
        ]
        for row in views.reports(corpus).iter_rows(named=True)
    ]
    return plain_table(
        "Reports", "The texts that the record rests on, by day.", rows,
        ["Day", "Report", "Outlet", "Accounts", "Statements"], "No reports yet.",
    )  # fmt: skip


PAGES = (
    Page("/reports", "table.html", listed, nav="Reports"),
    Page("/reports/{identity}", "report.html", build),
)
