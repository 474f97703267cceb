"""Names as comparable words: slugs, folded forms and the parts of a name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INITIAL = re.compile(r"^[A-Z]\.?$")
_SUFFIX = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Lower case without accents, with plain apostrophes and single spaces."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'").replace("ʼ", "'"))
    bare = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(bare.casefold().split())


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """A lower-case id of letters, digits and hyphens; `unnamed` where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", folded(text).replace("'", "")).strip("-") or "unnamed"


@lru_cache(maxsize=65536)
def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a personal name, folded: "Han Song-ryol" is (han, song, ryol), initials and Jr. left out."""
    words = [each for each in re.split(r"[\s\-]+", name.replace("’", "'")) if each]
    # A letter at the end is no initial but a name: "Nam Sung U"; so is one without a stop at the start: "O Kuk Ryol".
    ends = {len(words) - 1} | ({0} if words and not words[0].endswith(".") else set())
    kept = [
        each
        for i, each in enumerate(words)
        if (i in ends or not _INITIAL.match(each)) and each.lower() not in _SUFFIX
    ]
    return tuple(folded(each).strip(".,'") for each in (kept or words) if each.strip(".,'"))


def usual(name: str) -> str:
    """A personal name without middle initials and Jr., as the press would write it at second mention."""
    words = name.split()
    if len(words) < 3:
        return " ".join(words)
    inner = [each for each in words[1:-1] if not _INITIAL.match(each)]
    last = [] if words[-1].lower() in _SUFFIX else [words[-1]]
    return " ".join([words[0], *inner, *last])


def is_capital(text: str) -> bool:
    """Whether a word is written with a capital or other mark of a name somewhere."""
    return not text.islower() and any(each.isupper() for each in text)
