"""Search: entries in, hits with snippets out; by SQLite's FTS5, or by PostgreSQL's words (`fulltext`).

Words are found whole and without accents; Korean, Chinese and Japanese, which have no spaces between words, are found
by trigrams in an index of their own that holds only entries with such characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import compress
from typing import Literal

import msgspec
import sqlalchemy as sa

from communique.batches import batched
from communique.store import fulltext
from communique.store.driver import Driver

_CJK = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_OPEN, _CLOSE = "\x02", "\x03"
_MOST_WORDS = 12
# Entries written at a time: memory stays flat however large the record.
_BATCH = 2000
_INSERT = "INSERT INTO {} (rowid, kind, id, title, body) VALUES (?, ?, ?, ?, ?)"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Something that can be found: what it is, its id, its title and its words."""

    kind: Literal["report", "event", "statement", "actor"]
    id: str
    title: str
    body: str


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A found entry; `snippet` is cut into pieces, every second of which (the odd ones) matched."""

    kind: str
    id: str
    title: str
    snippet: tuple[str, ...]


def write(driver: Driver, entries: Iterable[Entry]) -> None:
    """Replace the index by these entries."""
    clear(driver)
    add(driver, entries)


def clear(driver: Driver) -> None:
    """Empty the index."""
    for table in _tables(driver):
        driver.done(f"DELETE FROM {table}")


def _tables(driver: Driver) -> tuple[str, ...]:
    return ("search_words", "search_trigrams") if driver.sqlite else ("search_entries",)


def remove(driver: Driver, ids: Iterable[tuple[str, str]], places: Iterable[int]) -> None:
    """Take entries out of the index.

    Args:
        driver: The transaction.
        ids: Kind and id of each.
        places: Their places in the index, where it has such (SQLite).
    """
    if not driver.sqlite:
        driver.each("DELETE FROM search_entries WHERE kind = ? AND id = ?", ids)
        return
    held = [(place,) for place in places]
    for table in _tables(driver):
        driver.each(f"DELETE FROM {table} WHERE rowid = ?", held)


def add(driver: Driver, entries: Iterable[Entry], first: int = 1) -> None:
    """Add these entries to the index, at the places from `first` on."""
    for some in batched(entries, _BATCH):
        wide = [bool(_CJK.search(each.title) or _CJK.search(each.body)) for each in some]
        held = [(each.kind, each.id, each.title, each.body) for each in some]
        if driver.sqlite:
            rows = [(place, *each) for place, each in enumerate(held, first)]
            driver.each(_INSERT.format("search_words"), rows)
            driver.each(_INSERT.format("search_trigrams"), compress(rows, wide))
        else:
            fulltext.write(driver, held, wide)
        first += len(some)


def place_rows(entries: Iterable[Entry], first: int) -> Iterator[tuple[str, str, bytes]]:
    """Rows of a ledger that say at which place each entry is, from `first` on."""
    for place, each in enumerate(entries, first):
        yield f"{each.kind} {each.id}", "", b"%d" % place


def last_row(place: int) -> tuple[str, str, bytes]:
    """A row of a ledger that says which place of the index is the last."""
    return "", "", b"%d" % place


def find(connection: sa.Connection, query: str, limit: int) -> list[Hit]:
    """The entries that hold all words of a query, best first; none for a query without words."""
    query = query.replace("\x00", " ")
    cjk = bool(_CJK.search(query))
    words = (query.split() if cjk else _WORD.findall(query))[:_MOST_WORDS]
    if not words:
        return []
    if connection.dialect.name != "sqlite":
        return [
            Hit(
                kind=row.kind,
                id=row.id,
                title=row.title,
                snippet=fulltext.snippet(row.title, row.body, words, cjk=cjk),
            )
            for row in fulltext.find(connection, words, limit, cjk=cjk)
        ]
    table = "search_trigrams" if cjk else "search_words"
    # Every word is quoted: the query language of FTS5 is never the user's. The last word may be the start of one.
    quoted = ['"' + word.replace('"', '""') + '"' for word in words]
    match = " ".join(quoted) + ("" if cjk else "*")
    rows = connection.execute(
        sa.text(
            f"SELECT kind, id, title, snippet({table}, -1, :open, :close, ' … ', 28) AS words FROM {table} "
            f"WHERE {table} MATCH :match ORDER BY bm25({table}, 0, 0, 4, 1) LIMIT :most"
        ),
        {"open": _OPEN, "close": _CLOSE, "match": match, "most": limit},
    )
    return [
        Hit(
            kind=row.kind,
            id=row.id,
            title=row.title,
            snippet=tuple(re.split(f"[{_OPEN}{_CLOSE}]", row.words)),
        )
        for row in rows
    ]
