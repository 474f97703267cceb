"""Search, and the page of keys and words."""

from __future__ import annotations

from communique.app.web.page import Asked, Page, Values


def search(asked: Asked) -> Values:
    """What holds all words asked for."""
    words = asked.query.get("q", "")[:200]
    asked.record.corpus()
    return {"asked": words, "hits": asked.record.store.search(words)}


def help_page(asked: Asked) -> Values:
    """Keys, marks and words."""
    return {}


PAGES = (
    Page("/search", "search.html", search, nav="Search"),
    Page("/help", "help.html", help_page),
)
