"""So much of readings and actors as lists show: decoded alone, it costs a tenth of the whole.

Each is a shape of the stored value with fewer fields; what a value cites is left out, as nothing here shows it.
"""

from __future__ import annotations

import msgspec

from communique.model import Account, Interval, Reading, Statement


class Plain(msgspec.Struct, frozen=True):
    """A cited value without its words."""

    value: str


class When(msgspec.Struct, frozen=True):
    """Cited days without their words."""

    value: Interval


class Told(msgspec.Struct, frozen=True):
    """An account: who is said to say so."""

    id: str
    attributed_to: tuple[Plain, ...] = ()


class Remark(msgspec.Struct, frozen=True):
    """A statement without its words."""

    id: str
    speaker: Plain
    kind: Plain
    issues: tuple[Plain, ...] = ()
    gist: str = ""
    date: When | None = None


class Sketch(msgspec.Struct, frozen=True):
    """A reading: who says what in it."""

    accounts: tuple[Told, ...] = ()
    statements: tuple[Remark, ...] = ()

    @classmethod
    def of(cls, reading: Reading) -> Sketch:
        """The sketch of a whole reading."""
        return cls(
            tuple(_told(each) for each in reading.accounts),
            tuple(_remark(each) for each in reading.statements),
        )

    def remark(self, identity: str) -> Remark | None:
        """The statement with this id within the report."""
        return next((each for each in self.statements if each.id == identity), None)

    def speakers(self, identity: str) -> tuple[str, ...]:
        """Ids of those who are said to say it, of an account or statement; none where the report speaks itself."""
        for told in self.accounts:
            if told.id == identity:
                return tuple(each.value for each in told.attributed_to)
        remark = self.remark(identity)
        return (remark.speaker.value,) if remark else ()


class Title(msgspec.Struct, frozen=True):
    """An office's title, and the places that give it, unread: their number says which office is told of most."""

    title: str
    spans: tuple[msgspec.Raw, ...] = ()


class ActorSketch(msgspec.Struct, frozen=True):
    """An actor without the places where it is named."""

    id: str
    kind: str
    name: str
    side: Plain | None = None
    names: tuple[Plain, ...] = ()
    offices: tuple[Title, ...] = ()


class SeatSketch(msgspec.Struct, frozen=True):
    """A dispute: what it asks, and the answers without who gives them."""

    question: str
    field: str | None
    values: tuple[Plain, ...] = ()


def _told(account: Account) -> Told:
    return Told(account.id, tuple(Plain(each.value) for each in account.attributed_to))


def _remark(statement: Statement) -> Remark:
    return Remark(
        statement.id,
        Plain(statement.speaker.value),
        Plain(statement.kind.value),
        tuple(Plain(issue.value) for issue in statement.issues),
        statement.gist,
        When(statement.date.value) if statement.date else None,
    )
