"""Which reports are looked at as copies of each other: those that share a band of their signatures, out of a ledger.

Each band of each signature is a key of the ledger, and the reports that share it stand under it in the order in which
they may have copied each other. A report that comes or goes asks for its own bands only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import msgspec
import numpy as np
from numpy.typing import NDArray

from communique.merging.upkeep.ledger import Ledger, Row
from communique.page.duplicates import AGREEING, CROWD, NEAR, SIGNATURE, band_keys

Pair = tuple[str, str]
Order = tuple[int, int, int, str]
# The digits of base 85, and what each of the five of four bytes counts.
_LETTERS = np.frombuffer(
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~", dtype=np.uint8
)
_POWERS = 85 ** np.arange(4, -1, -1)
# Characters of a rank before the report's id.
_BEFORE = 18


class Print(msgspec.Struct, frozen=True):
    """A report's place in the order of copying, and its signature (empty where the text is too short)."""

    order: Order
    signature: bytes

    @property
    def rank(self) -> str:
        """Its place as text that sorts."""
        end, start, links, report = self.order
        return f"{end:08}{start:08}{min(links, 99):02}{report}"

    @property
    def table(self) -> NDArray[np.uint32]:
        """The signature, as a table of one row."""
        return np.frombuffer(self.signature, dtype="<u4").reshape(-1, SIGNATURE)


def agree(left: Print, right: Print) -> bool:
    """Whether two signatures agree in enough places to look closer."""
    return int((left.table == right.table).sum()) >= AGREEING


def band_rows(prints: Iterable[Print]) -> Iterator[Row]:
    """The rows of reports under the bands of their signatures."""
    for each in prints:
        rank = each.rank
        for key in _keys(each):
            yield key, rank, b""


def _keys(each: Print) -> list[str]:
    """The number of each band and its hash in base 85, as `base64.b85encode` writes its eight bytes, the lowest first."""
    halves = band_keys(each.table).astype("<u8").view(">u4").reshape(-1, 1).astype(np.int64)
    text = _LETTERS[halves // _POWERS % 85].tobytes().decode()
    return [f"{at // 10:02}{text[at : at + 10]}" for at in range(0, len(text), 10)]


class Met(msgspec.Struct):
    """What the coming or going of a report does to the pairs that are looked at, each in order.

    Attributes:
        own: The pairs that the report is part of.
        parted: Pairs that are looked at only while the report is not here.
    """

    own: set[Pair]
    parted: set[Pair]


class Bands:
    """The bands of a record in its ledger.

    Args:
        ledger: The ledger.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def enter(self, each: Print) -> None:
        """Put a report under its bands."""
        self._ledger.put("band", band_rows([each]))

    def leave(self, each: Print) -> None:
        """Take a report out from under its bands."""
        self._ledger.drop("band", ((key, rank) for key, rank, _ in band_rows([each])))

    def met(self, each: Print) -> Met:
        """What a report does to the pairs that are looked at, whether it stands under its bands or not."""
        found = Met(set(), set())
        for key in _keys(each):
            self._of_band(key, each, found)
        return found

    def _of_band(self, key: str, each: Print, found: Met) -> None:
        rank, report = each.rank, each.order[-1]
        rows = self._ledger.bucket("band", key, most=CROWD + 2)
        crowd = [at for at, _ in rows if at != rank]
        if len(crowd) < CROWD:
            before, after = ([at for at in crowd if (at < rank) == early] for early in (True, False))
            found.own |= {(at[_BEFORE:], report) for at in before} | {(report, at[_BEFORE:]) for at in after}
            return
        before = [at for at, _ in self._ledger.bucket("band", key, until=rank, most=NEAR, back=True)]
        after = [at for at, _ in self._ledger.bucket("band", key, since=rank, most=NEAR)]
        found.own |= {(at[_BEFORE:], report) for at in before} | {(report, at[_BEFORE:]) for at in after}
        if len(crowd) == CROWD:
            # Without it the crowd is small enough for all to be compared with each other.
            place = sum(at < rank for at in crowd)
            held = [*crowd[:place], rank, *crowd[place:]]
            near = {(held[at], other) for at in range(len(held)) for other in held[at + 1 : at + 1 + NEAR]}
            apart = set(combinations(crowd, 2)) - near
        else:
            apart = {
                (one, after[NEAR - at - 1]) for at, one in enumerate(before) if NEAR - at - 1 < len(after)
            }
        found.parted |= {(one[_BEFORE:], other[_BEFORE:]) for one, other in apart}

    def sources(self, each: Print) -> set[str]:
        """The reports that one of the ledger may be taken from."""
        return {left for left, right in self.met(each).own if right == each.order[-1]}


__all__ = ["Bands", "Met", "Pair", "Print", "agree", "band_rows"]
