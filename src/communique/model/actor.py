"""Actors: states, bodies, people, places, publications and channels, with the names and offices that reports give them."""

from __future__ import annotations

from typing import Literal

import msgspec

from communique.model.span import Cited, Span
from communique.model.vocabulary import ActorKind


class Office(msgspec.Struct, frozen=True):
    """A title that a report gives to a person.

    Attributes:
        title: In lower case, e.g. `secretary of state`.
        of: Slug of the state or body, None if the report does not say.
        when: Whether the report has the person hold it now or formerly.
        spans: The words that say so.
    """

    title: str
    of: str | None
    when: Literal["current", "former"]
    spans: tuple[Span, ...]


class Repair(msgspec.Struct, frozen=True):
    """A garbled name and what it stands for, with the reason. Never applied silently.

    Attributes:
        garbled: The words as they stand.
        meant: The name they stand for.
        rule: Why.
        spans: Where they stand.
    """

    garbled: str
    meant: str
    rule: str
    spans: tuple[Span, ...]


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A state, organisation, person, place, publication or channel, as one report shows it.

    Attributes:
        id: Lower-case slug, the same in every report where the name allows it.
        kind: What it is.
        name: The usual English form, or the fullest form that the report gives.
        side: Slug of the state or body it acts for, with the words that say so; None if unknown.
        unofficial: Whether it acts without office (a former official in Track 2).
        names: Every surface form in the report's own zones, each with its spans.
        offices: Titles given to the person.
        repairs: Garbled forms of the name.
        description: For unnamed sources and groups: the words that describe them.
    """

    id: str
    kind: ActorKind
    name: str
    side: Cited[str] | None = None
    unofficial: bool = False
    names: tuple[Cited[str], ...] = ()
    offices: tuple[Office, ...] = ()
    repairs: tuple[Repair, ...] = ()
    description: str | None = None


class Mention(msgspec.Struct, frozen=True):
    """A stretch of words that stands for one or more actors.

    Attributes:
        first: Index of its first token in the report's analysis.
        last: Index after its last token.
        head: Index of its syntactic head token.
        start: First character in the report's text.
        end: Character after the last.
        actors: Ids of the actors meant: one for a name, more for "both sides"; empty where nobody fits.
        form: How it refers: `name`, `partial`, `title`, `pronoun`, `demonym`, `capital`, `stand-in`, `group`,
            `possessive` or `repair`.
        rule: Name of the rule that resolved it.
    """

    first: int
    last: int
    head: int
    start: int
    end: int
    actors: tuple[str, ...]
    form: str
    rule: str
