"""A report: its text with marks, notes beside the lines, its day with reasons and traps; and the list of all."""

from __future__ import annotations

from communique import views
from communique.app.corrections import decode_corrections
from communique.app.web.marked import Note, lines
from communique.app.web.page import Asked, Cell, Page, Values, paged, plain_table
from communique.app.web.phrases import days
from communique.merging import Correction
from communique.merging.corrections import corrected
from communique.model import Account, Reading, Reason, Statement
from communique.views import Corpus
from communique.views.evidence import outlet_of


def build(asked: Asked) -> Values:
    """A report: its text with marks, notes beside the lines, its day with reasons and traps."""
    corpus = asked.corpus
    found = corpus.reading(asked.parts["identity"])
    # As corrected by hand: its day, and what was left out of it.
    in_force = decode_corrections(asked.record.store.corrections())
    ((reading,), _) = corrected((found,), [each for each in in_force if _concerns(each, found)])
    headline = next((line for line in reading.zones if line.zone == "headline"), None)
    text = reading.report.text
    return {
        "reading": reading,
        "title": text[headline.start : headline.end] if headline else reading.report.name,
        "outlet": outlet_of(reading),
        "reasons": [_reason(reason, reading) for reason in reading.dated.reasons],
        "traps": [_reason(trap, reading) for trap in reading.dated.traps],
        "lines": lines(reading, _notes(corpus, reading)),
        "dismissed": _dismissed(found, reading, corpus),
    }


def _concerns(correction: Correction, reading: Reading) -> bool:
    return any(target.report == reading.report.id for target in correction.targets)


def _dismissed(found: Reading, left: Reading, corpus: Corpus) -> list[str]:
    """The words of accounts and statements that somebody left out of the record."""
    here: list[Account | Statement] = [*found.accounts, *found.statements]
    kept = {*(each.id for each in left.accounts), *(each.id for each in left.statements)}
    gone = [each for each in here if each.id not in kept]
    return [" ... ".join(corpus.words(span) for span in each.evidence[:2]) for each in gone]


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
        named = (issue.value.replace("-", " ") for issue in statement.issues if issue.value != "other")
        issues = ", ".join(named)
        kind = f"{statement.kind.value}{' on ' + issues if issues else ''}"
        # Most gists name the speaker first.
        said = statement.gist if statement.gist.startswith(who) else f"{who}: {statement.gist}"
        notes[statement.id] = Note(statement.id, "statement", kind, said)
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
    shown, more = paged(corpus.report_lines, asked)
    rows = [
        [
            Cell(days({"start": each.start, "end": each.end}), sort="date"),
            Cell(each.name, f"/reports/{each.id}"),
            Cell(corpus.name(each.outlet) if each.outlet else "unknown"),
            Cell(str(each.accounts), sort="date"),
            Cell(str(each.statements), sort="date"),
        ]
        for each in shown
    ]
    return plain_table(
        "Reports", "The texts that the record rests on, by day.", rows,
        ["Day", "Report", "Outlet", "Accounts", "Statements"], "No reports yet.", more,
    )  # fmt: skip


PAGES = (
    Page("/reports", "table.html", listed, nav="Reports"),
    Page("/reports/{identity}", "report.html", build),
)
