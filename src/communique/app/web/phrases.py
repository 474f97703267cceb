"""Values of the record as the desk words them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from communique import views
from communique.model import Alternative, Dispute, Interval
from communique.model.interval import parse
from communique.views import Corpus

_ONE_VOICE = re.compile(r"Does (.+) speak with one voice on (.+)\?")


def value_words(field: str, value: str, corpus: Corpus) -> str:
    """A value of a field in plain words."""
    if field == "date":
        try:
            return views.when(parse(value))
        except ValueError:
            return value
    if field == "place":
        return views.where(value)
    if field in ("sides", "people", "target", "attributed_to", "office"):
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


def outlets(corpus: Corpus, refs: Iterable[str]) -> list[str]:
    """Names of the outlets whose reports these references point into, each once."""
    lines = (corpus.line_of.get(ref.partition("#")[0]) for ref in refs)
    return list(dict.fromkeys(corpus.name(line.outlet or line.name) for line in lines if line))


def few(names: Sequence[str], most: int = 4) -> str:
    """Names in a line, the first of them where they are many: `A, B and 7 others`."""
    if len(names) <= most + 1:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} others"


def question_words(dispute: Dispute, corpus: Corpus) -> str:
    """What a dispute asks, with names for ids."""
    found = _ONE_VOICE.fullmatch(dispute.question)
    if found is None:
        return dispute.question
    return f"Does {corpus.name(found[1])} speak with one voice on {found[2].replace('-', ' ')}?"


def answer_words(dispute: Dispute, value: Alternative, corpus: Corpus) -> str:
    """An answer in words; whose it is stands beside it, and not in it as an id."""
    report, _, identity = (value.refs[0] if value.refs else "").partition("#")
    sketch = corpus.sketches([report]).get(report)
    said = value.value
    for speaker in sketch.speakers(identity) if sketch else ():
        said = said.removesuffix(f" ({speaker})")
    return value_words(dispute.field or "", said, corpus)


def days(row: Mapping[str, Any]) -> str:
    """The `start` and `end` of a view's row as one date in words."""
    return views.when(Interval(row["start"], row["end"], "range")) if row["start"] else "undated"
