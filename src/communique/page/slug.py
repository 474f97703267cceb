"""Slugs: the lower-case form of a name that serves as its id, the same wherever the name is written."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_APOSTROPHE: Final = re.compile(r"['’`´]")
_OTHER: Final = re.compile(r"[\W_]+")


def slug(name: str) -> str:
    """`The Korea Herald` to `the-korea-herald`, `SkyNews` to `sky-news`, `Agência Brasil` to `agencia-brasil`.

    Letters beyond Latin are kept; a name without any letter or digit gives an empty slug.
    """
    words = _CAMEL.sub(" ", name) if " " not in name.strip() else name
    folded = unicodedata.normalize("NFKD", words.replace("&", " and "))
    bare = "".join(char for char in folded if not unicodedata.combining(char)).casefold()
    return unicodedata.normalize("NFC", _OTHER.sub("-", _APOSTROPHE.sub("", bare)).strip("-"))
