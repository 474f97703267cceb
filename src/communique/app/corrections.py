"""Corrections from the analyst's words to what merging takes: events and refs become anchors in the reports' words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import msgspec

from communique.errors import CommuniqueError, NotFoundError
from communique.merging import Anchor, Correction, anchor
from communique.merging.corrections import CorrectionKind
from communique.model import Event
from communique.model.interval import parse
from communique.model.vocabulary import EVENT_TYPES, LEVELS, OUTCOMES, STATUSES
from communique.views import Corpus

_FIELDS = (
    "type", "title", "status", "level", "outcome", "date", "place", "what", "count", "sides", "people", "target",
)  # fmt: skip
_TERMS: dict[str, Sequence[str]] = {
    "type": EVENT_TYPES,
    "status": STATUSES,
    "level": LEVELS,
    "outcome": OUTCOMES,
}


def decode_corrections(rows: Iterable[tuple[str, bool]]) -> tuple[Correction, ...]:
    """Corrections from the store's JSON, those taken back left out."""
    return tuple(msgspec.json.decode(text, type=Correction) for text, undone in rows if not undone)


def now() -> str:
    """The present moment, ISO 8601 in UTC, fine enough to tell which of two corrections came first: order matters."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def of_events(corpus: Corpus, identities: Iterable[str]) -> tuple[Anchor, ...]:
    """Anchors of all accounts of these events.

    Raises:
        NotFoundError: If there is no such event, or it was added by hand and rests on no report.
    """
    events = [corpus.event(identity) for identity in identities]
    return tuple(found for event in events for found in _anchors(event, corpus))


def _anchors(event: Event, corpus: Corpus) -> tuple[Anchor, ...]:
    if not event.accounts:
        raise NotFoundError(
            "This event was added by hand and rests on no report.",
            where=event.id,
            todo="Undo its correction and add it anew: communique correct undo.",
        )
    return of_refs(corpus, event.accounts)


def of_refs(corpus: Corpus, refs: Iterable[str]) -> tuple[Anchor, ...]:
    """Anchors of accounts or statements given as `report#id`.

    Raises:
        NotFoundError: If there is no such account or statement.
    """
    found = []
    for ref in refs:
        made = anchor(_whole(corpus, ref), corpus.readings)
        if made is None:
            raise NotFoundError(
                "There is no such account or statement.",
                where=ref,
                todo="List them with: communique report REPORT.",
            )
        found.append(made)
    return tuple(found)


def _whole(corpus: Corpus, ref: str) -> str:
    """A reference with the report's full id in place of its name or the start of its id."""
    report, _, rest = ref.partition("#")
    return f"{corpus.reading(report).report.id}#{rest}"


def check_value(field: str, value: str | None) -> None:
    """Raise a CommuniqueError if a field is none of an event's, or a value cannot be one of the field's."""
    if field not in _FIELDS:
        raise CommuniqueError(f"An event has no field {field!r}.", todo=f"One of: {', '.join(_FIELDS)}.")
    if value is None:
        return
    terms = _TERMS.get(field)
    if terms is not None and value not in terms:
        raise CommuniqueError(f"{value!r} is no {field}.", todo=f"One of: {', '.join(terms)}.")
    if field == "date":
        check_date(value)


def check_date(value: str) -> None:
    """Raise a CommuniqueError if a text is no ISO 8601 date or interval."""
    try:
        parse(value)
    except ValueError as error:
        raise CommuniqueError(
            f"{value!r} is not a date.", todo="Write 2018-06-12, 2018-06 or 2018-06-12/2018-06-14."
        ) from error


def correction(
    kind: CorrectionKind,
    *,
    author: str,
    reason: str,
    targets: tuple[Anchor, ...] = (),
    field: str | None = None,
    value: str | None = None,
    actors: tuple[str, ...] = (),
    values: dict[str, str] | None = None,
) -> Correction:
    """A signed correction, made now.

    Raises:
        CommuniqueError: If it has no author or no reason.
    """
    for name, given in (("--author", author), ("--reason", reason)):
        if not given.strip():
            raise CommuniqueError("A correction is signed and has a reason.", where=name, todo="Give it.")
    return Correction(
        kind=kind,
        author=author,
        made=now(),
        reason=reason,
        targets=targets,
        field=field,
        value=value,
        actors=actors,
        values=values or {},
    )
