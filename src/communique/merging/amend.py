"""Corrections to events: values set or cleared by hand, notes, and events added by hand.

A value set by hand stands first, cites its correction, and leaves what the reports say behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from communique.merging.corrections import Correction, find
from communique.merging.ground import Ground, identity_of
from communique.merging.titles import title_of
from communique.model import Alternative, Event, Interval
from communique.model.interval import parse
from communique.model.vocabulary import EVENT_TYPES, LEVELS, OUTCOMES, STATUSES

_LISTS = ("sides", "people", "target")
_VOCABULARIES: dict[str, tuple[str, ...]] = {
    "type": EVENT_TYPES,
    "status": STATUSES,
    "level": LEVELS,
    "outcome": OUTCOMES,
}
_FIELDS = ("status", "level", "outcome", "place", "what", "count")


def amended(
    events: Sequence[Event], ground: Ground, corrections: Sequence[Correction], name: Callable[[str], str]
) -> tuple[list[Event], set[str]]:
    """The events after corrections by hand, and the ids of the corrections that found no ground."""
    held = {event.id: event for event in events}
    at = {ref: event.id for event in events for ref in event.accounts}
    orphans: set[str] = set()
    for each in corrections:
        if each.kind == "add-event":
            added = _added(each, name)
            held[added.id] = added
            continue
        if each.kind not in ("set", "clear", "note", "merge", "split"):
            continue
        refs = [find(target, ground.reading.get(target.report)) for target in each.targets]
        ids = list(dict.fromkeys(at[ref] for ref in refs if ref in at))
        if not ids and each.kind in ("set", "clear", "note"):
            orphans.add(each.id)
        for identity in ids:
            changed = _amend(held[identity], each)
            if changed is None:
                orphans.add(each.id)
            else:
                held[identity] = changed
    return list(held.values()), orphans


def _amend(event: Event, correction: Correction) -> Event | None:
    """The event after a correction, None if its value cannot be one of its field."""
    if correction.kind == "set" and not readable(correction.field, correction.value):
        return None
    event = msgspec.structs.replace(event, corrected=(*event.corrected, correction.id))
    if correction.kind == "note" and correction.value:
        return msgspec.structs.replace(
            event, notes=(*event.notes, f"{correction.value} ({correction.author})")
        )
    if correction.kind == "set" and correction.field and correction.value is not None:
        return with_value(event, correction.field, correction.value, f"correction:{correction.id}")
    if correction.kind == "clear" and correction.field:
        return without(event, correction.field)
    return event


def readable(field: str | None, value: str | None) -> bool:
    """Whether a value given by hand can be one of its field."""
    if field is None or value is None:
        return False
    if field == "date":
        return _interval(value) is not None
    return value in _VOCABULARIES[field] if field in _VOCABULARIES else field in (*_FIELDS, *_LISTS, "title")


def with_value(event: Event, field: str, value: str, ref: str) -> Event:
    """The event with a value, fit for its field, put before all others."""
    if field == "title":
        return msgspec.structs.replace(event, title=value)
    if field == "type":
        known = next((kind for kind in EVENT_TYPES if kind == value), event.type)
        return msgspec.structs.replace(event, type=known)
    if field in _LISTS:
        given = tuple(Alternative(each.strip(), (ref,)) for each in value.split(",") if each.strip())
        return msgspec.structs.replace(event, **{field: given})
    rest = tuple(each for each in event.fields.get(field, ()) if each.value != value)
    refs = next((each.refs for each in event.fields.get(field, ()) if each.value == value), ())
    fields = event.fields | {field: (Alternative(value, (ref, *refs)), *rest)}
    if field != "date":
        return msgspec.structs.replace(event, fields=fields)
    when = _interval(value)
    return msgspec.structs.replace(event, fields=fields, date=when) if when else event


def without(event: Event, field: str) -> Event:
    """The event without a field."""
    if field in _LISTS:
        return msgspec.structs.replace(event, **{field: ()})
    fields = {name: values for name, values in event.fields.items() if name != field}
    date = None if field == "date" else event.date
    return msgspec.structs.replace(event, fields=fields, date=date)


def _interval(value: str) -> Interval | None:
    try:
        return parse(value)
    except ValueError:
        return None


def _added(correction: Correction, name: Callable[[str], str]) -> Event:
    ref, values = f"correction:{correction.id}", correction.values
    event = Event(
        id=identity_of("e", correction.id),
        type=next((kind for kind in EVENT_TYPES if kind == values.get("type")), "contact"),
        title="",
        fields={},
        reports=0,
        origins=0,
        corrected=(correction.id,),
    )
    for field in ("date", *_LISTS, *_FIELDS):
        if readable(field, values.get(field)):
            event = with_value(event, field, values[field], ref)
    title = values.get("title") or title_of(
        event.type,
        sides=[each.value for each in event.sides],
        people=[each.value for each in event.people],
        level=event.best("level"),
        place=event.best("place"),
        what=event.best("what"),
        nth=None,
        name=name,
    )
    return msgspec.structs.replace(event, title=title)
