"""What was announced and what was undertaken: the calendar and the commitments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from communique import views
from communique.app.web.page import Asked, Cell, Page, Values, paged, plain_table
from communique.app.web.phrases import few, outlets
from communique.model import Commitment, Expectation
from communique.model.interval import day
from communique.store.derived import UNRANKED
from communique.views import Corpus
from communique.views.lines import Line

# The id of the event that a commitment's state rests on, at the end of its words.
_EVENT = re.compile(r" \((e[0-9a-f]{11})\)$")
_FATES = ["Due", "What", "Fate", "According to"]
_UNDERTAKEN = ["Made", "Party", "Undertaking", "By when", "Kept?", "According to"]


class Order(msgspec.Struct, frozen=True):
    """The ranks of what was announced in the order shown: what is due next, then what was due, then what has no day."""

    ranks: tuple[str, ...]
    coming: int

    def heading(self, place: int) -> str:
        """Under which heading the rank at a place stands."""
        return (
            "Due next"
            if place < self.coming
            else "No day given"
            if _undated(self.ranks[place])
            else "Was due"
        )


def order(corpus: Corpus) -> Order:
    """The order of a record's calendar."""

    def found() -> Order:
        ranks, today = corpus.ranks("expectations"), _today(corpus)
        # A rank begins with the days that are due, `first/last`.
        now = today.isoformat() if today else ""
        coming = [rank for rank in ranks if now and not _undated(rank) and rank[11:21] > now]
        later = set(coming)
        past = latest_first([rank for rank in ranks if rank not in later])
        return Order((*coming, *past), len(coming))

    return corpus.memo("calendar", found)


def undertaken(corpus: Corpus) -> list[str]:
    """The ranks of a record's commitments, the latest first."""
    return corpus.memo("undertaken", lambda: latest_first(corpus.ranks("commitments")))


def calendar(asked: Asked) -> Values:
    """What is due next, and below it what was due and what became of it."""
    corpus = asked.corpus
    held, today = order(corpus), _today(corpus)
    places, more = paged(range(len(held.ranks)), asked)
    found = {each.id: each for each in corpus.ranked("expectations", [held.ranks[place] for place in places])}
    lines = corpus.event_lines(each.event for each in found.values() if each.event)
    groups: dict[str, list[list[Cell]]] = {}
    for place in places:
        each: Expectation = found[held.ranks[place].rpartition("|")[2]]
        groups.setdefault(held.heading(place), []).append(_expected(corpus, each, lines))
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
        Cell(few([corpus.name(who) for who in each.who])),
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
    shown, more = paged(undertaken(corpus), asked)
    found = {each.id: each for each in corpus.ranked("commitments", shown)}
    lines = corpus.event_lines(each.made for each in found.values() if each.made)
    rows = [_undertaken(corpus, found[rank.rpartition("|")[2]], lines) for rank in shown]
    return plain_table(
        "Commitments", "Who undertook what, by when, and what the record shows of its keeping; the latest first.",
        rows, _UNDERTAKEN, "No agreements or pledges in these reports.", more,
    )  # fmt: skip


def _undertaken(corpus: Corpus, each: Commitment, lines: Mapping[str, Line]) -> list[Cell]:
    because, event = _EVENT.sub("", each.why), _EVENT.search(each.why)
    made = lines.get(each.made or "")
    state = f"{each.status}: {because}" if because else each.status
    return [
        Cell(views.when(made.date) if made and made.date else "not dated", sort="date"),
        Cell(", ".join(corpus.name(party) for party in each.party)),
        Cell(each.what, f"/events/{each.made}" if each.made else ""),
        Cell(views.when(each.due) if each.due else "", sort="date"),
        Cell(state, f"/events/{event[1]}" if event and event[1] in corpus.events else ""),
        Cell(few(outlets(corpus, (*each.accounts, *each.statements)))),
    ]


PAGES = (
    Page("/calendar", "calendar.html", calendar, nav="Calendar"),
    Page("/commitments", "table.html", commitments, nav="Commitments"),
)
