"""Family names: which part of a personal name is the family's, first or last."""

from __future__ import annotations

from collections.abc import Sequence

from communique.actors.world import PublicPerson, families_first, given_names

_PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "van",
        "von",
        "de",
        "del",
        "da",
        "di",
        "la",
        "le",
        "der",
        "abu",
        "ad",
        "as",
    }
)
_EAST = frozenset({"north-korea", "south-korea", "china", "taiwan", "vietnam", "hong-kong", "singapore"})


def solid(parts: Sequence[str]) -> tuple[str, ...]:
    """The parts of a name that tell people apart."""
    return tuple(part for part in parts if part not in _PARTICLES)


def family_of(parts: Sequence[str], side: str | None, known: PublicPerson | None = None) -> str:
    """The family name: the first part for Korean, Chinese and Vietnamese names, else the last."""
    kept = solid(parts)
    if not kept:
        return ""
    if known is not None and known.family == "first":
        return kept[0]
    first_is_family = kept[0] in families_first()
    if first_is_family and (
        (len(kept) == 3 and max(map(len, kept)) < 7)
        or side in _EAST
        or (kept[0] not in given_names() and len(kept) == 2 and kept[1] not in families_first())
    ):
        return kept[0]
    return kept[-1]
