"""Names of places that begin with a name of another kind: the network marks "Korean", the place is "Korean Peninsula"."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from communique.language.types import Name, Token

_NOUNS: Final[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("geography.yaml").read_text(encoding="utf-8")
)
_ALWAYS: Final = frozenset(_NOUNS["always"])
_CAPITALISED: Final = frozenset(_NOUNS["capitalised"])


def with_places(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> list[Name]:
    """Names, each "other" or "place" that a geographic noun follows made one place with it.

    Args:
        text: The text.
        tokens: Its words.
        names: In order, without overlaps.

    Returns:
        Names in order, without overlaps.
    """
    found: list[Name] = []
    taken = {index for name in names for index in range(name.first, name.last)}
    for name in names:
        following = name.last
        joins = (
            name.label in ("other", "place")
            and following < len(tokens)
            and following not in taken
            and tokens[following].sent == tokens[name.first].sent
            and (tokens[following].lemma.lower() in _ALWAYS or tokens[following].text in _CAPITALISED)
        )
        if joins:
            end = tokens[following].end
            name = Name(name.first, following + 1, name.start, end, text[name.start : end], "place")
        found.append(name)
    return found
