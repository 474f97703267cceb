"""The ledger: small values under a kind and a key, in the order of a rank.

| kind | key | rank | value |
| --- | --- | --- | --- |
| `block` | a block of accounts | place and reference | |
| `facts` | account | | its facts |
| `tie` | account | account | the score of the two |
| `copy` | report that is copied | report that copies it | |
| `band` | a band of a signature | place in the order of copying | |
| `print` | report | | its place in the order of copying and its signature |
| `person`, `figure` | actor id, of persons and of all others | | what reports say of it, counted |
| `judged` | | | which ids stand for others, and what hands decided of it |
| `kin` | what persons are compared by; a family name | person | |
| `alike` | person | another who is or may be the same | the judgement |
| `name` | id that accounts use and no actor of their report has | report | |
| `seat` | state and office | report, actor, title | day and kind |
| `entry` | what rules look for (`merging.lookup`) | place of the event | the words that name it |
| `entered` | event | | its place and keys |
| `look` | what rules look for | last day and unit | first day, and words asked by |
| `looked` | unit | | its looks |
| `voice` | side and issue | time | a statement |
| `vow` | year | time | a pledge |
| `told` | report | | where its statements stand under `voice` and `vow` |
| `made` | unit | | what was made of it |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

import msgspec

SHAPE = 3
"""What a ledger holds, by number: one of another number is written anew."""

Row = tuple[str, str, bytes]
LAST = "~~"


class Filled(Protocol):
    """A ledger that is filled with all of a record."""

    def put(self, kind: str, rows: Iterable[Row]) -> None:
        """Keep these, over what stood there."""
        ...


class Ledger(Filled, Protocol):
    """Where the ledger is kept; what is written is seen at once."""

    def get(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """Values of a kind by key, where a key has but one."""
        ...

    def bucket(
        self, kind: str, key: str, *, since: str = "", until: str = LAST, most: int = 0, back: bool = False
    ) -> list[tuple[str, bytes]]:
        """Ranks and values under a key between two ranks, both left out; at most so many, from the end if `back`."""
        ...

    def buckets(self, kind: str, keys: Iterable[str]) -> dict[str, list[tuple[str, bytes]]]:
        """All ranks and values under these keys."""
        ...

    def every(self, kind: str) -> Iterator[Row]:
        """All of a kind as key, rank and value."""
        ...

    def drop(self, kind: str, rows: Iterable[tuple[str, str]]) -> None:
        """Take out what stands under these keys and ranks."""
        ...


encode = msgspec.msgpack.Encoder().encode


def decode(data: bytes, kind: Any) -> Any:
    """A value of the ledger."""
    return msgspec.msgpack.decode(data, type=kind)
