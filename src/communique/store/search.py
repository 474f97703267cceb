"""Search: entries in, hits with snippets out; by SQLite's FTS5, or by PostgreSQL's words (`fulltext`).

Words are found whole and without accents; Korean, Chinese and Japanese, which have no spaces between words, are found
by trigrams in an index of their own that holds only entries with such characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

import msgspec
import sqlalchemy as sa

from communique.batches import batched
from communique.store import fulltext

_CJK = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_OPEN, _CLOSE = "\x02", "\x03"
_MOST_WORDS = 12
# Entries written at a time: memory stays flat however large the record.
_BATCH = 2000


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


def write(connection: sa.Connection, entries: Iterable[Entry]) -> None:
    """Replace the index by these entries."""
    clear(connection)
    add(connection, entries)


def clear(connection: sa.Connection) -> None:
    """Empty the index."""
    for table in _tables(connection):
        connection.exec_driver_sql(f"DELETE FROM {table}")


def _tables(connection: sa.Connection) -> tuple[str, ...]:
    sqlite = connection.dialect.name == "sqlite"
    return ("search_words", "search_trigrams") if sqlite else ("search_entries",)


def remove(connection: sa.Connection, ids: Iterable[tuple[str, str]], places: Iterable[int]) -> None:
    """Take entries out of the index.

    Args:
        connection: The transaction.
        ids: Kind and id of each.
        places: Their places in the index, where it has such (SQLite).
    """
    if connection.dialect.name == "sqlite":
        for table in _tables(connection):
            for some in batched(places, _BATCH):
                rows = [{"place": place} for place in some]
                connection.execute(sa.text(f"DELETE FROM {table} WHERE rowid = :place"), rows)
        return
    for each in batched(ids, _BATCH):
        held = [{"kind": kind, "id": identity} for kind, identity in each]
        connection.execute(sa.text("DELETE FROM search_entries WHERE kind = :kind AND id = :id"), held)


def add(connection: sa.Connection, entries: Iterable[Entry], first: int = 1) -> None:
    """Add these entries to the index, at the places from `first` on."""
    for some in batched(entries, _BATCH):
        rows = [{**msgspec.structs.asdict(entry), "place": first + at} for at, entry in enumerate(some)]
        first += len(some)
        wide = [bool(_CJK.search(row["title"] + row["body"])) for row in rows]
        if connection.dialect.name != "sqlite":
            fulltext.write(connection, rows, wide)
            continue
        cjk = [row for row, held in zip(rows, wide, strict=True) if held]
        for table, held in (("search_words", rows), ("search_trigrams", cjk)):
            if held:
                connection.execute(
                    sa.text(
                        f"INSERT INTO {table} (rowid, kind, id, title, body)"
                        " VALUES (:place, :kind, :id, :title, :body)"
                    ),
                    held,
                )


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
