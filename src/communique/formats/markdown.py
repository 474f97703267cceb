"""Markdown: the timeline as a chronology with its sources, as people keep them by hand."""

from __future__ import annotations

import re

from communique.model import Account, Event
from communique.views import Corpus, Filter, backing, select, when, where
from communique.views.evidence import outlet_of

_MARKS = re.compile(r"([\\`*_\[\]<>#|])")


def markdown(corpus: Corpus) -> str:
    """One paragraph an event: date, title, place, standing, each report's words."""
    parts = ["# Chronology\n"]
    parts += [_event(event, corpus) for event in select(corpus, Filter())]
    return "\n".join(parts)


def _event(event: Event, corpus: Corpus) -> str:
    place = where(event.best("place"))
    standing = ", ".join(word for word in (event.best("status"), event.best("outcome")) if word)
    head = f"**{when(event.date)}** {_plain(event.title)}"
    lines = [
        f"{head}{', ' + _plain(place) if place else ''} ({standing}; {backing(event.reports, event.origins)})\n"
    ]
    for dispute in corpus.record.disputes:
        if dispute.event == event.id:
            held = "; ".join(_plain(value.value) for value in dispute.values)
            lines.append(f"- *Disputed:* {_plain(dispute.question)} {held}")
    for ref in event.accounts:
        account = corpus.value(ref)
        reading = corpus.by_report.get(ref.partition("#")[0])
        if isinstance(account, Account) and reading is not None and account.evidence:
            source = outlet_of(reading) or reading.report.name
            day = when(reading.dated.interval)
            lines.append(f"- {_plain(source)}, {day}: “{_plain(corpus.words(account.evidence[0]))}”")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
