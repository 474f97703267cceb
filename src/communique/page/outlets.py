"""Outlets and agencies by name: the lexicon of outlets.yaml, and one slug for whatever a finder calls an outlet."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final, Literal

import msgspec
import yaml

from communique.errors import DataError
from communique.page.slug import slug

_PATH: Final = Path(__file__).with_name("outlets.yaml")
# What catalogues add to an outlet's name to tell its parts apart.
_PART: Final = re.compile(
    r"\s*\((?:web|online|tv)?\s*(?:news|edition)?\)|\s+[-–|]\s+(?:news|opinion|editorial|web news)\Z|\s+online(?: news)?\Z|\.com\Z",
    re.I,
)


class Outlet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One outlet of the lexicon: its usual name, others, those that only pages or only texts use, and whose voice it is."""

    name: str
    names: tuple[str, ...] = ()
    page: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    side: str | None = None
    only: Literal["page"] | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    agencies: dict[str, Outlet]
    papers: dict[str, Outlet]
    broadcasters: dict[str, Outlet]


class Outlets(msgspec.Struct, frozen=True):
    """The outlets by slug, slugs by name in lower case and by host, which are agencies, and a pattern of all names as written."""

    entries: dict[str, Outlet]
    by_name: dict[str, str]
    by_host: dict[str, str]
    agencies: frozenset[str]
    pattern: re.Pattern[str]


@cache
def outlets() -> Outlets:
    """The lexicon.

    Raises:
        DataError: If the file breaks its rules.
    """
    return read_outlets(_PATH.read_text("utf-8"), str(_PATH))


def read_outlets(text: str, where: str) -> Outlets:
    """Read and check an outlet file.

    Raises:
        DataError: If it breaks its rules.
    """
    try:
        held = msgspec.convert(yaml.safe_load(text), _File)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(str(error), where=where) from error
    entries = {**held.papers, **held.broadcasters, **held.agencies}
    by_name: dict[str, str] = {}
    for key, outlet in entries.items():
        if key != slug(key):
            raise DataError(f"{key!r} is no slug.", where=where)
        for name in _on_pages(outlet):
            if by_name.setdefault(name.casefold(), key) != key:
                raise DataError(f"{name!r} stands under two slugs.", where=where)
    written = sorted((name for each in entries.values() for name in _on_pages(each)), key=len, reverse=True)
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, written)) + r")(?![\w-])")
    by_host = {"".join(char for char in name if char.isalnum()): key for name, key in by_name.items()}
    return Outlets(entries, by_name, by_host, frozenset(held.agencies), pattern)


def _on_pages(outlet: Outlet) -> tuple[str, ...]:
    return (outlet.name, *outlet.names, *outlet.page)


def outlet_named(name: str) -> str | None:
    """The slug of a known outlet or agency, None if the whole name is not one."""
    return outlets().by_name.get(name.strip().casefold())


def outlet_of_host(label: str) -> str | None:
    """The slug of the known outlet whose name, without spaces, is a part of a web address; three letters at least."""
    return outlets().by_host.get(label.casefold()) if len(label) > 2 else None


def outlet_slug(name: str) -> str | None:
    """One slug for an outlet, however a finder or page writes it; None where there is no name.

    `New York Times - News`, `The New York Times` and `NYTimes.com` give `the-new-york-times`.
    """
    known = outlet_named(name)
    if known is not None:
        return known
    bare = _PART.sub("", name).strip()
    return outlet_named(bare) or slug(bare) or slug(name) or None
