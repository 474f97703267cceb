"""A correction made in place: a form for each kind, what it would change, and keeping it.

One address for all: without a script the form is a page of its own, with htmx it opens where it was asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import polars as pl

from communique import views
from communique.app import amending
from communique.app.proposals import ADDED, KINDS, Form, one, propose
from communique.app.web.page import Asked, Page, Redirect, Values
from communique.app.web.phrases import value_words
from communique.app.web.phrasing import change_words, correction_words, event_under
from communique.errors import CommuniqueError, NotFoundError
from communique.merging import Correction
from communique.model import Event
from communique.model.vocabulary import EVENT_TYPES, LEVELS, OUTCOMES, STATUSES
from communique.views import Corpus
from communique.views.lines import Line, lines

TERMS = {"type": EVENT_TYPES, "status": STATUSES, "level": LEVELS, "outcome": OUTCOMES}
EDITABLE = ("title", "type", "date", "status", "level", "outcome", "place", "what", "count", "sides", "people", "target")  # fmt: skip
HINTS = {
    "date": "a day or interval: 2018-06-12, 2018-06 or 2018-06-12/2018-06-14",
    "place": "city, country: Geneva, Switzerland",
    "sides": "several parted by commas",
    "people": "several parted by commas",
    "target": "several parted by commas",
}
HEADINGS = {
    "merge": "Make events one",
    "split": "Take accounts out into an event of their own",
    "set": "Set a value",
    "clear": "Clear a value",
    "rename": "Give another name",
    "join-actors": "Make actors one",
    "part-actors": "Keep actors apart",
    "dismiss": "Leave accounts out of the record",
    "date-report": "Fix this report's date",
    "note": "Add a note",
    "add-event": "Add an event that no report tells",
    "refuse-repair": "Refuse this repair",
    "judge": "Judge",
}
_FIELDS = ("event", "field", "value", "reason", "author", "actor", "report", "others", "start", "end")
_NEAR, _MOST_NEAR = 12, 500
_NEAR_DAYS = 45
_KNOWN = 2000


def ask(asked: Asked) -> Values:
    """The empty form, filled with what the address says it is about.

    Raises:
        NotFoundError: If there is no such kind of correction, event, report or actor.
    """
    given = {key: [value] for key, value in asked.query.items()}
    return _form(asked, given)


def answer(asked: Asked) -> Values | Redirect:
    """The form as it was sent: what it would change, or, if it is to be kept, where to look at what it did."""
    form = asked.form or {}
    assert asked.who is not None
    author = asked.who.name if asked.who.known else one(form, "author")
    try:
        correction = propose(asked.parts["kind"], asked.corpus, form, author)
        if one(form, "step") == "keep":
            before = asked.corpus.events.get(one(form, "event"))
            amending.keep(asked.record, correction)
            return Redirect(_after(asked, correction, before, one(form, "back")))
        seen = amending.preview(asked.record, correction)
    except CommuniqueError as error:
        return _form(asked, form) | {"problem": f"{error.what} {error.todo}".strip(), "status": 422}
    corpus = asked.corpus
    return _form(asked, form) | {
        "preview": {
            "what": correction_words(correction, corpus),
            "changes": [change_words(each, corpus) for each in seen.changes],
            "actors": seen.actors,
            "groundless": seen.groundless,
        }
    }


def _after(asked: Asked, correction: Correction, before: Event | None, back: str) -> str:
    """Where to look: at the event that now holds the words or what is left of it, at the actor, or at the report."""
    mark = f"?kept={correction.id}"
    if back.startswith("/review"):
        return f"/review{mark}"
    if asked.record.deriving() is not None:
        # Which events there will be is not known yet; those whose values alone were changed will be.
        stays = before is not None and correction.kind in ("set", "clear", "note")
        return f"/events/{before.id}{mark}" if stays and before else f"/corrections{mark}"
    corpus = asked.record.corpus()
    if correction.kind == "date-report":
        return f"/reports/{correction.targets[0].report}{mark}"
    found = event_under(correction, corpus)
    if found is not None:
        return f"/events/{found}{mark}"
    for ref in before.accounts if before else ():
        if ref is not None and ref in corpus.event_of:
            return f"/events/{corpus.event_of[ref]}{mark}"
    if correction.kind in ("rename", "join-actors"):
        return f"/who/{correction.actors[0]}{mark}"
    return f"/corrections{mark}"


def _form(asked: Asked, given: Form) -> Values:
    kind, corpus = asked.parts["kind"], asked.corpus
    if kind not in KINDS:
        raise NotFoundError(
            f"There is no correction of the kind {kind!r}.", todo=f"One of: {', '.join(KINDS)}."
        )
    filled = {field: one(given, field) for field in (*_FIELDS, *ADDED)}
    event = corpus.event(filled["event"]) if filled["event"] else None
    assert asked.who is not None
    return {
        "kind": kind,
        "heading": HEADINGS[kind],
        "filled": filled | {"author": filled["author"] or asked.who.name, "back": one(given, "back")},
        "chosen": {*given.get("ref", ()), *given.get("other", ())},
        "named": [each for each in given.get("actor", ()) if each],
        "event": event,
        "held": _held(event, filled["field"], corpus),
        "accounts": views.show(corpus, event.id).accounts if event else (),
        "candidates": near(corpus, event) if event and kind == "merge" else (),
        "fields": EDITABLE,
        "terms": TERMS,
        "added": [field for field in ADDED if field not in ("type", "title")],
        "hints": HINTS,
        "known": known(corpus, kind, filled["field"]),
        "joined": joined_under(corpus, filled["actor"]) if kind == "part-actors" and filled["actor"] else [],
        "actor": corpus.actor(filled["actor"]) if kind == "rename" and filled["actor"] else None,
        "report": corpus.reading(filled["report"]).report if filled["report"] else None,
        "problem": "",
        "preview": None,
    }


def _held(event: Event | None, field: str, corpus: Corpus) -> str:
    """The present value of a field, in words; empty if there is none."""
    if event is None or not field:
        return ""
    if field in ("title", "type"):
        return str(getattr(event, field))
    if field in ("sides", "people", "target"):
        return ", ".join(corpus.name(each.value) for each in getattr(event, field))
    best = event.best(field)
    return value_words(field, best, corpus) if best else ""


def joined_under(corpus: Corpus, identity: str) -> list[tuple[str, str]]:
    """The ids, with names, under which reports know an actor whom the record holds to be one; without its own."""
    spans = [span for form in corpus.actor(identity).names for span in form.spans]
    found: dict[str, str] = {}
    for span in spans:
        reading = corpus.by_report.get(span.report)
        for actor in reading.actors if reading else ():
            if any(span in form.spans for form in actor.names):
                found.setdefault(actor.id, actor.name)
    return sorted((each, name) for each, name in found.items() if each != identity)


def known(corpus: Corpus, kind: str, field: str) -> list[str]:
    """Names to choose from while typing; few enough to send with a page."""
    if kind == "join-actors" or field == "people":
        return sorted(figure.name for figure in corpus.figures if figure.kind == "person" or not field)[
            :_KNOWN
        ]
    if field in ("sides", "target") or kind == "add-event":
        return [corpus.name(side) for side in _busiest(corpus.tags("side"))]
    if field == "place":
        return [views.where(place) for place in _busiest(corpus.tags("place"))]
    return []


def _busiest(tags: Mapping[str, int]) -> list[str]:
    return sorted(tags, key=lambda key: (-tags[key], key))[:100]


def near(corpus: Corpus, event: Event) -> list[Line]:
    """Events that may be the same: of the same kind or the same sides, the nearest in time first."""
    tagged = corpus.tagged("side", {side.value for side in event.sides}).values()
    same_sides = {identity for ids in tagged for identity in ids}
    alike = (pl.col("type") == event.type) | pl.col("id").is_in(list(same_sides))
    frame = corpus.frame.filter(alike & (pl.col("id") != event.id) & (pl.col("reports") > 0))
    if event.date is not None:
        reach = timedelta(days=_NEAR_DAYS)
        close = (pl.col("start") <= event.date.end + reach) & (pl.col("end") >= event.date.start - reach)
        frame = frame.filter(close | pl.col("start").is_null())

    def apart(other: Line) -> tuple[int, str]:
        days = abs((other.date.midpoint - event.date.midpoint).days) if other.date and event.date else 30
        return days - 20 * ((other.type == event.type) + (other.id in same_sides)), other.id

    return sorted(lines(frame.tail(_MOST_NEAR)), key=apart)[:_NEAR]


def deriving(asked: Asked) -> Values:
    """How far the record is derived with what was changed: a piece of a page, asked for again and again."""
    return {}


PAGES = (
    Page("/deriving", "deriving.html", deriving, role="analyst"),
    Page("/correct/{kind}", "correct.html", ask, role="analyst"),
    Page("/correct/{kind}", "correct.html", answer, method="POST", role="analyst"),
)
