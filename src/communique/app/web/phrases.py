"""Values of the record as the desk words them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from communique import views
from communique.model import Interval
from communique.model.interval import parse
from communique.views import Corpus


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


def voices(corpus: Corpus, refs: Iterable[str], most: int = 0) -> str:
    """Who gives these values, in words: the speaker as reported, or the outlet.

    Args:
        corpus: The record.
        refs: References to accounts and statements.
        most: How many to name, 0 for all; the others are counted.
    """
    held = list(dict.fromkeys(refs))
    shown = held[:most] if most and len(held) > most + 1 else held
    sketches = corpus.sketches(ref.partition("#")[0] for ref in shown)
    found: dict[str, None] = {}
    for ref in shown:
        report, _, identity = ref.partition("#")
        line = corpus.line_of.get(report)
        told = corpus.name(line.outlet or line.name) if line else "a report that is gone"
        said = (
            [corpus.name(each) for each in sketches[report].speakers(identity)] if report in sketches else []
        )
        found[f"{' and '.join(said)} in {told}" if said else told] = None
    others = len(held) - len(shown)
    return "; ".join([*found, *([f"{others} others"] if others else [])])


def days(row: Mapping[str, Any]) -> str:
    """The `start` and `end` of a view's row as one date in words."""
    return views.when(Interval(row["start"], row["end"], "range")) if row["start"] else "undated"
