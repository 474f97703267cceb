"""Values of the record as the desk words them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from communique import views
from communique.model import Account, Interval, Statement
from communique.model.interval import parse
from communique.views import Corpus
from communique.views.evidence import outlet_of


def value_words(field: str, value: str, corpus: Corpus) -> str:
    """A value of a field in plain words."""
    if field == "date":
        try:
            return views.when(parse(value))
        except ValueError:
            return value
    if field == "place":
        return views.where(value)
    if field in ("sides", "people", "target", "attributed_to"):
        return corpus.name(value)
    return value.replace("-", " ") if field in ("status", "outcome", "type") else value


def voices(corpus: Corpus, refs: Iterable[str]) -> str:
    """Who gives these values, in words: the speaker as reported, or the outlet."""
    found: dict[str, None] = {}
    for ref in refs:
        reading = corpus.by_report.get(ref.partition("#")[0])
        outlet = (outlet_of(reading) or reading.report.name) if reading else "a report that is gone"
        value = corpus.value(ref)
        told = corpus.name(outlet)
        if isinstance(value, Account):
            said = [corpus.name(each.value) for each in value.attributed_to]
        else:
            said = [corpus.name(value.speaker.value)] if isinstance(value, Statement) else []
        found[f"{' and '.join(said)} in {told}" if said else told] = None
    return "; ".join(found)


def days(row: Mapping[str, Any]) -> str:
    """The `start` and `end` of a view's row as one date in words."""
    return views.when(Interval(row["start"], row["end"], "range")) if row["start"] else "undated"
