"""An event: its facts with their sources, its accounts compared, what was said of it, what came before and after."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from communique import views
from communique.app.web.page import Asked, Page, Values
from communique.app.web.phrases import value_words
from communique.model import Event, Statement
from communique.views import FIELDS, Corpus, EventView, Source
from communique.views.lines import Line, lines

_AROUND = 6


def build(asked: Asked) -> Values:
    """An event: its facts with their sources, its accounts compared, what was said of it, what came before and after."""
    corpus = asked.corpus
    view = views.show(corpus, asked.parts["identity"])
    about = corpus.tagged("about", view.event.accounts).values()
    refs = sorted({ref for held in about for ref in held})
    statements = [(ref, statement) for ref in refs if isinstance(statement := corpus.value(ref), Statement)]
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


def _around(corpus: Corpus, held: Event) -> tuple[list[Line], list[Line]]:
    """Events of the same sides just before and after."""
    if held.date is None:
        return [], []
    tagged = corpus.tagged("side", {side.value for side in held.sides}).values()
    near = corpus.frame.filter(pl.col("id").is_in({each for ids in tagged for each in ids} - {held.id}))
    before = near.filter(pl.col("end") < held.date.start).tail(_AROUND)
    return lines(before), lines(near.filter(pl.col("start") > held.date.end).head(_AROUND))


PAGES = (Page("/events/{identity}", "event.html", build),)
