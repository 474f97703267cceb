"""What each side holds on each issue, from when to when, as its statements show.

A side's statements on an issue are taken in time. A run of demands and refusals, or of offers and pledges, is one
position; when the tone turns, a new one begins and the old one ends. Views and forecasts support a position and do
not make one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.merging.ground import identity_of
from communique.merging.said import Said
from communique.model import Position

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


def held_on(said: Said) -> Iterator[tuple[str, str]]:
    """The side and issues that a statement tells the position of."""
    if said.side is not None:
        for issue in said.issues:
            if issue != "other":
                yield said.side, issue


def tone(said: Said) -> str | None:
    """Whether a statement holds against the other side's wishes (`firm`), meets them (`open`), or neither."""
    return "firm" if said.kind in _FIRM else "open" if said.kind in _OPEN else None


def on_issue(side: str, issue: str, told: Sequence[Said]) -> list[Position]:
    """The positions of a side on an issue, from its statements in time."""
    runs = _runs(told)
    found = []
    turned: str | None = None
    for place, run in enumerate(runs):
        best = min(run, key=lambda each: (_saying(each), each.ref))
        found.append(
            Position(
                id=identity_of("p", side, issue, run[0].ref),
                side=side,
                issue=issue,  # type: ignore[arg-type]
                stance=best.text,
                kind=best.kind,
                since=next(each for each in run if tone(each)).day,
                until=runs[place + 1][0].day if place + 1 < len(runs) else None,
                statements=tuple(each.ref for each in run),
                who=tuple(dict.fromkeys(each.speaker for each in run)),
                turned=turned,
            )
        )
        turned = best.kind
    return found


def _saying(said: Said) -> int:
    return _SAYING.index(said.kind) if said.kind in _SAYING else len(_SAYING)


def _runs(told: Sequence[Said]) -> list[list[Said]]:
    """Statements in time, cut where the tone turns; those without a tone go with the run that they stand in."""
    runs: list[list[Said]] = []
    last: str | None = None
    for each in told:
        own = tone(each)
        if not runs or (own is not None and last is not None and own != last):
            runs.append([each])
        else:
            runs[-1].append(each)
        last = own or last
    return [run for run in runs if any(tone(each) for each in run)]
