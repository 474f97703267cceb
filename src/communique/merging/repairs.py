"""A repair refused: the garbled words stand for somebody else, and what rested on them rests on them no more."""

from __future__ import annotations

import msgspec

from communique.model import Account, Actor, Cited, Reading, Repair, Span, Statement


def unrepaired(reading: Reading, start: int, end: int) -> Reading | None:
    """The reading without the repair of a garbled name.

    The actor loses the name that was repaired (and goes if nothing else names it), accounts lose it where they name
    it by these words, and statements made in them are by somebody whom the garbled words describe. What the reader
    resolved from elsewhere, such as a later surname, stays.

    Args:
        reading: What was read.
        start: First character of the garbled words.
        end: Character after the last.

    Returns:
        The reading; None if nothing was repaired there.
    """
    at = Span(reading.report.id, start, end)
    found = next(
        ((actor, repair) for actor in reading.actors for repair in actor.repairs if _on(repair.spans, at)),
        None,
    )
    if found is None:
        return None
    actor, repair = found
    left = _without(actor, repair, at)
    return msgspec.structs.replace(
        reading,
        actors=tuple(
            changed
            for each in reading.actors
            if (changed := left if each.id == actor.id else each) is not None
        ),
        accounts=tuple(_account(each, actor.id, at) for each in reading.accounts),
        statements=tuple(_statement(each, actor.id, repair, at) for each in reading.statements),
    )


def _on(spans: tuple[Span, ...], at: Span) -> bool:
    return any(at.overlap(span) for span in spans)


def _without(actor: Actor, repair: Repair, at: Span) -> Actor | None:
    names = []
    for name in actor.names:
        spans = tuple(span for span in name.spans if not at.overlap(span))
        if spans or not name.spans:
            names.append(Cited(name.value, spans, name.rule))
    repairs = tuple(each for each in actor.repairs if each is not repair)
    if not names and not repairs:
        return None
    return msgspec.structs.replace(actor, names=tuple(names), repairs=repairs)


def _rests(cited: Cited[str], actor: str, at: Span) -> bool:
    return cited.value == actor and bool(cited.spans) and all(at.overlap(span) for span in cited.spans)


def _account(account: Account, actor: str, at: Span) -> Account:
    return msgspec.structs.replace(
        account,
        people=tuple(each for each in account.people if not _rests(each, actor, at)),
        attributed_to=tuple(each for each in account.attributed_to if not _rests(each, actor, at)),
    )


def _statement(statement: Statement, actor: str, repair: Repair, at: Span) -> Statement:
    if not _rests(statement.speaker, actor, at):
        return statement
    speaker = Cited(
        f"anonymous:{' '.join(repair.garbled.split()).lower()}", statement.speaker.spans, "correction"
    )
    return msgspec.structs.replace(statement, speaker=speaker)
