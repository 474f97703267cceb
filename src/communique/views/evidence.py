"""Evidence: the words in the reports that values came from.

`why` follows one field of an event down to the characters of the reports; `show` lays an event's accounts side
by side.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from communique.errors import NotFoundError
from communique.model import Account, Cited, Dispute, Event, Interval, Reading, Span
from communique.views.corpus import Corpus
from communique.views.dating import because

# Fields of an event that accounts give a value of, in the order of display.
FIELDS = (
    "type", "status", "date", "place", "level", "outcome", "what", "count", "sides", "people", "target",
    "attributed_to",
)  # fmt: skip


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a report that a value came from.

    `line` counts from 1; `start` and `end` are characters of the report's text.
    """

    report: str
    name: str
    outlet: str | None
    line: int
    start: int
    end: int
    words: str


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One account's value of a field: the value, the rule that gave it, the words it came from.

    `because` tells of a date each step from the words to the days, and why the report is of its day.
    """

    ref: str
    value: str
    rule: str
    quotes: tuple[Quote, ...]
    because: tuple[str, ...] = ()


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """The chain from an event's field to the reports' characters."""

    event: str
    field: str
    best: str | None
    sources: tuple[Source, ...]


class AccountView(msgspec.Struct, frozen=True, kw_only=True):
    """One account as a column: its report, and for each field the sources of its values."""

    ref: str
    report: str
    outlet: str | None
    published: Interval | None
    evidence: tuple[Quote, ...]
    fields: dict[str, tuple[Source, ...]]


class EventView(msgspec.Struct, frozen=True, kw_only=True):
    """An event with its accounts side by side and the disputes that it is in."""

    event: Event
    accounts: tuple[AccountView, ...]
    disputes: tuple[Dispute, ...]


def quote(span: Span, corpus: Corpus) -> Quote | None:
    """A span with its words; None if its report is gone."""
    reading = corpus.by_report.get(span.report)
    if reading is None:
        return None
    text = reading.report.text
    return Quote(
        report=span.report,
        name=reading.report.name,
        outlet=outlet_of(reading),
        line=text.count("\n", 0, span.start) + 1,
        start=span.start,
        end=span.end,
        words=" ".join(span.of(text).split()),
    )


def quotes(spans: Iterable[Span], corpus: Corpus) -> tuple[Quote, ...]:
    """The spans with their words, those of reports that are gone left out."""
    found = (quote(span, corpus) for span in spans)
    return tuple(each for each in found if each is not None)


def outlet_of(reading: Reading) -> str | None:
    """Whose words a report is, by its page or its finder."""
    return reading.outlet.value if reading.outlet else reading.report.outlet


def cited(account: Account, field: str) -> tuple[Cited[object], ...]:
    """All values that an account gives of a field, as a tuple also where there is one or none."""
    value = getattr(account, field)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def sources(account: Account, ref: str, field: str, corpus: Corpus) -> tuple[Source, ...]:
    """An account's values of a field, each with its rule and words."""
    reading = corpus.by_report.get(ref.partition("#")[0]) if field == "date" else None
    steps = () if reading is None else because(account, reading)
    return tuple(
        Source(
            ref=ref, value=str(each.value), rule=each.rule, quotes=quotes(each.spans, corpus), because=steps
        )
        for each in cited(account, field)
    )


def why(corpus: Corpus, identity: str, field: str) -> Why:
    """The chain from a field of an event to the characters in the reports.

    Raises:
        NotFoundError: If there is no such event or field.
    """
    event = corpus.event(identity)
    if field not in FIELDS:
        raise NotFoundError(f"An event has no field {field!r}.", todo=f"One of: {', '.join(FIELDS)}.")
    found = [
        source
        for ref in event.accounts
        if isinstance(account := corpus.value(ref), Account)
        for source in sources(account, ref, field, corpus)
    ]
    return Why(event=event.id, field=field, best=_best(event, field), sources=tuple(found))


def _best(event: Event, field: str) -> str | None:
    if field == "type":
        return event.type
    if field in ("sides", "people", "target"):
        return ", ".join(each.value for each in getattr(event, field)) or None
    return event.best(field)


def show(corpus: Corpus, identity: str) -> EventView:
    """An event, its accounts side by side, and the disputes that it is in.

    Raises:
        NotFoundError: If there is no such event.
    """
    event = corpus.event(identity)
    corpus.load(event.accounts)
    accounts = [
        _account_view(account, ref, corpus)
        for ref in event.accounts
        if isinstance(account := corpus.value(ref), Account)
    ]
    return EventView(event=event, accounts=tuple(accounts), disputes=corpus.disputes_of(event.id))


def _account_view(account: Account, ref: str, corpus: Corpus) -> AccountView:
    reading = corpus.by_report[ref.partition("#")[0]]
    return AccountView(
        ref=ref,
        report=reading.report.name,
        outlet=outlet_of(reading),
        published=reading.dated.interval,
        evidence=quotes(account.evidence, corpus),
        fields={field: found for field in FIELDS if (found := sources(account, ref, field, corpus))},
    )
