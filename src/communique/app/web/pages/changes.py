"""What is new, what changed and what is gone since a day, by the reports that came out after it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

from communique import views
from communique.app.web.page import Asked, Page, Values
from communique.app.web.phrases import voices
from communique.app.web.phrasing import change_words
from communique.merging import changes
from communique.model.interval import day
from communique.views import Corpus

_KINDS = {
    "event": "Events",
    "dispute": "Disputes",
    "position": "Positions",
    "expectation": "Expectations",
    "commitment": "Commitments",
}
_SHOWN = 200
_DAYS_BACK = 30
# From so many reports on a merge takes long enough to be asked for.
_UNASKED = 3000


def build(asked: Asked) -> Values:
    """The differences between the record as of a day and the record as of the day asked for.

    Raises:
        CommuniqueError: If `since` is not a date.
    """
    corpus = asked.corpus
    given = asked.query.get("since", "").strip()
    since = views.bounds(None, given)[1] if given else _default(corpus)
    groups = _groups(asked, corpus, since) if since else []
    return {
        "since": since.isoformat() if since else "",
        "since_words": views.when(day(since)) if since else "",
        "groups": groups,
        "counts_of": ", ".join(_counted(group) for group in groups),
    }


def _counted(group: Values) -> str:
    heading = str(group["heading"]).lower()
    return f"{group['number']} {heading.removesuffix('s') if group['number'] == 1 else heading}"


def _groups(asked: Asked, corpus: Corpus, since: date) -> list[Values]:
    before = asked.record.corpus(since)
    found = changes(before.record, corpus.record)
    groups = []
    for kind, heading in _KINDS.items():
        held = [each for each in found if each.kind == kind]
        if kind == "event":
            held.sort(key=lambda each: _start(each.id, corpus), reverse=True)
        # A value that changed twice is one thing that changed: its differences stand together.
        things = [
            {
                "title": first.title,
                "change": first.change,
                "when": _when(kind, first.id, corpus),
                "href": _address(kind, first.id, corpus),
                "words": [change_words(each, corpus) for each in (first, *rest)],
                "why": voices(corpus, first.why[:4]),
                "more": max(0, len(first.why) - 4),
            }
            for _, (first, *rest) in (
                (key, tuple(same)) for key, same in groupby(held, key=lambda each: (each.id, each.change))
            )
        ]
        if things:
            groups.append(
                {"kind": kind, "heading": heading, "things": things[:_SHOWN], "number": len(things)}
            )
    return groups


def _when(kind: str, identity: str, corpus: Corpus) -> str:
    """The day of an event, in words."""
    event = corpus.events.get(identity) if kind == "event" else None
    return views.when(event.date) if event and event.date else ""


def _start(identity: str, corpus: Corpus) -> tuple[str, str]:
    """What puts the latest event first, and those without a day last."""
    event = corpus.events.get(identity)
    return (event.date.start.isoformat() if event and event.date else "", identity)


def _default(corpus: Corpus) -> date | None:
    """A month before the newest report, where that is quickly told."""
    if not 0 < corpus.counts[0] <= _UNASKED:
        return None
    days = [reading.dated.interval.end for reading in corpus.readings if reading.dated.interval]
    return max(days) - timedelta(days=_DAYS_BACK) if days else None


def _address(kind: str, identity: str, corpus: Corpus) -> str:
    if kind == "event":
        return f"/events/{identity}" if identity in corpus.events else ""
    return {"dispute": "/disputes", "position": "/positions", "expectation": "/calendar"}.get(
        kind, "/commitments"
    )


PAGES = (Page("/changes", "changes.html", build, nav="Changes", long=True),)
