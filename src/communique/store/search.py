"""Search by SQLite's FTS5: entries in, hits with snippets out.

Words are found whole and without accents; Korean, Chinese and Japanese, which have no spaces between words, are found
by trigrams in an index of their own that holds only entries with such characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

import msgspec
import sqlalchemy as sa

_CJK = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_OPEN, _CLOSE = "\x02", "\x03"
_MOST_WORDS = 12


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
    rows = [msgspec.structs.asdict(entry) for entry in entries]
    cjk = [row for row in rows if _CJK.search(row["title"] + row["body"])]
    for table, held in (("search_words", rows), ("search_trigrams", cjk)):
        connection.exec_driver_sql(f"DELETE FROM {table}")
        if held:
            connection.execute(
                sa.text(f"INSERT INTO {table} (kind, id, title, body) VALUES (:kind, :id, :title, :body)"),
                held,
            )


def find(connection: sa.Connection, query: str, limit: int) -> list[Hit]:
    """The entries that hold all words of a query, best first; none for a query without words."""
    query = query.replace("\x00", " ")
    cjk = bool(_CJK.search(query))
    words = query.split() if cjk else _WORD.findall(query)
    if not words:
        return []
    table = "search_trigrams" if cjk else "search_words"
    # Every word is quoted: the query language of FTS5 is never the user's. The last word may be the start of one.
    quoted = ['"' + word.replace('"', '""') + '"' for word in words[:_MOST_WORDS]]
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
