"""Ministries by their state: "South Korea's Defense Ministry", "the Chinese Ministry of Commerce"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from communique.actors.lexicon import CAPITAL, NAME, PEOPLE, Entry, Hit
from communique.actors.words import slug
from communique.actors.world import bodies, phrases, world

_RULING = "communist party"
_NEAR = 30


def with_ministries(hits: Sequence[Hit], low: Sequence[str]) -> list[Hit]:
    """The hits, and one more for each ministry: it reaches from its state's name or adjective to its noun.

    A ministry without a state belongs to the one named before it for the same ministry.
    """
    starts = {hit.first: hit for hit in hits}
    ends = {hit.last: hit for hit in hits}
    found: dict[int, Hit] = {}
    last: dict[str, Entry] = {}
    for at in range(len(low)):
        for kind, words in _by_first().get(low[at], ()):
            if tuple(low[at : at + len(words)]) != words:
                continue
            state, first = _state_before(ends, low, at)
            end = at + len(words)
            if state is None:
                state, end = _state_after(starts, low, end)
            state = state or _state_around(hits, low, at, kind)
            if state is None and kind not in last and kind in bodies().ministries:
                state = _state_named_last(hits, low, at)
            entry = last.get(kind) if state is None else ministry(state, kind)
            if entry is not None:
                last[kind] = entry
                found[first] = Hit(first, end, entry)
                break
    covered = {i for hit in found.values() for i in range(hit.first, hit.last)}
    return sorted(
        [*found.values(), *(hit for hit in hits if hit.first not in covered)], key=lambda hit: hit.first
    )


def ministry(state: str, kind: str) -> Entry:
    """The ministry of a state, under the name that the press gives it."""
    usual = bodies().ministry_of.get(state, {}).get(kind)
    if usual is not None and usual in bodies().national:
        body = bodies().national[usual]
        return Entry(usual, "organisation", body.name, NAME, state)
    adjective = next(
        (each.adjectives[0] for each in world().states if each.id == state and each.adjectives), state
    )
    return Entry(
        usual or f"{state}-{slug(kind)}",
        "organisation",
        f"{adjective} {kind.title().replace(' Of ', ' of ')}",
        NAME,
        state,
    )


@lru_cache(maxsize=1)
def _by_first() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    listed: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    kinds = {
        **bodies().ministries,
        **{kind: (kind,) for held in bodies().ministry_of.values() for kind in held if " " in kind},
    }
    for kind, forms in kinds.items():
        for form in forms:
            words = tuple(form.split())
            listed.setdefault(words[0], []).append((kind, words))
    return {first: tuple(sorted(held, key=lambda each: -len(each[1]))) for first, held in listed.items()}


def _state_before(ends: dict[int, Hit], low: Sequence[str], at: int) -> tuple[str | None, int]:
    edge = at - 1 if at and low[at - 1] in ("'s", "'") else at
    hit = ends.get(edge)
    if hit is not None and hit.entry.state is not None and hit.entry.kind in ("state", "place"):
        if hit.entry.kind == "place" and hit.entry.form != "capital":
            return None, at
        return hit.entry.state, hit.first
    return None, at


def _state_around(hits: Sequence[Hit], low: Sequence[str], at: int, kind: str) -> str | None:
    """The state of a ministry that none is said of: "In Beijing, Commerce Ministry spokesman"; of a ruling party."""
    for hit in hits:
        if (
            hit.entry.form == CAPITAL
            and 0 < hit.last < at
            and at - hit.last < 3
            and low[hit.first - 1] == "in"
        ):
            return hit.entry.state
    if kind != _RULING:
        return None
    told = {hit.entry.state for hit in hits} & phrases().descriptions["communist"]
    return next(iter(told)) if len(told) == 1 else None


def _state_named_last(hits: Sequence[Hit], low: Sequence[str], at: int) -> str | None:
    """The state named a few words before a ministry that no other is said of: "China was sorry. A Foreign Ministry spokesman"."""
    for hit in reversed(hits):
        if hit.last <= at and hit.entry.state is not None and hit.entry.kind == "state":
            near = at - hit.last < _NEAR and hit.entry.form != PEOPLE
            return hit.entry.state if near else None
    return None


def _state_after(starts: dict[int, Hit], low: Sequence[str], end: int) -> tuple[str | None, int]:
    if end < len(low) and low[end] in ("of", "in"):
        hit = starts.get(end + 1) or starts.get(end + 2)
        if hit is not None and hit.entry.kind == "state":
            return hit.entry.id, hit.last
    return None, end
