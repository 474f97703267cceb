"""An event: its facts with their sources, its accounts compared, what was said of it, what came before and after."""

from __future__ import annotations

from collections.abc import Sequence

from communique import views
from communique.app.web.page import Asked, Page, Values
from communique.app.web.phrases import value_words
from communique.model import Event
from communique.views import FIELDS, Corpus, EventView, Source

_AROUND = 6


def build(asked: Asked) -> Values:
    """An event: its facts with their sources, its accounts compared, what was said of it, what came before and after."""
    corpus = asked.corpus
    view = views.show(corpus, asked.parts["identity"])
    statements = [
        (f"{reading.report.id}#{statement.id}", statement)
        for reading in corpus.readings
        for statement in reading.statements
        if any(f"{reading.report.id}#{account}" in view.event.accounts for account in statement.about)
    ]
    before, after = _around(corpus, view.event)
    return {
        "event": view.event,
        "view": view,
        "facts": _facts(view, corpus),
        "compared": _compared(view, corpus),
        "statements": statements,
        "before": before,
        "after": after,
    }


def _facts(view: EventView, corpus: Corpus) -> list[Values]:
    facts = []
    for field in FIELDS:
        held: dict[str, list[Source]] = {}
        for account in view.accounts:
            for source in account.fields.get(field, ()):
                held.setdefault(source.value, []).append(source)
        if field != "type" and held:
            ranked = sorted(held.items(), key=lambda item: (-len(item[1]), item[0]))
            values = [
                {"words": value_words(field, value, corpus), "sources": sources, "backing": _count(sources)}
                for value, sources in ranked
            ]
            facts.append({"label": field.replace("_", " "), "held": values})
    return facts


def _count(sources: Sequence[Source]) -> str:
    reports = len({source.ref.partition("#")[0] for source in sources})
    return f"{reports} report{'s' if reports != 1 else ''}"


def _compared(view: EventView, corpus: Corpus) -> list[Values]:
    rows = []
    for field in FIELDS:
        cells = [
            ", ".join(
                dict.fromkeys(
                    value_words(field, source.value, corpus) for source in account.fields.get(field, ())
                )
            )
            for account in view.accounts
        ]
        said = {cell for cell in cells if cell}
        if field != "type" and said:
            rows.append({"label": field.replace("_", " "), "cells": cells, "differs": len(said) > 1})
    return rows


def _around(corpus: Corpus, held: Event) -> tuple[list[Event], list[Event]]:
    """Events of the same sides just before and after."""
    if held.date is None:
        return [], []
    sides = {side.value for side in held.sides}
    near = [
        each
        for each in views.select(corpus, views.Filter())
        if each.date and each.id != held.id and sides & {side.value for side in each.sides}
    ]
    before = [each for each in near if each.date and each.date.end < held.date.start]
    after = [each for each in near if each.date and each.date.start > held.date.end]
    return before[-_AROUND:], after[:_AROUND]


PAGES = (Page("/events/{identity}", "event.html", build),)
