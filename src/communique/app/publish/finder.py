"""A small index for search without a server: words to the pages that hold them, as a script that a page can load from disk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

import msgspec

from communique.store.search import Entry

_CJK = "\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+")
_SHOWN = 220
_HOMES = {"report": "/reports/", "event": "/events/", "actor": "/who/", "statement": "/reports/"}


def tokens(text: str) -> list[str]:
    """Words in lower case without accents; Korean, Chinese and Japanese by the character. `find.js` does the same."""
    # Recomposed, so that a Korean syllable stays one character.
    bare = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return _TOKEN.findall(unicodedata.normalize("NFC", bare).lower())


def index(entries: Iterable[Entry], place: Callable[[str], str | None]) -> str:
    """The script: `INDEX = {pages: [[kind, address, title, words], ...], words: {word: [steps between pages], ...}}`.

    Args:
        entries: What can be found; of two on one page with one title, both are kept.
        place: From an address of the desk to that in the site; None if the site does not have it.
    """
    pages: list[tuple[str, str, str, str]] = []
    words: dict[str, list[int]] = {}
    for entry in entries:
        where = place(_HOMES[entry.kind] + entry.id)
        if where is None:
            continue
        for word in dict.fromkeys(tokens(f"{entry.title} {entry.body}")):
            words.setdefault(word, []).append(len(pages))
        pages.append((entry.kind, where, entry.title, " ".join(entry.body[: _SHOWN * 2].split())[:_SHOWN]))
    steps = {word: _steps(words[word]) for word in sorted(words)}
    # Inside a script no "</script>" or "<!--" may stand; JSON lets any character be written as an escape.
    made = msgspec.json.encode({"pages": pages, "words": steps}).decode().replace("<", "\\u003c")
    return f'"use strict";\nconst INDEX = {made};\n'


def _steps(numbers: list[int]) -> list[int]:
    return [after - before for before, after in zip([0, *numbers], numbers, strict=False)]
