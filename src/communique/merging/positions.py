"""What each side holds on each issue, from when to when, as its statements show.

A side's statements on an issue are taken in time. A run of demands and refusals, or of offers and pledges, is one
position; when the tone turns, a new one begins and the old one ends. Views and forecasts support a position and do
not make one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from communique.merging.ground import Ground, identity_of
from communique.model import Interval, Position
from communique.model.vocabulary import Issue

# What a statement does to the other side's wishes: holds against them or meets them.
_FIRM = ("demand", "condition", "refusal", "threat", "accusation", "denial")
_OPEN = ("offer", "pledge", "announcement", "appeal")
# Of one run, the kind that says best what the side holds.
_SAYING = (
    "condition",
    "demand",
    "refusal",
    "offer",
    "pledge",
    "denial",
    "threat",
    "announcement",
    "appeal",
    "accusation",
)


def positions(ground: Ground) -> tuple[Position, ...]:
    """The positions of all sides on all issues, in the order of side, issue and day."""
    said: dict[tuple[str, Issue], list[str]] = defaultdict(list)
    for ref, statement in ground.statement.items():
        side = ground.side(ref)
        for issue in {each.value for each in statement.issues}:
            if side is not None and issue != "other":
                said[side, issue].append(ref)
    return tuple(
        position
        for side, issue in sorted(said)
        for position in _of_issue(
            side, issue, sorted(said[side, issue], key=lambda ref: _when(ref, ground)), ground
        )
    )


def _when(ref: str, ground: Ground) -> tuple[int, tuple[int, int, str, int, str]]:
    day = _day(ref, ground)
    return (day.start.toordinal() if day else 0, ground.order(ref))


def _day(ref: str, ground: Ground) -> Interval | None:
    statement = ground.statement[ref]
    return statement.date.value if statement.date else ground.said(ref)


def _tone(ref: str, ground: Ground) -> str | None:
    kind = ground.statement[ref].kind.value
    return "firm" if kind in _FIRM else "open" if kind in _OPEN else None


def _of_issue(side: str, issue: Issue, refs: Sequence[str], ground: Ground) -> Iterator[Position]:
    runs = _runs(refs, ground)
    turned: str | None = None
    for place, run in enumerate(runs):
        after = _day(runs[place + 1][0], ground) if place + 1 < len(runs) else None
        best = min(run, key=lambda ref: (_saying(ref, ground), ref))
        statement = ground.statement[best]
        yield Position(
            id=identity_of("p", side, issue, run[0]),
            side=side,
            issue=issue,
            stance=statement.gist or ground.words(best),
            kind=statement.kind.value,
            since=_day(next(ref for ref in run if _tone(ref, ground)), ground),
            until=after,
            statements=tuple(run),
            who=tuple(dict.fromkeys(ground.rename(ground.statement[ref].speaker.value) for ref in run)),
            turned=turned,
        )
        turned = statement.kind.value


def _saying(ref: str, ground: Ground) -> int:
    kind = _kind(ref, ground)
    return _SAYING.index(kind) if kind in _SAYING else len(_SAYING)


def _kind(ref: str, ground: Ground) -> str:
    return ground.statement[ref].kind.value


def _runs(refs: Sequence[str], ground: Ground) -> list[list[str]]:
    """Statements in time, cut where the tone turns; those without a tone go with the run that they stand in."""
    runs: list[list[str]] = []
    tone: str | None = None
    for ref in refs:
        own = _tone(ref, ground)
        if not runs or (own is not None and tone is not None and own != tone):
            runs.append([ref])
        else:
            runs[-1].append(ref)
        tone = own or tone
    return [run for run in runs if any(_tone(ref, ground) for ref in run)]
