"""PLOVER event rows (Open Event Data Alliance, 2021), one JSON object a line, for event data tools.

An event with several sides gives one row; `source` and `target` are lists of slugs, `mode` is our own type.
"""

from __future__ import annotations

import msgspec

from communique.formats.plover_roots import root_of_event
from communique.model import Event
from communique.views import Corpus, Filter, select


def plover_rows(corpus: Corpus) -> str:
    """The dated events as PLOVER rows; what did not happen is left out, as event data keep no plans."""
    rows = [
        _row(event)
        for event in select(corpus, Filter())
        if event.date is not None and event.best("status") in ("happened", "ongoing")
    ]
    return "".join(msgspec.json.encode(row).decode() + "\n" for row in rows)


def _row(event: Event) -> dict[str, object]:
    assert event.date is not None
    return {
        "id": event.id,
        "date": event.date.start.isoformat(),
        "end": event.date.end.isoformat(),
        "event": root_of_event(event.type, event.best("status"), event.best("outcome")),
        "mode": event.type,
        "source": [side.value for side in event.sides],
        "target": [side.value for side in event.target],
        "location": event.best("place"),
        "text": event.title,
        "reports": event.reports,
    }
