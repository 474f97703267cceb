"""An actor's row with its places left as they are written: a president has as many as there are reports.

Of such a row a change asks for all but its places, and adds a few of them. Those stand in order, so that where one
belongs is found by halving; the rest is neither decoded nor written anew, only copied. What comes of it is the row
that all reports together give, character for character.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from communique.model import Actor, Cited, Repair, Span
from communique.model.vocabulary import ActorKind

# How a place begins: no other characters of a row can look so, since quotes within text are written otherwise.
_BEGIN = b'{"report":"'


class NameRow(msgspec.Struct, frozen=True):
    """A name with its places as written; see `Cited`."""

    value: str
    spans: msgspec.Raw
    rule: str


class OfficeRow(msgspec.Struct, frozen=True):
    """An office with its places as written; see `Office`."""

    title: str
    of: str | None
    when: str
    spans: msgspec.Raw


class ActorRow(msgspec.Struct, frozen=True, kw_only=True):
    """An actor with the places of its names and offices as written; written out it is an `Actor` that is written out."""

    id: str
    kind: ActorKind
    name: str
    side: Cited[str] | None
    unofficial: bool
    names: tuple[NameRow, ...]
    offices: tuple[OfficeRow, ...]
    repairs: tuple[Repair, ...]
    description: str | None


def row_of(actor: Actor) -> ActorRow:
    """The row of an actor."""
    return msgspec.json.decode(msgspec.json.encode(actor), type=ActorRow)


def joined(was: ActorRow, fresh: Actor) -> ActorRow:
    """The row of an actor of whom more is told; `communique.actors.tallies.united` of all that is told, in parts.

    Args:
        was: Its row before.
        fresh: The actor as what came shows it, with the kind, name and side that it has from now on.
    """
    more = row_of(fresh)
    sides = [each for each in (was.side, more.side) if each is not None]
    told = [each.description for each in (was, more) if each.description is not None]
    return msgspec.structs.replace(
        more,
        side=min(sides, key=lambda each: (each.spans, each.rule), default=None),
        unofficial=was.unofficial or more.unofficial,
        names=_names(was.names, fresh.names, more.names),
        offices=_offices(was, fresh, more),
        repairs=_repairs(was.repairs, more.repairs),
        description=min(told, default=None),
    )


def _names(
    was: Sequence[NameRow], fresh: Sequence[Cited[str]], more: Sequence[NameRow]
) -> tuple[NameRow, ...]:
    found = {each.value: each for each in (*more, *was)}
    for each in fresh:
        held = found[each.value]
        rule = min(held.rule, each.rule)
        found[each.value] = NameRow(each.value, spliced(held.spans, each.spans), rule)
    return tuple(found[value] for value in sorted(found))


def _offices(was: ActorRow, fresh: Actor, more: ActorRow) -> tuple[OfficeRow, ...]:
    found = {_key(each): each for each in (*more.offices, *was.offices)}
    for each, row in zip(fresh.offices, more.offices, strict=True):
        held = found[_key(row)]
        found[_key(row)] = msgspec.structs.replace(held, spans=spliced(held.spans, each.spans))
    return tuple(found[key] for key in sorted(found))


def _key(office: OfficeRow) -> tuple[str, str, str]:
    return office.title, office.of or "", office.when


def _repairs(was: Iterable[Repair], more: Iterable[Repair]) -> tuple[Repair, ...]:
    return tuple(sorted({*was, *more}, key=lambda each: (each.spans, each.garbled, each.meant, each.rule)))


def spliced(places: msgspec.Raw, more: Iterable[Span]) -> msgspec.Raw:
    """Places as written, in order, with more of them put where they belong."""
    data = bytes(places)
    end, filled = len(data) - 1, len(data) > len("[]")
    found, at = [], 0
    for span in sorted(set(more)):
        place, text = _place(data, span), msgspec.json.encode(span)
        if data.startswith(text, place):
            continue
        found += [data[at:place], text + b"," if place < end else b"," * filled + text]
        at, filled = place, filled or place == end
    return msgspec.Raw(b"".join([*found, data[at:]])) if found else places


def _place(data: bytes, span: Span) -> int:
    """Where in a list as written a place belongs: before the first that is not less."""
    low, high = 1, len(data) - 1
    while low < high:
        start = data.rfind(_BEGIN, low, (low + high) // 2 + len(_BEGIN))
        after = data.find(_BEGIN, start + 1, high)
        after = high if after < 0 else after
        if msgspec.json.decode(data[start:after].rstrip(b","), type=Span) < span:
            low = after
        else:
            high = start
    return low
