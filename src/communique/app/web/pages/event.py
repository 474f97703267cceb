"""An event: its facts with their sources, its accounts compared, what was said of it, what came before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from communique import views
from communique.app.web.page import Asked, Page, Values
from communique.app.web.phrases import answer_words, question_words, value_words, voices
from communique.model import Alternative, Carriage, Dispute, Event, Statement
from communique.views import FIELDS, Corpus, EventView, Source
from communique.views.evidence import AccountView, outlet_of
from communique.views.lines import Line, lines
from communique.views.picking import columns, days

HELD = ("status", "date", "place", "level", "outcome", "what", "count", "sides", "people", "target")
# Told in each report's own words: that they differ says nothing.
_LOOSE = ("what", "attributed_to")
_UNSAID = "unknown"
_AROUND = 6
_VOICES = 12
# Among how many events before and after those of the same sides are looked for.
_NEAR = 2000


def build(asked: Asked) -> Values:
    """An event: its facts with their sources, its accounts compared, what was said of it, what came before and after."""
    corpus = asked.corpus
    view = views.show(corpus, asked.parts["identity"])
    about = corpus.tagged("about", view.event.accounts).values()
    refs = sorted({ref for held in about for ref in held})
    statements = [(ref, statement) for ref in refs if isinstance(statement := corpus.value(ref), Statement)]
    before, after = _around(corpus, view.event)
    corpus.sketches(ref.partition("#")[0] for ref in (*view.event.accounts, *refs))
    columns = _columns(view, corpus)
    return {
        "event": view.event,
        "view": view,
        "facts": _facts(view, corpus),
        "disputes": [_disputed(each, view.event, corpus) for each in view.disputes],
        "columns": columns,
        "compared": _compared(columns, view.event, corpus),
        "tied": _tied(corpus, view.event),
        "statements": statements,
        "before": before,
        "after": after,
    }


def _disputed(dispute: Dispute, event: Event, corpus: Corpus) -> Values:
    """A dispute on its own event's page, whose headline need not be said again."""
    return {
        "question": question_words(dispute, corpus).removesuffix(event.title).strip(),
        "answers": [
            (answer_words(dispute, value, corpus), voices(corpus, value.refs, _VOICES))
            for value in dispute.values
        ],
    }


def _facts(view: EventView, corpus: Corpus) -> list[Values]:
    """Each field with its values, best first, and behind each value its sources or the correction that set it."""
    facts = []
    for field in FIELDS:
        if field == "type":
            continue
        by_value: dict[str, list[Source]] = {}
        for account in view.accounts:
            for source in _said(account, field):
                by_value.setdefault(source.value, []).append(source)
        held = _held(view.event, field)
        if held:
            values = [_value(field, each, _behind(field, each, by_value), corpus) for each in held]
        elif field in HELD and view.event.corrected:
            values = []  # cleared by hand
        else:
            ranked = sorted(by_value.items(), key=lambda item: (-len(item[1]), item[0]))
            values = [_value(field, Alternative(value, ()), told, corpus) for value, told in ranked]
        if values:
            facts.append(
                {
                    "label": "subject" if field == "what" else field.replace("_", " "),
                    "field": field,
                    "held": values,
                }
            )
    return facts


def _held(event: Event, field: str) -> tuple[Alternative, ...]:
    if field in ("sides", "people", "target"):
        found: tuple[Alternative, ...] = getattr(event, field)
        return found
    return tuple(each for each in event.fields.get(field, ()) if each.value != _UNSAID)


def _said(account: AccountView, field: str) -> tuple[Source, ...]:
    """An account's sources of a field; that it says nothing is no value to show."""
    return tuple(source for source in account.fields.get(field, ()) if source.value != _UNSAID)


def _behind(field: str, held: Alternative, by_value: Mapping[str, Sequence[Source]]) -> list[Source]:
    """The sources of a value: those that give it, and, where an account has one value, those that it was taken from."""
    same = list(by_value.get(held.value, ()))
    if same or field in ("sides", "people", "target"):
        return same
    return [source for told in by_value.values() for source in told if source.ref in held.refs]


def _value(field: str, held: Alternative, told: Sequence[Source], corpus: Corpus) -> Values:
    hand = [ref.partition(":")[2] for ref in held.refs if ref.startswith("correction:")]
    refs = {source.ref for source in told} | {ref for ref in held.refs if not ref.startswith("correction:")}
    reports = len({ref.partition("#")[0] for ref in refs})
    several = reports > 1 and held.refs
    backing = views.backing(reports, min(held.origins, reports)) if several else _count(reports)
    return {
        "words": value_words(field, held.value, corpus),
        "sources": told,
        "hand": hand,
        "backing": " and ".join([*(["by hand"] if hand else []), *([backing] if reports else [])]),
    }


def _count(reports: int) -> str:
    return f"{reports} report{'s' if reports != 1 else ''}"


def _columns(view: EventView, corpus: Corpus) -> list[Values]:
    """The accounts, those of one origin side by side, each with how its report came by its words."""
    reports = {account.ref.partition("#")[0] for account in view.accounts}
    carried = corpus.carriages(reports)
    first: dict[str, int] = {}
    made = []
    for place, account in enumerate(view.accounts):
        report = account.ref.partition("#")[0]
        carriage = carried.get(report)
        origin = carriage.origin if carriage else report
        first.setdefault(origin, place)
        made.append((first[origin], place, {"account": account, "origin": _origin(carriage, corpus)}))
    return [column for *_, column in sorted(made, key=lambda each: each[:2])]


def _origin(carriage: Carriage | None, corpus: Corpus) -> str:
    if carriage is None:
        return ""
    copied = corpus.by_report.get(carriage.copies) if carriage.copies else None
    if copied is not None:
        return f"the same text as {corpus.name(outlet_of(copied) or copied.report.name)}"
    return f"words of {corpus.name(carriage.chain[0])}" if len(carriage.chain) > 1 else ""


def _compared(columns: Sequence[Values], event: Event, corpus: Corpus) -> list[Values]:
    """Each field over the accounts; a cell is marked where it holds another value than the event's best."""
    rows = []
    for field in FIELDS:
        cells = [
            ", ".join(
                dict.fromkeys(
                    value_words(field, source.value, corpus) for source in _said(column["account"], field)
                )
            )
            for column in columns
        ]
        said = {cell for cell in cells if cell}
        if field == "type" or not said:
            continue
        best = event.best(field)
        most = (
            value_words(field, best, corpus)
            if best
            else max(said, key=lambda each: (cells.count(each), each))
        )
        common = most if most in said else max(said, key=lambda each: (cells.count(each), each))
        rows.append(
            {
                "label": "subject" if field == "what" else field.replace("_", " "),
                "cells": [(cell, bool(cell) and cell != common and field not in _LOOSE) for cell in cells],
                "differs": len(said) > 1 and field not in _LOOSE,
            }
        )
    return rows


def _tied(corpus: Corpus, event: Event) -> dict[str, list[Event]]:
    """What the event is part of, what it follows, by the record's own links."""
    found: dict[str, list[Event]] = {}
    for link in event.links:
        other = corpus.events.get(link.event)
        if other is not None:
            found.setdefault(link.kind, []).append(other)
    return found


def _around(corpus: Corpus, held: Event) -> tuple[list[Line], list[Line]]:
    """Events of the same sides just before and after."""
    if held.date is None:
        return [], []
    sides = [side.value for side in held.sides]
    same = pl.col("sides").list.set_intersection(sides).list.len() > 0
    all_, first, last = columns(corpus), days(held.date.start), days(held.date.end)
    before = corpus.frame[np.flatnonzero(all_.dated & (all_.end < first))[-_NEAR:]]
    after = corpus.frame[np.flatnonzero(all_.dated & (all_.start > last))[:_NEAR]]
    return lines(before.filter(same).tail(_AROUND)), lines(after.filter(same).head(_AROUND))


PAGES = (Page("/events/{identity}", "event.html", build),)
