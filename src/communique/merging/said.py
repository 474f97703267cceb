"""A statement made ready to be compared: what it says, for whom and when, without the report that it stands in.

What a side says on an issue over the years is gone through by these and not by readings, so that one more statement
asks only for those near it in time.
"""

from __future__ import annotations

from datetime import date

import msgspec

from communique.merging.ground import Ground, Order
from communique.merging.words import stems
from communique.model import Interval


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What one statement says.

    Attributes:
        ref: `report#statement`.
        order: What puts statements in the order in which they came out.
        kind: Its kind.
        side: The side that it is made for; None if unknown.
        issues: What it is on.
        speaker: Id across reports of who says it.
        day: When it was said: its own date, or that of its report.
        text: What it says: its gist, or its words where it has none.
        about: References of the accounts that it is about.
    """

    ref: str
    order: Order
    kind: str
    side: str | None
    issues: tuple[str, ...]
    speaker: str
    day: Interval | None
    text: str
    about: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        """The stems of what it says."""
        return frozenset(stems(self.text))

    @property
    def report(self) -> str:
        """The id of its report."""
        return self.ref.partition("#")[0]

    @property
    def out(self) -> str:
        """The year in which its report came out, "-" if unknown."""
        day = self.order[0]
        return str(date.fromordinal(day).year) if day <= date.max.toordinal() else "-"

    @property
    def place(self) -> str:
        """Where it stands among what its side said on an issue, as text that sorts."""
        start = self.day.start.toordinal() if self.day else 0
        return f"{start:07}{self.position}"

    @property
    def position(self) -> str:
        """Its order as text that sorts."""
        end, start, report, place, _ = self.order
        return f"{end:08}{start:08}{report}{place:09}{self.ref}"


def said_of(ref: str, ground: Ground) -> Said:
    """The statement of a reference, ready to be compared."""
    statement = ground.statement[ref]
    return Said(
        ref=ref,
        order=ground.order(ref),
        kind=statement.kind.value,
        side=ground.side(ref),
        issues=tuple(dict.fromkeys(each.value for each in statement.issues)),
        speaker=ground.rename(statement.speaker.value),
        day=statement.date.value if statement.date else ground.said(ref),
        text=statement.gist or ground.words(ref),
        about=ground.about(ref),
    )


def share(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of the smaller set of words that the larger has."""
    return len(left & right) / max(1, min(len(left), len(right)))
