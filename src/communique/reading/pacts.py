"""Pacts known by name, whose parties the name fixes: NAFTA is of the United States, Canada and Mexico, whoever speaks of it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import msgspec

from communique.errors import DataError
from communique.reading.frames import LEXICON, load_yaml
from communique.reading.roles import Party

if TYPE_CHECKING:
    from communique.reading.document import Document
    from communique.reading.match import Match

_AROUND: Final = 90
"""Characters beside a noun within which its name stands: "a rewrite of the North American Free Trade Agreement"."""


class Pact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pact: the names that it goes by in lower case, and the slugs of its parties."""

    names: tuple[str, ...]
    parties: tuple[str, ...]


@lru_cache(maxsize=1)
def pacts() -> tuple[Pact, ...]:
    """All pacts that the lexicon names.

    Raises:
        DataError: If the file is not a table of pacts.
    """
    path = LEXICON / "pacts.yaml"
    try:
        return tuple(msgspec.convert(load_yaml(path), dict[str, Pact]).values())
    except msgspec.ValidationError as error:
        raise DataError(f"not a table of pacts ({error})", where=str(path), todo="Mend it.") from error


def parties_of_pact(document: Document, match: Match) -> tuple[Party, ...]:
    """The parties of the pact that an event noun names, none where it names none.

    Args:
        document: The report.
        match: A frame found in it.
    """
    if match.frame.type != "agreement" or match.frame.form != "noun":
        return ()
    head = document.analysis.tokens[match.head]
    before = document.text[max(0, head.start - _AROUND) : head.end].lower()
    pact = next((each for each in pacts() if any(_ends_with(before, name) for name in each.names)), None)
    if pact is None:
        return ()
    span = document.cite(match.head, match.head + 1)
    return tuple(Party(side, side, "state", span, match.head, "pact") for side in pact.parties)


def _ends_with(text: str, name: str) -> bool:
    start = len(text) - len(name)
    return text.endswith(name) and (start == 0 or not text[start - 1].isalnum())
