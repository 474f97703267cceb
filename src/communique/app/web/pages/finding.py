"""Search, and the page of keys and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique import views
from communique.app.web.page import Asked, Page, Values
from communique.store.search import Hit
from communique.views import Corpus
from communique.views.lines import Line

# Hits on a page; of the past so many are looked through for those that were known.
_SHOWN, _MOST = 50, 400


def search(asked: Asked) -> Values:
    """What holds all words asked for, of what was known on the day asked for."""
    words, corpus = asked.query.get("q", "")[:200], asked.corpus
    if asked.query.get("as_of"):
        known = {figure.id for figure in corpus.figures}
        found = asked.record.store.search(words, limit=_MOST)
        hits = [hit for hit in found if _known(hit, corpus, known)][:_SHOWN]
    else:
        hits = asked.record.store.search(words, limit=_SHOWN)
    lines = corpus.event_lines(hit.id for hit in hits if hit.kind == "event")
    return {"asked": words, "hits": [(hit, _source(hit, corpus, lines)) for hit in hits]}


def _known(hit: Hit, corpus: Corpus, actors: set[str]) -> bool:
    if hit.kind == "event":
        return hit.id in corpus.events
    if hit.kind == "actor":
        return hit.id in actors
    return hit.id.partition("#")[0] in corpus.line_of


def _source(hit: Hit, corpus: Corpus, lines: Mapping[str, Line]) -> str:
    """What a hit is, and where or when it is from: `report, Reuters, 12 June 2018`."""
    told: Sequence[str] = ()
    line = corpus.line_of.get(hit.id.partition("#")[0])
    if hit.kind == "event" and hit.id in lines:
        told = (views.when(lines[hit.id].date),)
    elif hit.kind in ("report", "statement") and line:
        told = (corpus.name(line.outlet) if line.outlet else line.name, views.when(line.interval()))
    return ", ".join(["person or body" if hit.kind == "actor" else hit.kind, *told])


def help_page(asked: Asked) -> Values:
    """Keys, marks and words."""
    return {}


PAGES = (
    Page("/search", "search.html", search, nav="Search"),
    Page("/help", "help.html", help_page),
)
