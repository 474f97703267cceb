"""Proposals against the report: what is not found in its words is not kept.

Dates, places and actors are never the endpoint's: its words only say where to look, and the value is the one that
our own rooms give to those words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar, cast

from communique.model import Account, Cited, Interval, Span, Statement
from communique.model.vocabulary import READABLE, EventType, Issue, Kind, Level, Outcome, Status
from communique.reading.document import Document
from communique.reading.remote.proposals import AccountProposal, StatementProposal

RULE = "remote"
T = TypeVar("T")
# A quotation of fewer words stands in any report, and bears nothing out.
_LEAST = 3


def verified_account(proposal: AccountProposal, identity: str, document: Document) -> Account | None:
    """The account that the report bears out; None if none of its evidence is found."""
    evidence = _found(proposal.evidence, document)
    if not evidence:
        return None
    return Account(
        id=identity,
        type=Cited(cast(EventType, proposal.type), evidence, RULE),
        status=Cited(cast(Status, proposal.status), evidence, RULE),
        evidence=evidence,
        level=_said(cast("Level | None", proposal.level), evidence) if proposal.type == "talks" else None,
        outcome=_said(cast("Outcome | None", proposal.outcome), evidence),
        date=_date(proposal.date_words, evidence, document),
        place=_place(proposal.place_words, evidence, document),
        sides=_actors(proposal.side_words, evidence, document, people=False),
        people=_actors(proposal.people_words, evidence, document, people=True),
        target=_actors(proposal.target_words, evidence, document, people=False),
        what=_what(proposal.what, evidence, document),
    )


def verified_statement(proposal: StatementProposal, identity: str, document: Document) -> Statement | None:
    """The statement that the report bears out; None if its evidence or its speaker is not found."""
    evidence = _found(proposal.evidence, document)
    # The speaker may stand in the sentence before the quotation, so that all of the report is looked at.
    speakers = _actors((proposal.speaker_words,), _whole(document), document, people=None)
    if not evidence or not speakers:
        return None
    speaker = speakers[0]
    side = document.cast.side_of(speaker.value)
    return Statement(
        id=identity,
        speaker=speaker,
        kind=Cited(cast(Kind, proposal.kind), evidence, RULE),
        evidence=evidence,
        side=Cited(side, speaker.spans, RULE) if side else None,
        issues=tuple(Cited(cast(Issue, issue), evidence, RULE) for issue in proposal.issues),
        gist=" ".join(evidence[0].of(document.text).split()),
    )


def _found(quotes: Iterable[str], document: Document) -> tuple[Span, ...]:
    spans = (find(quote, document) for quote in quotes if len(quote.split()) >= _LEAST)
    return tuple(dict.fromkeys(span for span in spans if span is not None))


def find(quote: str, document: Document, within: tuple[Span, ...] = ()) -> Span | None:
    """Where a quotation stands in the report's own zones, white space apart; None if it does not.

    Args:
        quote: The words.
        document: The report.
        within: If given, only places inside one of these spans count.
    """
    pattern = r"\s+".join(map(re.escape, quote.split()))
    for match in re.finditer(pattern, document.text) if pattern else ():
        span = document.span(match.start(), match.end())
        if within:
            if any(outer.start <= span.start and span.end <= outer.end for outer in within):
                return span
        elif _readable(span, document):
            return span
    return None


def _readable(span: Span, document: Document) -> bool:
    zones = {
        block.zone for block in document.page.blocks if block.start < span.end and span.start < block.end
    }
    return bool(zones) and zones <= READABLE


def _whole(document: Document) -> tuple[Span, ...]:
    return tuple(
        document.span(block.start, block.end) for block in document.page.blocks if block.zone in READABLE
    )


def _said(value: T | None, evidence: tuple[Span, ...]) -> Cited[T] | None:
    return None if value is None else Cited(value, evidence, RULE)


def _date(words: str | None, evidence: tuple[Span, ...], document: Document) -> Cited[Interval] | None:
    span = find(words, document, evidence) if words else None
    if span is None:
        return None
    inside = [
        time
        for time in document.times
        if time.interval is not None and time.start < span.end and span.start < time.end
    ]
    if not inside:
        return None
    time = max(inside, key=lambda each: each.end - each.start)
    return Cited(time.interval, (document.span(time.start, time.end),), f"{RULE}+{time.rule}")  # type: ignore[arg-type]


def _place(words: str | None, evidence: tuple[Span, ...], document: Document) -> Cited[str] | None:
    span = find(words, document, evidence) if words else None
    if span is None:
        return None
    for mention in document.cast.mentions:
        if mention.start < span.end and span.start < mention.end:
            for actor in mention.actors:
                held = document.cast.by_id.get(actor)
                if held is not None and held.kind == "place":
                    return Cited(actor, (document.span(mention.start, mention.end),), RULE)
    return None


def _actors(
    words: Iterable[str], evidence: tuple[Span, ...], document: Document, *, people: bool | None
) -> tuple[Cited[str], ...]:
    """Actors whose mentions stand in the words: persons, their sides, or (for None) whoever it is."""
    found: dict[str, Cited[str]] = {}
    for each in words:
        span = find(each, document, evidence)
        if span is None:
            continue
        for mention in document.cast.mentions:
            if span.start <= mention.start and mention.end <= span.end:
                cited = (document.span(mention.start, mention.end),)
                for actor in mention.actors:
                    value = _as(actor, document, people)
                    if value is not None:
                        found.setdefault(value, Cited(value, cited, RULE))
    return tuple(found.values())


def _as(actor: str, document: Document, people: bool | None) -> str | None:
    held = document.cast.by_id.get(actor)
    person = held is not None and held.kind == "person"
    if people is None:
        return actor
    if people:
        return actor if person else None
    return document.cast.side_of(actor)


def _what(words: str | None, evidence: tuple[Span, ...], document: Document) -> Cited[str] | None:
    span = find(words, document, evidence) if words else None
    return None if span is None else Cited(" ".join(span.of(document.text).split()), (span,), RULE)
