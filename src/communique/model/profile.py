"""What the user tells the program of a negotiation: sides, people, offices, names, channels, issues, outlets, known events, words of its own for events."""

from __future__ import annotations

import msgspec

from communique.model.interval import Interval


class ProfileOffice(msgspec.Struct, frozen=True, kw_only=True):
    """An office held; open ends are None."""

    title: str
    of: str | None = None
    since: str | None = None
    until: str | None = None


class ProfileActor(msgspec.Struct, frozen=True, kw_only=True):
    """A person, organisation, place, channel or group that the user names."""

    id: str
    kind: str
    name: str
    names: tuple[str, ...] = ()
    side: str | None = None
    members: tuple[str, ...] = ()
    offices: tuple[ProfileOffice, ...] = ()
    gender: str | None = None


class ProfileSide(msgspec.Struct, frozen=True, kw_only=True):
    """A party to the negotiation: a state or body slug, its usual names and stand-ins."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    capital: str | None = None


class KnownEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event whose day is public record, that reports use as a landmark ("since the Hanoi summit")."""

    id: str
    type: str
    date: Interval
    name: str
    names: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    place: str | None = None


class ProfileFrame(msgspec.Struct, frozen=True, kw_only=True):
    """A predicate that the user adds to the lexicon: words that tell of an event (docs/LEXICON.md explains the keys).

    Attributes:
        name: What it is listed as; the words that are matched, unless `say` holds them.
        type: Event type.
        form: `noun`, `verb`, `phrase`, `adjective` or `predicate`.
        example: A sentence in which it must be found.
        roles: Row of the lexicon's roles; that of its type if None.
    """

    name: str
    type: str
    form: str
    example: str
    roles: str | None = None
    say: str | None = None
    needs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    modified: tuple[str, ...] = ()
    number: str | None = None
    plural: bool = False
    loose: bool = False
    plain: bool = False
    bare: bool = False
    absorbs: bool = False
    subject_not: str | None = None
    level: str | None = None
    outcome: str | None = None
    status: str | None = None


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One negotiation, as the user describes it. Everything is optional.

    `about` names the sides without which no report bears on it: one that names none of them is passed over unread.
    """

    id: str = "none"
    title: str = ""
    sides: tuple[ProfileSide, ...] = ()
    actors: tuple[ProfileActor, ...] = ()
    events: tuple[KnownEvent, ...] = ()
    issues: tuple[str, ...] = ()
    outlets: dict[str, str] = {}
    frames: tuple[ProfileFrame, ...] = ()
    about: tuple[str, ...] = ()


NO_PROFILE = Profile()
