"""The cast of one report: its actors, and every stretch of words that stands for one of them."""

from __future__ import annotations

from functools import cached_property

from communique.model import Actor, Mention


class Cast:
    """Actors and mentions of one report, with look-ups by id and token.

    Args:
        actors: Actors in the order of first mention.
        mentions: Mentions in the order of the text; they may nest ("the [South Korean] president").
    """

    def __init__(self, actors: tuple[Actor, ...], mentions: tuple[Mention, ...]) -> None:
        self.actors = actors
        self.mentions = mentions

    @cached_property
    def by_id(self) -> dict[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def by_head(self) -> dict[int, Mention]:
        """The widest mention with a given head token."""
        found: dict[int, Mention] = {}
        for mention in self.mentions:
            held = found.get(mention.head)
            if held is None or mention.last - mention.first > held.last - held.first:
                found[mention.head] = mention
        return found

    @cached_property
    def by_token(self) -> dict[int, tuple[Mention, ...]]:
        """All mentions that cover a token, narrowest first."""
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            for token in range(mention.first, mention.last):
                found.setdefault(token, []).append(mention)
        return {
            token: tuple(sorted(held, key=lambda each: each.last - each.first))
            for token, held in found.items()
        }

    def side_of(self, actor: str) -> str | None:
        """Slug of the side that an actor acts for: a state or body is its own side; None if unknown."""
        held = self.by_id.get(actor)
        if held is None:
            return None
        if held.side is not None:
            return held.side.value
        return held.id if held.kind in ("state", "organisation", "group") else None
