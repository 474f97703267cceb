"""What was announced and what was undertaken: the calendar and the commitments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from communique import views
from communique.app.web.page import Asked, Cell, Page, Values, paged, plain_table
from communique.model import Commitment, Expectation
from communique.model.interval import day
from communique.store.derived import UNRANKED
from communique.views import Corpus
from communique.views.lines import Line

# The id of the event that a commitment's state rests on, at the end of its words.
_EVENT = re.compile(r" \((e[0-9a-f]{11})\)$")
_FATES = ["Due", "What", "Fate", "According to"]
_UNDERTAKEN = ["Party", "Undertaking", "Due", "Status", "Because"]


def calendar(asked: Asked) -> Values:
    """What is due next, and below it what was due and what became of it."""
    corpus = asked.corpus
    today = _today(corpus)
    ranks = corpus.ranks("expectations")
    # A rank begins with the days that are due, `first/last`.
    coming = [rank for rank in ranks if today and not _undated(rank) and rank[11:21] > today.isoformat()]
    later = set(coming)
    past = latest_first([rank for rank in ranks if rank not in later])
    shown, more = paged([*coming, *past], asked)
    found = {each.id: each for each in corpus.ranked("expectations", shown)}
    lines = corpus.event_lines(each.event for each in found.values() if each.event)
    groups: dict[str, list[list[Cell]]] = {}
    for rank in shown:
        heading = "Due next" if rank in later else "No day given" if _undated(rank) else "Was due"
        each: Expectation = found[rank.rpartition("|")[2]]
        groups.setdefault(heading, []).append(_expected(corpus, each, lines))
    return {
        "heading": "Calendar",
        "dek": "What was announced or foreseen, and what became of it."
        + (f" The newest report is of {views.when(day(today))}." if today else ""),
        "columns": _FATES,
        "groups": list(groups.items()),
        "empty": "Nothing was announced or foreseen in these reports.",
        "more": more,
    }


def _expected(corpus: Corpus, each: Expectation, lines: Mapping[str, Line]) -> list[Cell]:
    # The event's headline says who and where, which the bare words leave to their report.
    line = lines.get(each.event or "")
    return [
        Cell(views.when(each.due), sort="date"),
        Cell(line.title if line else each.what, f"/events/{each.event}" if line else ""),
        Cell(each.fate, sort="kind"),
        Cell(", ".join(corpus.name(who) for who in each.who)),
    ]


def _today(corpus: Corpus) -> date | None:
    """The day of the newest report: what lies after it is still to come, as far as the record knows."""
    return corpus.memo(
        "today", lambda: max((each.end for each in corpus.report_lines if each.end), default=None)
    )


def _undated(rank: str) -> bool:
    return rank.startswith(UNRANKED)


def latest_first(ranks: Sequence[str]) -> list[str]:
    """Ranks from the latest to the earliest, those without a day last."""
    return [
        *(rank for rank in reversed(ranks) if not _undated(rank)),
        *(rank for rank in ranks if _undated(rank)),
    ]


def commitments(asked: Asked) -> Values:
    """Who undertook what, the latest first."""
    corpus = asked.corpus
    shown, more = paged(latest_first(corpus.ranks("commitments")), asked)
    found = {each.id: each for each in corpus.ranked("commitments", shown)}
    rows = [_undertaken(corpus, found[rank.rpartition("|")[2]]) for rank in shown]
    return plain_table(
        "Commitments", "Who undertook what, by when, and what the record shows of its keeping; the latest first.",
        rows, _UNDERTAKEN, "No agreements or pledges in these reports.", more,
    )  # fmt: skip


def _undertaken(corpus: Corpus, each: Commitment) -> list[Cell]:
    because, event = _EVENT.sub("", each.why), _EVENT.search(each.why)
    return [
        Cell(", ".join(corpus.name(party) for party in each.party)),
        Cell(each.what, f"/events/{each.made}" if each.made else ""),
        Cell(views.when(each.due), sort="date"),
        Cell(each.status, sort="kind"),
        Cell(because, f"/events/{event[1]}" if event and event[1] in corpus.events else ""),
    ]


PAGES = (
    Page("/calendar", "calendar.html", calendar, nav="Calendar"),
    Page("/commitments", "table.html", commitments, nav="Commitments"),
)
