"""Search in PostgreSQL: the same entries, queries and hits as SQLite's FTS5 gives.

Words are cut and folded here, not by the server, so that both databases find the same; scripts without spaces are
searched by their characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa

from communique.store.driver import Driver

_TOKEN = re.compile(r"[^\W_]+")
_AROUND = 14
_NUL = {0: "\ufffd"}
# Kind, id, title and body of an entry.
Held = tuple[str, str, str, str]
_INSERT = (
    "INSERT INTO search_entries (kind, id, title, body, folded, words) VALUES (?, ?, ?, ?, ?,"
    " setweight(to_tsvector('simple', ?::text), 'A') || to_tsvector('simple', ?::text))"
)


def folded(text: str) -> str:
    """A text in small letters without accents, character for character where that can be."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(each for each in plain if not unicodedata.combining(each)).lower()


def tokens(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return _TOKEN.findall(folded(text))


def write(driver: Driver, entries: Iterable[Held], wide: Iterable[bool]) -> None:
    """Add these entries; `wide` says which hold scripts without spaces."""
    driver.each(_INSERT, (_row(each, wide=cjk) for each, cjk in zip(entries, wide, strict=True)))


def _row(entry: Held, *, wide: bool) -> tuple[object, ...]:
    _, _, title, body = entry
    held = folded(title + "\n" + body).translate(_NUL) if wide else None
    return (*(each.translate(_NUL) for each in entry), held, " ".join(tokens(title)), " ".join(tokens(body)))


def find(
    connection: sa.Connection, words: Sequence[str], limit: int, *, cjk: bool
) -> Iterator[sa.Row[tuple[str, ...]]]:
    """Rows (kind, id, title, body) of the entries that hold all words, best first; the last may be the start of one."""
    if cjk:
        wanted = {f"w{number}": f"%{_escaped(folded(word))}%" for number, word in enumerate(words)}
        holds = " AND ".join(f"folded LIKE :{name}" for name in wanted)
        query = f"SELECT kind, id, title, body FROM search_entries WHERE {holds} ORDER BY length(body), id LIMIT :most"
        yield from connection.execute(sa.text(query), {**wanted, "most": limit})
        return
    cut = [token for word in words for token in tokens(word)]
    if not cut:
        return
    query = (
        "SELECT kind, id, title, body FROM search_entries, to_tsquery('simple', :match) AS wanted"
        " WHERE words @@ wanted"
        " ORDER BY ts_rank('{0.1, 0.2, 0.25, 1.0}', words, wanted, 1) DESC, kind, id LIMIT :most"
    )
    match = " & ".join(cut) + ":*"
    yield from connection.execute(sa.text(query), {"match": match, "most": limit})


def _escaped(word: str) -> str:
    return re.sub(r"([%_\\])", r"\\\1", word)


def snippet(title: str, body: str, words: Sequence[str], *, cjk: bool) -> tuple[str, ...]:
    """The words around the first that match, in pieces of which every second one matched."""
    for text in (body, title):
        spans = list(_matches(text, words, cjk=cjk))
        if spans:
            return _cut(text, spans)
    return (body[:160],)


def _matches(text: str, words: Sequence[str], *, cjk: bool) -> Iterator[tuple[int, int]]:
    if cjk:
        pattern = "|".join(re.escape(word) for word in words)
        yield from (found.span() for found in re.finditer(pattern, text, re.I))
        return
    cut = [token for word in words for token in tokens(word)]
    for found in _TOKEN.finditer(text):
        plain = folded(found[0])
        if plain in cut or plain.startswith(cut[-1]):
            yield found.span()


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    first, last = spans[0]
    start = max(0, first - 8 * _AROUND)
    start = text.find(" ", start) + 1 if start and " " in text[start:first] else start
    end = min(len(text), last + 12 * _AROUND)
    pieces, at = [], start
    for begin, stop in spans:
        if stop > end:
            break
        pieces += [text[at:begin], text[begin:stop]]
        at = stop
    pieces.append(text[at:end])
    pieces[0] = (" … " if start else "") + pieces[0]
    pieces[-1] += " … " if end < len(text) else ""
    return tuple(pieces)
