"""Whether every value leads back to words: the promise that no value stands without a span, checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from communique.model import Actor, Cited, Reading, Span
from communique.scoring.identity import plain
from communique.scoring.tally import Share

LITERAL = "said"
"""The rule of values that stand in the text in so many words."""
IN_WORDS = frozenset(
    {
        "name",
        "sides",
        "side",
        "people",
        "target",
        "place",
        "what",
        "speaker",
        "via",
        "attributed_to",
        "first",
        "then",
    }
)
"""Fields whose literal values must be found in the words; terms of a vocabulary and days never stand there as such."""


class Fault(msgspec.Struct, frozen=True):
    """A value that does not lead back to its words."""

    report: str
    where: str
    value: str
    why: str


def citation_share(readings: Iterable[Reading]) -> Share:
    """Share of values with a valid citation."""
    return Share.of(fault is None for reading in readings for fault in check(reading))


def faults(reading: Reading) -> list[Fault]:
    """The values of one reading whose citation is not valid."""
    return [fault for fault in check(reading) if fault is not None]


def check(reading: Reading) -> Iterator[Fault | None]:
    """Judge every value of a reading: None where its citation is valid."""
    names = {actor.id: _names(actor) for actor in reading.actors}
    for where, cited in values(reading):
        why = _fault(cited, reading, names, literal=where.rpartition(" ")[2] in IN_WORDS)
        yield None if why is None else Fault(reading.report.name, where, str(cited.value), why)


def values(reading: Reading) -> Iterator[tuple[str, Cited[Any]]]:
    """All values of a reading with the place that they stand at.

    What the finder said of outlet and republisher beside the text has no words to cite and is left out; so are values
    that are evidence themselves.
    """
    for name in ("outlet", "republisher"):
        cited = getattr(reading, name)
        if cited is not None and cited.spans:
            yield name, cited
    for cited in reading.carries:
        if cited.spans:
            yield "carries", cited
    for actor in reading.actors:
        yield from _of_actor(actor)
    for entry in (*reading.accounts, *reading.statements):
        yield from _of_entry(entry)


def _of_actor(actor: Actor) -> Iterator[tuple[str, Cited[Any]]]:
    where = f"actor {actor.id}"
    if actor.side is not None:
        yield f"{where} side", actor.side
    for name in actor.names:
        yield f"{where} name", name
    for office in actor.offices:
        yield f"{where} office", Cited(office.title, office.spans, "office")
    for repair in actor.repairs:
        yield f"{where} repair", Cited(repair.garbled, repair.spans, repair.rule)


def _of_entry(entry: msgspec.Struct) -> Iterator[tuple[str, Cited[Any]]]:
    kind = type(entry).__name__.lower()
    where = f"{kind} {getattr(entry, 'id', '')}"
    yield f"{where} evidence", Cited("", getattr(entry, "evidence", ()), "evidence")
    for field in entry.__struct_fields__:
        held = getattr(entry, field)
        for each in held if isinstance(held, tuple) else (held,):
            if isinstance(each, Cited):
                yield f"{where} {field}", each


def _fault(
    cited: Cited[Any], reading: Reading, names: dict[str, frozenset[str]], *, literal: bool
) -> str | None:
    text = reading.report.text
    if not cited.spans:
        return "no span"
    if not cited.rule.strip():
        return "no rule"
    for span in cited.spans:
        if span.report != reading.report.id or not span.within(text):
            return f"span {span.start}-{span.end} does not lie in the report"
        if not any(each.isalnum() for each in span.of(text)):
            return f"span {span.start}-{span.end} holds no word"
    if literal and cited.rule == LITERAL and not _literal(str(cited.value), cited.spans, text, names):
        return "the words do not hold the value"
    return None


def _literal(value: str, spans: tuple[Span, ...], text: str, names: dict[str, frozenset[str]]) -> bool:
    """Whether words said to hold a value do: a word of the value itself, or of a name of the actor that it is."""
    wanted = _words(value) | names.get(value, frozenset())
    return not wanted or any(wanted & _words(span.of(text)) for span in spans)


def _names(actor: Actor) -> frozenset[str]:
    held = _words(actor.name)
    for name in actor.names:
        held |= _words(str(name.value))
    return held


def _words(text: str) -> frozenset[str]:
    return frozenset(plain(text.replace("-", " ").replace(",", " ")).split())
