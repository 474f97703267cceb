"""A report as the program sees it: zones, its day and why, actors, accounts and statements."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from communique.app.console import table
from communique.app.faces.marks import LANE_MARKS, MARK_STYLES, ZONE_WIDTH, lane_mark, zone_style
from communique.app.marking import all_layers, pieces
from communique.dating.axis import LAST
from communique.model import Account, Actor, Reading, Reason
from communique.model.interval import day
from communique.model.vocabulary import Zone
from communique.views import when

_WORDS = 90


def report_face(reading: Reading) -> RenderableType:
    """The whole report."""
    return Group(
        _head(reading),
        _zones(reading),
        Text("\nActors", style="bold"),
        _actors(reading),
        Text("\nAccounts", style="bold"),
        _accounts(reading),
        Text("\nStatements", style="bold"),
        _statements(reading),
        Text(f"\nread by {reading.reader}, language core {_core(reading.weights)}", style="dim"),
    )


def _core(stamp: str) -> str:
    """What names the language core: the start of our weights' hash, or another pipeline's name and version."""
    return stamp if ":" in stamp else stamp[:12] or "none"


def _head(reading: Reading) -> Text:
    outlet = reading.outlet.value if reading.outlet else "unknown outlet"
    page = f", found on {reading.republisher.value}" if reading.republisher else ""
    head = Text.assemble((reading.report.name, "bold"), f"  {outlet}{page}\n")
    head.append(f"Day: {when(reading.dated.interval)}\n", style="bold")
    for reason in reading.dated.reasons:
        head.append(f"    because {_reason(reason, reading)}\n")
    for trap in reading.dated.traps:
        head.append(f"    trap: {_reason(trap, reading)}\n", style="yellow")
    return head


def _reason(reason: Reason, reading: Reading) -> str:
    """A reason as a line: what was found, its words, and the days that it leaves."""
    told = reason.note or reason.rule
    if reason.span is not None:
        words = " ".join(reason.span.of(reading.report.text).split())
        told += f": “{words if len(words) <= _WORDS else words[:_WORDS].rstrip() + '…'}”"
    return f"{told}{_days_left(reason)} [{reason.rule}]"


def _days_left(reason: Reason) -> str:
    """The days that a reason leaves; what runs to the end of the calendar is only a bound below."""
    interval = reason.interval
    if interval is None:
        return ""
    if interval.end >= LAST:
        return f", so not before {when(day(interval.start))}"
    return f", so {when(interval)}"


def _zones(reading: Reading) -> Text:
    """The text by lines: zones dimmed or bold; names, times, the words of events and speech in their colours."""
    marks = all_layers(reading)
    text = _legend()
    for line in reading.zones:
        text.append(f"{line.number:4d} {line.zone:<{ZONE_WIDTH}} ", style="dim")
        for piece in pieces(reading.report.text, line.start, line.end, marks):
            text.append(piece.text, style=_style(line.zone, piece.kinds))
        text.append("\n")
    return text


def _style(zone: Zone, kinds: Sequence[str]) -> str:
    """A zone's style with those of the marks that lie on a stretch of it; of two colours the later counts."""
    return " ".join(
        filter(None, (zone_style(zone), *(style for kind, style in MARK_STYLES.items() if kind in kinds)))
    )


def _legend() -> Text:
    text = Text("")
    text.append("Marked: ", style="dim")
    for words, kind in (
        ("names", "name"),
        ("times", "time"),
        ("why this day", "reason"),
        ("what was said", "statement"),
        ("by whom", "speaker"),
    ):
        text.append(words, style=MARK_STYLES[kind]).append("  ")
    for lane, (mark, _) in LANE_MARKS.items():
        if lane != "speech":
            text.append(f"{mark} {lane}", style=MARK_STYLES[f"frame-{lane}"]).append("  ")
    return text.append("\n")


def _actors(reading: Reading) -> Table:
    made = table("Name", "Kind", "Side", "Offices", "Called")
    for actor in reading.actors:
        made.add_row(
            actor.name,
            actor.kind,
            (actor.side.value if actor.side else "") + (" (unofficial)" if actor.unofficial else ""),
            "; ".join(
                f"{each.when} {each.title}" + (f" of {each.of}" if each.of else "") for each in actor.offices
            ),
            _called(actor),
        )
    return made


def _called(actor: Actor) -> str:
    forms = dict.fromkeys(form.value for form in actor.names)
    repairs = [f"{each.garbled} (garbled, {each.rule})" for each in actor.repairs]
    return "; ".join([*forms, *repairs])


def _accounts(reading: Reading) -> Table:
    made = table("", "", "What", "Date", "Place", "Sides", "People", "Words")
    for each in reading.accounts:
        mark, colour = lane_mark(each.type.value)
        standing = ", ".join(
            value for value in (each.status.value, each.level and each.level.value, each.outcome and each.outcome.value)
            if value
        )  # fmt: skip
        made.add_row(
            Text(each.id, style="dim"),
            Text(mark, style=colour),
            _what(each, standing),
            when(each.date.value if each.date else None),
            each.place.value if each.place else "",
            ", ".join(side.value for side in each.sides),
            ", ".join(person.value for person in each.people),
            "\n".join(f"“{' '.join(span.of(reading.report.text).split())}”" for span in each.evidence[:2]),
        )
    return made


def _what(account: Account, standing: str) -> Text:
    """What it is and how it stands; then who says so, what it is part of, and the frame that found it."""
    words = Text(f"{account.type.value} ({standing}) {account.what.value if account.what else ''}".rstrip())
    if account.attributed_to:
        words.append(f"\naccording to {', '.join(each.value for each in account.attributed_to)}")
    if account.part_of:
        words.append(f"\npart of {account.part_of}")
    return words.append(f"\n{account.type.rule}", style="dim")


def _statements(reading: Reading) -> Table:
    made = table("", "Who", "Kind", "Issues", "Date", "Says")
    for each in reading.statements:
        side = f" for {each.side.value}" if each.side else ""
        via = "".join(f" via {relay.value}" for relay in each.via)
        made.add_row(
            Text(each.id, style="dim"),
            f"{each.speaker.value}{side}{via}",
            each.kind.value,
            ", ".join(issue.value for issue in each.issues),
            when(each.date.value if each.date else None),
            each.gist,
        )
    return made
