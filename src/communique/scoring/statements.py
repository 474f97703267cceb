"""Statements against gold: matched by their words and by who speaks, then judged by kind and issues."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from communique.model import Statement
from communique.scoring.gold import GoldStatement
from communique.scoring.identity import Identity
from communique.scoring.tally import Share, Tally, best_first, likeness, overlap, shares_evidence

ANONYMOUS = "anonymous:"


class StatementMarks(msgspec.Struct, frozen=True):
    """Counts over the statements of one report; marks of several reports add up."""

    found: Tally = Tally()
    kind: Share = Share()
    issues: Tally = Tally()

    def __add__(self, other: StatementMarks) -> StatementMarks:
        return StatementMarks(self.found + other.found, self.kind + other.kind, self.issues + other.issues)


def match_statements(
    gold: Sequence[GoldStatement], found: Sequence[Statement], identity: Identity
) -> list[tuple[int, int]]:
    """Pair statements one to one, best first."""
    return best_first(gold, found, lambda left, right: statement_worth(left, right, identity))


def statement_worth(gold: GoldStatement, found: Statement, identity: Identity) -> float | None:
    """How well a predicted statement fits a gold one; None where it is no match.

    A match has evidence that overlaps by at least half of the shorter span, and the same speaker or side.
    """
    if not shares_evidence(gold.evidence, found.evidence):
        return None
    speaker, side = identity.of(found.speaker.value), _side(found, identity)
    same_speaker = gold.speaker == speaker
    if not (same_speaker or _both_unnamed(gold.speaker, speaker) or _same_side(gold, speaker, side)):
        return None
    issues = Tally.of_sets(gold.issues, {each.value for each in found.issues}).f1
    return (
        2.0 * likeness(gold.evidence, found.evidence)
        + overlap(gold.evidence, found.evidence)
        + same_speaker
        + 0.5 * (gold.kind == found.kind.value)
        + 0.5 * (issues or 0.0)
        + 0.25 * (bool(gold.via) == bool(found.via))
    )


def mark_statements(
    gold: Sequence[GoldStatement], found: Sequence[Statement], pairs: Sequence[tuple[int, int]]
) -> StatementMarks:
    """Count what was found and how good the matched ones are."""
    matched = [(gold[i], found[j]) for i, j in pairs]
    return StatementMarks(
        found=Tally(len(pairs), len(found) - len(pairs), len(gold) - len(pairs)),
        kind=Share.of(left.kind == right.kind.value for left, right in matched),
        issues=sum(
            (Tally.of_sets(left.issues, {each.value for each in right.issues}) for left, right in matched),
            start=Tally(),
        ),
    )


def _side(found: Statement, identity: Identity) -> str | None:
    return identity.of(found.side.value) if found.side else None


def _both_unnamed(gold: str, found: str) -> bool:
    return gold.startswith(ANONYMOUS) and found.startswith(ANONYMOUS)


def _same_side(gold: GoldStatement, speaker: str, side: str | None) -> bool:
    """Whether both speak for one side; a state or body that speaks is its own side."""
    theirs = {each for each in (speaker, side) if each is not None}
    return gold.side in theirs or gold.speaker in theirs
