"""Who: the actors of a report and every stretch of words that stands for one of them.

States, bodies, outlets and places come from the world lexicon, persons from names and titles; sides, offices,
pronouns, groups and garbled names are resolved within the report, identities across reports by `identity`.
"""

from communique.actors.cast import cast_of
from communique.actors.types import Cast

__all__ = ["Cast", "cast_of"]
